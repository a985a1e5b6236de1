"""Tables of the first speakers on each population: their figures as worded, and how many claims repeat them."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from ..analysis.toll import TollReport, WordedFigure
from ..dataset import Dataset
from .ids import example_id
from .output import Wrapped, heading, id_cell, is_narrow, table, text_above_id
from .spans import population_label

COLUMNS = ("first speaker", "figure as worded", "counts as", "claims")


def speaker_tables(out: Console, report: TollReport) -> Iterator[RenderableType]:
    """Yields for each population a heading and the table of its speakers, in full."""
    for toll in report.populations:
        yield heading(f"{population_label(report, toll)} {report.outcome}")
        yield speaker_table(out, report.dataset, toll.figures)


def most_repeated(figures: Sequence[WordedFigure], most: int) -> list[WordedFigure]:
    """Returns the figures that most claims give, in the order in which they were."""
    by_claims = sorted(range(len(figures)), key=lambda position: -len(figures[position].claims))
    return [figures[position] for position in sorted(by_claims[:most])]


def speaker_table(out: Console, dataset: Dataset, figures: Iterable[WordedFigure]) -> RenderableType:
    """Returns a table with one row for each first speaker and wording."""
    narrow = is_narrow(out)
    rows = (_figure_row(dataset, figure, label, narrow=narrow) for figure, label in _labeled(figures))
    return table(out, COLUMNS if narrow else [*COLUMNS, "its first claim"], rows)


def _labeled(figures: Iterable[WordedFigure]) -> Iterator[tuple[WordedFigure, str]]:
    """Yields the figures with their speakers, whose names are written once for rows that follow each other."""
    previous = ""
    for figure in figures:
        is_same = figure.first_speakers == previous
        changed = figure.speakers.removeprefix(figure.first_speakers).removeprefix(", ")
        yield figure, (f"  {changed}" if changed else "  the same") if is_same else figure.speakers
        previous = figure.first_speakers


def _figure_row(dataset: Dataset, figure: WordedFigure, label: str, *, narrow: bool) -> Sequence[RenderableType]:
    id = example_id(dataset, figure.claims)
    count = Text(str(len(figure.claims)), justify="right")
    cells: list[RenderableType] = [Wrapped(figure.wording), Wrapped(figure.counts_as), count]
    if narrow:
        return [text_above_id(label, id), *cells]
    return [Wrapped(label), *cells, id_cell(id)]
