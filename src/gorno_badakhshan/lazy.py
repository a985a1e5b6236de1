"""A sequence whose items are made when first asked for, and then kept."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class LazySequence(Generic[T]):
    """The records of one kind: all ids at once, each record when it is first touched.

    Safe in threads: a record is made once, under a lock, and every caller gets the same one.
    """

    __slots__ = ("_items", "_lock", "_make", "_raw", "ids")

    def __init__(self, raw: Sequence[dict[str, Any]], make: Callable[[dict[str, Any]], T]) -> None:
        self.ids: list[str] = [told["id"] for told in raw]
        self._raw, self._make, self._lock = raw, make, Lock()
        self._items: list[T | None] = [None] * len(raw)

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
                if item is None:  # kept at once: what is made uses up its raw dict and cannot be made again
                    items[position] = self._make(self._raw[position])
        return iter(items)
