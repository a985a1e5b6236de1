"""Which counts can all be true: totals, parts and limited parts in the population tree."""

import pytest

from gorno_badakhshan import (
    CasualtyCount,
    Claim,
    Count,
    Implied,
    QuestionError,
    consistent_sets,
)
from gorno_badakhshan.testing import claim


def killed(said_by: str, count: Count | int, population: str = "everyone", **limits: str) -> Claim:
    """A count of people killed, limited or not."""
    number = Count.of("exact", count) if isinstance(count, int) else count
    proposition = CasualtyCount(outcome="killed", population=population, count=number, **limits)
    return claim(said_by, proposition=proposition)


def speakers(claims: list[Claim], **assumptions: object) -> list[str]:
    """Who speaks in each story, as one string."""
    stories = consistent_sets(claims, **assumptions)
    return ["".join(each.origin.actor for each in story.claims) for story in stories]


def bounds(claims: list[Claim], population: str) -> tuple[int, int | None]:
    """The bounds that the only story of the claims implies for a population."""
    (story,) = consistent_sets(claims)
    implied = story.of(population)
    return implied.low, implied.high


MILITARY, MILITANT = killed("a", 12, "military"), killed("b", 30, "militant")


def test_a_total_is_the_sum_of_its_parts():
    """42 in all are 12 and 30 and nobody else; 41 in all are not 12 and 30."""
    total = killed("c", 42)
    (story,) = consistent_sets([MILITARY, MILITANT, total])
    assert story.claims == (MILITARY, MILITANT, total)
    assert story.of("civilian") == Implied(population="civilian", low=0, high=0)
    assert speakers([MILITARY, MILITANT, killed("c", 41)]) == ["ab", "ac", "bc"]


def test_a_total_and_a_part_bound_the_other_parts():
    """50 in all, of whom 12 soldiers, leave at most 38 for any other population."""
    claims = [MILITARY, killed("c", 50)]
    assert (bounds(claims, "residents"), bounds(claims, "civilian")) == ((0, 38), (0, 38))
    assert (bounds(claims, "government_forces"), bounds(claims, "everyone")) == ((12, 50), (50, 50))


def test_a_part_is_at_least_the_total_without_the_other_parts():
    """With 50 in all and at most 12 of the forces, at least 38 were residents."""
    claims = [killed("a", Count.of("up_to", 12), "government_forces"), killed("b", 50)]
    assert bounds(claims, "residents") == (38, 50)


def test_a_total_can_exclude_the_upper_bound_of_a_part():
    """A claim that bounds the forces from above may be left out for a total that needs more of them."""
    forces = [
        killed(speaker, Count.of(hedge, n), "government_forces")
        for speaker, hedge, n in (("a", "at_least", 1), ("b", "up_to", 2))
    ]
    claims = [*forces, killed("r", Count.of("none", 0), "residents"), killed("t", Count.of("at_least", 3))]
    assert speakers(claims) == ["abr", "abt", "art"]


def test_limited_parts_bound_a_limited_part_of_everyone():
    """Two soldiers and two militants by snipers are more than three people by snipers."""
    soldiers = killed("a", 2, "military", cause="snipers")
    children = killed("c", 2, "militant", cause="snipers", subset="children")
    assert speakers([soldiers, children, killed("t", 3, cause="snipers")]) == ["ac", "at", "ct"]


def test_parts_add_up_to_a_floor():
    """Soldiers and militants together bound everyone from below and not from above."""
    assert bounds([MILITARY, MILITANT], "everyone") == (42, None)


def test_a_limited_part_bounds_its_whole_from_below():
    """Six by snipers can be true with up to a hundred, and not with five."""
    snipers = killed("s", 6, "civilian", cause="snipers")
    assert bounds([snipers, killed("a", Count.of("up_to", 100), "civilian")], "civilian") == (6, 100)
    assert speakers([snipers, killed("a", 5, "civilian")]) == ["s", "a"]


def test_limited_parts_of_two_populations_add_up():
    """Two soldiers and two militants by snipers make four by snipers, not three."""
    two = [killed(population[-1], 2, population, cause="snipers") for population in ("military", "militant")]
    assert speakers([*two, killed("x", 3, cause="snipers")]) == ["yt", "yx", "tx"]


def test_limits_of_two_kinds_may_overlap():
    """Six by snipers and five children can be six people."""
    parts = [killed("a", 6, "civilian", cause="snipers"), killed("b", 5, "civilian", subset="children")]
    assert bounds([*parts, killed("c", 6, "civilian")], "civilian") == (6, 6)


def test_an_unnamed_sub_count_can_be_true_with_its_whole():
    """Five of the twelve do not contradict the twelve."""
    twelve = claim("a", killed=12)
    five = claim("b", killed=5, part_of=twelve.id)
    assert speakers([twelve, five]) == ["ab"]


def test_a_word_for_a_number_bounds_it():
    """Dozens are at least twelve, and unknown can be any number."""
    claims = [killed("a", Count(hedge="vague", low=12)), killed("b", Count(hedge="unknown")), killed("c", 3)]
    assert speakers(claims) == ["ab", "bc"]


def sub_counts(number: int) -> list[Claim]:
    """A total of 12, and this number of sub-counts of 1 to 7, without a subset."""
    total = claim("a-ministry", id="page/total", source="page", killed=12)
    parts = [
        claim(f"speaker-{n}", id=f"page/part-{n}", source="page", killed=n % 7 + 1, part_of=total.id)
        for n in range(number)
    ]
    return [total, *parts]


def test_a_hundred_sub_counts_are_one_story():
    """Each is within the total, so all are true together, without a search of 2^100 choices."""
    (story,) = consistent_sets(sub_counts(100))
    assert len(story.claims) == 101


def test_a_sub_count_above_the_total_splits_the_story():
    """A part of 13 is not within 12."""
    claims = [*sub_counts(20), claim("x", id="page/x", source="page", killed=13, part_of="page/total")]
    sizes = [len(story.claims) for story in consistent_sets(claims)]
    assert sizes == [21, 21]


def test_too_many_choices_are_refused():
    """Beyond `at_most` there is an error, and never a part of the answer."""
    disjoint = [killed(f"s{n}", n) for n in range(10)]
    assert len(consistent_sets(disjoint, at_most=10)) == 10
    with pytest.raises(QuestionError, match="more than 9 ways"):
        consistent_sets(disjoint, at_most=9)


def test_too_many_combinations_are_refused_before_they_are_tried():
    """Two parts of one population with very many figures each are refused at once."""
    disjoint = [killed(f"{p}{n}", n, p) for p in ("military", "security_service") for n in range(40)]
    with pytest.raises(QuestionError, match="more than 15 ways"):
        consistent_sets([*disjoint, killed("x", 500)], at_most=15)


def test_too_many_choices_of_several_populations_are_refused():
    """The search ends with an error instead of going on for hours."""
    populations = ("military", "security_service", "militant", "civilian", "everyone")
    claims = [
        claim(f"speaker-{n}", id=f"page/{whom}-{n}", source="page", killed=n, population=whom)
        for whom in populations
        for n in range(12)
    ]
    with pytest.raises(QuestionError, match="more than 50 ways to combine these claims"):
        consistent_sets(claims, at_most=50)
