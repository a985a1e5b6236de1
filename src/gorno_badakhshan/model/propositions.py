"""What can be claimed: a closed union of small classes, so that `match` works and types are known."""

import attrs

from .counts import Count
from .fields import doc
from .periods import Period
from .vocabulary import (
    DISPUTE_STATES,
    MEANS,
    MEASURES,
    OUTCOMES,
    PHASES,
    POPULATIONS,
    RELATIONS,
    STEPS,
    DisputeState,
    Means,
    Measure,
    Outcome,
    Phase,
    Population,
    Relation,
    Step,
)


def _on(when: Period | None) -> str:
    return f", {when}" if when is not None else ""


class _Spoken:
    """A repr made of the class and the sentence that the proposition reads as."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Likening(_Spoken):
    """The other number that a count is told by: "more than twice the official toll", "as many civilians".

    None in a field means that it is the same as in the count itself.
    """

    relation: Relation = attrs.field(metadata=doc("How the two numbers stand.", vocabulary=RELATIONS))
    times: float = attrs.field(
        default=1.0, metadata=doc("Multiple of the other number: 2 for 'twice'.", unit="times")
    )
    outcome: Outcome | None = attrs.field(
        default=None, metadata=doc("Outcome of the other; None for the same.", vocabulary=OUTCOMES)
    )
    population: Population | None = attrs.field(
        default=None, metadata=doc("Population of the other; None for the same.", vocabulary=POPULATIONS)
    )
    event: str | None = attrs.field(
        default=None, metadata=doc("Event of the other; None for the same.", unit="event id")
    )
    claim: str | None = attrs.field(
        default=None, metadata=doc("The claim that tells the other; None if none is meant.", unit="claim id")
    )

    def __str__(self) -> str:
        factor = "" if self.times == 1 else f"{self.times:g} times "
        other = [(self.population or "").replace("_", " "), self.outcome, self.event and f"in {self.event}"]
        named = " ".join(word for word in other if word)
        return f"{self.relation.replace('_', ' ')} {factor}{named or self.claim or 'the other number'}"


@attrs.frozen(kw_only=True, repr=False)
class CasualtyCount(_Spoken):
    """How many of whom were killed, wounded, detained and so on.

    A count limited by its cause, to a labelled subset, to one person or to a span of the event is a
    part of the population: it bounds the whole from below and is no rival of it.
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
    during: Period | None = attrs.field(
        default=None,
        metadata=doc("Span, shorter than the event, that the count is limited to; None for all of it."),
    )
    status: DisputeState | None = attrs.field(
        default=None,
        metadata=doc(
            "What the source says of whether they had fought; None where it does not raise the question.",
            vocabulary=DISPUTE_STATES,
        ),
    )
    likened: Likening | None = attrs.field(
        default=None,
        metadata=doc(
            "The number that this one is told by; None where it stands by itself. A multiple or an equality gives "
            "a figure; a bare more or fewer gives none, and the count is unknown."
        ),
    )

    @property
    def is_part(self) -> bool:
        """Whether the count is limited by cause, subset, person or span."""
        return any(limit is not None for limit in (self.cause, self.subset, self.person, self.during))

    def __str__(self) -> str:
        told = (
            ("", self.subset),
            ("namely ", self.person),
            ("by ", self.cause),
            ("during ", self.during),
            ("status ", self.status),
            ("", self.likened),
        )
        limits = "".join(f", {word}{value}" for word, value in told if value is not None)
        number = "no" if self.count.hedge == "none" else self.count
        return f"{number} {self.population.replace('_', ' ')} {self.outcome}{limits}"


@attrs.frozen(kw_only=True, repr=False)
class ForceSize(_Spoken):
    """How many people a force had, brought or withdrew."""

    force: str = attrs.field(metadata=doc("Whose force.", unit="actor id"))
    count: Count = attrs.field(metadata=doc("How many.", unit="persons"))
    measure: Measure = attrs.field(metadata=doc("What is counted.", vocabulary=MEASURES))
    during: Period | None = attrs.field(
        default=None, metadata=doc("Span in which, or day on which; None where that is not said.")
    )

    def __str__(self) -> str:
        return f"{self.count} of {self.force} ({self.measure}{_on(self.during)})"


@attrs.frozen(kw_only=True, repr=False)
class Quantity(_Spoken):
    """An amount of things, crowds or damage."""

    what: str = attrs.field(metadata=doc("What is counted, in our own words."))
    unit: str = attrs.field(metadata=doc("In what unit: persons, weapons, dollars."))
    count: Count = attrs.field(metadata=doc("How many.", unit="as in the field unit"))
    during: Period | None = attrs.field(
        default=None, metadata=doc("Span in which, or day up to which; None where that is not said.")
    )

    def __str__(self) -> str:
        return f"{self.count} {self.unit} of {self.what}{_on(self.during)}"


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
    time: str | None = attrs.field(
        default=None, metadata=doc("Local time of day, HH:MM or in words; None where the claim is not about that.")
    )
    phase: Phase | None = attrs.field(
        default=None,
        metadata=doc("Which phase when, time and place are of; None for all of it.", vocabulary=PHASES),
    )
    means: tuple[Means, ...] = attrs.field(
        default=(),
        metadata=doc(
            "By what means a death came about; empty where the claim is not about that.", vocabulary=MEANS
        ),
    )

    @property
    def how(self) -> str | None:
        """The means in words, or else the manner; None where neither is said."""
        return " and ".join(self.means) or self.manner

    def __str__(self) -> str:
        told = [
            self.means and f"by {' and '.join(self.means)}",
            self.manner,
            self.when and f"on {self.when}",
            self.time and f"at {self.time}",
            self.place and f"in {self.place}",
        ]
        verb = {None: "took place", "begins": "began", "ends": "ended", "planned": "is planned"}[self.phase]
        return ", ".join([f"{self.event} {verb}", *(str(part) for part in told if part)])


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

    actor: str | None = attrs.field(
        default=None, metadata=doc("Whose behavior; None where that is not said.", unit="actor id")
    )
    conduct: str = attrs.field(metadata=doc("What the actor is said to do or have done, in our own words."))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None where that is not said."))

    def __str__(self) -> str:
        return f"{self.actor or 'someone unnamed'}: {self.conduct}{_on(self.when)}"


@attrs.frozen(kw_only=True, repr=False)
class Trait(_Spoken):
    """What an actor is or was: age, birth, health, ancestry, how their name is written."""

    actor: str = attrs.field(metadata=doc("Whose.", unit="actor id"))
    trait: str = attrs.field(metadata=doc("What is said of them, in our own words."))

    def __str__(self) -> str:
        return f"{self.actor}: {self.trait}"


@attrs.frozen(kw_only=True, repr=False)
class Position(_Spoken):
    """A post or part that an actor holds or held."""

    actor: str = attrs.field(metadata=doc("Who holds it.", unit="actor id"))
    role: str = attrs.field(metadata=doc("The post, in our own words."))
    organization: str | None = attrs.field(
        default=None, metadata=doc("In what body; None where that is not said.", unit="actor id")
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When; None where that is not said."))

    def __str__(self) -> str:
        of = f" of {self.organization}" if self.organization else ""
        return f"{self.actor} is {self.role}{of}{_on(self.when)}"


@attrs.frozen(kw_only=True, repr=False)
class Directive(_Spoken):
    """An order, a call or a demand."""

    issuer: str | None = attrs.field(
        default=None, metadata=doc("Who gives it; None where that is not said.", unit="actor id")
    )
    addressee: str | None = attrs.field(
        default=None, metadata=doc("To whom; None where that is not said.", unit="actor id")
    )
    content: str = attrs.field(metadata=doc("What is to be done, in our own words."))
    when: Period | None = attrs.field(
        default=None, metadata=doc("When, or by when, it is to be done; None where that is not said.")
    )

    def __str__(self) -> str:
        issuer, addressee = (name or "someone unnamed" for name in (self.issuer, self.addressee))
        return f"{issuer} tells {addressee}: {self.content}{_on(self.when)}"


@attrs.frozen(kw_only=True, repr=False)
class Undertaking(_Spoken):
    """A concession, an offer or an amnesty."""

    party: str | None = attrs.field(
        default=None, metadata=doc("Who undertakes it; None where that is not said.", unit="actor id")
    )
    content: str = attrs.field(metadata=doc("What is undertaken, and on what condition, in our own words."))
    when: Period | None = attrs.field(
        default=None, metadata=doc("When, or by when, it is to be kept; None where that is not said.")
    )

    def __str__(self) -> str:
        return f"{self.party or 'someone unnamed'} undertakes: {self.content}{_on(self.when)}"


@attrs.frozen(kw_only=True, repr=False)
class Proceeding(_Spoken):
    """A step of the law: a case opened, a charge, a trial, a sentence."""

    against: str | None = attrs.field(
        default=None, metadata=doc("Against whom; None where nobody is named.", unit="actor id")
    )
    step: Step = attrs.field(metadata=doc("What step.", vocabulary=STEPS))
    content: str = attrs.field(metadata=doc("Of what, for what, with what result, in our own words."))
    by: str | None = attrs.field(
        default=None, metadata=doc("Whose step it is; None where that is not said.", unit="actor id")
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When; None where that is not said."))

    def __str__(self) -> str:
        told = f"{self.against or 'nobody named'}, {self.step.replace('_', ' ')}"
        by = f" by {self.by}" if self.by else ""
        return f"{told}{by}: {self.content}{_on(self.when)}"


@attrs.frozen(kw_only=True, repr=False)
class Explanation(_Spoken):
    """Why something came about or was done: a cause, a motive, an aim, a pretext."""

    event: str = attrs.field(metadata=doc("What is explained.", unit="event id"))
    content: str = attrs.field(metadata=doc("By what, in our own words."))

    def __str__(self) -> str:
        return f"{self.event}: because of {self.content}"


@attrs.frozen(kw_only=True, repr=False)
class Characterization(_Spoken):
    """What something was like, by a speaker's judgment or description, beside nothing else."""

    event: str = attrs.field(metadata=doc("What is characterized.", unit="event id"))
    content: str = attrs.field(metadata=doc("As what, in our own words."))

    def __str__(self) -> str:
        return f"{self.event}: {self.content}"


@attrs.frozen(kw_only=True, repr=False)
class Comparison(_Spoken):
    """That an event is the worst, the largest or the like, since or beside another, or in a span of time."""

    event: str = attrs.field(metadata=doc("What is compared.", unit="event id"))
    baseline: str | None = attrs.field(
        default=None, metadata=doc("Since or with what; None where a span stands instead.", unit="event id")
    )
    since: Period | None = attrs.field(
        default=None, metadata=doc("Since when; None where an event stands instead.")
    )
    content: str = attrs.field(metadata=doc("In what respect, in our own words."))

    def __str__(self) -> str:
        return f"{self.event}: {self.content} {self.baseline or self.since or 'before'}"


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
    | Trait
    | Position
    | Directive
    | Undertaking
    | Proceeding
    | Explanation
    | Characterization
    | Comparison
    | Dispute
)
"""What a claim claims: one of these classes, told apart in files by the key `kind`, the class name."""
