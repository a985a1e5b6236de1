"""Output as CSV: one header line, then one line for each row."""

import csv
from collections.abc import Iterable

import typer

from ..flat import Row, columns

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First letters of a cell that a spreadsheet runs as a formula; see https://owasp.org/www-community/attacks/CSV_Injection."""


class _Lines(list[str]):
    """The lines that a writer of CSV gives."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n"))


def print_csv(row_class: type, rows: Iterable[Row]) -> None:
    """Prints rows of a class of `flat` or `flat_answers` as CSV in UTF-8; None is an empty cell."""
    lines = _Lines()
    # Python 3.11 quotes a carriage return in a cell only if lines end in one. The lines themselves end
    # in a line feed, which tools of Unix expect and readers of RFC 4180 accept.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns(row_class))
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    typer.echo("\n".join(lines))


def _cell(value: object) -> object:
    """Returns the value as a cell: `true` and `false`, and an apostrophe before text that would be a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
