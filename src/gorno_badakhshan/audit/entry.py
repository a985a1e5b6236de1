"""A record together with the file and lines that it was read from, and a walk over its fields."""

from collections.abc import Callable, Iterable, Iterator
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

    label: str | None = attrs.field(
        default=None, metadata=doc("Id or position in the file of a partial record; None for a whole one.")
    )

    @property
    def id(self) -> str:
        """Id of the record."""
        return str(self.record.id) if self.label is None else self.label

    @property
    def is_partial(self) -> bool:
        """Whether fields are missing because they have flaws; reading them raises `AttributeError`."""
        return self.label is not None

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
        # A partial record lacks the fields that have flaws.
        value = getattr(record, field.name, None)
        is_tuple = isinstance(value, tuple)
        items = value if isinstance(value, tuple) else (value,)
        for position, item in enumerate(items):
            item_path: Steps = (*path, field.name, position) if is_tuple else (*path, field.name)
            if item is not None:
                yield item_path, field, item
            if attrs.has(type(item)):
                yield from walk_fields(item, item_path)


def field_of(record: Any, name: str) -> Any:
    """Returns the value of a field; None if the class has no such field.

    Raises `AttributeError` if a partial record lacks the field: a default would look as if it were empty.
    """
    return getattr(record, name) if name in attrs.fields_dict(type(record)) else None


def findings_despite_flaws(findings: Iterable[Finding], entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yields the findings of one check up to the first field that a partial record lacks.

    `entries` are all entries that the check may read. If none is partial, a missing field is a programming error.
    """
    try:
        yield from findings
    except AttributeError:
        if not any(entry.is_partial for entry in entries):
            raise


def nested_records(record: Any, cls: type[T]) -> Iterator[tuple[Steps, T]]:
    """Yields path and value of every nested record of a class."""
    return ((path, value) for path, _, value in walk_fields(record) if isinstance(value, cls))
