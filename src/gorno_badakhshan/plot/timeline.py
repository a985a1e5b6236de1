"""The toll as it stood each day: one band for each kind of speaker, with a mark wherever somebody spoke."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from ..analysis.question import as_read, is_part
from ..analysis.timeline import Toll
from ..analysis.timeline import timeline as tolls_of
from ..errors import QuestionError
from ..model.propositions import CasualtyCount
from .requirements import check_extra

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from ..analysis.assumptions import AssumptionOptions
    from ..analysis.policies import Policy, Rule
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..model.vocabulary import Standing

STANDING_MARKS: "dict[Standing | None, tuple[str, str, str]]" = {
    "official": ("#0072B2", "s", "official"),
    "medical": ("#D55E00", "P", "hospital"),
    "press": ("#000000", "o", "press"),
    "monitor": ("#009E73", "D", "monitors"),
    "local": ("#CC79A7", "v", "people of the place"),
    "armed_group": ("#E69F00", "^", "armed groups"),
    "opposition": ("#56B4E9", "<", "opposition"),
    "mediator": ("#999999", ">", "mediators"),
    "reference": ("#666666", "*", "reference works"),
    None: ("#999999", "x", "others"),
}
"""Color, marker and words for each standing; the colors are of Okabe and Ito, told apart by every eye."""

_AFTER = 0.04
"""How far behind the last day the axis reaches, as a share of it, so that the last step can be seen."""


def timeline(
    claims: "Iterable[Claim]",
    ax: "Axes | None" = None,
    policy: "str | Policy | Rule" = "stated_range",
    *,
    until: "date | None" = None,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> "Axes":
    """Draw the toll as it stood each day, officials, hospital, press, monitors and others apart.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims(event="khorog-fighting", outcome="killed", population="everyone")
    >>> ax = timeline(dead, until=date(2012, 9, 30))
    >>> ax.get_ylabel()
    'persons killed (everyone)'

    A band spans what voices of one standing had said up to the end of each day, from the least to
    the greatest figure that the rule gives; its upper edge is dashed where nothing bounds the number
    above. A mark stands on each day and figure newly said. `until` is the last day shown, inclusive;
    None for all. Each mark carries the id of its claim as `gid`, and keeps it in an SVG. Without `ax`
    a figure is made; it is never shown or saved. Raises as `gorno_badakhshan.timeline` does,
    `QuestionError` where nothing is dated up to `until`, and `MissingExtraError` without matplotlib.
    """
    check_extra()
    held = tuple(claims)
    known = dataset if dataset is not None else getattr(claims, "dataset", None)
    told = tolls_of(held, policy, dataset=known, **assumptions)
    shown = tuple(toll for toll in told if until is None or toll.day <= until)
    if not shown:
        raise QuestionError("no claim of a known day gives a number in the days to be drawn; set until later")
    chart = _Chart(tolls=shown, end=until or shown[-1].day)
    return _drawn(chart, ax if ax is not None else _new_axes())


@attrs.frozen(kw_only=True)
class _Chart:
    """The tolls to be drawn, up to the end of the axis."""

    tolls: tuple[Toll, ...]
    end: date

    @property
    def standings(self) -> "list[Standing | None]":
        """Who speaks, in the order of the marks."""
        held = {toll.standing for toll in self.tolls if _span(toll) is not None}
        return [standing for standing in STANDING_MARKS if standing in held]

    @property
    def last(self) -> date:
        """Where the axis ends: a little behind the last day."""
        span = (self.end - self.tolls[0].day).days
        return self.end + timedelta(days=max(1, round(span * _AFTER)))

    def of(self, standing: "Standing | None") -> list[Toll]:
        """The tolls of one standing, in the order of days."""
        return [toll for toll in self.tolls if toll.standing == standing]


def _new_axes() -> "Axes":
    from matplotlib import pyplot as plt

    _, ax = plt.subplots(figsize=(6.9, 4.2), layout="constrained")
    return ax


def _drawn(chart: _Chart, ax: "Axes") -> "Axes":
    for standing in chart.standings:
        _draw_band(ax, chart, standing)
    _draw_marks(ax, chart)
    _set_axes(chart, ax)
    handles = list(_handles(chart))
    look: dict[str, Any] = {"frameon": False, "fontsize": "small", "handlelength": 1.4, "columnspacing": 1.2}
    ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=min(4, len(handles)), **look)
    return ax


def _draw_band(ax: "Axes", chart: _Chart, standing: "Standing | None") -> None:
    """Steps from day to day; each holds until the next thing is said, the last to the end of the axis."""
    color = STANDING_MARKS[standing][0]
    tolls = [toll for toll in chart.of(standing) if _span(toll) is not None]
    for toll, behind in zip_longest(tolls, tolls[1:]):
        low, high = _span(toll) or (0, 0)
        days = _numbers([toll.day, behind.day if behind is not None else chart.last])
        gid = f"band:{standing or 'other'}:{toll.day.isoformat()}"
        ax.fill_between(days, low, high, color=color, alpha=0.15, linewidth=0, gid=gid)
        ax.plot(days, [low] * 2, color=color, linewidth=1.2)
        ax.plot(days, [high] * 2, color=color, linewidth=1.2, linestyle=(0, (3, 2)) if _is_open(toll) else "-")


def _span(toll: Toll) -> "tuple[float, float] | None":
    """The least and the greatest number that the rule gives; one number twice where it gives one."""
    numbers = [
        number for number in (toll.estimate.low, toll.estimate.best, toll.estimate.high) if number is not None
    ]
    return (min(numbers), max(numbers)) if numbers else None


def _is_open(toll: Toll) -> bool:
    return toll.estimate.open_above or toll.estimate.high is None


def _draw_marks(ax: "Axes", chart: _Chart) -> None:
    """A mark on each day and figure; where several meet, the same one lies on top in any order of claims."""
    told = [(toll, *figure) for toll in chart.tolls for figure in _figures(toll)]
    order = list(STANDING_MARKS)
    for toll, claim, figure, admitted in sorted(told, key=lambda m: (order.index(m[0].standing), m[3], m[1].id)):
        color, marker, _ = STANDING_MARKS[toll.standing]
        style: dict[str, Any] = {"markersize": 5.5, "color": color, "zorder": 3, "gid": claim.id}
        ax.plot(_numbers([toll.day]), [figure], marker, markerfacecolor=color if admitted else "white", **style)


def _figures(toll: Toll) -> "Iterator[tuple[Claim, int, bool]]":
    """The figures newly said, and whether the wording admits the figure itself ("more than 100" does not)."""
    for claim in as_read(toll.new, toll.estimate.assumptions):
        told = claim.proposition
        if isinstance(told, CasualtyCount) and not is_part(claim) and claim.polarity == "affirmed":
            count = told.count
            ends = (count.low, count.high) if count.hedge == "between" else (count.stated,)
            yield from ((claim, end, count.admits(end)) for end in ends if end is not None)


def _numbers(days: Sequence[date]) -> list[float]:
    """Days as the numbers that matplotlib draws them at."""
    from matplotlib.dates import date2num

    return [float(date2num(day)) for day in days]  # type: ignore[no-untyped-call,unused-ignore]


def _set_axes(chart: _Chart, ax: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import MaxNLocator

    first, last = _numbers([chart.tolls[0].day, chart.last])
    ax.set_xlim(first - 0.02 * (last - first), last)
    ax.set_ylim(bottom=0)
    locator = AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call,unused-ignore]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call,unused-ignore]
    ax.yaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    ax.tick_params(labelsize="small")
    for side in ("right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_ylabel(_label(chart), fontsize="small")


def _label(chart: _Chart) -> str:
    """Outcome and population, which all claims of a timeline share."""
    counted = (claim.proposition for toll in chart.tolls for claim in toll.new)
    told = next(proposition for proposition in counted if isinstance(proposition, CasualtyCount))
    what = "casualties" if told.outcome == "casualties" else f"persons {told.outcome}"
    return f"{what} ({told.population.replace('_', ' ')})"


def _handles(chart: _Chart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D

    for standing in chart.standings:
        color, marker, words = STANDING_MARKS[standing]
        yield Line2D([], [], color=color, marker=marker, markersize=5.5, linewidth=1.2, label=words)
