"""Intervals of whole numbers, sorted so that those beside a number are found without comparing pairs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Interval(NamedTuple):
    """Inclusive bounds, and the position of what they bound."""

    low: int
    high: int | None
    """None if nothing bounds it from above."""
    position: int


class SortedIntervals:
    """Intervals sorted by both ends; a question costs log n and what it returns.

    >>> intervals = SortedIntervals([Interval(12, 12, 0), Interval(20, None, 1), Interval(0, 5, 2)])
    >>> intervals.count_below(12), intervals.below(12), intervals.above(12)
    (1, [2], [1])
    """

    __slots__ = ("_high_positions", "_highs", "_low_positions", "_lows")

    def __init__(self, intervals: Iterable[Interval]) -> None:
        intervals = tuple(intervals)
        by_low = sorted((each.low, each.position) for each in intervals)
        by_high = sorted((each.high, each.position) for each in intervals if each.high is not None)
        self._lows, self._low_positions = [low for low, _ in by_low], [position for _, position in by_low]
        self._highs, self._high_positions = [high for high, _ in by_high], [position for _, position in by_high]

    def count_below(self, number: int) -> int:
        """How many end before the number."""
        return bisect_left(self._highs, number)

    def below(self, number: int) -> list[int]:
        """The positions of those that end before the number."""
        return self._high_positions[: bisect_left(self._highs, number)]

    def above(self, number: int | None) -> list[int]:
        """The positions of those that start after the number; none if it is None, which is unbounded."""
        return [] if number is None else self._low_positions[bisect_right(self._lows, number) :]


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether the inner interval lies within the outer one."""
    if outer.high is not None and (inner.high is None or inner.high > outer.high):
        return False
    return outer.low <= inner.low


def count_contained(outer: Sequence[Interval], inner: Sequence[Interval]) -> int:
    """How many pairs of an outer and an inner interval there are in which the one contains the other.

    Takes n log n: both are walked from the greatest low down, and a binary indexed tree (Fenwick 1994)
    counts the ends of the inner ones met so far.
    """
    ends = sorted({_end(each) for each in inner})
    tree, total, met = [0] * (len(ends) + 1), 0, 0
    # From the greatest low down, every inner interval met so far has a low that fits; only ends are left to count.
    waiting = sorted(inner, key=lambda each: -each.low)
    for interval in sorted(outer, key=lambda each: -each.low):
        while met < len(waiting) and waiting[met].low >= interval.low:
            position = bisect_left(ends, _end(waiting[met])) + 1
            while position <= len(ends):
                tree[position] += 1
                position += position & -position
            met += 1
        position = bisect_right(ends, _end(interval))
        while position:
            total += tree[position]
            position -= position & -position
    return total


def _end(interval: Interval) -> float:
    return float("inf") if interval.high is None else interval.high
