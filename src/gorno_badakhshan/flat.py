"""Flat rows of records: plain values in fixed columns, for CSV files and for tables of other libraries.

A row is a dict with the same keys in the same order for each record of a kind. Text, numbers and booleans
stay as they are; None is a value that the record does not have. Several ids or names are joined by "; ".
The columns of a kind are the fields of its class: `columns(ClaimRow)`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .analysis.assumptions import Assumptions
from .analysis.hearing import Hearing, hear
from .analysis.timeline import day_of
from .flat_rows import (
    ROWS,
    ActorRow,
    ClaimRow,
    EventRow,
    PlaceRow,
    RecordRow,
    Row,
    SourceRow,
    columns,
    plain_row,
    plain_rows,
)
from .model.kinds import kind_of
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
    from .model.periods import Period
    from .model.places import Place
    from .model.record_types import Record
    from .model.sources import Source

__all__ = [
    "ROWS",
    "ActorRow",
    "ClaimRow",
    "EventRow",
    "PlaceRow",
    "RecordRow",
    "Row",
    "SourceRow",
    "actor_row",
    "claim_rows",
    "columns",
    "event_row",
    "place_row",
    "plain_row",
    "plain_rows",
    "record_row",
    "record_rows",
    "source_row",
]


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
