"""Rewrites the file of a source with defaults and short forms; the records stay the same.

The inverse of `expand`. It is for files that were written in full.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.fields import field_types, without_none
from ..model.locators import Locator
from ..model.periods import Period
from ..model.propositions import Proposition
from ..model.sources import Source
from .count_summary import count_summary
from .expand import (
    NO_DATE,
    PROPOSITIONS,
    Defaults,
    document_defaults,
    event_of_proposition,
    expand,
    expand_claim,
    field_unit,
)
from .folder import curated_files, name_in
from .format import FormatError, format_text, inline, key_text, table_classes
from .read import names_of, read_source_text
from .shorthand import Table, shorten_count, shorten_date, shorten_step
from .toml_statements import comments
from .toml_text import TomlError, decode_text, parse_toml

_SHORTENERS: dict[type, Callable[[Mapping[str, Any]], str | None]] = {
    Count: shorten_count,
    Period: shorten_date,
    Attribution: shorten_step,
    Locator: lambda table: str(table["part"]) if table.keys() == {"part"} else None,
}
_LEAST_USES = 2
"""A default that fewer claims use makes the file longer."""


@attrs.frozen
class Shortened:
    """The file of a source, its text and its shorter text."""

    path: Path
    text: str
    shorter: str

    @property
    def line_counts(self) -> tuple[int, int]:
        """The number of lines before and after."""
        return self.text.count("\n"), self.shorter.count("\n")


def shorten_folder(curated: Path, sources: Sequence[Path] | None = None) -> list[Shortened]:
    """Returns the shorter text of these files, or of all sources of a curated folder; writes nothing.

    Raises `FormatError` if files cannot be shortened without a loss; it names all.
    """
    files, names = sources, names_of(curated)
    if files is None:
        files = [path for path in curated_files(curated) if path.parent != curated]
    shortened, errors = list[Shortened](), list[str]()
    for path in files:
        try:
            text = decode_text(path.read_bytes())
            shortened.append(Shortened(path, text, shorten_text(text, path.stem, names)))
        except (FormatError, TomlError, OSError) as error:
            errors.append(f"{name_in(curated, path)} is left unchanged: {error}")
    if errors:
        raise FormatError("\n".join(errors))
    return shortened


def shorten_text(text: str, source: str, names: Mapping[str, str] | None = None) -> str:
    """Returns the text of a source's file with defaults and short forms, in the canonical format.

    A summary that equals the one that its count gets without, with these names of actors and events by id, is
    left out. Raises `FormatError` if the text has comments or other tables, or a record that the check
    refuses to read, because any of these could be lost.
    """
    names = names or {}
    before = _records_of_text(text, source, names)
    data = parse_toml(text)
    if comments(text):
        raise FormatError("it has comments, which would be lost; delete them or shorten it by hand")
    if not data.keys() <= {"source", "defaults", "claims"}:
        raise FormatError(f"it has other tables than source, defaults and claims: {', '.join(data)}")
    from_document = document_defaults(data["source"])
    old_defaults = {**from_document, **expand(data.get("defaults", {}), Defaults, source).data}
    full_claims = [expand_claim(claim, source, old_defaults).data for claim in _claim_tables_of(data)]
    claims = [_shorten_claim(_without_summary(claim, names), source) for claim in full_claims]
    from_document = shorten(from_document, Defaults, source)
    defaults = _common_values(claims, from_document)
    tables = [("source", shorten(data["source"], Source))]
    tables += [("defaults", defaults)] if defaults else []
    tables += [_claim_table(_without_defaults(claim, {**from_document, **defaults})) for claim in claims]
    unformatted = "\n".join(_table_text(name, table) for name, table in tables)
    shorter = format_text(unformatted, table_classes(Path("sources", f"{source}.toml")))
    if _records_of_text(shorter, source, names) != before:
        raise FormatError("its records would change; shorten it by hand")
    return shorter


def _records_of_text(text: str, source: str, names: Mapping[str, str]) -> list[Any]:
    """Returns the records of a source's file; raises `FormatError` if one cannot be read."""
    records, findings = read_source_text(text, source, names)
    if findings:
        raise FormatError(f"it has findings; correct them first: {findings[0]}")
    return records


def shorten(value: Any, field_type: Any, source: str | None = None, unit: str | None = None) -> Any:
    """Returns plain data of a field with short forms; `source` is the id that ids of claims leave out.

    >>> shorten({"count": {"stated": 20, "hedge": "about"}}, PROPOSITIONS["ForceSize"])
    {'count': '~20'}
    """
    cls, _ = without_none(field_type)
    if get_origin(cls) is tuple and isinstance(value, list):
        return [shorten(item, get_args(cls)[0], source, unit) for item in value]
    if isinstance(value, str):
        is_own = unit == "claim id" and source is not None and "/" not in value.removeprefix(f"{source}/")
        return value.removeprefix(f"{source}/") if is_own else value
    if not isinstance(value, dict):
        return value
    if cls == Proposition:
        cls = PROPOSITIONS.get(str(value.get("kind")), NoneType)
    short_form = _SHORTENERS[cls](value) if cls in _SHORTENERS else None
    if short_form is not None or not attrs.has(cls):
        return value if short_form is None else short_form
    types = field_types(cls)
    return {
        key: shorten(item, types[key], source, field_unit(cls, key)) if key in types else item
        for key, item in value.items()
    }


def _claim_tables_of(data: Table) -> list[Table]:
    """Returns the claims of a file, whether their ids are keys or in the headers."""
    claims = data.get("claims", [])
    if isinstance(claims, dict):
        return [{"id": id, **claim} for id, claim in claims.items()]
    ids = [str(claim.get("id", "")) for claim in claims]
    if len(set(ids)) < len(ids) or "" in ids:
        raise FormatError("two claims have one id, or a claim has none; correct that first")
    return list(claims)


def _claim_table(claim: Table) -> tuple[str, Table]:
    """Returns the name and the keys of a claim's table, which has its id in the header."""
    return f"claims.{key_text(claim['id'])}", {key: value for key, value in claim.items() if key != "id"}


def _without_summary(claim: Table, names: Mapping[str, str]) -> Table:
    """Returns a claim in full without the summary that the reader would write."""
    if claim.get("summary") != count_summary(claim, names):
        return claim
    return {key: value for key, value in claim.items() if key != "summary"}


def _shorten_claim(claim: Table, source: str) -> Table:
    shorter: Table = shorten(claim, Claim, source)
    if claim.get("event") == event_of_proposition(claim):
        shorter.pop("event", None)
    if "relays" in shorter and "relay_basis" in shorter:
        shorter["relays"] = f"{shorter['relays']} {shorter.pop('relay_basis')}"
    return shorter


def _common_values(claims: Sequence[Table], from_document: Table) -> Table:
    """Returns the defaults that make these claims shorter: the most frequent values.

    `from_document` has the defaults that hold if the file names no other.
    """
    defaults, saved = {}, 0
    for field in attrs.fields(Defaults):
        if field.name == "relay_basis":  # its short form stands in the line of the relay
            continue
        values = [_default_of(claim, field.name) for claim in claims]
        uses = Counter(json.dumps(value) for value in values if value is not None)
        value, count = uses.most_common(1)[0] if uses else ("", 0)
        # Nothing says that a claim has no date, except a line of its own.
        cost = sum("said" not in claim for claim in claims) if field.name == "said" else 0
        # The claims that agree with the document need no line without a default of the file.
        cost += values.count(from_document[field.name]) if field.name in from_document else 0
        if count - cost >= _LEAST_USES:
            defaults[field.name] = json.loads(value)
            saved += count - cost - 1
    # The header of the table is a line too.
    return defaults if saved > 1 else {}


def _default_of(claim: Table, name: str) -> Any:
    """Returns the value of a claim that could be a default of its file."""
    if name != "part":
        return claim.get(name)
    locator = claim.get("locator")
    return locator.get("part") if isinstance(locator, dict) else locator


def _without_defaults(claim: Table, defaults: Table) -> Table:
    """Returns a claim without the values that the defaults give it."""
    shorter = {key: value for key, value in claim.items() if defaults.get(key) != value}
    # Without it, the claim would be about the event of its proposition.
    if event_of_proposition(claim) is not None and "event" in claim:
        shorter["event"] = claim["event"]
    if "said" in defaults and "said" not in claim:
        shorter["said"] = NO_DATE
    locator = claim.get("locator")
    if "part" in defaults and locator == defaults["part"]:
        del shorter["locator"]
    elif "part" in defaults and isinstance(locator, dict) and locator.get("part") == defaults["part"]:
        shorter["locator"] = {key: value for key, value in locator.items() if key != "part"}
    return shorter


def _table_text(name: str, table: Table) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {inline(value, None)}" for key, value in table.items()), ""])
