"""The command for curators that lists fields and words with precedents."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import attrs
import typer
from rich.padding import Padding
from rich.text import Text

from ..curation.read import read_curated
from ..curation.words import ClassUse, FieldUse, Precedents, VocabularyUse, model_classes, summary, vocabularies
from ..datasets.folders import curated_part
from .csv_rows import print_csv
from .curate_options import Curated
from .curate_rows import WordRow, class_rows, name_rows, vocabulary_rows
from .data_folder import Data, chosen_data, load
from .options import AsCsv, AsJson
from .output import Wrapped, console, field_table, heading, id_cell, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

_KINDS = ("claims", "sources", "actors", "places", "events")
_INDENT = 4


def show_words(
    name: Annotated[
        str | None, typer.Argument(metavar="CLASS", help="A class or a vocabulary: CasualtyCount, outcome.")
    ] = None,
    curated: Curated = None,
    data: Data = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the fields of a class or the words of a vocabulary, each with a record that uses it.

    Without a name it lists all classes and vocabularies. Precedents are of the dataset at hand: that of --curated
    or --data, else the newest release of this package.
    """
    if name is None:
        _list_names(as_json=as_json, as_csv=as_csv)
        return
    if curated is not None and data is not None:
        raise typer.BadParameter("--curated and --data are two ways to name the data; give one of the two")
    with chosen_data(data):
        use = Precedents(_precedent_records(curated)).lookup(name)
    if as_json:
        print_json(attrs.asdict(use))
        return
    if as_csv:
        print_csv(WordRow, class_rows(use) if isinstance(use, ClassUse) else vocabulary_rows(use))
        return
    out = console()
    for line in _class_lines(use) if isinstance(use, ClassUse) else _vocabulary_lines(use):
        out.print(line)


def _precedent_records(curated: "Path | None") -> Iterator[object]:
    if curated is not None:
        # A draft may have findings, and its records are precedents all the same.
        content = read_curated(curated_part(curated))
        return chain.from_iterable(content.records(kind) for kind in _KINDS)
    dataset = load()
    return chain.from_iterable(getattr(dataset, kind) for kind in _KINDS)


def _list_names(*, as_json: bool, as_csv: bool) -> None:
    classes = {name: summary(cls) for name, cls in model_classes().items()}
    if as_csv:
        print_csv(WordRow, name_rows(classes, vocabularies()))
        return
    words = {name: ", ".join(vocabulary) for name, vocabulary in vocabularies().items()}
    if as_json:
        print_json(
            {"classes": classes, "vocabularies": {name: [*words] for name, words in vocabularies().items()}}
        )
        return
    out = console()
    for title, lines in (("Classes", classes), ("Vocabularies", words)):
        out.print(heading(title))
        out.print(field_table(lines.items()))


def _class_lines(use: ClassUse) -> Iterator["RenderableType"]:
    yield Text.assemble((use.name, "bold"), f": {use.summary}")
    if use.precedent:
        yield from _indented(id_cell(f"see {use.precedent}"))
    for field in use.fields:
        yield ""
        yield from _field_use_lines(field)


def _field_use_lines(field: FieldUse) -> Iterator["RenderableType"]:
    facts = (field.type, field.unit, field.range, "required" if field.required else None)
    yield Text.assemble((field.name, "bold"), "  ", (", ".join(filter(None, facts)), "dim"))
    yield from _indented(Wrapped(field.description))
    for use in field.words:
        yield from _indented(Wrapped(f"{use.word}: {use.definition}"), 2 * _INDENT)
    if field.example and field.precedent:
        yield from _indented(Wrapped(field.example))
        yield from _indented(id_cell(f"see {field.precedent}"))


def _vocabulary_lines(use: VocabularyUse) -> Iterator["RenderableType"]:
    yield Text.assemble((use.name, "bold"), ": the words of ", ", ".join(use.fields))
    for word in use.words:
        yield ""
        yield Text(word.word, style="bold")
        yield from _indented(Wrapped(word.definition))
        yield from _indented(
            id_cell(f"see {word.precedent}") if word.precedent else Text("no record", style="dim")
        )


def _indented(line: "RenderableType", width: int = _INDENT) -> Iterator["RenderableType"]:
    yield Padding(line, (0, 0, 0, width), expand=False)
