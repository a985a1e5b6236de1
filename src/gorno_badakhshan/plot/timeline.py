"""The figure of days: the toll as it stood each day, with one band for each kind of speaker."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from ..analysis.assumptions import AssumptionOptions, Assumptions
from ..analysis.evidence import Evidence
from ..analysis.hearing import Hearing, hear
from ..analysis.policies import Policy, Rule
from ..analysis.question import Question, question_of
from ..analysis.timeline import Toll, end_of_weeks, timeline_of
from ..dataset import Dataset
from ..errors import QuestionError
from ..imports import LazyModule
from ..model.claims import Claim
from ..model.days import Day, read_day
from ..model.vocabulary import Standing
from .axes import axes_for, credit_of, draw_frame, fit_figure, hide_spines, number_label, title_of
from .labels import text_style
from .requirements import check_extra

# The module that only annotations name.
if TYPE_CHECKING:
    from matplotlib import axes as mpl_axes
    from matplotlib.artist import Artist
else:
    mpl_axes = LazyModule("matplotlib.axes")

STANDING_MARKS: "dict[Standing | None, tuple[str, str, str]]" = {
    "official": ("#0072B2", "s", "official"),
    "medical": ("#D55E00", "P", "hospital"),
    "press": ("#000000", "o", "press"),
    "monitor": ("#009E73", "D", "monitors"),
    "local": ("#CC79A7", "v", "local people"),
    "armed_group": ("#E69F00", "^", "armed groups"),
    "opposition": ("#56B4E9", "<", "opposition"),
    "mediator": ("#999999", ">", "mediators"),
    "reference": ("#666666", "*", "reference works"),
    None: ("#999999", "x", "others"),
}
"""Color, marker and label of each standing. The colors are of Okabe and Ito, safe for color-blind readers."""

ALL_DAYS = "all"
"""The `until` that shows every day."""
_WIDTH, _HEIGHT = 420, 240
"""Of the axes, in points."""
_LEAST_DAYS = 4
"""On a shorter axis the ticks would be hours."""
_EXTENSION = 0.04
"""How far the axis extends beyond the last day, as a share of the days, to show the last step."""


def timeline(
    claims: "Iterable[Claim]",
    ax: "mpl_axes.Axes | None" = None,
    policy: "str | Policy | Rule" = "stated_range",
    *,
    until: "Day | None" = None,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> "mpl_axes.Axes":
    """Draw the toll as it stood each day, for officials, hospital, press, monitors and others separately.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims(event="khorog-fighting", outcome="killed", population="everyone")
    >>> ax = timeline(dead, until="2012-09-30")
    >>> ax.get_ylabel()
    'persons killed (everyone)'

    A band spans the figures that the rule makes of all claims of one standing up to the end of each
    day. Its upper edge is dashed and has an arrow if there is no upper bound. A mark shows each new
    figure on its day; it is hollow if the wording excludes the figure itself. `until` is the last day
    shown, inclusive, in any form that `where` accepts; None for eight weeks after the event (all days
    if the first figure is later), and "all" for every day. Each mark has the id of its claim as `gid`,
    which an SVG keeps. Without `ax` it makes a figure, which it neither shows nor saves. Raises as
    `gorno_badakhshan.timeline` does, `QuestionError` if no claim is dated up to `until`, `FieldError` or
    `RecordError` if `until` is no day, and `MissingExtraError` without matplotlib.
    """
    check_extra()
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    tolls = timeline_of(hearing, policy)
    question = question_of(hearing)
    shown, last = _shown(tolls, until, question, hearing)
    if not shown:
        raise QuestionError(_why_no_day(tolls, last))
    chart = _Chart(
        question=question,
        tolls=shown,
        evidence={evidence.claim.id: evidence for evidence in hearing.weighed},
        # A short span stays short: only a day that was asked for makes the axis longer.
        end=shown[-1].day if until in (None, ALL_DAYS) or last is None else last,
    )
    axes = axes_for(ax, _WIDTH, _HEIGHT)
    _draw_timeline(chart, axes)
    handles = list(_handles(chart))
    credit = credit_of(hearing.dataset, hearing.assumptions.changed)
    draw_frame(axes, title_of(question, hearing.name), credit, handles)
    if ax is None:
        fit_figure(axes)
    return axes


def _shown(
    tolls: tuple[Toll, ...], until: "Day | None", question: "Question", hearing: "Hearing"
) -> tuple[tuple[Toll, ...], date | None]:
    """Returns the tolls to draw and the last day that they may be of, None for all days."""
    last = _last_day_drawn(until, question, hearing)
    shown = tuple(toll for toll in tolls if last is None or toll.day <= last)
    # Pages of 2012 count the dead of 2010; nobody asked for weeks in which there is nothing to draw.
    return (shown, last) if shown or until is not None else (tolls, None)


def _last_day_drawn(until: "Day | None", question: "Question", hearing: "Hearing") -> date | None:
    """Returns the last day to draw; None for all days."""
    if until is None:
        event = hearing.dataset.events.get(question.event) if hearing.dataset is not None else None
        return end_of_weeks(event) if event is not None else None
    return None if until == ALL_DAYS else read_day(until).latest


def _why_no_day(tolls: Sequence[Toll], last: date | None) -> str:
    reason = "no claim of a known day gives a number"
    if not tolls or last is None:
        return reason
    return f'{reason} up to {last}; the first is of {tolls[0].day}: set until to that day or later, or to "all"'


@attrs.frozen(kw_only=True)
class _Chart:
    """The tolls to draw, up to the end of the axis."""

    question: "Question"
    tolls: tuple[Toll, ...]
    evidence: "dict[str, Evidence]"
    """The claims with a number, by id."""
    end: date

    @property
    def standings(self) -> "list[Standing | None]":
        """The standings with a band, in the order of the marks."""
        standings = {toll.standing for toll in self.tolls if _number_range(toll) is not None}
        return [standing for standing in STANDING_MARKS if standing in standings]

    @property
    def axis_end(self) -> date:
        """The end of the axis, some days after the last day."""
        span = (self.end - self.tolls[0].day).days
        return self.end + timedelta(days=max(_LEAST_DAYS - span, 1, round(span * _EXTENSION)))

    def tolls_of(self, standing: "Standing | None") -> list[Toll]:
        """Returns the tolls of one standing, in the order of days."""
        return [toll for toll in self.tolls if toll.standing == standing]

    def figures(self) -> "list[tuple[Toll, Evidence, int]]":
        """Returns each new figure of a whole population, the uppermost mark last."""
        # Marks on one day and figure cover each other; a fixed order makes the figure reproducible.
        order = list(STANDING_MARKS)
        marks = [
            (toll, evidence, figure)
            for toll in self.tolls
            for evidence in (self.evidence.get(claim.id) for claim in toll.new)
            if evidence is not None and not evidence.is_part and evidence.claim.polarity == "affirmed"
            for figure in evidence.figures
        ]
        return sorted(
            marks, key=lambda mark: (order.index(mark[0].standing), mark[1].admits(mark[2]), mark[1].claim.id)
        )


def _draw_timeline(chart: _Chart, ax: "mpl_axes.Axes") -> None:
    for standing in chart.standings:
        _draw_band(ax, chart, standing)
    _draw_marks(ax, chart)
    _set_timeline_axes(chart, ax)


def _draw_band(ax: "mpl_axes.Axes", chart: _Chart, standing: "Standing | None") -> None:
    """Draws one step for each day with a new claim, up to the next such day or the end of the axis."""
    color = STANDING_MARKS[standing][0]
    tolls = [toll for toll in chart.tolls_of(standing) if _number_range(toll) is not None]
    for toll, following in zip_longest(tolls, tolls[1:]):
        low, high = _number_range(toll) or (0, 0)
        days = _date_numbers([toll.day, following.day if following is not None else chart.axis_end])
        gid = f"band:{standing or 'other'}:{toll.day.isoformat()}"
        ax.fill_between(days, low, high, color=color, alpha=0.15, linewidth=0, gid=gid)
        ax.plot(days, [low] * 2, color=color, linewidth=1.2)
        ax.plot(days, [high] * 2, color=color, linewidth=1.2, linestyle=(0, (3, 2)) if _is_open(toll) else "-")
        # One arrow for an edge of several steps: many on days that follow each other would be a smear.
        if _is_open(toll) and (following is None or _number_range(following) != (low, high)):
            _draw_arrow(ax, sum(days) / 2, high, color)


def _draw_arrow(ax: "mpl_axes.Axes", day: float, number: float, color: str) -> None:
    """Draws an arrow upward from a line without an upper bound."""
    shape = {"arrowstyle": "<|-", "color": color, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}
    ax.annotate("", (day, number), (0, 14), textcoords="offset points", arrowprops=shape)


def _number_range(toll: Toll) -> "tuple[float, float] | None":
    """Returns the least and the greatest number of the estimate; None if it has no number."""
    estimate = toll.estimate
    numbers = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else None


def _is_open(toll: Toll) -> bool:
    return toll.estimate.open_above or toll.estimate.high is None


def _draw_marks(ax: "mpl_axes.Axes", chart: _Chart) -> None:
    for toll, evidence, figure in chart.figures():
        color, marker, _ = STANDING_MARKS[toll.standing]
        style: dict[str, Any] = {"markersize": 5.5, "color": color, "zorder": 3, "gid": evidence.claim.id}
        face = color if evidence.admits(figure) else "white"
        ax.plot(_date_numbers([toll.day]), [figure], marker, markerfacecolor=face, **style)


def _date_numbers(days: Sequence[date]) -> list[float]:
    from matplotlib.dates import date2num

    return [float(date2num(day)) for day in days]  # type: ignore[no-untyped-call,unused-ignore]


def _set_timeline_axes(chart: _Chart, ax: "mpl_axes.Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import MaxNLocator

    first, last = _date_numbers([chart.tolls[0].day, chart.axis_end])
    ax.set_xlim(first - 0.02 * (last - first), last)
    # Heights can be compared only from zero; above is space for the arrows.
    ax.set_ylim(0, max(1.0, ax.get_ylim()[1] * 1.08))
    locator = AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call,unused-ignore]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call,unused-ignore]
    ax.yaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10], integer=True))
    ax.xaxis.get_offset_text().set(**text_style())
    ax.tick_params(labelsize="small")
    hide_spines(ax, ("right", "top"))
    ax.set_ylabel(number_label(chart.question), **text_style())


def _handles(chart: _Chart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D

    for standing in chart.standings:
        color, marker, label = STANDING_MARKS[standing]
        yield Line2D([], [], color=color, marker=marker, markersize=5.5, linewidth=1.2, label=label)
