"""What the toll of an event has: its populations, their figures, contradictions and stories."""

from collections.abc import Iterator
from functools import cached_property

import attrs

from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.fields import doc, readable_by_help
from ..model.own_words import AnyPopulation
from ..model.vocabulary import POPULATIONS, Outcome
from ..model.wording import bounds_text, readable, readings_text
from .assumptions import Assumptions
from .contradictions import Contradictions, contradictions_of
from .estimate import Estimate
from .hearing import Hearing
from .question import Question
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

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)


@attrs.frozen(kw_only=True, repr=False)
class PopulationToll:
    """The claims on one population of one event, with the figures of the rules."""

    event: str = attrs.field(metadata=doc("The event.", unit="event id"))
    population: AnyPopulation | None = attrs.field(
        metadata=doc("Of whom; None if the claims do not say.", vocabulary=POPULATIONS)
    )
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
            # A chart has no room for the id of the correction, which would say nothing there.
            **{
                id: f"not counted: replaced by its speaker: {self.hearing.name(correction)}"
                for id, correction in self.hearing.corrections.items()
            },
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

    def of(self, population: AnyPopulation) -> PopulationToll:
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
