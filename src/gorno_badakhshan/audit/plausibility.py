"""Checks of curated records that are well-formed and cannot be true, or hardly.

What cannot be true is refused. Where two codings can be defended, the finding is a warning.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from ..model.actors import Actor, Affiliation, Role
from ..model.casualty_counts import CasualtyCount
from ..model.events import Event, Participation
from ..model.places import Place
from ..model.propositions import Position
from ..store.codec import Steps
from .date_checks import check_dates
from .entry import Entry, findings_despite_flaws, nested_records, walk_fields
from .finding import Finding
from .link_checks import check_links
from .records_by_id import RecordsById
from .references import references

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_PERSON = {"outlet", "voice"}
"""Kinds of actor that are nobody's body: they cannot be killed, harmed or kill."""
_BODILY_ROLES = {"victim", "perpetrator"}


def check_plausibility(entries: Iterable[Entry]) -> list[Finding]:
    """Returns what cannot be true, or hardly, in these records; partial records are checked as far as possible."""
    entries = list(entries)
    records = RecordsById(entries)
    findings: list[Finding] = []
    for check in _RECORD_CHECKS:
        for entry in entries:
            findings += findings_despite_flaws(check(entry, records), entries)
    return findings


def _bad_id(entry: Entry, _: RecordsById) -> Iterator[Finding]:
    # A claim without the id of its source has a finding of its own.
    slug = entry.record.id.split("/", 1)[-1] if entry.kind == "claims" else entry.record.id
    if not SLUG.fullmatch(slug):
        repair = "write it in lower-case letters a to z and digits, with single hyphens between words"
        yield entry.finding("bad-id", ("id",), f"{slug!r} is no slug", repair)


def _empty_texts(entry: Entry, _: RecordsById) -> Iterator[Finding]:
    for path, _field, value in walk_fields(entry.record):
        if isinstance(value, str) and not value.strip():
            yield entry.finding("empty-text", path, "the text is empty", "write the text, or leave the field out")


def _repeated_speakers(entry: Entry, _: RecordsById) -> Iterator[Finding]:
    """Yields each actor that is joint with itself, in an attribution or in a proposition."""
    for path, record in nested_records(entry.record, object):
        jointly: tuple[str, ...] = getattr(record, "jointly", ())
        others = {getattr(record, name, None) for name in _FIELDS_BESIDE_JOINTLY} - {None}
        for position, actor in enumerate(jointly):
            if actor in others or actor in jointly[:position]:
                message = f"{actor!r} is in this step already"
                repair = "name each actor once; `jointly` is for the others"
                yield entry.finding("repeated-speaker", (*path, "jointly", position), message, repair)


_FIELDS_BESIDE_JOINTLY = ("actor", "issuer", "party", "against")


def _wrong_kinds(entry: Entry, records: RecordsById) -> Iterator[Finding]:
    """Yields each actor whose kind excludes the part that this record gives it."""
    for path, id, excluded, part in _parts(entry):
        actor: Actor | None = records.get("actors", id)
        if actor is not None and actor.kind in excluded:
            message = f"{id!r} is of the kind {actor.kind!r}, which {part}"
            yield entry.finding("wrong-kind", path, message, "correct the id, or the kind of the actor")


def _parts(entry: Entry) -> Iterator[tuple[Steps, str | None, Collection[str], str]]:
    """Yields path and id of each actor that has a part, the kinds that the part excludes, and why."""
    for cls in (Role, Affiliation, Position):
        for path, record in nested_records(entry.record, cls):
            organization: str | None = getattr(record, "organization", None)
            yield (*path, "organization"), organization, {"person", "voice"}, "is no organization"
    if isinstance(entry.record, Event):
        for path, participation in nested_records(entry.record, Participation):
            if participation.role in _BODILY_ROLES:
                part = f"cannot be a {participation.role}"
                yield (*path, "actor"), participation.actor, _NO_PERSON, part
    for path, count in nested_records(entry.record, CasualtyCount):
        other_kinds = {"group", "organization", "office", "outlet", "voice"}
        yield (*path, "person"), count.person, other_kinds, "is no person"


def _point_of_no_gazetteer(entry: Entry, records: RecordsById) -> Iterator[Finding]:
    """Yields a point whose source is a text: only a gazetteer has entries that can be looked up."""
    point = entry.record.point if isinstance(entry.record, Place) else None
    source = records.get("sources", point.source) if point else None
    if source is not None and source.kind != "dataset":
        message = f"{source.id!r} is of the kind {source.kind!r}, a gazetteer is a 'dataset'"
        repair = "cite the gazetteer that has the point, or leave the point out"
        yield entry.finding("wrong-kind", ("point", "source"), message, repair)


def check_unused_actors(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yields a warning for each actor that no other record refers to."""
    entries = list(entries)
    used = {id for entry in entries for _, _, id in references(entry.record) if id != entry.id}
    for entry in entries:
        if entry.kind == "actors" and entry.id not in used:
            repair = "delete it, or write the record that it is for"
            yield entry.finding("unused-actor", (), "no other record refers to it", repair)


_RECORD_CHECKS: tuple[Callable[[Entry, RecordsById], Iterable[Finding]], ...] = (
    _bad_id,
    _empty_texts,
    _repeated_speakers,
    _wrong_kinds,
    _point_of_no_gazetteer,
    check_dates,
    check_links,
)
