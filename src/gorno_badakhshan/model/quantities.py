"""Numbers that count no casualties: of a force, of things, crowds and money."""

from typing import Literal

import attrs

from .casualty_counts import Likening
from .counts import Count
from .fields import doc
from .links import Link, link, optional_link
from .periods import Period
from .proposition_base import KIND, PropositionBase
from .vocabulary import MEASURES, Measure


@attrs.frozen(kw_only=True, repr=False)
class ForceSize(PropositionBase):
    """How many people a force had, brought or withdrew."""

    kind: Literal["ForceSize"] = attrs.field(default="ForceSize", metadata=KIND)
    force: Link = attrs.field(converter=link, metadata=doc("Whose force.", unit="actor id"))
    count: Count = attrs.field(metadata=doc("How many.", unit="persons"))
    measure: Measure = attrs.field(metadata=doc("What is counted.", vocabulary=MEASURES))
    during: Period | None = attrs.field(
        default=None, metadata=doc("Span in which, or day on which; None if not said.", since=2)
    )


@attrs.frozen(kw_only=True, repr=False)
class Quantity(PropositionBase):
    """An amount of things, crowds or damage."""

    kind: Literal["Quantity"] = attrs.field(default="Quantity", metadata=KIND)
    what: str = attrs.field(metadata=doc("What is counted, in our own words."))
    unit: str = attrs.field(metadata=doc("In what unit: persons, weapons, dollars."))
    count: Count = attrs.field(metadata=doc("How many.", unit="as in the field unit"))
    during: Period | None = attrs.field(
        default=None, metadata=doc("Span in which, or day up to which; None if not said.")
    )
    place: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Where, if not everywhere; None if not said.", unit="place id"),
    )
    likened: Likening | None = attrs.field(
        default=None, metadata=doc("The amount that this one is compared with; None if it is compared with none.")
    )
