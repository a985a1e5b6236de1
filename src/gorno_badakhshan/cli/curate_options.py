"""Options of the commands for curators."""

from pathlib import Path
from typing import Annotated

import typer

Curated = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, metavar="DIR", help="Folder of curated data. Default: that of this checkout."
    ),
]
SourceText = Annotated[
    Path | None,
    typer.Option("--text", exists=True, dir_okay=False, metavar="FILE", help="File with the text of the source."),
]


def read_source_text(path: Path) -> str:
    """Returns the text of a source as offsets count it: line ends stay as they are."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{path} is not UTF-8: {error}; save it as UTF-8") from None
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}") from None
