"""A record with the place it was read from, and a walk over everything inside it."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import attrs

from ..model.fields import doc
from ..store.codec import Steps, path_text
from .finding import Finding

T = TypeVar("T")


@attrs.frozen(kw_only=True, repr=False)
class Entry:
    """A record, what kind it is, and where a finding about it should point."""

    kind: str = attrs.field(metadata=doc("One of sources, actors, places, events, claims."))
    record: Any = attrs.field(metadata=doc("The record."))
    file: str | None = attrs.field(default=None, metadata=doc("File, relative to the data; None if not in one."))
    line: Callable[[Steps], int] | None = attrs.field(
        default=None, metadata=doc("Line of a path into the record; None where no line can be told.")
    )

    @property
    def id(self) -> str:
        """Id of the record."""
        return str(self.record.id)

    def finding(self, code: str, path: Steps, message: str, repair: str) -> Finding:
        """A finding about what lies at a path into this record."""
        where = f"{self.id}, {path_text(path)}" if path else self.id
        line = self.line(path) if self.line else None
        return Finding(code=code, message=message, repair=repair, where=where, file=self.file, line=line)

    def __repr__(self) -> str:
        return f"<Entry {self.kind} {self.id}>"


def walk(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, "attrs.Attribute[Any]", Any]]:
    """Every field that is filled, at whatever depth, by its path; a tuple counts as its items."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        numbered = isinstance(held, tuple)
        for position, item in enumerate(held if numbered else (held,)):
            at: Steps = (*path, field.name, position) if numbered else (*path, field.name)
            if item is not None:
                yield at, field, item
            if attrs.has(type(item)):
                yield from walk(item, at)


def inside(value: Any, cls: type[T]) -> Iterator[tuple[Steps, T]]:
    """Every record of a class inside another, at whatever depth, by its path."""
    return ((path, item) for path, _, item in walk(value) if isinstance(item, cls))
