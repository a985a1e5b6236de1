"""How many were killed in each event under one rule, as three numbers for each population and for all.

A whole has at least as many as its parts together. So each number of a population is its own figure under the
rule or the sum of its parts, whichever is greater. A sum may be a number that nobody stated.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import floor

import attrs

from ..analysis.assumptions import Assumptions
from ..analysis.estimate import Estimate
from ..analysis.hearing import hear
from ..analysis.policies import Policy
from ..analysis.question import question_of
from ..analysis.reconcile import apply_policy
from ..dataset import Dataset
from ..errors import QuestionError
from ..model.claims import Claim
from ..model.events import Event
from ..model.own_words import AnyPopulation
from ..model.populations import in_order, parts_of
from ..model.propositions import CasualtyCount
from .progress import counted

CHAINS = frozenset({"war", "conflict"})
"""Kinds of events that are no events in UCDP's sense: they last, and consist of events."""


@attrs.frozen(kw_only=True)
class Deaths:
    """Three numbers of dead; each is None if the rule gives none."""

    low: int | None
    best: int | None
    high: int | None

    @property
    def is_empty(self) -> bool:
        """Whether there is no number at all."""
        return self.low is None and self.best is None and self.high is None

    @property
    def may_be_fatal(self) -> bool:
        """Whether any of the numbers is above zero."""
        return any((self.low, self.best, self.high))


@attrs.frozen(kw_only=True)
class PopulationDeaths:
    """What the rule gives for one population of an event, or why it gives nothing."""

    population: AnyPopulation
    estimate: Estimate | None
    refusal: str | None
    claims: int

    @property
    def deaths(self) -> Deaths | None:
        """The numbers of the rule; None if it gives none. A best between two whole numbers is rounded down."""
        if self.estimate is None:
            return None
        best = self.estimate.best
        deaths = Deaths(low=self.estimate.low, best=None if best is None else floor(best), high=self.estimate.high)
        return None if deaths.is_empty else deaths


@attrs.frozen(kw_only=True)
class EventDeaths:
    """The dead of one event, and whether the event becomes a row."""

    event: Event
    populations: tuple[PopulationDeaths, ...]
    status: str
    """`row`, `within`, `chain`, `no dead`, `no figure` or `no count`."""
    reason: str
    row: str | None
    """Id of the event whose row has its dead; None if no row has them."""

    @property
    def without_figure(self) -> tuple[AnyPopulation, ...]:
        """The populations that claims count and for which the rule gives no figure."""
        return tuple(each.population for each in self.populations if each.deaths is None)

    def of(self, population: AnyPopulation) -> Deaths | None:
        """The numbers of a population, from its own figure and those of its parts; None without any."""
        numbers: dict[AnyPopulation, Deaths] = {
            each.population: deaths for each in self.populations if (deaths := each.deaths) is not None
        }
        return _deaths_of(population, numbers)


def event_deaths(dataset: Dataset, policy: Policy) -> list[EventDeaths]:
    """Returns every event of a dataset with its dead under a rule, in the order of the dataset.

    Takes n log n in the claims, as the rules do.
    """
    by_event: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in dataset.claims:
        if isinstance(claim.proposition, CasualtyCount) and claim.proposition.outcome == "killed":
            by_event[claim.event].append(claim)
    unplaced = [
        EventDeaths(
            event=event,
            populations=tuple(_population_deaths(by_event.get(event.id, []), dataset, policy)),
            status="",
            reason="",
            row=None,
        )
        for event in counted(dataset.events)
    ]
    candidates = {each.event.id for each in unplaced if _status_alone(each)[0] == "row"}
    return [_placed(each, candidates, dataset) for each in unplaced]


def _population_deaths(claims: list[Claim], dataset: Dataset, policy: Policy) -> Iterator[PopulationDeaths]:
    # All claims of the event together, because a remainder limits a count of another population.
    hearing = hear(claims, Assumptions(), dataset) if claims else None
    if hearing is None:
        return
    by_population: defaultdict[AnyPopulation, set[str]] = defaultdict(set)
    for claim in hearing.claims:
        if isinstance(claim.proposition, CasualtyCount):
            by_population[claim.proposition.population].add(claim.id)
    for population in in_order(by_population):
        ids = by_population[population]
        estimate, refusal = None, None
        try:
            estimate = apply_policy(question_of(hearing.only(ids)), policy)
        except QuestionError as error:
            refusal = str(error)
        yield PopulationDeaths(population=population, estimate=estimate, refusal=refusal, claims=len(ids))


def _placed(deaths: EventDeaths, candidates: set[str], dataset: Dataset) -> EventDeaths:
    """Returns the dead of an event with the decision whether it is a row."""
    status, reason = _status_alone(deaths)
    around = [event.id for event in larger_events(deaths.event, dataset) if event.id in candidates]
    if around:
        # The dead of the smaller event are among those of the larger, and sums over rows would count them twice.
        outermost = around[-1]
        return attrs.evolve(
            deaths, status="within", reason=f"its dead are among those of {outermost}", row=outermost
        )
    row = deaths.event.id if status == "row" else None
    return attrs.evolve(deaths, status=status, reason=reason, row=row)


def _status_alone(deaths: EventDeaths) -> tuple[str, str]:
    """Returns what an event would be if no other contained it, and why."""
    if not deaths.populations:
        return "no count", "no claim counts its dead"
    everyone = deaths.of("everyone")
    if everyone is None:
        refusals = [each.refusal for each in deaths.populations if each.refusal]
        return "no figure", "; ".join(refusals) or "the rule gives no figure"
    if everyone.is_empty:
        return "no figure", "the rule gives a best figure for some populations and a range for others"
    if deaths.event.kind in CHAINS:
        return "chain", f"a {deaths.event.kind} is no event in UCDP's sense; its dead are in no row"
    if not everyone.may_be_fatal and deaths.without_figure:
        return "no figure", f"the rule gives no figure for {', '.join(deaths.without_figure)}"
    if not everyone.may_be_fatal:
        return "no dead", "nobody was killed under the rule"
    return "row", ""


def larger_events(event: Event, dataset: Dataset) -> Iterator[Event]:
    """Yields the events that contain an event, the nearest first."""
    seen = {event.id}
    while event.part_of is not None and event.part_of not in seen:
        event = dataset.events[event.part_of]
        seen.add(event.id)
        yield event


def _deaths_of(population: AnyPopulation, numbers: Mapping[AnyPopulation, Deaths]) -> Deaths | None:
    parts = [_deaths_of(part, numbers) for part in parts_of(numbers)[population]]
    known = [part for part in parts if part is not None]
    own = numbers.get(population)
    if not known:
        return own
    total = Deaths(
        low=_sum([part.low for part in known]),
        best=_sum([part.best for part in known]),
        high=_sum([part.high for part in known]),
    )
    if own is None:
        return total
    # All three from the same populations: so they rise from low over best to high.
    return Deaths(
        low=_greater(own.low, total.low),
        best=_greater(own.best, total.best),
        high=_greater(own.high, total.high),
    )


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _greater(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)
