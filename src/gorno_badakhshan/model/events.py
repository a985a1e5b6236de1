"""Events: what claims are about. An event has no numbers of its own; its claims have."""

import attrs

from .fields import Checked, doc
from .links import Link, StandsForActor, link, optional_link
from .locators import Locator
from .periods import Period
from .vocabulary import EVENT_KINDS, EVENT_ROLES, STATUSES, EventKind, EventRole, Status


@attrs.frozen(kw_only=True)
class Participation(StandsForActor, Checked):
    """The part of an actor in an event, and how firmly the sources say so."""

    actor: Link = attrs.field(converter=link, metadata=doc("Who.", unit="actor id"))
    role: EventRole = attrs.field(metadata=doc("In what part.", vocabulary=EVENT_ROLES))
    status: Status = attrs.field(metadata=doc("How firmly the sources say so.", vocabulary=STATUSES))


@attrs.frozen(kw_only=True, repr=False)
class Event(Checked):
    """Something that happened, or that is only said to have happened."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    title: str = attrs.field(metadata=doc("What it is, in our own words and without taking sides.", wording=True))
    kind: EventKind = attrs.field(metadata=doc("What kind of event.", vocabulary=EVENT_KINDS))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None if no source says.", unit="EDTF"))
    place: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("Where; None if no source says.", unit="place id")
    )
    # Participation, not blame: who is to blame is a claim, see `Responsibility`.
    participants: tuple[Participation, ...] = attrs.field(
        default=(), metadata=doc("Who took what part.", grows=True)
    )
    part_of: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The larger event that contains it; None if none does.", unit="event id"),
    )
    # Sources often give an order of events without a date.
    after: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("An event that a source places before it; None if none.", unit="event id"),
    )
    locators: tuple[Locator, ...] = attrs.field(
        default=(), metadata=doc("Where the sources mention it.", wording=True)
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def _repr_html_(self) -> str:
        from ..notebook.records import record_html

        return record_html(self)

    def __repr__(self) -> str:
        date = f" ({self.when})" if self.when else ""
        return f"<Event {self.id}: {self.title}{date}>"
