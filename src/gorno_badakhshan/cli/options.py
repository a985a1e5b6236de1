"""Options that several commands share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from ..audit.texts import TEXTS_VARIABLE
from ..errors import AssumptionError
from ..model.vocabulary import Vocabulary


def word(help_text: str, vocabulary: Vocabulary) -> Any:
    """Returns an option for a word of a vocabulary.

    The option accepts any text, so that the library's error can name the near words.
    """
    return typer.Option(metavar="WORD", help=f"{help_text} One of: {', '.join(vocabulary)}.")


def id_of(kind: str, help_text: str) -> Any:
    """Returns an option for the id of a record."""
    return typer.Option(metavar=kind.upper(), help=help_text)


def day(help_text: str) -> Any:
    """Returns an option for a date in EDTF."""
    return typer.Option(metavar="DATE", help=f"{help_text} Written 2012-07-24, 2012-07 or 1992/1997.")


Pin = Annotated[
    str | None,
    typer.Option(metavar="VERSION", help="Release of the data: 1.0.0, 1.* or a full pin. Default: the newest."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Texts = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        file_okay=False,
        metavar="DIR",
        envvar=TEXTS_VARIABLE,
        help="Folder with the texts of the sources as <source id>.txt. The texts are not part of the package.",
    ),
]

Independence = Annotated[
    str | None,
    typer.Option(
        "--unknown-independence",
        metavar="WORD",
        help="How speakers of unknown relation count: independent (default) or shared_origin.",
    ),
]
Tolerance = Annotated[
    float | None,
    typer.Option(metavar="SHARE", help="How far 'about' and 'nearly' reach. Default: 0.1, which is ten percent."),
]
ReadingChoice = Annotated[
    str | None,
    typer.Option("--reading", metavar="WORD", help="Reading of ambiguous texts: main (default) or alternative."),
]
Bare = Annotated[
    str | None,
    typer.Option(metavar="WORD", help="A figure without a hedge is a total (default) or a floor."),
]
Infobox = Annotated[
    bool, typer.Option("--infobox/--no-infobox", help="Whether fact boxes of articles count as speakers.")
]
Superseded = Annotated[
    bool,
    typer.Option(
        "--superseded/--no-superseded", help="Whether figures count that their own speaker replaced later."
    ),
]
SetAside = Annotated[
    list[str] | None,
    typer.Option(metavar="ACTOR=REASON", help="A speaker who doesn't count, and why. May be repeated."),
]
Reliable = Annotated[
    list[str] | None,
    typer.Option(metavar="ACTOR", help="A reliable speaker. May be repeated, the most reliable first."),
]


def set_aside_reasons(options: Iterable[str]) -> dict[str, str]:
    """Returns the reason for each speaker that is set aside; raises `AssumptionError` if one is missing.

    >>> set_aside_reasons(["state-television=party to the fighting"])
    {'state-television': 'party to the fighting'}
    """
    pairs = [option.partition("=") for option in options]
    for actor, _, reason in pairs:
        if not reason.strip():
            raise AssumptionError(f"{actor} is set aside without a reason; write --set-aside '{actor}=REASON'")
    return {actor: reason for actor, _, reason in pairs}


def given(**options: Any) -> Any:
    """Returns the options that were typed."""
    # The library refuses None as a criterion.
    return {name: value for name, value in options.items() if value is not None}
