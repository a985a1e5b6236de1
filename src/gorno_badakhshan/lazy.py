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
        record = self._decoded.get(position)
        if record is None:
            record = self._decode_once(range(len(self._lines))[position])  # as a list: from the end, or IndexError
        return record

    def __iter__(self) -> Iterator[T]:
        decoded = self._decoded.get
        for position in range(len(self._lines)):
            record = decoded(position)
            yield self._decode_once(position) if record is None else record

    def decoded(self, position: int) -> T | None:
        """Returns the record at this position if it was decoded before, else None."""
        return self._decoded.get(position)

    def _decode_once(self, position: int) -> T:
        """Returns the record at a position from 0; decodes it unless that was done, here or in another thread."""
        record = self._decoded.get(position)
        if record is None:
            # `setdefault` is atomic, with and without the global interpreter lock.
            record = self._decoded.setdefault(position, self._decode(self._lines[position]))
        return record
