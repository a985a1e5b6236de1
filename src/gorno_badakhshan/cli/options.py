"""Options that several commands share, and how what was typed becomes criteria."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ..audit.texts import TEXTS_VARIABLE
from ..model.vocabulary import Vocabulary


def word(told: str, vocabulary: Vocabulary) -> Any:
    """An option for a word of a vocabulary; any text is taken, and the library names the near words."""
    return typer.Option(metavar="WORD", help=f"{told} One of: {', '.join(vocabulary)}.")


def id_of(kind: str, told: str) -> Any:
    """An option for the id of a record."""
    return typer.Option(metavar=kind.upper(), help=told)


def day(told: str) -> Any:
    """An option for a date in EDTF."""
    return typer.Option(metavar="DATE", help=f"{told} Written 2012-07-24, 2012-07 or 1992/1997.")


Pin = Annotated[
    str | None,
    typer.Option(metavar="VERSION", help="Release of the data: 1.0.0, 1.* or a full pin; else the newest."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout, and nothing else.")]
Texts = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        file_okay=False,
        metavar="DIR",
        envvar=TEXTS_VARIABLE,
        help="Folder with the texts of sources as <source id>.txt; they are not shipped.",
    ),
]


def given(**criteria: Any) -> Any:
    """The criteria that were typed; what is left out asks nothing."""
    return {name: value for name, value in criteria.items() if value is not None}
