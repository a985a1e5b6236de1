"""Laws of the nine policies: what holds whatever is claimed."""

from collections.abc import Iterable
from math import inf

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import (
    CasualtyCount,
    Claim,
    Contradiction,
    Count,
    Estimate,
    compare_policies,
    contradictions,
    origins,
    reconcile,
)
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.testing import claim

HEDGES = ("exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "none")
DAYS = (None, "2012-07-24", "2012-07-25", "2012-07", "2012-07-26~")
SPEAKERS = ("speaker-a", "speaker-b", "speaker-c", "speaker-d")
FIGURE_POLICIES = [policy for policy in POLICIES if policy not in ("hull", "intersection", "admission_floor")]
"""Policies whose numbers are figures that somebody stated, or lie between two of them."""

figures = st.integers(0, 9)
shares = st.floats(0, 0.99)


def small_counts() -> st.SearchStrategy[Count]:
    """Counts of every hedge, no figure above 9."""
    with_figure = st.builds(
        lambda hedge, n: Count.of(hedge, {"none": 0, "fewer_than": n or 1, "nearly": n or 1}.get(hedge, n)),
        st.sampled_from(HEDGES),
        figures,
    )
    ranges = st.builds(lambda low, more: Count(hedge="between", low=low, high=low + more + 1), figures, figures)
    return with_figure | ranges | st.sampled_from([Count(hedge="unknown"), Count(hedge="vague", low=2)])


@st.composite
def military_counts(draw: st.DrawFn) -> list[Claim]:
    """One to six counts of one population by up to four speakers, and up to two counts of a part of it."""
    speakers = st.sampled_from(SPEAKERS)
    totals = draw(st.lists(st.tuples(speakers, small_counts(), st.sampled_from(DAYS)), min_size=1, max_size=6))
    parts = draw(st.lists(st.tuples(speakers, small_counts(), st.none()), max_size=2))
    return [
        claim(
            speaker,
            id=f"some-source/c{place}",
            said=day,
            proposition=CasualtyCount(
                outcome="killed",
                population="military",
                count=count,
                cause="snipers" if place >= len(totals) else None,
            ),
        )
        for place, (speaker, count, day) in enumerate([*totals, *parts])
    ]


def summary_of(estimate: Estimate) -> tuple[object, ...]:
    """An estimate without the order of its claims."""
    return (
        estimate.policy,
        estimate.figures,
        (estimate.low, estimate.best, estimate.high, estimate.open_above, estimate.disputed),
        {each.id for each in estimate.used},
        {(each.claim.id, each.reason) for each in estimate.excluded},
        unordered_pairs(estimate.contradictions),
        {each.id for each in estimate.binding},
        estimate.steps,
    )


def unordered_pairs(pairs: Iterable[Contradiction]) -> set[tuple[frozenset[str], str]]:
    """The pairs of ids, each with the reason, without any order."""
    return {(frozenset((pair.first.id, pair.second.id)), pair.reason) for pair in pairs}


def bounds_of(estimate: Estimate) -> tuple[float, float]:
    """Low and high as numbers; an empty answer is a high below its low."""
    if estimate.low is None:
        return inf, -inf
    return estimate.low, inf if estimate.high is None else estimate.high


def is_in_range(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    """Whether the outer range contains all of the inner one."""
    return inner[0] > inner[1] or (outer[0] <= inner[0] and inner[1] <= outer[1])


def repeated(original: Claim, **changes: object) -> Claim:
    """The same claim under another id."""
    return attrs.evolve(original, id=f"{original.id}-again", **changes)


def with_count(original: Claim, count: Count) -> Claim:
    """The claim with another count."""
    return attrs.evolve(original, proposition=attrs.evolve(original.proposition, count=count))


# Every policy


@given(military_counts(), st.randoms())
def test_the_order_of_claims_never_matters(claims, random):
    """Law: the same claims in another order give the same estimate, by every policy."""
    shuffled = random.sample(claims, len(claims))
    assert [*map(summary_of, compare_policies(claims))] == [*map(summary_of, compare_policies(shuffled))]


@given(military_counts(), st.randoms())
def test_the_order_of_claims_never_matters_to_pairs(claims, random):
    """Law: the same claims in another order contradict each other in the same unordered pairs."""
    shuffled = random.sample(claims, len(claims))
    assert unordered_pairs(contradictions(claims)) == unordered_pairs(contradictions(shuffled))


@given(military_counts())
def test_every_claim_is_used_or_excluded_with_a_reason(claims):
    """Law: used and excluded share no claim, leave none out, and each exclusion has its reason."""
    for estimate in compare_policies(claims):
        ids = [each.id for each in estimate.used] + [each.claim.id for each in estimate.excluded]
        assert sorted(ids) == sorted(each.id for each in claims)
        assert all(each.reason for each in estimate.excluded)


@given(military_counts())
def test_contradictions_and_unknown_numbers_make_an_estimate_disputed(claims):
    """Law: disputed is a property of the claims, so that every policy says the same."""
    pairs = contradictions(claims)
    is_unknown = any(each.count.hedge == "unknown" and not each.proposition.is_part for each in claims)
    assert {estimate.disputed for estimate in compare_policies(claims)} == {bool(pairs) or is_unknown}
    assert all(len(estimate.contradictions) == len(pairs) for estimate in compare_policies(claims))


@given(military_counts())
def test_low_best_and_high_are_in_order(claims):
    """Law: low <= best <= high, wherever two of them are given."""
    for estimate in compare_policies(claims):
        numbers = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
        assert numbers == sorted(numbers)


@given(military_counts(), st.sampled_from(FIGURE_POLICIES))
def test_a_policy_of_figures_invents_none(claims, policy):
    """Law: low and high of a policy of figures were stated by somebody, and best lies between two that were."""
    stated = [figure for evidence in hear(claims, Assumptions()).weighed for figure in evidence.figures]
    estimate = reconcile(claims, policy)
    assert {estimate.low, estimate.high} - {None} <= set(stated)
    assert estimate.best is None or min(stated) <= estimate.best <= max(stated)


@given(military_counts(), figures)
def test_a_claim_admits_each_number_that_it_supports(claims, number):
    """Law: a claim that supports a number admits it; the reverse does not hold."""
    for evidence in hear(claims, Assumptions()).weighed:
        assert evidence.admits(number) or not evidence.supports(number)


@given(military_counts())
def test_origins_keep_every_claim_once(claims):
    """Law: the groups have each claim exactly once, each group in the order given."""
    grouped = [each.id for origin in origins(claims) for each in origin]
    assert sorted(grouped) == [each.id for each in claims]
    assert all([each.id for each in origin] == sorted(each.id for each in origin) for origin in origins(claims))


# Repetition and more claims


@given(military_counts(), st.data())
@pytest.mark.parametrize("policy", ["majority", "median_stated", "stated_range", "hull", "intersection"])
def test_a_duplicate_within_one_origin_changes_no_number(policy, claims, data):
    """Law: an origin that repeats itself is still one voice."""
    duplicate = repeated(data.draw(st.sampled_from(claims)))
    before, after = reconcile(claims, policy), reconcile([*claims, duplicate], policy)
    assert (before.figures, before.steps) == (after.figures, after.steps)


@given(military_counts(), st.data())
def test_a_relay_of_a_claim_is_no_new_voice(claims, data):
    """Law: a relay that changes nothing changes neither majority nor median."""
    first = data.draw(st.sampled_from(claims))
    relay = repeated(first, relays=first.id, attribution=claim("speaker-e").attribution)
    for policy in ("majority", "median_stated"):
        assert reconcile([*claims, relay], policy).figures == reconcile(claims, policy).figures


@given(military_counts(), military_counts())
def test_adding_claims_never_widens_the_intersection(claims, more):
    """Law: a number that all claims allow is allowed by some of them."""
    both = [*claims, *map(repeated, more)]
    assert is_in_range(bounds_of(reconcile(both, "intersection")), bounds_of(reconcile(claims, "intersection")))


@given(military_counts(), military_counts())
def test_adding_claims_never_narrows_the_hull(claims, more):
    """Law: the hull of some claims lies in the hull of all."""
    both = [*claims, *map(repeated, more)]
    assert is_in_range(bounds_of(reconcile(claims, "hull")), bounds_of(reconcile(both, "hull")))


@given(military_counts())
def test_the_intersection_lies_in_the_hull(claims):
    """Law: of counts of the whole population, what every claim allows is no more than what any allows."""
    totals = [each for each in claims if not each.proposition.is_part]
    assert is_in_range(bounds_of(reconcile(totals, "intersection")), bounds_of(reconcile(totals, "hull")))


# Wordings


@given(military_counts(), figures)
@pytest.mark.parametrize("policy", ["hull", "intersection"])
def test_widening_a_claim_never_narrows(policy, claims, n):
    """Law: exactly n turned into at least n, or up to n, leaves hull and intersection as wide or wider."""
    narrow = bounds_of(reconcile([*claims[1:], with_count(claims[0], Count.of("exact", n))], policy))
    for hedge in ("at_least", "up_to"):
        wide = bounds_of(reconcile([*claims[1:], with_count(claims[0], Count.of(hedge, n))], policy))
        assert is_in_range(narrow, wide)


@given(military_counts(), figures)
@pytest.mark.parametrize("policy", ["hull", "intersection"])
def test_more_than_n_is_at_least_one_more(policy, claims, n):
    """Law: more than n and at least n + 1 have the same bounds, though they state different figures."""
    more, least = (
        reconcile([*claims[1:], with_count(claims[0], count)], policy)
        for count in (Count.of("more_than", n), Count.of("at_least", n + 1))
    )
    assert bounds_of(more) == bounds_of(least)


@given(military_counts(), shares, shares)
def test_a_greater_tolerance_allows_more(claims, first, second):
    """Law: the greater the tolerance, the wider hull and intersection."""
    less, more = sorted((first, second))
    for policy in ("hull", "intersection"):
        narrow, wide = (bounds_of(reconcile(claims, policy, tolerance=share)) for share in (less, more))
        assert is_in_range(narrow, wide)


@given(military_counts())
def test_floors_contradict_less(claims):
    """Law: pairs that are disjoint with bare figures as floors are disjoint with bare figures as totals."""
    floors, totals = (
        {(pair.first.id, pair.second.id) for pair in contradictions(claims, bare=bare)}
        for bare in ("floor", "total")
    )
    assert floors <= totals
