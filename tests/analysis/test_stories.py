"""The largest sets of counts that can all be true together."""

import pytest

from gorno_badakhshan import (
    AssumptionError,
    CasualtyCount,
    Claim,
    Count,
    Implied,
    QuestionError,
    Reading,
    VocabularyError,
    consistent_sets,
)
from gorno_badakhshan.testing import claim


def killed(said_by: str, count: Count | int, population: str = "everyone", **limits: str) -> Claim:
    """A count of people killed, limited or not."""
    held = Count.of("exact", count) if isinstance(count, int) else count
    told = CasualtyCount(outcome="killed", population=population, count=held, **limits)
    return claim(said_by, proposition=told)


def voices(claims: list[Claim], **assumptions: object) -> list[str]:
    """Who speaks in each story, in one string."""
    return ["".join(one.origin.actor for one in story.claims) for story in consistent_sets(claims, **assumptions)]


def bounds(claims: list[Claim], population: str) -> tuple[int, int | None]:
    """What the only story of the claims implies for a population."""
    (story,) = consistent_sets(claims)
    told = story.of(population)
    return told.low, told.high


MILITARY, MILITANT = killed("a", 12, "military"), killed("b", 30, "militant")


def test_a_total_binds_its_parts():
    """42 in all is 12 and 30, which leaves nobody else; 41 in all is not."""
    whole = killed("c", 42)
    (story,) = consistent_sets([MILITARY, MILITANT, whole])
    assert story.claims == (MILITARY, MILITANT, whole)
    assert story.of("civilian") == Implied(population="civilian", low=0, high=0)
    assert voices([MILITARY, MILITANT, killed("c", 41)]) == ["ab", "ac", "bc"]


def test_a_total_and_a_part_leave_the_rest():
    """50 in all, of whom 12 soldiers, leave at most 38 for any other population."""
    told = [MILITARY, killed("c", 50)]
    assert (bounds(told, "residents"), bounds(told, "civilian")) == ((0, 38), (0, 38))
    assert (bounds(told, "government_forces"), bounds(told, "everyone")) == ((12, 50), (50, 50))


def test_the_last_part_is_what_the_others_leave():
    """With 50 in all and no more than 12 of the forces, at least 38 were residents."""
    told = [killed("a", Count.of("up_to", 12), "government_forces"), killed("b", 50)]
    assert bounds(told, "residents") == (38, 50)


def test_a_total_can_need_the_part_that_fewer_speakers_allow():
    """Who bounds the forces from above is at odds with the total, and so not in the total's story."""
    forces = [
        killed(who, Count.of(hedge, n), "government_forces")
        for who, hedge, n in (("a", "at_least", 1), ("b", "up_to", 2))
    ]
    told = [*forces, killed("r", Count.of("none", 0), "residents"), killed("t", Count.of("at_least", 3))]
    assert voices(told) == ["abr", "abt", "art"]


def test_limited_parts_bound_a_limited_part_of_everyone():
    """Two soldiers and two militants by snipers are more than three people by snipers, however far up."""
    children = killed("c", 2, "militant", cause="snipers", subset="children")
    assert voices([killed("a", 2, "military", cause="snipers"), children, killed("t", 3, cause="snipers")]) == [
        "ac",
        "at",
        "ct",
    ]


def test_parts_add_up_to_a_floor():
    """Soldiers and militants together bound everyone from below and not from above."""
    assert bounds([MILITARY, MILITANT], "everyone") == (42, None)


def test_a_limited_part_bounds_its_whole_and_rivals_nobody():
    """Six by snipers go with a hundred, and not with five."""
    snipers = killed("s", 6, "civilian", cause="snipers")
    assert bounds([snipers, killed("a", Count.of("up_to", 100), "civilian")], "civilian") == (6, 100)
    assert voices([snipers, killed("a", 5, "civilian")]) == ["s", "a"]


def test_limited_parts_of_two_populations_add_up():
    """Two soldiers and two militants by snipers make four, so that three in all by snipers are out."""
    two = [killed(who, 2, who, cause="snipers") for who in ("military", "militant")]
    assert voices([*two, killed("total", 3, cause="snipers")]) == [
        "militarymilitant",
        "militarytotal",
        "militanttotal",
    ]


def test_limits_of_two_kinds_may_overlap():
    """Six by snipers and five children can be six people."""
    parts = [killed("a", 6, "civilian", cause="snipers"), killed("b", 5, "civilian", subset="children")]
    assert bounds([*parts, killed("c", 6, "civilian")], "civilian") == (6, 6)


def test_an_unnamed_sub_count_goes_with_its_whole():
    """Five of the twelve are no rival of the twelve."""
    whole = claim("a", killed=12)
    part = claim("b", killed=5, part_of=whole.id)
    assert voices([whole, part]) == ["ab"]


def test_a_word_for_a_number_bounds_it():
    """Dozens are no fewer than twelve, and unknown goes with everything."""
    told = [killed("a", Count(hedge="vague", low=12)), killed("b", Count(hedge="unknown")), killed("c", 3)]
    assert voices(told) == ["ab", "bc"]


def test_the_story_of_most_claims_comes_first():
    """Claims are counted, not figures: ten pages that agree make a larger story than two that only fit."""
    same = [claim(f"p{n}", id=f"some-source/{n}", killed=12) for n in range(3)]
    other = [killed("x", 30), killed("y", Count.of("at_least", 20))]
    assert voices([*other, *same]) == ["p0p1p2", "xy"]


def test_claims_keep_their_order_in_a_story():
    """A story lists its claims as they were given."""
    assert voices([MILITANT, MILITARY]) == ["ba"]


def test_denials_and_what_gives_no_number_are_left_out():
    """A story is of counts."""
    assert voices([MILITARY, killed("c", 1), claim("x"), claim("y", killed=5, polarity="denied")]) == ["a", "c"]


def test_the_repr_tells_who_and_what_follows():
    """Each voice with its words, then the populations spoken of."""
    (story,) = consistent_sets(
        [MILITARY, killed("c", Count.of("at_least", 20)), killed("d", Count.of("up_to", 50))]
    )
    assert repr(story) == (
        "<Story of 3 claim(s): a (12 military killed), c (at least 20 everyone killed), "
        "d (up to 50 everyone killed); then everyone 20 to 50, military 12>"
    )


# Assumptions


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["a", "p"]),
        ({"infobox": False}, ["p"]),
        ({"set_aside": {"p": "a rumor"}}, ["a"]),
        ({"bare": "floor"}, ["ap"]),
        ({"tolerance": 0.5}, ["ap"]),
    ],
)
def test_assumptions_hold_for_stories(options, expected):
    """Who is heard, and how far wordings reach, is assumed as for an estimate."""
    box = claim("a", killed=41, medium="infobox")
    assert voices([box, killed("p", Count.of("about", 60))], **options) == expected


def test_the_reading_assumed_is_the_one_told():
    """In the other reading another number is held, and the story says it."""
    other = killed("b", 100)
    reading = Reading(proposition=other.proposition, attribution=other.attribution, reason="why")
    hedged = claim("a", killed=Count.of("at_least", 100), alternative=reading)
    (story,) = consistent_sets([hedged], reading="alternative")
    assert repr(story) == "<Story of 1 claim(s): b (100 everyone killed); then everyone 100>"


def test_who_does_not_speak_cannot_be_set_aside():
    """A misspelt speaker would otherwise stay in without a word."""
    with pytest.raises(AssumptionError, match="did you mean a-paper"):
        consistent_sets([killed("a-paper", 12)], set_aside={"a-papper": "why"})


# What is refused


def test_a_population_that_does_not_exist():
    """A misspelt population names the near ones."""
    (story,) = consistent_sets([MILITARY])
    with pytest.raises(VocabularyError, match="military"):
        story.of("militery")


@pytest.mark.parametrize(
    ("other", "mixed"),
    [
        (claim("b", killed=1, event="other-event"), {"events": ["other-event", "some-event"]}),
        (claim("b", wounded=1), {"outcomes": ["killed", "wounded"]}),
    ],
    ids=["events", "outcomes"],
)
def test_stories_are_of_one_event_and_outcome(other, mixed):
    """Mixed events or outcomes raise, and the error says which; populations may differ."""
    with pytest.raises(QuestionError, match="one event and outcome") as caught:
        consistent_sets([MILITARY, MILITANT, other])
    assert caught.value.mixed == mixed


@pytest.mark.parametrize(
    ("claims", "options", "reason"),
    [
        ([], {}, "no claims were given"),
        ([claim()], {}, "none of the 1 claims counts casualties"),
        ([MILITARY], {"set_aside": {"a": "a rumor"}}, "none of the 1 claims .* is heard"),
    ],
    ids=["empty", "without-counts", "all-set-aside"],
)
def test_without_counts_there_is_no_story(claims, options, reason):
    """Nothing to combine is an error that says what there was."""
    with pytest.raises(QuestionError, match=reason):
        consistent_sets(claims, **options)


def test_too_many_ways_are_refused_and_not_cut_short():
    """Beyond `at_most` there is an error and no part of an answer."""
    apart = [killed(f"s{n}", n) for n in range(10)]
    assert len(consistent_sets(apart, at_most=10)) == 10
    with pytest.raises(QuestionError, match="more than 9 ways"):
        consistent_sets(apart, at_most=9)


def test_too_many_combinations_are_refused_before_they_are_tried():
    """Neighbors with very many figures each are refused at once."""
    apart = [killed(f"{p}{n}", n, p) for p in ("military", "security_service") for n in range(40)]
    with pytest.raises(QuestionError, match="more than 15 ways"):
        consistent_sets([*apart, killed("x", 500)], at_most=15)
