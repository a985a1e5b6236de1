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
    """The timeline as plain rows: day, standing and figures."""
    timeline = gb.timeline(claims, policy, dataset=DATASET)
    return [(toll.day.isoformat(), toll.standing, toll.estimate.figures) for toll in timeline]


def test_there_is_a_toll_for_each_day_and_standing_with_a_new_claim():
    """Officials say 12 and a day later 17; the clinic speaks on the first day."""
    assert tolls(EARLY, LATE, CLINIC) == [
        ("2012-07-24", "official", "12"),
        ("2012-07-24", "medical", "40"),
        ("2012-07-25", "official", "17"),
    ]


def test_the_day_of_speaking_takes_precedence_over_that_of_publication():
    """A claim counts from the day on which it was said, if that is known."""
    assert tolls(CLINIC)[0][0] == "2012-07-24"


def test_a_month_counts_from_its_last_day():
    """A page published on some day in July counts from the last day of July."""
    assert tolls(PASSER_BY) == [("2012-07-31", None, "3")]


def test_a_claim_without_a_day_is_left_out():
    """`where(until=...)` leaves it out, too."""
    assert tolls(EARLY, UNDATED) == [("2012-07-24", "official", "12")]


def test_a_relay_has_the_standing_of_the_first_speaker():
    """A site that relays the ministry belongs to the officials."""
    assert tolls(EARLY, RELAY) == [("2012-07-24", "official", "12"), ("2012-07-31", "official", "12")]


def test_a_toll_has_the_new_claims_of_its_day():
    """Claims of earlier days are not new."""
    timeline = gb.timeline([EARLY, LATE], dataset=DATASET)
    assert [[new.id for new in toll.new] for toll in timeline] == [[EARLY.id], [LATE.id]]


def test_the_order_given_does_not_matter():
    """The timeline of the same claims in another order is the same, apart from the order within a day."""
    assert sorted(tolls(LATE, CLINIC, EARLY)) == sorted(tolls(EARLY, LATE, CLINIC))


def test_a_speaker_of_one_standing_may_be_set_aside():
    """The assumption holds for the standing in which the speaker speaks, and does not concern the others."""
    timeline = gb.timeline([EARLY, CLINIC], dataset=DATASET, set_aside={"a-clinic": "unnamed"})
    assert [toll.standing for toll in timeline] == ["official"]


def test_a_day_without_a_number_has_no_toll():
    """A claim that the number is disputed adds none; the first toll is that of the first count."""
    dispute = claim(
        "a-ministry",
        id="monday/dispute",
        source="monday",
        proposition=gb.Dispute(subject="dead", state="disputed", outcome="killed", population="everyone"),
    )
    assert tolls(dispute, LATE) == [("2012-07-25", "official", "17")]


def test_tolls_of_all_standings_are_in_the_order_of_days():
    """The order of the claims does not matter."""
    assert [day for day, _, _ in tolls(PASSER_BY, LATE, CLINIC)] == ["2012-07-24", "2012-07-25", "2012-07-31"]


def test_tolls_of_one_day_are_in_the_order_of_the_first_days_of_their_standings():
    """On the second day the clinic, which spoke on the first day, comes before the officials."""
    again = claim("a-clinic", id="tuesday/again", source="tuesday", killed=41)
    assert [(day, standing) for day, standing, _ in tolls(LATE, again, CLINIC)] == [
        ("2012-07-24", "medical"),
        ("2012-07-25", "medical"),
        ("2012-07-25", "official"),
    ]


def test_mixed_questions_are_refused():
    """A timeline is of one event, outcome and population."""
    wounded = claim("a-clinic", id="monday/wounded", source="monday", wounded=60)
    with pytest.raises(QuestionError, match="several questions"):
        gb.timeline([EARLY, wounded], dataset=DATASET)


def test_a_timeline_needs_a_dataset():
    """Without a dataset no speaker's standing is known."""
    with pytest.raises(QuestionError, match="give the dataset"):
        gb.timeline([EARLY])


def test_the_repr_has_day_standing_and_figures():
    """The repr is one line."""
    (toll,) = gb.timeline([EARLY], dataset=DATASET)
    assert (toll.day, repr(toll)) == (date(2012, 7, 24), "<Toll of 2012-07-24, official: 12>")


FIFTY = claim("a-clinic", killed=50)
AMBIGUOUS = evolve(
    EARLY, alternative=gb.Reading(proposition=FIFTY.proposition, attribution=FIFTY.attribution, reason="r")
)


def test_the_alternative_reading_has_the_standing_of_its_own_speaker():
    """In the alternative reading the clinic gives the figure."""
    timeline = gb.timeline([AMBIGUOUS], dataset=DATASET, reading="alternative")
    assert [(toll.standing, toll.estimate.figures) for toll in timeline] == [("medical", "50")]


def test_the_speaker_of_the_alternative_reading_can_be_set_aside():
    """Nobody else speaks, so there is no toll."""
    options = {"reading": "alternative", "set_aside": {"a-clinic": "unnamed"}}
    assert gb.timeline([AMBIGUOUS], dataset=DATASET, **options) == ()
