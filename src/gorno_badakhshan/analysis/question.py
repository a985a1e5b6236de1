"""One question that claims answer: of one event, how many of one population met one outcome."""

from collections.abc import Iterable
from functools import cached_property

import attrs

from ..errors import QuestionError
from ..model.claims import Claim
from ..model.fields import doc, readable_by_help
from ..model.own_words import AnyPopulation
from ..model.propositions import CasualtyCount
from ..model.vocabulary import POPULATIONS, Outcome
from ..model.wording import Name
from .assumptions import Assumptions
from .contradictions import Contradictions
from .evidence import Evidence
from .hearing import Hearing

_NO_NUMBER, _DENIES = "gives no number", "denies a number and gives none"


@readable_by_help
@attrs.frozen(kw_only=True, repr=False)
class Question:
    """One question with the evidence for it; what a rule turns into figures."""

    event: str = attrs.field(metadata=doc("Of which event.", unit="event id"))
    outcome: Outcome = attrs.field(metadata=doc("Which outcome."))
    population: AnyPopulation = attrs.field(metadata=doc("Of which population.", vocabulary=POPULATIONS))
    evidence: tuple[Evidence, ...] = attrs.field(metadata=doc("Counts of the population as a whole."))
    parts: tuple[Evidence, ...] = attrs.field(metadata=doc("Counts of a part, which bound the whole from below."))
    left_out: tuple[tuple[Claim, str], ...] = attrs.field(
        metadata=doc("Claims that do not count, each with the reason.")
    )
    assumptions: Assumptions = attrs.field(metadata=doc("What is assumed."))
    order: tuple[str, ...] = attrs.field(metadata=doc("All claims given, in their order.", unit="claim id"))
    dataset: str | None = attrs.field(
        default=None,
        metadata=doc("Version of the dataset in which speakers and relays were looked up; None if in none."),
    )
    name: Name = attrs.field(default=str, eq=False, metadata=doc("Turns the id of a record into its name."))

    @property
    def voices(self) -> dict[str, tuple[Evidence, ...]]:
        """The evidence by first speaker; all in one group if unknown independence counts as a shared origin."""
        groups: dict[str, list[Evidence]] = {}
        shared = self.assumptions.unknown_independence == "shared_origin"
        for evidence in self.evidence:
            groups.setdefault("one voice" if shared else evidence.voice, []).append(evidence)
        return {voice: tuple(group) for voice, group in groups.items()}

    @property
    def unnumbered(self) -> tuple[Claim, ...]:
        """Claims that are heard and give no number: denials, disputes and what is not about numbers."""
        return tuple(claim for claim, reason in self.left_out if reason in (_NO_NUMBER, _DENIES))

    @cached_property
    def contradictions(self) -> Contradictions:
        """The pairs that cannot both be true among the counts, of the whole and of parts, and their denials."""
        evidence = (*self.evidence, *self.parts)
        # Disputes and other statements are no numbers, so only counts and their denials can clash here.
        claims = {each.claim.id: each.claim for each in evidence}
        claims |= {claim.id: claim for claim in self.unnumbered if isinstance(claim.proposition, CasualtyCount)}
        return Contradictions([claims[id] for id in self.order if id in claims], evidence, name=self.name)

    @cached_property
    def binding(self) -> tuple[Claim, ...]:
        """The claims that bound the number: those of the greatest low and those of the least high.

        Where the two clash, no number satisfies all claims. Parts bound from below only; a low of 0
        binds nobody.
        """
        # A part bounds from below: ten children among the dead are ten dead at least.
        low = max((each.low for each in (*self.evidence, *self.parts)), default=0)
        high = min((each.high for each in self.evidence if each.high is not None), default=None)
        lower = {each.claim.id: each.claim for each in (*self.evidence, *self.parts) if each.low == low > 0}
        upper = {each.claim.id: each.claim for each in self.evidence if high is not None and each.high == high}
        claims = lower | upper
        return tuple(claims[id] for id in self.order if id in claims)

    def _repr_html_(self) -> str:
        from ..notebook.parts import question_html

        return question_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns the question as a new dict for JSON, claims by their ids."""
        return {
            "event": str(self.event),
            "outcome": self.outcome,
            "population": self.population,
            "evidence": [each.to_dict() for each in self.evidence],
            "parts": [each.to_dict() for each in self.parts],
            "left_out": [{"claim": claim.id, "reason": reason} for claim, reason in self.left_out],
            "binding": [claim.id for claim in self.binding],
            "assumptions": self.assumptions.to_dict(),
            "dataset": self.dataset,
        }

    def __str__(self) -> str:
        return f"{self.population.replace('_', ' ')} {self.outcome}, {self.event}"

    def __repr__(self) -> str:
        return f"<Question {self}: {len(self.evidence)} claim(s)>"


def question_of(hearing: Hearing) -> Question:
    """The question that the claims answer; raises `QuestionError` if they answer none, or several."""
    event, outcome, population = _one_question(hearing)
    reasons = dict(hearing.left_out)
    for claim in hearing.included:
        # "Disputed" gives no number and still makes the answer disputed, so it is kept with a reason.
        if not isinstance(claim.proposition, CasualtyCount):
            reasons[claim.id] = _NO_NUMBER
        elif claim.polarity == "denied":
            reasons[claim.id] = _DENIES
    return Question(
        event=event,
        outcome=outcome,
        population=population,
        evidence=tuple(evidence for evidence in hearing.counted if not evidence.is_part),
        parts=tuple(evidence for evidence in hearing.counted if evidence.is_part),
        left_out=tuple((claim, reasons[claim.id]) for claim in hearing.claims if claim.id in reasons),
        assumptions=hearing.assumptions,
        order=tuple(claim.id for claim in hearing.claims),
        dataset=hearing.dataset.version if hearing.dataset is not None else None,
        name=hearing.name,
    )


def _one_question(hearing: Hearing) -> tuple[str, Outcome, AnyPopulation]:
    if not hearing.claims:
        raise QuestionError("no claims were given; widen the query")
    if not hearing.weighed:
        raise QuestionError(
            f"none of the {len(hearing.claims)} claims counts casualties; ask where(outcome=..., population=...)"
        )
    counts = [
        each.claim.proposition for each in hearing.weighed if isinstance(each.claim.proposition, CasualtyCount)
    ]
    refuse_mixed(
        "the claims answer several questions at once:",
        events=(each.claim.event for each in hearing.weighed),
        outcomes=(count.outcome for count in counts),
        populations=(count.population for count in counts),
    )
    return hearing.weighed[0].claim.event, counts[0].outcome, counts[0].population


def refuse_mixed(reason: str, **values: Iterable[str]) -> None:
    """Raises `QuestionError` if there is more than one value under any of the names."""
    distinct = {name: sorted({*each}) for name, each in values.items()}
    mixed = {name: each for name, each in distinct.items() if len(each) > 1}
    if mixed:
        listed = "; ".join(f"{name} {', '.join(each)}" for name, each in mixed.items())
        raise QuestionError(f"{reason} {listed}; narrow them with where()", mixed)
