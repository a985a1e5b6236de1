"""What can be claimed: a closed union of small classes, so that `match` works and types are known.

Counts of people stand in a module of their own: a reader who wants one of them need not wait for
the other classes to be made.
"""

from .actor_propositions import Conduct, Directive, Position, Proceeding, Trait, Undertaking
from .casualty_counts import CasualtyCount, Likening
from .event_propositions import Characterization, Comparison, Dispute, Explanation, Occurrence, Responsibility
from .quantities import ForceSize, Quantity

__all__ = [
    "CasualtyCount",
    "Characterization",
    "Comparison",
    "Conduct",
    "Directive",
    "Dispute",
    "Explanation",
    "ForceSize",
    "Likening",
    "Occurrence",
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
    | Dispute
)
"""What a claim claims: one of these classes, told apart in files by the key `kind`, the class name."""
