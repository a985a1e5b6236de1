"""Expands what curated files may leave out or shorten into the full tables that the codec decodes.

The files keep the short forms; only the reader expands them. Nothing here converts a full form, so that
a file without short forms reads as before.
"""

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs

from ..errors import RecordError
from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.fields import doc, field_types, without_none
from ..model.locators import Locator
from ..model.periods import Period
from ..model.propositions import Proposition
from ..model.vocabulary import RELAY_BASES, RelayBasis
from ..store.codec import Flaw, Steps, examine_partly
from .shorthand import Table, expand_count, expand_date, expand_relay, expand_step

T = TypeVar("T")

PLACEHOLDER = "TODO"
"""The value that `curate new` writes where a person must decide."""
NO_DATE = "unknown"
"""The value of `said` in a claim to which the default of the file does not apply."""

_EXPANDERS: dict[type, Callable[[str], Table]] = {
    Count: expand_count,
    Period: expand_date,
    Attribution: expand_step,
    Locator: lambda part: {"part": part},
}
"""The classes whose tables may be written as a text, each with the function that expands the text."""
PROPOSITIONS = {cls.__name__: cls for cls in get_args(Proposition)}

_ONLY_PART = "Text"
"""The part of a document that has no passages."""
# In the other kinds, the publisher also asserts, announces or lists, in statements and documents.
_ARTICLE_KINDS = ("news", "analysis", "blog")
"""The kinds of document whose own words are a publisher's report in an article."""


@attrs.frozen(kw_only=True)
class Defaults:
    """The table `[defaults]` of a source file: values for all claims of the file that have none of their own."""

    event: str | None = attrs.field(default=None, metadata=doc("What the claims are about.", unit="event id"))
    attribution: tuple[Attribution, ...] | None = attrs.field(
        default=None, metadata=doc("Who speaks, origin first.")
    )
    part: str | None = attrs.field(default=None, metadata=doc("Part that the locators name."))
    said: Period | None = attrs.field(
        default=None, metadata=doc(f"When the origin said it; a claim without a date has `{NO_DATE}`.")
    )
    relay_basis: RelayBasis | None = attrs.field(
        default=None, metadata=doc("How relays are known, for claims that relay one.", vocabulary=RELAY_BASES)
    )


@attrs.frozen
class Expansion:
    """Data without short forms, and what is wrong with the short forms that it had."""

    data: Any
    flaws: tuple[Flaw, ...] = ()
    inherited: frozenset[str] = frozenset()
    """The fields of a claim that come from the defaults of its file."""


def expand(data: Any, cls: type, source: str | None = None) -> Expansion:
    """Returns the data of a record without short forms; `source` is the id that completes ids of claims.

    >>> from gorno_badakhshan.model.quantities import ForceSize
    >>> expand({"count": "~20"}, ForceSize).data
    {'count': {'stated': 20, 'hedge': 'about'}}
    """
    expander = _Expander(source)
    expanded = expander.expand_table(data, cls, ())
    return Expansion(expanded, tuple(expander.flaws))


def expand_claim(claim: Any, source: str, defaults: Mapping[str, Any]) -> Expansion:
    """Returns the data of a claim without short forms, with the defaults of its file, which are expanded.

    A claim without an event is about the event that its proposition names, else about the default.
    """
    if not isinstance(claim, dict):
        return Expansion(claim)
    own = {key: value for key, value in claim.items() if (key, value) != ("said", NO_DATE)}
    event = event_of_proposition(claim)
    own = {"event": event, **own} if event else own
    # `own` has no key `said` if the claim says that it has no date.
    added = {key: value for key, value in defaults.items() if key not in claim | own and _applies(key, claim)}
    expansion = expand(own, Claim, source)
    data, inherited = {**added, **expansion.data}, added.keys() - expansion.data.keys()
    if "part" in defaults and "locator" not in data:
        data["locator"] = {"part": defaults["part"]}
        inherited.add("locator")
    elif "part" in defaults and isinstance(data.get("locator"), dict):
        data["locator"] = {"part": defaults["part"], **data["locator"]}
    return Expansion(data, expansion.flaws, frozenset(inherited))


def document_defaults(source: Any) -> Table:
    """Returns the defaults, expanded, that follow from the table of a source; those of its file come first.

    >>> document_defaults({"publisher": "asia-plus", "kind": "news"})
    {'part': 'Text', 'attribution': [{'actor': 'asia-plus', 'act': 'reports', 'medium': 'article'}]}
    """
    if not isinstance(source, dict):
        return {}
    defaults: Table = {} if source.get("passages") else {"part": _ONLY_PART}
    publisher, kind = source.get("publisher"), source.get("kind")
    if isinstance(publisher, str) and publisher != PLACEHOLDER and kind in _ARTICLE_KINDS:
        defaults["attribution"] = [{"actor": publisher, "act": "reports", "medium": "article"}]
    return defaults


def event_of_proposition(claim: Mapping[str, Any]) -> str | None:
    """Returns the event that the proposition of a claim names; None if it names none."""
    proposition = claim.get("proposition")
    event = proposition.get("event") if isinstance(proposition, dict) else None
    return event if isinstance(event, str) else None


def _applies(key: str, claim: Mapping[str, Any]) -> bool:
    """Whether a default is a value of the claim itself, and of this claim."""
    return key in {"event", "attribution", "said"} or (key == "relay_basis" and "relays" in claim)


def examine_expansion(expansion: Expansion, cls: type[T]) -> tuple[T | None, tuple[Flaw, ...]]:
    """Returns the record, partial if there are flaws, and all flaws of its short forms and of the rest."""
    record, flaws = examine_partly(expansion.data, cls)
    for flaw in expansion.flaws:
        _unset(record, flaw.path)
    # A short form that could not be expanded is no table either; that is not a second flaw.
    known = {flaw.path for flaw in expansion.flaws}
    return record, (*expansion.flaws, *(flaw for flaw in flaws if flaw.path not in known))


def _unset(record: Any, path: Steps) -> None:
    """Removes the field that a path leads to, so that no check takes a placeholder for a value."""
    # The path may end at an item of a list, which goes with its list.
    *outer, last = path[: 1 + max(position for position, step in enumerate(path) if isinstance(step, str))]
    for step in outer:
        record = getattr(record, step, None) if isinstance(step, str) else record and record[step]
    if hasattr(record, str(last)):
        object.__delattr__(record, str(last))


@attrs.define
class _Expander:
    """Expands the data of one record and collects what is wrong with its short forms."""

    source: str | None
    flaws: list[Flaw] = attrs.Factory(list)

    def expand_table(self, data: Any, cls: Any, path: Steps) -> Any:
        if not isinstance(data, dict):
            return data
        types = field_types(cls)
        expanded = self._split_relay(data, path) if cls is Claim else dict(data)
        for key in expanded.keys() & types.keys():
            expanded[key] = self.expand_value(expanded[key], types[key], field_unit(cls, key), (*path, key))
        return expanded

    def expand_value(self, value: Any, field_type: Any, unit: str | None, path: Steps) -> Any:
        cls, _ = without_none(field_type)
        if get_origin(cls) is tuple and isinstance(value, list):
            item_type = get_args(cls)[0]
            items = enumerate(value)
            return [self.expand_value(item, item_type, unit, (*path, position)) for position, item in items]
        if isinstance(value, str):
            return self._expand_text(value, cls, unit, path)
        if cls == Proposition and isinstance(value, dict):
            # The union has no class of its own; the table names one of its members.
            if value.get("kind") == PLACEHOLDER:
                self._add_placeholder(PLACEHOLDER, path)
            cls = PROPOSITIONS.get(str(value.get("kind")), NoneType)
        return self.expand_table(value, cls, path) if attrs.has(cls) else value

    def _split_relay(self, claim: Table, path: Steps) -> Table:
        """Returns a claim with a key for the claim that it relays, and one for how that is known."""
        relays, path = claim.get("relays"), (*path, "relays")
        if not isinstance(relays, str) or " " not in relays:
            return dict(claim)
        if "relay_basis" in claim:
            self.flaws.append(
                Flaw(path, "invalid-value", "it names the basis, and so does relay_basis; delete one")
            )
        elif PLACEHOLDER in relays.split():
            self._add_placeholder(relays, path)
        else:
            try:
                return {**claim, **expand_relay(relays)}
            except RecordError as error:
                self.flaws.append(Flaw(path, "invalid-value", str(error)))
        return dict(claim)

    def _add_placeholder(self, text: str, path: Steps) -> None:
        self.flaws.append(Flaw(path, "placeholder", f"{text!r} is what `curate new` left open"))

    def _expand_text(self, text: str, cls: Any, unit: str | None, path: Steps) -> Any:
        expand_short_form = _EXPANDERS.get(cls)
        if text == PLACEHOLDER or (expand_short_form and PLACEHOLDER in text.split()):
            self._add_placeholder(text, path)
        elif expand_short_form:
            try:
                return expand_short_form(text)
            except RecordError as error:
                self.flaws.append(Flaw(path, "invalid-value", str(error)))
        is_own = unit == "claim id" and self.source and "/" not in text
        return f"{self.source}/{text}" if is_own else text


def field_unit(cls: type, name: str) -> str | None:
    """Returns the unit of a field; the id of a claim is completed like the ids that links to claims have."""
    return "claim id" if (cls, name) == (Claim, "id") else attrs.fields_dict(cls)[name].metadata.get("unit")
