"""The records of a check by kind and id."""

from collections.abc import Iterable
from typing import Any

from .entry import Entry


class RecordsById:
    """Looks up the records that other records refer to."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._records = {(entry.kind, entry.id): entry.record for entry in reversed(self.entries)}

    def get(self, kind: str, id: str | None) -> Any:
        """Returns the record with this id, the first one if two have it; None if there is none."""
        return self._records.get((kind, id or ""))

    def events_above(self, event: str) -> list[str]:
        """Returns the ids of an event and of those that it is part of, the smallest first."""
        ids: list[str] = []
        id: str | None = event
        while id is not None and id not in ids:
            ids.append(id)
            record = self.get("events", id)
            id = record.part_of if record else None
        return ids
