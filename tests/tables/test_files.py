"""CSV files in every encoding, with every delimiter, and with rows that are no rows."""

import codecs
import csv
import tracemalloc

import pytest

from gorno_badakhshan.errors import StructureError
from gorno_badakhshan.tables.files import open_table
from gorno_badakhshan.tables.problems import TableError

LINES = ("Город,Dead", "Хорог,12")


def cells(table):
    """The cells of all rows."""
    return [list(row.cells) for row in table.rows()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-with-mark", "utf-16-be-with-mark"]
)
def test_a_byte_order_mark_names_the_encoding(write, encoding):
    """The mark is no letter of the first column; without a mark a file is UTF-8."""
    name, _, marked = encoding.partition("-with-")
    path = write(*LINES, encoding=name)
    if marked:
        mark = codecs.BOM_UTF16_LE if "le" in name else codecs.BOM_UTF16_BE
        path.write_bytes(mark + path.read_bytes())
    table = open_table(path)
    assert (table.columns, cells(table)) == (("Город", "Dead"), [["Хорог", "12"]])
    assert any("byte-order mark" in note for note in table.notes) == (encoding != "utf-8")


def test_a_stated_encoding_is_used(write):
    """A table in cp1251, as spreadsheets in Russian write it."""
    table = open_table(write(*LINES, encoding="cp1251"), encoding="cp1251")
    assert table.columns == ("Город", "Dead")


def test_a_stated_utf_8_may_have_a_mark(write):
    """Who states UTF-8 does not get a column with an invisible letter."""
    assert open_table(write(*LINES, encoding="utf-8-sig"), encoding="utf-8").columns[0] == "Город"


def test_cp1252_is_tried_where_utf_8_fails_and_said_so(write):
    """Old tables of western Europe; the note says which line is no UTF-8."""
    table = open_table(write("Town,Dead", "Malmö,12", encoding="cp1252"))
    assert cells(table) == [["Malmö", "12"]]
    assert any(note.startswith("encoding cp1252, because it is not UTF-8 (line 2") for note in table.notes)


@pytest.mark.parametrize(
    ("lines", "encoding", "stated", "reason"),
    [
        (LINES, "cp1251", None, "another alphabet; state the encoding"),
        (LINES, "utf-16-le", None, "state the encoding"),
        (LINES, "cp1251", "utf-8", "it is not utf-8-sig, line 1"),
        (LINES, "utf-8", "utf-9", "no encoding has the name 'utf-9'"),
        (LINES, "utf-8", "rot13", "no encoding has the name 'rot13'"),
        (LINES, "utf-8", "punycode", "it is not punycode"),
        (LINES, "utf-8", "a\0", "no encoding has the name 'a\\x00'"),
        (LINES, "utf-8", "utf-32", "it is not utf-32"),
        (("Town,Dead", "a\x81,1"), "latin-1", None, "it is not cp1252"),
    ],
)
def test_an_encoding_that_is_not_clear_must_be_stated(write, lines, encoding, stated, reason):
    """Letters of another alphabet are not read as something else in silence."""
    with pytest.raises(TableError) as caught:
        open_table(write(*lines, encoding=encoding), encoding=stated)
    assert reason in str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_most_columns(write, delimiter):
    """It is in the notes."""
    table = open_table(write(delimiter.join(("Day", "Town", '"Dead, wounded; missing"')), delimiter.join("abc")))
    assert (table.delimiter, len(table.columns), cells(table)) == (delimiter, 3, [["a", "b", "c"]])
    assert f"delimiter {delimiter!r}, which makes 3 columns" in table.notes


def test_a_line_for_excel_names_the_delimiter(write):
    """`sep=;` is no header."""
    table = open_table(write("sep=;", "Day;Town,s", "1;2"))
    assert (table.columns, [row.number for row in table.rows()]) == (("Day", "Town,s"), [3])


@pytest.mark.parametrize(
    ("lines", "options", "reason"),
    [
        ((), {}, "the file is empty"),
        (("a,b;c", "1"), {}, "the delimiter may be ',' or ';'"),
        (("a,b",), {"delimiter": ";;"}, "a delimiter of one character"),
        (("a,b",), {"delimiter": '"'}, "a delimiter of one character"),
        ((",,", "1,2,3"), {}, "row 1 is empty"),
        (("a,b",), {"header_row": 3}, "it has no row 3"),
        (('"a,b',), {}, "the header is not readable"),
    ],
)
def test_a_table_without_a_header_is_refused(write, lines, options, reason):
    """Each with what to do."""
    with pytest.raises(TableError) as caught:
        open_table(write(*lines), **options)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("start", "name", "reason"),
    [
        (b"PK\x03\x04", "a.csv", "it is an archive"),
        (b"PK\x03\x04", "a.zip", "it is an archive"),
        (b"\xd0\xcf\x11\xe0", "a.xls", "old format (.xls)"),
        (b"\x1f\x8b", "a.csv.gz", "gzip"),
        (b"%PDF-1", "a.pdf", "PDF"),
        (b"a,b\n1,2\n", "a.xlsx", "its name is that of an Excel file, and it is none"),
    ],
)
def test_files_of_other_formats_are_refused_by_name(tmp_path, start, name, reason):
    """Bytes of another format are no cp1252."""
    path = tmp_path / name
    path.write_bytes(start + bytes(20))
    with pytest.raises(TableError) as caught:
        open_table(path)
    assert reason in str(caught.value)


@pytest.mark.parametrize("path", [None, 3, "a\0b", "no-such-file.csv", ".", "/dev/null"])
def test_a_path_that_is_no_file_is_refused(path):
    """No error of the system comes through."""
    with pytest.raises(StructureError):
        open_table(path)


def test_a_cell_may_have_line_breaks_and_quotes(write):
    """Row and line then differ."""
    table = open_table(write("Day,Note", '1,"two\nlines, and ""quotes"""', "2,x"))
    rows = list(table.rows())
    assert rows[0].cells[1] == 'two\nlines, and "quotes"'
    assert [(row.number, row.line) for row in rows] == [(2, 3), (3, 4)]


@pytest.mark.parametrize(("end", "rows"), [("\r\n", 2), ("\r", 2), ("\n", 2)])
def test_every_end_of_line_is_one(tmp_path, end, rows):
    """Windows, old Macs, and the rest."""
    path = tmp_path / "a.csv"
    path.write_bytes(f"a,b{end}1,2{end}3,4".encode())
    assert len(cells(open_table(path))) == rows


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("1,2", "the row has 2 cells and the header 3; write all cells"),
        ("1,2,3,4", "the row has 4 cells and the header 3; quote cells"),
        ('1,"2"x,3', "are no row of CSV"),
        (f"1,2\0,{'x' * 100}", "the row has a NUL character"),
        ('1,"2,3', "are no row of CSV"),
        (f"1,{'x' * (csv.field_size_limit() + 1)},3", "are no row of CSV"),
    ],
)
def test_a_row_that_is_none_has_a_problem(write, line, problem):
    """Its cells could be those of other columns; the rows around it are read."""
    rows = list(open_table(write("a,b,c", "4,5,6", line)).rows())
    assert rows[0].problem is None
    assert problem in rows[1].problem
    assert len(rows) == 2


@pytest.mark.parametrize("line", ["", "   ", ",,", ",,,,,", " , ,"])
def test_a_blank_row_has_no_problem(write, line):
    """Spreadsheets write rows that were only formatted."""
    (row,) = open_table(write("a,b,c", line)).rows()
    assert row.problem is None
    assert not any(map(str.strip, row.cells))


def test_empty_cells_behind_the_last_column_are_no_problem(write):
    """Nor are they columns."""
    (row,) = open_table(write("a,b", "1,2,,")).rows()
    assert row.problem is None


def test_columns_without_a_name_and_of_one_name_are_kept_and_reported(write):
    """A column without a name gets its position."""
    table = open_table(write("a,b,b,", "1,2,3,x"))
    assert table.columns == ("a", "b", "b", "column 4")
    assert "columns without a name: column 4" in table.notes
    assert "columns of the same name: b" in table.notes


def test_the_header_may_stand_below_a_title(write):
    """Rows keep the numbers that a spreadsheet shows."""
    table = open_table(write("Casualties,", ",", "a,b", "1,2"), header_row=3)
    assert (table.columns, [row.number for row in table.rows()]) == (("a", "b"), [4])


def test_rows_are_streamed(write):
    """Memory does not grow with the rows; a list of them would take a hundred bytes for each."""
    table = open_table(write("a,b", *[f"{n},x" for n in range(50_000)]))
    tracemalloc.start()
    try:
        assert sum(1 for _ in table.rows()) == 50_000
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()
