"""The account of the rows of a table: what becomes of each."""

from collections.abc import Iterator, Sequence
from typing import NoReturn

from .files import TableRow
from .problems import TableError, UnreadCell


class RowAccount:
    """Counts the rows; each has one end: read, unread, blank or left out."""

    def __init__(self) -> None:
        self.rows: int = 0
        self.blank: int = 0
        self.left_out: int = 0
        self.unread_rows: int = 0
        self.unread: list[UnreadCell] = []
        self._surplus: list[int] = []

    @property
    def read(self) -> int:
        """Rows that were read."""
        return self.rows - self.blank - self.left_out - self.unread_rows

    def is_blank(self, row: TableRow, width: int) -> bool:
        """Counts a row, and returns whether it has no text; `width` is the number of columns."""
        # Counted here and nowhere else, so that each row has one end.
        self.rows += 1
        if row.problem is None and not any(map(str.strip, row.cells)):
            self.blank += 1
            return True
        if len(row.cells) > width and any(map(str.strip, row.cells[width:])):
            self._surplus.append(row.number)
        return False

    def add_unread(self, cells: Sequence[UnreadCell]) -> None:
        """Adds the reasons why one row is not read."""
        # Counted by row: one row may have several reasons.
        self.unread_rows += 1
        self.unread += cells

    def raise_unread(self, path: str) -> NoReturn:
        """Raises `TableError` with all reasons."""
        what = f"{path}, {self.unread_rows} of {self.rows} rows cannot be read"
        raise TableError(what, [str(cell) for cell in self.unread], self.unread)

    def notes(self) -> Iterator[str]:
        """Yields what is to be said of the rows as a whole."""
        if not self.rows:
            yield "no row below the header"
        if self._surplus:
            first = f"the first is {self._surplus[0]}"
            yield f"{len(self._surplus)} rows have cells to the right of the header, {first}"
