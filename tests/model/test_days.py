"""Days as people type them."""

from calendar import month_name
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.model.days import read_day

READ = [
    ("2012-07-24", "2012-07-24"),
    ("2012-07-24/2012-07-27", "2012-07-24/2012-07-27"),
    ("2012-07~", "2012-07~"),
    ("2012", "2012"),
    (" 2012-07-24\n", "2012-07-24"),
    ("24.07.2012", "2012-07-24"),
    ("8.7.2012", "2012-07-08"),
    ("24/07/2012", "2012-07-24"),
    ("07/24/2012", "2012-07-24"),
    ("07/07/2012", "2012-07-07"),
    ("24-07-2012", "2012-07-24"),
    ("2012/07/24", "2012-07-24"),
    ("2012.7.24", "2012-07-24"),
    ("20120724", "2012-07-24"),
    ("24 July 2012", "2012-07-24"),
    ("24 july 2012", "2012-07-24"),
    ("24th Jul. 2012", "2012-07-24"),
    ("July 24, 2012", "2012-07-24"),
    ("Sept 1 2012", "2012-09-01"),
    ("July 2012", "2012-07"),
    ("24 июля 2012", "2012-07-24"),
    ("24 июля 2012 г.", "2012-07-24"),
    ("24\u00a0июля\u00a02012", "2012-07-24"),
    ("Июль 2012", "2012-07"),
]
REFUSED = [
    ("08/07/2012", "may be 2012-07-08 or 2012-08-07; write the one that you mean"),
    ("08-07-2012", "may be 2012-07-08 or 2012-08-07"),
    ("07.24.2012", "is no date of the calendar"),
    ("31 June 2012", "is no date of the calendar"),
    ("2012-02-30", "is no date of the calendar"),
    ("0000-00-00", "is no date of the calendar"),
    ("24.07.12", "not understood .* 24.07.2012 or 24 July 2012"),
    ("24.07/2012", "not understood"),
    ("24 Jux 2012", "not understood"),
    ("24 ju 2012", "not understood"),
    ("24 25 July 2012", "not understood"),
    ("July June 2012", "not understood"),
    ("July 24 twelve", "not understood"),
    ("24 July", "not understood"),
    ("yesterday", "not understood"),
    ("٢٤.٠٧.٢٠١٢", "not understood"),
    ("²4.07.2012", "not understood"),
    ("", "not understood"),
    ("1997/1992", "ends before it starts"),
]


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_a_form_that_means_one_day_is_read(text, edtf):
    """Text in EDTF, numbers or words becomes a period if it means one day, month, year or interval only."""
    assert read_day(text) == gb.Period(edtf=edtf, basis="stated")


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_form_that_may_mean_several_days_or_none_is_refused(text, message):
    """Nothing is guessed: the error names the days that the text may mean, or the forms to use."""
    with pytest.raises(gb.RecordError, match=message):
        read_day(text)


def test_dates_and_periods_are_days_too():
    """A date is its day, a moment is cut to its day, and a period stays as it is."""
    period = gb.Period(edtf="2012-07", basis="derived")
    assert read_day(period) is period
    assert read_day(date(2012, 7, 24)) == read_day(datetime(2012, 7, 24, 4, tzinfo=UTC)) == read_day("2012-07-24")


@pytest.mark.parametrize("value", [None, 2012, 20120724, b"2012", ["2012"]])
def test_another_type_is_refused(value):
    """A number is no day: 2012 may be a year, and 20120724 a number of seconds."""
    with pytest.raises(gb.FieldError, match="expected a day as text, date or Period, got "):
        read_day(value)


@given(st.dates())
def test_every_day_is_read_in_each_unambiguous_form(day):
    """With dots the day comes first, and a named month admits one reading, whatever the day."""
    expected = read_day(day.isoformat())
    year = f"{day.year:04}"
    month = month_name[day.month]
    assert read_day(f"{day.day}.{day.month}.{year}") == expected
    assert read_day(f"{day.day} {month} {year}") == expected
    assert read_day(f"{month} {day.day}, {year}") == expected


@given(st.text(max_size=30) | st.text("0123456789./- ", max_size=12))
def test_any_other_text_raises_the_library_error_only(text):
    """Whatever the text, it is read or refused with `RecordError`."""
    with suppress(gb.RecordError):
        assert isinstance(read_day(text), gb.Period)
