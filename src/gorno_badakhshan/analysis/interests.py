"""Whose interest a count serves, derived from the speaker's party and the population counted."""

from typing import Literal

from ..model.claims import Claim
from ..model.propositions import CasualtyCount
from ..model.vocabulary import Party, Population
from .parts import lies_in

Interest = Literal["admission", "self_serving_denial"]
"""A party concedes losses of its own; or it says that it had none, or that no civilian was harmed."""

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
    opposite; a zero for everyone is one for civilians too. Only affirmed counts of killed, wounded
    and missing are judged: both sides boast of captives.
    """
    told = claim.proposition
    if not isinstance(told, CasualtyCount) or claim.polarity == "denied" or party not in OWN.values():
        return None
    if told.outcome not in ("killed", "wounded", "missing", "casualties"):
        return None
    is_own = OWN.get(told.population) == party
    if is_own and (told.count.low > 0 or (told.count.stated and told.count.hedge in ("about", "nearly"))):
        return "admission"
    own_or_civilian = is_own or lies_in("civilian", told.population)
    return "self_serving_denial" if told.count.high == 0 and own_or_civilian else None
