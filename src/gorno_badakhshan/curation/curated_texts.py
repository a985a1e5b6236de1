"""Writes a dataset as curated files, for people to edit, check and freeze."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..dataset import Dataset
from ..store.codec import to_dict
from .format import format_text, inline, key_text, table_classes
from .shorten import shorten, shorten_text


def curated_texts(dataset: Dataset) -> dict[str, str]:
    """Returns the curated files of all records of a dataset, by path; `dataset.toml` is not among them.

    In the canonical format and with short forms, so that `gorno-badakhshan curate check` finds nothing to format.
    The cost grows with the records; a source has a file of its own.

    >>> import gorno_badakhshan as gb
    >>> texts = curated_texts(gb.load("1.0.0"))
    >>> texts["places.toml"].splitlines()[:2]
    ['[[places]]', 'id = "tajikistan"']
    """
    lists = {kind: list(getattr(dataset, kind)) for kind in ("actors", "places", "events")}
    texts = {f"{kind}.toml": _list_text(kind, records) for kind, records in lists.items()}
    names = {actor.id: actor.name for actor in lists["actors"]} | {
        event.id: event.title for event in lists["events"]
    }
    claims: dict[str, list[Any]] = {}
    for claim in dataset.claims:
        claims.setdefault(claim.source, []).append(claim)
    for source in dataset.sources:
        texts[f"sources/{source.id}.toml"] = _source_text(source, claims.get(source.id, ()), names)
    return texts


def _list_text(kind: str, records: Iterable[Any]) -> str:
    tables = [
        _table_with_header(f"[[{kind}]]", shorten(_without_default_fields(record), type(record)))
        for record in records
    ]
    # The check takes an empty file for one that a crash left.
    text = "\n".join(tables) if tables else f"# No {kind}.\n"
    return format_text(text, table_classes(Path(f"{kind}.toml")))


def _source_text(source: Any, claims: Iterable[Any], names: Mapping[str, str]) -> str:
    tables = [_table_with_header("[source]", _without_default_fields(source))]
    for claim in claims:
        table = _without_default_fields(claim)
        # The file names the source, so that two places cannot disagree.
        del table["source"], table["locator"]["source"]
        id = table.pop("id").removeprefix(f"{source.id}/")
        tables.append(_table_with_header(f"[claims.{key_text(id)}]", table))
    return shorten_text("\n".join(tables), source.id, names)


def _without_default_fields(record: Any) -> dict[str, Any]:
    """Returns a record as plain data without the fields that have their default."""
    plain = to_dict(record)
    return {
        field.name: _without_none(plain[field.name])
        for field in attrs.fields(type(record))
        if getattr(record, field.name) != field.default
    }


def _without_none(value: Any) -> Any:
    """Returns plain data without what is empty; TOML has no word for nothing."""
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None and item != []}
    return [_without_none(item) for item in value] if isinstance(value, list) else value


def _table_with_header(header: str, table: Mapping[str, Any]) -> str:
    return "\n".join([header, *(f"{key} = {inline(value, None)}" for key, value in table.items()), ""])
