"""Links: the ids of other records that a record holds.

An id is text, so `claim.event.title` would be the method `title` of text, without any error, where the
title of the event was meant. A link is text whose attributes say so instead.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Never, cast

from ..errors import LinkError


class _MethodOfText:
    """A method of text with the name of a field: calling it works, and any other use raises `LinkError`."""

    __slots__ = ("_id", "_name")

    def __init__(self, id: "LinkedId", name: str) -> None:
        self._id, self._name = id, name

    def __call__(self, *args: Any) -> Any:
        return getattr(str, self._name)(self._id, *args)

    def _refuse(self, *_: object) -> Never:
        raise LinkError(self._id, self._name, self._id.kind)

    # Printing, comparing, sorting, storing in a set: whatever people do with a title or a count.
    __str__ = __repr__ = __format__ = __bool__ = __hash__ = __iter__ = __len__ = __contains__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __int__ = __float__ = __index__ = _refuse
    __getitem__ = __reduce_ex__ = _refuse

    def __getattr__(self, name: str) -> Never:
        if name.startswith("__"):
            raise AttributeError(name)  # a question of Python, not of a person
        self._refuse()


class _Refused:
    """An attribute of text that has the name of a field of a record.

    No id fits the type `Never`, so that type checkers report the attribute as well.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name: str = name

    def __get__(self, id: Never, owner: object) -> Any:
        given: LinkedId | None = id  # None where the class is asked, as documentation tools do
        return getattr(str, self.name) if given is None else _MethodOfText(given, self.name)


class LinkedId(str):
    """The id of another record: text in every respect, except that it names the way to the record.

    >>> import gorno_badakhshan as gb
    >>> claim = gb.claims("1.0.0")[0]
    >>> claim.event == "gorno-badakhshan-clashes"
    True
    >>> claim.event.place  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    gorno_badakhshan.errors.LinkError: an event's id has no 'place'; use ds.events[...].place

    `str(claim.event)` is plain text, for libraries that accept no subclass of `str`; `to_dict` has plain
    text only.
    """

    __slots__ = ()
    kind: ClassVar[str] = "records"

    # The methods of text are hidden on purpose: a claim's event has a title, its id has none.
    title: _Refused = _Refused()  # pyright: ignore[reportIncompatibleMethodOverride]
    count: _Refused = _Refused()  # pyright: ignore[reportIncompatibleMethodOverride]

    if not TYPE_CHECKING:  # type checkers would accept every attribute

        def __getattr__(self, name: str) -> "Never":
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            raise LinkError(self, name, self.kind)


class StandsForActor:
    """A step of an attribution, or a participation: it has the id of an actor, and nothing else of the actor.

    >>> import gorno_badakhshan as gb
    >>> gb.claims("1.0.0", said_by="al-jazeera")[0].origin.name  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    gorno_badakhshan.errors.LinkError: an actor's id has no 'name'; use ds.actors['al-jazeera'].name
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # type checkers would accept every attribute

        def __getattr__(self, name: str) -> "Never":
            from .actors import Actor

            # A partial record, which only checks see, has no actor yet.
            if not name.startswith("_") and hasattr(Actor, name) and hasattr(self, "actor"):
                raise LinkError(self.actor, name, ActorId.kind)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)


class SourceId(LinkedId):
    """The id of a source, in another record."""

    __slots__ = ()
    kind = "sources"


class ActorId(LinkedId):
    """The id of an actor, in another record."""

    __slots__ = ()
    kind = "actors"


class PlaceId(LinkedId):
    """The id of a place, in another record."""

    __slots__ = ()
    kind = "places"


class EventId(LinkedId):
    """The id of an event, in another record."""

    __slots__ = ()
    kind = "events"


class ClaimId(LinkedId):
    """The id of a claim, in another record."""

    __slots__ = ()
    kind = "claims"


_CLASSES: dict[str, type[LinkedId]] = {
    "source id": SourceId,
    "actor id": ActorId,
    "place id": PlaceId,
    "event id": EventId,
    "claim id": ClaimId,
}
"""The class of the values of a field, by the field's unit."""

# What type checkers see when a field is read. At run time the fields are annotated as what the constructor
# takes, which is any text; so other libraries that read the annotations need not know the class.
if TYPE_CHECKING:
    Link = LinkedId
else:
    Link = str


def link_class(unit: str | None) -> type[LinkedId] | None:
    """Returns the class of the values of a field with this unit; None if it holds no id of a record.

    >>> link_class("event id"), link_class("persons")
    (<class 'gorno_badakhshan.model.links.EventId'>, None)
    """
    return _CLASSES.get(unit or "")


# The converters of fields. They convert nothing, because the constructor checks first and converts then;
# they tell type checkers that the constructor takes any text.
def link(id: str) -> Link:
    """Returns the id."""
    return cast("Link", id)


def optional_link(id: str | None) -> Link | None:
    """Returns the id, or None."""
    return cast("Link | None", id)


def links(ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Returns the ids."""
    return cast("tuple[Link, ...]", ids)
