"""What every collection of records can do: look up, narrow, search, convert and print its records."""

from abc import ABCMeta
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import index
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Never, Self, SupportsIndex, TypeVar, overload

from .errors import NotOneError, shown
from .lazy import LazySequence
from .model.ids import advice, id_of

if TYPE_CHECKING:
    from .criteria import Lookups
    from .model.record_types import Record

T = TypeVar("T", bound="Record")
D = TypeVar("D", bound="Lookups")
Default = TypeVar("Default")


# What people type who expect a table, and what pandas asks a sequence for in `DataFrame(claims)`.
_OF_TABLES = frozenset((
    "describe", "groupby", "head", "iloc", "info", "loc", "merge", "ndim", "query", "shape", "sort_values", "tail",
    "to_csv", "to_excel", "to_json", "to_parquet", "value_counts", "values",
))  # fmt: skip


class RecordCollection(Generic[T, D]):
    """Records of one kind, in order, and the dataset that they are from.

    The type of the dataset is a parameter, because `Dataset` is defined above this module.
    """

    __slots__ = ("__weakref__", "_dataset", "_positions_by_id", "_sequence")

    kind: ClassVar[str] = "records"
    """Which records these are: sources, actors, places, events or claims."""
    columns: ClassVar[tuple[str, ...]] = ()
    """The fields shown in a table."""

    def __init__(self, dataset: D, sequence: "LazySequence[T] | tuple[T, ...]") -> None:
        self._dataset, self._sequence = dataset, sequence
        self._positions_by_id: dict[str, int] | None = None

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
    def __getitem__(self, key: str | int | T) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: Any) -> T | Self:
        if isinstance(key, slice):
            return self._narrow(tuple(self)[key])
        if hasattr(key, "__index__"):  # an integer, of another library too
            return self._at(key)
        position = self._position(key)
        if position is None:
            raise self._dataset.unknown(key, self.kind.removesuffix("s"), self._positions())
        return self._sequence[position]

    def _at(self, position: SupportsIndex) -> T:
        """Returns the record at a position, negative from the end; raises `IndexError` with what there is."""
        try:
            return self._sequence[index(position)]
        except IndexError:
            raise IndexError(
                f"no {self.kind.removesuffix('s')} {shown(position)}: there are {len(self)}"
            ) from None

    @overload
    def get(self, id: str | T) -> T | None: ...
    @overload
    def get(self, id: str | T, default: Default) -> T | Default: ...
    def get(self, id: object, default: Default | None = None) -> T | Default | None:
        """Returns the record with this id, else the default, also if the id is not text.

        A record stands for its own id, and one of another kind raises `UnknownIdError`.
        """
        position = self._position(id)
        if position is None and advice(id, self.kind):
            raise self._dataset.unknown(id, self.kind.removesuffix("s"), self._positions())
        return default if position is None else self._sequence[position]

    def _position(self, key: object) -> int | None:
        """Returns the position of the record that an id, or a record, means; None if there is none."""
        id = id_of(key, self.kind)
        return None if id is None else self._positions().get(id)

    def __iter__(self) -> Iterator[T]:
        return iter(self._sequence)

    def __len__(self) -> int:
        return len(self._sequence)

    def __contains__(self, item: object) -> bool:
        """Whether the collection has this record, or a record with this id; a step stands for its actor."""
        position = self._position(item)
        # A record of the same id from another release is another record.
        return position is not None and (not hasattr(item, "id") or self._sequence[position] == item)

    if not TYPE_CHECKING:  # type checkers would accept every attribute

        def __getattr__(self, name: str) -> Never:
            table = "; for a table use to_pandas(), to_polars() or to_arrow()" if name in _OF_TABLES else ""
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}{table}", name=name, obj=self
            )

    def __eq__(self, other: object) -> bool:
        # Not False, so that an object that equals anything, such as `mock.ANY`, is asked too.
        if not isinstance(other, RecordCollection) or type(self) is not type(other):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def filter(self, predicate: Callable[[T], bool]) -> Self:
        """Returns the records for which the predicate is true, in the same order."""
        return self._narrow(record for record in self if predicate(record))

    def search(self, query: str) -> Self:
        """Returns the records that have each word of the query, in any spelling or alphabet, in the same order.

        A word of three letters or more also finds words that it begins.

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
        from .model.plain import to_dict

        return [to_dict(record) for record in self]

    def _where(self, criteria: Mapping[str, object]) -> Self:
        if not criteria:
            return self  # nothing is decoded
        from .criteria import record_tests

        all_tests = record_tests(self.kind, self._dataset, criteria)
        return self._narrow(record for record in self if all(test(record) for test in all_tests))

    def _narrow(self, records: Iterable[T]) -> Self:
        return type(self)(self._dataset, tuple(records))

    def _by_link(self, field: str) -> dict[str, tuple[T, ...]]:
        """Returns the records, in order, by each id in this field; the field has an id, several or None."""
        linking: dict[str, list[T]] = {}
        for record in self:
            linked = getattr(record, field)
            for id in linked if isinstance(linked, tuple) else (linked,):
                if id is not None:
                    linking.setdefault(id, []).append(record)
        return {id: tuple(records) for id, records in linking.items()}

    def _has_decoded(self, record: T) -> bool:
        """Returns whether this very object, not only an equal one, is among the records decoded so far."""
        position, sequence = self._positions().get(record.id), self._sequence
        return position is not None and isinstance(sequence, LazySequence) and sequence.decoded(position) is record

    def index(self, record: T) -> int:
        """Returns the position of a record; raises `ValueError`, as a list does, if it is not here."""
        return tuple(self).index(record)

    def count(self, record: T) -> int:
        """Returns how often a record is here: 1 or 0."""
        return tuple(self).count(record)

    def __add__(self, other: Iterable[T]) -> list[T]:
        """Returns a list, because a record may be in both."""
        return [*self, *other] if isinstance(other, list | tuple | RecordCollection) else NotImplemented

    def __radd__(self, other: Iterable[T]) -> list[T]:
        return [*other, *self] if isinstance(other, list | tuple) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        complete: Self = getattr(self._dataset, self.kind)
        if self is complete:
            return getattr, (self._dataset, self.kind)
        # The dataset has these very records, so that their ids are enough.
        if all(map(complete._has_decoded, self)):
            return _of_ids, (type(self), self._dataset, tuple(record.id for record in self))
        return type(self), (self._dataset, tuple(self))

    def _ipython_key_completions_(self) -> list[str]:
        """Returns the ids, for the completion of `events["khor` in IPython and Jupyter."""
        return list(self._positions())

    def __repr__(self) -> str:
        from .show import collection_text

        return collection_text(f"{len(self)} {self.kind} of {self._dataset.version}", self)


# Not a base class: type checkers would then refuse `"khorog" in places`, because an id is no record.
ABCMeta.register(Sequence, RecordCollection)  # pyright: ignore[reportArgumentType]  # typed as a protocol


def _of_ids(cls: type[RecordCollection[T, D]], dataset: D, ids: tuple[str, ...]) -> RecordCollection[T, D]:
    """Returns the collection of the records with these ids; unpickling calls it."""
    complete = getattr(dataset, cls.kind)
    return cls(dataset, tuple(complete[id] for id in ids))
