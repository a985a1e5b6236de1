"""The error that has everything that could not be read."""

import pickle

import pytest

import gorno_badakhshan as gb


def test_the_message_shows_twenty_findings_and_the_attributes_have_all(write, mapping):
    """A wrong column has a finding in each row of hundreds of thousands."""
    rows = [f"2003-09-14,Harbor City,bad {n},Valley Post,Ministry" for n in range(30)]
    with pytest.raises(gb.TableError) as caught:
        gb.read_table(write("Day,Town,Dead,Outlet,Speaker", *rows), mapping)
    error = caught.value
    assert isinstance(error, gb.StructureError)
    assert "30 of 30 rows cannot be read: 30 finding(s)" in str(error)
    assert len(str(error).splitlines()) == 22
    assert str(error).endswith("… and 10 more; the attribute `findings` has all")
    assert (len(error.findings), len(error.unread)) == (30, 30)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.unread) == (str(error), error.unread)


def test_a_cell_is_named_by_row_and_column():
    """The line of the file only where it differs; the value only where the reason does not have it."""
    cell = gb.UnreadCell(row=3, line=5, column="Dead", value="x", reason="expected a number")
    assert str(cell) == "row 3 (line 5), Dead: 'x': expected a number"
    cell = gb.UnreadCell(row=3, line=3, column="Dead", value="x", reason="'x' is no number")
    assert repr(cell) == "<UnreadCell row 3, Dead: 'x' is no number>"
    cell = gb.UnreadCell(row=3, line=None, column=None, value="", reason="the row has 2 cells")
    assert str(cell) == "row 3: the row has 2 cells"
