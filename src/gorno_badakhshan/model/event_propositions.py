"""Propositions about an event: that it took place and in what order, who is to blame, why, what it was like."""

from typing import Literal

import attrs

from .fields import doc
from .links import Link, link, optional_link
from .own_words import AnyPopulation
from .periods import Period
from .proposition_base import KIND, PropositionBase
from .vocabulary import (
    DISPUTE_STATES,
    EVENT_ORDERS,
    MEANS,
    OUTCOMES,
    PHASES,
    POPULATIONS,
    DisputeState,
    EventOrder,
    Means,
    Outcome,
    Phase,
)


@attrs.frozen(kw_only=True, repr=False)
class Occurrence(PropositionBase):
    """That an event took place and, if said, how, when or where."""

    kind: Literal["Occurrence"] = attrs.field(default="Occurrence", metadata=KIND)
    event: Link = attrs.field(converter=link, metadata=doc("What took place.", unit="event id"))
    manner: str | None = attrs.field(default=None, metadata=doc("How, in our own words; None if not said."))
    when: Period | None = attrs.field(
        default=None, metadata=doc("When it is said to have been; None if the claim is not about that.")
    )
    place: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Where it is said to have been; None if the claim is not about that.", unit="place id"),
    )
    time: str | None = attrs.field(
        default=None,
        metadata=doc("Local time of day, HH:MM or in words; None if the claim is not about that.", since=2),
    )
    phase: Phase | None = attrs.field(
        default=None,
        metadata=doc(
            "The phase that when, time and place belong to; None for the whole event.", vocabulary=PHASES, since=2
        ),
    )
    # Several means, because one body may bear stab wounds and bullets.
    means: tuple[Means, ...] = attrs.field(
        default=(),
        metadata=doc("The means of a death; empty if the claim is not about that.", vocabulary=MEANS, since=2),
    )

    @property
    def how(self) -> str | None:
        """The means in words, or else the manner; None if neither is said."""
        return " and ".join(self.means) or self.manner


@attrs.frozen(kw_only=True, repr=False)
class Responsibility(PropositionBase):
    """That an actor is to blame for an event."""

    kind: Literal["Responsibility"] = attrs.field(default="Responsibility", metadata=KIND)
    actor: Link = attrs.field(converter=link, metadata=doc("Who is to blame.", unit="actor id"))
    event: Link = attrs.field(converter=link, metadata=doc("For what.", unit="event id"))


@attrs.frozen(kw_only=True, repr=False)
class Explanation(PropositionBase):
    """Why something happened or was done: a cause, a motive, an aim, a pretext."""

    kind: Literal["Explanation"] = attrs.field(default="Explanation", metadata=KIND)
    event: Link = attrs.field(converter=link, metadata=doc("What is explained.", unit="event id"))
    content: str = attrs.field(metadata=doc("By what, in our own words."))
    claim: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The claim about the event that is explained; None for the event.", unit="claim id", since=3),
    )


@attrs.frozen(kw_only=True, repr=False)
class Characterization(PropositionBase):
    """What an event was like, in a speaker's judgment or description, without comparing it with another."""

    kind: Literal["Characterization"] = attrs.field(default="Characterization", metadata=KIND)
    event: Link = attrs.field(converter=link, metadata=doc("What is characterized.", unit="event id"))
    content: str = attrs.field(metadata=doc("As what, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Comparison(PropositionBase):
    """That an event is the worst, the largest or the like, since another event or in a span of time."""

    kind: Literal["Comparison"] = attrs.field(default="Comparison", metadata=KIND)
    event: Link = attrs.field(converter=link, metadata=doc("What is compared.", unit="event id"))
    baseline: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Since or with which event; None if a span is given instead.", unit="event id"),
    )
    since: Period | None = attrs.field(
        default=None, metadata=doc("Since when; None if an event is given instead.", since=2)
    )
    content: str = attrs.field(metadata=doc("In what respect, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class EventRelation(PropositionBase):
    """That an event came after another one, or belongs to it."""

    kind: Literal["EventRelation"] = attrs.field(default="EventRelation", metadata=KIND)
    event: Link = attrs.field(converter=link, metadata=doc("Which event.", unit="event id"))
    order: EventOrder = attrs.field(metadata=doc("How it stands to the other event.", vocabulary=EVENT_ORDERS))
    other: Link = attrs.field(converter=link, metadata=doc("The other event.", unit="event id"))


@attrs.frozen(kw_only=True, repr=False)
class Dispute(PropositionBase):
    """That something is disputed or unknown, or that accounts of it differ."""

    kind: Literal["Dispute"] = attrs.field(default="Dispute", metadata=KIND)
    subject: str = attrs.field(metadata=doc("What is in dispute, in our own words."))
    state: DisputeState = attrs.field(metadata=doc("What the source says about it.", vocabulary=DISPUTE_STATES))
    outcome: Outcome | None = attrs.field(
        default=None, metadata=doc("Outcome in dispute; None if it is none.", vocabulary=OUTCOMES)
    )
    population: AnyPopulation | None = attrs.field(
        default=None, metadata=doc("Population in dispute; None if it is none.", vocabulary=POPULATIONS)
    )
