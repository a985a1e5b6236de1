"""Excel files, written with openpyxl."""

import sys
import zipfile
from datetime import date, datetime, time

import pytest

from gorno_badakhshan.errors import MissingExtraError
from gorno_badakhshan.tables.files import open_table
from gorno_badakhshan.tables.problems import TableError

openpyxl = pytest.importorskip("openpyxl")
MOMENT = datetime.combine(date(2003, 9, 14), time(5, 30))


@pytest.fixture
def save(tmp_path):
    """Writes sheets, each a list of rows, and returns the path of the file."""

    def save_sheets(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "reports.xlsx"
        book.save(path)
        return path

    return save_sheets


def test_values_become_the_text_of_a_csv_file(save):
    """Dates in ISO form, whole numbers without decimals, a formula as what was saved with it."""
    row = [date(2003, 9, 14), MOMENT, MOMENT.time(), 12, 12.0, 12.5, True, None, "a", "#N/A"]
    table = open_table(save(Reports=[[f"c{n}" for n in range(len(row))], row]))
    (read,) = table.rows()
    expected = ["2003-09-14", "2003-09-14 05:30:00", "05:30:00", "12", "12", "12.5", "TRUE", "", "a", "#N/A"]
    assert list(read.cells) == expected


def test_a_row_may_end_before_the_last_column_or_behind_it(save):
    """A cell keeps its column, so that a short row is no problem, as it is in CSV."""
    rows = list(open_table(save(Reports=[["a", "b"], ["1"], [], ["1", "2", "a remark"]])).rows())
    assert [row.problem for row in rows] == [None] * 3
    assert list(rows[0].cells) == ["1", ""]
    assert list(rows[-1].cells) == ["1", "2", "a remark"]


def test_a_sheet_is_named_if_there_are_several(save):
    """The first one is not meant for being the first."""
    path = save(Reports=[["a"], ["1"]], Notes=[["b"], ["2"]])
    with pytest.raises(TableError, match="several sheets; state one of Reports, Notes as sheet"):
        open_table(path)
    assert open_table(path, sheet="Notes").columns == ("b",)
    with pytest.raises(TableError, match=r"no sheet has the name 'Report' \(did you mean 'Reports'\?\)"):
        open_table(path, sheet="Report")


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(100)])
def test_a_broken_file_is_refused(tmp_path, content):
    """No error of the library that reads it comes through."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(TableError, match="no readable Excel file"):
        open_table(path)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("xl/worksheets/sheet1.xml", lambda content: content[: len(content) // 2]),
        ("xl/worksheets/sheet1.xml", lambda _: b"no XML"),
        ("xl/worksheets/sheet1.xml", lambda content: content.replace(b"<v>1</v>", b"<v>one</v>")),
        ("xl/workbook.xml", lambda content: content.replace(b"sheet", b"shet")),
        ("[Content_Types].xml", lambda _: b"<a/>"),
    ],
)
def test_a_damaged_part_is_a_finding(save, tmp_path, name, change):
    """Whatever the library that reads it stumbles over."""
    path, damaged = save(Reports=[["a", "b"], ["text", 1]]), tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(damaged, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if part == name else content)
    with pytest.raises(TableError):
        list(open_table(damaged).rows())


def test_without_the_library_the_extra_is_named(save, monkeypatch):
    """CSV needs none."""
    path = save(Reports=[["a"], ["1"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError) as caught:
        open_table(path)
    assert caught.value.extra == "excel"
