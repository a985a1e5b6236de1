"""Whose interest a count serves, derived from the speaker's party and the population counted."""

from collections.abc import Mapping
from typing import Literal

from ..model.claims import Claim
from ..model.own_words import AnyParty, AnyPopulation
from ..model.populations import lies_in, wholes_of
from ..model.propositions import CasualtyCount
from ..store.description import Description

Interest = Literal["admission", "self_serving_denial"]
"""A party concedes its own losses; or it denies that it had any, or that a civilian was harmed."""

OWN: Mapping[AnyPopulation, AnyParty] = {
    "government_forces": "government",
    "militant": "armed_group",
}
"""The party whose own people a population is, with all within it, unless a dataset says otherwise."""


def owners_of(description: Description) -> dict[AnyPopulation, AnyParty]:
    """Returns the party whose own people each population is, as a dataset describes it.

    A party with populations of its own in the description has those and no others; for another the table
    `OWN` holds.
    """
    parties = {party.word for party in description.parties if party.own}
    owners: dict[AnyPopulation, AnyParty] = {}
    owners.update((population, party) for population, party in OWN.items() if party not in parties)
    for described in description.parties:
        for population in described.own:
            owners[population] = described.word
    return owners


def interest(claim: Claim, party: AnyParty, owners: Mapping[AnyPopulation, AnyParty] = OWN) -> Interest | None:
    """Whether a count is a statement against interest or a self-serving denial; None if neither.

    The statement against interest is the rule of evidence that people do not invent what harms
    them. A party's zero for its own side, or for civilians in a fight that it is part of, is the
    opposite; a zero for everyone includes civilians. Only affirmed counts of killed, wounded and
    missing are judged: both sides boast of captives.

    `owners` says whose people a population is, with all within it that has no other owner.
    """
    proposition = claim.proposition
    if not isinstance(proposition, CasualtyCount) or claim.polarity == "denied" or party not in owners.values():
        return None
    if proposition.outcome not in ("killed", "wounded", "missing", "casualties"):
        return None
    count = proposition.count
    # About and nearly have no low of their own, but whoever says "about 20" concedes losses.
    is_own = owner_of(proposition.population, owners) == party
    if is_own and (count.low > 0 or (count.stated and count.hedge in ("about", "nearly"))):
        return "admission"
    concerns_own_or_civilians = is_own or lies_in("civilian", proposition.population)
    return "self_serving_denial" if count.high == 0 and concerns_own_or_civilians else None


def owner_of(population: AnyPopulation, owners: Mapping[AnyPopulation, AnyParty]) -> AnyParty | None:
    """Returns the party whose own people a population is, or the nearest one in which it lies; None if none."""
    return next((owners[each] for each in (population, *wholes_of(population)) if each in owners), None)
