"""The command that reads a spreadsheet of reports as claims."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer
from rich.text import Text

from ..curation.curated_texts import curated_texts
from ..curation.new_dataset import write_project
from ..store.description import Description
from ..tables.draft import draft_mapping
from ..tables.files import open_table
from ..tables.layouts import LAYOUTS
from ..tables.mapping import DAY_ORDERS
from ..tables.problems import UnreadCell
from ..tables.read_table import read_table
from ..tables.reading import TableReading
from .csv_rows import print_csv
from .exits import FINDING
from .options import AsCsv, AsJson, given
from .output import amount, console, print_json

# A wrong column has a reason in each of hundreds of thousands of rows.
_SHOWN_REASONS = 100


def read_table_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Table: CSV, or an Excel file (.xlsx).")],
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=f"Mapping of its columns, in TOML, or the name of a known table: {', '.join(LAYOUTS)}. "
            "Without it, a draft is printed.",
        ),
    ] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Folder of the new dataset, new or empty.")
    ] = None,
    allow_unread: Annotated[
        bool, typer.Option("--allow-unread", help="Write the dataset although rows cannot be read.")
    ] = False,
    country: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a known table: rows of this country alone.")
    ] = None,
    during: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Of a known table: rows that may lie in it: 2012-07.")
    ] = None,
    box: Annotated[
        str | None, typer.Option(metavar="W,S,E,N", help="Of a known table: rows within these degrees.")
    ] = None,
    chain: Annotated[
        bool, typer.Option("--chain", help="Of a known table: the sources that a row names speak first.")
    ] = False,
    day_order: Annotated[
        str | None, typer.Option(metavar="WORD", help=f"Of a known table: {' or '.join(DAY_ORDERS)}.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title for citations. Default: from the file.")] = None,
    maintainer: Annotated[str, typer.Option(help="Who maintains the dataset.")] = "The maintainers",
    license: Annotated[str, typer.Option(metavar="SPDX", help="License of the data.")] = "CC-BY-4.0",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Read a spreadsheet of reports as claims, and account for every row.

    Each row that cannot be read is listed with the reason; --csv lists only these. With --write it begins a
    dataset, to check and freeze with `curate`.
    """
    if mapping is None:
        if write is not None or allow_unread or as_json or as_csv:
            raise typer.BadParameter("give --mapping; without it, a draft of one is printed and nothing is read")
        typer.echo(draft_mapping(open_table(file)), nl=False)
        return
    degrees = _degrees(box)
    choice = given(country=country, during=during, box=degrees, chain=chain or None, day_order=day_order)
    known: Any = mapping if mapping.exists() else str(mapping)
    reading = read_table(file, known, on_unread="report", title=title, **choice)
    paths: tuple[Path, ...] = ()
    if write is not None and (allow_unread or not reading.unread):
        paths = _write_dataset(reading, write, maintainer, license)
    if as_json:
        files = [path.relative_to(write).as_posix() for path in paths] if write is not None else []
        print_json({**reading.to_dict(), "files": files})
    elif as_csv:
        print_csv(UnreadCell, (cell.to_dict() for cell in reading.unread))
    else:
        _print_reading(reading)
    if write is not None and not as_json:
        _print_next(reading, write, files=len(paths))
    if reading.unread:
        raise typer.Exit(FINDING)


def _degrees(text: str | None) -> tuple[float, ...] | None:
    if text is None:
        return None
    try:
        return tuple(map(float, text.split(",")))
    except ValueError:
        raise typer.BadParameter(f"expected four numbers with commas between them, got {text!r}") from None


def _write_dataset(reading: TableReading, folder: Path, maintainer: str, license: str) -> tuple[Path, ...]:
    """Writes the claims as a project; returns its files."""
    release = reading.dataset.release
    fields = attrs.asdict(release.description, recurse=False)
    description = Description(**{**fields, "maintainers": (maintainer,), "license": license})
    unread = f" {amount(reading.unread_rows, 'rows')} could not be read." if reading.unread else ""
    about = f"The records were read from {reading.table}. Correct them here from now on:"
    day = datetime.now(tz=UTC).date()
    texts = curated_texts(reading.dataset)
    return write_project(folder, description, day, texts, notes=release.notes + unread, about=about)


def _print_reading(reading: TableReading) -> None:
    out = console()
    for note in reading.notes:
        out.print(Text(f"note: {note}", "dim"), soft_wrap=True)
    if reading.unused:
        out.print(Text(f"note: columns that the mapping does not name: {', '.join(reading.unused)}", "dim"))
    for warning in reading.warnings[:_SHOWN_REASONS]:
        out.print(Text(f"warning: {warning}"), soft_wrap=True)
    if len(reading.warnings) > _SHOWN_REASONS:
        out.print(Text(f"… and {len(reading.warnings) - _SHOWN_REASONS} more warnings; --json lists all of them"))
    for cell in reading.unread[:_SHOWN_REASONS]:
        out.print(Text(f"unread: {cell}"), soft_wrap=True)
    if len(reading.unread) > _SHOWN_REASONS:
        out.print(Text(f"… and {len(reading.unread) - _SHOWN_REASONS} more reasons; --csv lists all of them"))
    blank = f", {reading.blank} blank" if reading.blank else ""
    blank += f", {reading.left_out} left out" if reading.left_out else ""
    unread = Text(f"{reading.unread_rows} unread", "bold red" if reading.unread else "green")
    counts = ", ".join(amount(count, kind) for kind, count in reading.dataset.release.counts.items())
    out.print(
        Text.assemble(f"{reading.table}: {amount(reading.rows, 'rows')}, {reading.read} read, ", unread, blank)
    )
    out.print(Text(counts))


def _print_next(reading: TableReading, folder: Path, *, files: int) -> None:
    """Says on stderr what was written, and what to do next."""
    if files:
        typer.echo(f"wrote {amount(files, 'files')} in {folder}", err=True)
        typer.echo(f"now run: gorno-badakhshan curate check --curated {folder}", err=True)
    elif reading.unread:
        message = f"nothing was written to {folder}; correct the rows, or add --allow-unread to leave them out"
        typer.echo(message, err=True)
