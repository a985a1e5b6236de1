"""Counts: the bounds follow from the wording."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.counts import Count, bounds_of
from gorno_badakhshan.model.vocabulary import Hedge
from gorno_badakhshan.testing import counts

OF_A_FIGURE: list[tuple[Hedge, int, int, int | None, str]] = [
    ("exact", 12, 12, 12, "12"),
    ("exact", 0, 0, 0, "0"),
    ("none", 0, 0, 0, "none"),
    ("at_least", 12, 12, None, "at least 12"),
    ("more_than", 100, 101, None, "more than 100"),
    ("up_to", 23, 0, 23, "up to 23"),
    ("fewer_than", 23, 0, 22, "fewer than 23"),
    ("fewer_than", 1, 0, 0, "fewer than 1"),
    ("about", 20, 0, None, "about 20"),
    ("nearly", 50, 0, 49, "nearly 50"),
]
WITHOUT_A_FIGURE: list[tuple[Hedge, int, int | None, str]] = [
    ("between", 18, 23, "18 to 23"),
    ("vague", 12, None, "some (12 or more)"),
    ("unknown", 0, None, "unknown"),
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"hedge": "exact"}, "needs the stated figure, got none"),
    ({"hedge": "at_least", "low": 12}, "needs the stated figure, got none"),
    ({"hedge": "exact", "stated": 12, "low": 12}, "means low 12 and high 12, got low 12 and high None"),
    ({"hedge": "exact", "stated": 12, "low": 11, "high": 12}, "means low 12 and high 12"),
    ({"hedge": "exact", "stated": -1, "low": -1, "high": -1}, "Count.stated: expected 0 or more, got -1"),
    ({"hedge": "none", "stated": 3, "low": 0, "high": 0}, "states 0, got 3"),
    ({"hedge": "more_than", "stated": 100, "low": 100}, "means low 101 and high None"),
    ({"hedge": "at_least", "stated": 12, "low": 12, "high": 100}, "means low 12 and high None"),
    ({"hedge": "up_to", "stated": 23, "low": 1, "high": 23}, "means low 0 and high 23"),
    ({"hedge": "fewer_than", "stated": 0}, "a figure of 1 or more, got 0"),
    ({"hedge": "nearly", "stated": 0}, "a figure of 1 or more, got 0"),
    ({"hedge": "about", "stated": 20, "low": 18, "high": 22}, "means low 0 and high None"),
    ({"hedge": "between", "stated": 20, "low": 18, "high": 23}, "states no single figure, got 20"),
    ({"hedge": "between", "low": 23, "high": 18}, "low 23 is above high 18"),
    ({"hedge": "between", "low": 18, "high": 18}, "needs a low and a higher high"),
    ({"hedge": "between", "low": 18}, "needs a low and a higher high"),
    ({"hedge": "between", "low": -1, "high": 18}, "Count.low: expected 0 or more, got -1"),
    ({"hedge": "vague"}, "needs low, one unit of its word"),
    ({"hedge": "vague", "low": 12, "high": 99}, "takes no high"),
    ({"hedge": "vague", "stated": 12, "low": 12}, "states no single figure, got 12"),
    ({"hedge": "unknown", "stated": 0}, "states no single figure, got 0"),
    ({"hedge": "unknown", "high": 41}, "low 0 and no high"),
]


@pytest.mark.parametrize(("hedge", "stated", "low", "high", "text"), OF_A_FIGURE)
def test_a_hedge_bounds_its_figure(hedge: Hedge, stated: int, low: int, high: int | None, text: str) -> None:
    """The table of hedges: low and high are inclusive, and None bounds nothing."""
    count = Count.of(hedge, stated)
    assert (count.stated, count.low, count.high, str(count)) == (stated, low, high, text)


@pytest.mark.parametrize(("hedge", "low", "high", "text"), WITHOUT_A_FIGURE)
def test_a_count_may_have_no_figure(hedge: Hedge, low: int, high: int | None, text: str) -> None:
    """A range, a word and "unknown" carry their bounds themselves."""
    count = Count(hedge=hedge, low=low, high=high)
    assert (count.stated, str(count)) == (None, text)


def test_the_tables_contain_every_hedge() -> None:
    """A new hedge joins one of the two tables, or this fails."""
    assert {row[0] for row in [*OF_A_FIGURE, *WITHOUT_A_FIGURE]} == set(get_args(Hedge))


@pytest.mark.parametrize(("fields", "reason"), BAD)
def test_a_count_that_contradicts_its_wording_is_refused(fields: dict[str, Any], reason: str) -> None:
    """Bounds that do not follow from hedge and figure raise, and the message says what they should be."""
    with pytest.raises(RecordError, match=reason):
        Count(**fields)


@pytest.mark.parametrize("hedge", ["between", "vague", "unknown"])
def test_a_hedge_without_a_figure_takes_none(hedge: Hedge) -> None:
    """`of` takes a figure, and says how to make the other counts."""
    with pytest.raises(RecordError, match="takes no figure; give low and high to Count itself"):
        Count.of(hedge, 12)


def test_unknown_not_stated_and_zero_are_three_things() -> None:
    """Nobody killed, an unknown number killed, and a range are unequal counts."""
    assert len({Count.of("none", 0), Count(hedge="unknown"), Count(hedge="between", low=0, high=1)}) == 3


def test_none_is_not_the_figure_zero() -> None:
    """The wordings "no soldier" and "0 soldiers" differ, and admit the same."""
    assert Count.of("none", 0) != Count.of("exact", 0)


def test_to_be_compatible_is_not_to_state() -> None:
    """At least 12 admits 100 and does not state it."""
    count = Count.of("at_least", 12)
    assert count.admits(100)
    assert count.stated == 12


@given(counts(), st.integers(0, 10**10))
def test_a_count_admits_what_lies_between_its_bounds(count: Count, number: int) -> None:
    """`admits` agrees with low and high, both inclusive."""
    assert count.admits(number) == (number >= count.low and (count.high is None or number <= count.high))


@given(counts())
def test_a_count_admits_its_bounds_and_nothing_beyond(count: Count) -> None:
    """Low and high are the least and the greatest number admitted."""
    assert count.admits(count.low)
    assert not count.admits(count.low - 1)
    assert count.high is None or (count.admits(count.high) and not count.admits(count.high + 1))


@pytest.mark.parametrize("hedge", get_args(Hedge))
def test_the_strategy_keeps_to_its_hedge(hedge: Hedge) -> None:
    """`counts(hedge)` makes counts of that hedge only."""

    @given(counts(hedge))
    def check(count: Count) -> None:
        assert count.hedge == hedge

    check()


@pytest.mark.parametrize("hedge", ["about", "between", "vague", "unknown"])
def test_a_hedge_without_bounds_of_its_own_bounds_nothing(hedge: Hedge) -> None:
    """A tolerance is a policy's to bring."""
    assert bounds_of(hedge, 20) == (0, None)


@pytest.mark.parametrize("hedge", get_args(Hedge))
def test_every_hedge_reads_as_words(hedge: Hedge) -> None:
    """The repr holds the wording, with no None in it."""

    @given(counts(hedge))
    def check(count: Count) -> None:
        assert repr(count) == f"<Count {count}>"
        assert "None" not in repr(count)

    check()
