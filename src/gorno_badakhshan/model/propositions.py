"""What can be claimed: a closed union of small classes, so that `match` works and types are known."""

import attrs

from .counts import Count
from .fields import doc
from .periods import Period
from .vocabulary import (
    DISPUTE_STATES,
    MEASURES,
    OUTCOMES,
    POPULATIONS,
    DisputeState,
    Measure,
    Outcome,
    Population,
)


class _Spoken:
    """A repr made of the class and the sentence that the proposition reads as."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class CasualtyCount(_Spoken):
    """How many of whom were killed, wounded, detained and so on.

    A count limited by its cause, to a labelled subset or to one person is a part of the population:
    it bounds the whole from below and is no rival of it.
    """

    outcome: Outcome = attrs.field(metadata=doc("What happened to them.", vocabulary=OUTCOMES))
    population: Population = attrs.field(metadata=doc("To whom, or to a part of whom.", vocabulary=POPULATIONS))
    count: Count = attrs.field(metadata=doc("How many.", unit="persons"))
    cause: str | None = attrs.field(
        default=None, metadata=doc("Cause that the count is limited to; None for all causes.")
    )
    subset: str | None = attrs.field(
        default=None,
        metadata=doc("Part of the population that the count is limited to; None for all of it."),
    )
    person: str | None = attrs.field(
        default=None,
        metadata=doc("The one person whom the count is about; None if about several.", unit="actor id"),
    )

    @property
    def is_part(self) -> bool:
        """Whether the count is limited by cause, subset or person."""
        return not (self.cause is None and self.subset is None and self.person is None)

    def __str__(self) -> str:
        limits = "".join(
            f", {word}{value}"
            for word, value in (("", self.subset), ("namely ", self.person), ("by ", self.cause))
            if value
        )
        number = "no" if self.count.hedge == "none" else self.count
        return f"{number} {self.population.replace('_', ' ')} {self.outcome}{limits}"


@attrs.frozen(kw_only=True, repr=False)
class ForceSize(_Spoken):
    """How many people a force had, brought or withdrew."""

    force: str = attrs.field(metadata=doc("Whose force.", unit="actor id"))
    count: Count = attrs.field(metadata=doc("How many.", unit="persons"))
    measure: Measure = attrs.field(metadata=doc("What is counted.", vocabulary=MEASURES))

    def __str__(self) -> str:
        return f"{self.count} of {self.force} ({self.measure})"


@attrs.frozen(kw_only=True, repr=False)
class Quantity(_Spoken):
    """An amount of things, crowds or damage."""

    what: str = attrs.field(metadata=doc("What is counted, in our own words."))
    unit: str = attrs.field(metadata=doc("In what unit: persons, weapons, dollars."))
    count: Count = attrs.field(metadata=doc("How many.", unit="as in the field unit"))

    def __str__(self) -> str:
        return f"{self.count} {self.unit} of {self.what}"


@attrs.frozen(kw_only=True, repr=False)
class Occurrence(_Spoken):
    """That an event took place; and, where it is said, how, when or where."""

    event: str = attrs.field(metadata=doc("What took place.", unit="event id"))
    manner: str | None = attrs.field(
        default=None, metadata=doc("How, in our own words; None where that is not said.")
    )
    when: Period | None = attrs.field(
        default=None, metadata=doc("When it is said to have been; None where the claim is not about that.")
    )
    place: str | None = attrs.field(
        default=None,
        metadata=doc("Where it is said to have been; None where the claim is not about that.", unit="place id"),
    )

    def __str__(self) -> str:
        told = [self.manner, self.when and f"on {self.when}", self.place and f"in {self.place}"]
        return ", ".join([f"{self.event} took place", *(str(part) for part in told if part)])


@attrs.frozen(kw_only=True, repr=False)
class Responsibility(_Spoken):
    """That an actor is to blame for an event."""

    actor: str = attrs.field(metadata=doc("Who is to blame.", unit="actor id"))
    event: str = attrs.field(metadata=doc("For what.", unit="event id"))

    def __str__(self) -> str:
        return f"{self.actor} is responsible for {self.event}"


@attrs.frozen(kw_only=True, repr=False)
class Conduct(_Spoken):
    """Behavior of an actor, asserted or alleged."""

    actor: str = attrs.field(metadata=doc("Whose behavior.", unit="actor id"))
    conduct: str = attrs.field(metadata=doc("What the actor is said to do or have done, in our own words."))

    def __str__(self) -> str:
        return f"{self.actor}: {self.conduct}"


@attrs.frozen(kw_only=True, repr=False)
class Position(_Spoken):
    """A post or part that an actor holds or held."""

    actor: str = attrs.field(metadata=doc("Who holds it.", unit="actor id"))
    role: str = attrs.field(metadata=doc("The post, in our own words."))
    organization: str | None = attrs.field(
        default=None, metadata=doc("In what body; None where that is not said.", unit="actor id")
    )

    def __str__(self) -> str:
        return f"{self.actor} is {self.role}{f' of {self.organization}' if self.organization else ''}"


@attrs.frozen(kw_only=True, repr=False)
class Directive(_Spoken):
    """An order, a call or a demand."""

    issuer: str = attrs.field(metadata=doc("Who gives it.", unit="actor id"))
    addressee: str | None = attrs.field(
        default=None, metadata=doc("To whom; None where that is not said.", unit="actor id")
    )
    content: str = attrs.field(metadata=doc("What is to be done, in our own words."))

    def __str__(self) -> str:
        return f"{self.issuer} tells {self.addressee or 'someone unnamed'}: {self.content}"


@attrs.frozen(kw_only=True, repr=False)
class Undertaking(_Spoken):
    """A concession, an offer or an amnesty."""

    party: str = attrs.field(metadata=doc("Who undertakes it.", unit="actor id"))
    content: str = attrs.field(metadata=doc("What is undertaken, and on what condition, in our own words."))

    def __str__(self) -> str:
        return f"{self.party} undertakes: {self.content}"


@attrs.frozen(kw_only=True, repr=False)
class Comparison(_Spoken):
    """That an event is the worst, the largest or the like, since or beside another."""

    event: str = attrs.field(metadata=doc("What is compared.", unit="event id"))
    baseline: str = attrs.field(metadata=doc("Since or with what.", unit="event id"))
    content: str = attrs.field(metadata=doc("In what respect, in our own words."))

    def __str__(self) -> str:
        return f"{self.event}: {self.content} {self.baseline}"


@attrs.frozen(kw_only=True, repr=False)
class Dispute(_Spoken):
    """That something is disputed, unknown, or told in different ways."""

    subject: str = attrs.field(metadata=doc("What is in dispute, in our own words."))
    state: DisputeState = attrs.field(metadata=doc("What the source says of it.", vocabulary=DISPUTE_STATES))
    outcome: Outcome | None = attrs.field(
        default=None, metadata=doc("Outcome in dispute; None if it is none.", vocabulary=OUTCOMES)
    )
    population: Population | None = attrs.field(
        default=None, metadata=doc("Population in dispute; None if it is none.", vocabulary=POPULATIONS)
    )

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"


Proposition = (
    CasualtyCount
    | ForceSize
    | Quantity
    | Occurrence
    | Responsibility
    | Conduct
    | Position
    | Directive
    | Undertaking
    | Comparison
    | Dispute
)
"""What a claim claims: one of these classes, told apart in files by the key `kind`, the class name."""
