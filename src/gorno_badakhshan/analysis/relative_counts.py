"""The bounds of a count that is told by another one: "more than twice the official toll"."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from ..model.claims import Claim
from ..model.propositions import CasualtyCount, Likening
from .assumptions import Assumptions

Bounds = tuple[int, int | None]


def bounds_told(told: CasualtyCount, assumptions: Assumptions, known: Mapping[str, Claim]) -> Bounds:
    """The inclusive bounds of a count; where it has no figure of its own, those that its comparison gives.

    A comparison bounds only through a claim that is known and counts something; it binds the speaker,
    who holds the other number to be so.
    """
    likened = told.likened
    compared = known.get(likened.claim or "") if likened is not None else None
    other = compared.proposition if compared is not None else None
    if likened is None or told.count.hedge != "unknown" or not isinstance(other, CasualtyCount):
        return assumptions.bounds(told.count)
    return _compared(likened, assumptions.bounds(other.count), Fraction(str(assumptions.tolerance)))


def _compared(likened: Likening, other: Bounds, tolerance: Fraction) -> Bounds:
    times = Fraction(str(likened.times))
    low, high = other[0] * times, None if other[1] is None else other[1] * times
    match likened.relation:
        case "more_than":
            return floor(low) + 1, None
        case "at_least":
            return ceil(low), None
        case "as_many_as":
            return floor(low), None if high is None else ceil(high)
        case "about_as_many_as":
            return floor(low * (1 - tolerance)), None if high is None else ceil(high * (1 + tolerance))
        case "up_to":
            return 0, None if high is None else floor(high)
        case "fewer_than":
            return 0, None if high is None else max(ceil(high) - 1, 0)
