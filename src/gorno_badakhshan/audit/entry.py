"""A record together with the file and lines that it was read from, and a walk over its fields."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import attrs

from ..model.fields import doc
from ..store.codec import Steps, path_text
from .finding import Finding

T = TypeVar("T")


@attrs.frozen(kw_only=True, repr=False)
class Entry:
    """A record, its kind, and where it was read from."""

    kind: str = attrs.field(metadata=doc("One of sources, actors, places, events, claims."))
    record: Any = attrs.field(metadata=doc("The record."))
    file: str | None = attrs.field(default=None, metadata=doc("File, relative to the data; None if not in one."))
    line: Callable[[Steps], int] | None = attrs.field(
        default=None, metadata=doc("Returns the line of a path into the record; None if lines are unknown.")
    )

    @property
    def id(self) -> str:
        """Id of the record."""
        return str(self.record.id)

    def finding(self, code: str, path: Steps, message: str, repair: str) -> Finding:
        """Returns a finding about the value at a path into this record."""
        where = f"{self.id}, {path_text(path)}" if path else self.id
        line = self.line(path) if self.line else None
        return Finding(code=code, message=message, repair=repair, where=where, file=self.file, line=line)

    def __repr__(self) -> str:
        return f"<Entry {self.kind} {self.id}>"


def walk_fields(record: Any, path: Steps = ()) -> Iterator[tuple[Steps, "attrs.Attribute[Any]", Any]]:
    """Yields path, field and value of every field that is not None, in nested records too.

    A tuple yields each of its items, with the position as the last step of the path.
    """
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        is_tuple = isinstance(value, tuple)
        for position, item in enumerate(value if is_tuple else (value,)):
            item_path: Steps = (*path, field.name, position) if is_tuple else (*path, field.name)
            if item is not None:
                yield item_path, field, item
            if attrs.has(type(item)):
                yield from walk_fields(item, item_path)


def nested_records(record: Any, cls: type[T]) -> Iterator[tuple[Steps, T]]:
    """Yields path and value of every nested record of a class."""
    return ((path, value) for path, _, value in walk_fields(record) if isinstance(value, cls))
