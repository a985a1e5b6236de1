"""A dataset and its collections: claims, events, actors, places and sources.

Each has the type of the other, so that both stand here. What every collection can do is in `records`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar, Unpack, overload
from weakref import ref

from .errors import CriterionError, UnknownIdError
from .imports import IMPORT_LOCK, LazyModule
from .model.ids import advice, id_advice, id_of
from .model.kinds import KINDS, kind_of
from .records import Default, RecordCollection, T
from .store.files import read_proved, shipped_release
from .store.manifest import Manifest, read_manifest
from .store.pins import full_pin, resolve
from .store.released import RELEASED

# Modules that only annotations name.
if TYPE_CHECKING:
    from . import criteria as criteria_types
    from .exchange import tables
    from .model import record_types as model
    from .store import release as release_types
    from .store.files import Folder
else:
    criteria_types = LazyModule(f"{__package__}.criteria")
    tables = LazyModule(f"{__package__}.exchange.tables")
    model = LazyModule(f"{__package__}.model.record_types")
    release_types = LazyModule(f"{__package__}.store.release")

C = TypeVar("C", bound="Records[Any]")
CitationStyle = Literal["apa", "bibtex", "cff", "csl-json"]


class Records(RecordCollection[T, "Dataset"]):
    """Records of one kind, in the order of the release; never changed, only narrowed.

    >>> import gorno_badakhshan as gb
    >>> events = gb.events(version="1.0.0")
    >>> events["khorog-fighting"].place
    'khorog'
    >>> events.get("no-such-event") is None
    True
    >>> "khorog-fighting" in events
    True

    `records[id]` raises `UnknownIdError`, which names the near ids; `records[0]` and slices count.
    """

    __slots__ = ()

    @property
    def dataset(self) -> "Dataset":
        """The dataset that the records were queried from."""
        return self._dataset

    def to_pandas(self) -> "tables.PandasFrame":
        """Returns a row for each record as a data frame of pandas; pyarrow is not needed.

        Raises `MissingPackageError`, an `ImportError`, if pandas is not installed.
        """
        from .exchange.tables import to_pandas

        return to_pandas(self.kind, self, self._dataset)

    def to_polars(self) -> "tables.PolarsFrame":
        """Returns a row for each record as a data frame of polars; raises as `to_pandas` does."""
        from .exchange.tables import to_polars

        return to_polars(self.kind, self, self._dataset)

    def to_arrow(self) -> "tables.ArrowTable":
        """Returns a row for each record as an Arrow table, whose fields have descriptions and units.

        Raises `MissingExtraError` if the extra `arrow` is missing.
        """
        from .exchange.tables import to_arrow

        return to_arrow(self.kind, self, self._dataset)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Lets DuckDB, pyarrow, pandas and narwhals read the rows of `to_arrow`."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        from .notebook.records import collection_html

        return collection_html(self)


class Claims(Records["model.Claim"]):
    """Claims: who said what about whom."""

    __slots__ = ()
    kind: ClassVar[str] = "claims"
    columns: ClassVar[tuple[str, ...]] = ("id", "event", "claimed", "said by", "through")

    def where(self, **criteria: "Unpack[criteria_types.ClaimCriteria]") -> Self:
        """Returns the claims that meet all criteria.

        >>> import gorno_badakhshan as gb
        >>> for claim in gb.claims("1.0.0").where(outcome="killed", population="military")[:2]:
        ...     print(claim.origin.actor, claim.count)
        wikipedia-infobox 41
        state-television none

        Of a list a claim must meet any value: `where(outcome=["killed", "wounded"])`. A record stands for
        its id: `where(about=event)`. A day is a date, a `Period` or text: 2012-07-24, 24.07.2012 or
        24 July 2012.

        Raises `CriterionError` on a criterion that claims do not have, a value of the wrong type or an
        empty list, `VocabularyError` on a word that is not in its vocabulary, `UnknownIdError` on an id that no
        record has.
        """
        return self._where(criteria)


class Events(Records["model.Event"]):
    """Events: what claims are about."""

    __slots__ = ()
    kind: ClassVar[str] = "events"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "kind", "when", "place")

    def where(self, **criteria: "Unpack[criteria_types.EventCriteria]") -> Self:
        """Returns the events that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Actors(Records["model.Actor"]):
    """Everybody who acts or speaks."""

    __slots__ = ()
    kind: ClassVar[str] = "actors"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "named", "party")

    # A step of an attribution and a participation stand for their actor: `ds.actors[claim.origin]`.
    @overload
    def __getitem__(
        self, key: "str | int | model.Actor | model.Attribution | model.Participation"
    ) -> "model.Actor": ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(key)

    @overload
    def get(self, id: "str | model.Actor | model.Attribution | model.Participation") -> "model.Actor | None": ...
    @overload
    def get(
        self, id: "str | model.Actor | model.Attribution | model.Participation", default: Default
    ) -> "model.Actor | Default": ...
    def get(self, id: Any, default: Any = None) -> Any:
        """Returns the actor with this id, else the default; a step of an attribution stands for its actor."""
        return super().get(id, default)

    def where(self, **criteria: "Unpack[criteria_types.ActorCriteria]") -> Self:
        """Returns the actors that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Places(Records["model.Place"]):
    """Places, from country to site."""

    __slots__ = ()
    kind: ClassVar[str] = "places"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "within")

    def where(self, **criteria: "Unpack[criteria_types.PlaceCriteria]") -> Self:
        """Returns the places that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Sources(Records["model.Source"]):
    """Documents that a person could open."""

    __slots__ = ()
    kind: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "publisher", "kind", "published")

    def where(self, **criteria: "Unpack[criteria_types.SourceCriteria]") -> Self:
        """Returns the sources that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Dataset:
    """All records of one release, proved against its digest when it was loaded.

    >>> import gorno_badakhshan as gb
    >>> ds = gb.load("1.0.0")
    >>> ds.find("khorog").name
    'Khorog'

    A record is decoded when it is first used. Nothing that a caller does changes it.
    """

    __slots__ = ("__weakref__", "_collections", "_contents", "_links", "_manifest")

    def __init__(self, manifest: "Manifest | release_types.Release", contents: dict[str, bytes]) -> None:
        """A manifest and the proved bytes of its files, by kind; use `load` instead."""
        self._manifest, self._contents = manifest, contents
        self._collections: dict[str, Any] = {}
        self._links: dict[str, Mapping[str, tuple[model.Claim, ...]]] = {}
        # The callback removes the reference when the dataset is gone.
        _living.add(ref(self, _living.discard))

    @property
    def release(self) -> "release_types.Release":
        """The release: date, notes, files and withdrawn ids."""
        manifest = self._manifest  # read once, because another thread may replace it
        if isinstance(manifest, Manifest):
            # Made on demand, because most callers only want records.
            from .store.release import release_of

            manifest = self._manifest = release_of(manifest)
        return manifest

    @property
    def version(self) -> str:
        """Version of the data, such as `1.0.0`; the library has a version of its own."""
        return self._manifest.version

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, which holds the digest of every file: 64 hex digits."""
        return self._manifest.digest

    @property
    def pin(self) -> str:
        """The text to write down in a paper: `load(pin)` returns the same bytes for ever, or raises."""
        return full_pin(self.version, self.digest)

    @property
    def sources(self) -> Sources:
        """The documents."""
        return self._collection(Sources)

    @property
    def actors(self) -> Actors:
        """Everybody who acts or speaks."""
        return self._collection(Actors)

    @property
    def places(self) -> Places:
        """The places."""
        return self._collection(Places)

    @property
    def events(self) -> Events:
        """What claims are about."""
        return self._collection(Events)

    @property
    def claims(self) -> Claims:
        """Who said what."""
        return self._collection(Claims)

    def find(self, id: "str | model.Record | model.Attribution | model.Participation") -> "model.Record":
        """Returns the record with this id, of whatever kind; raises `UnknownIdError`, which names near ids.

        A record stands for its own id; a step of an attribution and a participation, for their actor.
        """
        record = self._get(id)
        if record is None:
            raise self.unknown(id, "record", [id for records in self._in_search_order() for id in records.ids])
        return record

    def name_of(self, id: "str | model.Record | model.Attribution | model.Participation") -> str:
        """Returns the name or title of the record with this id; the id itself for a claim and for an unknown id.

        A record stands for its own id; a step of an attribution and a participation, for their actor.

        >>> import gorno_badakhshan as gb
        >>> gb.load("1.0.0").name_of("khorog")
        'Khorog'
        """
        record = self._get(id)
        name = getattr(record, "name", None) or getattr(record, "title", None) or id_of(id)
        if name is None:
            raise self.unknown(id, "record", ())
        return name

    def words_for(self, id: "str | model.Record | model.Attribution | model.Participation") -> str:
        """Returns what to print for a record inside a sentence: its name or title, or whose figure a claim is.

        >>> import gorno_badakhshan as gb
        >>> gb.load("1.0.0").words_for(gb.claims("1.0.0", said_by="hospital-source", population="military").one())
        'the figure of Hospital source (more than 100)'

        An unknown id stands for itself, as with `name_of`.
        """
        from .model.claims import Claim
        from .model.wording import reference_text

        record = self._get(id)
        return reference_text(record, self.name_of) if isinstance(record, Claim) else self.name_of(id)

    def event_of(self, claim: "model.Claim | str") -> "model.Event":
        """Returns the event that a claim is about.

        >>> import gorno_badakhshan as gb
        >>> ds = gb.load("1.0.0")
        >>> claim = ds.claims.where(said_by="hospital-source", population="military").one()
        >>> ds.event_of(claim).title, [actor.name for actor in ds.speakers(claim)]
        ('Fighting in Khorog', ['Hospital source'])

        A claim may be given by its id, here and in the methods below. Anything else raises `UnknownIdError`.
        """
        return self.events[self._claim(claim).event]

    def source_of(self, item: "model.Claim | model.Locator | model.Name | str") -> "model.Source":
        """Returns the document that contains a claim, that a locator points into, or that spells a name so."""
        from .model.actors import Name
        from .model.locators import Locator

        return self.sources[item.source if isinstance(item, Locator | Name) else self._claim(item).source]

    def place_of(self, item: "model.Claim | model.Event | str") -> "model.Place | None":
        """Returns the place of an event, or of a claim; None if no source says.

        The place of a claim is the one that its proposition names, else that of its event.
        """
        from .model.events import Event

        if not isinstance(item, Event):
            claim = self._claim(item)
            limited_to: str | None = getattr(claim.proposition, "place", None)
            if limited_to is not None:
                return self.places[limited_to]
            item = self.event_of(claim)
        return None if item.place is None else self.places[item.place]

    def actor_of(self, item: "model.Claim | model.Attribution | model.Participation | str") -> "model.Actor":
        """Returns who first says a claim, speaks in a step of an attribution, or takes part in an event."""
        from .model.claims import Attribution
        from .model.events import Participation

        return self.actors[item if isinstance(item, Attribution | Participation) else self._claim(item).origin]

    def speakers(self, item: "model.Claim | model.Attribution | str") -> "tuple[model.Actor, ...]":
        """Returns who first says a claim, or who speaks in a step of an attribution; joint speakers included."""
        from .model.claims import Attribution

        step = item if isinstance(item, Attribution) else self._claim(item).origin
        return tuple(self.actors[actor] for actor in (step.actor, *step.jointly))

    def relayed(self, claim: "model.Claim | str") -> "tuple[model.Claim, ...]":
        """Returns the claims that a claim is known to relay; empty if none is known.

        `lineage` follows them to the first speaker.
        """
        claim = self._claim(claim)
        relayed = (claim.relays, *claim.also_relays)
        return tuple(self.claims[id] for id in relayed if id is not None)

    def claims_of(self, record: "model.Record | model.Attribution | model.Participation | str") -> Claims:
        """Returns the claims about an event, in a source, by a first speaker, of a place, or that relay a claim.

        >>> import gorno_badakhshan as gb
        >>> ds = gb.load("1.0.0")
        >>> [claim.speaker for claim in ds.claims_of(ds.actors["al-jazeera"])[:2]]
        ['al-jazeera', 'al-jazeera']

        The way back from `event_of`, `source_of`, `speakers`, `place_of` and `relayed`: exactly the claims
        that these lead from to the record. `where(about=..., relayed_by=...)` selects more widely. Raises
        `UnknownIdError`.
        """
        record = self.find(record)
        match kind_of(record):
            case "events":
                return self.claims.where(event=record.id)
            case "sources":
                return self.claims.where(source=record.id)
            case "actors":
                return self.claims.where(said_by=record.id)
            case "places":
                return self.claims.filter(lambda claim: self.place_of(claim) == record)
            case _:
                return self.claims.filter(lambda claim: record.id in (claim.relays, *claim.also_relays))

    def _claim(self, claim: "model.Claim | str") -> "model.Claim":
        """Returns the claim itself, also if it is of another dataset; looks an id up."""
        from .model.claims import Claim

        known = claim if isinstance(claim, Claim) else self.claims.get(claim)  # a number is no position here
        if known is None:
            raise self.unknown(claim, "claim", self.claims.ids)
        return known

    def search(self, query: str, *, partial: bool = False) -> "tuple[model.Record, ...]":
        """Returns the records that have each word of the query, in any spelling or alphabet, the best hits first.

        >>> import gorno_badakhshan as gb
        >>> [record.id for record in gb.load("1.0.0").search("Хороге")][0]
        'khorog'

        The best are records of exactly this name, then those with all words in their name. An empty query
        finds nothing. With `partial` a record needs to have one of the words only; those with more words
        come first. Raises `CriterionError` if the query is not text.
        """
        from .text_search import ranking

        rank_of = ranking(query, partial=partial)
        ranked = [(rank_of(record), record) for records in self._in_search_order() for record in records]
        hits = [(rank, record) for rank, record in ranked if rank is not None]
        return tuple(record for _, record in sorted(hits, key=lambda hit: hit[0]))

    def claims_linking(self, field: str) -> "Mapping[str, tuple[model.Claim, ...]]":
        """Returns, for each claim id that this field of some claim names, the claims that name it, in order.

        >>> import gorno_badakhshan as gb
        >>> relays = gb.load("1.1.0").claims_linking("relays")
        >>> [claim.id for claim in relays["bbc-0724/hospital-military-killed"]][:1]
        ['24tv-0724/bbc-forces-killed']

        `field` is one that holds a claim id, such as `relays`, `supersedes` or `part_of`; raises
        `CriterionError` on any other. Each field is indexed once, in one pass over the claims.
        """
        if field not in (fields := _claim_link_fields()):
            raise CriterionError(field, "claims", fields)
        if field not in self._links:
            self._links.setdefault(field, MappingProxyType(self.claims._by_link(field)))
        return self._links[field]

    def cite(self, style: CitationStyle = "apa", *, claim: "model.Claim | str | None" = None) -> str:
        """Returns the citation of this version, pin included, in one of four styles.

        With `claim`, a claim or its id, returns the citation of that claim and of its source. Raises
        `UnknownIdError` if no claim has the id.
        """
        from .cite import CitedClaim, cite

        if claim is not None:
            record = self.claims[getattr(claim, "id", claim)]
            source = self.sources[record.source]
            return cite(self.release, style, CitedClaim(record, source, self.name_of(source.publisher)))
        return cite(self.release, style)

    def check_id(self, kind: str, id: str) -> None:
        """Raises `UnknownIdError`, which names the near ids, unless a record of this kind has the id."""
        if id not in getattr(self, kind):
            raise self.unknown(id, KINDS[kind].singular, getattr(self, kind).ids)

    def unknown(self, id: Any, kind: str, known: Iterable[str]) -> UnknownIdError:
        """Returns the error to raise for an id that no record of a kind has.

        It says so if the id was withdrawn, or if a record of another kind has it.
        """
        withdrawn = next((str(tombstone) for tombstone in self.release.tombstones if tombstone.id == id), None)
        # Ids have small letters, and people type Khorog.
        kinds, other = f"{kind}s", self._record_meant_by(id) if isinstance(id, str) else None
        if other is None or kinds not in KINDS:
            return UnknownIdError(id, kind, known, withdrawn, advice(id, kinds))
        other_kind = kind_of(other)
        # A capital letter, or the page before the slash, may be all that is wrong.
        if other_kind == kinds:
            return UnknownIdError(id, kind, (), withdrawn, related=[other.id])
        related = self._events_of(other) if kinds == "events" else ()
        text = id_advice(other.id, other_kind, kinds)
        return UnknownIdError(id, kind, known, withdrawn, text, other_kind=other_kind, related=related)

    def _record_meant_by(self, id: str) -> "model.Record | None":
        """Returns the record with this id in small letters, or the only claim with it after the slash, or None."""
        ending = f"/{id.lower()}"
        claims = [claim_id for claim_id in self.claims.ids if claim_id.endswith(ending)]
        return self._get(id.lower()) or (self.claims[claims[0]] if len(claims) == 1 else None)

    def _events_of(self, record: "model.Record") -> tuple[str, ...]:
        """Returns the event of a claim, or those in a place, most claims first; empty for other records."""
        kind = kind_of(record)
        if kind == "claims":
            return (self.event_of(record.id).id,)
        if kind != "places":
            return ()
        claims: Counter[str] = Counter(claim.event for claim in self.claims)
        return tuple(sorted(self.events.where(place=record.id).ids, key=lambda event: -claims[event]))

    def _get(self, id: object) -> "model.Record | None":
        """Returns the record with this id, of whatever kind, or None."""
        text = id_of(id)
        matching = (records.get(text) for records in self._in_search_order() if text is not None)
        return next((record for record in matching if record is not None), None)

    def _in_search_order(self) -> list[Records[Any]]:
        """Returns the collections in the order in which a search names their records."""
        return [getattr(self, kind.name) for kind in sorted(KINDS.values(), key=lambda kind: kind.search_rank)]

    def _collection(self, cls: type[C]) -> C:
        """Returns the collection of this type; two threads that ask for it first at once get the same."""
        if cls.kind not in self._collections:
            with IMPORT_LOCK:
                from .store.decode import lazy_records  # imports attrs, which loading alone does not need

                records = lazy_records(cls.kind, self._contents[cls.kind], self._manifest)
            # `setdefault` keeps what another thread stored meanwhile.
            self._collections.setdefault(cls.kind, cls(self, records))
        collection: C = self._collections[cls.kind]
        return collection

    def _has_decoded(self, record: "model.Record") -> bool:
        """Returns whether this very object, not only an equal one, is among the records decoded so far."""
        records: Records[Any] | None = self._collections.get(kind_of(record))
        return records is not None and records._has_decoded(record)

    def __reduce__(self) -> tuple[object, ...]:
        # A release is loaded again by its pin, so that an answer does not carry all records along.
        if _loaded.get(self.version) is self:
            return load, (self.pin,)
        return Dataset, (self._manifest, self._contents)

    def __repr__(self) -> str:
        from .show import dataset_text

        return dataset_text(self.version, self.release.date, self.release.counts)

    def _repr_html_(self) -> str:
        from .notebook.records import dataset_html

        return dataset_html(self)


_living: "set[ref[Dataset]]" = set()
"""Every dataset that is still in use, so that a claim leads back to the dataset that it is from."""


def datasets_holding(records: "Iterable[model.Record]") -> tuple[Dataset, ...]:
    """Returns the living datasets that decoded at least one of these very objects; decodes nothing itself."""
    records = tuple(records)
    # A copy, because another thread may load a dataset meanwhile.
    datasets = [dataset for reference in _living.copy() if (dataset := reference()) is not None]
    return tuple(dataset for dataset in datasets if any(map(dataset._has_decoded, records)))


def _claim_link_fields() -> tuple[str, ...]:
    """Returns the fields of a claim that hold a claim id."""
    from attrs import fields

    claim = KINDS["claims"]
    return tuple(field.name for field in fields(claim.record_class()) if field.metadata.get("unit") == claim.unit)


_loaded: dict[str, Dataset] = {}


def load(version: str | None = None) -> Dataset:
    """Returns the dataset: the newest release in this install, or exactly the one that is pinned.

    >>> import gorno_badakhshan as gb
    >>> gb.load("1.0.*").version
    '1.0.0'

    `version` is None (newest), `"1.0.0"`, `"1.0.*"`, `"1.*"`, or a full pin such as `ds.pin` gives.
    Raises `VersionError` if this install has no such release, `PinError` if the pin is malformed or
    names another digest, `IntegrityError` if a shipped file was changed. Reads only what is
    installed: never the network, never a fallback.
    """
    resolved = resolve(version, RELEASED)
    if resolved not in _loaded:
        # Two threads may both read it; `setdefault` gives both the same.
        _loaded.setdefault(resolved, read_dataset(resolved, RELEASED[resolved], shipped_release(resolved)))
    return _loaded[resolved]


def read_dataset(version: str, digest: str, folder: "Folder") -> Dataset:
    """Returns the release in a folder: the digest proves the manifest, and the manifest each other file."""
    manifest = read_manifest(version, digest, folder)
    files = manifest.content["files"]
    return Dataset(manifest, {file["kind"]: read_proved(folder, file["name"], file["sha256"]) for file in files})
