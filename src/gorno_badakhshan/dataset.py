"""One version of the dataset, and the collections of its records.

They stand in one module because each knows the other: a dataset has its collections, and a collection
the dataset that it is from.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar, overload
from weakref import ref

from .errors import CriterionError, IntegrityError, NotOneError, UnknownIdError
from .imports import IMPORT_LOCK
from .lazy import LazySequence
from .model.kinds import KINDS
from .store.files import read_proved, shipped_release
from .store.lines import id_of, read_lines
from .store.manifest import Manifest, read_manifest
from .store.pins import full_pin, resolve
from .store.released import RELEASED

if TYPE_CHECKING:
    from typing import Unpack

    from .criteria import ActorCriteria, ClaimCriteria, EventCriteria, PlaceCriteria, SourceCriteria
    from .model.actors import Actor
    from .model.claims import Claim
    from .model.events import Event
    from .model.kinds import Record
    from .model.places import Place
    from .model.sources import Source
    from .store.files import Folder
    from .store.release import Release

T = TypeVar("T", bound="Record")
D = TypeVar("D")
C = TypeVar("C", bound="Records[Any]")
CitationStyle = Literal["apa", "bibtex", "cff", "csl-json"]


class Records(Generic[T]):
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

    __slots__ = ("_dataset", "_positions_by_id", "_sequence")

    kind: ClassVar[str] = "records"
    """Which records these are: sources, actors, places, events or claims."""
    columns: ClassVar[tuple[str, ...]] = ()
    """The fields shown in a table."""

    def __init__(self, dataset: "Dataset", sequence: "LazySequence[T] | tuple[T, ...]") -> None:
        self._dataset, self._sequence = dataset, sequence
        self._positions_by_id: dict[str, int] | None = None

    @property
    def dataset(self) -> "Dataset":
        """The dataset that the records were queried from."""
        return self._dataset

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._positions())

    def _positions(self) -> dict[str, int]:
        """Returns the position of each id; reads the ids on the first call, without decoding the records."""
        # Two threads may both build it; the result is the same, so no lock is needed.
        if self._positions_by_id is None:
            sequence = self._sequence
            ids = sequence.ids if isinstance(sequence, LazySequence) else [record.id for record in sequence]
            self._positions_by_id = {id: position for position, id in enumerate(ids)}
        return self._positions_by_id

    @overload
    def __getitem__(self, key: str | int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: Any) -> T | Self:
        if isinstance(key, str):
            position = self._positions().get(key)
            if position is not None:
                return self._sequence[position]
        elif isinstance(key, slice):
            return self._narrow(tuple(self)[key])
        elif hasattr(key, "__index__"):  # an integer, of another library too
            return self._sequence[key]
        raise self._dataset.unknown(key, self.kind.removesuffix("s"), self._positions())

    @overload
    def get(self, id: str) -> T | None: ...
    @overload
    def get(self, id: str, default: D) -> T | D: ...
    def get(self, id: object, default: D | None = None) -> T | D | None:
        """Returns the record with this id, else the default; what is no text is no id."""
        position = self._positions().get(id) if isinstance(id, str) else None
        return default if position is None else self._sequence[position]

    def __iter__(self) -> Iterator[T]:
        return iter(self._sequence)

    def __len__(self) -> int:
        return len(self._sequence)

    def __contains__(self, item: object) -> bool:
        """Whether the collection has this record, or a record with this id."""
        if isinstance(item, str):
            return item in self._positions()
        record = self.get(getattr(item, "id", ""))
        return record is not None and record == item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and type(self) is type(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def filter(self, predicate: Callable[[T], bool]) -> Self:
        """Returns the records for which the predicate is true, in the same order."""
        return self._narrow(record for record in self if predicate(record))

    def search(self, query: str) -> Self:
        """Returns the records in which each word of the query begins a word, whatever the spelling.

        >>> import gorno_badakhshan as gb
        >>> gb.places(version="1.0.0").search("Khorugh").one().id
        'khorog'

        Raises `CriterionError` if the query is not text.
        """
        from .text_search import matcher

        return self.filter(matcher(query))

    def one(self) -> T:
        """Returns the only record; raises `NotOneError` if there is none or more than one."""
        if len(self) != 1:
            raise NotOneError(self.kind.removesuffix("s"), len(self))
        return self._sequence[0]

    def to_dicts(self) -> list[dict[str, object]]:
        """Returns the records as new plain dicts, all fields present, None where a field is empty."""
        from .store.codec import to_dict

        return [to_dict(record) for record in self]

    def _where(self, criteria: Mapping[str, object]) -> Self:
        if not criteria:
            return self  # without decoding anything
        from .criteria import tests

        all_tests = tests(self.kind, self._dataset, criteria)
        return self._narrow(record for record in self if all(test(record) for test in all_tests))

    def _narrow(self, records: Iterable[T]) -> Self:
        return type(self)(self._dataset, tuple(records))

    def __reduce__(self) -> tuple[object, ...]:
        # The decoder of a lazy sequence is a closure, which pickle refuses; records are pickled instead.
        return type(self), (self._dataset, tuple(self))

    def __repr__(self) -> str:
        from .show import collection_text

        return collection_text(f"{len(self)} {self.kind} of {self._dataset.version}", self)

    def _repr_html_(self) -> str:
        from .show import collection_html

        return collection_html(f"{len(self)} {self.kind}, release {self._dataset.version}", self.columns, self)


class Claims(Records["Claim"]):
    """Claims: who said what about whom."""

    __slots__ = ()
    kind: ClassVar[str] = "claims"
    columns: ClassVar[tuple[str, ...]] = ("id", "event", "claimed", "said by", "through")

    def where(self, **criteria: "Unpack[ClaimCriteria]") -> Self:
        """Returns the claims that meet all criteria.

        >>> import gorno_badakhshan as gb
        >>> for claim in gb.claims("1.0.0").where(outcome="killed", population="military")[:2]:
        ...     print(claim.origin.actor, claim.count)
        wikipedia-infobox 41
        state-television none

        Raises `CriterionError` on a criterion that claims do not have or a value of the wrong type,
        `VocabularyError` on a word that is not in its vocabulary, `UnknownIdError` on an id that no
        record has.
        """
        return self._where(criteria)


class Events(Records["Event"]):
    """Events: what claims are about."""

    __slots__ = ()
    kind: ClassVar[str] = "events"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "kind", "when", "place")

    def where(self, **criteria: "Unpack[EventCriteria]") -> Self:
        """Returns the events that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Actors(Records["Actor"]):
    """Everybody who acts or speaks."""

    __slots__ = ()
    kind: ClassVar[str] = "actors"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "named", "party")

    def where(self, **criteria: "Unpack[ActorCriteria]") -> Self:
        """Returns the actors that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Places(Records["Place"]):
    """Places, from country to site."""

    __slots__ = ()
    kind: ClassVar[str] = "places"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "within")

    def where(self, **criteria: "Unpack[PlaceCriteria]") -> Self:
        """Returns the places that meet all criteria; raises as `Claims.where` does."""
        return self._where(criteria)


class Sources(Records["Source"]):
    """Documents that a person could open."""

    __slots__ = ()
    kind: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "publisher", "kind", "published")

    def where(self, **criteria: "Unpack[SourceCriteria]") -> Self:
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

    def __init__(self, manifest: "Manifest | Release", contents: dict[str, bytes]) -> None:
        """A manifest and the proved bytes of its files, by kind; use `load` instead."""
        self._manifest, self._contents = manifest, contents
        self._collections: dict[str, Any] = {}
        self._links: dict[str, Mapping[str, tuple[Claim, ...]]] = {}
        # The callback removes the reference when the dataset is gone.
        _living.add(ref(self, _living.discard))

    @property
    def release(self) -> "Release":
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
        return self._collection("sources", Sources)

    @property
    def actors(self) -> Actors:
        """Everybody who acts or speaks."""
        return self._collection("actors", Actors)

    @property
    def places(self) -> Places:
        """The places."""
        return self._collection("places", Places)

    @property
    def events(self) -> Events:
        """What claims are about."""
        return self._collection("events", Events)

    @property
    def claims(self) -> Claims:
        """Who said what."""
        return self._collection("claims", Claims)

    def find(self, id: str) -> "Record":
        """Returns the record with this id, of whatever kind; raises `UnknownIdError`, which names near ids."""
        record = self._get(id)
        if record is None:
            raise self.unknown(id, "record", [id for records in self._in_search_order() for id in records.ids])
        return record

    def name_of(self, id: str) -> str:
        """Returns the name or title of the record with this id; the id itself if the record has neither.

        >>> import gorno_badakhshan as gb
        >>> gb.load("1.0.0").name_of("khorog")
        'Khorog'

        Returns an unknown id as it is, so that a text about records can always be written.
        """
        record = self._get(id)
        return getattr(record, "name", None) or getattr(record, "title", None) or id

    def search(self, query: str) -> "tuple[Record, ...]":
        """Returns the records in which each word of the query begins a word; those with such a name first.

        Spelling and alphabet do not matter: Khorugh and Хорог find Khorog. An empty query finds nothing.
        Raises `CriterionError` if the query is not text.
        """
        from .text_search import name_matcher

        matching: list[Record] = [
            record for records in self._in_search_order() for record in records.search(query)
        ]
        has_name = name_matcher(query)
        return tuple(sorted(matching, key=lambda record: not has_name(record)))

    def claims_linking(self, field: str) -> "Mapping[str, tuple[Claim, ...]]":
        """Returns, for each claim id that this field of some claim names, the claims that name it, in order.

        >>> import gorno_badakhshan as gb
        >>> relays = gb.load("1.1.0").claims_linking("relays")
        >>> [claim.id for claim in relays["bbc-0724/hospital-military-killed"]][:1]
        ['24tv-0724/bbc-forces-killed']

        `field` is one that holds a claim id, such as `relays`, `supersedes` or `part_of`; raises
        `CriterionError` on any other. Each field is indexed once, in one pass over the claims.
        """
        if field not in _claim_link_fields():
            raise CriterionError(field, "claims", _claim_link_fields())
        index = self._links.get(field)
        if index is None:
            index = self._links.setdefault(field, MappingProxyType(_index_links(self.claims, field)))
        return index

    def cite(self, style: CitationStyle = "apa") -> str:
        """Returns the citation of this version, pin included, in one of four styles."""
        from .cite import cite

        return cite(self.release, style)

    def check_id(self, kind: str, id: str) -> None:
        """Raises `UnknownIdError`, which names the near ids, unless a record of this kind has the id."""
        records: Records[Any] = getattr(self, kind)
        if id not in records:
            raise self.unknown(id, KINDS[kind].singular, records.ids)

    def unknown(self, id: str, kind: str, known: Iterable[str]) -> UnknownIdError:
        """Returns the error to raise for an id that no record has; it says so if the id was withdrawn."""
        tombstone = next((tombstone for tombstone in self.release.tombstones if tombstone.id == id), None)
        return UnknownIdError(id, kind, known, str(tombstone) if tombstone else None)

    def _get(self, id: str) -> "Record | None":
        """Returns the record with this id, of whatever kind, or None."""
        matching = (records.get(id) for records in self._in_search_order())
        return next((record for record in matching if record is not None), None)

    def _in_search_order(self) -> list[Records[Any]]:
        """Returns the collections in the order in which a search names their records."""
        return [getattr(self, kind.name) for kind in sorted(KINDS.values(), key=lambda kind: kind.search_rank)]

    def _collection(self, kind: str, cls: type[C]) -> C:
        """Returns the collection of a kind; two threads that ask for it first at once get the same."""
        try:
            collection: C = self._collections[kind]
        except KeyError:
            # `setdefault` keeps what another thread stored meanwhile, so that all get one collection.
            with IMPORT_LOCK:  # the decoder and the classes that it needs
                collection = self._collections.setdefault(kind, cls(self, self._sequence(kind)))
        return collection

    def _sequence(self, kind: str) -> LazySequence[Any]:
        """Returns the records of a kind; raises `IntegrityError` if they are not as many as the manifest says."""
        from .store.decode import decoder_for  # imports attrs, which loading alone does not need

        lines = read_lines(self._contents[kind])
        expected = self._manifest.counts[kind]
        if len(lines) != expected:
            raise IntegrityError(
                f"{self.version}/{kind}.json", "its records", expected=str(expected), got=str(len(lines))
            )
        # Looked up once here: the function below runs for every record.
        decode, parse = decoder_for(kind, self._manifest.schema), json.loads
        return LazySequence(lines, lambda line: decode(parse(line.decode())), id_of)

    def _has_decoded(self, claim: "Claim") -> bool:
        """Returns whether this very object, not only an equal one, is among the claims decoded so far."""
        claims: Claims | None = self._collections.get("claims")
        if claims is None:
            return False
        position = claims._positions().get(claim.id)
        sequence = claims._sequence
        return position is not None and isinstance(sequence, LazySequence) and sequence.decoded(position) is claim

    def __reduce__(self) -> tuple[object, ...]:
        return Dataset, (self._manifest, self._contents)

    def __repr__(self) -> str:
        from .show import dataset_text

        return dataset_text(self.version, self.release.date, self.release.counts)

    def _repr_html_(self) -> str:
        from .show import dataset_html

        return dataset_html(self.pin, self.release.counts)


_living: "set[ref[Dataset]]" = set()
"""Every dataset that is still in use, so that a claim leads back to the dataset that it is from."""


def datasets_holding(claims: "Iterable[Claim]") -> tuple[Dataset, ...]:
    """Returns the living datasets that decoded at least one of these very objects; decodes nothing itself."""
    claims = tuple(claims)
    # A copy, because another thread may load a dataset meanwhile.
    datasets = [dataset for reference in _living.copy() if (dataset := reference()) is not None]
    return tuple(dataset for dataset in datasets if any(map(dataset._has_decoded, claims)))


def _claim_link_fields() -> tuple[str, ...]:
    """Returns the fields of a claim that hold a claim id."""
    from attrs import fields

    claim = KINDS["claims"]
    return tuple(field.name for field in fields(claim.record_class()) if field.metadata.get("unit") == claim.unit)


def _index_links(claims: Claims, field: str) -> "dict[str, tuple[Claim, ...]]":
    """Returns the claims by the claim that a field of theirs names."""
    index: dict[str, list[Claim]] = {}
    for claim in claims:
        linked = getattr(claim, field)
        for id in linked if isinstance(linked, tuple) else (linked,):
            if id is not None:
                index.setdefault(id, []).append(claim)
    return {id: tuple(linking) for id, linking in index.items()}


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
    dataset = _loaded.get(resolved)
    if dataset is None:
        # Two threads may both read it; `setdefault` gives both the same.
        dataset = read_dataset(resolved, RELEASED[resolved], shipped_release(resolved))
    return _loaded.setdefault(resolved, dataset)


def read_dataset(version: str, digest: str, folder: "Folder") -> Dataset:
    """Returns the release in a folder: the digest proves the manifest, and the manifest each other file."""
    manifest = read_manifest(version, digest, folder)
    return Dataset(
        manifest,
        {file["kind"]: read_proved(folder, file["name"], file["sha256"]) for file in manifest.content["files"]},
    )
