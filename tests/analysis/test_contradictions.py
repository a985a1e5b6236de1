"""Which pairs of claims cannot both be true, and which only seem so."""

import attrs
import pytest

from gorno_badakhshan import AssumptionError, CasualtyCount, Claim, Count, Occurrence, Reading, contradictions
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.contradictions import contradictions_of
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.testing import claim, dataset_of, event


def count(said_by: str, killed: Count | int, population: str = "civilian", **limits: str) -> Claim:
    """A count of people killed, limited or not."""
    number = Count.of("exact", killed) if isinstance(killed, int) else killed
    proposition = CasualtyCount(outcome="killed", population=population, count=number, **limits)
    return claim(said_by, proposition=proposition)


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
def test_counts_of_one_number_exclude_each_other_if_their_bounds_are_disjoint(one, other, expected):
    """Two counts of one number contradict each other if and only if no number satisfies both."""
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
    """A part bounds its whole from below, in either order, and contradicts no other part."""
    assert reasons(one, other) == reasons(other, one) == expected


def test_an_unnamed_sub_count_contradicts_only_a_smaller_whole():
    """Five of the twelve contradict neither twelve nor seven of them, only fewer than five in all."""
    five = attrs.evolve(count("a", 5), part_of="some-source/b-civilian-killed")
    seven = attrs.evolve(count("c", 7), part_of="some-source/b-civilian-killed")
    assert reasons(count("b", 12), five, seven) == []
    assert reasons(count("b", 4), five) == ["part_exceeds_whole"]


def test_a_count_in_addition_to_another_is_not_compared_with_it():
    """One dead, and another twelve, are two parts: neither may be more than five in all, and neither is all."""
    one = claim("a-paper", id="some-source/one", killed=1)
    twelve = claim("a-paper", id="some-source/twelve", killed=12, besides=one.id)
    assert reasons(one, twelve) == reasons(twelve, one) == []
    assert reasons(one, twelve, claim("b", killed=5)) == ["part_exceeds_whole"]


@pytest.mark.parametrize("in_order", [1, -1])
@pytest.mark.parametrize("killed", [1, 11, 12, 13])
def test_the_number_of_pairs_is_known_without_those_in_addition_to_each_other(killed, in_order):
    """The number is that of the pairs, whether the second count is less, equal or more."""
    twelve = claim("a-paper", id="some-source/twelve", killed=12)
    others = [
        claim("a-paper", id="some-source/others", killed=killed, besides=twelve.id),
        claim("b", killed=20),
        claim("c", killed=0),
    ]
    pairs = contradictions_of(hear([twelve, *others][::in_order], Assumptions()))
    assert len(pairs) == len(list(pairs)) == 3


def test_counts_of_other_events_and_outcomes_are_not_compared():
    """Killed and wounded are different numbers, and so are the killed of two events."""
    assert reasons(claim("a", killed=12), claim("b", wounded=30), claim("c", killed=1, event="e")) == []


def test_pairs_are_in_the_order_of_the_claims():
    """First and second, and the pairs themselves, follow the order given."""
    low, middle, high = count("a", 1), count("b", 2), count("c", 3)
    pairs = [(pair.first, pair.second) for pair in contradictions([high, low, middle])]
    assert pairs == [(high, low), (high, middle), (low, middle)]


def test_a_pair_explains_itself():
    """The explanation has both speakers and both counts, in one line."""
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
    """A claim that is left out contradicts none, and two floors never contradict each other."""
    box = claim("a-box", killed=41, medium="infobox")
    assert reasons(box, claim("a-paper", killed=12)) == ["disjoint_bounds"]
    assert reasons(box, claim("a-paper", killed=12), **options) == []


def test_a_tolerance_can_resolve_a_contradiction():
    """Whether about 20 is compatible with 25 depends on how far 'about' reaches."""
    pair = claim("a", killed=Count.of("about", 20)), claim("b", killed=25)
    assert (reasons(*pair), reasons(*pair, tolerance=0.25)) == (["disjoint_bounds"], [])


def test_the_reading_assumed_is_compared_and_explained():
    """In the alternative reading other figures contradict each other, and the explanation has those."""
    other = claim("the-paper", killed=100)
    reading = Reading(proposition=other.proposition, attribution=other.attribution, reason="why")
    hedged = claim("a-doctor", killed=Count.of("at_least", 100), alternative=reading)
    assert reasons(hedged, claim("b", killed=120)) == []
    (pair,) = contradictions([hedged, claim("b", killed=120)], reading="alternative")
    assert pair.explanation == "the-paper says 100 everyone killed and b says 120 everyone killed"


def test_only_a_speaker_of_the_claims_can_be_set_aside():
    """A misspelt speaker raises; otherwise the claim would count although it was to be left out."""
    with pytest.raises(AssumptionError, match="did you mean a-paper"):
        contradictions([claim("a-paper", killed=12)], set_aside={"a-papper": "why"})


def test_a_figure_does_not_contradict_the_one_that_it_replaces():
    """12 and then 17 by one speaker are no contradiction; 40 by another contradicts the 17 only."""
    early, rival = claim("a-ministry", id="some-source/early", killed=12), claim("a-hospital", killed=40)
    late = claim("a-ministry", id="some-source/late", killed=17, supersedes=early.id)
    pairs = contradictions([early, late, rival])
    assert [{pair.first.id, pair.second.id} for pair in pairs] == [{late.id, rival.id}]


# Denials and manners


def test_a_denial_excludes_the_proposition_that_it_denies():
    """One claim affirms a proposition, and the other denies it."""
    affirmed, denied = claim("a", killed=12), claim("b", killed=12, polarity="denied")
    (pair,) = contradictions([affirmed, denied])
    assert (pair.reason, pair.explanation) == (
        "affirmed_and_denied",
        "a says 12 everyone killed and b denies 12 everyone killed",
    )


def test_a_denied_figure_is_no_figure():
    """A denial of twelve gives no number that another claim could contradict."""
    assert reasons(claim("a", killed=30), claim("b", killed=12, polarity="denied")) == []


@pytest.mark.parametrize(
    ("affirmed", "denied", "expected"),
    [
        (20, Count.of("at_least", 12), ["affirmed_and_denied"]),
        (Count.of("more_than", 12), Count.of("at_least", 12), ["affirmed_and_denied"]),
        (11, Count.of("at_least", 12), []),
        (Count.of("at_least", 11), Count.of("at_least", 12), []),  # eleven satisfies both
        (20, Count.of("about", 20), []),  # nobody says how far that denial reaches
        (Count.of("about", 20), Count.of("about", 20), ["affirmed_and_denied"]),
        (Count.of("about", 20), Count.of("at_least", 0), ["affirmed_and_denied"]),
    ],
)
def test_a_denied_range_excludes_the_counts_within_it(affirmed, denied, expected):
    """A denial of at least twelve denies twenty too, and leaves eleven possible."""
    assert reasons(claim("a", killed=affirmed), claim("b", killed=denied, polarity="denied")) == expected


def test_an_answer_denies_only_its_own_proposition():
    """A claim that answers an accusation and denies something else does not contradict the accusation."""
    accusation = claim("a", killed=Count.of("at_least", 12))
    denial = claim("b", wounded=12, polarity="denied", responds_to=accusation.id)
    assert reasons(accusation, denial) == []


def test_denials_of_other_events_are_not_compared():
    """A denial denies nothing of another event."""
    assert reasons(claim("a", killed=12), claim("b", killed=12, polarity="denied", event="other")) == []


def account(said_by: str, manner: str | None, **fields: object) -> Claim:
    """An account of how somebody was killed."""
    proposition = Occurrence(event="some-killing", manner=manner)
    id = f"some-source/{said_by}-{manner}"
    return claim(said_by, event="some-killing", proposition=proposition, id=id, **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (account("a", "stabbed"), account("b", "shot"), ["exclusive_manners"]),
        (account("a", "stabbed"), account("b", "stabbed"), []),
        (account("a", "stabbed"), account("a", "shot"), []),
        (account("a", "stabbed"), account("b", None), []),
        (account("a", "stabbed"), account("b", "shot", polarity="denied"), []),
        (account("a", "stabbed"), account("b", "shot", relays="some-source/a-stabbed"), []),
    ],
    ids=["two-speakers", "same-manner", "one-speaker", "no-manner", "denied", "relayed"],
)
def test_two_manners_of_one_killing_by_two_speakers_exclude_each_other(one, other, expected):
    """A person dies once, so different manners affirmed by different speakers cannot both be true."""
    dataset = dataset_of(one, other, event("some-killing", kind="killing"))
    assert reasons(one, other, dataset=dataset) == reasons(other, one, dataset=dataset) == expected


def test_a_joint_statement_does_not_contradict_its_speakers():
    """Whoever speaks jointly with another has one of the two speakers of an exclusive manner."""
    stabbed, shot = account("a", "stabbed"), account("b", "shot")
    jointly = attrs.evolve(shot, attribution=(attrs.evolve(shot.origin, jointly=("a",)),))
    dataset = dataset_of(stabbed, jointly, event("some-killing", kind="killing"))
    assert reasons(stabbed, jointly, dataset=dataset) == []


def test_only_manners_of_killings_are_compared():
    """A fight goes on in several manners at once; without a dataset no event is known to be a killing."""
    pair = account("a", "at night"), account("b", "by helicopter")
    assert reasons(*pair, dataset=dataset_of(*pair, event("some-killing", kind="fighting"))) == []
    assert reasons(*pair) == []


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (("stabbing",), ("beating",), True),
        (("stabbing",), ("beating", "stabbing"), False),  # the second has the first and more
        (("violence",), ("stabbing",), False),  # violence leaves open how
        (("violence",), ("accident",), True),
        ((), ("stabbing",), False),  # the first says nothing of the means
    ],
)
def test_means_exclude_each_other_if_they_have_none_in_common(one, other, excluded) -> None:
    """Means are compared with means, and "violence", which leaves open how, excludes only an accident."""
    claims = [
        claim(f"speaker-{number}", event="a-death", proposition=Occurrence(event="a-death", means=means))
        for number, means in enumerate((one, other))
    ]
    dataset = dataset_of(event("a-death", kind="killing"), *claims)
    assert bool(contradictions(claims, dataset=dataset)) == excluded
