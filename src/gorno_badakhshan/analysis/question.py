"""One question that claims answer: of one event, how many of one population met one outcome."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from ..errors import AssumptionError, QuestionError, near
from ..model.claims import Claim
from ..model.counts import Count
from ..model.fields import doc
from ..model.propositions import CasualtyCount
from ..model.vocabulary import Outcome, Party, Population
from .assumptions import Assumptions
from .interests import Interest, interest
from .origins import dataset_of, first_claims, known_claims, replaced
from .relative_counts import bounds_told

if TYPE_CHECKING:
    from ..dataset import Dataset


_NO_NUMBER, _DENIES = "gives no number", "denies a number and gives none"


@attrs.frozen(kw_only=True, repr=False)
class Evidence:
    """One claim as it counts under the assumptions."""

    claim: Claim = attrs.field(metadata=doc("The claim, in the reading that is assumed."))
    count: Count = attrs.field(metadata=doc("Its count."))
    low: int = attrs.field(metadata=doc("Least number admitted, inclusive.", unit="persons"))
    high: int | None = attrs.field(
        metadata=doc("Greatest number admitted, inclusive; None if unbounded.", unit="persons")
    )
    voice: str = attrs.field(metadata=doc("The origin group that it speaks for.", unit="actor id"))
    party: Party = attrs.field(
        metadata=doc("Party of that voice; unknown if the figure changed on the way, and without a dataset.")
    )

    @property
    def figures(self) -> tuple[int, ...]:
        """The figures stated: one, two for a range, none for a word or for unknown."""
        if self.count.hedge == "between" and self.count.high is not None:
            return self.count.low, self.count.high
        return () if self.count.stated is None else (self.count.stated,)

    @property
    def interest(self) -> Interest | None:
        """Whether it is an admission or a self-serving denial; None if neither, or if the party is unknown."""
        return interest(self.claim, self.party)

    def admits(self, number: int) -> bool:
        """Whether the number is compatible with the claim, which is less than supported by it."""
        return self.low <= number and (self.high is None or number <= self.high)

    def supports(self, number: int) -> bool:
        """Whether the claim states the number, and its wording admits it: 'at least 12' supports 12, not 100."""
        return self.admits(number) and number in self.figures

    def __repr__(self) -> str:
        return f"<Evidence {self.claim.origin.actor}: {self.count}>"


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """What is asked, and the evidence for it."""

    event: str = attrs.field(metadata=doc("Of which event.", unit="event id"))
    outcome: Outcome = attrs.field(metadata=doc("Which outcome."))
    population: Population = attrs.field(metadata=doc("Of which population."))
    evidence: tuple[Evidence, ...] = attrs.field(metadata=doc("Counts of the whole population."))
    parts: tuple[Evidence, ...] = attrs.field(metadata=doc("Counts of a part, which bound the whole from below."))
    left_out: tuple[tuple[Claim, str], ...] = attrs.field(
        metadata=doc("Claims that do not count, each with the reason.")
    )
    assumptions: Assumptions = attrs.field(metadata=doc("What is assumed."))
    order: tuple[str, ...] = attrs.field(metadata=doc("All claims given, in their order.", unit="claim id"))

    @property
    def voices(self) -> dict[str, tuple[Evidence, ...]]:
        """The evidence by voice; all in one if unknown independence counts as a shared origin."""
        groups: dict[str, list[Evidence]] = {}
        shared = self.assumptions.unknown_independence == "shared_origin"
        for held in self.evidence:
            groups.setdefault("one voice" if shared else held.voice, []).append(held)
        return {voice: tuple(group) for voice, group in groups.items()}

    @property
    def unnumbered(self) -> tuple[Claim, ...]:
        """Claims that are heard and give no number: denials, disputes and what is not about numbers."""
        return tuple(claim for claim, reason in self.left_out if reason in (_NO_NUMBER, _DENIES))

    def __str__(self) -> str:
        return f"{self.population.replace('_', ' ')} {self.outcome}, {self.event}"

    def __repr__(self) -> str:
        return f"<Question {self}: {len(self.evidence)} claim(s)>"


def ask(claims: Iterable[Claim], assumptions: Assumptions, dataset: "Dataset | None" = None) -> Question:
    """The question that the claims answer; raises `QuestionError` where they answer none, or several."""
    dataset = dataset if dataset is not None else dataset_of(claims)
    held = as_read(claims, assumptions)
    if not held:
        raise QuestionError("no claims were given; widen the query")
    counted = [claim for claim in held if isinstance(claim.proposition, CasualtyCount)]
    if not counted:
        raise QuestionError(
            f"none of the {len(held)} claims counts casualties; ask where(outcome=..., population=...)"
        )
    event, outcome, population = _one_question(counted)
    first = first_claims(held, dataset)
    check_speakers(held, assumptions, first)
    reasons = unheard(held, assumptions, first, dataset)
    reasons |= {claim.id: why for claim in held if claim.id not in reasons and (why := _why_unnumbered(claim))}
    # Weighed before any is left out, because a voice may be reached only through a claim that is.
    evidence = [told for told in weigh(held, assumptions, dataset) if told.claim.id not in reasons]
    return Question(
        event=event,
        outcome=outcome,
        population=population,
        evidence=tuple(e for e in evidence if not is_part(e.claim)),
        parts=tuple(e for e in evidence if is_part(e.claim)),
        left_out=tuple((claim, reasons[claim.id]) for claim in held if claim.id in reasons),
        assumptions=assumptions,
        order=tuple(claim.id for claim in held),
    )


def weigh(claims: Sequence[Claim], assumptions: Assumptions, dataset: "Dataset | None") -> list[Evidence]:
    """Those claims that count casualties, as evidence."""
    first = first_claims(claims, dataset)
    known = known_claims(claims, dataset)
    evidence = []
    for claim in claims:
        if isinstance(told := claim.proposition, CasualtyCount):
            low, high = bounds_told(told, assumptions, known)
            voice = first[claim.id].origin.actor
            # What a relay changed on the way nobody conceded, neither the first voice nor the one named.
            party = _party(voice, dataset) if _is_unchanged(first[claim.id], told) else "unknown"
            evidence.append(Evidence(claim=claim, count=told.count, low=low, high=high, voice=voice, party=party))
    return evidence


def _is_unchanged(first: Claim, told: CasualtyCount) -> bool:
    was = first.proposition
    return isinstance(was, CasualtyCount) and (was.outcome, was.count) == (told.outcome, told.count)


def as_read(claims: Iterable[Claim], assumptions: Assumptions) -> tuple[Claim, ...]:
    """The claims in the reading assumed, each once; raises `QuestionError` where two have one id."""
    held = tuple(dict.fromkeys(claims))
    twice = sorted(id for id, times in Counter(claim.id for claim in held).items() if times > 1)
    if twice:
        raise QuestionError(f"different claims have the same id: {', '.join(twice)}", {"ids": twice})
    return held if assumptions.reading == "main" else tuple(map(_other_way, held))


def _other_way(claim: Claim) -> Claim:
    """The claim in its other reading, the main one beside it; as it is if there is only one."""
    other = claim.alternative
    if other is None:
        return claim
    main = attrs.evolve(other, proposition=claim.proposition, attribution=claim.attribution)
    return attrs.evolve(claim, proposition=other.proposition, attribution=other.attribution, alternative=main)


def unheard(
    claims: Sequence[Claim], assumptions: Assumptions, first: Mapping[str, Claim], dataset: "Dataset | None"
) -> dict[str, str]:
    """The claims, by id, that do not count at all under the assumptions, each with the reason.

    `first` holds for each the claim that it goes back to. A figure is replaced only by one that is heard.
    """
    reasons = {claim.id: why for claim in claims if (why := _why_unheard(claim, assumptions, first[claim.id]))}
    if not assumptions.superseded:
        rest = [claim for claim in claims if claim.id not in reasons]
        reasons |= {id: f"replaced by its speaker: {by}" for id, by in replaced(rest, dataset).items()}
    return reasons


def is_part(claim: Claim) -> bool:
    """Whether the claim counts a part only: by cause, subset, person, span, or beside another claim's count."""
    told = claim.proposition
    return (
        claim.part_of is not None
        or claim.besides is not None
        or (isinstance(told, CasualtyCount) and told.is_part)
    )


def _one_question(counted: Sequence[Claim]) -> tuple[str, Outcome, Population]:
    told = [claim.proposition for claim in counted if isinstance(claim.proposition, CasualtyCount)]
    asked: dict[str, list[str]] = {
        "events": sorted({claim.event for claim in counted}),
        "outcomes": sorted({str(t.outcome) for t in told}),
        "populations": sorted({str(t.population) for t in told}),
    }
    mixed = {name: values for name, values in asked.items() if len(values) > 1}
    if mixed:
        what = "; ".join(f"{name} {', '.join(values)}" for name, values in mixed.items())
        raise QuestionError(
            f"the claims answer several questions at once: {what}; narrow them with where()", mixed
        )
    return counted[0].event, told[0].outcome, told[0].population


def _why_unnumbered(claim: Claim) -> str | None:
    if not isinstance(claim.proposition, CasualtyCount):
        return _NO_NUMBER
    return _DENIES if claim.polarity == "denied" else None


def _why_unheard(claim: Claim, assumptions: Assumptions, first: Claim) -> str | None:
    """Why a claim does not count: its own speaker's sake, or that of the voice which it passes on."""
    voices = (claim.origin, first.origin)
    if not assumptions.infobox and any(voice.medium == "infobox" for voice in voices):
        return "infobox left out"
    aside = dict(assumptions.set_aside)
    return next((f"set aside: {aside[voice.actor]}" for voice in voices if voice.actor in aside), None)


def check_speakers(claims: Sequence[Claim], assumptions: Assumptions, first: Mapping[str, Claim]) -> None:
    """A speaker that is set aside or ranked must be one of those who speak here, or whom they pass on."""
    speakers = sorted({voice.origin.actor for claim in claims for voice in (claim, first[claim.id])})
    for actor in (*(actor for actor, _ in assumptions.set_aside), *assumptions.reliability):
        if actor not in speakers:
            close = near(actor, speakers)
            hint = f"did you mean {' or '.join(close)}?" if close else f"they are {', '.join(speakers)}"
            raise AssumptionError(f"{actor!r} is no origin of these claims; {hint}")


def _party(voice: str, dataset: "Dataset | None") -> Party:
    actor = dataset.actors.get(voice) if dataset is not None else None
    return actor.party if actor is not None else "unknown"
