"""The figure of days: the toll as it stood each day, with one band for each kind of speaker."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from ..analysis.assumptions import Assumptions
from ..analysis.hearing import hear
from ..analysis.question import question_of
from ..analysis.timeline import Toll, timeline_of
from ..errors import QuestionError
from .axes import draw_legend, hide_spines, number_label
from .requirements import check_extra

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from ..analysis.assumptions import AssumptionOptions
    from ..analysis.hearing import Evidence
    from ..analysis.policies import Policy, Rule
    from ..analysis.question import Question
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..model.vocabulary import Standing

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

_EXTENSION = 0.04
"""How far the axis extends beyond the last day, as a share of the days, to show the last step."""


def timeline(
    claims: "Iterable[Claim]",
    ax: "Axes | None" = None,
    policy: "str | Policy | Rule" = "stated_range",
    *,
    until: "date | None" = None,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> "Axes":
    """Draw the toll as it stood each day, for officials, hospital, press, monitors and others separately.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims(event="khorog-fighting", outcome="killed", population="everyone")
    >>> ax = timeline(dead, until=date(2012, 9, 30))
    >>> ax.get_ylabel()
    'persons killed (everyone)'

    A band spans the figures that the rule makes of all claims of one standing up to the end of each
    day. Its upper edge is dashed if there is no upper bound. A mark shows each new figure on its day;
    it is hollow if the wording excludes the figure itself. `until` is the last day shown, inclusive;
    None for all. Each mark has the id of its claim as `gid`, which an SVG keeps. Without `ax` it makes
    a figure, which it neither shows nor saves. Raises as `gorno_badakhshan.timeline` does,
    `QuestionError` if no claim is dated up to `until`, and `MissingExtraError` without matplotlib.
    """
    check_extra()
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    tolls = timeline_of(hearing, policy)
    shown = tuple(toll for toll in tolls if until is None or toll.day <= until)
    if not shown:
        raise QuestionError("no claim of a known day gives a number in the days to be drawn; set until later")
    chart = _Chart(
        question=question_of(hearing),
        tolls=shown,
        evidence={evidence.claim.id: evidence for evidence in hearing.weighed},
        end=until or shown[-1].day,
    )
    return _draw_timeline(chart, ax if ax is not None else _new_timeline_axes())


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
        return self.end + timedelta(days=max(1, round(span * _EXTENSION)))

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


def _new_timeline_axes() -> "Axes":
    from matplotlib import pyplot as plt

    _, ax = plt.subplots(figsize=(6.9, 4.2), layout="constrained")
    return ax


def _draw_timeline(chart: _Chart, ax: "Axes") -> "Axes":
    for standing in chart.standings:
        _draw_band(ax, chart, standing)
    _draw_marks(ax, chart)
    _set_timeline_axes(chart, ax)
    handles = list(_handles(chart))
    draw_legend(ax, handles, columns=min(4, len(handles)))
    return ax


def _draw_band(ax: "Axes", chart: _Chart, standing: "Standing | None") -> None:
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


def _number_range(toll: Toll) -> "tuple[float, float] | None":
    """Returns the least and the greatest number of the estimate; None if it has no number."""
    estimate = toll.estimate
    numbers = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else None


def _is_open(toll: Toll) -> bool:
    return toll.estimate.open_above or toll.estimate.high is None


def _draw_marks(ax: "Axes", chart: _Chart) -> None:
    for toll, evidence, figure in chart.figures():
        color, marker, _ = STANDING_MARKS[toll.standing]
        style: dict[str, Any] = {"markersize": 5.5, "color": color, "zorder": 3, "gid": evidence.claim.id}
        face = color if evidence.admits(figure) else "white"
        ax.plot(_date_numbers([toll.day]), [figure], marker, markerfacecolor=face, **style)


def _date_numbers(days: Sequence[date]) -> list[float]:
    from matplotlib.dates import date2num

    return [float(date2num(day)) for day in days]  # type: ignore[no-untyped-call,unused-ignore]


def _set_timeline_axes(chart: _Chart, ax: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import MaxNLocator

    first, last = _date_numbers([chart.tolls[0].day, chart.axis_end])
    ax.set_xlim(first - 0.02 * (last - first), last)
    ax.set_ylim(bottom=0)  # heights can be compared only from zero
    locator = AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call,unused-ignore]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call,unused-ignore]
    ax.yaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    ax.tick_params(labelsize="small")
    hide_spines(ax, ("right", "top"))
    ax.set_ylabel(number_label(chart.question), fontsize="small")


def _handles(chart: _Chart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D

    for standing in chart.standings:
        color, marker, label = STANDING_MARKS[standing]
        yield Line2D([], [], color=color, marker=marker, markersize=5.5, linewidth=1.2, label=label)
