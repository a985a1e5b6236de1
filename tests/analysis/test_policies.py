"""The nine rules, and rules of a user's own."""

import json

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, Figures, reconcile
from gorno_badakhshan.testing import actor, claim, dataset_of

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


@pytest.mark.parametrize(
    ("policy", "figures"),
    [
        ("stated_range", "0 to 41, open above"),
        ("hull", "0 or more"),
        ("intersection", "no figure"),
        ("conservative", "0"),
        ("low_best_high", "0 (0 to 41, open above)"),
        ("cascade", "0"),
        ("majority", "no figure"),
        ("admission_floor", "no figure"),
        ("median_stated", "16"),
    ],
)
def test_each_rule_of_the_same_claims(policy, figures):
    """None, at least 12, at least 20 and 41: each rule gives its own answer."""
    assert reconcile(DEAD, policy).figures == figures


@pytest.mark.parametrize(
    ("policy", "figures"), [("hull", "3 to 9"), ("intersection", "5 to 7"), ("stated_range", "3 to 9")]
)
def test_bounds_of_ranges(policy, figures):
    """The hull of 3 to 7 and 5 to 9 is 3 to 9, and the intersection is 5 to 7."""
    ranges = [soldiers(f"{low}", Count(hedge="between", low=low, high=high)) for low, high in ((3, 7), (5, 9))]
    assert reconcile(ranges, policy).figures == figures


def test_claims_that_meet_in_one_number_leave_that_number():
    """At least 12 and up to 12 leave 12."""
    claims = [soldiers("a", Count.of("at_least", 12)), soldiers("b", Count.of("up_to", 12))]
    assert reconcile(claims, "intersection").figures == "12"


def test_a_majority_rests_on_the_claims_that_support_its_figure():
    """A claim that only admits the figure is excluded."""
    claims = [soldiers("a", 23), soldiers("b", 23), soldiers("c", Count.of("more_than", 20))]
    estimate = reconcile(claims, "majority")
    assert [each.origin.actor for each in estimate.used] == ["a", "b"]
    assert [each.reason for each in estimate.excluded] == ["does not support the figure"]


def test_the_least_figure_rests_on_the_claims_that_state_it():
    """A range states both of its ends."""
    claims = [soldiers("a", Count(hedge="between", low=12, high=30)), soldiers("b", 12), soldiers("c", 13)]
    assert [each.origin.actor for each in reconcile(claims, "conservative").used] == ["a", "b"]


def test_the_admission_floor_is_the_greatest_least_number_that_a_party_admits():
    """Of two admissions the greater one counts, and the estimate rests on both."""
    admitted = [soldiers("a-ministry", n, id=f"some-source/{n}") for n in (12, 17)]
    dataset = dataset_of(actor("a-ministry", party="government"), *admitted, soldiers("b", 41))
    estimate = reconcile(dataset.claims, "admission_floor")
    assert (estimate.figures, len(estimate.used)) == ("17 or more", 2)


@pytest.mark.parametrize(
    ("parties", "steps"),
    [
        ({}, "no speaker's party is known; claims without their dataset have none"),
        ({"a": "neither"}, "no party concedes losses of its own"),
    ],
)
def test_without_an_admission_the_steps_say_why(parties, steps):
    """Either no party is known, or none admits anything."""
    dataset = dataset_of(soldiers("a", 12), *(actor(id, party=party) for id, party in parties.items()))
    assert reconcile(dataset.claims, "admission_floor").steps == steps


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


def test_a_claim_without_a_figure_is_not_the_latest():
    """A later claim that the number is unknown leaves the latest figure as it is."""
    unknown = soldiers("c", Count(hedge="unknown"), said="2012-07-27")
    late = soldiers("b", 17, said="2012-07-26")
    assert reconcile([OFFICER_ON_25, late, unknown], "cascade").best == 17


def test_the_least_end_of_the_latest_range_is_the_best():
    """A range has no single figure, so the lower end is the answer."""
    late = soldiers("b", Count(hedge="between", low=18, high=23), said="2012-07-26")
    assert reconcile([OFFICER_ON_25, late], "cascade").best == 18


def test_the_ends_of_a_majority_rise():
    """Low and high of equally supported figures are in their order, whatever the order of a set is."""
    span = Count(hedge="between", low=23, high=32)
    estimate = reconcile([soldiers("a", span), soldiers("b", span)], "majority")
    assert (estimate.low, estimate.high) == (23, 32)


def test_a_voice_of_the_median_has_its_latest_figure():
    """One speaker says 12 and later 17 and another 41: the median is between 17 and 41."""
    earlier = soldiers("a", 12, said="2012-07-24")
    later = soldiers("a", 17, id="some-source/later", said="2012-07-26")
    estimate = reconcile([soldiers("b", 41), later, earlier], "median_stated")
    assert (estimate.best, estimate.steps) == (29, "the middle of 17, 41")


def test_a_voice_of_the_median_has_its_middle_figure_if_days_do_not_decide():
    """Without days one speaker's 12, 17 and 40 count as 17; of two figures the lower one counts."""
    three = [soldiers("a", killed, id=f"some-source/{killed}") for killed in (40, 12, 17)]
    assert reconcile(three, "median_stated").best == 17
    assert reconcile(three[:2], "median_stated").best == 12


@pytest.mark.parametrize("ranked", ["a-paper", "a-ministry"])
def test_reliability_ranks_the_own_or_the_first_speaker_of_a_claim(ranked):
    """A paper that relays a ministry is ranked under the name of either."""
    ministry = soldiers("a-ministry", 30, id="statement/dead", source="statement")
    paper = soldiers("a-paper", 30, id="paper/dead", source="paper", relays=ministry.id)
    dataset = dataset_of(ministry, paper, soldiers("b", 12))
    claims = [claim for claim in dataset.claims if claim.id != ministry.id]
    assert reconcile(claims, "low_best_high", reliability=[ranked]).best == 30


def test_the_best_is_the_least_figure_of_the_most_reliable():
    """A ranked speaker with two figures gives the lower one, and a second ranked speaker gives none."""
    ranked = [soldiers("a", 30, id="some-source/30"), soldiers("a", 20, id="some-source/20")]
    claims = [*ranked, soldiers("b", 12), soldiers("c", 50)]
    estimate = reconcile(claims, "low_best_high", reliability=["a", "b"])
    assert (estimate.low, estimate.best, estimate.high) == (12, 20, 50)
    assert estimate.steps == "best is that of a"


def test_a_ranked_speaker_without_a_figure_is_passed_over():
    """The next ranked speaker who states a figure gives the best."""
    silent = soldiers("a", Count(hedge="unknown"))
    claims = [silent, soldiers("b", 12), soldiers("c", 5)]
    assert reconcile(claims, "low_best_high", reliability=["a", "b"]).best == 12


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
    assert estimate.figures == ("12 or more" if policy in ("hull", "intersection") else "no figure")


@pytest.mark.parametrize("policy", gb.POLICIES.values(), ids=str)
def test_a_policy_is_json_without_its_function(policy):
    """All fields but the rule are text."""
    assert policy.to_dict() == {name: getattr(policy, name) for name in ("name", "definition", "citation", "bias")}
    assert json.loads(json.dumps(policy.to_dict())) == policy.to_dict()
