"""Laws of the nine policies: what must hold whatever is claimed."""

from math import inf

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import (
    CasualtyCount,
    Claim,
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
ANSWERS = [policy for policy in POLICIES if policy not in ("hull", "intersection", "admission_floor")]
"""Policies whose numbers are figures that somebody stated, or lie between two."""

figures = st.integers(0, 9)


def small_counts() -> st.SearchStrategy[Count]:
    """Counts of every hedge, no figure above 9."""
    figured = st.builds(
        lambda hedge, n: Count.of(hedge, {"none": 0, "fewer_than": n or 1, "nearly": n or 1}.get(hedge, n)),
        st.sampled_from(HEDGES),
        figures,
    )
    ranges = st.builds(lambda low, more: Count(hedge="between", low=low, high=low + more + 1), figures, figures)
    return figured | ranges | st.sampled_from([Count(hedge="unknown"), Count(hedge="vague", low=2)])


@st.composite
def answers(draw: st.DrawFn) -> list[Claim]:
    """One to six counts of one population by up to four speakers, and up to two counts of a part of it."""
    said = st.tuples(st.sampled_from("abcd"), small_counts(), st.sampled_from(DAYS))
    whole = draw(st.lists(said, min_size=1, max_size=6))
    parts = draw(st.lists(st.tuples(st.sampled_from("abcd"), small_counts(), st.none()), max_size=2))
    return [
        claim(
            f"speaker-{speaker}",
            id=f"some-source/c{place}",
            said=said,
            proposition=CasualtyCount(
                outcome="killed",
                population="military",
                count=count,
                cause="snipers" if place >= len(whole) else None,
            ),
        )
        for place, (speaker, count, said) in enumerate([*whole, *parts])
    ]


def told(estimate: Estimate) -> tuple[object, ...]:
    """An estimate without the order of its claims."""
    return (
        estimate.policy,
        estimate.figures,
        (estimate.low, estimate.best, estimate.high, estimate.open_above, estimate.disputed),
        {one.id for one in estimate.used},
        {(left.claim.id, left.reason) for left in estimate.excluded},
        {(frozenset((pair.first.id, pair.second.id)), pair.reason) for pair in estimate.contradictions},
        estimate.steps,
    )


def ends(estimate: Estimate) -> tuple[float, float]:
    """Low and high as numbers; an empty answer is a high below its low."""
    if estimate.low is None:
        return inf, -inf
    return estimate.low, inf if estimate.high is None else estimate.high


def is_within(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    """Whether the outer range holds all of the inner one."""
    return inner[0] > inner[1] or (outer[0] <= inner[0] and inner[1] <= outer[1])


def again(one: Claim, **changes: object) -> Claim:
    """The claim made anew under another id."""
    return attrs.evolve(one, id=f"{one.id}-again", **changes)


def counted(one: Claim, count: Count) -> Claim:
    """The claim with another count."""
    return attrs.evolve(one, proposition=attrs.evolve(one.proposition, count=count))


# Whatever the policy


@given(answers(), st.randoms())
def test_the_order_of_claims_never_matters(claims, random):
    """Law: the same claims in another order give the same estimate, by every policy."""
    shuffled = random.sample(claims, len(claims))
    assert [*map(told, compare_policies(claims))] == [*map(told, compare_policies(shuffled))]


@given(answers(), st.randoms())
def test_the_order_of_claims_never_matters_to_pairs(claims, random):
    """Law: the same claims in another order contradict each other in the same unordered pairs."""
    pairs, others = (
        {(frozenset((pair.first.id, pair.second.id)), pair.reason) for pair in contradictions(held)}
        for held in (claims, random.sample(claims, len(claims)))
    )
    assert pairs == others


@given(answers())
def test_every_claim_is_used_or_set_aside_with_a_reason(claims):
    """Law: used and excluded share no claim, leave none out, and each exclusion has its reason."""
    for estimate in compare_policies(claims):
        held = [one.id for one in estimate.used] + [left.claim.id for left in estimate.excluded]
        assert sorted(held) == sorted(one.id for one in claims)
        assert all(left.reason for left in estimate.excluded)


@given(answers())
def test_an_estimate_is_disputed_by_contradictions_and_by_who_says_unknown(claims):
    """Law: disputed is a property of the claims, so that every policy says the same."""
    pairs = contradictions(claims)
    unknown = any(one.count.hedge == "unknown" and not one.proposition.is_part for one in claims)
    assert {estimate.disputed for estimate in compare_policies(claims)} == {bool(pairs) or unknown}
    assert all(len(estimate.contradictions) == len(pairs) for estimate in compare_policies(claims))


@given(answers())
def test_low_best_and_high_are_in_order(claims):
    """Law: low <= best <= high, wherever two of them are given."""
    for estimate in compare_policies(claims):
        given_numbers = [n for n in (estimate.low, estimate.best, estimate.high) if n is not None]
        assert given_numbers == sorted(given_numbers)


@given(answers(), st.sampled_from(ANSWERS))
def test_a_policy_of_figures_invents_none(claims, policy):
    """Law: low and high of a policy of figures were stated by somebody, and best lies between two that were."""
    stated = [figure for held in hear(claims, Assumptions()).evidence for figure in held.figures]
    estimate = reconcile(claims, policy)
    assert {estimate.low, estimate.high} - {None} <= set(stated)
    assert estimate.best is None or min(stated) <= estimate.best <= max(stated)


@given(answers(), figures)
def test_who_supports_a_number_admits_it(claims, number):
    """Law: a claim that supports a number admits it; the reverse does not hold."""
    for held in hear(claims, Assumptions()).evidence:
        assert held.admits(number) or not held.supports(number)


@given(answers())
def test_origins_keep_every_claim_once(claims):
    """Law: the groups hold each claim exactly once, each group in the order given."""
    grouped = [one.id for origin in origins(claims) for one in origin]
    assert sorted(grouped) == [one.id for one in claims]
    assert all([one.id for one in origin] == sorted(one.id for one in origin) for origin in origins(claims))


# Who repeats, and who joins


@given(answers(), st.data())
@pytest.mark.parametrize("policy", ["majority", "median_stated", "stated_range", "hull", "intersection"])
def test_a_duplicate_within_one_origin_changes_no_number(policy, claims, data):
    """Law: an origin that repeats itself is still one voice."""
    twice = [*claims, again(data.draw(st.sampled_from(claims)))]
    before, after = reconcile(claims, policy), reconcile(twice, policy)
    assert (before.figures, before.steps) == (after.figures, after.steps)


@given(answers(), st.data())
def test_a_relay_of_a_claim_is_no_new_voice(claims, data):
    """Law: whoever passes a claim on unchanged changes neither majority nor median."""
    first = data.draw(st.sampled_from(claims))
    relay = again(first, relays=first.id, attribution=claim("speaker-e").attribution)
    for policy in ("majority", "median_stated"):
        assert reconcile([*claims, relay], policy).figures == reconcile(claims, policy).figures


@given(answers(), answers())
def test_adding_claims_never_widens_the_intersection(claims, more):
    """Law: what all allow is allowed by some of them."""
    both = [*claims, *map(again, more)]
    assert is_within(ends(reconcile(both, "intersection")), ends(reconcile(claims, "intersection")))


@given(answers(), answers())
def test_adding_claims_never_narrows_the_hull(claims, more):
    """Law: the hull of some lies in the hull of all."""
    both = [*claims, *map(again, more)]
    assert is_within(ends(reconcile(claims, "hull")), ends(reconcile(both, "hull")))


@given(answers())
def test_the_intersection_lies_in_the_hull(claims):
    """Law: of counts of the whole, what every claim allows is no more than what any allows."""
    whole = [one for one in claims if not one.proposition.is_part]
    assert is_within(ends(reconcile(whole, "intersection")), ends(reconcile(whole, "hull")))


# What a wording allows


@given(answers(), figures)
@pytest.mark.parametrize("policy", ["hull", "intersection"])
def test_widening_a_claim_never_narrows(policy, claims, n):
    """Law: exactly n turned into at least n, or up to n, leaves hull and intersection as wide or wider."""
    narrow = ends(reconcile([*claims[1:], counted(claims[0], Count.of("exact", n))], policy))
    for hedge in ("at_least", "up_to"):
        wide = ends(reconcile([*claims[1:], counted(claims[0], Count.of(hedge, n))], policy))
        assert is_within(narrow, wide)


@given(answers(), figures)
@pytest.mark.parametrize("policy", ["hull", "intersection"])
def test_more_than_n_is_at_least_one_more(policy, claims, n):
    """Law: more than n and at least n + 1 bound alike, though they state different figures."""
    more, least = (
        reconcile([*claims[1:], counted(claims[0], count)], policy)
        for count in (Count.of("more_than", n), Count.of("at_least", n + 1))
    )
    assert ends(more) == ends(least)


@given(answers(), st.floats(0, 0.99), st.floats(0, 0.99))
def test_a_greater_tolerance_allows_more(claims, one, other):
    """Law: the greater the tolerance, the wider hull and intersection."""
    less, more = sorted((one, other))
    for policy in ("hull", "intersection"):
        narrow, wide = (ends(reconcile(claims, policy, tolerance=share)) for share in (less, more))
        assert is_within(narrow, wide)


@given(answers())
def test_floors_contradict_less(claims):
    """Law: whatever pairs are apart with bare figures as floors are apart with bare figures as totals."""
    floors, totals = (
        {(pair.first.id, pair.second.id) for pair in contradictions(claims, bare=bare)}
        for bare in ("floor", "total")
    )
    assert floors <= totals
