"""A sequence that decodes each item on first use and keeps it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

L = TypeVar("L")
T = TypeVar("T")


class LazySequence(Generic[T]):
    """The records of one kind: ids without decoding, each record decoded when it is first used.

    Safe in threads, after a fork and when a decoder reads from the sequence itself. It holds no lock:
    two threads may decode one record at once, and both get the one that was stored first.
    """

    __slots__ = ("_decode", "_decoded", "_id_of", "_lines")

    def __init__(self, lines: Sequence[L], decode: Callable[[L], T], id_of: Callable[[L], str]) -> None:
        """The encoded records, the function that decodes one, and the one that reads its id only."""
        self._lines, self._decode, self._id_of = lines, decode, id_of
        self._decoded: dict[int, T] = {}

    @property
    def ids(self) -> list[str]:
        """The ids, in order; a new list at each call."""
        return [self._id_of(line) for line in self._lines]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, position: int) -> T:
        position = range(len(self._lines))[position]  # raises IndexError, and counts from the end
        record = self._decoded.get(position)
        return self._store(position) if record is None else record

    def __iter__(self) -> Iterator[T]:
        decoded = self._decoded.get
        for position in range(len(self._lines)):
            record = decoded(position)
            yield self._store(position) if record is None else record

    def decoded(self, position: int) -> T | None:
        """Returns the record at this position if it was decoded before, else None."""
        return self._decoded.get(position)

    def _store(self, position: int) -> T:
        """Decodes a record; returns what another thread stored in the meantime, if one did."""
        # `setdefault` is atomic, with and without the global interpreter lock.
        return self._decoded.setdefault(position, self._decode(self._lines[position]))
