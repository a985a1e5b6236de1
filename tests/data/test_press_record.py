"""The press record: who relays whom, what changed along the relays, and which figures were replaced."""

import pytest

import gorno_badakhshan as gb

DS = gb.load("1.1.0")
ARTICLE = "wikipedia-2012-gorno-badakhshan-clashes"
COUNTS = DS.claims.where(event="khorog-fighting", proposition=gb.CasualtyCount)

KNOWN_DRIFTS = [
    # claim, first speaker, what changed, before, after
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


@pytest.mark.parametrize(("id", "speaker", "what", "before", "after"), KNOWN_DRIFTS)
def test_a_known_drift_is_in_the_lineage(id, speaker, what, before, after):
    """The lineage has both values, and begins with the first speaker."""
    chain = gb.lineage(id, DS)
    assert chain.first.origin.actor == speaker
    assert (before, after) in [(change.before, change.after) for change in chain.drift if change.what == what]


def test_the_41_detained_and_the_41_killed_are_not_linked():
    """The same figure has two meanings; whether the one relays the other is not known."""
    detained = DS.claims["wikinews-ru-0728/prosecutors-militant-detained"]
    killed = DS.claims[f"{ARTICLE}/infobox-military-killed"]
    assert {change.what for change in gb.drift(detained, killed)} == {"outcome", "population", "speaker"}
    assert killed.relays is None
    assert "41" in killed.note


def test_two_officials_are_the_origins_of_more_than_half_of_the_counts():
    """Their claims are in over forty sources."""
    origins = {origin.actor: origin for origin in gb.origins(COUNTS)}
    official = [*origins["interior-ministry-and-gknb"], *origins["prosecutor-general"]]
    assert len(official) > len(COUNTS) / 2
    assert len({claim.source for claim in official}) > 40


def test_thirteen_speakers_are_the_origins_of_most_counts():
    """More than four in five counts go back to them."""
    largest = sorted(gb.origins(COUNTS), key=len, reverse=True)[:13]
    assert sum(map(len, largest)) > 0.8 * len(COUNTS)


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
def test_an_official_figure_counts_until_its_correction(outcome, population, early, late):
    """The figures of the joint statement count until the officials' later ones are among the claims."""
    claims = COUNTS.where(outcome=outcome, population=population)
    before, after = gb.reconcile(claims.where(until="2012-07-27")), gb.reconcile(claims)
    assert early in {claim.count.stated for claim in before.used}
    assert late in {claim.count.stated for claim in after.used}
    replaced = [each.claim for each in after.excluded if each.reason.startswith("replaced by")]
    assert early in {claim.count.stated for claim in replaced}


def test_a_relay_is_in_another_source_and_has_a_basis():
    """The basis says how the link is known."""
    for claim in DS.claims:
        assert (claim.relays is None) == (claim.relay_basis is None)
        assert claim.relays is None or DS.claims[claim.relays].source != claim.source


def test_every_lineage_ends():
    """No claim relays itself, not even through others."""
    for claim in DS.claims:
        assert gb.lineage(claim, DS).first.relays is None


def test_mirrors_are_marked():
    """A mirror of the article is marked, and all of its claims go back to the article."""
    mirrored = [source.id for source in DS.sources if source.mirrors]
    assert mirrored == ["gv-wikiitalian"]
    assert all(gb.lineage(claim, DS).first.source == ARTICLE for claim in DS.claims.where(source=mirrored[0]))


def test_there_was_more_than_one_ceasefire():
    """A truce of some hours, the halt and a moratorium are three events with claims of their own."""
    halts = {event.id for event in DS.events.where(kind="halt")}
    assert {"four-hour-truce", "halt-to-operations", "moratorium-to-27-july"} <= halts
    assert all(len(DS.claims.where(event=halt)) > 0 for halt in halts)


def test_the_official_total_is_the_sum_of_its_parts():
    """42 in all are 12 of the forces and 30 militants, so the three counts are one story."""
    statement = COUNTS.where(outcome="killed", source="rus-azattyk-0725")
    (story,) = gb.consistent_sets(statement)
    assert len(story.claims) == 3
    assert (story.of("civilian").low, story.of("civilian").high) == (0, 0)


def test_a_count_has_the_status_that_its_source_gives():
    """The 21 of the list are residents of whom it is unknown how many had fought."""
    count = DS.claims["regnum-2012/residents-killed"].proposition
    assert (count.population, count.status, count.count.stated) == ("residents", "unknown", 21)


def test_private_persons_are_not_named():
    """Victims, defendants and drivers are described; their names are in no record."""
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
    text = " ".join(str(records.to_dicts()) for records in (DS.claims, DS.actors, DS.events, DS.places)).lower()
    assert [name for name in names if name.lower() in text] == []


def test_claims_of_sources_without_a_text_have_no_offsets():
    """Only the text of the article was at hand; the locators of the other sources have a part only."""
    assert not [claim.id for claim in DS.claims if claim.source != ARTICLE and claim.locator.start is not None]
