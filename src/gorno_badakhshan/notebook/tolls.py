"""The toll of an event as HTML: who gives which figures, and what the rules make of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..analysis.policies import POLICIES
from ..analysis.voice_groups import VOICE_GROUPS
from ..model.wording import readable
from .answers import claim_cells, figures_text
from .elements import Content, Html, amount, block, code, escaped, folded, table, titled

if TYPE_CHECKING:
    from ..analysis.toll import PopulationFamily, PopulationToll, TollReport, WordedFigure

_FIGURE_COLUMNS = ("first speaker", "figure as worded", "counts as", "claims", "its first claim")


def report_html(report: "TollReport") -> Html:
    """Returns a row for each population, then the speakers and the rules of each."""
    dataset, tolls = report.dataset, report.populations
    counted = [toll for toll in tolls if toll.estimates]
    event = titled(dataset.name_of(report.event), report.event)
    spans = table(
        Html(f"{event}: {escaped(report.outcome)}; {code(dataset.pin)}"),
        (report.outcome, *VOICE_GROUPS),
        (
            [_label(toll, report), *(span.short if span is not None else "–" for span in toll.spans.values())]
            for toll in counted
        ),
        len(counted),
    )
    # Folded, because all populations together fill many screens.
    return block(
        spans,
        "+: or more. ",
        f"assumed: {'; '.join(report.assumptions.lines)}",
        *(folded(_label(toll, report), population_html(toll)) for toll in tolls),
    )


def _label(toll: "PopulationToll", report: "TollReport") -> str:
    """Returns the population, with its event where that is not the one asked for."""
    event = f", {report.dataset.name_of(toll.event)}" if toll.event != report.event else ""
    return f"{readable(toll.population) or 'population not stated'}{event}"


def population_html(toll: "PopulationToll") -> Html:
    """Returns the figures of the speakers as worded, and those of the rules."""
    figures = toll.figures
    speakers = table(
        f"{readable(toll.population) or 'population not stated'}, {toll.hearing.name(toll.event)}: "
        f"{amount(len(toll.claims), 'claim')}",
        _FIGURE_COLUMNS,
        (_worded_figure_row(figure, toll) for figure in figures),
        len(figures),
    )
    return block(speakers, toll.refusal if toll.refusal is not None else _rules(toll))


def _worded_figure_row(figure: "WordedFigure", toll: "PopulationToll") -> Sequence[Content]:
    # The first claim that relays no other one; else the first.
    claim = min(figure.claims, key=lambda claim: claim.relays is not None)
    speaker, _, source = claim_cells(claim, toll.hearing)
    return speaker, figure.wording, figure.counts_as, len(figure.claims), source


def _rules(toll: "PopulationToll") -> Html:
    rows = (
        [
            estimate.policy,
            figures_text(estimate),
            estimate.steps or (POLICIES[estimate.policy].definition if estimate.policy in POLICIES else ""),
        ]
        for estimate in toll.estimates
    )
    return table("by rule", ("rule", "figures", "how"), rows, len(toll.estimates))


def family_html(family: "PopulationFamily") -> Html:
    """Returns its populations, and how many pairs of claims contradict each other."""
    pairs = len(family.contradictions)
    return block(
        *map(population_html, family.populations),
        f"cannot be true together: {amount(pairs, 'pair')} of claims"
        if pairs
        else "no claims contradict each other",
    )
