"""Whose interest a count serves, derived from the speaker's party and the population counted."""

from typing import Literal

from ..model.claims import Claim
from ..model.propositions import CasualtyCount
from ..model.vocabulary import Party, Population
from .parts import lies_in

Interest = Literal["admission", "self_serving_denial"]
"""A party concedes its own losses; or it denies that it had any, or that a civilian was harmed."""

OWN: dict[Population, Party] = {
    "government_forces": "government",
    "military": "government",
    "security_service": "government",
    "militant": "armed_group",
}
"""The party whose own people a population is."""


def interest(claim: Claim, party: Party) -> Interest | None:
    """Whether a count is a statement against interest or a self-serving denial; None if neither.

    The statement against interest is the rule of evidence that people do not invent what harms
    them. A party's zero for its own side, or for civilians in a fight that it is part of, is the
    opposite; a zero for everyone includes civilians. Only affirmed counts of killed, wounded and
    missing are judged: both sides boast of captives.
    """
    proposition = claim.proposition
    if not isinstance(proposition, CasualtyCount) or claim.polarity == "denied" or party not in OWN.values():
        return None
    if proposition.outcome not in ("killed", "wounded", "missing", "casualties"):
        return None
    count = proposition.count
    # About and nearly have no low of their own, but whoever says "about 20" concedes losses.
    is_own = OWN.get(proposition.population) == party
    if is_own and (count.low > 0 or (count.stated and count.hedge in ("about", "nearly"))):
        return "admission"
    concerns_own_or_civilians = is_own or lies_in("civilian", proposition.population)
    return "self_serving_denial" if count.high == 0 and concerns_own_or_civilians else None
