"""Which counts can be true together: the search up the population tree behind `consistent_sets`.

Each population is a number, and a claim is an interval for it. A whole is the sum of its parts in the
population tree, and a count limited by cause, subset or person is a part of what it limits. From the
leaves up, every population keeps only the choices that matter: which claims are true, and between which
bounds that leaves the number. The choices of neighboring populations are multiplied, so the time grows
with the product of the distinct figures of each population, not with the number of claims that repeat
them. That is hardly faster than the number of stories, which grows so itself.

A limited part bounds from below: its whole has at least what it counts. That no militant died excludes
no children among the militants here.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import inf, prod
from typing import NamedTuple

from ..errors import QuestionError
from ..model.own_words import AnyPopulation
from ..model.populations import parts_of, whole_of, wholes_of
from .parts import WHOLE, Key, Limits, wider_limits

Number = int | float
"""A number of people; only infinity is a float."""

_TRIED_FOR_EACH_KEPT = 100
"""How many combinations may be tried for each that may be kept, before the search is refused."""


class Item(NamedTuple):
    """One interval for one number, given by one claim or by many."""

    key: Key
    low: int
    high: Number
    claims: tuple[int, ...]
    """Positions of the claims that give it."""


def maximal_sets(items: Sequence[Item], at_most: int, own: Iterable[AnyPopulation] = ()) -> list[int]:
    """The largest sets of items that can be true together, as bits by position, the largest first.

    `own` are the populations that a dataset adds to the tree, besides those that the items count.

    Raises `QuestionError` if more than `at_most` choices have to be kept at once.
    """
    return [choice.items for choice in _Search(items, at_most, own).choices("everyone")]


class _Choice(NamedTuple):
    """Items that are true together (as bits), the bounds this leaves a population, floors for limited parts."""

    items: int
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


class _KeptChoices:
    """Choices worth keeping, indexed by their items, because each is compared with thousands of others."""

    def __init__(self) -> None:
        self.choices: list[_Choice] = []
        self._places: dict[int, int] = {}
        """For each item, as a bit, the places of the choices that include it, as bits."""

    def add(self, choice: _Choice) -> None:
        """Keeps a choice."""
        for item in _bits(choice.items):
            self._places[item] = self._places.get(item, 0) | 1 << len(self.choices)
        self.choices.append(choice)

    def cover(self, choice: _Choice) -> bool:
        """Whether one of the kept includes all items of the choice, and leaves as much."""
        places = (1 << len(self.choices)) - 1
        for item in _bits(choice.items):
            places &= self._places.get(item, 0)
        return any(self.choices[place.bit_length() - 1].leaves_as_much(choice) for place in _bits(places))


class _Search:
    """The search up the population tree over the items of one question."""

    def __init__(self, items: Sequence[Item], at_most: int, own: Iterable[AnyPopulation]) -> None:
        self._at_most = at_most
        self._parts = parts_of({*own, *(item.key.population for item in items)})
        self._items: dict[Key, list[tuple[int, Item]]] = {}
        for place, item in enumerate(items):
            self._items.setdefault(item.key, []).append((1 << place, item))
        # The narrowest first, so that a floor reaches every wider part on the way.
        distinct = {item.key.limits for item in items} - {WHOLE}
        self._limits: list[Limits] = sorted(distinct, key=lambda limits: limits.count(None))
        places = {limits: place for place, limits in enumerate(self._limits)}
        self._wider = [[places[w] for w in wider_limits(limits) if w in places] for limits in self._limits]
        self._free = _Choice(0, 0, inf, (0,) * len(self._limits))

    def choices(self, population: AnyPopulation) -> list[_Choice]:
        """What can be true of a population and all within it."""
        start = [self._free]
        if self._parts[population]:
            parts = [self.choices(part) for part in self._parts[population]]
            # Before the product is walked, because walking it is what takes hours.
            check_number_of_choices(prod(map(len, parts)) // _TRIED_FOR_EACH_KEPT, self._at_most)
            start = self._worth_keeping(_sum_of(choices) for choices in product(*parts))
        raised = self._with_parts(population, start)
        settled = (each for choice in raised for each in self._with_total(population, choice))
        if whole_of(population) is None:
            # Nothing is above everyone, so only the items matter there and no bounds.
            return self._worth_keeping(self._free._replace(items=choice.items) for choice in settled)
        return self._worth_keeping(settled)

    def _with_parts(self, population: AnyPopulation, choices: list[_Choice]) -> list[_Choice]:
        """The choices with a least number for each limited part, from the narrowest on."""
        for place, limits in enumerate(self._limits):
            own = self._at(population, limits)
            raised = (each for choice in choices for each in self._raised(choice, place, own))
            if not self._floor_matters(population, limits):
                # Only the greatest of such floors bounds the whole, so one number stands for them all.
                raised = (_with_floor_as_low(choice, place) for choice in raised)
            choices = self._worth_keeping(raised)
        return choices

    def _raised(self, choice: _Choice, place: int, own: list[tuple[int, Item]]) -> Iterator[_Choice]:
        """The choices for the least number of one limited part: as it is, or the low of an item."""
        floor = choice.floors[place]
        for value in {floor, *(item.low for _, item in own if item.low > floor)}:
            floors = [*choice.floors]
            for wider in self._wider[place]:
                floors[wider] = max(floors[wider], value)
            yield choice._replace(items=choice.items | _satisfied(own, value), floors=tuple(floors))

    def _with_total(self, population: AnyPopulation, choice: _Choice) -> Iterator[_Choice]:
        """The choices for the population itself: one for each set of its items that some number satisfies."""
        low, high = max(choice.low, *choice.floors, 0), choice.high
        own = self._at(population, WHOLE)
        # What holds changes only where an interval starts or ends, so these numbers stand for all.
        starts = {low, *(item.low for _, item in own), *(item.high + 1 for _, item in own)}
        for value in (start for start in starts if low <= start <= high and start != inf):
            satisfied = _satisfied(own, value)
            lows = [low, *(item.low for bit, item in own if bit & satisfied)]
            highs = [high, *(item.high for bit, item in own if bit & satisfied)]
            yield choice._replace(items=choice.items | satisfied, low=max(lows), high=min(highs))

    def _at(self, population: AnyPopulation, limits: Limits) -> list[tuple[int, Item]]:
        """The items of one number, each with its bit."""
        return self._items.get(Key(population, limits), [])

    def _floor_matters(self, population: AnyPopulation, limits: Limits) -> bool:
        """Whether a floor of a limited part can exceed a count of the same part of a wider population."""
        wider = (item for total in wholes_of(population) for _, item in self._at(total, limits))
        return any(item.high < inf for item in wider)

    def _worth_keeping(self, choices: Iterable[_Choice]) -> list[_Choice]:
        """The choices that no other covers: they include more items, or leave wider bounds."""
        kept = _KeptChoices()
        # The largest first, so that those they cover are dropped at once.
        for choice in sorted(set(choices), key=lambda c: (-c.items.bit_count(), c.low - c.high, c.items)):
            if not kept.cover(choice):
                kept.add(choice)
                check_number_of_choices(len(kept.choices), self._at_most)
        return kept.choices


def check_number_of_choices(choices: int, at_most: int) -> None:
    """Raises `QuestionError` if there are more choices than may be kept."""
    if choices > at_most:
        raise QuestionError(
            f"more than {at_most} ways to combine these claims; narrow them with where(population=...), "
            "or raise at_most and wait"
        )


def _with_floor_as_low(choice: _Choice, place: int) -> _Choice:
    """The choice with the floor of one limited part as a bound of the whole."""
    floors = (*choice.floors[:place], 0, *choice.floors[place + 1 :])
    return choice._replace(low=max(choice.low, choice.floors[place]), floors=floors)


def _bits(number: int) -> Iterator[int]:
    """Each bit that is set, alone."""
    while number:
        yield number & -number
        number &= number - 1


def _satisfied(own: list[tuple[int, Item]], value: Number) -> int:
    """The items that this number satisfies, as bits."""
    return sum(bit for bit, item in own if item.low <= value <= item.high)


def _sum_of(parts: tuple[_Choice, ...]) -> _Choice:
    """The choice for a whole that the choices for its parts add up to."""
    floors = tuple(sum(column) for column in zip(*(part.floors for part in parts), strict=True))
    items = 0
    for part in parts:
        items |= part.items
    return _Choice(items, sum(part.low for part in parts), sum(part.high for part in parts), floors)


def implied(
    items: Sequence[Item], own: Iterable[AnyPopulation] = ()
) -> dict[AnyPopulation, tuple[Number, Number]]:
    """The bounds that items which are true together leave each population; exact if no part is limited.

    Up the tree by adding, then down by what the whole leaves after the other parts. Every whole comes before
    its parts. `own` is that of `maximal_sets`.
    """
    tree = parts_of({*own, *(item.key.population for item in items)})
    bounds: dict[AnyPopulation, tuple[Number, Number]] = {}
    for population in reversed(tree):
        parts = tree[population]
        counts = [item for item in items if item.key.population == population]
        low, high = (sum(bounds[part][end] for part in parts) for end in (0, 1)) if parts else (0, inf)
        highs = [item.high for item in counts if item.key.limits == WHOLE]
        bounds[population] = max([low, *(item.low for item in counts)]), min([high, *highs])
    # Wholes come before their parts, so each is final when its parts are bounded by it.
    for total, parts in tree.items():
        low, high = bounds[total]
        before = {part: bounds[part] for part in parts}
        for part in parts:
            others = [before[other] for other in parts if other != part]
            least = low - sum(other[1] for other in others)
            greatest = high - sum(other[0] for other in others)
            bounds[part] = max(bounds[part][0], least), min(bounds[part][1], greatest)
    return bounds
