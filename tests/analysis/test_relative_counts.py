"""Counts that are told by another count."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.propositions import CasualtyCount, Likening
from gorno_badakhshan.testing import claim, dataset_of

OFFICIAL = claim("a-ministry", id="page/official", source="page", killed=21, population="civilian")
ROUGH = claim("a-paper", id="page/rough", source="page", killed=Count.of("about", 20), population="civilian")


def told(**likening: object) -> gb.Claim:
    """A count without a figure that is told by another."""
    likened = Likening(**{"claim": OFFICIAL.id, **likening})
    proposition = CasualtyCount(
        outcome="killed", population="militant", count=Count(hedge="unknown"), likened=likened
    )
    return claim("a-source", id="page/likened", source="page", proposition=proposition)


def hull(asked: gb.Claim) -> tuple[int | None, int | None]:
    """The bounds that the count has in a reconciliation."""
    made = gb.reconcile([asked], "hull", dataset=dataset_of(OFFICIAL, ROUGH, asked))
    return made.low, made.high


@pytest.mark.parametrize(
    ("relation", "times", "bounds"),
    [
        ("more_than", 1.0, (22, None)),
        ("more_than", 2.0, (43, None)),
        ("more_than", 0.5, (11, None)),
        ("at_least", 0.5, (11, None)),
        ("as_many_as", 1.0, (21, 21)),
        ("as_many_as", 2.0, (42, 42)),
        ("about_as_many_as", 1.0, (18, 24)),
        ("up_to", 1.0, (0, 21)),
        ("fewer_than", 1.0, (0, 20)),
        ("fewer_than", 0.5, (0, 10)),
    ],
)
def test_a_comparison_bounds_a_count_without_a_figure(relation, times, bounds):
    """The speaker holds the other number to be so, and this one to stand in that relation to it."""
    assert hull(told(relation=relation, times=times)) == bounds


def test_the_hedge_of_the_other_number_is_kept():
    """More than 'about 20' is more than the least that 'about' reaches."""
    assert hull(told(relation="more_than", claim=ROUGH.id)) == (19, None)


def test_a_comparison_with_nobody_in_particular_bounds_nothing():
    """Without a claim to compare with the count stays unknown."""
    assert hull(told(relation="more_than", claim=None)) == (0, None)


def test_a_figure_of_its_own_goes_before_the_comparison():
    """Where the source prints a figure, that is the count; the comparison only tells how it was put."""
    proposition = CasualtyCount(
        outcome="killed",
        population="militant",
        count=Count.of("exact", 30),
        likened=Likening(relation="more_than", claim=OFFICIAL.id),
    )
    assert hull(claim("a-source", id="page/likened", source="page", proposition=proposition)) == (30, 30)
