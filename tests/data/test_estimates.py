"""The estimates of each rule for release 1.0.0: the headline numbers, which move only with the data."""

import pytest

import gorno_badakhshan as gb

NOTHING = (None, None, None, False)

MILITARY_KILLED = {
    # rule: (low, best, high, open above), with the infobox and without
    "stated_range": ((0, None, 100, True), (0, None, 100, True)),
    "hull": ((0, None, None, True), (0, None, None, True)),
    "intersection": (NOTHING, NOTHING),
    "conservative": ((None, 0, None, False), (None, 0, None, False)),
    "low_best_high": ((0, 0, 100, True), (0, 0, 100, True)),
    "cascade": ((None, 0, None, False), (None, 0, None, False)),
    "majority": (NOTHING, NOTHING),
    "admission_floor": ((20, None, None, True), (20, None, None, True)),
    "median_stated": ((None, 16, None, False), (None, 12, None, False)),
}


def killed(population: str) -> gb.Claims:
    """The claims that people of one population were killed in Khorog."""
    return gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population=population)


def numbers(estimate: gb.Estimate) -> tuple[int | None, float | None, int | None, bool]:
    """Low, best, high, and whether the estimate is open above."""
    return estimate.low, estimate.best, estimate.high, estimate.open_above


@pytest.mark.parametrize("infobox", [True, False])
@pytest.mark.parametrize("policy", MILITARY_KILLED)
def test_soldiers_killed_by_each_rule(policy, infobox):
    """Each of the nine rules gives these numbers, and each estimate is disputed."""
    estimate = gb.reconcile(killed("military"), policy, infobox=infobox)
    assert numbers(estimate) == MILITARY_KILLED[policy][0 if infobox else 1]
    assert estimate.disputed


def test_with_state_television_set_aside_the_least_is_twelve():
    """UCDP's rule depends on who is judged reliable, so the estimate has the speaker who was not."""
    aside = {"state-television": "speaks for a party"}
    estimate = gb.reconcile(killed("military"), "low_best_high", set_aside=aside)
    assert numbers(estimate) == (12, 12, 100, True)
    assert [(e.claim.origin.actor, e.reason) for e in estimate.excluded] == [
        ("state-television", "set aside: speaks for a party")
    ]


def test_no_number_satisfies_all_counts_of_soldiers():
    """The intersection is empty, and the contradictions are the nine pairs that leave no number."""
    pairs = {
        frozenset((pair.first.origin.actor, pair.second.origin.actor))
        for pair in gb.reconcile(killed("military"), "intersection").contradictions
    }
    assert frozenset(("state-television", "hospital-source")) in pairs
    assert frozenset(("bbc-news", "al-jazeera")) not in pairs
    assert len(pairs) == 9


@pytest.mark.parametrize("reading", ["main", "alternative"])
@pytest.mark.parametrize(
    "policy", ["intersection", "conservative", "low_best_high", "cascade", "majority", "median_stated"]
)
def test_thirty_militants_under_both_readings(policy, reading):
    """The answer is thirty, with and without a hedge before the figure."""
    estimate = gb.reconcile(killed("militant"), policy, reading=reading)
    assert (estimate.low if estimate.best is None else estimate.best) == 30
    assert not estimate.disputed


def test_three_agree_on_23_wounded():
    """Three speakers count the wounded, and one number satisfies them all."""
    wounded = gb.claims("1.0.0", outcome="wounded", population="military")
    agreed = gb.reconcile(wounded, "intersection")
    assert (agreed.low, agreed.high, len(agreed.used), agreed.contradictions) == (23, 23, 3, ())
    assert gb.reconcile(wounded, "majority").best == 23


def other_contradictions(**assumptions: str) -> set[tuple[str, str, str]]:
    """The reasons other than disjoint bounds, each with the two speakers who contradict each other."""
    pairs = gb.contradictions(gb.claims("1.0.0"), **assumptions)
    return {
        (pair.reason, pair.first.origin.actor, pair.second.origin.actor)
        for pair in pairs
        if pair.reason != "disjoint_bounds"
    }


def test_contradictions_for_other_reasons_than_disjoint_bounds():
    """There are two manners of one death, and a part that exceeds its whole."""
    assert other_contradictions() == {
        ("exclusive_manners", "wikipedia-article", "tolib-ayyombekov"),
        ("part_exceeds_whole", "state-television", "rferl"),
    }


def test_the_alternative_reading_of_a_denial_contradicts_the_accusation():
    """He denies for himself what his forces are accused of; in the alternative reading he denies it for them."""
    assert other_contradictions(reading="alternative") - other_contradictions() == {
        ("affirmed_and_denied", "tajik-government", "tolib-ayyombekov")
    }


def stories(**assumptions: bool) -> set[frozenset[str]]:
    """The speakers of each story of the soldiers killed."""
    sets = gb.consistent_sets(killed("military"), **assumptions)
    return {frozenset(claim.origin.actor for claim in story.claims) for story in sets}


def test_the_stories_without_the_infobox():
    """There are three stories: none was killed, a dozen were, over a hundred were."""
    assert stories(infobox=False) == {
        frozenset({"state-television"}),
        frozenset({"bbc-news", "al-jazeera"}),
        frozenset({"bbc-news", "unnamed-government-source", "hospital-source"}),
    }


def test_the_infobox_adds_a_story():
    """Its 41 can be true with the two counts that are floors."""
    assert stories() - stories(infobox=False) == {
        frozenset({"bbc-news", "unnamed-government-source", "wikipedia-infobox"})
    }
