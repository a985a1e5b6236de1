"""Reads Excel files row by row, with openpyxl; every cell becomes the text that a CSV file would have."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import GornoBadakhshanError, MissingExtraError, hint, near, shown
from .files import TableRow
from .problems import TableError

if TYPE_CHECKING:
    from openpyxl import Workbook


def open_excel(file: Path, sheet: str | None) -> tuple[str, tuple[str, ...]]:
    """Returns the sheet to read, and a note on which it is.

    Raises `TableError` if the file is none of Excel, or if several sheets could be meant, and
    `MissingExtraError` if the extra `excel` is missing.
    """
    with _workbook(file) as book:
        names = list(book.sheetnames)
        visible = [each.title for each in book.worksheets if each.sheet_state == "visible"]
    if sheet is not None:
        if sheet not in names:
            reason = f"no sheet has the name {shown(sheet)}{hint(near(sheet, names))}; it has {', '.join(names)}"
            raise TableError(str(file), [reason])
        return sheet, (f"sheet {sheet!r}",)
    if len(visible) != 1:
        raise TableError(str(file), [f"several sheets; state one of {', '.join(visible) or 'them'} as sheet"])
    return visible[0], (f"sheet {visible[0]!r}, the only visible one",)


def excel_records(file: Path, sheet: str) -> Iterator[TableRow]:
    """Yields all rows of a sheet; of a formula the value that was saved with it, which is empty if none was."""
    with _workbook(file) as book:
        worksheet = book[sheet]
        # Some programs write a wrong size into the file, and rows beyond it would be lost.
        worksheet.reset_dimensions()
        for number, cells in enumerate(worksheet.iter_rows(values_only=True), 1):
            yield TableRow(number, None, [_text_of_value(value) for value in cells], None)


@contextmanager
def _workbook(file: Path) -> "Iterator[Workbook]":
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtraError("excel", "Excel files") from None
    try:
        # Opened here, because the library leaves a file open that it cannot read.
        with file.open("rb") as stream:
            yield load_workbook(stream, read_only=True, data_only=True)
    except GornoBadakhshanError:
        raise
    # A damaged archive or sheet may break the library at any place: zlib, XML, or a missing attribute.
    except Exception as error:
        raise TableError(str(file), [f"it is no readable Excel file: {error}"]) from error


def _text_of_value(value: object) -> str:
    """Returns the value of a cell as text; a date in ISO form, a whole number without decimals."""
    if value is None:
        return ""
    # Excel has no day without a time; midnight is a day.
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).upper() if isinstance(value, bool) else str(value)
