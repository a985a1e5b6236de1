"""The bounds of a count that is given relative to another one: "more than twice the official toll"."""

from fractions import Fraction
from math import ceil, floor

from ..model.propositions import CasualtyCount, Likening
from .assumptions import Assumptions
from .relays import Lookup

Bounds = tuple[int, int | None]
"""Least and greatest number, both inclusive; a greatest of None is unbounded."""


def bounds_of(proposition: CasualtyCount, assumptions: Assumptions, lookup: Lookup) -> Bounds:
    """The inclusive bounds of a count; those of its comparison if it has no figure of its own.

    A comparison bounds the count only if the claim compared with is known and counts something. It
    binds the speaker, who takes the other number as given.
    """
    likening = proposition.likened
    compared = lookup(likening.claim) if likening is not None and likening.claim is not None else None
    other = compared.proposition if compared is not None else None
    if likening is None or proposition.count.hedge != "unknown" or not isinstance(other, CasualtyCount):
        return assumptions.bounds(proposition.count)
    return _relative(likening, assumptions.bounds(other.count), assumptions.share)


def _relative(likening: Likening, other: Bounds, tolerance: Fraction) -> Bounds:
    """The bounds that a relation to another number gives, rounded outward to whole people."""
    # A fraction, because 0.1 * 3 in binary is more than 0.3, and floors would move.
    times = Fraction(str(likening.times))
    low, high = other[0] * times, None if other[1] is None else other[1] * times
    match likening.relation:
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
