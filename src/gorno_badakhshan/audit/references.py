"""Whether all ids lead somewhere: driven by the fields' metadata, so that a new field is checked unasked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from ..errors import near
from ..model.claims import Claim
from ..model.kinds import KIND_OF_UNIT, KINDS
from ..store.codec import Steps
from .entry import Entry, walk
from .finding import Finding

_NOTHING: Mapping[str, Collection[str]] = {}


def references(record: object) -> Iterator[tuple[Steps, str, str]]:
    """Every id that a record refers to: its path, the kind of record meant, and the id.

    >>> from gorno_badakhshan.model.actors import Affiliation
    >>> list(references(Affiliation(organization="military")))
    [(('organization',), 'actors', 'military')]
    """
    for path, field, value in walk(record):
        kind = _kind_meant(field)
        if kind and isinstance(value, str):
            yield path, kind, value


def check_references(
    entries: Iterable[Entry], unreadable: Mapping[str, Collection[str]] = _NOTHING, unread: Collection[str] = ()
) -> list[Finding]:
    """Ids held twice, ids that nothing has, circles, and relations that the model does not admit.

    `unreadable` names, by kind, the ids of records that exist and could not be read, and `unread`
    the kinds of which a whole file could not: they have a finding already, and what refers to them
    is not to blame.
    """
    entries = list(entries)
    known = {kind: {entry.id: entry for entry in entries if entry.kind == kind} for kind in KINDS}
    found = [*_duplicates(entries)]
    for entry in entries:
        found += (finding for kind, finding in _dangling(entry, known, unreadable) if kind not in unread)
        if isinstance(entry.record, Claim):
            found += _wrong_relations(entry, known["claims"])
    return [*found, *_circles(known)]


def _kind_meant(field: "attrs.Attribute[Any]") -> str | None:
    return KIND_OF_UNIT.get(field.metadata.get("unit", ""))


def _duplicates(entries: Iterable[Entry]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        held = first.setdefault(entry.id, entry)
        if held is not entry:
            yield entry.finding(
                "duplicate-id",
                ("id",),
                f"{entry.id!r} is already the id of one of the {held.kind}{_place(held)}",
                "give one of the two another id; an id is unique across all kinds",
            )


def _place(entry: Entry) -> str:
    if entry.file is None:
        return ""
    return f" in {entry.file}:{entry.line(('id',))}" if entry.line else f" in {entry.file}"


def _dangling(
    entry: Entry, known: Mapping[str, Mapping[str, Entry]], unreadable: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Finding]]:
    for path, kind, id in references(entry.record):
        if id not in known[kind] and id not in unreadable.get(kind, ()):
            yield kind, entry.finding("dangling-id", path, *_not_known(id, kind, known))


def _not_known(id: str, kind: str, known: Mapping[str, Mapping[str, Entry]]) -> tuple[str, str]:
    other = next((other for other, held in known.items() if id in held), None)
    close = near(id, known[kind])
    message = f"none of the {kind} has the id {id!r}" + (f"; one of the {other} has" if other else "")
    hint = f"did you mean {' or '.join(map(repr, close))}? " if close else ""
    return message, f"{hint}correct the id or add the record"


def _wrong_relations(entry: Entry, claims: Mapping[str, Entry]) -> Iterator[Finding]:
    claim: Claim = entry.record
    relayed, whole = (claims.get(id) if id else None for id in (claim.relays, claim.part_of))
    if relayed and relayed.record.source == claim.source:
        yield entry.finding(
            "invalid-value",
            ("relays",),
            f"{relayed.id!r} stands in the same source",
            "relay a claim of another source; inside one source the attribution holds the chain",
        )
    if whole and (mine := _counted(claim)) != (its := _counted(whole.record)):
        yield entry.finding(
            "invalid-value",
            ("part_of",),
            f"{whole.id!r} counts {' '.join(its)}, this claim counts {' '.join(mine)}",
            "part_of is for a part of the same population; a smaller population is a part without it",
        )

    yield from _wrong_links(entry, claim, claims)


def _wrong_links(entry: Entry, claim: Claim, claims: Mapping[str, Entry]) -> Iterator[Finding]:
    earlier, other = (claims.get(id) if id else None for id in (claim.supersedes, claim.besides))
    if (claim.relays is None) != (claim.relay_basis is None):
        message = "relays and relay_basis are given together or not at all"
        yield entry.finding("invalid-value", ("relay_basis",), message, "say how the relay is known, or drop both")
    if earlier and (mine := _asked(claim)) != (its := _asked(earlier.record)):
        yield entry.finding(
            "invalid-value",
            ("supersedes",),
            f"{earlier.id!r} tells of {its}, this claim of {mine}",
            "supersede a claim of the same event and outcome, or of the same things",
        )
    if other and other.record.source != claim.source:
        yield entry.finding(
            "invalid-value",
            ("besides",),
            f"{other.id!r} stands in another source",
            "besides is for what one document tells on top of its own count",
        )


def _asked(claim: Claim) -> str:
    told = claim.proposition
    named = (getattr(told, name, None) for name in ("outcome", "what", "measure"))
    return f"{next(filter(None, named), type(told).__name__)} of {claim.event}"


def _counted(claim: Claim) -> tuple[str, str, str]:
    told = claim.proposition
    outcome, population = (getattr(told, name, None) or f"no {name}" for name in ("outcome", "population"))
    return population, outcome, f"of {claim.event}"


def _circles(known: Mapping[str, Mapping[str, Entry]]) -> Iterator[Finding]:
    """Records that reach themselves through one field that refers to their own kind; each circle once."""
    for kind, held in known.items():
        for entry in list(held.values())[:1]:
            fields = attrs.fields(type(entry.record))
            for name in [field.name for field in fields if _kind_meant(field) == kind]:
                yield from _circles_of(name, held)


def _circles_of(name: str, held: Mapping[str, Entry]) -> Iterator[Finding]:
    done: set[str] = set()
    for id in held:
        chain = _chain(name, id, held, done)
        last = getattr(held[chain[-1]].record, name) if chain else None
        if last in chain:
            circle = " -> ".join([*chain[chain.index(last) :], last])
            yield held[last].finding("circular-reference", (name,), f"leads back: {circle}", "cut it at one step")
        done.update(chain)


def _chain(name: str, start: str, held: Mapping[str, Entry], done: Collection[str]) -> list[str]:
    """The ids from `start` on, each referring to the next, up to an end, a repetition or one that is done."""
    chain: list[str] = []
    step: str | None = start
    while step is not None and step in held and step not in done and step not in chain:
        chain.append(step)
        step = getattr(held[step].record, name)
    return chain
