"""What cannot both be true, and what only looks like it."""

import attrs
import pytest

from gorno_badakhshan import AssumptionError, CasualtyCount, Claim, Count, Occurrence, Reading, contradictions
from gorno_badakhshan.testing import claim, dataset_of, event


def count(said_by: str, killed: Count | int, population: str = "civilian", **limits: str) -> Claim:
    """A count of people killed, limited or not."""
    held = Count.of("exact", killed) if isinstance(killed, int) else killed
    told = CasualtyCount(outcome="killed", population=population, count=held, **limits)
    return claim(said_by, proposition=told)


def reasons(*claims: Claim, **assumptions: object) -> list[str]:
    """Why the claims exclude each other."""
    return [pair.reason for pair in contradictions(claims, **assumptions)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (12, 30, ["disjoint_bounds"]),
        (12, Count.of("more_than", 12), ["disjoint_bounds"]),
        (Count.of("none", 0), Count.of("at_least", 1), ["disjoint_bounds"]),
        (Count.of("up_to", 11), Count.of("at_least", 12), ["disjoint_bounds"]),
        (Count.of("nearly", 50), 50, ["disjoint_bounds"]),
        (12, 12, []),
        (12, Count.of("at_least", 12), []),
        (12, Count(hedge="unknown"), []),
        (Count.of("about", 20), 22, []),
        (Count.of("about", 20), 23, ["disjoint_bounds"]),
    ],
)
def test_counts_exclude_each_other_where_no_number_satisfies_both(one, other, expected):
    """Two counts of one number are apart if and only if their bounds are."""
    assert reasons(count("a", one), count("b", other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (count("a", 12), count("b", 10, "everyone"), ["part_exceeds_whole"]),
        (count("a", 12), count("b", 10, "residents"), ["part_exceeds_whole"]),
        (count("a", 12), count("b", 30, "everyone"), []),
        (count("a", 12), count("b", 10, "military"), []),
        (count("a", 12), count("b", 10, "government_forces"), []),
        (count("a", 6, cause="snipers"), count("b", 5), ["part_exceeds_whole"]),
        (count("a", 6, cause="snipers"), count("b", 5, "everyone"), ["part_exceeds_whole"]),
        (count("a", 6, cause="snipers"), count("b", 100), []),
        (count("a", 6, cause="snipers"), count("b", 4, cause="snipers"), ["disjoint_bounds"]),
        (count("a", 6, cause="snipers"), count("b", 4, cause="mortars"), []),
        (count("a", 6, cause="snipers"), count("b", 4, subset="children"), []),
        (
            count("a", 6, cause="snipers", subset="children"),
            count("b", 4, cause="snipers"),
            ["part_exceeds_whole"],
        ),
    ],
)
def test_a_part_excludes_only_a_whole_that_is_smaller(one, other, expected):
    """A part bounds its whole from below, in either order, and never rivals it or another part."""
    assert reasons(one, other) == reasons(other, one) == expected


def test_an_unnamed_sub_count_is_no_rival_of_its_whole():
    """Five of the twelve contradict neither twelve nor another five of them, only fewer than five in all."""
    five = attrs.evolve(count("a", 5), part_of="some-source/b-civilian-killed")
    seven = attrs.evolve(count("c", 7), part_of="some-source/b-civilian-killed")
    assert reasons(count("b", 12), five, seven) == []
    assert reasons(count("b", 4), five) == ["part_exceeds_whole"]


def test_counts_of_other_events_and_outcomes_are_not_compared():
    """Killed is no rival of wounded, nor one day's dead of another's."""
    assert reasons(claim("a", killed=12), claim("b", wounded=30), claim("c", killed=1, event="e")) == []


def test_pairs_come_in_the_order_given():
    """First and second, and the pairs themselves, follow the order of the claims."""
    low, middle, high = count("a", 1), count("b", 2), count("c", 3)
    told = [(pair.first, pair.second) for pair in contradictions([high, low, middle])]
    assert told == [(high, low), (high, middle), (low, middle)]


def test_a_pair_explains_itself():
    """Who says what, in one line."""
    (pair,) = contradictions([count("a-paper", 12), count("a-channel", Count.of("none", 0))])
    assert repr(pair) == (
        "<Contradiction disjoint_bounds: a-paper says 12 civilian killed and a-channel says no civilian killed>"
    )


# Assumptions


@pytest.mark.parametrize(
    "options",
    [{"infobox": False}, {"set_aside": {"a-box": "copied"}}, {"bare": "floor"}],
    ids=lambda options: next(iter(options)),
)
def test_an_assumption_can_resolve_a_contradiction(options):
    """Who is not heard excludes nobody, and two floors never exclude each other."""
    box = claim("a-box", killed=41, medium="infobox")
    assert reasons(box, claim("a-paper", killed=12)) == ["disjoint_bounds"]
    assert reasons(box, claim("a-paper", killed=12), **options) == []


def test_a_tolerance_can_resolve_a_contradiction():
    """Whether about 20 is compatible with 25 depends on how far 'about' reaches."""
    pair = claim("a", killed=Count.of("about", 20)), claim("b", killed=25)
    assert (reasons(*pair), reasons(*pair, tolerance=0.25)) == (["disjoint_bounds"], [])


def test_the_reading_assumed_is_compared_and_told():
    """In the other reading other figures clash, and the explanation gives those."""
    other = claim("the-paper", killed=100)
    reading = Reading(proposition=other.proposition, attribution=other.attribution, reason="why")
    hedged = claim("a-doctor", killed=Count.of("at_least", 100), alternative=reading)
    assert reasons(hedged, claim("b", killed=120)) == []
    (pair,) = contradictions([hedged, claim("b", killed=120)], reading="alternative")
    assert pair.explanation == "the-paper says 100 everyone killed and b says 120 everyone killed"


def test_who_does_not_speak_cannot_be_set_aside():
    """A misspelt speaker would otherwise stay in without a word."""
    with pytest.raises(AssumptionError, match="did you mean a-paper"):
        contradictions([claim("a-paper", killed=12)], set_aside={"a-papper": "why"})


# Denials and manners


def test_a_denial_excludes_what_it_denies():
    """The same proposition, affirmed and denied."""
    yes, no = claim("a", killed=12), claim("b", killed=12, polarity="denied")
    (pair,) = contradictions([yes, no])
    assert (pair.reason, pair.explanation) == (
        "affirmed_and_denied",
        "a says 12 everyone killed and b denies 12 everyone killed",
    )


def test_a_denied_figure_is_no_figure():
    """Who denies twelve does not thereby claim any number that another could contradict."""
    assert reasons(claim("a", killed=30), claim("b", killed=12, polarity="denied")) == []


@pytest.mark.parametrize(
    ("affirmed", "denied", "expected"),
    [
        (20, Count.of("at_least", 12), ["affirmed_and_denied"]),
        (Count.of("more_than", 12), Count.of("at_least", 12), ["affirmed_and_denied"]),
        (11, Count.of("at_least", 12), []),
        (Count.of("at_least", 11), Count.of("at_least", 12), []),  # eleven is left to both
        (20, Count.of("about", 20), []),  # nobody says how far that denial reaches
    ],
)
def test_a_denied_range_excludes_the_counts_within_it(affirmed, denied, expected):
    """Whoever denies at least twelve denies twenty too, and leaves eleven possible."""
    assert reasons(claim("a", killed=affirmed), claim("b", killed=denied, polarity="denied")) == expected


def test_an_answer_denies_no_more_than_it_says():
    """Whoever answers an accusation and denies something else has not denied what was said."""
    accusation = claim("a", killed=Count.of("at_least", 12))
    denial = claim("b", wounded=12, polarity="denied", responds_to=accusation.id)
    assert reasons(accusation, denial) == []


def test_denials_of_other_events_are_not_compared():
    """A denial holds for its event."""
    assert reasons(claim("a", killed=12), claim("b", killed=12, polarity="denied", event="other")) == []


def account(said_by: str, manner: str, **fields: object) -> Claim:
    """An account of how somebody was killed."""
    told = Occurrence(event="some-killing", manner=manner)
    return claim(said_by, event="some-killing", proposition=told, id=f"some-source/{said_by}-{manner}", **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (account("a", "stabbed"), account("b", "shot"), ["exclusive_manners"]),
        (account("a", "stabbed"), account("b", "stabbed"), []),
        (account("a", "stabbed"), account("a", "shot"), []),
        (account("a", "stabbed"), account("b", "shot", polarity="denied"), []),
        (account("a", "stabbed"), account("b", "shot", relays="some-source/a-stabbed"), []),
    ],
    ids=["two-voices", "alike", "one-voice", "denied", "relayed"],
)
def test_two_manners_of_one_killing_by_two_voices_exclude_each_other(one, other, expected):
    """A person dies once: other manners, by other voices, both affirmed, are two accounts of it."""
    assert reasons(one, other, dataset=dataset_of(one, other, event("some-killing", kind="killing"))) == expected


def test_manners_of_what_is_no_killing_are_not_compared():
    """A fight can be told in many ways, and without a dataset nobody says what is a killing."""
    pair = account("a", "at night"), account("b", "by helicopter")
    assert reasons(*pair, dataset=dataset_of(*pair, event("some-killing", kind="fighting"))) == []
    assert reasons(*pair) == []


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (("stabbing",), ("beating",), True),
        (("stabbing",), ("beating", "stabbing"), False),  # told more fully
        (("violence",), ("stabbing",), False),  # by another's hand, without saying how
        (("violence",), ("accident",), True),
        ((), ("stabbing",), False),  # one says nothing of it
    ],
)
def test_means_exclude_each_other_only_where_both_cannot_be(one, other, excluded) -> None:
    """Means of one death are held against means, and a word that leaves open how excludes mishap alone."""
    manners = [Occurrence(event="a-death", means=means) for means in (one, other)]
    told = [claim(f"voice-{number}", event="a-death", proposition=told) for number, told in enumerate(manners)]
    held = dataset_of(event("a-death", kind="killing"), *told)
    assert bool(contradictions(told, dataset=held)) == excluded
