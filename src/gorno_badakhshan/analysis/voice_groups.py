"""Groups of speakers by standing, and the span of the figures that each group gives."""

from collections.abc import Mapping
from typing import Literal, get_args

from ..model.vocabulary import Standing
from .estimate import NO_FIGURE, Estimate
from .hearing import Hearing
from .question import question_of
from .reconcile import apply_policy

VoiceGroup = Literal["officials", "hospital", "press", "monitors", "others"]

_NAMED: dict[Standing | None, VoiceGroup] = {
    "official": "officials",
    "medical": "hospital",
    "press": "press",
    "monitor": "monitors",
}
VOICE_GROUPS: Mapping[VoiceGroup, tuple[Standing | None, ...]] = {
    **{group: (standing,) for standing, group in _NAMED.items()},
    "others": tuple(standing for standing in (*get_args(Standing), None) if standing not in _NAMED),
}
"""The standings of each group; None stands for speakers whose standing is not known."""


def spans_of(hearing: Hearing) -> dict[VoiceGroup, Estimate | None]:
    """Returns the span of the figures that each group gives; None for a group that gives none.

    The span is that of the stated figures (the rule `stated_range`); where a group has only words such
    as "dozens", it is that of their bounds (`hull`). A claim belongs to the group of its first speaker.
    The claims must answer one question. Takes time linear in the claims. Raises `QuestionError` if they
    answer several.
    """
    ids: dict[VoiceGroup, set[str]] = {group: set() for group in VOICE_GROUPS}
    for claim in hearing.claims:
        ids[_NAMED.get(_first_standing(hearing, claim.id), "others")].add(claim.id)
    return {group: _group_span(hearing.only(members)) for group, members in ids.items()}


def _first_standing(hearing: Hearing, claim_id: str) -> Standing | None:
    """Returns the standing of a claim's first speaker; None without a dataset."""
    speaker = hearing.first_claims[claim_id].origin.actor
    actor = hearing.dataset.actors.get(speaker) if hearing.dataset is not None else None
    return actor.standing if actor is not None else None


def _group_span(hearing: Hearing) -> Estimate | None:
    # "Unknown" bounds nothing, so its low of 0 would hide what the others of the group say.
    known = hearing.only({each.claim.id for each in hearing.counted if each.low > 0 or each.figures})
    if not known.weighed:
        return None
    question = question_of(known)
    if not question.evidence:
        return None
    stated = apply_policy(question, "stated_range")
    return apply_policy(question, "hull") if stated.figures == NO_FIGURE else stated
