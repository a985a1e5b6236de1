"""The nine rules, and rules of a user's own."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, Figures, reconcile
from gorno_badakhshan.testing import claim

CHANNEL = claim("a-channel", killed=Count.of("none", 0), population="military")
PAPER = claim("a-paper", killed=Count.of("at_least", 12), population="military")
BOX = claim("a-box", killed=41, population="military", medium="infobox")
OFFICER = claim("an-officer", killed=Count.of("at_least", 20), population="military")
OFFICER_ON_25 = claim("an-officer", killed=20, population="military", said="2012-07-25")
DEAD = [CHANNEL, PAPER, BOX, OFFICER]
NO_MAJORITY = "no figure is supported by more than half of 2 voices"


def soldiers(said_by: str, killed: Count | int, **fields: object) -> gb.Claim:
    """A count of soldiers killed."""
    return claim(said_by, killed=killed, population="military", **fields)


def test_all_claims_with_the_latest_figure_are_used():
    """Two claims of the same day with the same figure are both the latest."""
    late = [soldiers(speaker, 17, said="2012-07-26") for speaker in ("a", "b")]
    assert reconcile([OFFICER_ON_25, *late], "cascade").used == tuple(late)


def test_the_latest_figure_decides_if_days_decide():
    """The figure is that of the claim that was surely said after all others."""
    late = soldiers("a-paper", 17, said="2012-07-26")
    estimate = reconcile([soldiers("a-channel", 12, said="2012-07-24"), late, OFFICER_ON_25], "cascade")
    assert (estimate.best, estimate.used, estimate.steps) == (17, (late,), "the latest figure")


@pytest.mark.parametrize("said", [None, "2012-07-25", "2012-07"])
def test_if_days_do_not_decide_the_majority_or_the_least_figure_does(said):
    """A claim without a day, of the same day or of the whole month may be the later one."""
    estimate = reconcile([OFFICER_ON_25, soldiers("a-paper", 17, said=said)], "cascade")
    assert (estimate.best, estimate.steps) == (17, f"recency undecidable; {NO_MAJORITY}; the least stated figure")


def test_the_majority_takes_precedence_over_the_least_figure():
    """If days do not decide, the figure of two of three voices does, and not a lower one."""
    estimate = reconcile([OFFICER_ON_25, soldiers("a-paper", 20), CHANNEL], "cascade")
    assert (estimate.best, estimate.steps) == (20, "recency undecidable; 2 of 3 voices support 20, 2 admit it")


def test_a_majority_counts_the_voices_that_admit_its_figure():
    """The steps have the number of voices that support the figure, and of those that admit it."""
    third = soldiers("c", Count.of("more_than", 20))
    estimate = reconcile([soldiers("a", 23), soldiers("b", 23), third], "majority")
    assert (estimate.best, estimate.steps) == (23, "2 of 3 voices support 23, 3 admit it")


def test_the_figure_of_most_voices_is_the_best():
    """Of two figures that a majority supports, the best is the one with more voices, not the lower one."""
    span = Count(hedge="between", low=12, high=30)
    assert reconcile([soldiers("a", span), soldiers("b", span), soldiers("c", 30)], "majority").best == 30


def test_a_voice_supports_no_figure_that_it_excludes_elsewhere():
    """A speaker who says twelve in one claim and thirty in another supports neither."""
    contradicting = [soldiers("a", 12), soldiers("a", 30, id="some-source/again")]
    assert reconcile([*contradicting, soldiers("b", 12)], "majority").steps == NO_MAJORITY


def test_a_majority_for_a_range_has_no_best():
    """Figures that equally many voices support are low and high, and none of them is the best."""
    span = Count(hedge="between", low=18, high=23)
    estimate = reconcile([soldiers("a", span), soldiers("b", span), soldiers("c", 5)], "majority")
    assert (estimate.low, estimate.best, estimate.high) == (18, None, 23)
    assert estimate.steps == "2 of 3 voices support 18 as well as 23"


def test_a_policy_can_be_a_function():
    """A rule is any function from a question to figures; the estimate has the name of the function."""

    def greatest_stated(question: gb.Question) -> Figures:
        return Figures(best=max(figure for evidence in question.evidence for figure in evidence.figures))

    estimate = reconcile(DEAD, greatest_stated)
    assert (estimate.policy, estimate.best, len(estimate.used)) == ("greatest_stated", 41, 4)


def test_a_function_that_returns_no_figures_is_refused():
    """The error has the type that the rule returned, and the name of the rule."""

    def returns_a_number(question: gb.Question) -> int:
        return len(question.evidence)

    with pytest.raises(TypeError, match="a policy returns Figures, got int from returns_a_number"):
        reconcile(DEAD, returns_a_number)


def test_a_policy_can_be_a_policy_object():
    """An object of `POLICIES` gives the same estimate as its name."""
    assert reconcile(DEAD, gb.POLICIES["hull"]) == reconcile(DEAD, "hull")


@pytest.mark.parametrize("policy", gb.POLICIES)
def test_a_claim_without_a_figure_breaks_no_rule(policy):
    """If there is only a word, a rule of figures gives none, and a rule of bounds gives its bounds."""
    estimate = reconcile([soldiers("a-paper", Count(hedge="vague", low=12))], policy)
    assert estimate.figures == ("12 or more" if policy in ("hull", "intersection") else "none")
