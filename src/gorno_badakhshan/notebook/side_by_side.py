"""One event in several datasets as HTML."""

from typing import TYPE_CHECKING

from ..model.wording import readable
from .elements import Content, Html, block, code, escaped, lines, table, titled

if TYPE_CHECKING:
    from ..analysis.side_by_side import SideBySide


def side_by_side_html(comparison: "SideBySide") -> Html:
    """Returns a table for each population: a row for each rule, a column for each dataset."""
    names = [side.name for side in comparison.sides]
    # A table for each, because one with all rules of all populations would be cut.
    by_population: dict[str, list[list[Content]]] = {}
    for population, policy, figures in comparison.figures():
        label = readable(population) or "population not stated"
        by_population.setdefault(label, []).append([policy, *figures])
    tables = [
        table(f"{comparison.outcome}: {label}", ("rule", *names), rows, len(rows))
        for label, rows in by_population.items()
    ]
    events = [
        Html(
            f"{escaped(side.name)}: {titled(side.dataset.name_of(side.event), side.event)}, "
            f"{code(side.dataset.pin)}{escaped(f'; {side.refusal}' if side.refusal else '')}"
        )
        for side in comparison.sides
    ]
    assumed = f"+: or more. assumed: {'; '.join(comparison.assumptions.lines)}"
    return block(*tables, lines([*events, assumed]))
