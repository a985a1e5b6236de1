"""Propositions about an event: that it took place, who is to blame, why, and what it was like."""

import attrs

from .fields import doc
from .periods import Period
from .proposition_base import PropositionBase
from .vocabulary import (
    DISPUTE_STATES,
    MEANS,
    OUTCOMES,
    PHASES,
    POPULATIONS,
    DisputeState,
    Means,
    Outcome,
    Phase,
    Population,
)


@attrs.frozen(kw_only=True, repr=False)
class Occurrence(PropositionBase):
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
        default=None,
        metadata=doc("Local time of day, HH:MM or in words; None where the claim is not about that.", since=2),
    )
    phase: Phase | None = attrs.field(
        default=None,
        metadata=doc("Which phase when, time and place are of; None for all of it.", vocabulary=PHASES, since=2),
    )
    means: tuple[Means, ...] = attrs.field(
        default=(),
        metadata=doc(
            "By what means a death came about; empty where the claim is not about that.", vocabulary=MEANS, since=2
        ),
    )

    @property
    def how(self) -> str | None:
        """The means in words, or else the manner; None where neither is said."""
        return " and ".join(self.means) or self.manner


@attrs.frozen(kw_only=True, repr=False)
class Responsibility(PropositionBase):
    """That an actor is to blame for an event."""

    actor: str = attrs.field(metadata=doc("Who is to blame.", unit="actor id"))
    event: str = attrs.field(metadata=doc("For what.", unit="event id"))


@attrs.frozen(kw_only=True, repr=False)
class Explanation(PropositionBase):
    """Why something came about or was done: a cause, a motive, an aim, a pretext."""

    event: str = attrs.field(metadata=doc("What is explained.", unit="event id"))
    content: str = attrs.field(metadata=doc("By what, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Characterization(PropositionBase):
    """What something was like, by a speaker's judgment or description, beside nothing else."""

    event: str = attrs.field(metadata=doc("What is characterized.", unit="event id"))
    content: str = attrs.field(metadata=doc("As what, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Comparison(PropositionBase):
    """That an event is the worst, the largest or the like, since or beside another, or in a span of time."""

    event: str = attrs.field(metadata=doc("What is compared.", unit="event id"))
    baseline: str | None = attrs.field(
        default=None, metadata=doc("Since or with what; None where a span stands instead.", unit="event id")
    )
    since: Period | None = attrs.field(
        default=None, metadata=doc("Since when; None where an event stands instead.", since=2)
    )
    content: str = attrs.field(metadata=doc("In what respect, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Dispute(PropositionBase):
    """That something is disputed, unknown, or told in different ways."""

    subject: str = attrs.field(metadata=doc("What is in dispute, in our own words."))
    state: DisputeState = attrs.field(metadata=doc("What the source says of it.", vocabulary=DISPUTE_STATES))
    outcome: Outcome | None = attrs.field(
        default=None, metadata=doc("Outcome in dispute; None if it is none.", vocabulary=OUTCOMES)
    )
    population: Population | None = attrs.field(
        default=None, metadata=doc("Population in dispute; None if it is none.", vocabulary=POPULATIONS)
    )
