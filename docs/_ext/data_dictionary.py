"""Tables of all record classes, vocabularies and query criteria, made from the library.

Each field has its description, unit, vocabulary and range in its attrs metadata, so the tables
can't differ from the classes.
"""

import ast
import inspect
import re
import types
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal, Union, get_args, get_origin

import attrs

import gorno_badakhshan
from gorno_badakhshan import criteria
from gorno_badakhshan.analysis import (
    assumptions,
    contradictions,
    estimate,
    hearing,
    lineage,
    origins,
    policies,
    question,
    stories,
    timeline,
    toll,
)
from gorno_badakhshan.audit.entry import walk_fields
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
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store import description, release, tombstone

CHAPTERS: dict[str, tuple[type, ...]] = {
    "Sources and places in them": (sources.Source, sources.Passage, locators.Locator),
    "Actors": (actors.Actor, actors.Name, actors.Role, actors.Affiliation),
    "Places": (places.Place, places.Point),
    "Events": (events.Event, events.Participation),
    "Claims": (claims.Claim, claims.Attribution, claims.Reading),
    "Propositions": (*get_args(propositions.Proposition), propositions.Likening),
    "Numbers and dates": (counts.Count, periods.Period),
    "Releases": (
        release.Release,
        release.ReleasedFile,
        description.Description,
        description.DescribedParty,
        description.OwnPopulation,
        tombstone.Tombstone,
    ),
    "Answers": (
        estimate.Estimate,
        estimate.Excluded,
        estimate.Figures,
        assumptions.Assumptions,
        policies.Policy,
        question.Question,
        hearing.Evidence,
        hearing.Hearing,
        contradictions.Contradiction,
        stories.Story,
        stories.Implied,
        origins.Origin,
        lineage.Lineage,
        lineage.Drift,
        timeline.Toll,
        toll.TollReport,
        toll.PopulationFamily,
        toll.PopulationToll,
        toll.WordedFigure,
    ),
}


def record_and_vocabulary_tables() -> str:
    """Return the tables of all record classes and all vocabularies, as Markdown."""
    return "\n".join([*_record_tables(), *_vocabulary_tables()])


def vocabularies() -> dict[str, vocabulary.Vocabulary]:
    """Return the vocabularies of the model, by name."""
    return {v.name: v for v in vars(vocabulary).values() if isinstance(v, vocabulary.Vocabulary)}


def _record_tables() -> Iterator[str]:
    for chapter, classes in CHAPTERS.items():
        yield f"## {chapter}\n"
        for cls in classes:
            summary = (cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")
            yield f"### {cls.__name__}\n\n{summary}\n"
            yield "| field | type | unit and range | meaning |\n| --- | --- | --- | --- |"
            yield from (_field_row(field) for field in attrs.fields(cls))
            yield ""


def _field_row(field: "attrs.Attribute[Any]") -> str:
    meaning = field.metadata["description"]
    if schema := field.metadata.get("since"):
        meaning += f" Since schema {schema}."
    return f"| `{field.name}` | {_field_type(field)} | {_unit_and_range(field)} | {_escaped(meaning)} |"


def _unit_and_range(field: "attrs.Attribute[Any]") -> str:
    """Return the unit of a field and the numbers that it accepts, such as `persons; 0 or more`."""
    least, above, most = (field.metadata.get(key) for key in ("least", "above", "most"))
    if least is not None:
        numbers = f"{least:,} or more" if most is None else f"{least:,} to {most:,}"
    else:
        limits = [f"more than {above:,}" if above is not None else "", f"at most {most:,}" if most else ""]
        numbers = ", ".join(filter(None, limits))
    return _escaped("; ".join(filter(None, [field.metadata.get("unit"), numbers])))


def _field_type(field: "attrs.Attribute[Any]") -> str:
    """Return the type of a field; for a field with a vocabulary, a link to its words."""
    words = field.metadata.get("vocabulary")
    if words is None:
        return _type_text(field.type)
    optional = " or none" if type(None) in get_args(field.type) else ""
    many = "list of " if get_origin(field.type) is tuple else ""
    return f"{many}[{words.name}](#{_words_anchor(words.name)}){optional}"


_TYPE_NAMES: dict[Any, str] = {
    str: "text",
    int: "integer",
    float: "decimal number",
    bool: "true or false",
    type(None): "none",
    Callable: "function",
}


def _type_text(cls: Any) -> str:
    """Return a type in words, with links to record classes, vocabularies and public classes."""
    if cls in (propositions.Proposition, "proposition_base.Proposition"):
        return "[one of the propositions](#propositions)"
    if isinstance(cls, str):
        return _forward_reference_text(cls)
    origin, arguments = get_origin(cls), get_args(cls)
    if origin is Literal:
        return _words_text(arguments)
    if origin in (types.UnionType, Union):
        return " or ".join(map(_type_text, arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return f"list of {_type_text(arguments[0])}"
    if origin is tuple:
        return f"pair of {' and '.join(map(_type_text, arguments))}"
    if origin is Mapping:
        return f"mapping from {' to '.join(map(_type_text, arguments))}"
    return _class_text(origin or cls)


def _words_text(words: tuple[str, ...]) -> str:
    """Return a link to the vocabulary with these words; the words themselves if there is none."""
    same = (name for name, vocabulary in vocabularies().items() if set(vocabulary) == set(words))
    name = next(same, None)
    return f"[{name}](#{_words_anchor(name)})" if name else " or ".join(f"`{word}`" for word in words)


def _class_text(cls: type) -> str:
    """Return the name of a class, with a link if this page or the Python reference documents it."""
    if attrs.has(cls):
        return f"[{cls.__name__}](#{cls.__name__.casefold()})"
    if cls.__name__ in gorno_badakhshan.__all__:
        return f"[{cls.__name__}](api.md)"
    if hasattr(cls, "_fields"):
        return f"named tuple of {' and '.join(cls._fields)}"
    return _TYPE_NAMES.get(cls) or cls.__name__


def _forward_reference_text(name: str) -> str:
    """Return a type that a field gives as text, because its module is imported only when needed."""
    many = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", name)
    if many:
        return f"list of {_forward_reference_text(many[1])}"
    documented = {cls.__name__: cls for classes in CHAPTERS.values() for cls in classes}
    cls = documented.get(name) or getattr(gorno_badakhshan, name, None)
    return f"`{name}`" if cls is None else _class_text(cls)


def _vocabulary_tables() -> Iterator[str]:
    yield "## Vocabularies\n"
    unused = unused_words()
    for name, words in vocabularies().items():
        yield f"### Words for {name}\n\n| word | definition |\n| --- | --- |"
        for word, definition in words.items():
            note = " No record yet." if (name, word) in unused else ""
            yield f"| `{word}` | {_escaped(definition)}{note} |"
        yield ""


def unused_words() -> set[tuple[str, str]]:
    """Return the vocabulary and the word of each word that no record of the newest release uses."""
    dataset = gorno_badakhshan.load()
    used = {
        (field.metadata["vocabulary"].name, value)
        for kind in KINDS
        for record in getattr(dataset, kind)
        for _, field, value in walk_fields(record)
        if "vocabulary" in field.metadata
    }
    return {(name, word) for name, words in vocabularies().items() for word in words} - used


def criteria_tables() -> str:
    """Return the criteria that `where` accepts, a table for each collection, as Markdown."""
    return "\n".join(line for kind in criteria.CRITERIA for line in _criteria_table(kind))


def _criteria_table(kind: str) -> Iterator[str]:
    docstrings = _key_docstrings(f"{KINDS[kind].class_name}Criteria")
    yield f"**{kind.capitalize()}**\n\n| criterion | value | meaning |\n| --- | --- | --- |"
    for name, criterion in criteria.CRITERIA[kind].items():
        meaning = docstrings.get(name, "Equal to the field of the same name.")
        yield f"| `{name}` | {_criterion_value(criterion.value)} | {_escaped(meaning)} |"
    yield ""


def _key_docstrings(class_name: str) -> dict[str, str]:
    """Return the docstring below each key of a criteria class; Python keeps them in the source only."""
    tree = ast.parse(inspect.getsource(criteria))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == class_name)
    return {
        key.target.id: inspect.cleandoc(text.value.value)
        for key, text in pairwise(body)
        if isinstance(key, ast.AnnAssign)
        and isinstance(key.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _criterion_value(value: "vocabulary.Vocabulary | str | type") -> str:
    """Return what a criterion accepts: a word, an id, or a value of a type."""
    if isinstance(value, vocabulary.Vocabulary):
        return f"[{value.name}](data-dictionary.md#{_words_anchor(value.name)})"
    if isinstance(value, str):
        return KINDS[value].unit
    named = {type: "class of proposition", periods.Period: "EDTF text, `date` or `Period`"}
    return named.get(value) or _type_text(value)


def _words_anchor(name: str) -> str:
    """Return the anchor that a forge and MyST give the heading of a vocabulary."""
    return f"words-for-{name.casefold().replace(' ', '-')}"


def _escaped(text: str) -> str:
    """Return text that a Markdown table cell shows as it is."""
    text = text.replace("|", r"\|")
    # Inside backticks Markdown shows < as it is, and an entity would be visible.
    return text if "`" in text else text.replace("<", "&lt;")
