"""The command that writes the releases of a dataset as a Python package."""

from pathlib import Path
from typing import Annotated

import typer

from ..datasets.package_project import write_package
from .curate_options import read_source_text
from .options import AsJson
from .output import print_json


def package_releases(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A project with frozen releases, or the folder of its releases.")
    ],
    output: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the package, which is made.")],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name for pip. Default: that of the dataset.")
    ] = None,
    license_text: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, metavar="FILE", help="File with the text of the license."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the files of an earlier call.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write all frozen releases as a Python package to build, install and pin."""
    text = None if license_text is None else read_source_text(license_text)
    files = write_package(path, output, name=name, license_text=text, force=force)
    if as_json:
        print_json({"files": [*files]})
        return
    typer.echo("\n".join(f"wrote {output / file}" for file in files))
    if text is None:
        typer.echo("LICENSE.txt has a link only; give the text with --license-text, or put it there", err=True)
    typer.echo(f"to build and install it: pip install {output}", err=True)
