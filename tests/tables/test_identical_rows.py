"""Rows that are identical: reported with their numbers, and each read."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.tables.identical_rows import IdenticalRows

HEADER = "Day,Town,Dead,Outlet,Speaker"
ROW = "2003-09-14,Harbor City,12,Valley Post,Ministry of the Interior"


def groups(*rows):
    """Returns the warnings on rows, the first of which has the number 2."""
    identical = IdenticalRows()
    for number, cells in enumerate(rows, start=2):
        identical.add(number, cells)
    return [text.partition(" are ")[0] for text in identical.warnings()]


def test_each_group_has_the_numbers_of_its_rows():
    """In the order of the table."""
    assert groups(["a"], ["b"], ["a"], ["c"], ["b"], ["a"]) == ["rows 2, 4, 7", "rows 3, 6"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a", "b"], ["a", "c"]),
        # A text that moves to another column.
        (["a", ""], ["", "a"]),
        (["a b", ""], ["a", "b"]),
        # Upper case may be another name.
        (["A", "b"], ["a", "b"]),
    ],
)
def test_rows_that_differ_in_a_cell_are_not_identical(one, other):
    """Wherever the cells are."""
    assert groups(one, other) == []


def test_needless_spaces_make_no_difference():
    """No one sees them in a spreadsheet, and no claim has them."""
    assert groups(["a b ", "c"], ["a  b", "c"]) == ["rows 2, 3"]


def test_a_long_group_is_cut_and_says_how_many_it_has():
    """A table may repeat one row ten thousand times."""
    assert groups(*[["a"]] * 13) == ["rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"]


def test_identical_rows_of_a_table_are_read_each(write, mapping):
    """Two deaths may be in two equal rows; only a person knows."""
    reading = gb.read_table(write(HEADER, ROW, ROW.replace("12", "13"), ROW), mapping)
    assert (reading.read, len(reading.dataset.claims)) == (3, 3)
    (warning,) = (text for text in reading.warnings if "identical" in text)
    assert warning == "rows 2, 4 are identical, and each is read; delete what was entered twice"


def test_rows_without_a_claim_in_common_have_no_warning(write, mapping):
    """Blank rows are no rows that say the same."""
    table = write(HEADER, ROW, ",,,,", ",,,,")
    assert not [text for text in gb.read_table(table, mapping).warnings if "identical" in text]
