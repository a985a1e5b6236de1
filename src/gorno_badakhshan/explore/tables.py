"""Tables of distinct values, so that the page holds each value once."""

from typing import Any


class Table:
    """Distinct values in the order of their first use; the page names each by its position."""

    def __init__(self) -> None:
        self.positions: dict[Any, int] = {}

    def position(self, value: Any) -> int:
        """Returns the position of a value, a new one if it is new."""
        # A dictionary keeps the order of insertion, which makes the position that of the value in the list.
        return self.positions.setdefault(value, len(self.positions))

    @property
    def values(self) -> list[Any]:
        """The distinct values, in the order of their positions."""
        return [*self.positions]
