"""The toll as it stood each day: what was known when, and from whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Unpack

import attrs

from ..errors import QuestionError
from ..model.claims import Claim
from ..model.fields import doc
from ..model.propositions import CasualtyCount
from ..model.vocabulary import STANDINGS, Standing
from .assumptions import Assumptions
from .estimate import Estimate
from .origins import dataset_of, first_claims
from .question import as_read, ask
from .reconcile import reconcile

if TYPE_CHECKING:
    from ..dataset import Dataset
    from .assumptions import AssumptionOptions
    from .policies import Policy, Rule


@attrs.frozen(kw_only=True, repr=False)
class Toll:
    """What voices of one standing had said of a number up to the end of a day."""

    day: date = attrs.field(metadata=doc("Up to the end of this day (inclusive)."))
    standing: Standing | None = attrs.field(
        metadata=doc("In what capacity the first voices speak; None for those of none.", vocabulary=STANDINGS)
    )
    estimate: Estimate = attrs.field(metadata=doc("What their claims come to under the rule."))
    new: tuple[Claim, ...] = attrs.field(metadata=doc("The claims of this very day."))

    def __repr__(self) -> str:
        return f"<Toll of {self.day}, {self.standing or 'other voices'}: {self.estimate.figures}>"


def timeline(
    claims: Iterable[Claim],
    policy: "str | Policy | Rule" = "stated_range",
    *,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> tuple[Toll, ...]:
    """The toll as it stood each day, by the standing of who really spoke, in the order of days.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims(about="khorog-fighting", outcome="killed", population="everyone")
    >>> gb.timeline(dead)[0].day.isoformat()
    '2012-07-24'

    There is one `Toll` for each day and standing of which a claim is new. A claim counts from the
    last day on which it may have been said or, where nobody tells that, published; a claim of
    neither day is left out, as `where(until=...)` leaves it out. An early figure that its speaker
    replaced no longer counts from the day of its replacement. The claims must answer one question.
    Raises as `reconcile` does, and `QuestionError` where there is no dataset to look speakers up in.
    """
    told, known = tuple(dict.fromkeys(claims)), dataset if dataset is not None else dataset_of(claims)
    assumed = Assumptions.of(**assumptions)
    ask(told, assumed, known)
    if known is None:
        raise QuestionError("a timeline needs to know the speakers; give the dataset that the claims are from")
    days = {claim.id: day for claim in told if (day := day_of(claim, known)) is not None}
    dated = sorted((claim for claim in told if claim.id in days), key=lambda claim: days[claim.id])
    read = {claim.id: claim for claim in as_read(dated, assumed)}
    first = first_claims(read.values(), known)
    groups: dict[Standing | None, list[Claim]] = {}
    for claim in dated:
        groups.setdefault(standing_of(first[claim.id], known), []).append(claim)
    voices = {id: (claim, first[id]) for id, claim in read.items()}
    estimate = partial(_estimate, policy=policy, assumed=assumed, voices=voices, dataset=known)
    tolls = [toll for standing, group in groups.items() for toll in _tolls(standing, group, days, estimate)]
    return tuple(sorted(tolls, key=lambda toll: toll.day))


def _tolls(
    standing: Standing | None,
    group: Sequence[Claim],
    days: dict[str, date],
    estimate: Callable[[Sequence[Claim]], Estimate | None],
) -> Iterator[Toll]:
    for day in dict.fromkeys(days[claim.id] for claim in group):
        held = [claim for claim in group if days[claim.id] <= day]
        reckoned = estimate(held)
        if reckoned is not None:
            new = tuple(claim for claim in held if days[claim.id] == day)
            yield Toll(day=day, standing=standing, estimate=reckoned, new=new)


def _estimate(
    held: Sequence[Claim],
    policy: "str | Policy | Rule",
    assumed: Assumptions,
    voices: Mapping[str, tuple[Claim, Claim]],
    dataset: "Dataset",
) -> Estimate | None:
    """What the claims of one standing come to; None where none of them gives the number asked for.

    `voices` holds each claim as read, and the one that it goes back to. Speakers of other standings
    are none of theirs, so what is assumed of those does not matter here.
    """
    speakers = {voice.origin.actor for claim in held for voice in voices[claim.id]}
    options = {field.name: getattr(assumed, field.name) for field in attrs.fields(Assumptions)}
    options["set_aside"] = {actor: why for actor, why in assumed.set_aside if actor in speakers}
    options["reliability"] = [actor for actor in assumed.reliability if actor in speakers]
    counted = any(isinstance(voices[claim.id][0].proposition, CasualtyCount) for claim in held)
    if not counted or not ask(held, Assumptions.of(**options), dataset).evidence:
        return None
    return reconcile(held, policy, dataset=dataset, **options)


def day_of(claim: Claim, dataset: "Dataset") -> date | None:
    """The last day on which the claim may have been said or else published; None where nothing tells."""
    when = claim.said or dataset.sources[claim.source].published
    return when.latest if when is not None else None


def standing_of(claim: Claim, dataset: "Dataset") -> Standing | None:
    """In what capacity the origin of a claim speaks."""
    actor = dataset.actors.get(claim.origin.actor)
    return actor.standing if actor is not None else None
