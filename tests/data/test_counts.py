"""The numbers of the article, queried by the public functions: the acceptance table of release 1.0.0."""

import pytest

import gorno_badakhshan as gb

COUNTS = [
    # said by, outcome, population, wording, low, high
    ("state-television", "killed", "military", "none", 0, 0),
    ("state-television", "killed", "civilian", "none", 0, 0),
    ("state-television", "wounded", "military", "23", 23, 23),
    ("bbc-news", "killed", "military", "at least 12", 12, None),
    ("bbc-news", "killed", "militant", "at least 30", 30, None),
    ("hospital-source", "killed", "military", "more than 100", 101, None),
    ("hospital-source", "killed", "civilian", "more than 100", 101, None),
    ("unnamed-government-source", "killed", "military", "at least 20", 20, None),
    ("al-jazeera", "killed", "military", "12", 12, 12),
    ("al-jazeera", "killed", "militant", "30", 30, 30),
    ("al-jazeera", "wounded", "military", "more than 20", 21, None),
    ("wikipedia-infobox", "killed", "military", "41", 41, 41),
    ("wikipedia-infobox", "wounded", "military", "23", 23, 23),
    ("wikipedia-infobox", "killed", "militant", "30", 30, 30),
    ("wikipedia-infobox", "detained", "militant", "40", 40, 40),
]


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: "-".join(row[:3]))
def test_a_speaker_gives_one_count(row):
    """Each speaker gives one count of a whole population, with these words and bounds."""
    said_by, outcome, population, wording, low, high = row
    claims = gb.claims("1.0.0", about="khorog-fighting", said_by=said_by, outcome=outcome, population=population)
    count = claims.filter(lambda claim: not claim.proposition.is_part).one().count
    assert (str(count), count.low, count.high) == (wording, low, high)


def test_nobody_else_gives_a_count_of_a_whole_population():
    """The table above has all counts of casualties among a whole population."""
    counts = gb.claims("1.0.0", proposition=gb.CasualtyCount)
    assert len(counts.filter(lambda claim: not claim.proposition.is_part)) == len(COUNTS)


@pytest.mark.parametrize(("slug", "narrow"), [("bbc-militant-killed", "30"), ("hospital-civilian-killed", "100")])
def test_the_narrow_reading_is_the_alternative(slug, narrow):
    """If one hedge precedes two figures, the second figure may also be read without it."""
    claim = gb.load("1.0.0").claims[f"wikipedia-2012-gorno-badakhshan-clashes/{slug}"]
    assert str(claim.alternative.proposition.count) == narrow
    assert claim.alternative.attribution == claim.attribution


@pytest.mark.parametrize("speaker", ["hospital-source", "unnamed-government-source"])
def test_an_unnamed_source_speaks_through_an_agency(speaker):
    """The unnamed source is the origin, and the agency relays it."""
    through = {"hospital-source": "bbc-news", "unnamed-government-source": "associated-press"}[speaker]
    claims = gb.claims("1.0.0", said_by=speaker, outcome="killed")
    assert claims == gb.claims("1.0.0", relayed_by=through, outcome="killed")


def test_the_prosecutor_is_one_wounded_person():
    """The count is of one person, by AP's source or, in the alternative reading, by AP."""
    claim = gb.claims("1.0.0", said_by="unnamed-government-source", outcome="wounded").one()
    assert (claim.proposition.person, claim.count.low, claim.count.high) == ("khairullo-saidov", 1, 1)
    assert claim.alternative.attribution[0].actor == "associated-press"


def test_snipers_killed_at_least_six_civilians():
    """The count is limited to its cause, so it bounds the number of civilians killed from below."""
    six, children = gb.claims("1.0.0", said_by="rferl")
    assert (str(six.count), six.proposition.cause, six.proposition.is_part) == ("at least 6", "snipers", True)
    assert (children.proposition.subset, children.part_of) == ("children", six.id)


def test_civilian_casualties_are_disputed_in_the_fact_box():
    """A disputed number is a proposition of its own or, in the alternative reading, a count without bounds."""
    claim = gb.claims("1.0.0", said_by="wikipedia-infobox", population="civilian").one()
    assert (type(claim.proposition), claim.proposition.state) == (gb.Dispute, "disputed")
    assert claim.alternative.proposition.count.hedge == "unknown"


@pytest.mark.parametrize("slug", ["infobox-strength-first-side", "infobox-strength-second-side"])
def test_both_strengths_are_unknown(slug):
    """An unknown strength is a claim without bounds."""
    size = gb.load("1.0.0").claims[f"wikipedia-2012-gorno-badakhshan-clashes/{slug}"].proposition
    assert (size.measure, size.count.hedge, size.count.low, size.count.high) == ("strength", "unknown", 0, None)


def test_ayyombekov_estimates_800_deployed():
    """The deployed are another measure than the strength; the word "estimates" may hedge the figure or not."""
    claim = gb.claims("1.0.0", proposition=gb.ForceSize, said_by="tolib-ayyombekov").one()
    assert (claim.proposition.measure, claim.count.stated, claim.origin.act) == ("deployed", 800, "estimates")
    assert (claim.certainty, claim.count.hedge) == ("probable", "exact")
    assert claim.alternative.proposition.count.hedge == "about"
