"""One event in several datasets, side by side: what each rule makes of the claims of each."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Unpack

import attrs

from ..criteria import ClaimCriteria
from ..dataset import Dataset
from ..errors import AssumptionError, FieldError, QuestionError, hint, near, shown
from ..model.events import Event
from ..model.fields import doc
from ..model.own_words import AnyPopulation
from ..model.vocabulary import Outcome
from ..model.wording import readable
from .assumptions import AssumptionOptions, Assumptions
from .estimate import NO_FIGURE, Estimate
from .hearing import hear
from .policies import POLICIES
from .toll import toll
from .toll_report import PopulationToll, TollReport


@attrs.frozen(kw_only=True)
class Side:
    """One dataset with the event that is compared."""

    name: str = attrs.field(metadata=doc("Name of the column."))
    dataset: Dataset = attrs.field(metadata=doc("The dataset."), repr=False)
    event: str = attrs.field(metadata=doc("The event in it.", unit="event id"))
    report: TollReport | None = attrs.field(metadata=doc("Its toll; None without a number."), repr=False)
    refusal: str | None = attrs.field(metadata=doc("Why there is no toll; None if there is one."))

    def of(self, population: AnyPopulation | None) -> PopulationToll | None:
        """Returns the toll of a population in the event itself; None if no claim counts it."""
        # The toll has the events within it too, which a row of another dataset has not.
        populations = self.report.populations if self.report is not None else ()
        found = (each for each in populations if (each.event, each.population) == (self.event, population))
        return next(found, None)

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: the name, the event, the pin and the toll."""
        return {
            "name": self.name,
            "event": str(self.event),
            "pin": self.dataset.pin,
            "populations": [each.to_dict() for each in self.report.populations if each.event == self.event]
            if self.report is not None
            else [],
            "refusal": self.refusal,
        }


@attrs.frozen(kw_only=True, repr=False)
class SideBySide:
    """The figures of every rule for each population, a column for each dataset."""

    outcome: Outcome = attrs.field(metadata=doc("What happened to people."))
    population: AnyPopulation | None = attrs.field(metadata=doc("Of whom; None for each population by itself."))
    sides: tuple[Side, ...] = attrs.field(metadata=doc("The datasets, in the order in which they were given."))
    assumptions: Assumptions = attrs.field(metadata=doc("What was assumed, for all of them."))

    @property
    def populations(self) -> tuple[AnyPopulation | None, ...]:
        """The populations that any of the datasets counts in the event itself, in the order of the first."""
        return tuple(
            dict.fromkeys(
                each.population
                for side in self.sides
                if side.report is not None
                for each in side.report.populations
                if each.event == side.event and self.population in (None, each.population)
            )
        )

    def estimates(self, population: AnyPopulation | None, policy: str) -> tuple[Estimate | None, ...]:
        """Returns what one rule makes of a population in each dataset; None where it has no answer.

        Raises `VocabularyError` if there is no such rule.
        """
        from .policies import policy_of

        name = policy_of(policy).name
        tolls = (side.of(population) for side in self.sides)
        return tuple(
            next((each for each in toll.estimates if each.policy == name), None) if toll is not None else None
            for toll in tolls
        )

    def figures(self) -> Iterator[tuple[AnyPopulation | None, str, tuple[str, ...]]]:
        """Yields population, rule and the figures in each dataset, as text for a narrow column."""
        for population in self.populations:
            for policy in POLICIES:
                estimates = self.estimates(population, policy)
                yield population, policy, tuple(each.short if each else NO_FIGURE for each in estimates)

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: what was asked and assumed, and each dataset with its figures."""
        return {
            "outcome": self.outcome,
            "population": self.population,
            "assumed": list(self.assumptions.lines),
            "sides": [side.to_dict() for side in self.sides],
        }

    def _repr_html_(self) -> str:
        from ..notebook.side_by_side import side_by_side_html

        return side_by_side_html(self)

    def __repr__(self) -> str:
        sides = ", ".join(f"{side.name}: {side.event}" for side in self.sides)
        counted = ", ".join(readable(each) or "not stated" for each in self.populations)
        return f"<SideBySide {self.outcome} ({counted}); {sides}>"


def side_by_side(
    sides: "Mapping[str, tuple[Dataset, Event | str]]",
    outcome: Outcome = "killed",
    population: AnyPopulation | None = None,
    **assumptions: Unpack[AssumptionOptions],
) -> SideBySide:
    """The toll of one event in several datasets under the same nine rules and the same assumptions.

    >>> import gorno_badakhshan as gb
    >>> versions = {version: (gb.load(version), "khorog-fighting") for version in ("1.0.0", "1.1.0")}
    >>> both = gb.side_by_side(versions, population="military")
    >>> [estimate.figures for estimate in both.estimates("military", "admission_floor")]
    ['20 or more', '18 or more']

    `sides` has the name of each column, with its dataset and the event in it or its id. That they are the same
    event is for the caller to say; `event_candidates` proposes some. Figures are of the event itself, without
    those of the events in it. A column in which no claim gives such a number has no figures and the reason.

    Assumptions that name a speaker hold for the datasets in which that speaker speaks.

    Takes the time of `toll` for each. Raises `QuestionError` if no column has a figure or nothing is to be
    compared, `UnknownIdError` for an event that a dataset does not have, and as `toll`.
    """
    events_of_sides = {name: _dataset_and_event(name, side) for name, side in _named_sides(sides).items()}
    speakers = {
        name: _speakers_of_side(dataset, event, outcome, population)
        for name, (dataset, event) in events_of_sides.items()
    }
    _check_named(assumptions, set().union(*speakers.values()))
    found = tuple(
        _side(name, *side, outcome, population, _of_speakers(assumptions, speakers[name]))
        for name, side in events_of_sides.items()
    )
    if all(side.report is None for side in found):
        reasons = "; ".join(f"{side.name}: {side.refusal}" for side in found)
        raise QuestionError(f"none of them has a figure to compare: {reasons}")
    return SideBySide(
        outcome=outcome, population=population, sides=found, assumptions=Assumptions.of(**assumptions)
    )


def _named_sides(sides: object) -> "Mapping[str, object]":
    if not isinstance(sides, Mapping) or not all(isinstance(name, str) and name for name in sides):
        raise FieldError("sides", f"expected a dict of names with dataset and event, got {shown(sides)}")
    if not sides:
        raise QuestionError("there is nothing to compare; give the name, the dataset and the event of each side")
    return sides


def _dataset_and_event(name: str, side: object) -> tuple[Dataset, str]:
    if not isinstance(side, tuple) or len(side) != 2 or not isinstance(side[0], Dataset):
        raise FieldError("sides", f"expected a dataset and an event as {name!r}, got {shown(side)}")
    dataset, event = side
    return dataset, dataset.events[event].id


def _speakers_of_side(
    dataset: Dataset, event: str, outcome: Outcome, population: AnyPopulation | None
) -> AbstractSet[str]:
    """Returns the first speakers of the claims that a toll would take."""
    criteria: ClaimCriteria = {"about": event, "outcome": outcome}
    if population is not None:
        criteria["population"] = population
    return hear(dataset.claims.where(**criteria), Assumptions(), dataset).speakers


def _side(  # noqa: PLR0913, PLR0917 - what a toll is asked for
    name: str,
    dataset: Dataset,
    event: str,
    outcome: Outcome,
    population: AnyPopulation | None,
    assumptions: AssumptionOptions,
) -> Side:
    report, refusal = None, None
    # A side without a number is an answer: the others are compared all the same.
    try:
        report = toll(event, outcome, population, dataset=dataset, **assumptions)
    except QuestionError as error:
        refusal = str(error)
    return Side(name=name, dataset=dataset, event=event, report=report, refusal=refusal)


# A speaker of our claims speaks in none of a publisher, and is no mistake there.
def _of_speakers(assumptions: AssumptionOptions, speakers: AbstractSet[str]) -> AssumptionOptions:
    """Returns the assumptions without the speakers who do not speak in a dataset."""
    options = assumptions.copy()
    if "set_aside" in options:
        options["set_aside"] = {actor: why for actor, why in options["set_aside"].items() if actor in speakers}
    if "reliability" in options:
        options["reliability"] = [actor for actor in options["reliability"] if actor in speakers]
    return options


def _check_named(assumptions: AssumptionOptions, speakers: AbstractSet[str]) -> None:
    """Raises `AssumptionError` if a speaker that is named speaks first in none of the datasets."""
    checked = Assumptions.of(**assumptions)
    for actor in (*(actor for actor, _ in checked.set_aside), *checked.reliability):
        if actor not in speakers:
            words = hint(near(actor, speakers)) or f"; they are {', '.join(sorted(speakers))}"
            raise AssumptionError(f"{actor!r} is no origin of the claims of any side{words}")
