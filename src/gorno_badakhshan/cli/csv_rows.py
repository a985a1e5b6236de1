"""Output as CSV: one header line, then one line for each row."""

from collections.abc import Iterable

import typer

from ..exchange.csv_files import csv_text
from ..flat import Row


def print_csv(row_class: type, rows: Iterable[Row]) -> None:
    """Prints rows of a class of `flat` or `flat_answers` as CSV in UTF-8; None is an empty cell."""
    typer.echo(csv_text(row_class, rows), nl=False)
