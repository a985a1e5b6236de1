"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ..analysis.policies import POLICIES
from ..audit.texts import TEXTS_VARIABLE
from ..errors import shown
from ..model.vocabulary import Vocabulary
from .completion import complete_ids, complete_versions, complete_words


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


def whole_number(text: str) -> int:
    """Returns a number of 1 or more as it was typed.

    The parser of the command line would refuse another text too, without saying what was typed.
    """
    # Nine digits are more than there is to count, and Python refuses to read thousands of them.
    if not (text.isdecimal() and len(text) < 10 and int(text)):
        raise typer.BadParameter(f"expected a whole number of 1 or more, got {shown(text)}")
    return int(text)


def share(text: str) -> float:
    """Returns a decimal number as it was typed; the library checks its range."""
    try:
        return float(text)
    except ValueError:
        raise typer.BadParameter(f"expected a number such as 0.1, got {shown(text)}") from None


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
