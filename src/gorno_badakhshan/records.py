"""Collections of records: lookup, filter, typed `where`, search."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from .errors import NotOneError, UnknownIdError
from .lazy import LazySequence

if TYPE_CHECKING:
    from typing import Unpack

    from .criteria import ActorCriteria, ClaimCriteria, EventCriteria, PlaceCriteria, SourceCriteria
    from .dataset import Dataset
    from .model.actors import Actor
    from .model.claims import Claim
    from .model.events import Event
    from .model.kinds import Record
    from .model.places import Place
    from .model.sources import Source

T = TypeVar("T", bound="Record")
D = TypeVar("D")


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

    __slots__ = ("_dataset", "_index", "_sequence")

    kind: ClassVar[str] = "records"
    """Which records these are: sources, actors, places, events or claims."""
    columns: ClassVar[tuple[str, ...]] = ()
    """The fields shown in a table."""

    def __init__(self, dataset: "Dataset", sequence: "LazySequence[T] | tuple[T, ...]") -> None:
        self._dataset, self._sequence = dataset, sequence
        self._index: dict[str, int] | None = None

    @property
    def dataset(self) -> "Dataset":
        """The dataset that the records were queried from."""
        return self._dataset

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._positions())

    def _unknown(self, id: str) -> UnknownIdError:
        kind, known = self.kind.removesuffix("s"), self._positions()
        return self.dataset.unknown(id, kind, known)

    def _positions(self) -> dict[str, int]:
        if self._index is None:
            held = self._sequence
            ids = held.ids if isinstance(held, LazySequence) else [record.id for record in held]
            self._index = {id: position for position, id in enumerate(ids)}
        return self._index

    @overload
    def __getitem__(self, key: str | int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: str | int | slice) -> T | Self:
        if isinstance(key, str):
            position = self._positions().get(key)
            if position is None:
                raise self._unknown(key)
            return self._sequence[position]
        if isinstance(key, slice):
            return self._narrowed(tuple(self)[key])
        return self._sequence[key]

    @overload
    def get(self, id: str) -> T | None: ...
    @overload
    def get(self, id: str, default: D) -> T | D: ...
    def get(self, id: str, default: D | None = None) -> T | D | None:
        """The record with this id, or the default."""
        position = self._positions().get(id)
        return default if position is None else self._sequence[position]

    def __iter__(self) -> Iterator[T]:
        return iter(self._sequence)

    def __len__(self) -> int:
        return len(self._sequence)

    def __contains__(self, item: object) -> bool:
        """Whether a record, or the record with this id, is held."""
        if isinstance(item, str):
            return item in self._positions()
        return self.get(str(getattr(item, "id", ""))) == item

    def _has_decoded(self, record: T) -> bool:
        """Returns whether this very object, not only an equal one, is among the records decoded so far."""
        if isinstance(self._sequence, tuple):
            return any(each is record for each in self._sequence)
        position = self._positions().get(record.id)
        return position is not None and self._sequence.decoded(position) is record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and type(self) is type(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def filter(self, predicate: Callable[[T], bool]) -> Self:
        """Those records for which the predicate is true, in the same order."""
        return self._narrowed(record for record in self if predicate(record))

    def search(self, query: str) -> Self:
        """Those records in which each word of the query begins a word, whatever the spelling.

        >>> import gorno_badakhshan as gb
        >>> gb.places(version="1.0.0").search("Khorugh").one().id
        'khorog'
        """
        from .text_search import matches

        return self.filter(lambda record: matches(record, query))

    def one(self) -> T:
        """The only record; raises `NotOneError` if there is none or more than one."""
        if len(self) != 1:
            raise NotOneError(self.kind.removesuffix("s"), len(self))
        return self._sequence[0]

    def to_dicts(self) -> "list[dict[str, object]]":
        """The records as new plain dicts, all fields present, None where a field is empty."""
        from .store.codec import to_dict

        return [to_dict(record) for record in self]

    def _where(self, asked: dict[str, Any]) -> Self:
        from .criteria import tests

        decide = tests(self.kind, self._dataset, asked)
        return self._narrowed(record for record in self if all(test(record) for test in decide))

    def _narrowed(self, records: Iterable[T]) -> Self:
        return type(self)(self._dataset, tuple(records))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._dataset, tuple(self))

    def __repr__(self) -> str:
        from .show import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from .show import as_html

        return as_html(self)


class Claims(Records["Claim"]):
    """Claims, which can be asked who said what about whom."""

    __slots__ = ()
    kind: ClassVar[str] = "claims"
    columns: ClassVar[tuple[str, ...]] = ("id", "event", "claimed", "said by", "through")

    def where(self, **criteria: "Unpack[ClaimCriteria]") -> Self:
        """Those claims for which all criteria hold.

        >>> import gorno_badakhshan as gb
        >>> for claim in gb.claims("1.0.0").where(outcome="killed", population="military")[:2]:
        ...     print(claim.origin.actor, claim.count)
        wikipedia-infobox 41
        state-television none

        Raises `CriterionError` on a criterion that claims do not have, `VocabularyError` on a word
        that is not in its vocabulary, `UnknownIdError` on an id that no record has.
        """
        return self._where({**criteria})


class Events(Records["Event"]):
    """Events, the hooks that claims hang on."""

    __slots__ = ()
    kind: ClassVar[str] = "events"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "kind", "when", "place")

    def where(self, **criteria: "Unpack[EventCriteria]") -> Self:
        """Those events for which all criteria hold; raises as `Claims.where` does."""
        return self._where({**criteria})


class Actors(Records["Actor"]):
    """Everybody who acts or speaks."""

    __slots__ = ()
    kind: ClassVar[str] = "actors"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "named", "party")

    def where(self, **criteria: "Unpack[ActorCriteria]") -> Self:
        """Those actors for which all criteria hold; raises as `Claims.where` does."""
        return self._where({**criteria})


class Places(Records["Place"]):
    """Places, from country to site."""

    __slots__ = ()
    kind: ClassVar[str] = "places"
    columns: ClassVar[tuple[str, ...]] = ("id", "name", "kind", "within")

    def where(self, **criteria: "Unpack[PlaceCriteria]") -> Self:
        """Those places for which all criteria hold; raises as `Claims.where` does."""
        return self._where({**criteria})


class Sources(Records["Source"]):
    """Documents that a person could open."""

    __slots__ = ()
    kind: ClassVar[str] = "sources"
    columns: ClassVar[tuple[str, ...]] = ("id", "title", "publisher", "kind", "published")

    def where(self, **criteria: "Unpack[SourceCriteria]") -> Self:
        """Those sources for which all criteria hold; raises as `Claims.where` does."""
        return self._where({**criteria})
