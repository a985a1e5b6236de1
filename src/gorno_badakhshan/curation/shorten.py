"""Rewrites the file of a source with defaults and short forms; the records stay the same.

The inverse of `expand`. It is for files that were written in full.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from .expand import NO_DATE, PROPOSITIONS, Defaults, event_of_proposition, field_unit
from .format import FormatError, format_text, inline, key_text, table_classes
from .read import read_source_text
from .shorthand import Table, shorten_count, shorten_date, shorten_step
from .toml_statements import comments
from .toml_text import parse_toml

_SHORTENERS: dict[type, Callable[[Mapping[str, Any]], str | None]] = {
    Count: shorten_count,
    Period: shorten_date,
    Attribution: shorten_step,
    Locator: lambda table: str(table["part"]) if table.keys() == {"part"} else None,
}
_LEAST_USES = 2
"""A default that fewer claims use makes the file longer."""


def shorten_text(text: str, source: str) -> str:
    """Returns the text of a source's file with defaults and short forms, in the canonical format.

    Raises `FormatError` if the text has comments, defaults or other tables, or a record that the check refuses
    to read, because any of these could be lost.
    """
    before = _records_of_text(text, source)
    data = parse_toml(text)
    if comments(text):
        raise FormatError("it has comments, which would be lost; delete them or shorten it by hand")
    if not data.keys() <= {"source", "claims"}:
        raise FormatError(f"it has other tables than source and claims: {', '.join(data)}")
    claims = [_shorten_claim(claim, source) for claim in _claim_tables_of(data)]
    defaults = _common_values(claims)
    tables = [("source", shorten(data["source"], Source))]
    tables += [("defaults", defaults)] if defaults else []
    tables += [_claim_table(_without_defaults(claim, defaults)) for claim in claims]
    unformatted = "\n".join(_table_text(name, table) for name, table in tables)
    shorter = format_text(unformatted, table_classes(Path("sources", f"{source}.toml")))
    if _records_of_text(shorter, source) != before:
        raise FormatError("its records would change; shorten it by hand")
    return shorter


def _records_of_text(text: str, source: str) -> list[Any]:
    """Returns the records of a source's file; raises `FormatError` if one cannot be read."""
    records, findings = read_source_text(text, source)
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


def _shorten_claim(claim: Table, source: str) -> Table:
    shorter: Table = shorten(claim, Claim, source)
    if claim.get("event") == event_of_proposition(claim):
        shorter.pop("event", None)
    return shorter


def _common_values(claims: Iterable[Table]) -> Table:
    """Returns the defaults that make these claims shorter: the most frequent values."""
    claims = list(claims)
    defaults = {}
    for field in attrs.fields(Defaults):
        values = [_default_of(claim, field.name) for claim in claims]
        uses = Counter(json.dumps(value) for value in values if value is not None)
        value, count = uses.most_common(1)[0] if uses else ("", 0)
        if count - _cost(field.name, claims) >= _LEAST_USES:
            defaults[field.name] = json.loads(value)
    return defaults


def _cost(name: str, claims: Sequence[Table]) -> int:
    """Returns the number of lines that a default needs in claims to which it does not apply."""
    if name == "said":
        return sum("said" not in claim for claim in claims)
    # Nothing says that a relay has no basis, and the check refuses it.
    has_wrong_relay = any("relays" in claim and "relay_basis" not in claim for claim in claims)
    return len(claims) if name == "relay_basis" and has_wrong_relay else 0


def _default_of(claim: Table, name: str) -> Any:
    """Returns the value of a claim that could be a default of its file."""
    if name == "relay_basis" and "relays" not in claim:
        return None
    if name != "part":
        return claim.get(name)
    locator = claim.get("locator")
    return locator.get("part") if isinstance(locator, dict) else locator


def _without_defaults(claim: Table, defaults: Table) -> Table:
    """Returns a claim without the values that the defaults give it."""
    shorter = {key: value for key, value in claim.items() if defaults.get(key) != value}
    # Without them, the claim would be about the event of its proposition, and have no basis.
    needed = {"event": event_of_proposition(claim) is not None, "relay_basis": "relays" not in claim}
    shorter |= {key: claim[key] for key, is_needed in needed.items() if is_needed and key in claim}
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
