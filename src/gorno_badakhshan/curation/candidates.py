"""Suggests which claims a claim may link to: what it may relay or supersede, and who counts the same people.

A suggestion is no evidence. It says what the two claims have in common; a person reads both passages.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from ..audit.entry import Entry
from ..audit.link_checks import PAIR_CHECKS, populations_above
from ..audit.records_by_id import RecordsById
from ..errors import UnknownIdError
from ..model.claims import Claim
from ..model.fields import doc
from ..model.periods import Period
from ..model.vocabulary import RelayBasis

_TOPIC_FIELDS = ("outcome", "measure", "unit", "actor", "issuer", "party", "against", "place", "event")
"""What a proposition is about, whatever it says of it; the first of these fields that the class has."""
_LIMITS = ("cause", "subset", "person", "during", "by", "place")
"""Fields that limit a count to a part of a population."""
_SUMMARY_WORDS = re.compile(r"\w{4,}")
_LEAST_SHARE_OF_WORDS = 0.2
_CLOSE_DAYS = 3
_MOST_RELAYS_COUNTED = 4

_Tie = tuple[int, str]
"""How much two claims have in common in one respect, and the reason in words."""


@attrs.frozen(kw_only=True)
class Candidate:
    """A claim to which a link may lead, and why."""

    field: str = attrs.field(metadata=doc("The link: relays, supersedes or same_people."))
    claim: Claim = attrs.field(metadata=doc("The claim that it may lead to."))
    relay_basis: RelayBasis | None = attrs.field(
        metadata=doc("How a relay would be known; None for another link.")
    )
    score: int = attrs.field(metadata=doc("Sum of what the two claims have in common; the best is the highest."))
    reasons: tuple[str, ...] = attrs.field(metadata=doc("What they have in common, the most telling first."))


def candidates(id: str, entries: Iterable[Entry]) -> dict[str, list[Candidate]]:
    """Returns for each link the claims to which it may lead, best first.

    Compares the claim with each other claim once. Leaves out what `check` refuses: a younger page, a
    figure that cannot be the same, another speaker. Raises `UnknownIdError` if no claim has the id.
    """
    records = RecordsById(entries)
    claims = [entry.record for entry in records.entries if entry.kind == "claims"]
    claim = records.get("claims", id)
    if claim is None:
        raise UnknownIdError(id, "claim", [each.id for each in claims])
    relayed = Counter(each.relays for each in claims if each is not claim)
    suggested: dict[str, list[Candidate]] = {field: [] for field in _TIES}
    for other in claims:
        if other is not claim and _claim_topic(other) == _claim_topic(claim):
            for field in _TIES:
                suggested[field] += _candidates(field, claim, other, records, relayed[other.id])
    return {field: sorted(each, key=_rank(claim, records)) for field, each in suggested.items()}


def _candidates(field: str, claim: Claim, other: Claim, records: RecordsById, relayed: int) -> Iterator[Candidate]:
    """Yields the candidate that a claim is for a link, if it is one; `relayed` is how many claims relay it."""
    # A document that names whom it passes on may change the figure, and the check allows it.
    is_named = _publisher(other, records) in _voices(claim)
    basis: RelayBasis | None = ("stated" if is_named else "inferred") if field == "relays" else None
    codes = [code for code, *_ in PAIR_CHECKS[field](attrs.evolve(claim, relay_basis=basis), other, records)]
    ties = [] if any(code.startswith("impossible") for code in codes) else [*_TIES[field](claim, other, records)]
    if ties:
        ties += [*_common_ties(claim, other), *_day_ties(claim, other, records), *_source_ties(other, relayed)]
        ties.sort(key=lambda tie: -tie[0])
        score = sum(weight for weight, _ in ties) - 2 * len(codes) - 3 * _has_other_limits(claim, other)
        reasons = tuple(reason for _, reason in ties)
        yield Candidate(field=field, claim=other, relay_basis=basis, score=score, reasons=reasons)


def _relay_ties(claim: Claim, other: Claim, records: RecordsById) -> Iterator[_Tie]:
    """Yields what makes a relay likely; nothing without a figure, a speaker or words in common."""
    if claim.source == other.source or not _may_overlap(claim, other):
        return
    yield from _figure_ties(claim, other)
    yield from _speaker_ties(claim, other, records)
    yield from _word_ties(claim, other)


def _correction_ties(claim: Claim, other: Claim, _: RecordsById) -> Iterator[_Tie]:
    """Yields what makes a correction likely: the same speaker gave another figure for the same group."""
    is_other_figure = claim.count is not None and other.count is not None and claim.count != other.count
    if is_other_figure and claim.event == other.event and not _has_other_limits(claim, other):
        if claim.origin.actor == other.origin.actor:
            yield 4, f"same first speaker, {other.origin.actor}"
        elif not _voices(claim).isdisjoint(_voices(other)):
            yield 2, "a speaker in common"
        else:
            yield 1, f"{claim.origin.actor} and {other.origin.actor} may speak for one body"


def _identity_ties(claim: Claim, other: Claim, _: RecordsById) -> Iterator[_Tie]:
    """Yields what makes the same people likely: the same figure under another word for the people."""
    groups = [_values(each, ("population", *_LIMITS)) for each in (claim, other)]
    if claim.count is None or claim.event != other.event or groups[0] == groups[1]:
        return
    yield from _figure_ties(claim, other)
    if not [*_figure_ties(claim, other)]:
        return
    if claim.source == other.source:
        yield 3, "same document"
    if claim.origin.actor == other.origin.actor:
        yield 2, f"same first speaker, {other.origin.actor}"


_TIES: Mapping[str, Callable[[Claim, Claim, RecordsById], Iterator[_Tie]]] = {
    "relays": _relay_ties,
    "supersedes": _correction_ties,
    "same_people": _identity_ties,
}
"""For each link, the function that yields what makes it likely; a pair without any is no candidate."""


def _common_ties(claim: Claim, other: Claim) -> Iterator[_Tie]:
    """Yields what two claims about the same topic have in common beside what makes the link likely."""
    if claim.event == other.event:
        yield 2, "same event"
    population, other_population = (_values(each, ("population",)) for each in (claim, other))
    if population == other_population and population != (None,):
        yield 2, f"same population, {population[0]}"


def _source_ties(other: Claim, relayed: int) -> Iterator[_Tie]:
    """Yields whether a claim is where others have their figure from: the first account, not a copy of it."""
    if relayed:
        yield min(relayed, _MOST_RELAYS_COUNTED), f"{relayed} other claims relay it"
    if other.relays:
        yield -2, f"it relays {other.relays} itself"


def _figure_ties(claim: Claim, other: Claim) -> Iterator[_Tie]:
    count, other_count = claim.count, other.count
    if count is None or other_count is None:
        return
    if count == other_count and count.hedge != "unknown":
        yield 4, f"same figure, {count}"
    elif count.stated is not None and count.stated == other_count.stated:
        yield 3, f"same figure in other words, {other_count}"


def _speaker_ties(claim: Claim, other: Claim, records: RecordsById) -> Iterator[_Tie]:
    publisher = _publisher(other, records)
    if publisher in _voices(claim):
        yield 4, f"{publisher}, its publisher, speaks in this claim"
    if claim.origin.actor == other.origin.actor and claim.origin.actor != publisher:
        yield 2, f"same first speaker, {claim.origin.actor}"


def _word_ties(claim: Claim, other: Claim) -> Iterator[_Tie]:
    # A figure says more than the words around it.
    if claim.count is not None:
        return
    words, other_words = (set(_SUMMARY_WORDS.findall(each.summary.lower())) for each in (claim, other))
    share = len(words & other_words) / max(len(words | other_words), 1)
    if share >= _LEAST_SHARE_OF_WORDS:
        yield round(8 * share), f"{share:.0%} of the words of the summaries in common"


def _day_ties(claim: Claim, other: Claim, records: RecordsById) -> Iterator[_Tie]:
    distance = _days_before(claim, other, records)
    if distance == 0:
        yield 2, "same day"
    elif distance is not None:
        yield int(distance <= _CLOSE_DAYS), f"{distance} days earlier"


def _days_before(claim: Claim, other: Claim, records: RecordsById) -> int | None:
    """Returns by how many days the other claim is earlier; None if that is not known to be a number from 0."""
    day, other_day = (_date(each, records) for each in (claim, other))
    if day is None or other_day is None or day.earliest is None or other_day.latest is None:
        return None
    days = (day.earliest - other_day.latest).days
    return days if days >= 0 else None


def _date(claim: Claim, records: RecordsById) -> Period | None:
    """Returns when the claim was made, or else when its document was published."""
    return claim.said or getattr(records.get("sources", claim.source), "published", None)


def _rank(claim: Claim, records: RecordsById) -> Callable[[Candidate], tuple[int, int, str]]:
    """Returns the sort key of candidates: the best first, then the nearest in time."""

    def key(candidate: Candidate) -> tuple[int, int, str]:
        days = _days_before(claim, candidate.claim, records)
        return -candidate.score, 10_000 if days is None else days, candidate.claim.id

    return key


def _claim_topic(claim: Claim) -> tuple[type, Any]:
    """Returns what a claim is about, whatever it says of it."""
    proposition = claim.proposition
    name = next((name for name in _TOPIC_FIELDS if hasattr(proposition, name)), None)
    return type(proposition), getattr(proposition, name) if name else None


def _publisher(claim: Claim, records: RecordsById) -> str | None:
    publisher: str | None = getattr(records.get("sources", claim.source), "publisher", None)
    return publisher


def _voices(claim: Claim) -> set[str]:
    return {actor for step in claim.attribution for actor in (step.actor, *step.jointly)}


def _values(claim: Claim, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(claim.proposition, name, None) for name in names)


def _may_overlap(claim: Claim, other: Claim) -> bool:
    """Whether the population of one claim is that of the other, or a part of it."""
    (population,), (other_population,) = (_values(each, ("population",)) for each in (claim, other))
    return population in populations_above(other_population) or other_population in populations_above(population)


def _has_other_limits(claim: Claim, other: Claim) -> bool:
    return claim.count is not None and _values(claim, _LIMITS) != _values(other, _LIMITS)
