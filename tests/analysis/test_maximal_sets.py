"""The search for claims that can be true together stays small where it can, and refuses where it cannot."""

import pytest

from gorno_badakhshan import QuestionError, consistent_sets
from gorno_badakhshan.testing import claim


def sub_counts(number: int) -> list:
    """A total of 12, and so many sub-counts of 1 to 7 of which nobody says whom they count."""
    total = claim("a-ministry", id="page/total", source="page", killed=12)
    parts = [
        claim(f"speaker-{n}", id=f"page/part-{n}", source="page", killed=n % 7 + 1, part_of=total.id)
        for n in range(number)
    ]
    return [total, *parts]


def test_a_hundred_sub_counts_are_one_story():
    """Each may be within the total, so all are true together; tried one by one that were 2^100 choices."""
    (story,) = consistent_sets(sub_counts(100))
    assert len(story.claims) == 101


def test_a_sub_count_above_the_total_splits_the_story():
    """A part of 13 is not within 12."""
    claims = [*sub_counts(20), claim("x", id="page/x", source="page", killed=13, part_of="page/total")]
    sizes = [len(story.claims) for story in consistent_sets(claims)]
    assert sizes == [21, 21]


def test_too_many_choices_are_refused():
    """The search says so instead of going on for hours."""
    populations = ("military", "security_service", "militant", "civilian", "everyone")
    claims = [
        claim(f"speaker-{n}", id=f"page/{whom}-{n}", source="page", killed=n, population=whom)
        for whom in populations
        for n in range(12)
    ]
    with pytest.raises(QuestionError, match="more than 50 ways to combine these claims"):
        consistent_sets(claims, at_most=50)
