"""The account of rows."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.tables.account import RowAccount
from gorno_badakhshan.tables.files import TableRow
from gorno_badakhshan.tables.problems import UnreadCell

CELL = UnreadCell(row=4, line=4, column="Dead", value="x", reason="is no count")


def test_each_row_has_one_end():
    """A row with two reasons is one unread row, and what is left is read."""
    account = RowAccount()
    assert account.is_blank(TableRow(2, 2, ["", " "], None), 2)
    assert not account.is_blank(TableRow(3, 3, ["a", "b"], None), 2)
    assert not account.is_blank(TableRow(4, 4, ["a", "x"], None), 2)
    account.add_unread([CELL, CELL])
    assert (account.rows, account.blank, account.unread_rows, account.read) == (3, 1, 1, 1)


def test_cells_beyond_the_header_are_noted():
    """They are in no column, and so nobody would miss them."""
    account = RowAccount()
    account.is_blank(TableRow(2, 2, ["a", "b", "c"], None), 2)
    assert list(account.notes()) == ["1 rows have cells to the right of the header, the first is 2"]


def test_the_error_has_all_reasons():
    """Its attribute has the cells, its message the number of rows."""
    account = RowAccount()
    account.is_blank(TableRow(4, 4, ["a", "x"], None), 2)
    account.add_unread([CELL])
    with pytest.raises(gb.TableError, match="1 of 1 rows cannot be read") as caught:
        account.raise_unread("table.csv")
    assert caught.value.unread == (CELL,)
