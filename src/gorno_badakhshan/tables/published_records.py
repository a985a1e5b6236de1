"""Makes records of the rows of a publisher's table, as the lines of a release."""

import json
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

import attrs

from ..curation.count_summary import count_words
from ..model.actors import Actor
from ..model.casualty_counts import CasualtyCount
from ..model.claims import Claim
from ..model.events import Event
from ..model.locators import Locator
from ..model.places import Place, Point
from ..model.plain import to_dict
from ..model.sources import Source
from ..model.vocabulary import PlaceKind, PlacePrecision
from ..store.decode import decoder_for
from ..store.manifest import SCHEMA
from .layouts import Layout
from .lines import LineTemplate, json_text, quoted, record_text
from .names import slug
from .published_counts import PublishedCount
from .published_rows import PublishedPlace, PublishedRow
from .records import step_text

_PUBLISHED_EVENT = LineTemplate(Event, "id", "title", "kind", "when", "place", "note")
_PUBLISHED_CLAIM = LineTemplate(
    Claim, "id", "source", "event", "summary", "proposition", "certainty", "attribution", "locator", "note"
)
_COUNT_PROPOSITION = LineTemplate(CasualtyCount, "outcome", "population", "count", "subset")
_ROW_LOCATOR = LineTemplate(Locator, "source", "part")
_PLACE = LineTemplate(Place, "id", "name", "kind", "precision", "within", "point", "note")
_POINT = LineTemplate(Point, "latitude", "longitude", "source", "entry")
_PLACE_KINDS: dict[PlacePrecision, PlaceKind] = {
    "exact": "town",
    "near": "town",
    "district": "district",
    "province": "province",
    "fuzzy": "site",
    "country": "country",
    "international": "site",
}
_PLACE_NOTE = "Kind as it follows from the precision that the table gives; the point is that of the table."
_ZERO_NOTE = "The publisher writes 0 where none is reported or known, so that it bounds nothing."


class PublishedRecords:
    """Makes the records of the rows of one table; the ids do not depend on which rows are read."""

    def __init__(self, layout: Layout, table: str, *, chain: bool) -> None:
        self._layout, self._table, self._chain = layout, table, chain
        self.source_id = layout.name

    def source(self) -> bytes:
        """Returns the line of the table, which is the document of all claims."""
        title = f"{self._layout.document}: {self._table}"
        source = Source(
            id=self.source_id,
            title=title,
            publisher=self._layout.publisher_id,
            kind="dataset",
            language="en",
            complete=False,
        )
        return _line(source)

    def publisher(self) -> bytes:
        """Returns the line of the publisher."""
        return _line(
            Actor(
                id=self._layout.publisher_id,
                name=self._layout.publisher,
                kind="organization",
                named="named",
                party="neither",
            )
        )

    def speakers(self, row: PublishedRow) -> Iterator[tuple[str, bytes]]:
        """Yields the id and the line of each source that the chain of a row names."""
        if not (self._chain and row.sources):
            return
        note = "As a row of the table names it."
        for source in row.sources:
            id = _speaker_id(source.name)
            actor = Actor(id=id, name=source.name, kind="outlet", named="named", party="unknown", note=note)
            yield id, _line(actor)
        if name := row.informants:
            id = _speaker_id(name)
            # "Police; residents" is one description, and nothing more is known of them.
            yield (
                id,
                _line(Actor(id=id, name=name, kind="group", named="collective", party="unknown", note=note)),
            )

    def event_id(self, row: PublishedRow) -> str:
        """Returns the id of the event of a row."""
        return f"{self._layout.event_id}-{slug(row.id, 'event')}"

    def event(self, row: PublishedRow) -> bytes:
        """Returns the line of the event of a row; its codes and sources are in the note."""
        place = "null" if row.place is None else quoted(place_id(row.place))
        texts = map(quoted, (self.event_id(row), row.title, row.kind))
        note = self._note(row)
        return _PUBLISHED_EVENT.line(*texts, record_text(row.when), place, quoted(note) if note else "null")

    def _note(self, row: PublishedRow) -> str:
        # Codes of a person are of no event.
        codes = "" if row.person else "; ".join(f"{name}: {text}" for name, text in row.codes)
        sources = row.source_text or "; ".join(", ".join(filter(None, source)) for source in row.sources)
        informants = f"Informants named: {row.informants}" if row.informants else ""
        link = f"Address: {row.link}" if row.link else ""
        return ". ".join(filter(None, (codes, f"Sources named: {sources}" if sources else "", informants, link)))

    def places(self, place: PublishedPlace, row: PublishedRow) -> Iterator[tuple[str, bytes]]:
        """Yields the id and the line of a place and of its country."""
        country_id = _country_id(place.country) if place.country else None
        if country_id is not None:
            yield (
                country_id,
                _line(Place(id=country_id, name=place.country, kind="country", precision="country")),
            )
        point = "null"
        if place.latitude is not None and place.longitude is not None:
            degrees = json_text(place.latitude), json_text(place.longitude)
            point = _POINT.text(*degrees, quoted(self.source_id), quoted(f"{self._layout.id} {row.id}"))
        texts = map(quoted, (place_id(place), place.name, _PLACE_KINDS[place.precision], place.precision))
        within = "null" if country_id is None else quoted(country_id)
        yield place_id(place), _PLACE.line(*texts, within, point, quoted(_PLACE_NOTE))

    def claims(self, row: PublishedRow) -> Iterator[bytes]:
        """Yields the lines of the claims of a row."""
        event = self.event_id(row)
        # Behind the event, so that all claims of an incident stand together.
        person = f"-{slug(row.person, 'person')}" if row.person else ""
        codes = "; ".join(f"{name}: {text}" for name, text in row.codes) if row.person else ""
        for count in row.counts:
            is_zero = self._layout.zero_is_unknown and count.number.stated == 0
            note = codes or (_ZERO_NOTE if is_zero else "")
            yield _PUBLISHED_CLAIM.line(
                quoted(f"{self.source_id}/{event}{person}-{_column_slug(count)}"),
                quoted(self.source_id),
                quoted(event),
                quoted(self._summary(row, count)),
                _count_proposition(count),
                '"probable"' if count.is_best else '"certain"',
                self._attribution(row),
                _ROW_LOCATOR.text(quoted(self.source_id), quoted(f"{self._table}, row {row.row}")),
                quoted(note) if note else "null",
            )

    def _summary(self, row: PublishedRow, count: PublishedCount) -> str:
        limits = "; ".join(filter(None, (count.subset, row.title)))
        return f"{self._layout.publisher} estimates: {_words_of_count(count)} ({limits})."

    def _attribution(self, row: PublishedRow) -> str:
        steps = [step_text(self._layout.publisher_id, "estimates", "document")]
        if self._chain and row.sources:
            first, *others = dict.fromkeys(_speaker_id(source.name) for source in row.sources)
            steps.insert(0, step_text(first, "reports", "article", tuple(others)))
            if row.informants and _speaker_id(row.informants) not in (first, *others):
                steps.insert(0, step_text(_speaker_id(row.informants), "asserts", "unstated"))
        return f"[{','.join(steps)}]"


@attrs.frozen(kw_only=True)
class PublishedEvent:
    """One row of a publisher's table: its event and claims as records, and the row as it was read."""

    row: PublishedRow
    _records: PublishedRecords = attrs.field(repr=False, eq=False, alias="records")

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: the event and its claims, and the row with what is odd about it."""
        return {
            "row": self.row.row,
            "remarks": list(self.row.remarks),
            "event": json.loads(self._records.event(self.row)),
            "claims": [json.loads(line) for line in self._records.claims(self.row)],
        }

    @property
    def event(self) -> Event:
        """The event; made anew at each call, because most rows of a stream are only looked at."""
        event: Event = decoder_for("events", SCHEMA)(json.loads(self._records.event(self.row)))
        return event

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, each a number that the row states; made anew at each call."""
        decode = decoder_for("claims", SCHEMA)
        return tuple(decode(json.loads(line)) for line in self._records.claims(self.row))


def _line(record: Any) -> bytes:
    return json_text(to_dict(record)).encode()


@lru_cache(maxsize=2**14)
def place_id(place: PublishedPlace) -> str:
    """Returns the id of a place: its name, and a digest that tells places of one name apart."""
    # Without the point two villages of one name would be one.
    text = f"{place.name}|{place.country}|{place.precision}|{place.latitude}|{place.longitude}"
    return f"{slug(place.name, 'place')}-{sha256(text.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=2**10)
def _country_id(name: str) -> str:
    return f"country-{slug(name, 'country')}"


@lru_cache(maxsize=2**14)
def _speaker_id(name: str) -> str:
    return f"{slug(name, 'speaker')}-{sha256(name.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=2**10)
def _slug_of_columns(columns: str) -> str:
    return slug(columns.replace("_", " "), "count")


def _column_slug(count: PublishedCount) -> str:
    return _slug_of_columns(count.column) if count.column else "one"


@lru_cache(maxsize=2**14)
def _count_proposition(count: PublishedCount) -> str:
    texts = json_text(count.outcome), json_text(count.population)
    return _COUNT_PROPOSITION.text(*texts, record_text(count.number), json_text(count.subset or None))


@lru_cache(maxsize=2**14)
def _words_of_count(count: PublishedCount) -> str:
    return count_words(CasualtyCount(outcome=count.outcome, population=count.population, count=count.number))
