"""The corrections of release 2.0.0, each found by a query."""

import pytest

import gorno_badakhshan as gb

ARTICLE = "wikipedia-2012-gorno-badakhshan-clashes"
OLD, NEW = "1.1.0", "2.0.0"


@pytest.fixture(scope="module")
def claims():
    """The claims of the corrected release."""
    return gb.claims(NEW)


def of_article(claims, slug):
    """Returns the claim of the article with this slug."""
    return claims[f"{ARTICLE}/{slug}"]


def test_the_sighting_of_residents_is_two_sightings(claims):
    """Armored vehicles, and helicopters: vague, seen by residents, and nobody says whose they are."""
    seen = claims.where(source=ARTICLE, said_by="residents", proposition=gb.Quantity)
    assert [claim.proposition.what for claim in seen] == ["armored vehicles seen", "helicopter gunships seen"]
    assert {claim.count.hedge for claim in seen} == {"vague"}
    assert {claim.origin.act for claim in seen} == {"witnesses"}


def test_quoted_words_without_a_speaker_have_an_unnamed_voice(claims):
    """The article quotes "heavy" fighting and does not say whom."""
    assert gb.load(NEW).actors[of_article(claims, "heavy-fighting").origin.actor].named == "unnamed"


def test_the_minimizing_word_is_a_characterization_by_its_speaker(claims):
    """Ayyombekov's "simple" says what the fight was like; his account of it starts where his words start."""
    word = of_article(claims, "ayyombekov-simple-fight")
    assert isinstance(word.proposition, gb.Characterization)
    assert word.origin.actor == "tolib-ayyombekov"
    assert of_article(claims, "ayyombekov-account").locator.start == 1675


def test_the_conjunction_between_two_events_is_a_possible_explanation(claims):
    """The "as" may give a reason or a time."""
    explanation = of_article(claims, "driven-out-by-centralizing")
    assert (type(explanation.proposition), explanation.certainty) == (gb.Explanation, "possible")


@pytest.mark.parametrize("slug", ["title-name", "title-year", "infobox-name", "infobox-year"])
def test_title_and_fact_box_claim_name_and_year(claims, slug):
    """What the dataset calls the event, it has from these claims."""
    assert of_article(claims, slug).event == "gorno-badakhshan-clashes"


def test_a_rank_of_a_website_is_a_trait(claims):
    """Nobody holds "most popular" as a position."""
    assert isinstance(of_article(claims, "website-most-popular").proposition, gb.Trait)


def test_the_presidency_is_claimed(claims):
    """The article says it in passing."""
    claim = of_article(claims, "rahmon-president-civil-war")
    assert (claim.proposition.actor, claim.locator.start) == ("emomali-rahmon", 1309)


def test_an_organization_that_is_not_printed_is_none(claims):
    """The two passages give an office and not whose it is."""
    held = claims.where(source=ARTICLE, proposition=gb.Position)
    spans = ((3234, 3250), (3447, 3484))
    printed = [c for c in held if any(low <= c.locator.start < high for low, high in spans)]
    assert printed
    assert {claim.proposition.organization for claim in printed} == {None}


def test_since_a_year_is_a_period_and_no_event(claims):
    """No event was invented to compare with."""
    comparisons = [claim.proposition for claim in claims.where(source=ARTICLE, proposition=gb.Comparison)]
    since = [comparison for comparison in comparisons if comparison.since is not None]
    assert [(comparison.since.edtf, comparison.baseline) for comparison in since] == [("2010", None)]


@pytest.mark.parametrize("slug", ["gorno-badakhshan-semi-autonomous", "khorog-capital"])
def test_what_a_place_is_has_a_proposition_of_its_own(claims, slug):
    """A place has neither posts nor conduct."""
    assert isinstance(of_article(claims, slug).proposition, gb.PlaceTrait)


def test_then_orders_two_events(claims):
    """The troops came after the roadblocks."""
    order = of_article(claims, "deployment-then").proposition
    assert (order.event, order.order, order.other) == ("military-deployment", "after", "roadblocks")


def test_participants_known_from_one_outlet_are_alleged():
    """Snipers, and who issued the amnesty."""
    events = gb.load(NEW).events
    parts = (part for id in ("khorog-fighting", "amnesty-offer") for part in events[id].participants)
    alleged = {part.actor for part in parts if part.status == "alleged"}
    assert "snipers" in alleged
    assert len(alleged) >= 2


def test_the_zero_of_state_television_says_whose_rendering_it_is(claims):
    """The same voice stands at 12 elsewhere, and the note says so."""
    assert "12" in of_article(claims, "tv-military-killed").note
    assert [claim.id for claim in claims.where(population="military", outcome="killed", hedge="none")] == [
        f"{ARTICLE}/tv-military-killed"
    ]


def test_what_is_called_an_estimate_is_estimated_and_certain(claims):
    """One rule: the speech act says it, and nothing else."""
    estimated = [claim for claim in claims if "estimate" in (claim.cue or "") and claim.count is not None]
    assert estimated
    assert {claim.certainty for claim in estimated} == {"certain"}
    assert {"estimates"} == {
        step.act for claim in estimated for step in claim.attribution if step.act != "cites"
    } - {"reports"}


def test_inferred_relays_go_back_in_time(claims):
    """No page relays a claim of a later day."""
    sources = gb.load(NEW).sources
    late = [
        claim.id
        for claim in claims
        if claim.relay_basis == "inferred"
        and (page := sources[claim.source].published)
        and (relayed := sources[claims[claim.relays].source].published)
        and relayed.earliest > page.latest
    ]
    assert late == []


@pytest.mark.parametrize("id", ["lashkarov", "normatov", "fayzi-oli", "sherzamonov"])
def test_people_without_a_known_public_part_are_not_named(id):
    """The id is withdrawn, and the error names who is described instead."""
    with pytest.raises(gb.UnknownIdError, match="use '"):
        gb.load(NEW).actors[id]


def test_points_cite_a_gazetteer_that_is_a_source():
    """Each has the entry's own id; license and version are those of the source."""
    ds = gb.load(NEW)
    points = [place.point for place in ds.places if place.point is not None]
    assert len(points) == 6
    assert all(point.entry and ds.sources[point.source].license for point in points)


def test_places_have_their_spellings_in_cyrillic():
    """Russian and Tajik names stand beside the English ones."""
    assert {"Хорог", "Хоруғ"} <= {name.spelling for name in gb.load(NEW).places["khorog"].names}


def test_no_stated_figure_was_changed():
    """Of the counts in both releases, one has another hedge: a bare figure that is an estimate is `about`."""
    old, new = gb.load(OLD).claims, gb.load(NEW).claims
    pairs = [(claim, new[claim.id]) for claim in old if claim.count is not None and claim.id in new]
    counts = [(one.count, other.count, other.id) for one, other in pairs if other.count is not None]
    assert [id for one, other, id in counts if one.stated != other.stated] == []
    assert [id for one, other, id in counts if one.hedge != other.hedge] == [f"{ARTICLE}/deployed-soldiers"]
