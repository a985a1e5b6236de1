"""Makes the records of a dataset from what the rows of a table mention."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from ..curation.count_summary import count_words
from ..model.actors import Actor
from ..model.casualty_counts import CasualtyCount
from ..model.claims import Attribution, Claim
from ..model.events import Event
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place
from ..model.plain import to_dict
from ..model.sources import Source
from ..model.vocabulary import Medium, SourceKind, SpeechAct
from ..model.wording import speakers_text
from .lines import LineTemplate, json_text, quoted, record_text
from .mapping import TableMapping
from .names import Ids, slug
from .own_words import TableActor
from .rows import Document, Mentions, RowClaim, RowCount

V = TypeVar("V")

_MEDIA: Mapping[SourceKind, Medium] = {
    "broadcast": "broadcast",
    "post": "post",
    "statement": "statement",
    "report": "document",
    "dataset": "document",
}
"""Through what a document speaks, by its kind; the others are articles."""
_KIND_NOTE = "Kind as the mapping of the table gives it to all of them."
_UNKNOWN_ACTOR = TableActor()

_SOURCE = LineTemplate(Source, "id", "title", "publisher", "kind", "language", "published", "url", "complete")
_EVENT = LineTemplate(Event, "id", "title", "kind", "when", "place")
_CLAIM = LineTemplate(
    Claim,
    *("id", "source", "event", "summary", "proposition", "certainty", "attribution", "locator", "said", "cue"),
    "note",
)
_PROPOSITION = LineTemplate(CasualtyCount, "outcome", "population", "count", "cause", "subset", "during", "place")
_LOCATOR = LineTemplate(Locator, "source", "part")


class TableRecords:
    """The records of a table, of which the ids follow from the names and their order."""

    def __init__(self, mapping: TableMapping, mentions: Mentions, claims: deque[RowClaim], table: str) -> None:
        self._mapping, self._mentions, self._claims, self._table = mapping, mentions, claims, table
        # In the order of the kinds, because whoever comes first gets the id without a suffix.
        ids = Ids()
        self._actor_names, self._place_names = list(mentions.actors), list(mentions.places)
        self._actors = [ids.new(slug(name, "actor"), "actor") for name in self._actor_names]
        self._places = [ids.new(slug(name, "place"), "place") for name in self._place_names]
        self._days, self._sites = _Values[Period](), _Values[int]()
        # Known only when all rows are read, so that claims are made after the last one.
        for claim in claims:
            self._days.add(claim.event, claim.date)
            self._sites.add(claim.event, claim.place)
        days = (day.latest for claim in claims for day in (claim.date, claim.said_on) if day is not None)
        self.last_day: date | None = max(filter(None, days), default=None)
        """The last day that the rows name; None if they name none."""
        self._titles = [
            mention.name or f"{self._place_names[mention.place or 0]}, {mention.date}"
            for mention in mentions.events
        ]
        self._events = [ids.new(slug(title, "event"), "event") for title in self._titles]
        self._sources = [ids.new(_document_slug(document), "report") for document in mentions.documents]

    @property
    def event_ids(self) -> Sequence[str]:
        """The ids of the events."""
        return self._events

    def events_of_several_days(self) -> Iterator[tuple[str, Period]]:
        """Yields the title of each event whose rows are of several days, and from when to when it lasts."""
        for number in self._days.several:
            if (when := _span_of_days(self._days.of(number))) is not None:
                yield self._titles[number], when

    def actors(self) -> Iterator[bytes]:
        """Yields the lines of the speakers and publishers."""
        mapping = self._mapping
        for number, (id, name) in enumerate(zip(self._actors, self._actor_names, strict=True)):
            kind = mapping.speaker_kind if number in self._mentions.speakers else mapping.publisher_kind
            known = mapping.actors.get(name, _UNKNOWN_ACTOR)
            actor = Actor(
                id=id,
                name=name,
                kind=known.kind or kind,
                named=known.named,
                party=known.party,
                standing=known.standing,
                note=None if known.kind else _KIND_NOTE,
            )
            yield json_text(to_dict(actor)).encode()

    def places(self) -> Iterator[bytes]:
        """Yields the lines of the places."""
        kind, precision = self._mapping.place_kind, self._mapping.place_precision
        for id, name in zip(self._places, self._place_names, strict=True):
            place = Place(id=id, name=name, kind=kind, precision=precision, note=_KIND_NOTE)
            yield json_text(to_dict(place)).encode()

    def events(self) -> Iterator[bytes]:
        """Yields the lines of the events.

        One of several days lasts from the first to the last; one of several places has no place.
        """
        for number, (id, title) in enumerate(zip(self._events, self._titles, strict=True)):
            places, when = self._sites.of(number), _span_of_days(self._days.of(number))
            place = self._places[next(iter(places))] if len(places) == 1 else None
            texts = map(quoted, (id, title, self._mentions.event_kinds[number]))
            yield _EVENT.line(*texts, record_text(when), json_text(place))

    def sources(self) -> Iterator[bytes]:
        """Yields the lines of the documents."""
        kind = json_text(self._mapping.source_kind)
        # Only its row was read: that a document has no other claim means nothing.
        complete = json_text(False)  # noqa: FBT003 - a value
        for id, document in zip(self._sources, self._mentions.documents, strict=True):
            day = f", {document.published}" if document.published else ""
            yield _SOURCE.line(
                quoted(id),
                quoted(document.title or f"[{document.name}{day}]"),
                quoted(self._actors[document.publisher]),
                kind,
                quoted(document.language or "und"),
                record_text(document.published),
                quoted(document.link) if document.link else "null",
                complete,
            )

    def claims(self) -> Iterator[bytes]:
        """Yields the lines of the claims, once: a claim is forgotten when its line is written."""
        ids, documents = Ids(), list(self._mentions.documents)
        # Both together would be half as much again as the dataset.
        while self._claims:
            claim = self._claims.popleft()
            source = self._sources[claim.document]
            publisher = documents[claim.document].publisher
            speakers = claim.speakers or (publisher,)
            is_best = claim.what.is_best
            source_text = quoted(source)
            yield _CLAIM.line(
                quoted(ids.new(f"{source}/{self._claim_slug(claim, speakers[0])}")),
                source_text,
                quoted(self._events[claim.event]),
                quoted(self._summary(claim, speakers)),
                self._proposition(claim),
                '"probable"' if is_best else '"certain"',
                self._attribution(speakers, publisher, is_best=is_best),
                _LOCATOR.text(source_text, quoted(f"{self._table}, row {claim.row}")),
                record_text(claim.said_on),
                quoted(claim.what.cue) if claim.what.cue else "null",
                quoted(claim.note) if claim.note else "null",
            )

    def _claim_slug(self, claim: RowClaim, speaker: int) -> str:
        """Returns the last part of a claim's id: not its row, which changes if another row is inserted."""
        population = "" if claim.what.population == "everyone" else f"{claim.what.population}-"
        # A word of one's own is a path, and an id has one slash.
        what = f"{population}{claim.what.outcome}".translate(_WORD_IN_ID) + ("-best" if claim.what.is_best else "")
        return f"{what}-{_cached_slug(claim.id)}" if claim.id else f"{self._actors[speaker]}-{what}"

    def _limits(self, claim: RowClaim) -> tuple[Period | None, int | None]:
        """Returns the day and the place of a claim, if they are only a part of those of its event."""
        during = claim.date if claim.event in self._days.several else None
        return during, claim.place if claim.event in self._sites.several else None

    def _proposition(self, claim: RowClaim) -> str:
        during, place = self._limits(claim)
        place_text = "null" if place is None else quoted(self._places[place])
        return _proposition_text(claim.what) % (record_text(during), place_text)

    def _summary(self, claim: RowClaim, speakers: tuple[int, ...]) -> str:
        during, place = self._limits(claim)
        # The order of `count_summary`, which a curated file may leave out.
        limits = [claim.what.subset, claim.what.cause, during.edtf if during else "", self._titles[claim.event]]
        if place is not None:
            limits.insert(-1, self._place_names[place])
        name = self._actor_names[speakers[0]] if len(speakers) == 1 else self._joint_names(speakers)
        estimate = " estimate" if len(speakers) > 1 else " estimates"
        estimates = estimate if claim.what.is_best else ""
        what = _count_text(claim.what)
        return f"{name[:1].upper()}{name[1:]}{estimates}: {what} ({'; '.join(filter(None, limits))})."

    def _joint_names(self, speakers: tuple[int, ...]) -> str:
        first, *others = (self._actor_names[speaker] for speaker in speakers)
        return speakers_text(Attribution(actor=first, act="asserts", medium="unstated", jointly=tuple(others)))

    def _attribution(self, speakers: tuple[int, ...], publisher: int, *, is_best: bool) -> str:
        medium = _MEDIA.get(self._mapping.source_kind, "article")
        act: SpeechAct = "estimates" if is_best else self._mapping.act
        first, *others = (self._actors[speaker] for speaker in speakers)
        if speakers == (publisher,):
            return f"[{step_text(first, act, medium)}]"
        step = step_text(first, act, self._mapping.medium, tuple(others))
        # A publisher that is a joint speaker too passes on nothing.
        if publisher in speakers:
            return f"[{step}]"
        return f"[{step},{step_text(self._actors[publisher], 'reports', medium)}]"


class _Values(Generic[V]):
    """The different values of the rows of each event; most events have one."""

    def __init__(self) -> None:
        self._first: dict[int, V] = {}
        self.several: dict[int, set[V]] = {}

    def add(self, event: int, value: V | None) -> None:
        """Adds the value of a row; None is no value."""
        if value is None:
            return
        first = self._first.setdefault(event, value)
        if first != value:
            self.several.setdefault(event, {first}).add(value)

    def of(self, event: int) -> set[V]:
        """Returns the values of an event."""
        if event in self.several:
            return self.several[event]
        return {self._first[event]} if event in self._first else set()


_cached_slug = lru_cache(maxsize=2**14)(slug)


def _document_slug(document: Document) -> str:
    day = document.published.edtf if document.published else ""
    # Marks and intervals of EDTF have no place in an id.
    return "-".join(filter(None, (_cached_slug(document.name, "source"), day.translate(_DAY_IN_ID).strip("-"))))


_WORD_IN_ID = str.maketrans("_/", "--")
_DAY_IN_ID = str.maketrans({"/": "-", **dict.fromkeys("?~%.")})


@lru_cache(maxsize=2**14)
def _proposition_text(what: RowCount) -> str:
    """Returns the proposition of a count as JSON, with places for its day and its place."""
    # Rows share few counts, and each may have a day and a place of its own.
    values = (what.outcome, what.population, what.cause or None, what.subset or None)
    outcome, population, cause, subset = (json_text(value).replace("%", "%%") for value in values)
    return _PROPOSITION.text(outcome, population, record_text(what.count), cause, subset, "%s", "%s")


@lru_cache(maxsize=2**14)
def _count_text(what: RowCount) -> str:
    return count_words(CasualtyCount(outcome=what.outcome, population=what.population, count=what.count))


@lru_cache(maxsize=2**14)
def step_text(actor: str, act: SpeechAct, medium: Medium, jointly: tuple[str, ...] = ()) -> str:
    """Returns a step of an attribution as JSON."""
    return record_text(Attribution(actor=actor, act=act, medium=medium, jointly=jointly))


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
