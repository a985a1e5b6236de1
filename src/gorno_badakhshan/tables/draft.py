"""Drafts the mapping of a table, for a person to fill in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from ..curation.expand import PLACEHOLDER
from ..curation.format import inline
from .files import TableFile
from .header_words import proposed_columns
from .mapping import Constant, CountColumns, TableMapping

_EXAMPLE_VALUES = {
    "missing": '["NA", "-1"]',
    "words": '{ Dead = "killed" }',
    "header_row": "1",
    "separator": '";"',
    "parties": '[{ word = "armed_group/front", definition = "Of the Front.", own = ["militant/front"] }]',
    "populations": '[{ word = "militant/front", definition = "Fighters of the Front." }]',
    "actors": '{ "Front press office" = { kind = "office", party = "armed_group/front" } }',
}
"""The values of fields that are no column and no word, as a draft shows them."""


def draft_mapping(table: TableFile) -> str:
    """Returns a mapping in TOML: a placeholder for each key that it must have, a comment for each other one.

    The columns of the table stand above. A column whose name clearly means a key, by `HEADER_WORDS`, is proposed
    beside it in a comment; it is not used until a person writes it.
    """
    proposed = proposed_columns(table.columns)
    lines = [
        f"# Mapping of {' '.join(table.path.name.split())}. Its columns:",
        *(f"#   {inline(name, None)}" for name in table.columns),
        '# A key has the name of a column, or { constant = "..." } for all rows. Fill in each TODO;',
        "# take away the # before each other key that you need.",
        "",
        *_key_lines(TableMapping, proposed),
        "# A table for each count of a row.",
        "[[counts]]",
        *_key_lines(CountColumns, proposed),
    ]
    return "\n".join(lines) + "\n"


def _key_lines(cls: Any, proposed: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for field in attrs.fields(cls):
        if field.name == "counts":
            continue
        yield f"# {field.metadata['description']}"
        if vocabulary := field.metadata.get("vocabulary"):
            yield from _wrapped(f"One of {', '.join(vocabulary)}.")
        if columns := proposed.get(field.name):
            names = " or ".join(inline(column, None) for column in columns)
            yield f"# By its name this may be the column {names}: check it, then write it here."
        is_required = field.default is attrs.NOTHING or field.name == "figure"
        value = _EXAMPLE_VALUES.get(field.name) or inline(_draft_value(field, is_required=is_required), None)
        yield f"{'' if is_required else '# '}{field.name} = {value}"
        yield ""


def _draft_value(field: "attrs.Attribute[Any]", *, is_required: bool) -> object:
    if isinstance(field.default, Constant):
        return {"constant": field.default.value}
    if is_required:
        return {"constant": PLACEHOLDER} if field.metadata.get("vocabulary") else PLACEHOLDER
    return field.default or ""


def _wrapped(text: str) -> Iterator[str]:
    from textwrap import wrap  # only drafts need it

    yield from (f"# {line}" for line in wrap(text, 98))
