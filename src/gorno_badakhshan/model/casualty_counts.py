"""Counts of people harmed, and the other numbers that such a count may be told by."""

import attrs

from .counts import Count
from .fields import doc
from .periods import Period
from .proposition_base import PropositionBase
from .vocabulary import (
    DISPUTE_STATES,
    OUTCOMES,
    POPULATIONS,
    RELATIONS,
    DisputeState,
    Outcome,
    Population,
    Relation,
)


@attrs.frozen(kw_only=True, repr=False)
class Likening(PropositionBase):
    """The other number that a count is told by: "more than twice the official toll", "as many civilians".

    None in a field means that it is the same as in the count itself.
    """

    relation: Relation = attrs.field(metadata=doc("How the two numbers stand.", vocabulary=RELATIONS))
    times: float = attrs.field(
        default=1.0,
        metadata=doc("Multiple of the other number: 2 for 'twice'.", unit="times", above=0, most=1_000_000),
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


@attrs.frozen(kw_only=True, repr=False)
class CasualtyCount(PropositionBase):
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
        metadata=doc("Span, shorter than the event, that the count is limited to; None for all of it.", since=2),
    )
    by: str | None = attrs.field(
        default=None,
        metadata=doc(
            "Who did it to them, where the count is limited to that; None for all.", unit="actor id", since=2
        ),
    )
    place: str | None = attrs.field(
        default=None,
        metadata=doc(
            "Part of the event's place that the count is limited to; None for all of it.", unit="place id", since=2
        ),
    )
    as_of: Period | None = attrs.field(
        default=None,
        metadata=doc(
            "Up to when a running total counts, by the source's word; no limit. None where not said.", since=2
        ),
    )
    status: DisputeState | None = attrs.field(
        default=None,
        metadata=doc(
            "What the source says of whether they had fought; None where it does not raise the question.",
            vocabulary=DISPUTE_STATES,
            since=2,
        ),
    )
    likened: Likening | None = attrs.field(
        default=None,
        metadata=doc(
            "The number that this one is told by; None where it stands by itself. A multiple or an equality gives "
            "a figure; a bare more or fewer gives none, and the count is unknown.",
            since=2,
        ),
    )

    @property
    def is_part(self) -> bool:
        """Whether the count is limited by cause, subset, person, span, doer or place."""
        limits = (self.cause, self.subset, self.person, self.during, self.by, self.place)
        return any(limit is not None for limit in limits)
