"""Intervals below, above and within each other, without comparing pairs."""

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.analysis.intervals import Interval, SortedIntervals, contains, count_contained


@st.composite
def intervals(draw: st.DrawFn) -> list[Interval]:
    """Up to eight intervals with small ends, some open above."""
    ends = draw(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=8))
    return [Interval(low, None if more is None else low + more, place) for place, (low, more) in enumerate(ends)]


@given(intervals(), st.integers(-1, 20))
def test_intervals_below_and_above_a_number(some, number):
    """Law: intervals below a number end before it, and intervals above it start after it."""
    index = SortedIntervals(some)
    assert sorted(index.below(number)) == [i.position for i in some if i.high is not None and i.high < number]
    assert sorted(index.above(number)) == [i.position for i in some if i.low > number]
    assert index.count_below(number) == len(index.below(number))


def test_no_interval_is_above_an_unbounded_one():
    """None is an open end."""
    assert SortedIntervals([Interval(5, 5, 0)]).above(None) == []


@given(intervals(), intervals())
def test_contained_intervals_are_counted(outer, inner):
    """Law: the number is that of the pairs in which the outer interval contains the inner one."""
    expected = sum(contains(one, other) for one in outer for other in inner)
    assert count_contained(outer, inner) == expected
