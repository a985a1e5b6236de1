"""Which pairs of claims cannot both be true, and why."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal, Unpack

import attrs

from ..model.claims import Claim
from ..model.counts import Count
from ..model.fields import doc
from ..model.propositions import CasualtyCount, Occurrence, Proposition
from .assumptions import AssumptionOptions, Assumptions
from .origins import dataset_of, first_claims
from .parts import Key, is_within, key_of
from .question import Evidence, as_read, check_speakers, unheard, weigh

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.vocabulary import Outcome

Reason = Literal["disjoint_bounds", "part_exceeds_whole", "affirmed_and_denied", "exclusive_manners"]


@attrs.frozen(kw_only=True, repr=False)
class Contradiction:
    """Two claims that cannot both be true under the assumptions."""

    first: Claim = attrs.field(metadata=doc("The claim that came first in the order given."))
    second: Claim = attrs.field(metadata=doc("The other."))
    reason: Reason = attrs.field(metadata=doc("Why they exclude each other."))
    explanation: str = attrs.field(metadata=doc("The same in words."))

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
    other where their bounds are disjoint; a part excludes its whole where it is surely greater; two
    counts of which neither is part of the other never do. A denial excludes what says the same of
    the same: whoever denies for themselves does not deny for others. Two manners of one killing
    exclude each other unless one voice tells both: means are held against means, and "violence",
    which leaves open how, excludes an accident only. Which events are killings is told by the
    dataset, and without one no manners are compared.

    Raises `AssumptionError` on an assumption that makes no sense.
    """
    assumed = Assumptions.of(**assumptions)
    known = dataset if dataset is not None else dataset_of(claims)
    held = heard(claims, assumed, known)
    killings = set(known.events.where(kind="killing").ids) if known is not None else set[str]()
    return exclusive(held, weigh(held, assumed, known), killings)


def heard(claims: Iterable[Claim], assumed: Assumptions, dataset: "Dataset | None") -> list[Claim]:
    """The claims that count under the assumptions, as read under them; raises as `reconcile` does."""
    told = as_read(claims, assumed)
    first = first_claims(told, dataset)
    check_speakers(told, assumed, first)
    reasons = unheard(told, assumed, first, dataset)
    return [claim for claim in told if claim.id not in reasons]


def exclusive(
    held: Sequence[Claim], weighed: Iterable[Evidence], killings: Collection[str] = ()
) -> tuple[Contradiction, ...]:
    """All pairs among claims, in their order; `weighed` are those that count, `killings` events of that kind."""
    affirmed = [evidence for evidence in weighed if evidence.claim.polarity == "affirmed"]
    pairs = [*_clashes(affirmed), *_denials(held), *_manners([c for c in held if c.event in killings])]
    place = {claim.id: position for position, claim in enumerate(held)}
    return tuple(sorted(pairs, key=lambda pair: (place[pair.first.id], place[pair.second.id])))


def _clashes(affirmed: Sequence[Evidence]) -> Iterator[Contradiction]:
    """The pairs of counts that exclude each other."""
    asked: dict[tuple[str, Outcome], list[tuple[Key, Evidence]]] = {}
    for held in affirmed:
        told, key = held.claim.proposition, key_of(held.claim)
        if isinstance(told, CasualtyCount) and key is not None:
            asked.setdefault((held.claim.event, told.outcome), []).append((key, held))
    for keyed in asked.values():
        for (key, first), (other, second) in combinations(keyed, 2):
            beside = first.claim.besides == second.claim.id or second.claim.besides == first.claim.id
            reason = None if beside else _clash(key, first, other, second)
            if reason is not None:
                yield _pair(first, second, reason)


def _clash(key: Key, first: Evidence, other: Key, second: Evidence) -> Reason | None:
    if key == other:
        apart = _above(first, second) or _above(second, first)
        return "disjoint_bounds" if apart else None
    part_is_first = is_within(key, other) and _above(first, second)
    part_is_second = is_within(other, key) and _above(second, first)
    return "part_exceeds_whole" if part_is_first or part_is_second else None


def _above(one: Evidence, other: Evidence) -> bool:
    """Whether the least of the one is more than the greatest of the other."""
    return other.high is not None and one.low > other.high


def _pair(first: Evidence, second: Evidence, reason: Reason) -> Contradiction:
    said = [f"{held.claim.origin.actor} says {held.claim.proposition}" for held in (first, second)]
    return Contradiction(first=first.claim, second=second.claim, reason=reason, explanation=" and ".join(said))


def _denials(held: Sequence[Claim]) -> Iterator[Contradiction]:
    """A denial and what it denies: the same proposition, or a count that lies within the denied one."""
    denials = [claim for claim in held if claim.polarity == "denied"]
    affirmed_ones = [claim for claim in held if claim.polarity == "affirmed"] if denials else []
    place = {claim.id: position for position, claim in enumerate(held)}
    for denied in denials:
        for affirmed in affirmed_ones:
            if denied.event != affirmed.event or not _denies(denied.proposition, affirmed.proposition):
                continue
            first, second = sorted((affirmed, denied), key=lambda claim: place[claim.id])
            explanation = (
                f"{affirmed.origin.actor} says {affirmed.proposition} and "
                f"{denied.origin.actor} denies {denied.proposition}"
            )
            yield Contradiction(first=first, second=second, reason="affirmed_and_denied", explanation=explanation)


def _denies(denied: Proposition, affirmed: Proposition) -> bool:
    if denied == affirmed:
        return True
    if not (isinstance(denied, CasualtyCount) and isinstance(affirmed, CasualtyCount)):
        return False
    same = _bare(attrs.evolve(affirmed, count=denied.count)) == _bare(denied)
    return same and _lies_within(affirmed.count, denied.count)


def _bare(told: CasualtyCount) -> CasualtyCount:
    """The count without what neither limits nor moves it."""
    return attrs.evolve(told, as_of=None, status=None, likened=None)


def _lies_within(inner: Count, outer: Count) -> bool:
    ends = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return outer.low <= inner.low and ends and outer.hedge not in ("unknown", "about")


def _manners(held: Sequence[Claim]) -> Iterator[Contradiction]:
    """Two ways in which one and the same death is said to have come about, by different voices.

    Means are compared with means; only where neither claim names one, the manners in words are.
    """
    told = [(claim, claim.proposition) for claim in held if isinstance(claim.proposition, Occurrence)]
    for (first, one), (second, other) in combinations(told, 2):
        if one.event != other.event or first.polarity == "denied" or second.polarity == "denied":
            continue
        if _exclude(one, other) and _differ(first, second):
            explanation = f"{first.origin.actor} says {one.how}, {second.origin.actor} says {other.how}"
            yield Contradiction(first=first, second=second, reason="exclusive_manners", explanation=explanation)


def _exclude(one: Occurrence, other: Occurrence) -> bool:
    if one.means or other.means:
        return bool(one.means and other.means) and _apart({*one.means}, {*other.means})
    return bool(one.manner and other.manner) and one.manner != other.manner


def _apart(one: set[str], other: set[str]) -> bool:
    """Whether two sets of means exclude each other; "violence" leaves open how, and excludes an accident only."""
    if "violence" in one | other:
        return {"accident"} in (one, other)
    return not one & other


def _differ(first: Claim, second: Claim) -> bool:
    linked = first.relays == second.id or second.relays == first.id
    voices = [{claim.origin.actor, *claim.origin.jointly} for claim in (first, second)]
    return not voices[0] & voices[1] and not linked
