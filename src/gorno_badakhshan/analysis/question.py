"""One question that claims answer: of one event, how many of one population met one outcome."""

from collections.abc import Iterable, Sequence
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
from .origins import dataset_of, origins

if TYPE_CHECKING:
    from ..dataset import Dataset


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
    party: Party = attrs.field(metadata=doc("Party of the claim's origin; unknown without a dataset."))

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
        return tuple(claim for claim, _ in self.left_out if is_heard(claim, self.assumptions))

    def __str__(self) -> str:
        return f"{self.population.replace('_', ' ')} {self.outcome}, {self.event}"

    def __repr__(self) -> str:
        return f"<Question {self}: {len(self.evidence)} claim(s)>"


def ask(claims: Iterable[Claim], assumptions: Assumptions, dataset: "Dataset | None" = None) -> Question:
    """The question that the claims answer; raises `QuestionError` where they answer none, or several."""
    held = as_read(claims, assumptions)
    if not held:
        raise QuestionError("no claims were given; widen the query")
    dataset = dataset if dataset is not None else dataset_of(claims)
    counted = [claim for claim in held if isinstance(claim.proposition, CasualtyCount)]
    if not counted:
        raise QuestionError(
            f"none of the {len(held)} claims counts casualties; ask where(outcome=..., population=...)"
        )
    event, outcome, population = _one_question(counted)
    check_speakers(held, assumptions)
    reasons = {claim.id: why for claim in held if (why := _why_not(claim, assumptions))}
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
    )


def weigh(claims: Sequence[Claim], assumptions: Assumptions, dataset: "Dataset | None") -> list[Evidence]:
    """Those claims that count casualties, as evidence."""
    voices = {claim.id: origin.actor for origin in origins(claims, dataset) for claim in origin}
    evidence = []
    for claim in claims:
        if isinstance(told := claim.proposition, CasualtyCount):
            low, high = assumptions.bounds(told.count)
            party = _party(claim, dataset)
            voice = voices[claim.id]
            evidence.append(Evidence(claim=claim, count=told.count, low=low, high=high, voice=voice, party=party))
    return evidence


def as_read(claims: Iterable[Claim], assumptions: Assumptions) -> tuple[Claim, ...]:
    """The claims in the reading assumed: what is claimed, and who says it."""
    if assumptions.reading == "main":
        return tuple(claims)
    return tuple(
        attrs.evolve(claim, proposition=other.proposition, attribution=other.attribution)
        if (other := claim.alternative)
        else claim
        for claim in claims
    )


def is_heard(claim: Claim, assumptions: Assumptions) -> bool:
    """Whether the claim's voice counts at all under the assumptions."""
    return _why_unheard(claim, assumptions) is None


def is_part(claim: Claim) -> bool:
    """Whether the claim counts a part only: by cause, subset, person or as a sub-count of another claim."""
    told = claim.proposition
    return claim.part_of is not None or (isinstance(told, CasualtyCount) and told.is_part)


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


def _why_not(claim: Claim, assumptions: Assumptions) -> str | None:
    unheard = _why_unheard(claim, assumptions)
    if unheard is not None:
        return unheard
    if not isinstance(claim.proposition, CasualtyCount):
        return "gives no number"
    return "denies a number and gives none" if claim.polarity == "denied" else None


def _why_unheard(claim: Claim, assumptions: Assumptions) -> str | None:
    if claim.origin.medium == "infobox" and not assumptions.infobox:
        return "infobox left out"
    aside = dict(assumptions.set_aside)
    return f"set aside: {aside[claim.origin.actor]}" if claim.origin.actor in aside else None


def check_speakers(claims: Sequence[Claim], assumptions: Assumptions) -> None:
    """A speaker that is set aside or ranked must be one of those who speak here."""
    speakers = sorted({claim.origin.actor for claim in claims})
    for actor in (*(actor for actor, _ in assumptions.set_aside), *assumptions.reliability):
        if actor not in speakers:
            close = near(actor, speakers)
            hint = f"did you mean {' or '.join(close)}?" if close else f"they are {', '.join(speakers)}"
            raise AssumptionError(f"{actor!r} is no origin of these claims; {hint}")


def _party(claim: Claim, dataset: "Dataset | None") -> Party:
    actor = dataset.actors.get(claim.origin.actor) if dataset is not None else None
    return actor.party if actor is not None else "unknown"
