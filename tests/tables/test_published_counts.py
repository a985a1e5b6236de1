"""Figures of one row, also those that contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.tables.published_counts import numbers, side_of

FIGURES = st.one_of(st.just(""), st.integers(0, 10**9).map(str))


@pytest.mark.parametrize(
    ("cells", "counts", "remarks"),
    [
        (("8", "10", "14", ""), ["8 to 14", "10"], 0),
        (("2", "2", "2", ""), ["2"], 0),
        (("5", "3", "9", ""), ["5 to 9", "3"], 1),
        (("9", "3", "5", ""), ["at least 9", "up to 5", "3"], 1),
        (("2", "5", "2", ""), ["2", "5"], 1),
        (("4", "", "", ""), ["at least 4"], 0),
        (("", "", "6", ""), ["up to 6"], 0),
        (("", "", "", "2 – 5"), ["2 to 5"], 0),
        (("2", "", "5", "2–5"), ["2 to 5"], 0),
        (("2", "", "5", "3"), ["2 to 5", "3"], 1),
        (("12.0", "", "12", ""), ["12"], 0),
        (("", "", "", ""), [], 0),
    ],
)
def test_all_figures_are_kept(cells, counts, remarks):
    """What contradicts itself is kept as counts that do, with a remark."""
    found = numbers(*cells)
    assert [str(count) for count, _, _ in found.counts] == counts
    assert len(found.remarks) == remarks


@given(FIGURES, FIGURES, FIGURES)
def test_no_figure_is_lost(low, best, high):
    """Each figure is the stated one or a bound of a count, and no two counts are equal."""
    counts = [count for count, _, _ in numbers(low, best, high, "").counts]
    stated = {figure for count in counts for figure in (count.stated, count.low, count.high)}
    assert {int(cell) for cell in (low, best, high) if cell} <= stated
    assert len(set(counts)) == len(counts)


def test_a_zero_that_may_mean_unknown_bounds_nothing():
    """ACLED writes 0 where no death is reported: more may have died."""
    ((count, is_best, _),) = numbers("", "0", "", "", zero_is_unknown=True).counts
    assert (count, is_best) == (gb.Count.of("at_least", 0), True)


@pytest.mark.parametrize("cell", ["x", "1.5", "-3", "about 5", "1e3", "٣", "9" * 400])
def test_a_cell_that_is_no_number_is_refused(cell):
    """Words belong into the text, and nothing is rounded."""
    with pytest.raises(gb.RecordError):
        numbers(cell, "", "", "")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Government of Valland", "3", ("government_forces", "")),
        ("Hill Front", "2", ("militant", "")),
        ("Hill Front", "3", ("everyone", "of Hill Front")),
        ("", "3", ("everyone", "of one side")),
    ],
)
def test_whose_dead_a_side_has(name, kind, expected):
    """Only UCDP's own words decide: a state by its name, a group by the type of violence."""
    assert side_of(name, kind) == expected
