"""The press record: who repeats whom, what changed on the way, and what was taken back."""

import pytest

import gorno_badakhshan as gb

DS = gb.load("1.1.0")
ARTICLE = "wikipedia-2012-gorno-badakhshan-clashes"
COUNTS = DS.claims.where(event="khorog-fighting", proposition=gb.CasualtyCount)

KNOWN_DRIFTS = [
    # claim, first voice, what changed, before, after
    ("zee-hindi-0724/source-forces-wounded", "afp-military-source", "value", "20", "200"),
    ("24tv-0724/bbc-civilian-killed", "hospital-source", "hedge", "about", "more_than"),
    (f"{ARTICLE}/hospital-civilian-killed", "hospital-source", "hedge", "about", "more_than"),
    (f"{ARTICLE}/ap-military-killed", "ap-security-official", "hedge", "about", "at_least"),
    (f"{ARTICLE}/bbc-military-killed", "interior-ministry-and-gknb", "hedge", "exact", "at_least"),
    ("utro-0822/killed-official", "prosecutor-general", "population", "government_forces", "everyone"),
    ("emmahw-0727/total-casualties", "hospital-source", "outcome", "killed", "casualties"),
    ("languageconflict/bbc-civilians-killed", "hospital-source", "hedge", "about", "up_to"),
    ("asiaplus-0727/civilian-killed", "radio-ozodi", "speaker", "radio-ozodi", "tajik-government"),
    ("rt-0731/official-militant-detained", "prosecutor-general", "value", "41", "40"),
    ("eramuslim-presstv/government-forces-wounded", "interior-ministry-and-gknb", "hedge", "exact", "about"),
]


@pytest.mark.parametrize(("id", "voice", "what", "before", "after"), KNOWN_DRIFTS)
def test_a_known_drift_is_in_the_lineage(id, voice, what, before, after):
    """Each is told with both values, and the chain begins with who really spoke."""
    chain = gb.lineage(id, DS)
    assert chain.first.origin.actor == voice
    assert (before, after) in [(change.before, change.after) for change in chain.drift if change.what == what]


def test_the_41_detained_stand_beside_the_41_killed():
    """One figure with two meanings, and no link between them: whether one became the other is not known."""
    detained = DS.claims["wikinews-ru-0728/prosecutors-militant-detained"]
    killed = DS.claims[f"{ARTICLE}/infobox-military-killed"]
    assert {change.what for change in gb.drift(detained, killed)} == {"outcome", "population", "speaker"}
    assert killed.relays is None
    assert "41" in killed.note


def test_few_voices_are_behind_many_pages():
    """Two official statements alone stand behind more than half of the counts, in over forty sources."""
    voices = {voice.actor: voice for voice in gb.origins(COUNTS)}
    official = [*voices["interior-ministry-and-gknb"], *voices["prosecutor-general"]]
    assert len(official) > len(COUNTS) / 2
    assert len({claim.source for claim in official}) > 40


def test_thirteen_voices_hold_most_of_the_counts():
    """What is left is told by one page or two, and nobody took it up."""
    voices = sorted(gb.origins(COUNTS), key=len, reverse=True)
    assert sum(map(len, voices[:13])) > 0.8 * len(COUNTS)


@pytest.mark.parametrize(
    ("outcome", "population", "early", "late"),
    [
        ("killed", "government_forces", 12, 17),
        ("wounded", "government_forces", 23, 40),
        ("detained", "militant", 40, 41),
        ("killed", "civilian", 0, 1),
        ("killed", "everyone", 42, 48),
    ],
)
def test_an_official_figure_is_no_rival_of_its_correction(outcome, population, early, late):
    """The joint statement's figures count until the officials' own later ones are among the claims."""
    asked = COUNTS.where(outcome=outcome, population=population)
    then, later = (
        {claim.count.stated for claim in gb.reconcile(claims).used}
        for claims in (asked.where(until="2012-07-27"), asked)
    )
    assert early in then
    assert late in later
    replaced = [c.claim for c in gb.reconcile(asked).excluded if c.reason.startswith("replaced by")]
    assert early in {claim.count.stated for claim in replaced}


def test_a_relay_stands_in_another_source_and_says_how_it_is_known():
    """A link without a basis would be a guess in silence."""
    for claim in DS.claims:
        assert (claim.relays is None) == (claim.relay_basis is None)
        assert claim.relays is None or DS.claims[claim.relays].source != claim.source


def test_every_lineage_ends():
    """No claim relays itself, over however many steps."""
    for claim in DS.claims:
        assert gb.lineage(claim, DS).first.relays is None


def test_mirrors_are_marked():
    """A mirror of the article is no witness."""
    mirrored = [source.id for source in DS.sources if source.mirrors]
    assert mirrored == ["gv-wikiitalian"]
    assert all(gb.lineage(claim, DS).first.source == ARTICLE for claim in DS.claims.where(source=mirrored[0]))


def test_there_was_more_than_one_ceasefire():
    """A truce of hours, the halt, and a moratorium are three events with claims of their own."""
    halts = {event.id for event in DS.events.where(kind="halt")}
    assert {"four-hour-truce", "halt-to-operations", "moratorium-to-27-july"} <= halts
    assert all(len(DS.claims.where(event=halt)) > 0 for halt in halts)


def test_the_total_and_its_parts_hold_together():
    """42 in all are 12 of the forces and 30 militants: the three are in one story."""
    joint = COUNTS.where(outcome="killed").filter(lambda claim: claim.id.partition("/")[0] == "rus-azattyk-0725")
    (story,) = gb.consistent_sets(joint)
    assert len(story.claims) == 3
    assert (story.of("civilian").low, story.of("civilian").high) == (0, 0)


def test_a_disputed_status_is_said():
    """The 21 of the list are residents of whom the group asks how many had fought."""
    told = DS.claims["regnum-2012/residents-killed"].proposition
    assert (told.population, told.status, told.count.stated) == ("residents", "unknown", 21)


def test_private_persons_are_not_named():
    """Victims, defendants and drivers are described; their names stand nowhere in the records."""
    names = (
        "Shodmonbek",
        "Jomatbek",
        "Murodov",
        "Abdurahim",
        "Gulnazar",
        "Ashour",
        "Ziyobek",
        "Murodbek",
        "Amirsho",
    )
    told = " ".join(str(record.to_dicts()) for record in (DS.claims, DS.actors, DS.events, DS.places))
    assert [name for name in names if name.lower() in told.lower()] == []


def test_no_account_is_quoted_in_offsets_without_a_text():
    """Accounts whose text was not at hand are placed by part only."""
    assert not [c.id for c in DS.claims if c.source != ARTICLE and c.locator.start is not None]
