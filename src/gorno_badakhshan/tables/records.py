"""Makes the records of a dataset from what the rows of a table mention."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from ..curation.count_summary import count_words
from ..model.actors import Actor
from ..model.casualty_counts import CasualtyCount
from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.events import Event
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place
from ..model.plain import to_dict
from ..model.sources import Source
from ..model.vocabulary import Medium, Outcome, Population, SourceKind
from .mapping import TableMapping
from .names import Ids, slug
from .rows import Mentions, RowClaim

_MEDIA: Mapping[SourceKind, Medium] = {
    "broadcast": "broadcast",
    "post": "post",
    "statement": "statement",
    "report": "document",
    "dataset": "document",
}
"""Through what a document speaks, by its kind; the others are articles."""
_KIND_NOTE = "Kind as the mapping of the table gives it to all of them."
_UNSTATED = "unstated"

Line = dict[str, Any]
"""A record as plain data, all fields in order."""


class TableRecords:
    """The records of a table, of which the ids follow from the names and their order."""

    def __init__(self, mapping: TableMapping, mentions: Mentions, claims: Sequence[RowClaim], table: str) -> None:
        self._mapping, self._mentions, self._claims, self._table = mapping, mentions, claims, table
        # In the order of the kinds, because whoever comes first gets the id without a suffix.
        ids = Ids()
        self._actor_names, self._place_names = list(mentions.actors), list(mentions.places)
        self._actors = [ids.new(slug(name, "actor"), "actor") for name in self._actor_names]
        self._places = [ids.new(slug(name, "place"), "place") for name in self._place_names]
        self._days, self._sites = _days_and_places(len(mentions.events), claims)
        self._titles = [
            mention.name or f"{self._place_names[mention.place or 0]}, {mention.date}"
            for mention in mentions.events
        ]
        self._events = [ids.new(slug(title, "event"), "event") for title in self._titles]
        self._sources = [
            ids.new(slug(f"{document.name} {document.published or ''}", "source"), "report")
            for document in mentions.documents
        ]

    @property
    def event_ids(self) -> Sequence[str]:
        """The ids of the events."""
        return self._events

    def actors(self) -> Iterator[Actor]:
        """Yields the speakers and publishers."""
        mapping = self._mapping
        for number, (id, name) in enumerate(zip(self._actors, self._actor_names, strict=True)):
            kind = mapping.speaker_kind if number in self._mentions.speakers else mapping.publisher_kind
            yield Actor(id=id, name=name, kind=kind, named="named", party="unknown", note=_KIND_NOTE)

    def places(self) -> Iterator[Place]:
        """Yields the places."""
        kind, precision = self._mapping.place_kind, self._mapping.place_precision
        for id, name in zip(self._places, self._place_names, strict=True):
            yield Place(id=id, name=name, kind=kind, precision=precision, note=_KIND_NOTE)

    def events(self) -> Iterator[Event]:
        """Yields the events: of several days, from the first to the last; of several places, without a place."""
        for number, (id, title) in enumerate(zip(self._events, self._titles, strict=True)):
            places = self._sites[number]
            place = self._places[next(iter(places))] if len(places) == 1 else None
            kind = self._mentions.event_kinds[number]
            yield Event(id=id, title=title, kind=kind, when=_span_of_days(self._days[number]), place=place)

    def sources(self) -> Iterator[Source]:
        """Yields the documents."""
        for id, document in zip(self._sources, self._mentions.documents, strict=True):
            day = f", {document.published}" if document.published else ""
            yield Source(
                id=id,
                title=document.title or f"[{document.name}{day}]",
                publisher=self._actors[document.publisher],
                kind=self._mapping.source_kind,
                language=document.language or "und",
                published=document.published,
                url=document.link or None,
                # Only its row was read: that it has no other claim means nothing.
                complete=False,
            )

    def claims(self) -> Iterator[Line]:
        """Yields the claims as plain data: constructors would check again what each part was checked for."""
        ids, documents = Ids(), list(self._mentions.documents)
        template = {field.name: _plain_default(field) for field in attrs.fields(Claim)}
        for claim in self._claims:
            source = self._sources[claim.document]
            publisher = documents[claim.document].publisher
            speaker = publisher if claim.speaker is None else claim.speaker
            yield {
                **template,
                "id": ids.new(f"{source}/{self._claim_slug(claim, speaker)}"),
                "source": source,
                "event": self._events[claim.event],
                "summary": self._summary(claim, speaker),
                "proposition": self._proposition(claim),
                "certainty": "probable" if claim.what.is_best else "certain",
                "attribution": self._attribution(speaker, publisher, is_best=claim.what.is_best),
                "locator": {**_LOCATOR, "source": source, "part": f"{self._table}, row {claim.row}"},
                "said": _plain(claim.said_on),
                "cue": claim.what.cue,
                "note": claim.note or None,
            }

    def _claim_slug(self, claim: RowClaim, speaker: int) -> str:
        """Returns the last part of a claim's id: not its row, which changes if another row is inserted."""
        population = "" if claim.what.population == "everyone" else f"{claim.what.population}-"
        what = f"{population}{claim.what.outcome}".replace("_", "-") + ("-best" if claim.what.is_best else "")
        return f"{what}-{_cached_slug(claim.id)}" if claim.id else f"{self._actors[speaker]}-{what}"

    def _limits(self, claim: RowClaim) -> tuple[Period | None, int | None]:
        """Returns the day and the place of a claim, if they are only a part of those of its event."""
        days, places = self._days[claim.event], self._sites[claim.event]
        return claim.date if len(days) > 1 else None, claim.place if len(places) > 1 else None

    def _proposition(self, claim: RowClaim) -> Line:
        during, place = self._limits(claim)
        return {
            **_plain_count(claim.what.outcome, claim.what.population, claim.what.count),
            "cause": claim.what.cause or None,
            "subset": claim.what.subset or None,
            "during": _plain(during),
            "place": None if place is None else self._places[place],
        }

    def _summary(self, claim: RowClaim, speaker: int) -> str:
        during, place = self._limits(claim)
        # The order of `count_summary`, which a curated file may leave out.
        limits = [claim.what.subset, claim.what.cause, during.edtf if during else "", self._titles[claim.event]]
        if place is not None:
            limits.insert(-1, self._place_names[place])
        name = self._actor_names[speaker]
        estimates = " estimates" if claim.what.is_best else ""
        what = _count_text(claim.what.outcome, claim.what.population, claim.what.count)
        return f"{name[:1].upper()}{name[1:]}{estimates}: {what} ({'; '.join(filter(None, limits))})."

    def _attribution(self, speaker: int, publisher: int, *, is_best: bool) -> list[Line]:
        medium = _MEDIA.get(self._mapping.source_kind, "article")
        act = "estimates" if is_best else self._mapping.act
        if speaker == publisher:
            return [_step(self._actors[speaker], act, medium)]
        return [
            _step(self._actors[speaker], act, self._mapping.medium),
            _step(self._actors[publisher], "reports", medium),
        ]


_LOCATOR: Line = {field.name: None for field in attrs.fields(Locator)}
_cached_slug = lru_cache(maxsize=2**10)(slug)


def _plain_default(field: "attrs.Attribute[Any]") -> object:
    if field.default == ():
        return []
    return None if field.default is attrs.NOTHING else field.default


@lru_cache(maxsize=2**14)
def _plain_count(outcome: Outcome, population: Population, count: Count) -> Line:
    return {"kind": "CasualtyCount", **to_dict(CasualtyCount(outcome=outcome, population=population, count=count))}


@lru_cache(maxsize=2**14)
def _count_text(outcome: Outcome, population: Population, count: Count) -> str:
    return count_words(CasualtyCount(outcome=outcome, population=population, count=count))


@lru_cache(maxsize=2**14)
def _step(actor: str, act: str, medium: str) -> Line:
    return to_dict(Attribution(actor=actor, act=act, medium=medium))  # type: ignore[arg-type]


@lru_cache(maxsize=2**14)
def _plain(period: Period | None) -> Line | None:
    return None if period is None else to_dict(period)


def _days_and_places(events: int, claims: Iterable[RowClaim]) -> tuple[list[set[Period]], list[set[int]]]:
    """Returns for each event the days and the places of its rows."""
    # Known only when all rows are read, so that claims are made after the last one.
    days: list[set[Period]] = [set() for _ in range(events)]
    places: list[set[int]] = [set() for _ in range(events)]
    for claim in claims:
        if claim.date is not None:
            days[claim.event].add(claim.date)
        if claim.place is not None:
            places[claim.event].add(claim.place)
    return days, places


def _span_of_days(days: set[Period]) -> Period | None:
    """Returns the one period of an event, or that from the first to the last day of several."""
    if len(days) <= 1:
        return next(iter(days), None)
    first = [day.earliest for day in days]
    last = [day.latest for day in days]
    start = ".." if None in first else min(day for day in first if day).isoformat()
    end = ".." if None in last else max(day for day in last if day).isoformat()
    if start == end:
        return None if start == ".." else Period(edtf=start, basis="derived")
    return Period(edtf=f"{start}/{end}", basis="derived")


def lines_of(records: Iterable[Any]) -> Iterator[bytes]:
    """Yields each record as the line of a release; plain data as it is."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for record in records:
        yield encode(record if isinstance(record, dict) else to_dict(record)).encode()
