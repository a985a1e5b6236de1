"""Which pairs of claims cannot both be true, and why."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal, Unpack

import attrs

from ..model.claims import Claim
from ..model.fields import doc
from ..model.propositions import CasualtyCount, Occurrence
from .assumptions import AssumptionOptions, Assumptions
from .origins import dataset_of
from .parts import Key, is_within, key_of
from .question import Evidence, as_read, check_speakers, is_heard, weigh

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
    claims: Iterable[Claim], dataset: "Dataset | None" = None, **assumptions: Unpack[AssumptionOptions]
) -> tuple[Contradiction, ...]:
    """All pairs of claims that cannot both be true, in the order given.

    >>> import gorno_badakhshan as gb
    >>> wounded = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> gb.contradictions(wounded)
    ()

    Counts are compared within one event and outcome. Two counts of the same number exclude each
    other where their bounds are disjoint; a part excludes its whole where it is surely greater; two
    counts of which neither is part of the other never do. A denial excludes what it denies, and
    what it answers. Two manners of one killing exclude each other unless one voice tells both; which
    events are killings is told by the dataset, and without one no manners are compared.

    Raises `AssumptionError` on an assumption that makes no sense.
    """
    assumed = Assumptions.of(**assumptions)
    told = as_read(claims, assumed)
    check_speakers(told, assumed)
    held = [claim for claim in told if is_heard(claim, assumed)]
    known = dataset if dataset is not None else dataset_of(claims)
    killings = set(known.events.where(kind="killing").ids) if known is not None else set[str]()
    return exclusive(held, weigh(held, assumed, known), killings)


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
            reason = _clash(key, first, other, second)
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
    """A denial and the claim that it denies in the same words, or that it answers in kind."""
    for first, second in combinations(held, 2):
        if first.polarity == second.polarity or first.event != second.event:
            continue
        answers = first.responds_to == second.id or second.responds_to == first.id
        in_kind = answers and type(first.proposition) is type(second.proposition)
        if in_kind or first.proposition == second.proposition:
            affirmed, denied = (first, second) if second.polarity == "denied" else (second, first)
            explanation = (
                f"{affirmed.origin.actor} says {affirmed.proposition} and "
                f"{denied.origin.actor} denies {denied.proposition}"
            )
            yield Contradiction(first=first, second=second, reason="affirmed_and_denied", explanation=explanation)


def _manners(held: Sequence[Claim]) -> Iterator[Contradiction]:
    """Two ways in which one and the same death is said to have come about, by different voices."""
    told = [(claim, claim.proposition) for claim in held if isinstance(claim.proposition, Occurrence)]
    for (first, one), (second, other) in combinations(told, 2):
        if one.event != other.event or first.polarity == "denied" or second.polarity == "denied":
            continue
        if one.manner and other.manner and one.manner != other.manner and _differ(first, second):
            explanation = f"{first.origin.actor} says {one.manner}, {second.origin.actor} says {other.manner}"
            yield Contradiction(first=first, second=second, reason="exclusive_manners", explanation=explanation)


def _differ(first: Claim, second: Claim) -> bool:
    linked = first.relays == second.id or second.relays == first.id
    return first.origin.actor != second.origin.actor and not linked
