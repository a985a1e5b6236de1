"""One version of the dataset, in memory."""

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from weakref import ref

from .errors import CriterionError, IntegrityError, UnknownIdError
from .lazy import LazySequence
from .model.kinds import KINDS
from .records import Actors, Claims, Events, Places, Records, Sources
from .store.decode import decoder_for
from .store.files import read_proved, shipped_release
from .store.lines import id_of, read_lines
from .store.manifest import Release, read_release
from .store.pins import resolve
from .store.released import RELEASED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model.claims import Claim
    from .model.kinds import Record
    from .store.files import Folder

C = TypeVar("C", bound=Records[Any])
CitationStyle = Literal["apa", "bibtex", "cff", "csl-json"]


class Dataset:
    """All records of one release, proved against its digest when it was loaded.

    >>> import gorno_badakhshan as gb
    >>> ds = gb.load("1.0.0")
    >>> ds.find("khorog").name
    'Khorog'

    Records are made when they are first touched. Nothing that a caller does changes them.
    """

    __slots__ = ("__weakref__", "_collections", "_contents", "_links", "release")

    def __init__(self, release: Release, contents: dict[str, bytes]) -> None:
        """A release and the proved bytes of its files, by kind; use `load` instead."""
        self.release: Release = release
        self._contents = contents
        self._collections: dict[str, Any] = {}
        self._links: dict[str, Mapping[str, tuple[Claim, ...]]] = {}
        _living.add(ref(self, _living.discard))

    @property
    def version(self) -> str:
        """Version of the data, such as `1.0.0`; the library has a version of its own."""
        return self.release.version

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, which vouches for every file: 64 hex digits."""
        return self.release.digest

    @property
    def pin(self) -> str:
        """The text to write down in a paper: `load(pin)` gives the same bytes for ever, or raises."""
        return self.release.pin

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
        """What is talked about."""
        return self._collection("events", Events)

    @property
    def claims(self) -> Claims:
        """Who said what."""
        return self._collection("claims", Claims)

    def find(self, id: str) -> "Record":
        """The record with this id, of whatever kind; raises `UnknownIdError`, which names the near ids."""
        record = self._get(id)
        if record is None:
            raise self.unknown(id, "record", [known for records in self._all() for known in records.ids])
        return record

    def _get(self, id: str) -> "Record | None":
        """Returns the record with this id, of whatever kind, or None."""
        return next((records[id] for records in self._all() if id in records), None)

    def name_of(self, id: str) -> str:
        """Returns the name or title of the record with this id; the id itself if the record has neither.

        >>> import gorno_badakhshan as gb
        >>> gb.load("1.0.0").name_of("khorog")
        'Khorog'

        Returns an unknown id as it is, so that a text about records can always be written.
        """
        record = self._get(id)
        return getattr(record, "name", None) or getattr(record, "title", None) or id

    def claims_linking(self, field: str) -> "Mapping[str, tuple[Claim, ...]]":
        """Returns, for each claim id that this field of some claim names, the claims that name it, in order.

        >>> import gorno_badakhshan as gb
        >>> relays = gb.load("1.1.0").claims_linking("relays")
        >>> [claim.id for claim in relays["bbc-0724/hospital-military-killed"]][:1]
        ['24tv-0724/bbc-forces-killed']

        `field` is one that holds a claim id, such as `relays`, `supersedes` or `part_of`; raises
        `CriterionError` on any other. Each field is indexed once, in one pass over the claims.
        """
        index = self._links.get(field)
        if index is None:
            index = self._links.setdefault(field, MappingProxyType(_index_links(self.claims, field)))
        return index

    def unknown(self, id: str, kind: str, known: "Iterable[str]") -> UnknownIdError:
        """The error to raise for an id that no record has: withdrawn with a reason, or never there."""
        stone = next((stone for stone in self.release.tombstones if stone.id == id), None)
        return UnknownIdError(id, kind, known, str(stone) if stone else None)

    def search(self, query: str) -> "tuple[Record, ...]":
        """All records in which each word of the query begins a word; those so named come first.

        Spelling and alphabet do not matter: Khorugh and Хорог find Khorog. An empty query finds nothing.
        """
        from .text_search import is_named

        found: list[Record] = [record for records in self._all() for record in records.search(query)]
        return tuple(sorted(found, key=lambda record: not is_named(record, query)))

    def cite(self, style: CitationStyle = "apa") -> str:
        """How to cite this version, pin included, in one of four styles."""
        from .cite import cite

        return cite(self.release, style)

    def check_id(self, kind: str, id: str) -> None:
        """Raise `UnknownIdError`, which names the near ids, unless a record of this kind has the id."""
        records: Records[Any] = getattr(self, kind)
        if id not in records:
            raise self.unknown(id, kind.removesuffix("s"), records.ids)

    def _has_decoded(self, claim: "Claim") -> bool:
        """Returns whether this very object, not only an equal one, is among the claims decoded so far."""
        claims: Claims | None = self._collections.get("claims")
        return claims is not None and claims._has_decoded(claim)

    def _all(self) -> list[Records[Any]]:
        """Returns the collections in the order in which a search names their records."""
        return [getattr(self, kind.name) for kind in sorted(KINDS.values(), key=lambda kind: kind.search_rank)]

    def _collection(self, kind: str, cls: type[C]) -> C:
        """The one collection of a kind; two threads that ask first at once get the same."""
        try:
            held: C = self._collections[kind]
        except KeyError:
            held = self._collections.setdefault(kind, cls(self, self._decode(kind)))
        return held

    def _decode(self, kind: str) -> LazySequence[Any]:
        lines = read_lines(self._contents[kind])
        expected = self.release.counts[kind]
        if len(lines) != expected:
            raise IntegrityError(
                f"{self.version}/{kind}.json", "its records", expected=str(expected), got=str(len(lines))
            )
        thaw, parse = decoder_for(kind), json.loads
        return LazySequence(lines, lambda line: thaw(parse(line)), id_of)

    def __reduce__(self) -> tuple[object, ...]:
        return Dataset, (self.release, self._contents)

    def __repr__(self) -> str:
        from .show import dataset_text

        return dataset_text(self)

    def _repr_html_(self) -> str:
        from .show import dataset_html

        return dataset_html(self)


_living: "set[ref[Dataset]]" = set()
"""Every dataset that is still in use, so that a claim leads back to the dataset that it is from."""


def datasets_holding(claims: "Iterable[Claim]") -> tuple[Dataset, ...]:
    """Returns the living datasets that decoded at least one of these very objects; decodes nothing itself."""
    claims = tuple(claims)
    datasets = [dataset for reference in _living.copy() if (dataset := reference()) is not None]
    return tuple(dataset for dataset in datasets if any(map(dataset._has_decoded, claims)))


def _index_links(claims: Claims, field: str) -> "dict[str, tuple[Claim, ...]]":
    from attrs import fields

    from .model.claims import Claim

    linking = [each.name for each in fields(Claim) if each.metadata.get("unit") == KINDS["claims"].unit]
    if field not in linking:
        raise CriterionError(str(field), "claims", linking)
    index: dict[str, list[Claim]] = {}
    for claim in claims:
        linked = getattr(claim, field)
        if linked is not None:
            index.setdefault(linked, []).append(claim)
    return {id: tuple(claims) for id, claims in index.items()}


_loaded: dict[str, Dataset] = {}


def load(version: str | None = None) -> Dataset:
    """The dataset: the newest release in this install, or exactly the one that is pinned.

    >>> import gorno_badakhshan as gb
    >>> gb.load("1.0.*").version
    '1.0.0'

    `version` is None (newest), `"1.0.0"`, `"1.0.*"`, `"1.*"`, or a full pin such as `ds.pin` gives.
    Raises `VersionError` where this install has no such release, `PinError` where the pin is
    malformed or names another digest, `IntegrityError` where a shipped file was changed. Reads only
    what is installed: never the network, never a fallback.
    """
    resolved = resolve(version, RELEASED)
    try:
        return _loaded[resolved]
    except KeyError:
        dataset = read_dataset(resolved, RELEASED[resolved], shipped_release(resolved))
        return _loaded.setdefault(resolved, dataset)


def read_dataset(version: str, digest: str, folder: "Folder") -> Dataset:
    """The release in a folder, every file proved: the manifest by the digest, the rest by the manifest."""
    release = read_release(version, digest, folder)
    return Dataset(release, {file.kind: read_proved(folder, file.name, file.sha256) for file in release.files})
