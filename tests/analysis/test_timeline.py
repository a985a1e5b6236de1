"""The toll as it stood each day."""

from datetime import date

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.errors import QuestionError
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.testing import actor, claim, dataset_of, source


def day(text: str) -> Period:
    """A stated date."""
    return Period(edtf=text, basis="stated")


SOURCES = [
    source("monday", published=day("2012-07-24")),
    source("tuesday", published=day("2012-07-25")),
    source("summer", published=day("2012-07")),
    source("some-time"),
]
ACTORS = [actor("a-ministry", standing="official"), actor("a-clinic", standing="medical"), actor("a-passer-by")]
EARLY = claim("a-ministry", id="monday/official", source="monday", killed=12)
LATE = claim("a-ministry", id="tuesday/official", source="tuesday", killed=17, supersedes=EARLY.id)
CLINIC = claim("a-clinic", id="tuesday/clinic", source="tuesday", killed=40, said="2012-07-24")
PASSER_BY = claim("a-passer-by", id="summer/seen", source="summer", killed=3)
RELAY = claim("a-site", id="summer/relay", source="summer", killed=12, relays=EARLY.id)
UNDATED = claim("a-site", id="some-time/dead", source="some-time", killed=5)
DATASET = dataset_of(*SOURCES, *ACTORS, EARLY, LATE, CLINIC, PASSER_BY, RELAY, UNDATED)


def tolls(*claims: gb.Claim, policy: str = "stated_range") -> list[tuple[str, str | None, str]]:
    """The timeline as plain rows."""
    told = gb.timeline(claims, policy, dataset=DATASET)
    return [(toll.day.isoformat(), toll.standing, toll.estimate.figures) for toll in told]


def test_a_toll_stands_for_each_day_and_standing_of_which_something_is_new():
    """Officials first said 12 and then 17; the clinic spoke on the first day."""
    assert tolls(EARLY, LATE, CLINIC) == [
        ("2012-07-24", "official", "12"),
        ("2012-07-24", "medical", "40"),
        ("2012-07-25", "official", "17"),
    ]


def test_what_was_said_goes_before_what_was_published():
    """A claim counts from the day it was said, where that is told."""
    assert tolls(CLINIC)[0][0] == "2012-07-24"


def test_a_month_counts_from_its_last_day():
    """What was published some time in July is known only when July is over."""
    assert tolls(PASSER_BY) == [("2012-07-31", None, "3")]


def test_a_claim_without_a_day_is_left_out():
    """As `where(until=...)` leaves it out."""
    assert tolls(EARLY, UNDATED) == [("2012-07-24", "official", "12")]


def test_a_relay_speaks_with_the_standing_of_the_first_voice():
    """A site that repeats the ministry is no press figure."""
    assert tolls(EARLY, RELAY) == [("2012-07-24", "official", "12"), ("2012-07-31", "official", "12")]


def test_the_new_claims_of_the_day_are_held():
    """A row tells what made it change."""
    told = gb.timeline([EARLY, LATE], dataset=DATASET)
    assert [[new.id for new in toll.new] for toll in told] == [[EARLY.id], [LATE.id]]


def test_the_order_given_does_not_matter():
    """Law: order of claims never matters."""
    assert tolls(LATE, CLINIC, EARLY)[-1] == tolls(EARLY, LATE, CLINIC)[-1]


def test_a_speaker_may_be_set_aside_that_only_one_standing_has():
    """What is assumed of a speaker reaches the rows in which it speaks, and breaks no other."""
    told = gb.timeline([EARLY, CLINIC], dataset=DATASET, set_aside={"a-clinic": "unnamed"})
    assert [toll.standing for toll in told] == ["official"]


def test_mixed_questions_are_refused():
    """Dead and wounded are not added up."""
    wounded = claim("a-clinic", id="monday/wounded", source="monday", wounded=60)
    with pytest.raises(QuestionError, match="several questions"):
        gb.timeline([EARLY, wounded], dataset=DATASET)


def test_it_needs_to_know_the_speakers():
    """Without a dataset nobody's standing is known."""
    with pytest.raises(QuestionError, match="give the dataset"):
        gb.timeline([EARLY])


def test_a_row_can_be_read_aloud():
    """Day, standing and figures."""
    (toll,) = gb.timeline([EARLY], dataset=DATASET)
    assert (toll.day, repr(toll)) == (date(2012, 7, 24), "<Toll of 2012-07-24, official: 12>")


def test_the_other_reading_counts_for_its_own_speaker():
    """Read the other way, a figure belongs to whoever says it there, and that speaker can be set aside."""
    other = claim("a-clinic", killed=50)
    reading = gb.Reading(proposition=other.proposition, attribution=other.attribution, reason="r")
    told = evolve(EARLY, alternative=reading)
    rows = gb.timeline([told], dataset=DATASET, reading="alternative")
    assert [(row.standing, row.estimate.figures) for row in rows] == [("medical", "50")]
    aside = {"a-clinic": "unnamed"}
    assert gb.timeline([told], dataset=DATASET, reading="alternative", set_aside=aside) == ()
