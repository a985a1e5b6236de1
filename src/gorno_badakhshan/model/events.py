"""Events: the hooks that claims hang on. An event holds no numbers; its claims do."""

import attrs

from .fields import Checked, doc
from .locators import Locator
from .periods import Period
from .vocabulary import EVENT_KINDS, EVENT_ROLES, STATUSES, EventKind, EventRole, Status


@attrs.frozen(kw_only=True)
class Participation(Checked):
    """An actor's part in an event, and whether that is asserted or only said by some."""

    actor: str = attrs.field(metadata=doc("Who.", unit="actor id"))
    role: EventRole = attrs.field(metadata=doc("In what part.", vocabulary=EVENT_ROLES))
    status: Status = attrs.field(metadata=doc("How firmly the sources say so.", vocabulary=STATUSES))


@attrs.frozen(kw_only=True, repr=False)
class Event(Checked):
    """Something that is talked about."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    title: str = attrs.field(metadata=doc("What it is, in our own words and without taking sides.", wording=True))
    kind: EventKind = attrs.field(metadata=doc("What kind of event.", vocabulary=EVENT_KINDS))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None where no source says.", unit="EDTF"))
    place: str | None = attrs.field(
        default=None, metadata=doc("Where; None where no source says.", unit="place id")
    )
    participants: tuple[Participation, ...] = attrs.field(
        default=(), metadata=doc("Who took what part.", grows=True)
    )
    part_of: str | None = attrs.field(
        default=None, metadata=doc("The larger event that contains it; None if none does.", unit="event id")
    )
    after: str | None = attrs.field(
        default=None, metadata=doc("An event that a source places before it; None if none.", unit="event id")
    )
    locators: tuple[Locator, ...] = attrs.field(
        default=(), metadata=doc("Where the sources speak of it.", wording=True)
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def __repr__(self) -> str:
        date = f" ({self.when})" if self.when else ""
        return f"<Event {self.id}: {self.title}{date}>"
