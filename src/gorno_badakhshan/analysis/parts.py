"""Totals and parts: which count is of a part of what another counts."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.claims import Claim
from ..model.propositions import CasualtyCount
from ..model.vocabulary import PARENTS, Population


class Limits(NamedTuple):
    """What a count is limited to besides its population; None where it is not limited."""

    cause: str | None
    subset: str | None
    person: str | None
    during: str | None = None
    by: str | None = None
    place: str | None = None


WHOLE = Limits(None, None, None)
"""No limit: all of the population, by all causes."""


class Key(NamedTuple):
    """The number that a count is about: of whom, and limited to what."""

    population: Population
    limits: Limits


def key_of(claim: Claim) -> Key | None:
    """The number that a claim counts; None if it counts no casualties.

    A sub-count or a remainder that names no subset still counts one: nobody says which, so it is its own.
    """
    told = claim.proposition
    if not isinstance(told, CasualtyCount):
        return None
    subset = told.subset or (f"as counted by {claim.id}" if claim.part_of or claim.besides else None)
    during = told.during.edtf if told.during else None
    return Key(told.population, Limits(told.cause, subset, told.person, during, told.by, told.place))


def is_within(part: Key, whole: Key) -> bool:
    """Whether every person in the one number is surely in the other; each number is within itself."""
    return lies_in(part.population, whole.population) and narrows(part.limits, whole.limits)


def lies_in(population: Population, whole: Population) -> bool:
    """Whether a population is the other, or a part of it at whatever depth.

    >>> lies_in("military", "everyone"), lies_in("everyone", "military")
    (True, False)
    """
    return population == whole or whole in wholes_of(population)


def wholes_of(population: Population) -> Iterator[Population]:
    """All that the population is a part of, the nearest first."""
    while population in PARENTS:
        population = PARENTS[population]
        yield population


def narrows(limits: Limits, wider: Limits) -> bool:
    """Whether the limits are the same as the wider ones, or add to them."""
    return all(wide is None or mine == wide for mine, wide in zip(limits, wider, strict=True))
