"""The stories of an event: the largest sets of counts that can all be true together."""

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING, Unpack

import attrs

from ..errors import QuestionError
from ..model.claims import Claim
from ..model.fields import doc
from ..model.propositions import CasualtyCount
from ..model.vocabulary import POPULATIONS, Population
from .assumptions import AssumptionOptions, Assumptions
from .contradictions import heard
from .maximal_sets import CHILDREN, Item, Number, implied, maximal_sets
from .origins import dataset_of
from .parts import Key, key_of
from .question import Evidence, weigh

if TYPE_CHECKING:
    from ..dataset import Dataset


@attrs.frozen(kw_only=True)
class Implied:
    """What a story leaves possible for one population."""

    population: Population = attrs.field(metadata=doc("Of whom."))
    low: int = attrs.field(metadata=doc("Least number, inclusive.", unit="persons"))
    high: int | None = attrs.field(metadata=doc("Greatest number, inclusive; None if unbounded.", unit="persons"))


@attrs.frozen(kw_only=True, repr=False)
class Story:
    """Claims that can all be true together, and to which no other claim can be added."""

    claims: tuple[Claim, ...] = attrs.field(metadata=doc("The claims, in the order given."))
    implied: tuple[Implied, ...] = attrs.field(metadata=doc("What they imply for every population of the tree."))

    def of(self, population: Population) -> Implied:
        """What the story implies for a population; raises `VocabularyError` if there is none of this name."""
        POPULATIONS.check(population)
        return next(told for told in self.implied if told.population == population)

    def __repr__(self) -> str:
        voices = ", ".join(f"{claim.origin.actor} ({claim.proposition})" for claim in self.claims)
        told = {
            claim.proposition.population for claim in self.claims if isinstance(claim.proposition, CasualtyCount)
        }
        spans = ", ".join(f"{i.population} {_span(i)}" for i in self.implied if i.population in told)
        return f"<Story of {len(self.claims)} claim(s): {voices}; then {spans}>"


def consistent_sets(
    claims: Iterable[Claim],
    *,
    dataset: "Dataset | None" = None,
    at_most: int = 10_000,
    **assumptions: Unpack[AssumptionOptions],
) -> tuple[Story, ...]:
    """All maximal sets of counts that can be true together, those of the most claims first.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> for story in gb.consistent_sets(dead, infobox=False):
    ...     print([claim.origin.actor for claim in story.claims])
    ['bbc-news', 'hospital-source', 'unnamed-government-source']
    ['bbc-news', 'al-jazeera']
    ['state-television']

    The claims must be of one event and outcome; populations may differ. Claims that give no number
    are left out. A part limited by cause, subset or person binds its whole from below only.
    `at_most` bounds the choices kept at once, and with them time and memory. Raises
    `QuestionError` where that is exceeded, or where the claims are mixed or hold no count.
    """
    assumed = Assumptions.of(**assumptions)
    known = dataset if dataset is not None else dataset_of(claims)
    told = tuple(claims)
    held = [claim for claim in heard(told, assumed, known) if claim.polarity == "affirmed"]
    evidence = weigh(held, assumed, known)
    _one_question([weighed.claim for weighed in evidence], told)
    items = _items(evidence)
    stories = [_story(chosen, items, evidence) for chosen in maximal_sets(items, at_most)]
    return tuple(sorted(stories, key=lambda story: -len(story.claims)))


def _one_question(held: list[Claim], given: tuple[Claim, ...]) -> None:
    if not given:
        raise QuestionError("no claims were given; widen the query")
    if not held:
        raise QuestionError(
            f"none of the {len(given)} claims counts casualties and is heard under the assumptions; "
            "ask where(outcome=...), or set fewer speakers aside"
        )
    told = [claim.proposition for claim in held if isinstance(claim.proposition, CasualtyCount)]
    asked = {"events": sorted({c.event for c in held}), "outcomes": sorted({str(t.outcome) for t in told})}
    mixed = {name: values for name, values in asked.items() if len(values) > 1}
    if mixed:
        what = "; ".join(f"{name} {', '.join(values)}" for name, values in mixed.items())
        raise QuestionError(f"stories are of one event and outcome, got {what}; narrow them with where()", mixed)


def _items(evidence: list[Evidence]) -> list[Item]:
    """The distinct intervals, each with the positions of the claims that tell it."""
    told: dict[tuple[Key, int, Number], list[int]] = {}
    for position, held in enumerate(evidence):
        key = key_of(held.claim)
        if key is not None:
            high = inf if held.high is None else held.high
            told.setdefault((key, held.low, high), []).append(position)
    return [Item(key, low, high, tuple(places)) for (key, low, high), places in told.items()]


def _story(chosen: int, items: list[Item], evidence: list[Evidence]) -> Story:
    held = [item for place, item in enumerate(items) if chosen >> place & 1]
    places = sorted(place for item in held for place in item.claims)
    bounds = implied(held)
    return Story(
        claims=tuple(evidence[place].claim for place in places),
        implied=tuple(
            Implied(population=population, low=int(low), high=None if high == inf else int(high))
            for population in CHILDREN
            for low, high in [bounds[population]]
        ),
    )


def _span(told: Implied) -> str:
    if told.high is None:
        return f"{told.low} or more"
    return str(told.low) if told.low == told.high else f"{told.low} to {told.high}"
