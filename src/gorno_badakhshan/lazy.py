"""A sequence whose items are made when first asked for, and then kept."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class LazySequence(Generic[T]):
    """The records of one kind: ids without making any, each record when it is first touched.

    Safe in threads: a record is made once, under a lock, and every caller gets the same one.
    """

    __slots__ = ("_id_of", "_items", "_lock", "_make", "_raw")

    def __init__(self, raw: Sequence[R], make: Callable[[R], T], id_of: Callable[[R], str]) -> None:
        """What each record is made from, how, and how its id is told from that."""
        self._raw, self._make, self._id_of, self._lock = raw, make, id_of, Lock()
        self._items: list[T | None] = [None] * len(raw)

    @property
    def ids(self) -> list[str]:
        """The ids, in order; a new list at each call."""
        return [self._id_of(told) for told in self._raw]

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, position: int) -> T:
        item = self._items[position]
        if item is not None:
            return item
        with self._lock:
            item = self._items[position]
            if item is None:
                item = self._items[position] = self._make(self._raw[position])
        return item

    def __iter__(self) -> Iterator[T]:
        items: list[Any] = self._items
        with self._lock:
            for position, item in enumerate(items):
                if item is None:  # kept at once, so that a record that fails leaves those before it made
                    items[position] = self._make(self._raw[position])
        return iter(items)
