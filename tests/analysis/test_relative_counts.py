"""Counts that are given relative to another count."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.propositions import CasualtyCount, Likening
from gorno_badakhshan.testing import claim, dataset_of

OFFICIAL = claim("a-ministry", id="page/official", source="page", killed=21, population="civilian")
ROUGH = claim("a-paper", id="page/rough", source="page", killed=Count.of("about", 20), population="civilian")

MANY = claim("a-doctor", id="page/many", source="page", killed=Count.of("more_than", 30), population="civilian")
NONE = claim("a-channel", id="page/none", source="page", killed=Count.of("none", 0), population="civilian")
OCCURRENCE = claim("a-doctor", id="page/occurrence", source="page")


def relative(**likening: object) -> gb.Claim:
    """A count without a figure that is relative to another."""
    likened = Likening(**{"claim": OFFICIAL.id, **likening})
    proposition = CasualtyCount(
        outcome="killed", population="militant", count=Count(hedge="unknown"), likened=likened
    )
    return claim("a-source", id="page/likened", source="page", proposition=proposition)


def hull(counting: gb.Claim) -> tuple[int | None, int | None]:
    """The bounds of the count in an estimate."""
    estimate = gb.reconcile(
        [counting], "hull", dataset=dataset_of(OFFICIAL, ROUGH, MANY, NONE, OCCURRENCE, counting)
    )
    return estimate.low, estimate.high


@pytest.mark.parametrize(
    ("relation", "times", "bounds"),
    [
        ("more_than", 1.0, (22, None)),
        ("more_than", 2.0, (43, None)),
        ("more_than", 0.5, (11, None)),
        ("at_least", 0.5, (11, None)),
        ("as_many_as", 1.0, (21, 21)),
        ("as_many_as", 2.0, (42, 42)),
        ("as_many_as", 0.5, (10, 11)),
        ("about_as_many_as", 0.5, (9, 12)),
        ("about_as_many_as", 1.0, (18, 24)),
        ("up_to", 1.0, (0, 21)),
        ("up_to", 0.5, (0, 10)),
        ("fewer_than", 1.0, (0, 20)),
        ("fewer_than", 0.5, (0, 10)),
    ],
)
def test_a_comparison_bounds_a_count_without_a_figure(relation, times, bounds):
    """The bounds follow from the bounds of the other count, the relation and the multiple."""
    assert hull(relative(relation=relation, times=times)) == bounds


def test_the_hedge_of_the_other_number_is_kept():
    """More than 'about 20' is more than the least that 'about' reaches."""
    assert hull(relative(relation="more_than", claim=ROUGH.id)) == (19, None)


@pytest.mark.parametrize(
    ("relation", "bounds"),
    [
        ("as_many_as", (31, None)),
        ("about_as_many_as", (27, None)),
        ("up_to", (0, None)),
        ("fewer_than", (0, None)),
    ],
)
def test_a_count_relative_to_an_unbounded_one_is_unbounded(relation, bounds):
    """As many as "more than 30" is at least 31, and fewer than that is any number."""
    assert hull(relative(relation=relation, claim=MANY.id)) == bounds


def test_fewer_than_none_is_none():
    """No number of people is below zero."""
    assert hull(relative(relation="fewer_than", claim=NONE.id)) == (0, 0)


def test_a_comparison_with_a_claim_that_counts_nobody_bounds_nothing():
    """An occurrence has no number to compare with."""
    assert hull(relative(relation="more_than", claim=OCCURRENCE.id)) == (0, None)


def test_a_comparison_without_a_claim_bounds_nothing():
    """Without a claim to compare with, the count is unknown."""
    assert hull(relative(relation="more_than", claim=None)) == (0, None)


def test_a_figure_takes_precedence_over_the_comparison():
    """If the source prints a figure, that is the count."""
    proposition = CasualtyCount(
        outcome="killed",
        population="militant",
        count=Count.of("exact", 30),
        likened=Likening(relation="more_than", claim=OFFICIAL.id),
    )
    assert hull(claim("a-source", id="page/likened", source="page", proposition=proposition)) == (30, 30)
