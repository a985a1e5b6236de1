"""How many? The answer, together with the rule that gave it."""

from collections.abc import Iterable
from typing import Unpack

from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.propositions import CasualtyCount, Dispute
from .answers import Answers
from .assumptions import AssumptionOptions, Assumptions
from .estimate import Estimate, Excluded, Figures
from .evidence import Evidence
from .hearing import hear
from .policies import POLICIES, Policy, Rule, policy_of
from .question import Question, question_of


def reconcile(
    claims: Iterable[Claim],
    policy: str | Policy | Rule = "stated_range",
    *,
    dataset: "Dataset | None" = None,
    **assumptions: Unpack[AssumptionOptions],
) -> Estimate:
    """The figures that one rule makes of the claims.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> gb.reconcile(killed, "median_stated", infobox=False).figures
    '12'

    `policy` is the name of one of the nine, a `Policy`, or a function of your own from a `Question`
    to `Figures`. The claims must answer one question: one event, outcome and population. Counts of
    a part are set aside, unless the rule takes them as a floor. Parties of speakers and relayed claims
    are looked up in `dataset`; None means the dataset that the claims are from, be they in a collection
    or in a list. Claims of no dataset have speakers of unknown party, and the estimate says so.

    Takes n log n in the claims. Raises `QuestionError` if the claims are mixed, empty, without numbers
    or no claims at all, `AssumptionError` on an assumption that makes no sense, `VocabularyError` on a
    policy that does not exist.
    """
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    question = question_of(hearing)
    return apply_policy(question, policy)


def compare_policies(
    claims: Iterable[Claim], *, dataset: "Dataset | None" = None, **assumptions: Unpack[AssumptionOptions]
) -> Answers[Estimate]:
    """The figures of each of the nine rules, in the order of `POLICIES`; raises as `reconcile`."""
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    question = question_of(hearing)
    return Answers(apply_policy(question, policy) for policy in POLICIES.values())


def apply_policy(question: Question, policy: str | Policy | Rule) -> Estimate:
    """The answer of one rule to a question; raises `QuestionError` if no claim counts."""
    chosen = policy_of(policy)
    if not question.evidence:
        raise QuestionError(_why_nothing_counts(question))
    figures = chosen.rule(question)
    if not isinstance(figures, Figures):
        raise TypeError(f"a policy returns Figures, got {type(figures).__name__} from {chosen.name}")
    # A rule of one's own need not say which claims it used: then all that count.
    used = figures.used if figures.used is not None else tuple(each.claim for each in question.evidence)
    return Estimate(
        policy=chosen.name,
        question=str(question),
        low=figures.low,
        best=figures.best,
        high=figures.high,
        open_above=figures.open_above,
        used=used,
        excluded=_excluded(question, figures, {claim.id for claim in used}),
        contradictions=question.contradictions,
        binding=question.binding,
        disputed=_is_disputed(question),
        steps=figures.steps,
        assumptions=question.assumptions,
        dataset=question.dataset,
    )


def _is_disputed(question: Question) -> bool:
    # A count relative to another is without a figure, not said to be unknown.
    is_unknown = any(each.count.hedge == "unknown" and not _is_relative(each) for each in question.evidence)
    return (
        is_unknown
        or any(_disputes(claim, question) for claim in question.unnumbered)
        or len(question.contradictions) > 0
    )


def _is_relative(evidence: Evidence) -> bool:
    proposition = evidence.claim.proposition
    return isinstance(proposition, CasualtyCount) and proposition.likened is not None


def _disputes(claim: Claim, question: Question) -> bool:
    """Whether a claim says that this very number is disputed, unknown, or reported in different ways."""
    proposition = claim.proposition
    number = (question.event, question.outcome, question.population)
    return (
        isinstance(proposition, Dispute) and (claim.event, proposition.outcome, proposition.population) == number
    )


def _excluded(question: Question, figures: Figures, used: set[str]) -> tuple[Excluded, ...]:
    reasons = [
        *((each.claim, figures.why_not) for each in question.evidence),
        *((each.claim, "counts a part only") for each in question.parts),
        *question.left_out,
    ]
    return tuple(Excluded(claim=claim, reason=reason) for claim, reason in reasons if claim.id not in used)


def _why_nothing_counts(question: Question) -> str:
    parts = (
        [f"{len(question.parts)} {'counts' if len(question.parts) == 1 else 'count'} a part only"]
        if question.parts
        else []
    )
    reasons = [f"{claim.origin.actor}: {reason}" for claim, reason in question.left_out]
    return f"no claim is left to answer {question}: {'; '.join([*parts, *reasons])}"
