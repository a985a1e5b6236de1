"""What can be claimed: a closed union of small classes, so that `match` works and types are known.

Those with a number stand in a module of their own: a reader who wants one count need not wait for
the other classes to be made.
"""

from .statements import (
    Characterization,
    Comparison,
    Conduct,
    Directive,
    Dispute,
    Explanation,
    Occurrence,
    Position,
    Proceeding,
    Responsibility,
    Trait,
    Undertaking,
)
from .tallies import CasualtyCount, ForceSize, Likening, Quantity

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
