"""The count of a row from several cells."""

import pytest

from gorno_badakhshan.tables.counts import CellError, CountCells, count_of_cells


def cells(figure="", low="", high="", wording=""):
    """The cells of one count."""
    return CountCells(figure, low, high, wording)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (cells("12"), "12"),
        (cells("at least 12"), "at least 12"),
        (cells(wording="dozens"), "some (12 or more)"),
        (cells("12", wording="at least"), "at least 12"),
        (cells("12", wording="at least 12"), "at least 12"),
        (cells("at least 12", wording="at least 12"), "at least 12"),
        (cells("12", wording="dozens"), "some (12 or more)"),
        (cells("0", wording="none"), "none"),
        (cells(low="10", high="15"), "10 to 15"),
        (cells(low="10", high="10"), "10"),
        (cells(low="10"), "at least 10"),
        (cells(high="15"), "up to 15"),
        (cells(high="0"), "up to 0"),
        (cells(low="0", high="0"), "0"),
        (cells("12", "12", "12"), "12"),
        (cells("10-15", "10", "15"), "10 to 15"),
        (cells("at least 12", "12"), "at least 12"),
        (cells("up to 15", high="15"), "up to 15"),
        (cells("up to 15", "0", "15"), "up to 15"),
        (cells("more than 12", "13"), "more than 12"),
    ],
)
def test_cells_that_agree_are_one_count(given, expected):
    """The cell with words decides, because it says more than a bare number."""
    assert str(count_of_cells(given, "killed").count) == expected


def test_empty_cells_are_no_count():
    """Not stated is neither none nor unknown."""
    assert count_of_cells(cells()) is None


@pytest.mark.parametrize(
    ("given", "part", "reason"),
    [
        (cells("12?"), "figure", "is no count"),
        (cells("12", wording="at least 15"), "figure", "is not the count that the wording states, at least 15"),
        (cells("12", wording="10-15"), "figure", "is not the count that the wording states, 10 to 15"),
        (cells("12", wording="unknown"), "figure", "is not the count that the wording states, unknown"),
        (cells("at least 12", wording="12"), "figure", "is not the count that the wording states, 12"),
        (cells("12", wording="a lot"), "wording", "not in it: lot"),
        (cells(low="15", high="10"), "low", "low 15 is above high 10"),
        (cells(low="at least 10"), "low", "expected a number, got at least 10"),
        (cells(high="dozens"), "high", "expected a number"),
        (cells(high="-1"), "high", "is below none"),
        (cells("12", "10", "15"), "low", "map the figure as best"),
        (cells("at least 12", "10"), "low", "low and high say at least 10, and the figure at least 12"),
        (cells("unknown", "10", "15"), "low", "the count is unknown"),
        (cells("12 wounded"), "figure", "the column counts killed"),
    ],
)
def test_cells_that_disagree_are_refused(given, part, reason):
    """Nobody decides which of two cells is right."""
    with pytest.raises(CellError) as caught:
        count_of_cells(given, "killed")
    assert (caught.value.part, reason in caught.value.reason) == (part, True)
