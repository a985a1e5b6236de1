"""Totals and parts: which number a claim counts, and which numbers are parts of which."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from ..model.claims import Claim
from ..model.own_words import AnyPopulation
from ..model.populations import lies_in, wholes_of
from ..model.propositions import CasualtyCount
from .relays import Lookup, no_claim


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
    """The number that a count is about: of which population, limited to what."""

    population: AnyPopulation
    limits: Limits


def limits_of(count: CasualtyCount) -> Limits:
    """What the proposition limits the count to."""
    during = count.during.edtf if count.during else None
    return Limits(count.cause, count.subset, count.person, during, count.by, count.place)


def key_of(claim: Claim, lookup: Lookup = no_claim, remainders: Iterable[Claim] = ()) -> Key | None:
    """The number that a claim counts; None if it counts no casualties.

    `lookup` returns the claim that a remainder is in addition to; `remainders` are the claims that are
    in addition to this one.
    """
    proposition = claim.proposition
    if not isinstance(proposition, CasualtyCount):
        return None
    limits = limits_of(proposition)
    is_part = claim.part_of or _is_remainder(claim, proposition, lookup) or _has_remainder(claim, remainders)
    if limits.subset is None and is_part:
        # Nobody says which people a bare sub-count or remainder is about, so it is comparable with no other.
        limits = limits._replace(subset=f"as counted by {claim.id}")
    return Key(proposition.population, limits)


def _is_remainder(claim: Claim, count: CasualtyCount, lookup: Lookup) -> bool:
    """Whether the count is in addition to another one of its population, and so only a part of it.

    "30 militants besides 12 soldiers" counts all militants.
    """
    other = lookup(claim.besides) if claim.besides is not None else None
    other_count = other.proposition if other is not None else None
    if isinstance(other_count, CasualtyCount):
        return _overlap(count.population, other_count.population)
    return claim.besides is not None


def _has_remainder(claim: Claim, remainders: Iterable[Claim]) -> bool:
    """Whether another count of the same number is in addition to this one: "one dead, and another twelve"."""
    return any(_is_of_the_same(claim, other) for other in remainders if other.polarity == "affirmed")


def _is_of_the_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims count one outcome of one event, of populations that are not apart."""
    one_count, other_count = claim.proposition, other.proposition
    return (
        isinstance(one_count, CasualtyCount)
        and isinstance(other_count, CasualtyCount)
        and (claim.event, one_count.outcome) == (other.event, other_count.outcome)
        and _overlap(one_count.population, other_count.population)
    )


def _overlap(one: AnyPopulation, other: AnyPopulation) -> bool:
    """Whether one of two populations lies in the other."""
    return lies_in(one, other) or lies_in(other, one)


def is_within(part: Key, wider: Key) -> bool:
    """Whether every person in the one number is surely in the other; each number is within itself."""
    return lies_in(part.population, wider.population) and narrows(part.limits, wider.limits)


def wider_keys(key: Key) -> Iterator[Key]:
    """All numbers that this one is within, itself included: for each population that contains its own."""
    for population in (key.population, *wholes_of(key.population)):
        for limits in wider_limits(key.limits):
            yield Key(population, limits)


def wider_limits(limits: Limits) -> Iterator[Limits]:
    """All limits that these narrow, themselves included: with and without each one, at most 64."""
    # A limit is kept or dropped, never changed: "by snipers" is within "by anybody", not within "by mines".
    for choice in product(*((None,) if limit is None else (limit, None) for limit in limits)):
        yield Limits(*choice)


def narrows(limits: Limits, wider: Limits) -> bool:
    """Whether the limits are the same as the wider ones, or add to them."""
    return all(wide is None or mine == wide for mine, wide in zip(limits, wider, strict=True))
