"""Counts of people harmed, and numbers that a source compares such a count with."""

from typing import Literal

import attrs

from .counts import Count
from .fields import doc
from .links import Link, optional_link
from .own_words import AnyPopulation
from .periods import Period
from .proposition_base import KIND, PropositionBase
from .vocabulary import (
    COUNT_BASES,
    DISPUTE_STATES,
    OUTCOMES,
    POPULATIONS,
    RELATIONS,
    CountBasis,
    DisputeState,
    Outcome,
    Relation,
)


@attrs.frozen(kw_only=True, repr=False)
class Likening(PropositionBase):
    """The number that a count is compared with: "more than twice the official toll", "as many civilians".

    None in a field means that it is the same as in the count itself.
    """

    relation: Relation = attrs.field(metadata=doc("How the two numbers compare.", vocabulary=RELATIONS))
    times: float = attrs.field(
        default=1.0,
        metadata=doc("Multiple of the other number: 2 for 'twice'.", unit="times", above=0, most=1_000_000),
    )
    outcome: Outcome | None = attrs.field(
        default=None, metadata=doc("Outcome of the other; None for the same.", vocabulary=OUTCOMES)
    )
    population: AnyPopulation | None = attrs.field(
        default=None, metadata=doc("Population of the other; None for the same.", vocabulary=POPULATIONS)
    )
    event: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Event of the other; None for the same.", unit="event id"),
    )
    claim: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The claim that gives the other number; None if no claim is meant.", unit="claim id"),
    )


# Each limit has a field of its own, so that two counts can be compared limit by limit. A text that said
# "officers near the market" could only be compared as a whole.
@attrs.frozen(kw_only=True, repr=False)
class CasualtyCount(PropositionBase):
    """How many of whom were killed, wounded, detained and so on.

    A count limited by its cause, to a labelled subset, to one person or to a span of the event is a
    part of the population: it bounds the total from below and does not contradict it.
    """

    kind: Literal["CasualtyCount"] = attrs.field(default="CasualtyCount", metadata=KIND)
    outcome: Outcome = attrs.field(metadata=doc("What happened to them.", vocabulary=OUTCOMES))
    population: AnyPopulation = attrs.field(metadata=doc("To whom, or to a part of whom.", vocabulary=POPULATIONS))
    count: Count = attrs.field(metadata=doc("How many.", unit="persons"))
    cause: str | None = attrs.field(
        default=None, metadata=doc("Cause that the count is limited to; None for all causes.")
    )
    subset: str | None = attrs.field(
        default=None,
        metadata=doc("Part of the population that the count is limited to; None for all of it."),
    )
    person: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The one person whom the count is about; None if about several.", unit="actor id"),
    )
    during: Period | None = attrs.field(
        default=None,
        metadata=doc("Span, shorter than the event, that the count is limited to; None for all of it.", since=2),
    )
    by: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "Who did it to them, if the count is limited to that; None for all.", unit="actor id", since=2
        ),
    )
    place: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "Part of the event's place that the count is limited to; None for all of it.", unit="place id", since=2
        ),
    )
    # A running total of Tuesday and one of Friday are both right: `as_of` says which day to compare.
    as_of: Period | None = attrs.field(
        default=None,
        metadata=doc(
            "Day up to which a running total counts, if the source says so; limits nobody. None if not said.",
            since=2,
        ),
    )
    status: DisputeState | None = attrs.field(
        default=None,
        metadata=doc(
            "What the source says about whether they had fought; None if it does not raise the question.",
            vocabulary=DISPUTE_STATES,
            since=2,
        ),
    )
    likened: Likening | None = attrs.field(
        default=None,
        metadata=doc(
            "The number that this one is compared with; None if it is compared with none. A multiple or an "
            "equality gives a figure; a bare 'more' or 'fewer' gives none, and the count is unknown.",
            since=2,
        ),
    )
    known_by: CountBasis | None = attrs.field(
        default=None,
        metadata=doc(
            "How the figure came about; None if the source only states it.",
            vocabulary=COUNT_BASES,
            grows=True,
            since=3,
        ),
    )
    described: str | None = attrs.field(
        default=None,
        metadata=doc(
            "What all of them are said to be, in our own words; limits nobody. None if nothing is said.", since=3
        ),
    )

    @property
    def is_part(self) -> bool:
        """Whether the count is limited by cause, subset, person, span, doer or place."""
        limits = (self.cause, self.subset, self.person, self.during, self.by, self.place)
        return any(limit is not None for limit in limits)
