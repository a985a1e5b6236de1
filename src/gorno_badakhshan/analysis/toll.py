"""The toll of an event: what the claims on each population come to under every rule."""

from collections.abc import Iterator
from functools import cached_property
from typing import Unpack, get_args

import attrs

from ..criteria import ClaimCriteria
from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.days import Day
from ..model.events import Event
from ..model.fields import doc, readable_by_help
from ..model.propositions import CasualtyCount
from ..model.vocabulary import POPULATIONS, Outcome, Population
from ..model.wording import bounds_text, readable, readings_text
from .assumptions import AssumptionOptions, Assumptions
from .contradictions import Contradictions, contradictions_of
from .estimate import Estimate
from .hearing import Hearing, hear
from .parts import lies_in
from .policies import POLICIES, Policy, Rule, policy_of
from .question import Question, question_of
from .reconcile import apply_policy
from .stories import Story, stories_of
from .voice_groups import VoiceGroup, spans_of


@attrs.frozen(kw_only=True)
class WordedFigure:
    """What one first speaker says in one wording, once for all claims that repeat it."""

    speaker: str = attrs.field(metadata=doc("The first speaker.", unit="actor id"))
    changed_by: str | None = attrs.field(
        metadata=doc("Who changed the figure of the first speaker; None if nobody did.", unit="actor id")
    )
    first_speakers: str = attrs.field(metadata=doc("The first speakers by name."))
    speakers: str = attrs.field(metadata=doc("The first speakers by name, and who changed their figure."))
    wording: str = attrs.field(metadata=doc("The figure as worded, with its limits and its other reading."))
    counts_as: str = attrs.field(metadata=doc("Its bounds under the assumptions, or why it does not count."))
    claims: tuple[Claim, ...] = attrs.field(metadata=doc("The claims that say so, in their order."))

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)


@attrs.frozen(kw_only=True, repr=False)
class PopulationToll:
    """The claims on one population of one event, with the figures of the rules."""

    event: str = attrs.field(metadata=doc("The event.", unit="event id"))
    population: Population | None = attrs.field(metadata=doc("Of whom; None if the claims do not say."))
    hearing: Hearing = attrs.field(metadata=doc("The claims as they count under the assumptions."))
    question: Question | None = attrs.field(metadata=doc("The question that they answer; None without a number."))
    estimates: tuple[Estimate, ...] = attrs.field(metadata=doc("One for each rule; empty without an answer."))
    refusal: str | None = attrs.field(metadata=doc("Why there is no estimate; None if there is one."))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the reading that is assumed."""
        return self.hearing.claims

    @property
    def figures(self) -> tuple[WordedFigure, ...]:
        """Who says it in which words, and as what that counts; speakers in order of first appearance."""
        counts_as = self._counts_as()
        # By first speaker, so that all wordings of one speaker and all changes of them stand together.
        groups: dict[str, dict[tuple[str, str, str], list[Claim]]] = {}
        for claim in self.claims:
            words = readings_text(claim, self.hearing.name), counts_as.get(claim.id, "no number")
            wordings = groups.setdefault(self.hearing.first_speakers_text(claim), {})
            wordings.setdefault((self.hearing.speaker_text(claim), *words), []).append(claim)
        return tuple(
            WordedFigure(
                speaker=self.hearing.first_claims[claims[0].id].origin.actor,
                changed_by=self.hearing.changed_by.get(claims[0].id),
                first_speakers=first_speakers,
                speakers=speakers,
                wording=wording,
                counts_as=bounds,
                claims=tuple(claims),
            )
            for first_speakers, wordings in groups.items()
            # What the speaker said itself comes before the changes of it.
            for (speakers, wording, bounds), claims in sorted(
                wordings.items(), key=lambda item: item[0][0] != first_speakers
            )
        )

    @property
    def spans(self) -> dict[VoiceGroup, Estimate | None]:
        """The span of the figures of officials, hospital, press, monitors and others; None for no figure."""
        return spans_of(self.hearing)

    def _counts_as(self) -> dict[str, str]:
        """The bounds under the assumptions, or why a claim does not count, by claim id."""
        if self.question is None:
            return {}
        return {
            **{each.claim.id: bounds_text(each.low, each.high) for each in self.question.evidence},
            **{each.claim.id: f"{bounds_text(each.low, each.high)}, of a part" for each in self.question.parts},
            **{claim.id: f"not counted: {reason}" for claim, reason in self.question.left_out},
        }

    def to_dict(self) -> dict[str, object]:
        """The toll as plain data, claims by their ids."""
        return {
            "event": str(self.event),
            "population": self.population,
            "claims": [claim.id for claim in self.claims],
            "estimates": [each.to_dict() for each in self.estimates],
            "refusal": self.refusal,
        }

    def _repr_html_(self) -> str:
        from ..notebook.tolls import population_html

        return population_html(self)

    def __repr__(self) -> str:
        figures = ", ".join(f"{each.policy} {each.figures}" for each in self.estimates) or self.refusal
        return f"<PopulationToll {readable(self.population) or 'not stated'}, {self.event}: {figures}>"


@readable_by_help
@attrs.frozen(kw_only=True, repr=False)
class PopulationFamily:
    """A population and those within it, whose numbers bound each other."""

    populations: tuple[PopulationToll, ...] = attrs.field(metadata=doc("The tolls, the whole first."))
    hearing: Hearing = attrs.field(metadata=doc("The claims on all of them as they count under the assumptions."))

    @cached_property
    def contradictions(self) -> Contradictions:
        """Pairs of these claims that cannot both be true."""
        return contradictions_of(self.hearing)

    @property
    def stories(self) -> tuple[Story, ...]:
        """The largest sets of counts that can all be true; made on first use, because there may be thousands."""
        return self._stories_or_refusal[0]

    @property
    def stories_refusal(self) -> str | None:
        """Why there are no stories; None if there are some."""
        return self._stories_or_refusal[1]

    @cached_property
    def _stories_or_refusal(self) -> tuple[tuple[Story, ...], str | None]:
        try:
            return stories_of(self.hearing), None
        except QuestionError as error:
            return (), str(error)

    def to_dict(self) -> dict[str, object]:
        """The family as plain data, claims by their ids; makes all stories and pairs of contradictions."""
        return {
            "populations": [toll.to_dict() for toll in self.populations],
            "contradictions": [pair.to_dict() for pair in self.contradictions],
            "stories": [story.to_dict() for story in self.stories],
            "stories_refusal": self.stories_refusal,
        }

    def _repr_html_(self) -> str:
        from ..notebook.tolls import family_html

        return family_html(self)

    def __repr__(self) -> str:
        names = ", ".join(readable(toll.population) or "not stated" for toll in self.populations)
        return f"<PopulationFamily of {names}: {len(self.hearing.claims)} claim(s)>"


@attrs.frozen(kw_only=True, repr=False)
class TollReport:
    """The toll of an event, with the claims, rules, contradictions and stories behind it.

    >>> import gorno_badakhshan as gb
    >>> report = gb.toll("khorog-fighting", population="military", dataset=gb.load("1.0.0"))
    >>> [each.figures for each in report.of("military").estimates][:2]
    ['0 to 100, open above', '0 or more']
    """

    dataset: Dataset = attrs.field(metadata=doc("The dataset that the claims are from."))
    event: str = attrs.field(metadata=doc("The event asked for; events within it count too.", unit="event id"))
    outcome: Outcome = attrs.field(metadata=doc("What happened to people."))
    assumptions: Assumptions = attrs.field(metadata=doc("What is assumed."))
    families: tuple[PopulationFamily, ...] = attrs.field(
        metadata=doc("Populations that bound each other, those of the event itself first.")
    )

    @property
    def populations(self) -> tuple[PopulationToll, ...]:
        """The tolls of all populations and events."""
        return tuple(toll for family in self.families for toll in family.populations)

    def of(self, population: Population) -> PopulationToll:
        """The toll of a population in the event itself, or in the first event within it that counts them.

        Raises `VocabularyError` if there is no population of this name, `QuestionError` if no claim is
        about it.
        """
        POPULATIONS.check(population)
        for toll in self.populations:
            if toll.population == population:
                return toll
        raise QuestionError(f"no claim counts {readable(population)} {self.outcome} in {self.event}")

    def to_dict(self) -> dict[str, object]:
        """The report as plain data, claims by their ids."""
        return {
            "pin": self.dataset.pin,
            "about": str(self.event),
            "outcome": self.outcome,
            "assumptions": self.assumptions.to_dict(),
            "populations": [toll.to_dict() for toll in self.populations],
            "contradictions": [pair.to_dict() for family in self.families for pair in family.contradictions],
            "stories": [stories for family in self.families for stories in _stories_to_dict(family)],
        }

    def _repr_html_(self) -> str:
        from ..notebook.tolls import report_html

        return report_html(self)

    def __repr__(self) -> str:
        return f"<TollReport {self.outcome}, {self.event}: {len(self.populations)} population(s)>"


def _stories_to_dict(family: PopulationFamily) -> Iterator[dict[str, object]]:
    """The stories of a family; nothing if none of its claims gives a number."""
    if any(toll.question is not None for toll in family.populations):
        yield {
            "populations": [toll.population or "" for toll in family.populations],
            "told": [story.to_dict() for story in family.stories],
            "refusal": family.stories_refusal,
        }


def toll(  # noqa: PLR0913 - what is asked by keyword, as on the command line
    event: "Event | str",
    outcome: Outcome = "killed",
    population: Population | None = None,
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


def _population_of(claim: Claim) -> Population | None:
    """Whom a claim is about; None if it does not say."""
    population: Population | None = getattr(claim.proposition, "population", None)
    return population


_POPULATION_ORDER: tuple[Population | None, ...] = (*get_args(Population), None)
"""The populations in the order of the report; None stands for claims that do not say whom they are about."""


def _families(event: str, hearing: Hearing, policies: tuple[Policy, ...]) -> Iterator[PopulationFamily]:
    """The families of each event: first of the one asked for, then of those within it that count people."""
    for each in dict.fromkeys((event, *(claim.event for claim in hearing.claims))):
        of_event = hearing.only({claim.id for claim in hearing.claims if claim.event == each})
        # The event asked for is answered even if nobody counts there: with the reason.
        if not of_event.claims or (each != event and not of_event.weighed):
            continue
        populations: set[Population | None] = {_population_of(claim) for claim in of_event.claims}
        ordered: list[Population | None] = [
            population for population in _POPULATION_ORDER if population in populations
        ]
        for populations_together in _groups(ordered, of_event):
            yield _family(of_event, populations_together, policies)


def _groups(populations: list[Population | None], hearing: Hearing) -> list[list[Population | None]]:
    """The populations that bound each other: within one another, or of the very same people by two words."""
    claims = {claim.id: claim for claim in hearing.claims}
    linked = {
        frozenset((_population_of(claim), _population_of(claims[claim.same_people])))
        for claim in hearing.claims
        if claim.same_people is not None and claim.same_people in claims
    }
    groups: list[list[Population | None]] = []
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


def _lies_in(population: Population | None, wider: Population | None) -> bool:
    """Whether a population is the other or within it; a population that is not stated is alone."""
    return population == wider or (population is not None and wider is not None and lies_in(population, wider))


def _family(
    of_event: Hearing, populations: "list[Population | None]", policies: tuple[Policy, ...]
) -> PopulationFamily:
    """The populations of a family, each answered by itself, and their stories together."""
    family = of_event.only({claim.id for claim in of_event.claims if _population_of(claim) in populations})
    return PopulationFamily(
        populations=tuple(_population_toll(family, population, policies) for population in populations),
        hearing=family,
    )


def _population_toll(
    family: Hearing, population: Population | None, policies: tuple[Policy, ...]
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
