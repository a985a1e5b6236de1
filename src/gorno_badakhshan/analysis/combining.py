"""Which counts can hold together: the walk up the population tree behind `consistent_sets`.

Each population is a number, and a claim an interval for it. A whole is the sum of its parts in the
population tree, and a count limited by cause, subset or person is a part of what it limits. From the
leaves up, every population keeps the few choices that matter: which claims hold, and between which
bounds that leaves the number. What costs is the choices of neighbors multiplied, so the time grows
with the product of the distinct figures told of each population, not with the number of claims that
repeat them.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import inf
from typing import NamedTuple

from ..errors import QuestionError
from ..model.vocabulary import PARENTS, Population
from .parts import WHOLE, Key, Limits, narrows

Number = int | float
"""A number of people; only infinity is a float."""

CHILDREN: dict[Population, tuple[Population, ...]] = {
    whole: tuple(part for part, of in PARENTS.items() if of == whole) for whole in ("everyone", *PARENTS)
}
"""The parts of each population, none for the smallest; every whole stands before its parts."""


def maximal_sets(items: Sequence["Item"], at_most: int) -> list[int]:
    """The largest sets of items that can hold together, as bits by position, the largest first."""
    sets: list[int] = []
    held = {choice.held for choice in _Search(items, at_most).choices("everyone")}
    for one in sorted(held, key=lambda bits: (-bits.bit_count(), bits)):
        if not any(one | other == other for other in sets):
            sets.append(one)
    return sets


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

    def covers(self, other: "_Choice") -> bool:
        """Whether nothing is lost by forgetting the other."""
        return (
            self.held | other.held == self.held
            and self.low <= other.low
            and self.high >= other.high
            and all(mine <= theirs for mine, theirs in zip(self.floors, other.floors, strict=True))
        )


class _Search:
    """The walk up the population tree over the items of one question."""

    def __init__(self, items: Sequence[Item], at_most: int) -> None:
        self.items, self.at_most = items, at_most
        found = {item.key.limits for item in items} - {WHOLE}
        # The narrowest first, so that a floor reaches every wider part on the way.
        self.limits: list[Limits] = sorted(found, key=lambda limits: limits.count(None))

    def choices(self, population: Population) -> list[_Choice]:
        """What can hold of a population and all within it."""
        start = [_Choice(0, 0, inf, (0,) * len(self.limits))]
        if CHILDREN[population]:
            start = [_added(parts) for parts in product(*map(self.choices, CHILDREN[population]))]
        raised = [choice for one in start for choice in self._limited(population, one, 0)]
        return self._worth_keeping([choice for one in raised for choice in self._whole(population, one)])

    def _limited(self, population: Population, choice: _Choice, position: int) -> Iterator[_Choice]:
        """The choices with a least number for each limited part, from the narrowest on."""
        if position == len(self.limits):
            yield choice
            return
        own = self._at(Key(population, self.limits[position]))
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
        own = self._at(Key(population, WHOLE))
        starts = {low, *(item.low for _, item in own), *(item.high + 1 for _, item in own)}
        for value in (start for start in starts if low <= start <= high and start != inf):
            bits = _bits(own, value)
            lows = [low, *(item.low for bit, item in own if bit & bits)]
            highs = [high, *(item.high for bit, item in own if bit & bits)]
            yield choice._replace(held=choice.held | bits, low=max(lows), high=min(highs))

    def _at(self, key: Key) -> list[tuple[int, Item]]:
        return [(1 << place, item) for place, item in enumerate(self.items) if item.key == key]

    def _worth_keeping(self, choices: list[_Choice]) -> list[_Choice]:
        kept: list[_Choice] = []
        for choice in sorted(set(choices), key=lambda c: (-c.held.bit_count(), c.low - c.high)):
            if not any(other.covers(choice) for other in kept):
                kept.append(choice)
        if len(kept) > self.at_most:
            raise QuestionError(
                f"more than {self.at_most} ways to combine these claims; narrow them with where(population=...), "
                "or raise at_most and wait"
            )
        return kept


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
    """The exact bounds that items which hold together leave each population.

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
