"""The count of a row, from all of its cells that have a part of it."""

from typing import NamedTuple

from ..errors import RecordError
from ..model.counts import Count
from ..model.vocabulary import Outcome
from .wording import WordedCount, read_worded_count


class CountCells(NamedTuple):
    """The cells of one count as text; empty ones state nothing."""

    figure: str
    low: str
    high: str
    wording: str


class CellError(Exception):
    """A cell that cannot be read: the part of the count that it has, and why."""

    def __init__(self, part: str, reason: str) -> None:
        self.part = part
        self.reason = reason
        super().__init__(reason)


def count_of_cells(cells: CountCells, outcome: Outcome | None = None) -> WordedCount | None:
    """Returns the count that these cells state together; None if all are empty.

    >>> count_of_cells(CountCells(figure="12", low="", high="", wording="at least"))
    WordedCount(count=<Count at least 12>, cue='at least')

    Raises `CellError` for the first cell that cannot be read, or that states another count than one before it.
    """
    stated = [count for count in (_count_in_words(cells, outcome), _bounded(cells)) if count is not None]
    if len(stated) == 2:
        return _agreed(*stated)
    return stated[0] if stated else None


def _count_in_words(cells: CountCells, outcome: Outcome | None) -> WordedCount | None:
    """Returns the count of figure and wording: each alone, or a hedge behind which the figure stands."""
    figure, wording = cells.figure, cells.wording
    if not wording:
        return _read(figure, "figure", outcome) if figure else None
    if not figure:
        return _read(wording, "wording", outcome)
    try:
        worded = read_worded_count(wording, outcome)
    except RecordError as error:
        try:
            # A column with only the hedge: "at least", beside one with the number.
            return read_worded_count(f"{wording} {figure}", outcome)
        except RecordError:
            raise CellError("wording", str(error)) from None
    return _with_figure(worded, _read(figure, "figure", outcome), figure)


def _with_figure(worded: WordedCount, other: WordedCount, figure: str) -> WordedCount:
    """Returns the count of the wording if the figure beside it is of the same count."""
    count = worded.count
    # A column of numbers has the figure of "at least 12" as a bare 12, and of "dozens" as its unit.
    is_bare = other.count.hedge == "exact" and other.count.stated in (count.stated, count.low)
    if other.count == count or (is_bare and count.hedge not in ("between", "unknown")):
        return worded
    raise CellError("figure", f"{figure!r} is not the count that the wording states, {count}; correct one of them")


def _bounded(cells: CountCells) -> WordedCount | None:
    """Returns the count of a low and a high."""
    low, high = _bound(cells.low, "low"), _bound(cells.high, "high")
    if low is None and high is None:
        return None
    if low is not None and high is not None:
        if low > high:
            raise CellError("low", f"low {low} is above high {high}; exchange or correct them")
        is_range = low < high
        return WordedCount(
            Count(hedge="between", low=low, high=high) if is_range else Count.of("exact", low), None
        )
    return WordedCount(Count.of("at_least", low) if low is not None else Count.of("up_to", high or 0), None)


def _bound(text: str, part: str) -> int | None:
    if not text:
        return None
    count = _read(text, part, None).count
    if count.hedge != "exact" or count.stated is None:
        raise CellError(part, f"expected a number, got {count}; words belong into figure or wording")
    return count.stated


def _agreed(worded: WordedCount, bounded: WordedCount) -> WordedCount:
    """Returns the count of the wording if low and high are its bounds."""
    if (worded.count.low, worded.count.high) == (bounded.count.low, bounded.count.high):
        return worded
    if worded.count.hedge == "unknown":
        raise CellError("low", f"the count is unknown, and low and high say {bounded.count}; correct one of them")
    reason = f"low and high say {bounded.count}, and the figure {worded.count}"
    raise CellError("low", f"{reason}; map the figure as best if it is an estimate within them")


def _read(text: str, part: str, outcome: Outcome | None) -> WordedCount:
    try:
        return read_worded_count(text, outcome)
    except RecordError as error:
        raise CellError(part, str(error)) from None
