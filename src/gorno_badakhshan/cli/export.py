"""The command `export`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..exchange.formats import FORMATS, format_named
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
    # Only a terminal shows the line; it is gone when the work is done.
    with Console(stderr=True).status(f"writing {dataset.version} as {format_name}"):
        chosen.write(dataset, path, force=force, policy=policy)
    if as_json:
        print_json({"path": str(path), "format": format_name, "pin": dataset.pin})
    else:
        typer.echo(f"wrote {path}: {chosen.description}, release {dataset.version}")
