"""The command `export`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ..exchange.formats import FORMATS, format_named
from ..exchange.progress import report_progress
from .completion import complete_words
from .data_folder import load
from .options import AsJson, Pin, policy_name
from .output import print_json

FormatName = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT", help=f"One of: {', '.join(FORMATS)}.", autocompletion=complete_words(FORMATS)
    ),
]
Target = Annotated[Path, typer.Argument(metavar="PATH", help="File or folder to write, as the format says.")]


@contextmanager
def _progress_line(text: str) -> Iterator[None]:
    """Shows a line on stderr with the number of records so far; only in a terminal, and gone after the work."""
    out = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,} records"), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as progress:
        task = progress.add_task(text, total=None)
        with report_progress(lambda: progress.advance(task)):
            yield


def export_release(
    format_name: FormatName,
    path: Target,
    force: Annotated[bool, typer.Option("--force", help="Replace what is at the path.")] = False,
    policy: Annotated[
        str | None, policy_name("Rule for the numbers of ucdp-csv; other formats have none.")
    ] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Write a release in a standard format, such as csv, sqlite or data-package.

    The same release gives the same bytes. What exists at the path stays unless --force is given.
    """
    chosen, dataset = format_named(format_name), load(pin)
    with _progress_line(f"writing {dataset.version} as {format_name}"):
        chosen.write(dataset, path, force=force, policy=policy)
    if as_json:
        print_json({"path": str(path), "format": format_name, "pin": dataset.pin})
    else:
        typer.echo(f"wrote {path}: {chosen.description}, release {dataset.version}")
