"""One number, one line a claim, so that nobody's word is averaged away."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from ..analysis.assumptions import Assumptions
from ..analysis.origins import dataset_of, origins
from ..analysis.question import Evidence, Question, as_read, ask, is_part, weigh
from ..errors import QuestionError
from ..model.propositions import CasualtyCount
from .requirements import check_extra

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from ..analysis.assumptions import AssumptionOptions
    from ..analysis.estimate import Estimate
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..model.counts import Count
    from ..model.vocabulary import Party

PARTY_MARKS: "dict[Party, tuple[str, str, str]]" = {
    "government": ("#0072B2", "s", "government"),
    "armed_group": ("#D55E00", "^", "armed group"),
    "neither": ("#000000", "o", "neither side"),
    "unknown": ("#CC79A7", "D", "side unknown"),
}
"""Color, marker and words for each party; the colors are of Okabe and Ito, told apart by every eye."""

_STEP, _GAP, _BELOW = 1.0, 0.3, 0.28
"""From line to line, more between groups, and down to the other reading; in lines."""
_PALE, _OTHER, _DASHES = 0.35, "#444444", (0, (4, 2))
"""How claims that do not count look, and the other reading of a text."""
_HIDDEN = 0.015
"""Within this share of the axis a marker hides the cap of its bar."""

Bounds = tuple[int, int | None]


def claims(
    claims: "Iterable[Claim]",
    ax: "Axes | None" = None,
    estimates: "Iterable[Estimate]" = (),
    *,
    dataset: "Dataset | None" = None,
    **assumptions: "Unpack[AssumptionOptions]",
) -> "Axes":
    """Draw what each voice says of one number, and below it what rules make of that.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> ax = claims(dead, estimates=[gb.reconcile(dead, "admission_floor")])
    >>> ax.get_xlabel()
    'persons killed (military)'

    A marker stands at the stated figure, hollow where the wording excludes the figure itself ("more
    than 100"); a bar spans the bounds, an arrow means that nothing bounds the number above. Color and
    shape tell the party of the speaker, a thin dashed line the other reading of an ambiguous text.
    Claims that do not count under the assumptions are drawn pale, with the reason. Each mark carries
    the id of its claim as `gid`, and keeps it in an SVG.

    Without `ax` a figure is made; it is never shown or saved. Raises `QuestionError` and
    `AssumptionError` as `reconcile` does, and where an estimate answers another question;
    `MissingExtraError` without matplotlib.
    """
    check_extra()
    assumed = Assumptions.of(**assumptions)
    told, known = tuple(claims), dataset if dataset is not None else dataset_of(claims)
    question, made = ask(told, assumed, known), tuple(estimates)
    _check_answers(question, made)
    _check_assumed(assumed, made)
    lines = tuple(_lines(told, question, known))
    chart = _Chart(question=question, lines=lines, estimates=made)
    return _drawn(chart, ax if ax is not None else _new_axes(chart))


def _check_answers(question: Question, estimates: "Sequence[Estimate]") -> None:
    """An estimate of another number does not belong beside these claims."""
    others = sorted({estimate.question for estimate in estimates} - {str(question)})
    if others:
        asked = [str(question), *others]
        raise QuestionError(
            f"the claims answer {asked[0]}, the estimates {', '.join(others)}", {"questions": asked}
        )


def _check_assumed(assumed: Assumptions, estimates: "Sequence[Estimate]") -> None:
    """Claims that an estimate left out must not be drawn as if it had counted them."""
    for estimate in estimates:
        if estimate.assumptions != assumed:
            told = "; ".join(estimate.assumptions.changed) or "the defaults"
            raise QuestionError(
                f"the estimate by {estimate.policy} assumes {told}, the claims are drawn under "
                f"{'; '.join(assumed.changed) or 'the defaults'}; give plot.claims the same assumptions"
            )


@attrs.frozen(kw_only=True)
class _Other:
    """The other reading of a text, where it gives another number."""

    count: "Count"
    bounds: Bounds

    @property
    def figures(self) -> list[int]:
        """The figure stated, if there is one."""
        return [] if self.count.stated is None else [self.count.stated]

    def __str__(self) -> str:
        return f"or {self.count}"


@attrs.frozen(kw_only=True)
class _Line:
    """One claim as it is drawn; `evidence` is None where it gives no number."""

    claim: "Claim"
    y: float
    speaker: str
    wording: str
    evidence: Evidence | None
    other: _Other | None
    counts: bool

    @property
    def numbers(self) -> list[int]:
        """All finite numbers that the line has to show."""
        held = self.evidence
        told = [*held.figures, held.low, held.high] if held else []
        if self.other:
            told += [*self.other.figures, *self.other.bounds]
        return [number for number in told if number is not None]


@attrs.frozen(kw_only=True)
class _Chart:
    """All that is to be drawn, with its places."""

    question: Question
    lines: tuple[_Line, ...]
    estimates: "tuple[Estimate, ...]"

    @property
    def floor(self) -> float:
        """The place below the last claim, where the estimates begin."""
        return self.lines[-1].y + _STEP

    @property
    def depth(self) -> float:
        """The place below the last line."""
        return self.floor + (len(self.estimates) * _STEP + _GAP if self.estimates else 0)

    @property
    def right(self) -> float:
        """The end of the axis: a little beyond the greatest number, so that arrows have room."""
        told: list[float] = [number for line in self.lines for number in line.numbers]
        for estimate in self.estimates:
            told += [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
        return max(1.0, *told) * 1.15


def _lines(told: "Sequence[Claim]", question: Question, dataset: "Dataset | None") -> "Iterator[_Line]":
    """The claims, grouped by who really spoke, with a gap between groups."""
    assumed = question.assumptions
    read, others = as_read(told, assumed), {claim.id: _other(claim, assumed) for claim in told}
    evidence = {held.claim.id: held for held in weigh(read, assumed, dataset) if held.claim.polarity == "affirmed"}
    reasons = {claim.id: reason for claim, reason in question.left_out}
    y = 0.0
    for group in origins(read, dataset=dataset):
        before = ""
        for claim in group:
            speaker = _speaker(claim, dataset)
            other, reason = others[claim.id], reasons.get(claim.id)
            yield _Line(
                claim=claim,
                y=y,
                speaker="" if speaker == before else speaker,
                wording="\n".join(filter(None, (_wording(claim, dataset), str(other or ""), reason))),
                evidence=evidence.get(claim.id),
                other=other,
                counts=reason is None,
            )
            y, before = y + _STEP, speaker
        y += _GAP


def _other(claim: "Claim", assumed: Assumptions) -> _Other | None:
    if claim.alternative is None:
        return None
    readings = claim.proposition, claim.alternative.proposition
    main, other = readings if assumed.reading == "main" else readings[::-1]
    if not isinstance(main, CasualtyCount) or not isinstance(other, CasualtyCount) or main.count == other.count:
        return None
    return _Other(count=other.count, bounds=assumed.bounds(other.count))


def _speaker(claim: "Claim", dataset: "Dataset | None") -> str:
    origin, *through = [
        " and ".join(_name(actor, dataset) for actor in (step.actor, *step.jointly)) for step in claim.attribution
    ]
    return f"{origin}\nthrough {', '.join(through)}" if through else origin


def _name(actor: str, dataset: "Dataset | None") -> str:
    held = dataset.actors.get(actor) if dataset is not None else None
    return held.name if held is not None else actor


def _wording(claim: "Claim", dataset: "Dataset | None") -> str:
    """The figure as worded, and whether it is of a part only."""
    told = claim.proposition
    if not isinstance(told, CasualtyCount):
        return str(getattr(told, "state", "no number"))
    limits = [told.subset, told.person and _name(told.person, dataset), told.cause and f"by {told.cause}"]
    limits += [told.by and f"by {_name(told.by, dataset)}", told.place, str(told.during) if told.during else None]
    if is_part(claim):
        limits.append("a part")
    denied = "not: " if claim.polarity == "denied" else ""
    return ", ".join([f"{denied}{told.count}", *filter(None, limits)])


def _new_axes(chart: _Chart) -> "Axes":
    from matplotlib import pyplot as plt

    height = 0.9 + 0.32 * (chart.depth + 1)
    _, ax = plt.subplots(figsize=(6.9, height), layout="constrained")
    return ax


def _drawn(chart: _Chart, ax: "Axes") -> "Axes":
    _set_axes(chart, ax)
    for line in chart.lines:
        _draw_line(ax, line, chart.right)
    if chart.estimates:
        ax.axhline(chart.floor - _STEP / 2 + _GAP / 2, color="black", linewidth=0.8)
    for estimate, y in _placed(chart):
        _draw_band(ax, estimate, y, chart.right)
    _label(chart, ax)
    _legend(chart, ax)
    return ax


def _placed(chart: _Chart) -> "Iterator[tuple[Estimate, float]]":
    for position, estimate in enumerate(chart.estimates):
        yield estimate, chart.floor + _GAP + position * _STEP


def _set_axes(chart: _Chart, ax: "Axes") -> None:
    from matplotlib.ticker import MaxNLocator

    ax.set_xlim(-0.02 * chart.right, chart.right)
    ax.set_ylim(chart.depth - _STEP / 2, -_STEP / 2 - _GAP / 2)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10], integer=True))
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize="small")
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    whom = chart.question.population.replace("_", " ")
    what = "casualties" if chart.question.outcome == "casualties" else f"persons {chart.question.outcome}"
    ax.set_xlabel(f"{what} ({whom})", fontsize="small")


def _label(chart: _Chart, ax: "Axes") -> None:
    """Who speaks on the left, in which words on the right."""
    rows = [(line.y, line.speaker, line.wording) for line in chart.lines]
    rows += [(y, f"by {estimate.policy}", _figures(estimate)) for estimate, y in _placed(chart)]
    places, left, right = (list(column) for column in zip(*rows, strict=True))
    ax.set_yticks(places, left, fontsize="small")
    beside = ax.secondary_yaxis("right")
    beside.set_yticks(places, right, fontsize="small")
    beside.tick_params(length=0)
    beside.spines["right"].set_visible(False)


def _figures(estimate: "Estimate") -> str:
    return "\n".join([estimate.figures, *(["disputed"] if estimate.disputed else [])])


def _draw_line(ax: "Axes", line: _Line, right: float) -> None:
    alpha = 1 if line.counts else _PALE
    held = line.evidence
    if held is not None:
        color, marker, _ = PARTY_MARKS[held.party]
        style: dict[str, Any] = {"color": color, "alpha": alpha, "gid": line.claim.id}
        _draw_span(ax, line.y, (held.low, held.high), held.figures, right, linewidth=1.8, **style)
        for figure in held.figures:
            face = color if held.admits(figure) else "white"
            ax.plot(
                [figure], [line.y], marker, markersize=6.5, markerfacecolor=face, zorder=3, clip_on=False, **style
            )
    if line.other is not None:
        style = {"color": _OTHER, "alpha": alpha, "gid": f"{line.claim.id}#alternative"}
        figures, y = line.other.figures, line.y + _BELOW
        _draw_span(ax, y, line.other.bounds, figures, right, linewidth=0.8, linestyle=_DASHES, **style)
        ax.plot(figures, [y] * len(figures), "o", markersize=3.5, markerfacecolor="white", **style)


def _draw_span(ax: "Axes", y: float, bounds: "Bounds", figures: Sequence[int], right: float, **style: Any) -> None:
    """A bar between the bounds, with a cap where no figure stands; an arrow where nothing bounds it above."""
    low, high = bounds
    ends = [low] if high is None else [low, high]
    capped = [end for end in ends if all(abs(end - figure) > _HIDDEN * right for figure in figures)]
    width = style["linewidth"]
    ax.plot(ends, [y] * len(ends), **style)
    if capped:
        caps = {**style, "linestyle": "", "markersize": 5 + 2 * width, "markeredgewidth": width}
        ax.plot(capped, [y] * len(capped), marker="|", **caps)
    if high is None:
        shown = {name: value for name, value in style.items() if name != "gid"}
        arrow = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "mutation_scale": 6 + 2 * width}
        ax.annotate("", (right, y), (low, y), arrowprops={**arrow, **shown}, gid=style["gid"])


def _draw_band(ax: "Axes", estimate: "Estimate", y: float, right: float) -> None:
    """A hatched band over what the rule gives, plain where it is open above; a bold line at its best."""
    gid, low, high = f"estimate:{estimate.policy}", estimate.low, estimate.high
    look: dict[str, Any] = {"height": 0.46, "edgecolor": "#666666", "linewidth": 0.8, "gid": gid}
    if low is not None and high is not None and low < high:
        ax.barh(y, high - low, left=low, facecolor="#dddddd", hatch="/////", **look)
    if low is not None and (estimate.open_above or high is None):
        start = low if high is None else high
        ax.barh(y, right - start, left=start, facecolor="#f2f2f2", **look)
        arrow = {"arrowstyle": "-|>", "color": "#666666", "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (right, y), (start, y), arrowprops=arrow, gid=gid)
    best = low if estimate.best is None and low == high else estimate.best
    if best is not None:
        ax.plot([best] * 2, [y - 0.32, y + 0.32], color="black", linewidth=2.2, gid=gid)


def _legend(chart: _Chart, ax: "Axes") -> None:
    """What the marks mean, above the axes, where a journal leaves the title out."""
    handles = [*_party_handles(chart), *_other_handles(chart)]
    look: dict[str, Any] = {"frameon": False, "fontsize": "small", "handlelength": 1.6, "columnspacing": 1.4}
    columns = 4 if len(handles) <= 4 else 3
    ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, **look)


def _party_handles(chart: _Chart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D

    parties = {line.evidence.party for line in chart.lines if line.evidence is not None}
    for party, (color, marker, words) in PARTY_MARKS.items():
        if party in parties:
            yield Line2D([], [], color=color, marker=marker, markersize=6.5, linewidth=1.8, label=words)


def _other_handles(chart: _Chart) -> "Iterator[Artist]":
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if any(line.other for line in chart.lines):
        dashed: dict[str, Any] = {"color": _OTHER, "linewidth": 0.8, "linestyle": _DASHES, "marker": "o"}
        yield Line2D([], [], markersize=3.5, markerfacecolor="white", label="other reading", **dashed)
    if chart.estimates:
        yield Patch(facecolor="#dddddd", edgecolor="#666666", hatch="/////", label="range by a rule")
        yield Line2D(
            [],
            [],
            color="black",
            linestyle="",
            marker="|",
            markersize=10,
            markeredgewidth=2.2,
            label="best by a rule",
        )
