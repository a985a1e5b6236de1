"""The table of populations by groups of speakers: the span of the figures that each group gives."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from ..analysis.toll import PopulationToll, TollReport
from ..analysis.voice_groups import VOICE_GROUPS
from ..model.wording import readable
from .output import Wrapped, table

OPEN_ABOVE = "+: or more."
"""Explains the sign in the cells."""


def span_table(out: Console, report: TollReport) -> RenderableType:
    """Returns a table with a row for each population and a column for each group of speakers."""
    rows = (
        [Wrapped(population_label(report, toll), "bold"), *_cells(toll)]
        for toll in with_numbers(report.populations)
    )
    return table(out, (report.outcome, *VOICE_GROUPS), rows)


def with_numbers(tolls: Iterable[PopulationToll]) -> Iterator[PopulationToll]:
    """Returns the populations whose number somebody gives; the reason for the others stands below the tables."""
    return (toll for toll in tolls if toll.estimates)


def population_label(report: TollReport, toll: PopulationToll) -> str:
    """Returns the population, with its event where that is not the one asked for."""
    event = f", {report.dataset.name_of(toll.event)}" if toll.event != report.event else ""
    return f"{readable(toll.population) or 'population not stated'}{event}"


def _cells(toll: PopulationToll) -> Iterator[RenderableType]:
    for estimate in toll.spans.values():
        yield Text("–", style="dim") if estimate is None else Wrapped(estimate.short)
