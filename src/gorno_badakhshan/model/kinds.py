"""The kinds of record, in the order of their files: the only list of them in the package."""

from typing import TYPE_CHECKING, NamedTuple

from ..errors import FieldError, shown

if TYPE_CHECKING:
    from .record_types import Record


class RecordKind(NamedTuple):
    """One kind of record."""

    name: str
    """Name in the plural: of the collection, of its file and of the module that defines the class."""
    singular: str
    """Name in the singular, as in messages."""
    search_rank: int
    """Position among the results of a search: what a name most often means comes first."""

    @property
    def unit(self) -> str:
        """The unit of a field that holds the id of such a record, such as `actor id`."""
        return f"{self.singular} id"

    @property
    def with_article(self) -> str:
        """Name in the singular behind its article, such as `an actor`."""
        return f"{'an' if self.singular[0] in 'ae' else 'a'} {self.singular}"

    @property
    def class_name(self) -> str:
        """Name of the record class."""
        return self.singular.capitalize()

    def record_class(self) -> "type[Record]":
        """Returns the record class; imports its module on the first call."""
        from importlib import import_module  # the classes cost more than all the rest of a start

        cls: type[Record] = getattr(import_module(f".{self.name}", __package__), self.class_name)
        return cls


KINDS: dict[str, RecordKind] = {
    kind.name: kind
    for kind in (
        RecordKind("sources", "source", search_rank=4),
        RecordKind("actors", "actor", search_rank=2),
        RecordKind("places", "place", search_rank=1),
        RecordKind("events", "event", search_rank=3),
        RecordKind("claims", "claim", search_rank=5),
    )
}
"""Every kind by its name, in the order of the files of a release."""

KIND_OF_UNIT: dict[str, str] = {kind.unit: kind.name for kind in KINDS.values()}
"""The kind of record that a field refers to, by the field's unit."""


def kind_of(record: "Record") -> str:
    """Returns the name of the kind that a record belongs to.

    >>> import gorno_badakhshan as gb
    >>> kind_of(gb.find("khorog", "1.0.0"))
    'places'

    Raises `FieldError`, a `TypeError`, for anything that is no record.
    """
    cls = type(record)
    for kind in KINDS.values():
        # By name, so that asking does not import the other four classes.
        if cls.__name__ == kind.class_name and cls.__module__ == f"{__package__}.{kind.name}":
            return kind.name
    *names, last = (kind.class_name for kind in KINDS.values())
    raise FieldError("record", f"expected a {', '.join(names)} or {last}, got {shown(record)}")
