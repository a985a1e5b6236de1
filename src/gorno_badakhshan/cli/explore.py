"""The command `explore`: writes the page that shows a dataset in a browser."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from ..atomic import write_new_file
from ..explore import page
from .data_folder import load
from .exits import NOT_WRITTEN, fail
from .options import AsJson, Pin
from .output import print_json


def write_page(
    path: Annotated[
        Path | None,
        typer.Argument(
            dir_okay=False,
            help="File to write. Default: NAME-VERSION.html in this folder, by the name of the dataset.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Write one HTML file to explore the data: charts, rules, days and all claims.

    The file needs no network. It takes seconds to write, because all rules are computed under each
    combination of the assumptions that the page offers.
    """
    dataset = load(pin)
    path = path if path is not None else Path(f"{dataset.release.description.name}-{dataset.version}.html")
    # Before the computing, so that nobody waits for a refusal.
    if path.exists() and not force:
        fail(f"{path} exists; give another path, or --force to replace it", NOT_WRITTEN)
    write_new_file(path, page(dataset).encode(), force=force)
    if open_page:
        webbrowser.open(path.resolve().as_uri())
    if as_json:
        print_json({"file": str(path), "pin": dataset.pin})
    else:
        typer.echo(f"wrote {path}")
