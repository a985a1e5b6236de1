"""The stories of an event: the largest sets of counts that can all be true together."""

from collections.abc import Collection, Iterable, Sequence
from math import inf
from typing import Unpack

import attrs

from ..dataset import Dataset
from ..errors import QuestionError, VocabularyError, shown
from ..model.claims import Claim
from ..model.fields import doc
from ..model.own_words import AnyPopulation
from ..model.populations import is_others, population_order
from ..model.propositions import CasualtyCount
from ..model.vocabulary import POPULATIONS
from .answers import Answers
from .assumptions import AssumptionOptions, Assumptions
from .clashes import SamePeople
from .evidence import Evidence
from .hearing import Hearing, hear
from .maximal_sets import Item, Number, check_number_of_choices, implied, maximal_sets
from .parts import Key
from .question import refuse_mixed


@attrs.frozen(kw_only=True)
class Implied:
    """What a story leaves possible for one population."""

    population: AnyPopulation = attrs.field(metadata=doc("Of whom.", vocabulary=POPULATIONS))
    low: int = attrs.field(metadata=doc("Least number, inclusive.", unit="persons"))
    high: int | None = attrs.field(metadata=doc("Greatest number, inclusive; None if unbounded.", unit="persons"))

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)


@attrs.frozen(kw_only=True, repr=False)
class Story:
    """Claims that can all be true together, and to which no other claim can be added."""

    claims: tuple[Claim, ...] = attrs.field(metadata=doc("The claims, in the order given."))
    implied: tuple[Implied, ...] = attrs.field(metadata=doc("What they imply for every population of the tree."))

    def of(self, population: AnyPopulation) -> Implied:
        """What the story implies for a population; raises `VocabularyError` if there is none of this name."""
        implied = {each.population: each for each in self.implied}
        if population not in implied:
            raise VocabularyError(population, POPULATIONS.name, implied)
        return implied[population]

    def to_dict(self) -> dict[str, object]:
        """The story as plain data, claims by their ids."""
        bounds = [{"population": each.population, "low": each.low, "high": each.high} for each in self.implied]
        return {"claims": [claim.id for claim in self.claims], "implied": bounds}

    def _repr_html_(self) -> str:
        from ..notebook.answers import answers_html

        return answers_html((self,))

    def __repr__(self) -> str:
        voices = ", ".join(f"{claim.origin.actor} ({claim.proposition})" for claim in self.claims)
        counted = {
            claim.proposition.population for claim in self.claims if isinstance(claim.proposition, CasualtyCount)
        }
        spans = ", ".join(
            f"{each.population} {_span(each)}" for each in self.implied if each.population in counted
        )
        return f"<Story of {len(self.claims)} claim(s): {voices}; then {spans}>"


def consistent_sets(
    claims: Iterable[Claim],
    *,
    dataset: "Dataset | None" = None,
    at_most: int = 10_000,
    **assumptions: Unpack[AssumptionOptions],
) -> Answers[Story]:
    """All maximal sets of counts that can be true together, those of the most claims first.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> for story in gb.consistent_sets(killed, infobox=False):
    ...     print([claim.origin.actor for claim in story.claims])
    ['bbc-news', 'hospital-source', 'unnamed-government-source']
    ['bbc-news', 'al-jazeera']
    ['state-television']

    The claims must be of one event and outcome; populations may differ. Claims that give no number
    are left out. A part limited by cause, subset or person bounds its whole from below only.
    `at_most` bounds the choices kept at once, and with them time and memory; the time grows with the
    distinct figures of neighboring populations, multiplied, and only linearly with the claims. Raises
    `QuestionError` if `at_most` is exceeded, or if the claims are mixed or none of them counts.
    """
    return stories_of(hear(claims, Assumptions.of(**assumptions), dataset), at_most)


def stories_of(hearing: Hearing, at_most: int = 10_000) -> Answers[Story]:
    """The stories of the claims that count in a hearing; raises as `consistent_sets`."""
    if type(at_most) is not int or at_most < 1:
        raise QuestionError(f"at_most is a number of choices from 1 on, got {shown(at_most)}")
    _check_counts(hearing)
    # The search knows intervals only, so pairs that exclude each other otherwise are parted afterwards.
    exclusions = SamePeople(dict(enumerate(hearing.counted))).pairs
    items = _items(hearing.counted, {place for pair in exclusions for place in pair})
    # Of all claims, so that every story implies something for the same populations.
    own: list[AnyPopulation] = [*_own_populations(hearing.dataset), *(item.key.population for item in items)]
    sets = _without_pairs(maximal_sets(items, at_most, own), _as_bits(exclusions, items), at_most)
    stories = [_story(chosen, items, hearing.counted, own) for chosen in sets]
    # Stable, so that stories of one size stay in the order of the claims.
    return Answers(sorted(stories, key=lambda story: -len(story.claims)))


def _own_populations(dataset: "Dataset | None") -> list[AnyPopulation]:
    """The populations that a dataset adds to the tree; a claim on all people may count them too."""
    return [] if dataset is None else [each.word for each in dataset.release.description.populations]


def _as_bits(pairs: Iterable[tuple[int, int]], items: list[Item]) -> list[tuple[int, int]]:
    """Pairs of claims, by position, as pairs of the items that are theirs alone, as bits."""
    bit_of = {item.claims: 1 << place for place, item in enumerate(items)}
    return [(bit_of[one,], bit_of[other,]) for one, other in pairs]


def _without_pairs(sets: list[int], pairs: list[tuple[int, int]], at_most: int) -> list[int]:
    """The maximal subsets of these sets in which no pair is together; each pair at most doubles them."""
    for one, other in pairs:
        check_number_of_choices(len(sets), at_most)
        split = {rest for each in sets for rest in _split(each, one, other)}
        sets = sorted(each for each in split if not any(each & larger == each != larger for larger in split))
    return sets


def _split(chosen: int, one: int, other: int) -> tuple[int, ...]:
    """The set without the one and without the other item, if it has both."""
    return (chosen & ~one, chosen & ~other) if chosen & one and chosen & other else (chosen,)


def _check_counts(hearing: Hearing) -> None:
    if not hearing.claims:
        raise QuestionError("no claims were given; widen the query")
    if not hearing.counted:
        raise QuestionError(
            f"none of the {len(hearing.claims)} claims counts casualties and is heard under the assumptions; "
            "ask where(outcome=...), or set fewer speakers aside"
        )
    claims = [evidence.claim for evidence in hearing.counted]
    refuse_mixed(
        "stories are of one event and outcome, got",
        events=(claim.event for claim in claims),
        outcomes=(claim.proposition.outcome for claim in claims if isinstance(claim.proposition, CasualtyCount)),
    )


def _items(counted: Sequence[Evidence], alone: Collection[int]) -> list[Item]:
    """The distinct intervals, each with the positions of the claims that give it; claims `alone` share none."""
    positions: dict[tuple[Key, int, Number, int | None], list[int]] = {}
    for position, evidence in enumerate(counted):
        high = inf if evidence.high is None else evidence.high
        # A claim that is parted from another must not take along those that agree with it.
        own = position if position in alone else None
        positions.setdefault((evidence.key, evidence.low, high, own), []).append(position)
    return [Item(key, low, high, tuple(claims)) for (key, low, high, _), claims in positions.items()]


def _story(chosen: int, items: list[Item], counted: Sequence[Evidence], own: Iterable[AnyPopulation]) -> Story:
    """The story of the items that are chosen, as bits."""
    held_together = [item for place, item in enumerate(items) if chosen >> place & 1]
    positions = sorted(position for item in held_together for position in item.claims)
    bounds = implied(held_together, own)
    return Story(
        claims=tuple(counted[position].claim for position in positions),
        implied=tuple(
            Implied(population=population, low=int(low), high=None if high == inf else int(high))
            for population, (low, high) in sorted(bounds.items(), key=lambda bound: population_order(bound[0]))
            if not is_others(population)
        ),
    )


def _span(bounds: Implied) -> str:
    if bounds.high is None:
        return f"{bounds.low} or more"
    return str(bounds.low) if bounds.low == bounds.high else f"{bounds.low} to {bounds.high}"
