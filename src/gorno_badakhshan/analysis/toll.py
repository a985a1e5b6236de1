"""The toll of an event: what the claims on each population come to under every rule."""

from collections.abc import Iterator
from typing import Unpack

from ..criteria import ClaimCriteria
from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.days import Day
from ..model.events import Event
from ..model.own_words import AnyPopulation
from ..model.populations import in_order, lies_in
from ..model.propositions import CasualtyCount
from ..model.vocabulary import Outcome
from ..model.wording import readable
from .assumptions import AssumptionOptions, Assumptions
from .estimate import Estimate
from .hearing import Hearing, hear
from .policies import POLICIES, Policy, Rule, policy_of
from .question import Question, question_of
from .reconcile import apply_policy
from .toll_report import PopulationFamily, PopulationToll, TollReport, WordedFigure

__all__ = ["PopulationFamily", "PopulationToll", "TollReport", "WordedFigure", "toll"]


def toll(  # noqa: PLR0913 - what is asked by keyword, as on the command line
    event: "Event | str",
    outcome: Outcome = "killed",
    population: AnyPopulation | None = None,
    *,
    until: "Day | None" = None,
    policy: str | Policy | Rule | None = None,
    dataset: "Dataset | None" = None,
    **assumptions: Unpack[AssumptionOptions],
) -> TollReport:
    """The toll of an event and of those within it: each population under each rule.

    >>> import gorno_badakhshan as gb
    >>> report = gb.toll("khorog-fighting", "wounded", dataset=gb.load("1.0.0"))
    >>> [toll.population for toll in report.populations]
    ['government_forces', 'military']

    `event` is an event or its id. `population` asks for one alone; None for all. `until` leaves out what was
    said or else published after that day. `policy` is one rule, as `reconcile` takes it; None for all nine.
    `dataset` is where the claims are looked up; None for the newest release. Assumptions that name a speaker
    hold for the populations of which that speaker speaks. Takes the time of `reconcile` for each rule and
    population, and that of `consistent_sets` for each family.

    Raises `QuestionError` if no claim gives such a number or none counts under the assumptions, and as
    `reconcile` and `where` do.
    """
    if dataset is None:
        from ..dataset import load

        dataset = load()
    criteria: ClaimCriteria = {"about": event, "outcome": outcome}
    if population is not None:
        criteria["population"] = population
    if until is not None:
        criteria["until"] = until
    claims = dataset.claims.where(**criteria)
    event_id = dataset.events[event].id
    if not any(isinstance(claim.proposition, CasualtyCount) for claim in claims):
        raise QuestionError(_what_is_counted(dataset, outcome))
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    # In its other reading a claim may be about another outcome: "casualties" may be dead.
    hearing = hearing.only({claim.id for claim in hearing.claims if _outcome_of(claim) in (outcome, None)})
    if not hearing.weighed:
        raise QuestionError(f"in the reading {hearing.assumptions.reading!r} no claim is about {outcome}")
    policies = tuple(POLICIES.values()) if policy is None else (policy_of(policy),)
    report = TollReport(
        dataset=dataset,
        event=event_id,
        outcome=outcome,
        assumptions=hearing.assumptions,
        families=tuple(_families(event_id, hearing, policies)),
    )
    if not any(each.estimates for each in report.populations):
        raise QuestionError("; ".join(each.refusal or "" for each in report.populations))
    return report


def _what_is_counted(dataset: "Dataset", outcome: Outcome) -> str:
    claims = dataset.claims.where(outcome=outcome, proposition=CasualtyCount)
    counted = sorted({f"{claim.event} ({readable(_population_of(claim))})" for claim in claims})
    return f"no claim gives such a number; {outcome} are counted for: {', '.join(counted) or 'none'}"


def _outcome_of(claim: Claim) -> Outcome | None:
    """What a claim says happened to people; None if it does not say."""
    outcome: Outcome | None = getattr(claim.proposition, "outcome", None)
    return outcome


def _population_of(claim: Claim) -> AnyPopulation | None:
    """Whom a claim is about; None if it does not say."""
    population: AnyPopulation | None = getattr(claim.proposition, "population", None)
    return population


def _families(event: str, hearing: Hearing, policies: tuple[Policy, ...]) -> Iterator[PopulationFamily]:
    """The families of each event: first of the one asked for, then of those within it that count people."""
    for each in dict.fromkeys((event, *(claim.event for claim in hearing.claims))):
        of_event = hearing.only({claim.id for claim in hearing.claims if claim.event == each})
        # The event asked for is answered even if nobody counts there: with the reason.
        if not of_event.claims or (each != event and not of_event.weighed):
            continue
        populations: set[AnyPopulation | None] = {_population_of(claim) for claim in of_event.claims}
        ordered: list[AnyPopulation | None] = [*in_order(each for each in populations if each is not None)]
        # The claims that do not say whom they are about.
        ordered += [None] * (None in populations)
        for populations_together in _groups(ordered, of_event):
            yield _family(of_event, populations_together, policies)


def _groups(populations: list[AnyPopulation | None], hearing: Hearing) -> list[list[AnyPopulation | None]]:
    """The populations that bound each other: within one another, or of the very same people by two words."""
    claims = {claim.id: claim for claim in hearing.claims}
    linked = {
        frozenset((_population_of(claim), _population_of(claims[claim.same_people])))
        for claim in hearing.claims
        if claim.same_people is not None and claim.same_people in claims
    }
    groups: list[list[AnyPopulation | None]] = []
    for population in populations:
        related = [
            group
            for group in groups
            if any(_lies_in(population, other) or frozenset((population, other)) in linked for other in group)
        ]
        # A link may join families that were apart, so all that are related become one.
        groups = [group for group in groups if group not in related]
        groups.append([*(other for group in related for other in group), population])
    return groups


def _lies_in(population: AnyPopulation | None, wider: AnyPopulation | None) -> bool:
    """Whether a population is the other or within it; a population that is not stated is alone."""
    return population == wider or (population is not None and wider is not None and lies_in(population, wider))


def _family(
    of_event: Hearing, populations: "list[AnyPopulation | None]", policies: tuple[Policy, ...]
) -> PopulationFamily:
    """The populations of a family, each answered by itself, and their stories together."""
    family = of_event.only({claim.id for claim in of_event.claims if _population_of(claim) in populations})
    return PopulationFamily(
        populations=tuple(_population_toll(family, population, policies) for population in populations),
        hearing=family,
    )


def _population_toll(
    family: Hearing, population: AnyPopulation | None, policies: tuple[Policy, ...]
) -> PopulationToll:
    """The figures of the rules for one population, or why there are none."""
    hearing = family.only({claim.id for claim in family.claims if _population_of(claim) == population})
    question: Question | None = None
    estimates: tuple[Estimate, ...] = ()
    refusal: str | None = "none of these claims gives a number"
    # A population of which only disputes are known has no question to answer.
    if hearing.weighed:
        question = question_of(hearing)
        try:
            estimates, refusal = tuple(apply_policy(question, policy) for policy in policies), None
        except QuestionError as error:
            refusal = str(error)
    return PopulationToll(
        event=hearing.claims[0].event,
        population=population,
        hearing=hearing,
        question=question,
        estimates=estimates,
        refusal=refusal,
    )
