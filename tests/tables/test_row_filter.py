"""Which rows are wanted."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.days import read_day
from gorno_badakhshan.tables.layouts import LAYOUTS
from gorno_badakhshan.tables.row_filter import row_filter

GED = LAYOUTS["ucdp-ged"]
BAD = [
    ({"country": " "}, "an empty name"),
    ({"country": 7}, "no text"),
    ({"during": "someday"}, "no day"),
    ({"during": 2012}, "a number"),
    ({"box": (1, 2, 3)}, "three numbers"),
    ({"box": (1, 4, 3, 2)}, "south above north"),
    ({"box": (1, 2, 3, 91)}, "beyond the pole"),
    ({"box": "1,2,3,4"}, "text"),
    ({"box": (float("nan"), 0, 0, 0)}, "no number"),
]


@pytest.mark.parametrize("choice", [choice for choice, _ in BAD], ids=[reason for _, reason in BAD])
def test_what_makes_no_sense_is_refused(choice):
    """Such a filter would leave out all rows, as if none were there."""
    with pytest.raises(gb.GornoBadakhshanError):
        row_filter(GED, **{"country": None, "during": None, "box": None, **choice})


def test_a_table_without_the_column_cannot_be_filtered_by_it():
    """Iraq Body Count has neither a country nor coordinates."""
    with pytest.raises(gb.FieldError, match="no column for the country"):
        row_filter(LAYOUTS["ibc-incidents"], "Iraq", None, None)
    with pytest.raises(gb.FieldError, match="no columns for the coordinates"):
        row_filter(LAYOUTS["ibc-incidents"], None, None, (0, 0, 1, 1))


@pytest.mark.parametrize(
    ("when", "point", "expected"),
    [
        ("2012-07-24", (37.5, 71.5), True),
        ("2012-06/2012-07-01", (37.5, 71.5), True),
        ("2012-08-01", (37.5, 71.5), False),
        ("2012-07-24", (37.5, 80), False),
        ("2012-07-24", (40, 75), True),
        ("2012-07-24", (None, None), False),
    ],
)
def test_period_and_box(when, point, expected):
    """Both ends are inclusive; a row that may lie in the period does, one without a point is in no box."""
    chosen = row_filter(GED, None, "2012-07", (70, 36, 75, 40))
    assert chosen.admits(read_day(when), *point) is expected


def test_a_box_across_the_date_line():
    """West may be greater than east."""
    chosen = row_filter(GED, None, None, (170, -10, -170, 10))
    assert chosen.admits(read_day("2012"), 0, 179)
    assert not chosen.admits(read_day("2012"), 0, 0)
