"""Which pairs of claims cannot both be true, and why.

Counting the pairs takes n log n, because bounds are intervals and sorted ends are searched. Pairs are
made only for those who walk them, in the order of the claims.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Unpack, overload

import attrs

from ..model.claims import Claim
from ..model.fields import doc
from ..model.propositions import CasualtyCount, Occurrence
from ..model.wording import Name, proposition_text, speakers_text
from .assumptions import AssumptionOptions, Assumptions
from .hearing import Evidence, Hearing, hear
from .intervals import Interval, SortedIntervals, contains, count_contained
from .parts import Key, is_within, limits_of, wider_keys

if TYPE_CHECKING:
    from ..dataset import Dataset

Reason = Literal["disjoint_bounds", "part_exceeds_whole", "affirmed_and_denied", "exclusive_manners"]
"""Why two claims exclude each other."""

Partner = tuple[int, Reason]
"""The place of another claim, and why it is excluded."""


@attrs.frozen(kw_only=True, repr=False)
class Contradiction:
    """Two claims that cannot both be true under the assumptions."""

    first: Claim = attrs.field(metadata=doc("The claim that came first in the order given."))
    second: Claim = attrs.field(metadata=doc("The other."))
    reason: Reason = attrs.field(metadata=doc("Why they exclude each other."))
    explanation: str = attrs.field(metadata=doc("The same in words."))

    def to_dict(self) -> dict[str, str]:
        """The pair as plain data, claims by their ids."""
        pair = {"first": self.first.id, "second": self.second.id}
        return {**pair, "reason": self.reason, "explanation": self.explanation}

    def __repr__(self) -> str:
        return f"<Contradiction {self.reason}: {self.explanation}>"


def contradictions(
    claims: Iterable[Claim], *, dataset: "Dataset | None" = None, **assumptions: Unpack[AssumptionOptions]
) -> tuple[Contradiction, ...]:
    """All pairs of claims that cannot both be true, in the order given.

    >>> import gorno_badakhshan as gb
    >>> wounded = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> gb.contradictions(wounded)
    ()

    Counts are compared within one event and outcome. Two counts of the same number exclude each
    other if their bounds are disjoint; a part excludes its whole if it is surely greater; two counts
    of which neither is part of the other never do. A denial excludes claims of what it denies: whoever
    denies for themselves does not deny for others. Two manners of one killing exclude each other
    unless one speaker gives both: means are compared with means, and "violence", which leaves open
    how, excludes an accident only. The dataset says which events are killings; without one no
    manners are compared.

    `reconcile(...).contradictions` counts such pairs without making them. Raises `AssumptionError` on
    an assumption that makes no sense.
    """
    return tuple(contradictions_of(hear(claims, Assumptions.of(**assumptions), dataset)))


def contradictions_of(hearing: Hearing) -> "Contradictions":
    """The pairs among all claims of a hearing that are not left out."""
    dataset = hearing.dataset
    killings = set(dataset.events.where(kind="killing").ids) if dataset is not None else set[str]()
    return Contradictions(hearing.heard, hearing.counted, killings, name=hearing.name)


class Contradictions(Sequence[Contradiction]):
    """The pairs of claims that cannot both be true: counted at once, each made when it is walked to.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> pairs = gb.reconcile(dead).contradictions
    >>> len(pairs), next(iter(pairs)).reason
    (9, 'disjoint_bounds')

    Counting takes n log n in the claims; walking takes n log n and the pairs walked.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        counted: Iterable[Evidence],
        killings: Collection[str] = (),
        name: Name = str,
    ) -> None:
        """All claims that count, in their order; the affirmed counts; ids of killings; how ids are named."""
        self._claims = claims
        place_of = {claim.id: place for place, claim in enumerate(claims)}
        self._evidence = {place_of[evidence.claim.id]: evidence for evidence in counted}
        self._killings = killings
        self._name = name

    @cached_property
    def _finders(self) -> "tuple[_Clashes, _Denials, _Manners]":
        return (
            _Clashes(self._evidence),
            _Denials(self._claims),
            _Manners({place: claim for place, claim in enumerate(self._claims) if claim.event in self._killings}),
        )

    @cached_property
    def _count(self) -> int:
        return sum(finder.count() for finder in self._finders)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Contradiction]:
        for place, claim in enumerate(self._claims):
            partners = (partner for finder in self._finders for partner in finder.partners(place))
            for other, reason in sorted(partner for partner in partners if partner[0] > place):
                yield _pair(claim, self._claims[other], reason, self._name)

    @overload
    def __getitem__(self, index: int) -> Contradiction: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Contradiction, ...]: ...
    def __getitem__(self, index: int | slice) -> Contradiction | tuple[Contradiction, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Contradictions) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} contradiction(s) among {len(self._claims)} claim(s)>"


def _pair(first: Claim, second: Claim, reason: Reason, name: Name) -> Contradiction:
    if reason == "affirmed_and_denied":
        denied, affirmed = (first, second) if first.polarity == "denied" else (second, first)
        explanation = f"{_statement(affirmed, name)} and {_statement(denied, name, 'denies')}"
    else:
        explanation = f"{_statement(first, name)} and {_statement(second, name)}"
    return Contradiction(first=first, second=second, reason=reason, explanation=explanation)


def _statement(claim: Claim, name: Name, verb: str = "says") -> str:
    return f"{speakers_text(claim.origin, name)} {verb} {proposition_text(claim.proposition, name)}"


Number = tuple[str, str, Key]
"""What a count is about: event, outcome, and which number."""


class _Clashes:
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
            for whole in wholes:
                within[whole] += self._intervals[number]
        return {number: SortedIntervals(intervals) for number, intervals in within.items()}

    def count(self) -> int:
        """The number of pairs, each counted from the one whose low is too great."""
        pairs = 0
        for place, each in self._evidence.items():
            number = self._numbers[place]
            rivals = (number, *self._wholes[number])
            pairs += sum(self._sorted[rival].count_below(each.low) for rival in rivals)
        return pairs - sum(self._excludes(*sorted(pair)) for pair in self._beside)

    def partners(self, place: int) -> Iterator[Partner]:
        """The counts that cannot be true together with the count at this place."""
        each = self._evidence.get(place)
        if each is None:
            return
        number = self._numbers[place]
        same, parts = self._sorted[number], self._parts.get(number)
        disjoint = same.below(each.low) + same.above(each.high)
        exceeding = [other for whole in self._wholes[number] for other in self._sorted[whole].below(each.low)]
        exceeding += [] if parts is None else parts.above(each.high)
        reasons: tuple[tuple[Reason, list[int]], ...] = (
            ("disjoint_bounds", disjoint),
            ("part_exceeds_whole", exceeding),
        )
        for reason, places in reasons:
            yield from ((other, reason) for other in places if frozenset((place, other)) not in self._beside)

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


class _Denials:
    """A denial and the claims of what it denies: the same proposition, or a count within the denied one."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._denied: dict[object, list[int]] = defaultdict(list)
        self._affirmed: dict[object, list[int]] = defaultdict(list)
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


class _Manners:
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
