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
from ..model.populations import lies_in
from ..model.propositions import CasualtyCount, Occurrence
from .evidence import Evidence
from .intervals import Interval, SortedIntervals, contains, count_contained
from .parts import Key, is_within, limits_of, wider_keys

Reason = Literal[
    "disjoint_bounds", "part_exceeds_whole", "exclusive_populations", "affirmed_and_denied", "exclusive_manners"
]
"""Why two claims exclude each other."""

REASONS: dict[Reason, str] = {
    "disjoint_bounds": "no number satisfies both",
    "part_exceeds_whole": "a part is greater than its whole",
    "exclusive_populations": "the same people cannot be both",
    "affirmed_and_denied": "one denies what the other affirms",
    "exclusive_manners": "one death has one manner",
}
"""The same in words."""

Partner = tuple[int, Reason]
"""The position of another claim, and why it is excluded."""

Subject = tuple[str, str, Key]
"""What a count is about: event, outcome, and which number."""


class Clashes:
    """Counts that exclude each other: disjoint bounds of one number, or a part greater than its whole."""

    def __init__(self, evidence: dict[int, Evidence]) -> None:
        self._evidence = evidence
        self._subjects = {position: _subject_of(each) for position, each in evidence.items()}
        intervals: dict[Subject, list[Interval]] = defaultdict(list)
        for position, each in evidence.items():
            intervals[self._subjects[position]].append(Interval(each.low, each.high, position))
        self._intervals = intervals
        self._sorted = {subject: SortedIntervals(each) for subject, each in intervals.items()}
        self._beside = _beside(evidence)

    @cached_property
    def _wholes(self) -> dict[Subject, list[Subject]]:
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
    def _parts(self) -> dict[Subject, SortedIntervals]:
        """For each number, the intervals of all counts of its parts."""
        within: dict[Subject, list[Interval]] = defaultdict(list)
        for subject, wholes in self._wholes.items():
            # Gathered once for each whole, because asking each part by itself takes parts times claims.
            for total in wholes:
                within[total] += self._intervals[subject]
        return {subject: SortedIntervals(intervals) for subject, intervals in within.items()}

    def count(self) -> int:
        """The number of pairs, each counted from the one whose low is too great."""
        pairs = 0
        for position, each in self._evidence.items():
            subject = self._subjects[position]
            # Of two counts that clash, exactly one has a low that is too great; counted there, none counts twice.
            rivals = (subject, *self._wholes[subject])
            pairs += sum(self._sorted[rival].count_below(each.low) for rival in rivals)
        # "Another two" does not contradict the count that it adds to, though the bounds are disjoint.
        return pairs - sum(self._excludes(*sorted(pair)) for pair in self._beside)

    def partners(self, position: int) -> Iterator[Partner]:
        """The counts that cannot be true together with the count at this position."""
        each = self._evidence.get(position)
        if each is None:
            return
        subject = self._subjects[position]
        same, parts = self._sorted[subject], self._parts.get(subject)
        disjoint = same.below(each.low) + same.above(each.high)
        exceeding = [other for total in self._wholes[subject] for other in self._sorted[total].below(each.low)]
        exceeding += [] if parts is None else parts.above(each.high)
        for other in disjoint:
            if frozenset((position, other)) not in self._beside:
                yield other, "disjoint_bounds"
        for other in exceeding:
            if frozenset((position, other)) not in self._beside:
                yield other, "part_exceeds_whole"

    def _excludes(self, position: int, other: int) -> bool:
        one, two = self._evidence[position], self._evidence[other]
        keys = self._subjects[position][2], self._subjects[other][2]
        if self._subjects[position][:2] != self._subjects[other][:2]:
            return False
        exceeds = _is_above(one, two) and is_within(*keys)
        return exceeds or (_is_above(two, one) and is_within(*keys[::-1]))


def _subject_of(evidence: Evidence) -> Subject:
    proposition = evidence.claim.proposition
    outcome = proposition.outcome if isinstance(proposition, CasualtyCount) else ""
    return evidence.claim.event, outcome, evidence.key


def _is_above(one: Evidence, other: Evidence) -> bool:
    """Whether the least of the one is more than the greatest of the other."""
    return other.high is not None and one.low > other.high


def _beside(evidence: dict[int, Evidence]) -> set[frozenset[int]]:
    """The positions of counts that one speaker gives in addition to each other ("another two"): no rivals."""
    position_of = {each.claim.id: position for position, each in evidence.items()}
    return {
        frozenset((position, position_of[each.claim.besides or ""]))
        for position, each in evidence.items()
        if each.claim.besides in position_of and each.claim.besides != each.claim.id
    }


class SamePeople:
    """Counts of the very same people: of populations that exclude each other, or with different numbers."""

    def __init__(self, evidence: dict[int, Evidence]) -> None:
        position_of = {each.claim.id: position for position, each in evidence.items()}
        self.pairs: dict[tuple[int, int], Reason] = {}
        """The positions of each pair, the lesser first, and why it cannot be."""
        self._partners: dict[int, list[Partner]] = defaultdict(list)
        for position, each in evidence.items():
            # A claim without the link is compared with itself, which never clashes.
            other = position_of.get(each.claim.same_people or "", position)
            reason = _why_not_the_same(each, evidence[other])
            if reason is not None:
                # Two claims may name each other; that is one pair.
                self.pairs[min(position, other), max(position, other)] = reason
        for (position, other), reason in self.pairs.items():
            self._partners[position].append((other, reason))
            self._partners[other].append((position, reason))

    def count(self) -> int:
        """The number of pairs."""
        return len(self.pairs)

    def partners(self, position: int) -> Iterator[Partner]:
        """The counts of the same people that cannot be true together with the count at this position."""
        yield from self._partners.get(position, ())


def _why_not_the_same(one: Evidence, other: Evidence) -> Reason | None:
    """Why two counts cannot be of the same people; None if they can, or if the bounds of a part say so already."""
    keys = one.key, other.key
    if _subject_of(one)[:2] != _subject_of(other)[:2]:
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
        for position, claim in enumerate(claims):
            groups = self._denied if claim.polarity == "denied" else self._affirmed
            for topic in _topics(claim):
                groups[topic].append(position)

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

    def partners(self, position: int) -> Iterator[Partner]:
        """The claims that the claim at this position denies, or that deny it."""
        is_denial = self._claims[position].polarity == "denied"
        others = self._affirmed if is_denial else self._denied
        for topic in _topics(self._claims[position]) if self._denied else ():
            for other in others.get(topic, ()):
                denial, affirmed = (position, other) if is_denial else (other, position)
                if not isinstance(topic, _Bounded) or contains(self._interval(denial), self._interval(affirmed)):
                    yield other, "affirmed_and_denied"

    def _intervals(self, positions: Iterable[int]) -> list[Interval]:
        return [self._interval(position) for position in positions]

    def _interval(self, position: int) -> Interval:
        count = self._claims[position].count
        # Without a number a claim is denied as it is; its interval is never compared.
        return Interval(0, None, position) if count is None else Interval(count.low, count.high, position)


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
        for position, claim in claims.items():
            if isinstance(claim.proposition, Occurrence) and claim.polarity == "affirmed":
                self._of_event[claim.proposition.event].append(position)

    def count(self) -> int:
        """The number of pairs; they are few, because each is about the same death."""
        return sum(1 for position in self._claims for other, _ in self.partners(position) if other > position)

    def partners(self, position: int) -> Iterator[Partner]:
        """The claims that give another manner of the same death."""
        claim = self._claims.get(position)
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
