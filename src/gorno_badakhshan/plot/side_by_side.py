"""The figure of one event in several datasets: each rule with a bar for each of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..analysis.estimate import NO_FIGURE, Estimate
from ..analysis.policies import POLICIES
from ..analysis.side_by_side import SideBySide
from ..errors import QuestionError
from ..imports import LazyModule
from ..model.own_words import AnyPopulation
from ..model.wording import readable
from .axes import axes_for, draw_frame, fit_figure, hide_spines
from .labels import text_style
from .requirements import check_extra

# The module that only annotations name.
if TYPE_CHECKING:
    from matplotlib import axes as mpl_axes
else:
    mpl_axes = LazyModule("matplotlib.axes")

_WIDTH, _ROW, _RULE_GAP = 250, 13, 7
"""Points: the width of the axes, the height of a bar's row, and the space between two rules."""
_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Of Okabe and Ito, safe for color-blind readers."""
_HATCHES = ("", "///", "...", "xxx", "\\\\\\", "+++", "ooo")
"""The columns differ in print without color too."""


def side_by_side(
    comparison: "SideBySide", ax: "mpl_axes.Axes | None" = None, *, population: "AnyPopulation | None" = None
) -> "mpl_axes.Axes":
    """Draw what each rule makes of one event in several datasets, for one population.

    >>> import gorno_badakhshan as gb
    >>> versions = {version: (gb.load(version), "khorog-fighting") for version in ("1.0.0", "1.1.0")}
    >>> ax = side_by_side(gb.side_by_side(versions, population="military"))
    >>> ax.get_xlabel()
    'persons killed (military)'

    A bar spans low and high, an arrow shows that nothing bounds the number from above, and an upright line is
    the best figure. `population` is one of `comparison.populations`; None for the one that was asked for, else
    the first. Without `ax` it makes a figure as large as its content, which it neither shows nor saves. Raises
    `QuestionError` if no dataset counts the population, and `MissingExtraError` without matplotlib.
    """
    check_extra()
    chosen = _population(comparison, population)
    rows = [(policy, comparison.estimates(chosen, policy)) for policy in POLICIES]
    sides = len(comparison.sides)
    height = len(rows) * (sides * _ROW + _RULE_GAP)
    axes = axes_for(ax, _WIDTH, height)
    right = _right_end([estimate for _, estimates in rows for estimate in estimates])
    _set_axes_of_rules(axes, height, right)
    centers, y = list[float](), 0.0
    for _, estimates in rows:
        centers.append(y + (sides * _ROW + _RULE_GAP) / 2)
        for position, estimate in enumerate(estimates):
            _draw_figures(axes, estimate, y + _RULE_GAP / 2 + (position + 0.5) * _ROW, position, right)
        y += sides * _ROW + _RULE_GAP
        axes.axhline(y, color="#dddddd", linewidth=0.6, zorder=0)
    axes.set_yticks(centers, [policy for policy, _ in rows], **text_style())
    what = "casualties" if comparison.outcome == "casualties" else f"persons {comparison.outcome}"
    axes.set_xlabel(f"{what} ({readable(chosen)})", **text_style())
    first = comparison.sides[0]
    draw_frame(
        axes, f"{first.dataset.name_of(first.event)}: side by side", _credit(comparison), _side_handles(comparison)
    )
    if ax is None:
        fit_figure(axes)
    return axes


def _population(comparison: SideBySide, population: AnyPopulation | None) -> AnyPopulation | None:
    counted = comparison.populations
    if population is None and counted:
        return counted[0]
    if population not in counted:
        names = ", ".join(readable(each) or "not stated" for each in counted) or "none"
        raise QuestionError(f"no dataset counts {readable(population)} here; counted are {names}")
    return population


def _right_end(estimates: Sequence[Estimate | None]) -> float:
    numbers = [
        number for each in estimates if each for number in (each.low, each.best, each.high) if number is not None
    ]
    return max(1.0, 1.15 * max(numbers, default=0))


def _set_axes_of_rules(ax: "mpl_axes.Axes", height: float, right: float) -> None:
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    ax.set_xlim(-0.02 * right, right)
    ax.set_ylim(height, 0)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=7 if right < 10_000 else 4, steps=[1, 2, 5, 10], integer=True))
    ax.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize="small")
    hide_spines(ax, ("left", "right", "top"))
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)


def _draw_figures(ax: "mpl_axes.Axes", estimate: Estimate | None, y: float, position: int, right: float) -> None:
    """Draws the figures of one rule in one dataset, and the words for them at the right of the axes."""
    color, hatch = _COLORS[position % len(_COLORS)], _HATCHES[position % len(_HATCHES)]
    text = estimate.short if estimate is not None else NO_FIGURE
    pale = "#999999" if text == NO_FIGURE else color
    # The words stand beside the axes, where no bar hides them.
    ax.annotate(
        text, (1, y), (4, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        va="center", color=pale, annotation_clip=False, **text_style("x-small"),
    )  # fmt: skip
    if estimate is None:
        return
    low, high = estimate.low, estimate.high
    look: dict[str, Any] = {
        "height": 0.62 * _ROW,
        "edgecolor": color,
        "linewidth": 0.8,
        "gid": f"{estimate.policy}:{position}",
    }
    if low is not None and high is not None and low < high:
        ax.barh(y, high - low, left=low, facecolor="white" if hatch else color, alpha=0.75, hatch=hatch, **look)
    if low is not None and (estimate.open_above or high is None):
        arrow = {"arrowstyle": "-|>", "color": color, "shrinkA": 0, "shrinkB": 0, "linewidth": 1.2}
        ax.annotate("", (right, y), (low if high is None else high, y), arrowprops=arrow)
    # "Up to 30" begins at none, and is hollow because no figure supports its lower end.
    if low is None and high is not None:
        ax.barh(y, high, left=0, facecolor="white", hatch=hatch, **look)
    # The only number that a rule allows is its best, named or not.
    best = low if estimate.best is None and low == high else estimate.best
    if best is not None:
        ax.plot([best] * 2, [y - 0.42 * _ROW, y + 0.42 * _ROW], color=color, linewidth=2.6, solid_capstyle="butt")


def _side_handles(comparison: SideBySide) -> list[Any]:
    from matplotlib.patches import Patch

    return [
        Patch(
            facecolor="white" if _HATCHES[position % len(_HATCHES)] else _COLORS[position % len(_COLORS)],
            edgecolor=_COLORS[position % len(_COLORS)],
            hatch=_HATCHES[position % len(_HATCHES)],
            label=side.name,
        )
        for position, side in enumerate(comparison.sides)
    ]


def _credit(comparison: SideBySide) -> str:
    """Returns the assumptions that are not the defaults, and the event and the pin of each dataset."""
    changed = comparison.assumptions.changed
    assumed = [f"Assumed: {'; '.join(changed)}"] if changed else []
    return "\n".join([*assumed, *(f"{side.name}: {side.event}\n{side.dataset.pin}" for side in comparison.sides)])
