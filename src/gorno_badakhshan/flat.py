"""Flat rows of records: plain values in fixed columns, for CSV files and for tables of other libraries.

A row is a dict with the same keys in the same order for each record of a kind. Text, numbers and booleans
stay as they are; None is a value that the record does not have. Several ids or names are joined by "; ".
The columns of a kind are the fields of its class: `columns(ClaimRow)`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypedDict, TypeVar, cast

from .analysis.assumptions import Assumptions
from .analysis.hearing import Hearing, hear
from .analysis.timeline import day_of
from .model.kinds import kind_of
from .model.links import LinkedId
from .model.propositions import CasualtyCount
from .model.wording import (
    count_text,
    limits_text,
    other_reading_text,
    speakers_text,
    statement_text,
    through_text,
)

if TYPE_CHECKING:
    from .dataset import Dataset
    from .model.actors import Actor
    from .model.claims import Attribution, Claim
    from .model.events import Event
    from .model.kinds import Record
    from .model.periods import Period
    from .model.places import Place
    from .model.sources import Source

Row = Mapping[str, object]
"""A row of any kind. Its values are `str`, `int`, `float`, `bool` or None."""

_Parameters = ParamSpec("_Parameters")
_RowType = TypeVar("_RowType", bound=Row)


def plain_row(function: Callable[_Parameters, _RowType]) -> Callable[_Parameters, _RowType]:
    """Makes the ids in the row that a function returns plain text.

    Some libraries for tables accept no subclass of `str`, and the ids within a record are one.
    """

    @wraps(function)
    def call(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _RowType:
        return _with_plain_ids(function(*args, **kwargs))

    return call


def plain_rows(function: Callable[_Parameters, Iterator[_RowType]]) -> Callable[_Parameters, Iterator[_RowType]]:
    """Makes the ids in the rows that a function yields plain text, as `plain_row` does."""

    @wraps(function)
    def call(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> Iterator[_RowType]:
        return map(_with_plain_ids, function(*args, **kwargs))

    return call


def _with_plain_ids(row: _RowType) -> _RowType:
    plain = {name: str(value) if isinstance(value, LinkedId) else value for name, value in row.items()}
    return cast("_RowType", plain)


class ClaimRow(TypedDict):
    """A claim with its speakers, dates, bounds and source."""

    id: str
    summary: str
    claimed: str
    proposition: str
    polarity: str
    certainty: str
    event: str
    event_title: str
    event_when: str | None
    place: str | None
    outcome: str | None
    population: str | None
    limits: str | None
    figure: str | None
    stated: int | None
    low: int | None
    high: int | None
    hedge: str | None
    other_reading: str | None
    speaker: str
    speaker_name: str
    speaker_party: str | None
    speaker_standing: str | None
    through: str | None
    through_names: str | None
    first_speaker: str
    first_speaker_name: str
    first_claim: str
    changed_by: str | None
    changed_by_name: str | None
    relays: str | None
    relay_basis: str | None
    supersedes: str | None
    said: str | None
    published: str | None
    day: str | None
    source: str
    source_title: str
    publisher: str
    publisher_name: str
    language: str
    url: str | None
    part: str
    start: int | None
    end: int | None
    note: str | None
    release: str


class EventRow(TypedDict):
    """An event, without numbers, because those are claims."""

    id: str
    title: str
    kind: str
    when: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    place_name: str | None
    participants: str | None
    part_of: str | None
    part_of_title: str | None
    after: str | None
    claims: int
    note: str | None
    release: str


class ActorRow(TypedDict):
    """Somebody who acts or speaks."""

    id: str
    name: str
    kind: str
    named: str
    party: str
    standing: str | None
    names: str | None
    posts: str | None
    organizations: str | None
    claims: int
    note: str | None
    release: str


class PlaceRow(TypedDict):
    """A place."""

    id: str
    name: str
    kind: str
    names: str | None
    within: str | None
    within_name: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    note: str | None
    release: str


class SourceRow(TypedDict):
    """A document."""

    id: str
    title: str
    kind: str
    publisher: str
    publisher_name: str
    carried_by: str | None
    carried_by_name: str | None
    authors: str | None
    language: str
    published: str | None
    url: str | None
    mirrors: str | None
    license: str | None
    complete: bool
    claims: int
    note: str | None
    release: str


class RecordRow(TypedDict):
    """A record of any kind, as a search lists it."""

    kind: str
    id: str
    text: str
    when: str | None
    source: str | None
    url: str | None
    release: str


ROWS: dict[str, type] = {
    "claims": ClaimRow,
    "events": EventRow,
    "actors": ActorRow,
    "places": PlaceRow,
    "sources": SourceRow,
}
"""The class of the rows of each kind of record."""


def columns(row: type) -> tuple[str, ...]:
    """Returns the names of the columns of a class of rows, in their order.

    >>> columns(PlaceRow)[:3]
    ('id', 'name', 'kind')
    """
    return tuple(row.__annotations__)


def record_rows(kind: str, records: "Iterable[Any]", dataset: "Dataset") -> Iterator[Row]:
    """Yields a row for each record; `kind` is what they all are: claims, events, actors, places or sources."""
    match kind:
        case "claims":
            yield from claim_rows(records, dataset)
        case "events":
            # Counted once for all records, because each count would read all claims.
            by_event = Counter(claim.event for claim in dataset.claims)
            yield from (event_row(event, dataset, by_event[event.id]) for event in records)
        case "actors":
            by_actor = Counter(id for claim in dataset.claims for id in _actors(claim.origin))
            yield from (actor_row(actor, dataset, by_actor[actor.id]) for actor in records)
        case "places":
            yield from (place_row(place, dataset) for place in records)
        case _:
            by_source = Counter(claim.source for claim in dataset.claims)
            yield from (source_row(source, dataset, by_source[source.id]) for source in records)


def claim_rows(claims: "Iterable[Claim]", dataset: "Dataset") -> Iterator[ClaimRow]:
    """Yields a row for each claim, in its main reading.

    `low` and `high` are inclusive bounds under the default assumptions, as `toll` has them: "about 20" has
    18 and 22. `high` is None if nothing bounds it. `speaker` speaks first in this claim; `first_speaker` at the
    end of its relays, in `first_claim`. `day` is the last day on which it may have been said or published.

    >>> import gorno_badakhshan as gb
    >>> claims = gb.claims("1.0.0", about="khorog-fighting", said_by="al-jazeera", outcome="wounded")
    >>> [(row["low"], row["high"], row["publisher_name"]) for row in claim_rows(claims, claims.dataset)]
    [(21, None, 'Wikipedia')]
    """
    hearing = hear(claims, Assumptions(), dataset)
    evidence = {each.claim.id: (each.low, each.high) for each in hearing.weighed}
    for claim in hearing.claims:
        # Of other numbers, such as of troops, only the wording is known.
        low, high = evidence.get(claim.id, (None, None))
        if claim.count is not None and low is None:
            low, high = hearing.assumptions.bounds(claim.count)
        yield _claim_row(claim, hearing, (low, high), dataset)


@plain_row
def _claim_row(
    claim: "Claim", hearing: Hearing, bounds: "tuple[int | None, int | None]", dataset: "Dataset"
) -> ClaimRow:
    name, proposition, count = dataset.name_of, claim.proposition, claim.count
    event, source = dataset.events[claim.event], dataset.sources[claim.source]
    speaker, first = dataset.actors[claim.origin.actor], hearing.first_claims[claim.id]
    changed_by, day = hearing.changed_by.get(claim.id), day_of(claim, dataset)
    return {
        "id": claim.id,
        "summary": claim.summary,
        "claimed": statement_text(claim, name),
        "proposition": type(proposition).__name__,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "event": claim.event,
        "event_title": event.title,
        "event_when": _edtf(event.when),
        "place": event.place,
        "outcome": getattr(proposition, "outcome", None),
        "population": getattr(proposition, "population", None),
        "limits": limits_text(proposition, name) or None if isinstance(proposition, CasualtyCount) else None,
        "figure": count_text(proposition, name) if count is not None else None,
        "stated": count.stated if count is not None else None,
        "low": bounds[0],
        "high": bounds[1],
        "hedge": count.hedge if count is not None else None,
        "other_reading": other_reading_text(claim, name) or None,
        "speaker": claim.origin.actor,
        "speaker_name": speakers_text(claim.origin, name),
        "speaker_party": speaker.party,
        "speaker_standing": speaker.standing,
        "through": _with_semicolons(id for step in claim.attribution[1:] for id in _actors(step)),
        "through_names": through_text(claim, name) or None,
        "first_speaker": first.origin.actor,
        "first_speaker_name": speakers_text(first.origin, name),
        "first_claim": first.id,
        "changed_by": changed_by,
        "changed_by_name": name(changed_by) if changed_by is not None else None,
        "relays": claim.relays,
        "relay_basis": claim.relay_basis,
        "supersedes": claim.supersedes,
        "said": _edtf(claim.said),
        "published": _edtf(source.published),
        "day": day.isoformat() if day is not None else None,
        "source": claim.source,
        "source_title": source.title,
        "publisher": source.publisher,
        "publisher_name": name(source.publisher),
        "language": source.language,
        "url": source.url,
        "part": claim.locator.part,
        "start": claim.locator.start,
        "end": claim.locator.end,
        "note": claim.note,
        "release": dataset.version,
    }


@plain_row
def event_row(event: "Event", dataset: "Dataset", claims: int) -> EventRow:
    """Returns the row of an event; `claims` is the number of claims about exactly this event."""
    when = event.when
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "when": _edtf(when),
        "first_day": when.earliest.isoformat() if when is not None and when.earliest is not None else None,
        "last_day": when.latest.isoformat() if when is not None and when.latest is not None else None,
        "place": event.place,
        "place_name": _name(dataset, event.place),
        "participants": _with_semicolons(f"{part.actor} ({part.role})" for part in event.participants),
        "part_of": event.part_of,
        "part_of_title": _name(dataset, event.part_of),
        "after": event.after,
        "claims": claims,
        "note": event.note,
        "release": dataset.version,
    }


@plain_row
def actor_row(actor: "Actor", dataset: "Dataset", claims: int) -> ActorRow:
    """Returns the row of an actor; `claims` is the number of claims in which it speaks first."""
    # A post is a tie to an organization as much as a membership is.
    organizations = [tie.organization for tie in actor.roles] + [tie.organization for tie in actor.affiliations]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "named": actor.named,
        "party": actor.party,
        "standing": actor.standing,
        "names": _with_semicolons(name.spelling for name in actor.names),
        "posts": _with_semicolons(role.title for role in actor.roles),
        "organizations": _with_semicolons(id for id in organizations if id is not None),
        "claims": claims,
        "note": actor.note,
        "release": dataset.version,
    }


@plain_row
def place_row(place: "Place", dataset: "Dataset") -> PlaceRow:
    """Returns the row of a place; the point is in degrees of WGS 84."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "names": _with_semicolons(name.spelling for name in place.names),
        "within": place.within,
        "within_name": _name(dataset, place.within),
        "latitude": place.point.latitude if place.point is not None else None,
        "longitude": place.point.longitude if place.point is not None else None,
        "precision": place.precision,
        "note": place.note,
        "release": dataset.version,
    }


@plain_row
def source_row(source: "Source", dataset: "Dataset", claims: int) -> SourceRow:
    """Returns the row of a document; `claims` is the number of claims in it."""
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind,
        "publisher": source.publisher,
        "publisher_name": dataset.name_of(source.publisher),
        "carried_by": source.carried_by,
        "carried_by_name": _name(dataset, source.carried_by),
        "authors": _with_semicolons(source.authors),
        "language": source.language,
        "published": _edtf(source.published),
        "url": source.url,
        "mirrors": source.mirrors,
        "license": source.license,
        "complete": source.complete,
        "claims": claims,
        "note": source.note,
        "release": dataset.version,
    }


@plain_row
def record_row(record: "Record", dataset: "Dataset") -> RecordRow:
    """Returns the row of a record of any kind; `text` is its name or title, or the summary of a claim."""
    # Each kind of record has one of these fields, and one of the dates or none.
    texts = (getattr(record, field, None) for field in ("name", "title", "summary"))
    kind, source_id = kind_of(record), getattr(record, "source", None)
    source = record if kind == "sources" else dataset.sources.get(source_id) if source_id is not None else None
    dates = (getattr(record, field, None) for field in ("when", "said", "published"))
    return {
        "kind": kind.removesuffix("s"),
        "id": record.id,
        "text": next(text for text in texts if text),
        "when": _edtf(next((date for date in dates if date is not None), None)),
        "source": source_id,
        "url": getattr(source, "url", None),
        "release": dataset.version,
    }


def _edtf(period: "Period | None") -> str | None:
    return period.edtf if period is not None else None


def _name(dataset: "Dataset", id: str | None) -> str | None:
    return dataset.name_of(id) if id is not None else None


def _actors(step: "Attribution") -> tuple[str, ...]:
    return (step.actor, *step.jointly)


def _with_semicolons(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
