"""All propositions: a closed union of small classes, so that `match` works and types are known.

The classes are defined in several modules: making a class takes longer than decoding a record, and
most claims are casualty counts.
"""

from .actor_propositions import Conduct, Directive, Position, Proceeding, Trait, Undertaking
from .casualty_counts import CasualtyCount, Likening
from .event_propositions import (
    Characterization,
    Comparison,
    Dispute,
    EventRelation,
    Explanation,
    Occurrence,
    Responsibility,
)
from .place_propositions import PlaceTrait
from .quantities import ForceSize, Quantity

__all__ = [
    "CasualtyCount",
    "Characterization",
    "Comparison",
    "Conduct",
    "Directive",
    "Dispute",
    "EventRelation",
    "Explanation",
    "ForceSize",
    "Likening",
    "Occurrence",
    "PlaceTrait",
    "Position",
    "Proceeding",
    "Proposition",
    "Quantity",
    "Responsibility",
    "Trait",
    "Undertaking",
]

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
    | EventRelation
    | PlaceTrait
    | Dispute
)
"""The union of all classes of propositions. In files the key `kind` contains the name of the class."""
