"""The data dictionary, rendered from what the fields of the records say of themselves.

A page that holds the line `% data dictionary` has it replaced by the tables, so that a field that
comes, goes or changes its meaning does so here too; `% criteria` becomes what `where` can be asked.
"""

import ast
import inspect
import re
import types
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

import attrs

from gorno_badakhshan import criteria
from gorno_badakhshan.analysis import (
    assumptions,
    contradictions,
    estimate,
    lineage,
    origins,
    policies,
    question,
    stories,
    timeline,
)
from gorno_badakhshan.model import (
    actors,
    claims,
    counts,
    events,
    locators,
    periods,
    places,
    propositions,
    sources,
    vocabulary,
)
from gorno_badakhshan.store import manifest, tombstone

CHAPTERS: dict[str, tuple[type, ...]] = {
    "Sources and places in them": (sources.Source, sources.Passage, locators.Locator),
    "Actors": (actors.Actor, actors.Name, actors.Role, actors.Affiliation),
    "Places": (places.Place, places.Point),
    "Events": (events.Event, events.Participation),
    "Claims": (claims.Claim, claims.Attribution, claims.Reading),
    "Propositions": (*get_args(propositions.Proposition), propositions.Likening),
    "Numbers and dates": (counts.Count, periods.Period),
    "Releases": (manifest.Release, manifest.ReleasedFile, tombstone.Tombstone),
    "Answers": (
        estimate.Estimate,
        estimate.Excluded,
        estimate.Figures,
        assumptions.Assumptions,
        policies.Policy,
        question.Question,
        question.Evidence,
        contradictions.Contradiction,
        stories.Story,
        stories.Implied,
        origins.Origin,
        lineage.Lineage,
        lineage.Drift,
        timeline.Toll,
    ),
}


def dictionary() -> str:
    """All record classes and all vocabularies, as Markdown."""
    return "\n".join([*_records(), *_vocabularies()])


def held_vocabularies() -> dict[str, vocabulary.Vocabulary]:
    """The vocabularies of the model, by name."""
    held = vars(vocabulary).values()
    return {words.name: words for words in held if isinstance(words, vocabulary.Vocabulary)}


def _records() -> Iterator[str]:
    for chapter, classes in CHAPTERS.items():
        yield f"## {chapter}\n"
        for cls in classes:
            told = (cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")
            yield f"({_anchor(cls.__name__)})=\n### {cls.__name__}\n\n{told}\n"
            yield "| field | type | unit | what it holds |\n| --- | --- | --- | --- |"
            yield from (_row(field) for field in attrs.fields(cls))
            yield ""


def _row(field: "attrs.Attribute[Any]") -> str:
    unit = _escaped(field.metadata.get("unit", ""))
    return f"| `{field.name}` | {_type(field)} | {unit} | {_escaped(field.metadata['description'])} |"


def _type(field: "attrs.Attribute[Any]") -> str:
    words = field.metadata.get("vocabulary")
    if words is None:
        return _named(field.type)
    optional = " or none" if type(None) in get_args(field.type) else ""
    many = "list of " if get_origin(field.type) is tuple else ""
    return f"{many}[{words.name}](#{_anchor(words.name)}){optional}"


_PLAIN: dict[Any, str] = {
    str: "text",
    int: "integer",
    float: "decimal number",
    bool: "true or false",
    type(None): "none",
    Callable: "function",
}


def _named_by_text(told: str) -> str:
    """A type that its field names by text, so that its module is imported only where it is needed."""
    many = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", told)
    if many:
        return f"list of {_named_by_text(many[1])}"
    held = {cls.__name__ for classes in CHAPTERS.values() for cls in classes}
    return f"[{told}](#{_anchor(told)})" if told in held else f"`{told}`"


def _named(cls: Any) -> str:
    """How a type reads in a table, with a link where it is a record."""
    if cls in (propositions.Proposition, "Proposition"):
        return "[one of the propositions](#propositions)"
    if isinstance(cls, str):
        return _named_by_text(cls)
    if get_origin(cls) is tuple:
        first, rest = get_args(cls)
        return f"list of {_named(first)}" if rest is Ellipsis else f"pair of {_named(first)} and {_named(rest)}"
    if get_origin(cls) is types.UnionType:
        return " or ".join(_named(part) for part in get_args(cls))
    if get_origin(cls) is Literal:
        return " or ".join(f"`{word}`" for word in get_args(cls))
    if attrs.has(cls):
        return f"[{cls.__name__}](#{_anchor(cls.__name__)})"
    return _PLAIN.get(get_origin(cls) or cls) or cls.__name__


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies\n"
    for name, words in held_vocabularies().items():
        yield f"({_anchor(name)})=\n### Words for {name}\n\n| word | definition |\n| --- | --- |"
        yield from (f"| `{word}` | {_escaped(definition)} |" for word, definition in words.items())
        yield ""


def asked() -> str:
    """What each collection can be asked for, as Markdown."""
    return "\n".join(line for kind in criteria.CRITERIA for line in _asked_of(kind))


def _asked_of(kind: str) -> Iterator[str]:
    told = _told_of(f"{kind.removesuffix('s').title()}Criteria")
    yield f"**{kind.capitalize()}**\n\n| criterion | value | meaning |\n| --- | --- | --- |"
    for name, criterion in criteria.CRITERIA[kind].items():
        meaning = told.get(name, "Exactly this, in the field of the same name.")
        yield f"| `{name}` | {_value(criterion.value)} | {_escaped(meaning)} |"
    yield ""


def _told_of(cls: str) -> dict[str, str]:
    """The text that stands below each key of a criteria class."""
    tree = ast.parse(inspect.getsource(criteria))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == cls)
    return {
        key.target.id: inspect.cleandoc(text.value.value)
        for key, text in pairwise(body)
        if isinstance(key, ast.AnnAssign)
        and isinstance(key.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _value(value: "vocabulary.Vocabulary | str | type") -> str:
    if isinstance(value, vocabulary.Vocabulary):
        return f"[{value.name}](#{_anchor(value.name)})"
    if isinstance(value, str):
        return f"{value.removesuffix('s')} id"
    return {type: "class of proposition", periods.Period: "EDTF text, `date` or `Period`"}.get(value) or _named(
        value
    )


def _anchor(name: str) -> str:
    return f"dictionary-{name.casefold().replace(' ', '-')}"


def _escaped(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;") if "`" not in text else text.replace("|", r"\|")


MARKS = {"% data dictionary": dictionary, "% criteria": asked}


def fill(_app: Any, _page: str, content: list[str]) -> None:
    """Replace the marks of a page that is being read."""
    for mark, render in MARKS.items():
        if mark in content[0]:
            content[0] = content[0].replace(mark, render())


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
