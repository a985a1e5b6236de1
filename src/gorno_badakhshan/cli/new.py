"""The command that begins a dataset of one's own."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ..curation.new_dataset import new_dataset
from ..store.description import Description
from .options import AsJson
from .output import print_json

Title = Annotated[str | None, typer.Option(help="Title for citations. Default: from the name of the folder.")]


def begin_dataset(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Folder of the new dataset, new or empty.")],
    title: Title = None,
    maintainer: Annotated[str, typer.Option(help="Who maintains it.")] = "The maintainers",
    license: Annotated[str, typer.Option(metavar="SPDX", help="License of the data, as SPDX id.")] = "CC-BY-4.0",
    as_json: AsJson = False,
) -> None:
    """Begin a dataset of your own, with an invented example of each kind of record to replace.

    The examples have no finding. An existing folder with files stays as it is.
    """
    # A folder may have any name; letters of other scripts have no place in a citation key.
    name = re.sub("[^a-z0-9]+", "-", path.resolve().name.lower()).strip("-") or "claims"
    title = title or f"{name.replace('-', ' ').capitalize()}: claims"
    description = Description(name=name, title=title, maintainers=(maintainer,), license=license)
    files = new_dataset(path, description, datetime.now(tz=UTC).date())
    if as_json:
        print_json({"files": [file.relative_to(path).as_posix() for file in files]})
    else:
        typer.echo("\n".join(f"wrote {file}" for file in files))
        typer.echo(f"replace the examples, then run: gorno-badakhshan curate check --curated {path}", err=True)
