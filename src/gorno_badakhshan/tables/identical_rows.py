"""Rows of a table that are identical: perhaps entered twice, perhaps said twice."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

_SHOWN_ROWS = 10


class IdenticalRows:
    """Finds rows whose cells all have the same text, without needless spaces; each row is read all the same.

    Memory grows with the rows by a digest and a number each.
    """

    def __init__(self) -> None:
        self._first: dict[bytes, int] = {}
        self._groups: dict[int, list[int]] = {}

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Adds a row, with its number."""
        # A mark between the cells that no text without needless spaces has.
        text = "\n".join(" ".join(cell.split()) for cell in cells)
        # Not `hash`, which is another one in each process and short enough to meet itself.
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
        first = self._first.setdefault(digest, number)
        if first != number:
            self._groups.setdefault(first, []).append(number)

    def warnings(self) -> Iterator[str]:
        """Yields a text for each group of identical rows, with their numbers."""
        for first, others in self._groups.items():
            numbers = [first, *others]
            more = f" and {len(numbers) - _SHOWN_ROWS} more" if len(numbers) > _SHOWN_ROWS else ""
            shown_numbers = ", ".join(map(str, numbers[:_SHOWN_ROWS]))
            yield f"rows {shown_numbers}{more} are identical, and each is read; delete what was entered twice"
