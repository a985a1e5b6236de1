"""Builders: one complete record from the few fields that a test is about, or a dataset in memory."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar, get_origin

import attrs

from ..audit.entry import walk_fields
from ..audit.references import references
from ..dataset import Dataset
from ..errors import FieldError, RecordError, shown
from ..model.actors import Actor
from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.events import Event
from ..model.fields import field_types
from ..model.kinds import KIND_OF_UNIT, KINDS, kind_of
from ..model.locators import Locator
from ..model.own_words import AnyPopulation, OwnWord
from ..model.periods import Period
from ..model.places import Place
from ..model.propositions import CasualtyCount, Occurrence, Proposition
from ..model.record_types import Record
from ..model.sources import Source
from ..model.vocabulary import OUTCOMES, PARTIES, POPULATIONS, Medium, SpeechAct, Vocabulary
from ..store.codec import to_dict
from ..store.description import THIS_DATASET, DescribedParty, Description, OwnPopulation
from ..store.lines import write_lines
from ..store.manifest import manifest_bytes
from ..store.release import Release, ReleasedFile, manifest_content

T = TypeVar("T")

_ANY_VALUE: dict[Any, object] = {
    str: "some text",
    int: 1,
    float: 1.0,
    bool: True,
    Count: Count.of("exact", 1),
    Period: Period(edtf="2012", basis="stated"),
    Proposition: Occurrence(event="some-event"),
}
"""A value of each type, for a required field about which a builder knows nothing else."""


def claim(  # noqa: PLR0913 - all but the speaker by keyword, so that a test names what it is about
    said_by: str = "some-speaker",
    *,
    id: str | None = None,
    source: str | None = None,
    event: str = "some-event",
    population: AnyPopulation = "everyone",
    proposition: Proposition | None = None,
    act: SpeechAct = "asserts",
    medium: Medium = "article",
    relayed_by: Sequence[str] = (),
    said: Period | str | None = None,
    **fields: object,
) -> Claim:
    """Returns a complete claim; fills in what is not given.

    >>> from gorno_badakhshan import Count
    >>> claim(said_by="bbc-news", killed=Count.of("at_least", 12), population="military")
    <Claim some-source/bbc-news-military-killed: at least 12 military killed [bbc-news asserts]>
    >>> claim(said_by="residents", wounded=3, relayed_by=["al-jazeera"]).attribution[1].act
    'reports'

    Each outcome is a keyword, and an integer n stands for the count of exactly n. Without an outcome and
    a proposition the claim is that the event took place. `relayed_by` are the later speakers, in order;
    `said` as text is EDTF, stated. All other fields of a claim may be given too.

    Raises `FieldError` for a field that claims do not have, and `RecordError` if the claim would claim
    more than one thing or contradict itself.
    """
    source = source or (str(id).partition("/")[0] if id else "some-source")
    _refuse_unknown(Claim, fields, known=[*OUTCOMES, *field_types(Claim)])
    counts = [_casualties(outcome, population, fields.pop(outcome)) for outcome in OUTCOMES if outcome in fields]
    propositions = [*counts, *([] if proposition is None else [proposition])] or [Occurrence(event=event)]
    if len(propositions) > 1:
        raise RecordError(f"a claim claims one thing, got {' and '.join(map(repr, propositions))}")
    if isinstance(relayed_by, str) or not isinstance(relayed_by, Iterable):
        raise FieldError("relayed_by", f"expected a list of actor ids, got {shown(relayed_by)}")
    relays = [Attribution(actor=actor, act="reports", medium="article") for actor in relayed_by]
    defaults = {
        "id": id or f"{source}/{said_by}-{_topic(propositions[0])}",
        "source": source,
        "event": event,
        "summary": f"{said_by} says: {propositions[0]}.",
        "proposition": propositions[0],
        "attribution": (Attribution(actor=said_by, act=act, medium=medium), *relays),
        "locator": Locator(source=source, part="body"),
        "said": Period(edtf=said, basis="stated") if isinstance(said, str) else said,
    }
    return _complete(Claim, fields, defaults)


def source(id: str = "some-source", *, publisher: str = "some-publisher", **fields: object) -> Source:
    """Returns a news page in English; every field of a source may be given instead.

    >>> source("bbc-2012-07-24", publisher="bbc-news")
    <Source bbc-2012-07-24: Page bbc-2012-07-24>

    Raises `FieldError` for a field that sources do not have.
    """
    defaults = {"id": id, "publisher": publisher, "title": f"Page {id}", "kind": "news", "language": "en"}
    return _complete(Source, fields, defaults)


def actor(id: str = "some-actor", **fields: object) -> Actor:
    """Returns a named organization of unknown party; every field of an actor may be given instead.

    >>> actor("hospital-source", kind="person", named="unnamed").party
    'unknown'

    Raises `FieldError` for a field that actors do not have.
    """
    name = str(id).replace("-", " ")
    defaults = {"id": id, "name": name, "kind": "organization", "named": "named", "party": "unknown"}
    return _complete(Actor, fields, defaults)


def place(id: str = "some-place", **fields: object) -> Place:
    """Returns a town that is known exactly; every field of a place may be given instead.

    >>> place("khorog", within="gorno-badakhshan").name
    'Khorog'

    Raises `FieldError` for a field that places do not have.
    """
    name = str(id).replace("-", " ").title()
    return _complete(Place, fields, {"id": id, "name": name, "kind": "town", "precision": "exact"})


def event(id: str = "some-event", **fields: object) -> Event:
    """Returns a fight at an unknown time and place; every field of an event may be given instead.

    >>> event("khorog-fighting", place="khorog").kind
    'fighting'

    Raises `FieldError` for a field that events do not have.
    """
    return _complete(Event, fields, {"id": id, "title": str(id).replace("-", " "), "kind": "fighting"})


def dataset_of(*records: "Record", version: str = "0.0.0") -> Dataset:
    """Returns a dataset of these records, in memory; adds the records that they refer to and that are not given.

    >>> ds = dataset_of(claim(said_by="bbc-news", killed=12), claim(said_by="al-jazeera", killed=12))
    >>> ds.claims.where(said_by="bbc-news").one().count
    <Count 12>
    >>> ds.actors.ids
    ('bbc-news', 'al-jazeera', 'some-publisher')

    Raises `RecordError` if two records of one kind have the same id.
    """
    by_kind = _with_referred(records)
    contents = {kind: write_lines(map(to_dict, by_id.values())) for kind, by_id in by_kind.items()}
    files = tuple(
        ReleasedFile(
            kind=kind, name=f"{kind}.json", sha256=sha256(content).hexdigest(), records=len(by_kind[kind])
        )
        for kind, content in contents.items()
    )
    draft = Release(
        version=version,
        date=date(2012, 7, 24),
        digest="0" * 64,
        notes="For a test.",
        files=files,
        description=_with_own_words(by_kind),
    )
    # As in a release, so that datasets of different records have different pins.
    digest = sha256(manifest_bytes(manifest_content(draft))).hexdigest()
    return Dataset(attrs.evolve(draft, digest=digest), contents)


def _with_own_words(by_kind: Mapping[str, Mapping[str, "Record"]]) -> Description:
    """Returns a description that defines the words which no vocabulary has."""
    records = [record for by_id in by_kind.values() for record in by_id.values()]
    used = {
        (field.metadata["vocabulary"].name, value)
        for record in records
        for _, field, value in walk_fields(record)
        if "vocabulary" in field.metadata
    }
    return attrs.evolve(
        THIS_DATASET,
        parties=tuple(
            DescribedParty(word=word, definition="For a test.") for word in _own_words_of(PARTIES, used)
        ),
        populations=tuple(
            OwnPopulation(word=word, definition="For a test.") for word in _own_words_of(POPULATIONS, used)
        ),
    )


def _own_words_of(vocabulary: Vocabulary, used: Iterable[tuple[str, Any]]) -> list[OwnWord]:
    return sorted(word for name, word in used if name == vocabulary.name and "/" in word)


def _casualties(outcome: Any, population: AnyPopulation, count: Any) -> CasualtyCount:
    # A bool is an int in Python, and no count: the constructor refuses it below.
    is_figure = isinstance(count, int) and not isinstance(count, bool)
    number: Any = Count.of("exact", count) if is_figure else count
    return CasualtyCount(outcome=outcome, population=population, count=number)


def _topic(proposition: Proposition) -> str:
    """Returns what a claim is about, as a part of its id."""
    if isinstance(proposition, CasualtyCount):
        return f"{proposition.population}-{proposition.outcome}".replace("_", "-").replace("/", "-")
    return type(proposition).__name__.lower()


def _complete(cls: type[T], given: Mapping[str, object], defaults: Mapping[str, object]) -> T:
    """Returns a record of the fields given, then of the defaults, then of any value that fits the field."""
    types = field_types(cls)
    _refuse_unknown(cls, given, known=types)
    values: dict[str, Any] = {**defaults, **given}
    for field in attrs.fields(cls):  # type: ignore[arg-type]
        if field.name not in values and field.default is attrs.NOTHING:
            values[field.name] = _any_value(types[field.name], field.metadata)
    return cls(**values)


def _refuse_unknown(cls: type, given: Iterable[str], known: Iterable[str]) -> None:
    for name in given:
        if name not in known:
            raise FieldError(f"{cls.__name__}.{name}", "no such field", known)


def _any_value(field_type: Any, metadata: Mapping[str, Any]) -> object:
    """Returns a value for a required field that no builder knows of, so that a new field breaks no test."""
    if get_origin(field_type) is tuple:
        return ()
    if "vocabulary" in metadata:
        return next(iter(metadata["vocabulary"]))
    if metadata.get("unit") in KIND_OF_UNIT:
        return f"some-{KINDS[KIND_OF_UNIT[metadata['unit']]].singular}"
    if field_type in _ANY_VALUE:
        return metadata.get("least", _ANY_VALUE[field_type])
    return _complete(field_type, {}, {})


def _with_referred(records: "Iterable[Record]") -> "dict[str, dict[str, Record]]":
    """Returns the records and all records that they refer to, by kind and id, in the order given."""
    by_kind: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    pending = deque(records)
    for record in pending:
        by_id = by_kind[kind_of(record)]
        if record.id in by_id:
            raise RecordError(f"two records have the id {record.id!r}; give one of them another id")
        by_id[record.id] = record
    while pending:
        for _, kind, id in references(pending.popleft()):
            if id not in by_kind[kind]:
                by_kind[kind][id] = _stand_in(kind, id)
                pending.append(by_kind[kind][id])
    return by_kind


def _stand_in(kind: str, id: str) -> "Record":
    """Returns a complete record with this id, for one that is referred to and was not given."""
    # A builder has the name of its kind, so that no second list of kinds is needed.
    build: Callable[..., Record] = globals()[KINDS[kind].singular]
    return build(id=id)
