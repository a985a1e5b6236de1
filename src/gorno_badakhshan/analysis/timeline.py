"""The toll as it stood each day: what was known when, and from whom."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Unpack

import attrs

from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.events import Event
from ..model.fields import doc
from ..model.vocabulary import STANDINGS, Standing
from .answers import Answers
from .assumptions import AssumptionOptions, Assumptions
from .estimate import Estimate
from .hearing import Hearing, hear
from .policies import Policy, Rule
from .question import question_of
from .reconcile import apply_policy

WEEKS = 8
"""How long after an event a timeline is shown unless all of it is asked for."""


@attrs.frozen(kw_only=True, repr=False)
class Toll:
    """What speakers of one standing had said of a number up to the end of a day."""

    day: date = attrs.field(metadata=doc("Up to the end of this day (inclusive)."))
    standing: Standing | None = attrs.field(
        metadata=doc("In what capacity the first speakers speak; None for those of none.", vocabulary=STANDINGS)
    )
    estimate: Estimate = attrs.field(metadata=doc("The figures that the rule makes of their claims."))
    new: tuple[Claim, ...] = attrs.field(metadata=doc("The claims of this very day."))

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: day, standing, estimate and the ids of the new claims."""
        return {
            "day": self.day.isoformat(),
            "standing": self.standing,
            "estimate": self.estimate.to_dict(),
            "new": [claim.id for claim in self.new],
        }

    def _repr_html_(self) -> str:
        from ..notebook.answers import answers_html

        return answers_html((self,))

    def __repr__(self) -> str:
        return f"<Toll of {self.day}, {self.standing or 'other voices'}: {self.estimate.figures}>"


def timeline(
    claims: Iterable[Claim],
    policy: "str | Policy | Rule" = "stated_range",
    *,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> Answers[Toll]:
    """The toll as it stood each day, by the standing of the first speakers, in the order of days.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims(about="khorog-fighting", outcome="killed", population="everyone")
    >>> gb.timeline(killed)[0].day.isoformat()
    '2012-07-24'

    There is one `Toll` for each day and standing with a new claim. A claim counts from the last day
    on which it may have been said or, if no source says when, published; a claim without either day
    is left out, as `where(until=...)` leaves it out. An early figure that its speaker replaced no
    longer counts from the day of its replacement. The claims must answer one question. Each toll is
    an estimate of all claims up to its day, so the time grows with the claims times the days. Raises
    as `reconcile` does, and `QuestionError` if there is no dataset to look speakers up in.
    """
    return timeline_of(hear(claims, Assumptions.of(**assumptions), dataset), policy)


def timeline_of(hearing: Hearing, policy: "str | Policy | Rule") -> Answers[Toll]:
    """The toll of the claims of a hearing as it stood each day; raises as `timeline` does."""
    question_of(hearing)  # refuses claims that answer no question, or several
    if hearing.dataset is None:
        raise QuestionError("a timeline looks up the speakers; give the dataset that the claims are from")
    days = {claim.id: day for claim in hearing.claims if (day := day_of(claim, hearing.dataset)) is not None}
    tolls = [
        toll
        for standing, group in _by_standing(hearing, hearing.dataset, days).items()
        for toll in _tolls(standing, group, days, policy)
    ]
    return Answers(sorted(tolls, key=lambda toll: toll.day))


def _by_standing(hearing: Hearing, dataset: "Dataset", days: dict[str, date]) -> dict[Standing | None, Hearing]:
    """The dated claims by the standing of their first speaker, in the order of days."""
    groups: dict[Standing | None, set[str]] = {}
    for claim_id in sorted(days, key=days.__getitem__):
        groups.setdefault(standing_of(hearing.first_claims[claim_id], dataset), set()).add(claim_id)
    return {standing: hearing.only(ids) for standing, ids in groups.items()}


def _tolls(
    standing: Standing | None, hearing: Hearing, days: dict[str, date], policy: "str | Policy | Rule"
) -> Iterator[Toll]:
    """A toll for each day with a new claim, if the claims up to it give the number."""
    for day in sorted({days[claim.id] for claim in hearing.claims}):
        # Heard anew for each day, because a correction replaces nothing before it is published.
        known = hearing.only({claim.id for claim in hearing.claims if days[claim.id] <= day})
        if not known.weighed:
            continue
        question = question_of(known)
        if question.evidence:
            # Also those that do not count, so that a reader sees them arrive.
            new = tuple(claim for claim in known.claims if days[claim.id] == day)
            yield Toll(day=day, standing=standing, estimate=apply_policy(question, policy), new=new)


def day_of(claim: Claim, dataset: "Dataset") -> date | None:
    """The last day on which the claim may have been said or else published; None if no day is known."""
    when = claim.said or dataset.sources[claim.source].published
    return when.latest if when is not None else None


def standing_of(claim: Claim, dataset: "Dataset") -> Standing | None:
    """In what capacity the origin of a claim speaks."""
    actor = dataset.actors.get(claim.origin.actor)
    return actor.standing if actor is not None else None


def end_of_weeks(event: "Event") -> date | None:
    """The last day of the weeks after an event, inclusive; None if the end of the event is not known.

    >>> import gorno_badakhshan as gb
    >>> end_of_weeks(gb.find("khorog-fighting", "1.1.0")).isoformat()
    '2012-09-18'
    """
    latest = event.when.latest if event.when is not None else None
    return latest + timedelta(weeks=WEEKS) if latest is not None else None
