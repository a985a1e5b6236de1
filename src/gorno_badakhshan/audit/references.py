"""Checks of the links between records.

A field's unit, such as `actor id`, says which kind of record it refers to. The checks read it from the
metadata, so that a new field of the model is checked without a change here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from ..errors import near
from ..model.claims import Claim
from ..model.kinds import KIND_OF_UNIT, KINDS
from ..store.codec import Steps
from .entry import Entry, field_of, findings_despite_flaws, walk_fields
from .finding import Finding

_Entries = Mapping[str, Entry]
"""Entries of one kind by id."""
_Problem = tuple[str, str] | None
"""The message and the repair of a finding; None if nothing is wrong."""

_NOTHING: Mapping[str, Collection[str]] = {}


def references(record: object) -> Iterator[tuple[Steps, str, str]]:
    """Yields every id that a record refers to: its path, the kind of record it should name, and the id.

    >>> from gorno_badakhshan.model.actors import Affiliation
    >>> list(references(Affiliation(organization="military")))
    [(('organization',), 'actors', 'military')]
    """
    for path, field, value in walk_fields(record):
        kind = _referenced_kind(field)
        if kind and isinstance(value, str):
            yield path, kind, value


def check_references(
    entries: Iterable[Entry], unreadable: Mapping[str, Collection[str]] = _NOTHING, unread: Collection[str] = ()
) -> list[Finding]:
    """Returns duplicate ids, ids that no record has, circular references, and links that the model forbids.

    `unreadable` names, by kind, the ids of records that exist but could not be read. `unread` names the
    kinds of which a file could not be read. Both have findings already, so references to them have none.
    """
    entries = list(entries)
    known = _by_kind(entries)
    findings = [*_duplicate_ids(entries)]
    for entry in entries:
        findings += (finding for kind, finding in _dangling_ids(entry, known, unreadable) if kind not in unread)
        if isinstance(entry.record, Claim):
            for check in (_lone_basis, *_LINK_CHECKS):
                findings += findings_despite_flaws(check(entry, known["claims"]), entries)
    return [*findings, *_circles(_by_kind(entry for entry in entries if not entry.is_partial))]


def _by_kind(entries: Iterable[Entry]) -> dict[str, dict[str, Entry]]:
    by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for entry in entries:
        by_kind[entry.kind][entry.id] = entry
    return by_kind


def _referenced_kind(field: "attrs.Attribute[Any]") -> str | None:
    return KIND_OF_UNIT.get(field.metadata.get("unit", ""))


def _duplicate_ids(entries: Iterable[Entry]) -> Iterator[Finding]:
    # `find` takes an id without its kind, so ids are unique across kinds.
    first_entries: dict[str, Entry] = {}
    for entry in entries:
        first = first_entries.setdefault(entry.id, entry)
        if first is not entry:
            yield entry.finding(
                "duplicate-id",
                ("id",),
                f"{entry.id!r} is already the id of one of the {first.kind}{_location(first)}",
                "give one of the two another id; an id is unique across all kinds",
            )


def _location(entry: Entry) -> str:
    if entry.file is None:
        return ""
    return f" in {entry.file}:{entry.line(('id',))}" if entry.line else f" in {entry.file}"


def _dangling_ids(
    entry: Entry, known: Mapping[str, _Entries], unreadable: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Finding]]:
    """Yields each reference to an id that no record has: the kind of record it should name, and the finding."""
    for path, kind, id in references(entry.record):
        if id not in known[kind] and id not in unreadable.get(kind, ()):
            # Two mistakes are common: the id of a record of another kind, and a misspelt id.
            other = next((f"; one of the {other} has" for other, entries in known.items() if id in entries), "")
            near_ids = " or ".join(map(repr, near(id, known[kind])))
            hint = f"did you mean {near_ids}? " if near_ids else ""
            message = f"none of the {kind} has the id {id!r}{other}"
            yield kind, entry.finding("dangling-id", path, message, f"{hint}correct the id or add the record")


def _lone_basis(entry: Entry, _: _Entries) -> Iterator[Finding]:
    """Yields a finding if a claim has a relay without its basis, or the basis alone."""
    claim: Claim = entry.record
    if (claim.relays is None) != (claim.relay_basis is None):
        message = "relays and relay_basis are given together or not at all"
        repair = "say how the relay is known, or delete both"
        yield entry.finding("invalid-value", ("relay_basis",), message, repair)


def _link_check(
    field: str, problem_of: Callable[[Claim, Claim], _Problem]
) -> Callable[[Entry, _Entries], Iterator[Finding]]:
    """Returns a check of the links that a field of a claim makes to another claim."""

    def check(entry: Entry, claims: _Entries) -> Iterator[Finding]:
        value = getattr(entry.record, field)
        for id in value if isinstance(value, tuple) else (value,):
            # An id that no claim has is a finding of its own.
            linked = claims.get(id or "")
            problem = problem_of(entry.record, linked.record) if linked else None
            if problem:
                yield entry.finding("invalid-value", (field,), *problem)

    return check


def _relay_problem(claim: Claim, relayed: Claim) -> _Problem:
    if relayed.source != claim.source:
        return None
    repair = "relay a claim of another source; inside one source the attribution lists the speakers"
    return f"{relayed.id!r} is in the same source", repair


def _part_problem(claim: Claim, total: Claim) -> _Problem:
    part_counts, total_counts = _counted_group(claim), _counted_group(total)
    if part_counts == total_counts:
        return None
    repair = "part_of is for a part of the same population; a smaller population is a part without it"
    return f"{total.id!r} counts {total_counts}, this claim counts {part_counts}", repair


def _correction_problem(claim: Claim, earlier: Claim) -> _Problem:
    subject, earlier_subject = _subject(claim), _subject(earlier)
    if subject == earlier_subject:
        return None
    repair = "supersede a claim about the same event and outcome, or about the same quantity"
    return f"{earlier.id!r} is about {earlier_subject}, this claim about {subject}", repair


def _derivation_problem(claim: Claim, term: Claim) -> _Problem:
    if term.source != claim.source:
        return (
            f"{term.id!r} is in another source",
            "derived_from is for figures of the same document; else relay them",
        )
    if term.id == claim.id or claim.id in term.derived_from:
        return f"{term.id!r} is derived from this claim", "a figure is not derived from itself"
    return None


def _addition_problem(claim: Claim, counted: Claim) -> _Problem:
    if counted.source == claim.source:
        return None
    return f"{counted.id!r} is in another source", "besides is for what one document counts in addition"


_LINK_CHECKS = (
    _link_check("relays", _relay_problem),
    _link_check("also_relays", _relay_problem),
    _link_check("derived_from", _derivation_problem),
    _link_check("part_of", _part_problem),
    _link_check("supersedes", _correction_problem),
    _link_check("besides", _addition_problem),
)


def _counted_group(claim: Claim) -> str:
    names = ("population", "outcome")
    population, outcome = (field_of(claim.proposition, name) or f"no {name}" for name in names)
    return f"{population} {outcome} of {claim.event}"


def _subject(claim: Claim) -> str:
    proposition = claim.proposition
    names = ("outcome", "what", "measure")
    topic = next(filter(None, (field_of(proposition, name) for name in names)), type(proposition).__name__)
    return f"{topic} of {claim.event}"


def _circles(known: Mapping[str, _Entries]) -> Iterator[Finding]:
    """Yields records that lead back to themselves through one field that names the same kind; each circle once."""
    for kind, entries in known.items():
        for field in attrs.fields(KINDS[kind].record_class()):
            # Each field by itself: an event may come after the event that it is part of.
            if _referenced_kind(field) == kind:
                yield from _circles_through(field.name, entries)


def _circles_through(field: str, entries: _Entries) -> Iterator[Finding]:
    visited: set[str] = set()
    for id in entries:
        chain = _chain(field, id, entries, visited)
        next_id = getattr(entries[chain[-1]].record, field) if chain else None
        # A chain also ends at an id that was visited before: its circle has been reported.
        if next_id in chain:
            circle = " -> ".join([*chain[chain.index(next_id) :], next_id])
            message = f"leads back: {circle}"
            yield entries[next_id].finding("circular-reference", (field,), message, "delete one of these links")
        visited.update(chain)


def _chain(field: str, start: str, entries: _Entries, visited: Collection[str]) -> list[str]:
    """Returns the ids from `start` on, each linking to the next, up to an end, a repetition or a visited id."""
    chain: list[str] = []
    id: str | None = start
    while id is not None and id in entries and id not in visited and id not in chain:
        chain.append(id)
        id = getattr(entries[id].record, field)
    return chain
