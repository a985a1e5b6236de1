"""Dates as precisely as they are known."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.testing import edtf

TEXTS = [
    ("2012-07-24", (2012, 7, 24), (2012, 7, 24), ""),
    ("2012-07", (2012, 7, 1), (2012, 7, 31), ""),
    ("2012-02", (2012, 2, 1), (2012, 2, 29), ""),
    ("2011-02", (2011, 2, 1), (2011, 2, 28), ""),
    ("2012", (2012, 1, 1), (2012, 12, 31), ""),
    ("1992/1997", (1992, 1, 1), (1997, 12, 31), ""),
    ("2012-07-21/2012-07-24", (2012, 7, 21), (2012, 7, 24), ""),
    ("2012-07-21/2012-08", (2012, 7, 21), (2012, 8, 31), ""),
    ("2012-07/2012-07-24", (2012, 7, 1), (2012, 7, 24), ""),
    ("2012-07-24/..", (2012, 7, 24), None, ""),
    ("../2012-07", None, (2012, 7, 31), ""),
    ("2012?", (2012, 1, 1), (2012, 12, 31), "?"),
    ("2012-07~", (2012, 7, 1), (2012, 7, 31), "~"),
    ("2012-07-24%", (2012, 7, 24), (2012, 7, 24), "%"),
    ("1992~/1997", (1992, 1, 1), (1997, 12, 31), "~"),
    ("1992/1997?", (1992, 1, 1), (1997, 12, 31), "?"),
    ("0001~", (1, 1, 1), (1, 12, 31), "~"),
    ("9999?", (9999, 1, 1), (9999, 12, 31), "?"),
]
BAD = [
    ("", "is not understood at ''"),
    ("yesterday", "write YYYY, YYYY-MM or YYYY-MM-DD"),
    ("24 July 2012", "is not understood"),
    ("24.07.2012", "is not understood"),
    ("12-07-24", "is not understood"),
    ("2012-7-24", "is not understood"),
    ("20120724", "is not understood"),
    ("2012-07-24T04:00", "is not understood"),
    (" 2012", "is not understood"),
    ("2012\n", "is not understood"),
    ("٢٠١٢", "is not understood"),
    ("?2012", "is not understood"),
    ("2012??", "is not understood"),
    ("201X", "is not understood"),
    ("2012-21", "is no date of the calendar: months are 01 to 12"),
    ("2012-00", "is no date of the calendar: months are 01 to 12"),
    ("2012-02-30", "is no date of the calendar: that month has the days 01 to 29"),
    ("2011-02-29", "is no date of the calendar: that month has the days 01 to 28"),
    ("2012-07-00", "is no date of the calendar: that month has the days 01 to 31"),
    ("0000", "is no date of the calendar: the first year is 0001"),
    ("0000-13-32", "is no date of the calendar: the first year is 0001"),
    ("2012/", "is not understood at ''"),
    ("/2012", "is not understood at ''"),
    ("/", "is not understood at ''"),
    ("..", "is not understood at '..'"),
    ("../..", "is open at both ends and says nothing"),
    ("1997/1992", "ends before it starts"),
    ("2012-07-25/2012-07-24", "ends before it starts"),
    ("1992/1995/1997", "is not understood"),
]
BEFORE = [
    ("2012-07-21", "2012-07-24", True),
    ("2012-07-24", "2012-07-21", False),
    ("2012-07-24", "2012-07-24", False),
    ("2012-07-24", "2012-07", None),
    ("2012-07", "2012-07-24", None),
    ("2012-07-01", "2012-07", None),
    ("2012-07-31", "2012-07", False),
    ("2012-07-24", "2012-08", True),
    ("2012", "2012", None),
    ("1992/1997", "2012", True),
    ("1992/1997", "1995", None),
    ("1992/..", "2012", None),
    ("2012/..", "1992/1997", False),
    ("../2010", "2012", True),
    ("../2010", "../2012", None),
    ("2010/..", "2012/..", None),
    ("2013/..", "../2012", False),
    ("1992~", "2012", True),
    ("1992~", "1993", None),
    ("2012-07-24?", "2012-07-25", None),
    ("2012-07-24?", "2012-07-26", True),
    ("2012-07-25", "2012-07-24?", False),
    ("2012-07-24", "2012-07-24?", None),
]
WITHIN = [
    ("2012-07-24", "2012-07", True),
    ("2012-07", "2012-07", True),
    ("2012-07", "2012", True),
    ("2012", "2012-07", None),
    ("2012-07-24", "2012-08", False),
    ("2012-07-21/2012-08-02", "2012-07", None),
    ("2012-07-24", "2012/..", True),
    ("2012-07-24", "../2012", True),
    ("2012/..", "1992/..", True),
    ("2012/..", "2012", None),
    ("2012-07-24", "2013/..", False),
    ("2012-07-15~", "2012-07", True),
    ("2012-07-31~", "2012-07", None),
    ("2012-07-24", "2012-07~", None),
    ("1992", "2012~", False),
]
PRECISIONS = [
    ("2012-07-24", 1),
    ("2012-07-24/2012-07-24", 1),
    ("2012-07-24/2012-07-25", 2),
    ("2012-07-24/2012-07-29", 2),
    ("2012-07-24?", 2),
    ("2012-07-24/2012-07-30", 3),
    ("2012-07-24/2012-07-31", 4),
    ("2012-02", 4),
    ("2012-07", 4),
    ("2012-07/2012-08", 5),
    ("2012-07~", 5),
    ("2012", 5),
    ("2012-07-24/..", 5),
    ("../2012-07-24", 5),
]


def stated(text: str) -> Period:
    """The period of an EDTF text."""
    return Period(edtf=text, basis="stated")


@pytest.mark.parametrize(("text", "first", "last"), [row[:3] for row in TEXTS])
def test_a_text_has_a_first_and_a_last_day(
    text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    """Both are inclusive, None is an open end, and a mark moves neither."""
    period = stated(text)
    assert (period.earliest, period.latest) == (first and date(*first), last and date(*last))


@pytest.mark.parametrize(("text", "marks"), [(text, marks) for text, _, _, marks in TEXTS])
def test_marks_are_distinguished(text: str, marks: str) -> None:
    """`?` is uncertain, `~` is approximate, `%` is both, at either end."""
    period = stated(text)
    assert (period.is_uncertain, period.is_approximate) == (marks in {"?", "%"}, marks in {"~", "%"})


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_date_is_refused(text: str, reason: str) -> None:
    """A text that is not EDTF, or not a date of the calendar, is never guessed at."""
    with pytest.raises(RecordError) as caught:
        stated(text)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("first", "second", "answer"), BEFORE)
def test_before_is_decided_only_where_every_reading_agrees(first: str, second: str, answer: object) -> None:
    """True where even the latest first day precedes, False where none can, else None."""
    assert stated(first).before(stated(second)) is answer


@pytest.mark.parametrize(("inner", "outer", "answer"), WITHIN)
def test_within_is_decided_only_where_every_reading_agrees(inner: str, outer: str, answer: object) -> None:
    """True where no reading leaves the outer period, False where none enters it, else None."""
    assert stated(inner).within(stated(outer)) is answer


@pytest.mark.parametrize(("text", "code"), PRECISIONS)
def test_date_prec_follows_ucdp(text: str, code: int) -> None:
    """1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer or open."""
    assert stated(text).date_prec == code


@pytest.mark.parametrize("text", ["0001~", "9999~", "0001-01-01?", "9999-12-31?"])
def test_a_mark_at_the_end_of_the_calendar_can_be_compared(text: str) -> None:
    """A softened bound stops at the first and the last day that there is."""
    assert stated(text).before(stated("2012")) is (text < "2012")


def test_a_period_reads_as_its_text() -> None:
    """The repr adds only where the date comes from."""
    period = Period(edtf="2012-07-25", basis="derived")
    assert (str(period), repr(period)) == ("2012-07-25", "<Period 2012-07-25, derived>")


@pytest.mark.filterwarnings("ignore:warn_multiple_tokens:UserWarning")
@given(edtf())
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    """First and last day are those of `lower_strict` and `upper_strict` of edtf, exactly."""
    import edtf as oracle

    parsed = oracle.parse_edtf(text)
    period = stated(text)
    assert period.earliest == _day_of(parsed.lower_strict())
    assert period.latest == _day_of(parsed.upper_strict())


def _day_of(parsed: Any) -> date | None:
    """A day as edtf tells it: a struct_time, or an infinite number for an open end."""
    return None if isinstance(parsed, float) else date(*parsed[:3])
