"""The counts of a row of a publisher's table: all that stands there is kept, also what contradicts itself."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..errors import RecordError
from ..model.counts import Count
from ..model.vocabulary import Hedge, Outcome, Population
from .wording import read_count


class PublishedCount(NamedTuple):
    """One number of a row."""

    number: Count
    outcome: Outcome
    population: Population
    subset: str
    """Part of the population that the count is limited to; empty for all of it."""
    column: str
    """Columns that state it."""
    is_best: bool
    """Whether it is an estimate of the publisher, and not what its low and high agree on."""


class Numbers(NamedTuple):
    """The figures of one count: bounds, the best estimate, and what is odd about them."""

    counts: tuple[tuple[Count, bool, tuple[int, ...]], ...]
    """Each with whether it is a best estimate, and the positions of its cells: 0 low, 1 best, 2 high, 3 text."""
    remarks: tuple[str, ...]


# Rows share few figures.
@lru_cache(maxsize=2**14)
def numbers(low: str, best: str, high: str, text: str, *, zero_is_unknown: bool = False) -> Numbers:
    """Returns what the cells of one count state; an empty cell states nothing.

    >>> numbers("10", "12", "20", "")
    Numbers(counts=((<Count 10 to 20>, False, (0, 2)), (<Count 12>, True, (1,))), remarks=())
    >>> numbers("5", "3", "9", "").remarks
    ('best 3 is not within low 5 and high 9; all are kept',)

    A low above its high is kept as two counts, which contradict each other. Raises `RecordError` for a cell that
    is no number.
    """
    bottom, estimate, top = (_whole_number(cell) for cell in (low, best, high))
    found: list[tuple[Count, bool, tuple[int, ...]]] = []
    remarks: list[str] = []
    if bottom is not None and top is not None and bottom > top:
        remarks.append(f"low {bottom} is above high {top}; all are kept")
        found += [(Count.of("at_least", bottom), False, (0,)), (Count.of("up_to", top), False, (2,))]
    elif (bounds := _bounds(bottom, top)) is not None:
        cells = tuple(position for position, end in ((0, bottom), (2, top)) if end is not None)
        found.append((bounds, False, cells))
    if estimate is not None:
        if not remarks and not all(count.admits(estimate) for count, _, _ in found):
            remarks.append(f"best {estimate} is not within {_bounds_text(bottom, top)}; all are kept")
        # Of "none reported", 0 is all that a publisher can write, and it bounds nothing.
        hedge: Hedge = "at_least" if estimate == 0 and zero_is_unknown else "exact"
        if all(count != Count.of(hedge, estimate) for count, _, _ in found):
            found.append((Count.of(hedge, estimate), True, (1,)))
    if text:
        count = read_count(text)
        if found and all(count != other for other, _, _ in found):
            remarks.append(f"the text says {count}, and the numbers do not; all are kept")
        if all(count != other for other, _, _ in found):
            found.append((count, False, (3,)))
    return Numbers(tuple(found), tuple(remarks))


def _whole_number(cell: str) -> int | None:
    if not cell:
        return None
    count = read_count(cell)
    if count.hedge != "exact" or count.stated is None:
        raise RecordError(f"expected a number, got {count}")
    return count.stated


def _bounds(low: int | None, high: int | None) -> Count | None:
    if low is None:
        return None if high is None else Count.of("up_to", high)
    if high is None:
        return Count.of("at_least", low)
    return Count.of("exact", low) if low == high else Count(hedge="between", low=low, high=high)


def _bounds_text(low: int | None, high: int | None) -> str:
    ends = [("low", low), ("high", high)]
    return " and ".join(f"{name} {end}" for name, end in ends if end is not None)


def side_of(name: str, type_of_violence: str) -> tuple[Population, str]:
    """Returns the population that the dead of a side are, and how they are limited within it.

    >>> side_of("Government of Valland", "1")
    ('government_forces', '')
    >>> side_of("Hill Front", "1")
    ('militant', '')

    UCDP names a state "Government of". A side of one-sided violence, or a side without a name, may be either.
    """
    if name.startswith("Government of"):
        return "government_forces", ""
    if type_of_violence in ("1", "2"):
        return "militant", ""
    return "everyone", f"of {name}" if name else "of one side"


def apart(counts: list[PublishedCount], sides: dict[int, str]) -> Iterator[PublishedCount]:
    """Yields the counts; the dead of two sides that are one population are each limited to their side."""
    populations = [counts[position].population for position in sides]
    for position, count in enumerate(counts):
        is_shared = position in sides and populations.count(count.population) > 1
        yield count._replace(subset=f"of {sides[position]}") if is_shared and not count.subset else count
