"""Which counts can hold together: the walk up the population tree behind `consistent_sets`.

Each population is a number, and a claim an interval for it. A whole is the sum of its parts in the
population tree, and a count limited by cause, subset or person is a part of what it limits. From the
leaves up, every population keeps the few choices that matter: which claims hold, and between which
bounds that leaves the number. What costs is the choices of neighbors multiplied, so the time grows
with the product of the distinct figures told of each population, not with the number of claims that
repeat them: hardly faster than the number of stories, which grows so itself.

A limited part binds from below: what it counts, its whole has at least. That nobody among the militants
died leaves no room for children among them is not reckoned with.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import inf, prod
from operator import mul
from typing import NamedTuple

from ..errors import QuestionError
from ..model.vocabulary import PARENTS, Population
from .parts import WHOLE, Key, Limits, narrows, wholes_of

Number = int | float
"""A number of people; only infinity is a float."""

_TRIED_FOR_EACH_KEPT = 100
"""How many combinations of neighbors are tried for each that may be kept, before it is said to be too many."""

CHILDREN: dict[Population, tuple[Population, ...]] = {
    whole: tuple(part for part, of in PARENTS.items() if of == whole) for whole in ("everyone", *PARENTS)
}
"""The parts of each population, none for the smallest; every whole stands before its parts."""


def maximal_sets(items: Sequence["Item"], at_most: int) -> list[int]:
    """The largest sets of items that can hold together, as bits by position, the largest first."""
    return [choice.held for choice in _Search(items, at_most).choices("everyone")]


class Item(NamedTuple):
    """One interval told for one number, by one claim or by many in the same words."""

    key: Key
    low: int
    high: Number
    claims: tuple[int, ...]
    """Positions of the claims that tell it."""


class _Choice(NamedTuple):
    """Items that hold together (as bits), the bounds this leaves a population, floors for its limited parts."""

    held: int
    low: Number
    high: Number
    floors: tuple[Number, ...]

    def leaves_as_much(self, other: "_Choice") -> bool:
        """Whether the bounds allow whatever the other's allow."""
        return (
            self.low <= other.low
            and self.high >= other.high
            and all(mine <= theirs for mine, theirs in zip(self.floors, other.floors, strict=True))
        )


class _Kept:
    """Choices worth keeping, indexed by what they hold, because most are asked about by thousands of others."""

    def __init__(self) -> None:
        self.choices: list[_Choice] = []
        self.holding: dict[int, int] = {}
        """For each item, as a bit, the places of the choices that hold it, as bits."""

    def add(self, choice: _Choice) -> None:
        """Keep a choice."""
        for item in _ones(choice.held):
            self.holding[item] = self.holding.get(item, 0) | 1 << len(self.choices)
        self.choices.append(choice)

    def cover(self, choice: _Choice) -> bool:
        """Whether one of the kept holds whatever the choice holds, and leaves as much."""
        places = (1 << len(self.choices)) - 1
        for item in _ones(choice.held):
            places &= self.holding.get(item, 0)
        return any(self.choices[place.bit_length() - 1].leaves_as_much(choice) for place in _ones(places))


class _Search:
    """The walk up the population tree over the items of one question."""

    def __init__(self, items: Sequence[Item], at_most: int) -> None:
        self.at_most = at_most
        self.items: dict[Key, list[tuple[int, Item]]] = {}
        for place, item in enumerate(items):
            self.items.setdefault(item.key, []).append((1 << place, item))
        # The narrowest first, so that a floor reaches every wider part on the way.
        found = {item.key.limits for item in items} - {WHOLE}
        self.limits: list[Limits] = sorted(found, key=lambda limits: limits.count(None))
        self.free = _Choice(0, 0, inf, (0,) * len(self.limits))

    def choices(self, population: Population) -> list[_Choice]:
        """What can hold of a population and all within it."""
        start = [self.free]
        if CHILDREN[population]:
            parts = [self.choices(part) for part in CHILDREN[population]]
            self._check(prod(map(len, parts)) // _TRIED_FOR_EACH_KEPT)
            start = self._worth_keeping(_added(together) for together in product(*parts))
        raised = (choice for one in start for choice in self._limited(population, one, 0))
        settled = (choice for one in raised for choice in self._whole(population, one))
        if population not in PARENTS:
            return self._worth_keeping(self.free._replace(held=choice.held) for choice in settled)
        matters = self._floors_that_matter(population)
        return self._worth_keeping(
            choice._replace(floors=tuple(map(mul, choice.floors, matters))) for choice in settled
        )

    def _limited(self, population: Population, choice: _Choice, position: int) -> Iterator[_Choice]:
        """The choices with a least number for each limited part, from the narrowest on."""
        if position == len(self.limits):
            yield choice
            return
        own = self._at(population, self.limits[position])
        floor = choice.floors[position]
        for value in sorted({floor, *(item.low for _, item in own if item.low > floor)}):
            held = choice.held | _bits(own, value)
            floors = tuple(
                max(f, value) if narrows(self.limits[position], wider) else f
                for f, wider in zip(choice.floors, self.limits, strict=True)
            )
            yield from self._limited(population, choice._replace(held=held, floors=floors), position + 1)

    def _whole(self, population: Population, choice: _Choice) -> Iterator[_Choice]:
        """The choices for the population itself: one for each set of its items that some number satisfies."""
        low, high = max((choice.low, *choice.floors)), choice.high
        own = self._at(population, WHOLE)
        starts = {low, *(item.low for _, item in own), *(item.high + 1 for _, item in own)}
        for value in (start for start in starts if low <= start <= high and start != inf):
            bits = _bits(own, value)
            lows = [low, *(item.low for bit, item in own if bit & bits)]
            highs = [high, *(item.high for bit, item in own if bit & bits)]
            yield choice._replace(held=choice.held | bits, low=max(lows), high=min(highs))

    def _at(self, population: Population, limits: Limits) -> list[tuple[int, Item]]:
        return self.items.get(Key(population, limits), [])

    def _floors_that_matter(self, population: Population) -> tuple[bool, ...]:
        """For each limited part, whether a least number of it can exceed what is told of the same of a whole."""
        wholes = tuple(wholes_of(population))
        told = ((item for whole in wholes for _, item in self._at(whole, limits)) for limits in self.limits)
        return tuple(any(item.high < inf for item in items) for items in told)

    def _worth_keeping(self, choices: Iterable[_Choice]) -> list[_Choice]:
        """Those choices by whose loss something is lost: more held, or wider bounds."""
        kept = _Kept()
        for choice in sorted(set(choices), key=lambda c: (-c.held.bit_count(), c.low - c.high, c.held)):
            if not kept.cover(choice):
                kept.add(choice)
                self._check(len(kept.choices))
        return kept.choices

    def _check(self, choices: int) -> None:
        if choices > self.at_most:
            raise QuestionError(
                f"more than {self.at_most} ways to combine these claims; narrow them with where(population=...), "
                "or raise at_most and wait"
            )


def _ones(bits: int) -> Iterator[int]:
    """Each bit that is set, alone."""
    while bits:
        yield bits & -bits
        bits &= bits - 1


def _bits(own: list[tuple[int, Item]], value: Number) -> int:
    """The items that this number satisfies."""
    return sum(bit for bit, item in own if item.low <= value <= item.high)


def _added(parts: tuple[_Choice, ...]) -> _Choice:
    """The choice for a whole that the choices for its parts make together."""
    floors = tuple(sum(column) for column in zip(*(part.floors for part in parts), strict=True))
    held = 0
    for part in parts:
        held |= part.held
    return _Choice(held, sum(part.low for part in parts), sum(part.high for part in parts), floors)


def implied(items: Sequence[Item]) -> dict[Population, tuple[Number, Number]]:
    """The bounds that items which hold together leave each population; exact where no part is limited.

    Up the tree by adding, then down by what the whole leaves after the other parts.
    """
    bounds: dict[Population, tuple[Number, Number]] = {}
    for population in reversed(CHILDREN):
        parts = CHILDREN[population]
        own = [item for item in items if item.key.population == population]
        low, high = (sum(bounds[part][end] for part in parts) for end in (0, 1)) if parts else (0, inf)
        highs = [item.high for item in own if item.key.limits == WHOLE]
        bounds[population] = max([low, *(item.low for item in own)]), min([high, *highs])
    for whole, parts in CHILDREN.items():
        low, high = bounds[whole]
        before = {part: bounds[part] for part in parts}
        for part in parts:
            others = [before[other] for other in parts if other != part]
            least = low - sum(other[1] for other in others)
            greatest = high - sum(other[0] for other in others)
            bounds[part] = max(bounds[part][0], least), min(bounds[part][1], greatest)
    return bounds
