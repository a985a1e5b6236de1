"""The figure of claims: one number, one row for each speaker and wording, and the rules below."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from ..analysis.assumptions import AssumptionOptions, Assumptions
from ..analysis.estimate import Estimate
from ..analysis.hearing import hear
from ..analysis.question import Question
from ..dataset import Dataset
from ..errors import QuestionError
from ..imports import LazyModule
from ..model.claims import Claim
from ..model.own_words import AnyParty
from ..model.vocabulary import Party
from ..model.wording import readable
from .axes import axes_for, credit_of, draw_frame, fit_figure, hide_spines, number_label, resize, title_of
from .claim_chart import Bounds, ClaimChart, ClaimRow, chart_of
from .labels import text_size, text_style
from .requirements import check_extra

# The module that only annotations name.
if TYPE_CHECKING:
    from matplotlib import axes as mpl_axes
    from matplotlib.artist import Artist
else:
    mpl_axes = LazyModule("matplotlib.axes")

PARTY_MARKS: "dict[Party, tuple[str, str, str]]" = {
    "government": ("#0072B2", "s", "government"),
    "armed_group": ("#D55E00", "^", "armed group"),
    "other_party": ("#009E73", "v", "other party"),
    "neither": ("#000000", "o", "neither side"),
    "unknown": ("#CC79A7", "D", "side unknown"),
}
"""Color, marker and label of each party. The colors are of Okabe and Ito, safe for color-blind readers."""

_OWN_MARKS = (("#E69F00", "P"), ("#56B4E9", "X"), ("#009E73", "<"), ("#D55E00", ">"), ("#0072B2", "p"))
"""Color and marker of the parties that a dataset adds, in their order; the sixth has those of the first."""

_AXES_WIDTH = 250
"""Points from the least to the greatest number; labels come on top."""
_LEAST_HEIGHT, _ROW_GAP, _GROUP_GAP = 12, 5, 10
"""Points: the height of a row, and the space above a row and above the first row of a speaker."""
_BELOW = 6
"""Points from a claim down to its other reading."""
_PALE, _OTHER_COLOR, _DASHES = 0.35, "#444444", (0, (4, 2))
"""Opacity of claims that do not count; color and dashes of the other reading."""
_COVERED = 0.015
"""A marker covers the end of its bar if they are closer than this share of the axis."""


def claims(
    claims: "Iterable[Claim]",
    ax: "mpl_axes.Axes | None" = None,
    estimates: "Iterable[Estimate]" = (),
    *,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> "mpl_axes.Axes":
    """Draw what each speaker says of one number, a row for each wording, with estimates below.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> ax = claims(dead, estimates=[gb.reconcile(dead, "admission_floor")])
    >>> ax.get_xlabel()
    'persons killed (military)'

    A row says how many pages print the figure, if several do. A marker shows the stated figure. It is
    hollow if the wording excludes the figure itself, as "more than 100" excludes 100. A bar spans the
    bounds; an arrow shows that there is no upper bound. Color and shape show the party that the dataset
    gives for the first speaker, or for whoever changed the figure; a thin dashed line is the other
    reading of an ambiguous text. Claims that do not count under the assumptions are pale and carry the
    reason. Each mark has as `gid` the id of the first claim of its row, which an SVG keeps.

    Without `ax` it makes a figure as large as its content, which it neither shows nor saves. On axes of
    yours it draws within their size; about 15 points a row keep the labels apart. Raises `QuestionError`
    and `AssumptionError` as `reconcile` does, `QuestionError` if an estimate answers another question or
    was made under other assumptions, and `MissingExtraError` without matplotlib.
    """
    check_extra()
    hearing, estimates = hear(claims, Assumptions.of(**assumptions), dataset), tuple(estimates)
    chart = chart_of(hearing, estimates)
    _check_questions(chart.question, estimates)
    _check_assumptions(hearing.assumptions, estimates)
    return _draw(chart, ax)


def _check_questions(question: "Question", estimates: "Sequence[Estimate]") -> None:
    """Raises `QuestionError` if an estimate is of another number than the claims."""
    others = sorted({estimate.question for estimate in estimates} - {str(question)})
    if others:
        questions = [str(question), *others]
        raise QuestionError(
            f"the claims answer {questions[0]}, the estimates {', '.join(others)}", {"questions": questions}
        )


def _check_assumptions(assumptions: Assumptions, estimates: "Sequence[Estimate]") -> None:
    """Raises `QuestionError` if an estimate assumes something else than the claims are drawn under."""
    # Otherwise claims that the estimate left out would look as if it had counted them.
    for estimate in estimates:
        if estimate.assumptions != assumptions:
            raise QuestionError(
                f"the estimate by {estimate.policy} assumes {_changes_text(estimate.assumptions)}, the claims are "
                f"drawn under {_changes_text(assumptions)}; give plot.claims the same assumptions"
            )


def _changes_text(assumptions: Assumptions) -> str:
    return "; ".join(assumptions.changed) or "the defaults"


def _draw(chart: ClaimChart, ax: "mpl_axes.Axes | None") -> "mpl_axes.Axes":
    # The height follows from labels, which only a figure can measure.
    axes = axes_for(ax, _AXES_WIDTH, _AXES_WIDTH)
    places = _place(chart, axes)
    if ax is None:
        resize(axes, _AXES_WIDTH, places.bottom)
    _set_axes(chart, places, axes)
    marks = _marks_of(chart)
    for row, y in zip(chart.rows, places.centers, strict=False):
        _draw_row(axes, row, y, chart.right, marks[row.party])
    if chart.estimates:
        axes.axhline(places.line, color="black", linewidth=0.8)
    for estimate, y in zip(chart.estimates, places.centers[len(chart.rows) :], strict=True):
        _draw_estimate(axes, estimate, y, chart.right)
    _draw_labels(chart, places, axes)
    hearing, handles = chart.hearing, [*_party_handles(chart), *_other_handles(chart)]
    credit = credit_of(hearing.dataset, hearing.assumptions.changed)
    draw_frame(axes, title_of(chart.question, hearing.name), credit, handles)
    if ax is None:
        fit_figure(axes)
    return axes


@attrs.frozen(kw_only=True)
class _Places:
    """Where the rows are, in points from the upper end."""

    centers: list[float]
    """Of each row and then of each estimate."""
    line: float
    """Between the rows and the estimates."""
    bottom: float


def _place(chart: ClaimChart, ax: "mpl_axes.Axes") -> _Places:
    """Returns rows that are as high as their labels; rows of one speaker are nearer to each other."""
    centers, y, line = list[float](), 0.0, 0.0
    for position, (left, right) in enumerate(chart.labels):
        if position == len(chart.rows):
            line, y = y + _GROUP_GAP / 2, y + _GROUP_GAP
        height = max(_LEAST_HEIGHT, *(text_size(ax.figure, text)[1] for text in (left, right) if text))
        is_group = bool(left) and position <= len(chart.rows)
        y += _GROUP_GAP if is_group else _ROW_GAP
        centers.append(y + height / 2)
        y += height
    return _Places(centers=centers, line=line, bottom=y + _GROUP_GAP)


def _set_axes(chart: ClaimChart, places: _Places, ax: "mpl_axes.Axes") -> None:
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    # A little below zero, or a marker at 0 would be cut; upside down, for the first claim on top.
    ax.set_xlim(-0.02 * chart.right, chart.right)
    ax.set_ylim(places.bottom, 0)
    # Numbers of seven digits need more space than those of three.
    ticks = 7 if chart.right < 10_000 else 4
    ax.xaxis.set_major_locator(MaxNLocator(nbins=ticks, steps=[1, 2, 5, 10], integer=True))
    ax.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize="small")
    hide_spines(ax, ("left", "right", "top"))
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    ax.set_xlabel(number_label(chart.question), **text_style())


def _draw_labels(chart: ClaimChart, places: _Places, ax: "mpl_axes.Axes") -> None:
    """Writes the speakers on the left and the wordings on the right."""
    left, right = zip(*chart.labels, strict=True)
    ax.set_yticks(places.centers, left, **text_style())
    # Tick labels, unlike free text, are part of what a layout makes space for.
    # Without functions of a module, matplotlib takes local ones, and the figure cannot be pickled.
    right_axis = ax.secondary_yaxis("right", functions=(_same, _same))
    right_axis.set_yticks(places.centers, right, **text_style())
    right_axis.tick_params(length=0)
    right_axis.spines["right"].set_visible(False)


def _same(positions: Any) -> Any:
    """Returns the positions of the left axis, which the right one shares."""
    return positions


def _draw_row(ax: "mpl_axes.Axes", row: ClaimRow, y: float, right: float, mark: tuple[str, str, str]) -> None:
    alpha = 1 if row.counts else _PALE
    evidence = row.evidence
    if evidence is not None:
        color, marker, _ = mark
        style: dict[str, Any] = {"color": color, "alpha": alpha, "gid": row.claim_id}
        _draw_span(ax, y, (evidence.low, evidence.high), evidence.figures, right, linewidth=1.8, **style)
        look: dict[str, Any] = {"markersize": 6.5, "zorder": 3, "clip_on": False, **style}
        for figure in evidence.figures:
            face = color if evidence.admits(figure) else "white"
            ax.plot([figure], [y], marker, markerfacecolor=face, **look)
    if row.other is not None:
        style = {"color": _OTHER_COLOR, "alpha": alpha, "gid": f"{row.claim_id}#alternative"}
        figures, y = row.other.figures, y + _BELOW
        _draw_span(ax, y, row.other.bounds, figures, right, linewidth=0.8, linestyle=_DASHES, **style)
        ax.plot(figures, [y] * len(figures), "o", markersize=3.5, markerfacecolor="white", **style)


def _draw_span(
    ax: "mpl_axes.Axes", y: float, bounds: Bounds, figures: Sequence[int], right: float, **style: Any
) -> None:
    """Draws a bar between the bounds, with a cap at each end without a marker; an arrow if it is open above."""
    low, high = bounds
    ends = [low] if high is None else [low, high]
    uncovered = [end for end in ends if all(abs(end - figure) > _COVERED * right for figure in figures)]
    width = style["linewidth"]
    ax.plot(ends, [y] * len(ends), **style)
    if uncovered:
        cap = {**style, "linestyle": "", "markersize": 5 + 2 * width, "markeredgewidth": width}
        ax.plot(uncovered, [y] * len(uncovered), marker="|", **cap)
    if high is None:
        shape = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "mutation_scale": 6 + 2 * width}
        # An arrow takes its id from the annotation, not from its style.
        look = {name: value for name, value in style.items() if name != "gid"}
        ax.annotate("", (right, y), (low, y), arrowprops={**shape, **look}, gid=style["gid"])


def _draw_estimate(ax: "mpl_axes.Axes", estimate: "Estimate", y: float, right: float) -> None:
    """Draws a hatched band between the bounds, a plain one where it is open above, and a line at the best."""
    gid, low, high = f"estimate:{estimate.policy}", estimate.low, estimate.high
    look: dict[str, Any] = {"height": 9, "edgecolor": "#666666", "linewidth": 0.8, "gid": gid}
    if low is not None and high is not None and low < high:
        ax.barh(y, high - low, left=low, facecolor="#dddddd", hatch="/////", **look)
    if low is not None and (estimate.open_above or high is None):
        start = low if high is None else high
        ax.barh(y, right - start, left=start, facecolor="#f2f2f2", **look)
        arrow = {"arrowstyle": "-|>", "color": "#666666", "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (right, y), (start, y), arrowprops=arrow, gid=gid)
    # The only number that a rule allows is its best, named or not.
    best = low if estimate.best is None and low == high else estimate.best
    if best is not None:
        ax.plot([best] * 2, [y - 6, y + 6], color="black", linewidth=2.2, gid=gid)


def _marks_of(chart: ClaimChart) -> "dict[AnyParty, tuple[str, str, str]]":
    """Returns the mark of each party, those of the dataset behind the others; the same for each of its charts."""
    dataset = chart.hearing.dataset
    described = dataset.release.description.parties if dataset is not None else ()
    parties: list[AnyParty] = [*(party.word for party in described), *(row.party for row in chart.rows)]
    own: list[AnyParty] = [party for party in dict.fromkeys(parties) if party not in PARTY_MARKS]
    marks: dict[AnyParty, tuple[str, str, str]] = {}
    marks.update(PARTY_MARKS.items())
    for party, (color, marker) in zip(own, cycle(_OWN_MARKS), strict=False):
        marks[party] = color, marker, readable(party)
    return marks


def _party_handles(chart: ClaimChart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D

    parties = {row.party for row in chart.rows if row.evidence is not None}
    for party, (color, marker, label) in _marks_of(chart).items():
        if party in parties:
            yield Line2D([], [], color=color, marker=marker, markersize=6.5, linewidth=1.8, label=label)


def _other_handles(chart: ClaimChart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if any(row.other for row in chart.rows):
        dashed: dict[str, Any] = {"color": _OTHER_COLOR, "linewidth": 0.8, "linestyle": _DASHES, "marker": "o"}
        yield Line2D([], [], markersize=3.5, markerfacecolor="white", label="other reading", **dashed)
    if chart.estimates:
        yield Patch(facecolor="#dddddd", edgecolor="#666666", hatch="/////", label="range by a rule")
        best: dict[str, Any] = {"color": "black", "linestyle": "", "marker": "|", "markeredgewidth": 2.2}
        yield Line2D([], [], markersize=10, label="best by a rule", **best)
