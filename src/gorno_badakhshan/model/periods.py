"""Periods: dates as precisely as they are known, in a subset of EDTF (ISO 8601-2).

The subset has level 0 dates and intervals, the level 1 marks `?` (uncertain), `~` (approximate) and `%`
(both), and open ends `..`; see https://www.loc.gov/standards/datetime/. It has no times of day.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import attrs

from ..errors import FieldError, RecordError, shown
from .fields import Checked, doc
from .vocabulary import BASES, Basis

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%])?", re.ASCII)
_SOFTNESS = {1: 366, 2: 31, 3: 1}
"""Days by which a mark softens a bound: one unit of its precision (year, month, day)."""


class Bounds(NamedTuple):
    """The bounds of an EDTF text: first and last day, inclusive; None for an open end.

    `soft_low` and `soft_high` are the days by which the marks `?`, `~` and `%` soften either end.
    """

    earliest: date | None
    latest: date | None
    soft_low: int
    soft_high: int
    marks: str


# Claims share few dates, and an analysis compares each of them many times.
@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Bounds:
    """Returns the bounds of an EDTF text; raises `RecordError` if it does not parse or is no date of the calendar.

    >>> parse_edtf("2012-07")[:2]
    (datetime.date(2012, 7, 1), datetime.date(2012, 7, 31))
    """
    first, slash, last = text.partition("/")
    start = _parse_end(first, text, is_interval=bool(slash))
    end = _parse_end(last, text, is_interval=True) if slash else start
    bounds = Bounds(start.earliest, end.latest, start.soft_low, end.soft_high, start.marks + end.marks)
    if bounds.earliest is None and bounds.latest is None:
        raise RecordError(f"EDTF {text!r} is open at both ends and says nothing; leave the date out instead")
    if bounds.earliest and bounds.latest and bounds.earliest > bounds.latest:
        raise RecordError(f"EDTF {text!r} ends before it starts; write the earlier date first")
    return bounds


def _parse_end(part: str, text: str, *, is_interval: bool) -> Bounds:
    if part == ".." and is_interval:
        return Bounds(None, None, 0, 0, "")
    match = _DATE.fullmatch(part)
    if match is None:
        raise RecordError(
            f"EDTF {shown(text)} is not understood at {shown(part)}; write YYYY, YYYY-MM or YYYY-MM-DD, "
            "with ?, ~ or % behind it if unsure, and start/end or .. for an interval"
        )
    year, month, day, mark = match.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        reason = _calendar_rule(int(year), int(month or 1))
        raise RecordError(f"EDTF {text!r}: {part!r} is no date of the calendar: {reason}") from None
    latest = earliest if day else _last_day(earliest.year, int(month or 12))
    # `1992~` may be a year off, `1992-07-21~` a day: a mark qualifies the precision that it is written behind.
    softness = _SOFTNESS[1 + bool(month) + bool(day)] if mark else 0
    return Bounds(earliest, latest, softness, softness, mark or "")


def _calendar_rule(year: int, month: int) -> str:
    # The words of the standard library for the same differ between versions of Python.
    if year == 0:
        return "the first year is 0001"
    if not 1 <= month <= 12:
        return "months are 01 to 12"
    return f"that month has the days 01 to {_last_day(year, month).day}"


def _last_day(year: int, month: int) -> date:
    from calendar import monthrange  # only dates without a day need it, and it costs a millisecond

    return date(year, month, monthrange(year, month)[1])


@attrs.frozen(kw_only=True, repr=False)
class Period(Checked):
    """A day, month, year or interval, as precisely as it is known.

    >>> day = Period(edtf="2012-07-24", basis="stated")
    >>> day.before(Period(edtf="2012-08", basis="stated"))
    True
    >>> day.before(Period(edtf="2012-07", basis="stated")) is None
    True

    Raises `RecordError` if the EDTF text does not parse or is no date of the calendar.
    """

    edtf: str = attrs.field(metadata=doc("The date in EDTF; both ends of an interval are inclusive.", unit="EDTF"))
    basis: Basis = attrs.field(metadata=doc("Where the date comes from.", vocabulary=BASES))

    def _check_rules(self) -> None:
        parse_edtf(self.edtf)

    @property
    def earliest(self) -> date | None:
        """First day, inclusive; None where the start is open."""
        return parse_edtf(self.edtf).earliest

    @property
    def latest(self) -> date | None:
        """Last day, inclusive; None where the end is open."""
        return parse_edtf(self.edtf).latest

    @property
    def is_uncertain(self) -> bool:
        """Whether either end is marked `?` or `%`."""
        return not {"?", "%"}.isdisjoint(parse_edtf(self.edtf).marks)

    @property
    def is_approximate(self) -> bool:
        """Whether either end is marked `~` or `%`."""
        return not {"~", "%"}.isdisjoint(parse_edtf(self.edtf).marks)

    @property
    def date_prec(self) -> int:
        """UCDP GED's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer.

        A marked date is at least 2, an open one 5.
        """
        bounds = parse_edtf(self.edtf)
        if bounds.earliest is None or bounds.latest is None:
            return 5
        days = (bounds.latest - bounds.earliest).days + 1 + bounds.soft_low + bounds.soft_high
        return next((code for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= longest), 5)

    @property
    def margins(self) -> tuple[date, date]:
        """First and last day that it may reach, inclusive: marks widen both, an open end reaches any day."""
        return _soften(parse_edtf(self.edtf))

    def before(self, other: "Period") -> bool | None:
        """Returns whether all of this period lies before all of the other; None if that is undecided.

        A mark softens its end by one unit of the end's own precision, so that `1992~` is before
        2012 and undecided against 1993.
        """
        mine, theirs = parse_edtf(self.edtf), _bounds_of_other(other)
        if _surely_before(mine, theirs):
            return True
        return False if _surely_not_before(mine, theirs) else None

    def within(self, other: "Period") -> bool | None:
        """Returns whether all of this period lies inside the other; None if that is undecided."""
        bounds = _bounds_of_other(other)
        mine, theirs = _soften(parse_edtf(self.edtf)), _soften(bounds)
        if mine[0] >= theirs[0] and mine[1] <= theirs[1] and not bounds.marks:
            return True
        return False if mine[1] < theirs[0] or mine[0] > theirs[1] else None

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"<Period {self.edtf}, {self.basis}>"


def _bounds_of_other(other: object) -> Bounds:
    """Returns the bounds of the period that another one is compared with."""
    if not isinstance(other, Period):
        raise FieldError("other", f"expected a Period, got {shown(other)}")
    return parse_edtf(other.edtf)


def _soften(bounds: Bounds) -> tuple[date, date]:
    low = _moved(bounds.earliest, -bounds.soft_low) if bounds.earliest else date.min
    high = _moved(bounds.latest, bounds.soft_high) if bounds.latest else date.max
    return low, high


def _moved(day: date, days: int) -> date:
    """The day so many days later, or the last one that the calendar has in that direction."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _surely_before(first: Bounds, second: Bounds) -> bool:
    return bool(first.latest and second.earliest) and _soften(first)[1] < _soften(second)[0]


def _surely_not_before(first: Bounds, second: Bounds) -> bool:
    """Whether even the first day of `first` is no earlier than the last day of `second`."""
    return bool(first.earliest and second.latest) and _soften(first)[0] >= _soften(second)[1]
