"""Options that several commands share, and how what was typed becomes criteria."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from ..audit.texts import TEXTS_VARIABLE
from ..errors import AssumptionError
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

Independence = Annotated[
    str | None,
    typer.Option(
        "--unknown-independence",
        metavar="WORD",
        help="Origins of unknown relation count as: independent (the default) or shared_origin.",
    ),
]
Tolerance = Annotated[
    float | None,
    typer.Option(metavar="SHARE", help="How far 'about' and 'nearly' reach, as a share; else 0.1, ten percent."),
]
ReadingChoice = Annotated[
    str | None,
    typer.Option("--reading", metavar="WORD", help="Ambiguous texts in their main (the default) or alternative."),
]
Bare = Annotated[
    str | None,
    typer.Option(metavar="WORD", help="A figure without a hedge is a total (the default) or a floor."),
]
Infobox = Annotated[bool, typer.Option("--infobox/--no-infobox", help="Whether fact boxes count as voices.")]
Superseded = Annotated[
    bool,
    typer.Option(
        "--superseded/--no-superseded", help="Whether figures count that their own speaker replaced later."
    ),
]
SetAside = Annotated[
    list[str] | None,
    typer.Option(metavar="ACTOR=REASON", help="A speaker that does not count, and why; may be repeated."),
]
Reliable = Annotated[
    list[str] | None,
    typer.Option(metavar="ACTOR", help="A reliable speaker; repeated, the most reliable comes first."),
]


def reasons(typed: Iterable[str]) -> dict[str, str]:
    """Speakers with the reason why each is set aside, from `ACTOR=REASON`.

    >>> reasons(["state-television=party to the fighting"])
    {'state-television': 'party to the fighting'}
    """
    told = [text.partition("=") for text in typed]
    for actor, _, reason in told:
        if not reason.strip():
            raise AssumptionError(f"{actor} is set aside without a reason; write --set-aside '{actor}=REASON'")
    return {actor: reason for actor, _, reason in told}


def given(**criteria: Any) -> Any:
    """The criteria that were typed; what is left out asks nothing."""
    return {name: value for name, value in criteria.items() if value is not None}
