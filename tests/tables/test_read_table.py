"""A table as a dataset."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import FieldError

HEADER = "Day,Town,Dead,Outlet,Speaker"
ROW = "2003-09-14,Harbor City,12,Valley Post,Ministry"
OTHER = "2003-09-14,Harbor City,at least 30,Valley Post,Hospital"


def test_every_function_works_on_the_dataset(write, mapping):
    """Reconciling, contradictions and the toll of somebody else's table."""
    ds = gb.read_table(write(HEADER, ROW, OTHER), mapping).dataset
    claims = ds.claims.where(event="shooting-at-the-quarry", outcome="killed")
    assert len(gb.contradictions(claims)) == 1
    assert gb.reconcile(claims, "stated_range").figures == "12 to 30, open above"
    assert gb.toll("shooting-at-the-quarry", dataset=ds)


def test_the_same_table_has_the_same_pin(write, mapping):
    """On any day, and another table has another."""
    pins = {gb.read_table(write(HEADER, ROW), mapping).dataset.pin for _ in range(2)}
    assert len(pins) == 1
    assert gb.read_table(write(HEADER, ROW, OTHER), mapping).dataset.pin not in pins


def test_the_release_says_from_which_file_it_is(write, mapping):
    """Name and digest of the file are in the notes, and the row in the locator of each claim."""
    reading = gb.read_table(write(HEADER, ROW), mapping, title="The quarry strike: claims")
    release = reading.dataset.release
    assert release.notes == f"Read from the table reports.csv, sha256 {reading.digest}."
    assert release.description.title == "The quarry strike: claims"
    assert (release.description.default_event, release.date.isoformat()) == (
        "shooting-at-the-quarry",
        "2003-09-14",
    )


def test_rows_that_cannot_be_read_raise_unless_they_are_asked_for(write, mapping):
    """A dataset with a lost row looks like one without."""
    path = write(HEADER, ROW, "x")
    with pytest.raises(gb.TableError, match="1 of 2 rows cannot be read"):
        gb.read_table(path, mapping)
    assert gb.read_table(path, mapping, on_unread="report").unread_rows == 1
    with pytest.raises(FieldError, match="expected 'raise' or 'report', got 'skip'"):
        gb.read_table(path, mapping, on_unread="skip")


def test_a_table_without_rows_is_a_dataset_without_records(write, mapping):
    """And a note says so."""
    reading = gb.read_table(write(HEADER), mapping)
    assert (reading.rows, len(reading.dataset.claims)) == (0, 0)
    assert "no row below the header" in reading.notes


def test_a_header_below_titles_is_found_and_not_taken(write, mapping):
    """The row is in the message, and the mapping has to name it."""
    path = write("Casualties", "", HEADER, ROW)
    with pytest.raises(gb.MappingError) as caught:
        gb.read_table(path, mapping)
    assert caught.value.findings[-1] == "row 3 has all of them; write header_row = 3 into the mapping"
    assert gb.read_table(path, attrs.evolve(mapping, header_row=3)).read == 1


def test_excel_and_csv_are_the_same_claims(write, mapping, tmp_path):
    """Dates are dates there, and cells to the right of the table are in a note."""
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import date

    book = openpyxl.Workbook()
    for row in (
        HEADER.split(","),
        [date(2003, 9, 14), "Harbor City", 12, "Valley Post", "Ministry", "", "checked"],
    ):
        book.active.append(row)
    book.save(tmp_path / "reports.xlsx")
    reading = gb.read_table(tmp_path / "reports.xlsx", mapping)
    expected = gb.read_table(write(HEADER, ROW), mapping).dataset.claims[0]
    (claim,) = reading.dataset.claims
    assert attrs.evolve(claim, locator=expected.locator) == expected
    assert "1 rows have cells to the right of the header, the first is 2" in reading.notes


@pytest.mark.parametrize("line", ['"2003-09-14,Harbor City', "2003-09-14,Harbor City,12", "a,b,c,d,e,f"])
def test_a_row_that_is_none_is_reported_and_counted(write, mapping, line):
    """The rows before and after are read."""
    reading = gb.read_table(write(HEADER, ROW, line), mapping, on_unread="report")
    assert (reading.rows, reading.read, reading.unread_rows) == (2, 1, 1)
    assert reading.unread[0].column is None
