"""Builders: one complete record from the few fields that a test is about, or a dataset in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, TypedDict, Unpack, get_args

from ..audit.references import references
from ..dataset import Dataset
from ..errors import RecordError
from ..model.actors import Actor, Affiliation, Name, Role
from ..model.claims import Attribution, Claim, Reading
from ..model.counts import Count
from ..model.events import Event, Participation
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place, Point
from ..model.propositions import (
    CasualtyCount,
    Occurrence,
    Proposition,
)
from ..model.sources import Passage, Source
from ..model.vocabulary import (
    ActorKind,
    Certainty,
    EventKind,
    Medium,
    Named,
    Outcome,
    Party,
    PlaceKind,
    PlacePrecision,
    Polarity,
    Population,
    RelayBasis,
    SourceKind,
    SpeechAct,
    Standing,
)
from ..store.codec import to_dict
from ..store.lines import write_lines
from ..store.release import Release, ReleasedFile

Record = Actor | Claim | Event | Place | Source

_KINDS: dict[type[Record], str] = {
    Source: "sources",
    Actor: "actors",
    Place: "places",
    Event: "events",
    Claim: "claims",
}


class ClaimFields(TypedDict, total=False):
    """Fields of a `Claim` that `claim` hands on as they are."""

    summary: str
    polarity: Polarity
    certainty: Certainty
    locator: Locator
    cue: str | None
    relays: str | None
    relay_basis: RelayBasis | None
    supersedes: str | None
    besides: str | None
    same_people: str | None
    part_of: str | None
    responds_to: str | None
    alternative: Reading | None
    note: str | None


class Outcomes(TypedDict, total=False):
    """What `claim` counts: one of these, and an integer n is the count of exactly n."""

    killed: Count | int
    wounded: Count | int
    detained: Count | int
    missing: Count | int
    displaced: Count | int
    ill_treated: Count | int
    released: Count | int
    returned: Count | int
    casualties: Count | int


class ClaimAndOutcome(ClaimFields, Outcomes, total=False):
    """All that `claim` takes besides its own parameters."""


class SourceFields(TypedDict, total=False):
    """Fields of a `Source` that `source` hands on as they are."""

    title: str
    kind: SourceKind
    language: str
    published: Period | None
    url: str | None
    authors: tuple[str, ...]
    carried_by: str | None
    mirrors: str | None
    license: str | None
    complete: bool
    text_sha256: str | None
    text_length: int | None
    passages: tuple[Passage, ...]
    note: str | None


class ActorFields(TypedDict, total=False):
    """Fields of an `Actor` that `actor` hands on as they are."""

    name: str
    kind: ActorKind
    named: Named
    party: Party
    standing: Standing | None
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    affiliations: tuple[Affiliation, ...]
    locators: tuple[Locator, ...]
    note: str | None


class PlaceFields(TypedDict, total=False):
    """Fields of a `Place` that `place` hands on as they are."""

    name: str
    kind: PlaceKind
    precision: PlacePrecision
    names: tuple[Name, ...]
    within: str | None
    point: Point | None
    locators: tuple[Locator, ...]
    note: str | None


class EventFields(TypedDict, total=False):
    """Fields of an `Event` that `event` hands on as they are."""

    title: str
    kind: EventKind
    when: Period | None
    place: str | None
    participants: tuple[Participation, ...]
    part_of: str | None
    after: str | None
    locators: tuple[Locator, ...]
    note: str | None


def claim(  # noqa: PLR0913 - all but the speaker by keyword, so that a test names what it is about
    said_by: str = "some-speaker",
    *,
    id: str | None = None,
    source: str = "some-source",
    event: str = "some-event",
    population: Population = "everyone",
    proposition: Proposition | None = None,
    act: SpeechAct = "asserts",
    medium: Medium = "article",
    relayed_by: Sequence[str] = (),
    said: Period | str | None = None,
    **fields: Unpack[ClaimAndOutcome],
) -> Claim:
    """A complete claim; what is not given is filled in.

    >>> from gorno_badakhshan import Count
    >>> claim(said_by="bbc-news", killed=Count.of("at_least", 12), population="military")
    <Claim some-source/bbc-news-military-killed: at least 12 military killed [bbc-news asserts]>
    >>> claim(said_by="residents", wounded=3, relayed_by=["al-jazeera"]).attribution[1].act
    'reports'

    With neither an outcome nor a proposition the claim is that the event took place. `relayed_by` are
    the later voices, in order; `said` as text is EDTF, stated. Raises `RecordError` where more than one
    thing is claimed, or the claim would contradict itself.
    """
    rest: dict[str, Any] = {**fields}
    counted = [_counted(word, population, rest.pop(word)) for word in get_args(Outcome) if word in rest]
    claimed = [*counted, *([proposition] if proposition else [])] or [Occurrence(event=event)]
    if len(claimed) > 1:
        raise RecordError(f"a claim claims one thing, got {' and '.join(map(repr, claimed))}")
    relays = [Attribution(actor=actor, act="reports", medium="article") for actor in relayed_by]
    told: dict[str, Any] = {
        "id": id or f"{source}/{said_by}-{_topic(claimed[0])}",
        "summary": f"{said_by} says: {claimed[0]}.",
        "locator": Locator(source=source, part="body"),
    }
    return Claim(
        source=source,
        event=event,
        proposition=claimed[0],
        attribution=(Attribution(actor=said_by, act=act, medium=medium), *relays),
        said=Period(edtf=said, basis="stated") if isinstance(said, str) else said,
        **told | rest,
    )


def _counted(outcome: Outcome, population: Population, count: Count | int) -> CasualtyCount:
    held = Count.of("exact", count) if isinstance(count, int) else count
    return CasualtyCount(outcome=outcome, population=population, count=held)


def _topic(proposition: Proposition) -> str:
    if isinstance(proposition, CasualtyCount):
        return f"{proposition.population}-{proposition.outcome}".replace("_", "-")
    return type(proposition).__name__.lower()


def source(
    id: str = "some-source", *, publisher: str = "some-publisher", **fields: Unpack[SourceFields]
) -> Source:
    """A news page in English, unless told otherwise; raises `TypeError` on a field that sources do not have.

    >>> source("bbc-2012-07-24", publisher="bbc-news")
    <Source bbc-2012-07-24: Page bbc-2012-07-24>
    """
    told: SourceFields = {"title": f"Page {id}", "kind": "news", "language": "en"}
    return Source(id=id, publisher=publisher, **_over(told, fields))


def actor(id: str = "some-actor", **fields: Unpack[ActorFields]) -> Actor:
    """A named organization of unknown party, unless told otherwise.

    >>> actor("hospital-source", kind="person", named="unnamed").party
    'unknown'
    """
    told: ActorFields = {
        "name": id.replace("-", " "),
        "kind": "organization",
        "named": "named",
        "party": "unknown",
    }
    return Actor(id=id, **_over(told, fields))


def place(id: str = "some-place", **fields: Unpack[PlaceFields]) -> Place:
    """A town that is known exactly, unless told otherwise.

    >>> place("khorog", within="gorno-badakhshan").name
    'Khorog'
    """
    told: PlaceFields = {"name": id.replace("-", " ").title(), "kind": "town", "precision": "exact"}
    return Place(id=id, **_over(told, fields))


def event(id: str = "some-event", **fields: Unpack[EventFields]) -> Event:
    """A fight at an unknown time and place, unless told otherwise.

    >>> event("khorog-fighting", place="khorog").kind
    'fighting'
    """
    told: EventFields = {"title": id.replace("-", " "), "kind": "fighting"}
    return Event(id=id, **_over(told, fields))


def _over(defaults: Mapping[str, object], given: Mapping[str, object]) -> dict[str, Any]:
    """The defaults, and over them what was given."""
    return {**defaults, **given}


def dataset_of(*records: Record, version: str = "0.0.0") -> Dataset:
    """A dataset of these records, in memory; records that they refer to and that are not given are made up.

    >>> ds = dataset_of(claim(said_by="bbc-news", killed=12), claim(said_by="al-jazeera", killed=12))
    >>> ds.claims.where(said_by="bbc-news").one().count
    <Count 12>
    >>> ds.actors.ids
    ('bbc-news', 'al-jazeera', 'some-publisher')

    Raises `RecordError` where two records of one kind have the same id.
    """
    held = _by_kind(records)
    contents = {kind: _as_json(of_kind.values()) for kind, of_kind in held.items()}
    files = tuple(
        ReleasedFile(kind=kind, name=f"{kind}.json", sha256=sha256(content).hexdigest(), records=len(held[kind]))
        for kind, content in contents.items()
    )
    digest = sha256("".join(file.sha256 for file in files).encode()).hexdigest()
    day = date(2012, 7, 24)
    return Dataset(Release(version=version, date=day, digest=digest, notes="For a test.", files=files), contents)


def _by_kind(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """The records and all that they refer to, by kind and id, in the order given."""
    held: dict[str, dict[str, Record]] = {kind: {} for kind in _KINDS.values()}
    for record in records:
        _hold(held[_KINDS[type(record)]], record)
    pending = [*records]
    while pending:
        for _, kind, id in references(pending.pop(0)):
            if id not in held[kind]:
                pending.append(held[kind].setdefault(id, _STAND_INS[kind](id)))
    return held


def _hold(held: dict[str, Record], record: Record) -> None:
    if record.id in held:
        raise RecordError(f"two records have the id {record.id!r}; give one of them another id")
    held[record.id] = record


def _as_json(records: Iterable[Record]) -> bytes:
    return write_lines(map(to_dict, records))


def _claim_called(id: str) -> Claim:
    return claim(id=id, source=id.partition("/")[0])


_STAND_INS: dict[str, Callable[[str], Record]] = {
    "sources": source,
    "actors": actor,
    "places": place,
    "events": event,
    "claims": _claim_called,
}
