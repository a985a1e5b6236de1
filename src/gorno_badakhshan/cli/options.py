"""Options that several commands share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from ..analysis.policies import POLICIES
from ..audit.texts import TEXTS_VARIABLE
from ..errors import AssumptionError
from ..model.vocabulary import Vocabulary
from .completion import complete_ids, complete_versions, complete_words
from .data_folder import with_data_option


def add_command(app: typer.Typer, name: str, function: Callable[..., None], summary: str) -> None:
    """Adds a command with its line in the list of commands."""
    # Python removes docstrings with -OO, and a command needs some help there too.
    command = with_data_option(function)
    app.command(name, short_help=summary, help=None if function.__doc__ else summary)(command)


def word(help_text: str, vocabulary: Vocabulary, *names: str) -> Any:
    """Returns an option for a word of a vocabulary.

    The option accepts any text, so that the library's error can name the near words.
    """
    help_text = f"{help_text} One of: {', '.join(vocabulary)}."
    return typer.Option(*names, metavar="WORD", help=help_text, autocompletion=complete_words(vocabulary))


def id_of(kind: str, help_text: str) -> Any:
    """Returns an option for the id of a record."""
    return typer.Option(metavar=kind.upper(), help=help_text, autocompletion=complete_ids(f"{kind}s"))


def policy_name(help_text: str) -> Any:
    """Returns an option for the name of a rule."""
    help_text = f"{help_text} One of: {', '.join(POLICIES)}."
    return typer.Option("--policy", metavar="NAME", help=help_text, autocompletion=complete_words(POLICIES))


def day(help_text: str) -> Any:
    """Returns an option for a day, a month or another period; `where` reads it."""
    return typer.Option(metavar="DATE", help=f"{help_text} Written 2012-07-24, 24.07.2012, 2012-07 or 1992/1997.")


Pin = Annotated[
    str | None,
    typer.Option(
        metavar="VERSION",
        help="Release of the data: 1.0.0, 1.* or a full pin. Default: the newest.",
        autocompletion=complete_versions,
    ),
]


def _check_format(context: typer.Context, value: bool) -> bool:
    # Whichever of the two options is read second sees the first.
    if value and (context.params.get("as_json") or context.params.get("as_csv")):
        raise typer.BadParameter("--json and --csv are two forms of one output; give one of the two")
    return value


AsJson = Annotated[bool, typer.Option("--json", callback=_check_format, help="Print one JSON document.")]
AsCsv = Annotated[
    bool, typer.Option("--csv", callback=_check_format, help="Print a table as CSV, with one header line.")
]
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


def given_criteria(**options: Any) -> Any:
    """Returns the criteria that were typed; of a repeated option all values, of which a record has any.

    >>> given_criteria(outcome=["killed"], population=["military", "civilian"], event=None)
    {'outcome': 'killed', 'population': ['military', 'civilian']}
    """
    typed = {name: value for name, value in options.items() if value not in (None, [])}
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in typed.items()
    }


def only_one(option: str, values: list[str] | None) -> str | None:
    """Returns the value of an option that may be given once; a repeated one is refused, not dropped."""
    if values and len(values) > 1:
        raise typer.BadParameter(f"give --{option} once, or run the command once for each of {', '.join(values)}")
    return values[0] if values else None
