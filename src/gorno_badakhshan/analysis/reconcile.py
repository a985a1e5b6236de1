"""How many? The answer, together with the rule that gave it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

from ..errors import QuestionError
from ..model.claims import Claim
from ..model.propositions import CasualtyCount, Dispute
from .assumptions import AssumptionOptions, Assumptions
from .contradictions import Contradiction, exclusive
from .estimate import Estimate, Excluded, Figures
from .policies import POLICIES, Policy, Rule, policy_called
from .question import Evidence, Question, ask

if TYPE_CHECKING:
    from ..dataset import Dataset


def reconcile(
    claims: Iterable[Claim],
    policy: str | Policy | Rule = "stated_range",
    *,
    dataset: "Dataset | None" = None,
    **assumptions: Unpack[AssumptionOptions],
) -> Estimate:
    """What the claims come to under one rule.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> gb.reconcile(dead, "median_stated", infobox=False).figures
    '12'

    `policy` is the name of one of the nine, a `Policy`, or a function of your own from a `Question`
    to `Figures`. The claims must answer one question: one event, outcome and population. Counts of
    a part are set aside, save where the rule takes them as a floor. The speakers' parties come from
    the dataset that the claims were queried from, or from `dataset`; without one they are unknown.
    Raises `QuestionError` where the claims are mixed, empty or without numbers, `AssumptionError`
    on an assumption that makes no sense, `VocabularyError` on a policy that does not exist.
    """
    question = ask(claims, Assumptions.of(**assumptions), dataset)
    return _estimate(question, policy, _pairs(question))


def compare_policies(
    claims: Iterable[Claim], *, dataset: "Dataset | None" = None, **assumptions: Unpack[AssumptionOptions]
) -> tuple[Estimate, ...]:
    """What the claims come to under each of the nine rules, in the order of `POLICIES`; raises as `reconcile`."""
    question = ask(claims, Assumptions.of(**assumptions), dataset)
    pairs = _pairs(question)
    return tuple(_estimate(question, policy, pairs) for policy in POLICIES.values())


def _pairs(question: Question) -> tuple[Contradiction, ...]:
    """What cannot be true together among the counts and the denials of counts that are heard."""
    weighed = (*question.evidence, *question.parts)
    denied = [claim for claim in question.unnumbered if isinstance(claim.proposition, CasualtyCount)]
    told = {claim.id: claim for claim in (*(held.claim for held in weighed), *denied)}
    return exclusive([told[id] for id in question.order if id in told], weighed)


def _estimate(question: Question, policy: str | Policy | Rule, pairs: tuple[Contradiction, ...]) -> Estimate:
    if not question.evidence:
        raise QuestionError(_nothing_left(question))
    chosen = policy_called(policy) if isinstance(policy, str) else policy
    name, rule = (chosen.name, chosen.rule) if isinstance(chosen, Policy) else (_name(chosen), chosen)
    figures = rule(question)
    if not isinstance(figures, Figures):
        raise TypeError(f"a policy returns Figures, got {type(figures).__name__} from {name}")
    used = figures.used if figures.used is not None else tuple(held.claim for held in question.evidence)
    return Estimate(
        policy=name,
        question=str(question),
        low=figures.low,
        best=figures.best,
        high=figures.high,
        open_above=figures.open_above,
        used=used,
        excluded=_excluded(question, figures, {claim.id for claim in used}),
        contradictions=pairs,
        disputed=_is_disputed(question, pairs),
        steps=figures.steps,
        assumptions=question.assumptions,
    )


def _is_disputed(question: Question, pairs: tuple[Contradiction, ...]) -> bool:
    called_unknown = any(held.count.hedge == "unknown" and not _is_compared(held) for held in question.evidence)
    return bool(pairs) or called_unknown or any(_disputes(claim, question) for claim in question.unnumbered)


def _is_compared(held: Evidence) -> bool:
    told = held.claim.proposition
    return isinstance(told, CasualtyCount) and told.likened is not None


def _disputes(claim: Claim, question: Question) -> bool:
    """Whether a claim says of this very number that it is disputed, told in different ways, or unknown."""
    told = claim.proposition
    asked = (question.event, question.outcome, question.population)
    return isinstance(told, Dispute) and (claim.event, told.outcome, told.population) == asked


def _excluded(question: Question, figures: Figures, used: set[str]) -> tuple[Excluded, ...]:
    counted = [(held.claim, figures.why_not) for held in question.evidence]
    parts = [(held.claim, "counts a part only") for held in question.parts]
    told = [*counted, *parts, *question.left_out]
    return tuple(Excluded(claim=claim, reason=reason) for claim, reason in told if claim.id not in used)


def _nothing_left(question: Question) -> str:
    parts = f"{len(question.parts)} count a part only" if question.parts else ""
    gone = [f"{claim.origin.actor}: {reason}" for claim, reason in question.left_out]
    return f"no claim is left to answer {question}: {'; '.join(filter(None, [parts, *gone]))}"


def _name(rule: Rule) -> str:
    return getattr(rule, "__name__", type(rule).__name__)
