"""Finds the claims that exclude each other, without comparing every pair.

There are four ways: counts whose bounds clash, counts of the same people that cannot be the same,
denials of what another claim affirms, and manners of one death. Each finder counts its pairs, and
returns the partners of one claim at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from ..model.claims import Claim
from ..model.propositions import CasualtyCount, Occurrence
from .hearing import Evidence
from .intervals import Interval, SortedIntervals, contains, count_contained
from .parts import Key, is_within, lies_in, limits_of, wider_keys

Reason = Literal[
    "disjoint_bounds", "part_exceeds_whole", "exclusive_populations", "affirmed_and_denied", "exclusive_manners"
]
"""Why two claims exclude each other."""

Partner = tuple[int, Reason]
"""The place of another claim, and why it is excluded."""

Number = tuple[str, str, Key]
"""What a count is about: event, outcome, and which number."""


class Clashes:
    """Counts that exclude each other: disjoint bounds of one number, or a part greater than its whole."""

    def __init__(self, evidence: dict[int, Evidence]) -> None:
        self._evidence = evidence
        self._numbers = {place: _number(each) for place, each in evidence.items()}
        intervals: dict[Number, list[Interval]] = defaultdict(list)
        for place, each in evidence.items():
            intervals[self._numbers[place]].append(Interval(each.low, each.high, place))
        self._intervals = intervals
        self._sorted = {number: SortedIntervals(each) for number, each in intervals.items()}
        self._beside = _beside(evidence)

    @cached_property
    def _wholes(self) -> dict[Number, list[Number]]:
        """For each number, the other numbers here that it is a part of."""
        return {
            (event, outcome, key): [
                (event, outcome, wider)
                for wider in wider_keys(key)
                if wider != key and (event, outcome, wider) in self._sorted
            ]
            for event, outcome, key in self._sorted
        }

    @cached_property
    def _parts(self) -> dict[Number, SortedIntervals]:
        """For each number, the intervals of all counts of its parts."""
        within: dict[Number, list[Interval]] = defaultdict(list)
        for number, wholes in self._wholes.items():
            # Gathered once for each whole, because asking each part by itself takes parts times claims.
            for total in wholes:
                within[total] += self._intervals[number]
        return {number: SortedIntervals(intervals) for number, intervals in within.items()}

    def count(self) -> int:
        """The number of pairs, each counted from the one whose low is too great."""
        pairs = 0
        for place, each in self._evidence.items():
            number = self._numbers[place]
            # Of two counts that clash, exactly one has a low that is too great; counted there, none counts twice.
            rivals = (number, *self._wholes[number])
            pairs += sum(self._sorted[rival].count_below(each.low) for rival in rivals)
        # "Another two" does not contradict the count that it adds to, though the bounds are disjoint.
        return pairs - sum(self._excludes(*sorted(pair)) for pair in self._beside)

    def partners(self, place: int) -> Iterator[Partner]:
        """The counts that cannot be true together with the count at this place."""
        each = self._evidence.get(place)
        if each is None:
            return
        number = self._numbers[place]
        same, parts = self._sorted[number], self._parts.get(number)
        disjoint = same.below(each.low) + same.above(each.high)
        exceeding = [other for total in self._wholes[number] for other in self._sorted[total].below(each.low)]
        exceeding += [] if parts is None else parts.above(each.high)
        for other in disjoint:
            if frozenset((place, other)) not in self._beside:
                yield other, "disjoint_bounds"
        for other in exceeding:
            if frozenset((place, other)) not in self._beside:
                yield other, "part_exceeds_whole"

    def _excludes(self, place: int, other: int) -> bool:
        one, two = self._evidence[place], self._evidence[other]
        keys = self._numbers[place][2], self._numbers[other][2]
        if self._numbers[place][:2] != self._numbers[other][:2]:
            return False
        exceeds = _is_above(one, two) and is_within(*keys)
        return exceeds or (_is_above(two, one) and is_within(*keys[::-1]))


def _number(evidence: Evidence) -> Number:
    proposition = evidence.claim.proposition
    outcome = proposition.outcome if isinstance(proposition, CasualtyCount) else ""
    return evidence.claim.event, outcome, evidence.key


def _is_above(one: Evidence, other: Evidence) -> bool:
    """Whether the least of the one is more than the greatest of the other."""
    return other.high is not None and one.low > other.high


def _beside(evidence: dict[int, Evidence]) -> set[frozenset[int]]:
    """The places of counts that one speaker gives in addition to each other ("another two"): no rivals."""
    place_of = {each.claim.id: place for place, each in evidence.items()}
    return {
        frozenset((place, place_of[each.claim.besides or ""]))
        for place, each in evidence.items()
        if each.claim.besides in place_of and each.claim.besides != each.claim.id
    }


class SamePeople:
    """Counts of the very same people: of populations that exclude each other, or with different numbers."""

    def __init__(self, evidence: dict[int, Evidence]) -> None:
        place_of = {each.claim.id: place for place, each in evidence.items()}
        self.pairs: dict[tuple[int, int], Reason] = {}
        """The places of each pair, the lesser first, and why it cannot be."""
        self._partners: dict[int, list[Partner]] = defaultdict(list)
        for place, each in evidence.items():
            # A claim without the link is compared with itself, which never clashes.
            other = place_of.get(each.claim.same_people or "", place)
            reason = _why_not_the_same(each, evidence[other])
            if reason is not None:
                # Two claims may name each other; that is one pair.
                self.pairs[min(place, other), max(place, other)] = reason
        for (place, other), reason in self.pairs.items():
            self._partners[place].append((other, reason))
            self._partners[other].append((place, reason))

    def count(self) -> int:
        """The number of pairs."""
        return len(self.pairs)

    def partners(self, place: int) -> Iterator[Partner]:
        """The counts of the same people that cannot be true together with the count at this place."""
        yield from self._partners.get(place, ())


def _why_not_the_same(one: Evidence, other: Evidence) -> Reason | None:
    """Why two counts cannot be of the same people; None if they can, or if the bounds of a part say so already."""
    keys = one.key, other.key
    if _number(one)[:2] != _number(other)[:2]:
        return None
    if not (lies_in(keys[0].population, keys[1].population) or lies_in(keys[1].population, keys[0].population)):
        return "exclusive_populations"
    for lesser, greater in ((one, other), (other, one)):
        # A part above its whole is found by its bounds already.
        if _is_above(greater, lesser) and not is_within(greater.key, lesser.key):
            return "disjoint_bounds"
    return None


class Denials:
    """A denial and the claims of what it denies: the same proposition, or a count within the denied one."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._denied: dict[object, list[int]] = defaultdict(list)
        self._affirmed: dict[object, list[int]] = defaultdict(list)
        # Most lists hold no denial, and then no index is needed.
        if not any(claim.polarity == "denied" for claim in claims):
            return
        for place, claim in enumerate(claims):
            groups = self._denied if claim.polarity == "denied" else self._affirmed
            for topic in _topics(claim):
                groups[topic].append(place)

    def count(self) -> int:
        """The number of pairs of a denial and what it denies."""
        pairs = 0
        for topic, denied in self._denied.items():
            affirmed = self._affirmed.get(topic, [])
            if isinstance(topic, _Bounded):
                pairs += count_contained(self._intervals(denied), self._intervals(affirmed))
            else:
                pairs += len(denied) * len(affirmed)
        return pairs

    def partners(self, place: int) -> Iterator[Partner]:
        """The claims that the claim at this place denies, or that deny it."""
        is_denial = self._claims[place].polarity == "denied"
        others = self._affirmed if is_denial else self._denied
        for topic in _topics(self._claims[place]) if self._denied else ():
            for other in others.get(topic, ()):
                denial, affirmed = (place, other) if is_denial else (other, place)
                if not isinstance(topic, _Bounded) or contains(self._interval(denial), self._interval(affirmed)):
                    yield other, "affirmed_and_denied"

    def _intervals(self, places: Iterable[int]) -> list[Interval]:
        return [self._interval(place) for place in places]

    def _interval(self, place: int) -> Interval:
        count = self._claims[place].count
        # Without a number a claim is denied as it is; its interval is never compared.
        return Interval(0, None, place) if count is None else Interval(count.low, count.high, place)


class _Bounded(NamedTuple):
    """The number that a denial is about, if its wording bounds it: it denies every count within its bounds."""

    event: str
    outcome: str
    key: Key


def _topics(claim: Claim) -> Iterator[object]:
    """What a denial can deny, and what can deny a claim: by the number it is about, or by the same words."""
    proposition = claim.proposition
    # "Unknown" and "about" have no bounds of their own, so they are denied in the very same words only.
    is_bounded = isinstance(proposition, CasualtyCount) and proposition.count.hedge not in ("unknown", "about")
    if isinstance(proposition, CasualtyCount) and (is_bounded or claim.polarity == "affirmed"):
        yield _Bounded(claim.event, proposition.outcome, Key(proposition.population, limits_of(proposition)))
    if not is_bounded:
        yield claim.event, proposition


class Manners:
    """Two ways in which one death came about, by different speakers."""

    def __init__(self, claims: dict[int, Claim]) -> None:
        self._claims = claims
        self._of_event: dict[str, list[int]] = defaultdict(list)
        for place, claim in claims.items():
            if isinstance(claim.proposition, Occurrence) and claim.polarity == "affirmed":
                self._of_event[claim.proposition.event].append(place)

    def count(self) -> int:
        """The number of pairs; they are few, because each is about the same death."""
        return sum(1 for place in self._claims for other, _ in self.partners(place) if other > place)

    def partners(self, place: int) -> Iterator[Partner]:
        """The claims that give another manner of the same death."""
        claim = self._claims.get(place)
        if claim is None or not isinstance(claim.proposition, Occurrence) or claim.polarity == "denied":
            return
        for other in self._of_event[claim.proposition.event]:
            rival = self._claims[other].proposition
            if (
                isinstance(rival, Occurrence)
                and _exclude(claim.proposition, rival)
                and _differ(claim, self._claims[other])
            ):
                yield other, "exclusive_manners"


def _exclude(one: Occurrence, other: Occurrence) -> bool:
    """Whether two manners exclude each other; words are compared only if neither claim names means."""
    # Words are free and seldom equal, so they decide only if nobody names means.
    if not one.means and not other.means:
        return bool(one.manner and other.manner) and one.manner != other.manner
    means, rivals = {*one.means}, {*other.means}
    if "violence" in means | rivals:  # leaves open how
        return {"accident"} in (means, rivals)
    return bool(means and rivals) and not means & rivals


def _differ(first: Claim, second: Claim) -> bool:
    """Whether two claims are by different speakers, and neither relays the other."""
    linked = first.relays == second.id or second.relays == first.id
    speakers = [{claim.origin.actor, *claim.origin.jointly} for claim in (first, second)]
    return not speakers[0] & speakers[1] and not linked
