"""Days as people type them: the only place that reads a day from the text, date or period of a caller."""

import re
from datetime import date
from typing import NamedTuple

from ..errors import FieldError, RecordError, shown
from .periods import Period, parse_edtf

Day = str | date | Period
"""A day as a caller gives it; a month, a year or an interval is taken too."""

_MONTHS = (
    ("january", "январь", "января"),
    ("february", "февраль", "февраля"),
    ("march", "март", "марта"),
    ("april", "апрель", "апреля"),
    ("may", "май", "мая"),
    ("june", "июнь", "июня"),
    ("july", "июль", "июля"),
    ("august", "август", "августа"),
    ("september", "сентябрь", "сентября"),
    ("october", "октябрь", "октября"),
    ("november", "ноябрь", "ноября"),
    ("december", "декабрь", "декабря"),
)
"""The names of the months in English and in Russian, there as a word alone and as in a date."""

_NUMBERS = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})")
_EIGHT_DIGITS = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_OF_MONTH = re.compile("([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile("[0-9]{4}")
_OTHER_FORMS = "a day may also be written as 24.07.2012 or 24 July 2012"


class _Typed(NamedTuple):
    """The parts of a day as digits; without a day of the month it is a month."""

    year: str
    month: str
    day: str | None


def read_day(value: Day) -> Period:
    """Returns the day, month, year or interval that a caller means.

    >>> read_day("24.07.2012")
    <Period 2012-07-24, stated>
    >>> read_day("24 July 2012") == read_day("July 24, 2012") == read_day("2012-07-24")
    True

    Text is EDTF, as in the data, or a day in numbers with dots (day first), slashes or hyphens, or a day
    or month with the name of the month, in English or Russian. A moment is cut to its day.

    Raises `RecordError` if the text may be two days (08/07/2012), has a year of two digits or is no date
    of the calendar, and `FieldError` for another type.
    """
    if isinstance(value, Period):
        return value
    if isinstance(value, date):
        return Period(edtf=value.isoformat()[:10], basis="stated")
    if isinstance(value, str):
        return Period(edtf=_edtf_of(str.__str__(value)), basis="stated")
    raise FieldError("day", f"expected a day as text, date or Period, got {type(value).__name__} {shown(value)}")


def _edtf_of(text: str) -> str:
    """Returns the text as EDTF."""
    typed = " ".join(text.split())
    possible = _in_numbers(typed) or _with_month_name(typed)
    if not possible:
        try:
            parse_edtf(typed)
        except RecordError as error:
            raise RecordError(f"{error}; {_OTHER_FORMS}") from None
        return typed
    days = sorted({day for parts in possible if (day := _calendar_day(parts))})
    if not days:
        raise RecordError(f"the day {shown(text)} is no date of the calendar")
    if len(days) > 1:
        raise RecordError(f"the day {shown(text)} may be {' or '.join(days)}; write the one that you mean")
    return days[0]


def _in_numbers(text: str) -> list[_Typed]:
    """Returns each day that a text of three numbers may mean; empty for a text of another form."""
    if match := _EIGHT_DIGITS.fullmatch(text):
        return [_Typed(*match.groups())]
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return []
    first, separator, second, last = match.groups()
    if len(first) == 4 and len(last) <= 2:
        return [_Typed(first, second, last)]
    if len(first) > 2 or len(last) != 4:
        return []
    day_first, month_first = _Typed(last, second, first), _Typed(last, first, second)
    # Americans write the month first, with slashes and hyphens and never with dots.
    return [day_first] if separator == "." else [day_first, month_first]


def _with_month_name(text: str) -> list[_Typed]:
    """Returns the day or month of a text that names its month; empty for a text of another form."""
    # Russians write `г.`, for `year`, behind the year.
    words = [word.rstrip(".") for word in text.casefold().replace(",", " ").removesuffix(" г.").split()]
    *others, year = words or [""]
    months = [number for word in others if (number := _month_number(word))]
    days = [match[1] for word in others if (match := _DAY_OF_MONTH.fullmatch(word))]
    if len(months) != 1 or len(days) > 1 or len(months) + len(days) != len(others) or not _YEAR.fullmatch(year):
        return []
    return [_Typed(year, months[0], days[0] if days else None)]


def _month_number(word: str) -> str:
    """Returns the number of the month that the word names or begins to name; empty for any other word."""
    if len(word) < 3:
        return ""
    numbers = (str(n) for n, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names))
    return next(numbers, "")


def _calendar_day(typed: _Typed) -> str | None:
    """Returns the day or month as EDTF; None if the calendar does not have it."""
    try:
        day = date(int(typed.year), int(typed.month), int(typed.day or 1)).isoformat()
    except ValueError:
        return None
    return day if typed.day else day[:7]
