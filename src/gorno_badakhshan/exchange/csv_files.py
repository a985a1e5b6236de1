"""CSV: a folder with one flat table for each kind of record, in UTF-8."""

import csv
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from ..atomic import write_new_folder
from ..dataset import Dataset
from ..flat import ROWS, Row, columns, record_rows
from .progress import counted

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First letters of a cell that a spreadsheet runs as a formula; see https://owasp.org/www-community/attacks/CSV_Injection."""


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as a folder of `claims.csv`, `events.csv` and so on; the columns are those of `flat`.

    Raises `WriteError` if the folder exists and `force` is false, or if it cannot be written.
    """
    write_new_folder(Path(path), csv_files(dataset), force=force)


def csv_files(dataset: Dataset) -> dict[str, bytes]:
    """Returns the bytes of each file by its name."""
    rows = {kind: record_rows(kind, counted(getattr(dataset, kind)), dataset) for kind in ROWS}
    return {f"{kind}.csv": csv_text(ROWS[kind], rows[kind]).encode() for kind in ROWS}


def csv_text(row_class: type, rows: Iterable[Row]) -> str:
    """Returns rows of a class of `flat` or `flat_answers` as CSV; None is an empty cell.

    Lines end in a line feed, which tools of Unix expect and readers of RFC 4180 accept.
    """
    lines = _CsvLines()
    # Python 3.11 quotes a carriage return in a cell only if lines end in one.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns(row_class))
    writer.writerows([_csv_cell(value) for value in row.values()] for row in rows)
    return "".join(f"{line}\n" for line in lines)


class _CsvLines(list[str]):
    """The lines that a writer of CSV gives."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n"))


def _csv_cell(value: object) -> object:
    """Returns the value as a cell: `true` and `false`, and an apostrophe before text that would be a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
