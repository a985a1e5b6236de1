"""The figure of a lineage: a claim, the claims that it goes back to and those that relay it, as a tree."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from ..analysis.hearing import dataset_of
from ..analysis.lineage import Lineage, drift
from ..analysis.lineage import lineage as lineage_of
from ..dataset import Dataset
from ..imports import LazyModule
from ..model.claims import Claim
from ..model.wording import Name, listed, readings_text, speakers_text, through_text
from .axes import axes_for, credit_of, draw_frame, fit_figure, hide_spines, resize
from .labels import text_size, text_style, wrapped
from .requirements import check_extra

# The module that only annotations name.
if TYPE_CHECKING:
    from matplotlib import axes as mpl_axes
else:
    mpl_axes = LazyModule("matplotlib.axes")

_LETTERS = 84
"""Longest line of a text."""
_INDENT, _ROW_GAP = 16, 8
"""Points: to the right for each step, and between two claims."""
_TEXT_WIDTH = 430
_GIVEN_COLOR, _CHANGE_COLOR, _HEADING_COLOR, _LINE_COLOR = "#0072B2", "#A34700", "#555555", "#999999"
"""Colors of the claim that was asked for, of what changed, of publishers, and of the lines between claims."""


def lineage(
    claim: "Claim | str | Lineage", ax: "mpl_axes.Axes | None" = None, *, dataset: "Dataset | None" = None
) -> "mpl_axes.Axes":
    """Draw who passed a claim on: from its first speaker to it, then to all claims that relay it.

    >>> ax = lineage("zee-hindi-0724/source-forces-wounded")
    >>> ax.get_title()
    'Who passed on what: Zee News'

    A row is the claim of one page, below the one that it relays: the publisher and the day, the speakers
    and the figure as worded, and what changed. The claim that was asked for has a blue mark. Each mark
    has the id of its claim as `gid`, which an SVG keeps. `claim` is a claim, its id or a lineage, `dataset`
    as in `gorno_badakhshan.lineage`. Without `ax` it makes a figure as large as its content, which it
    neither shows nor saves. Raises as `gorno_badakhshan.lineage` does, and `MissingExtraError` without
    matplotlib.
    """
    check_extra()
    chain = claim if isinstance(claim, Lineage) else lineage_of(claim, dataset)
    if dataset is None:
        dataset = dataset_of(chain.claims) or _newest_release(claim)
    name: Name = dataset.words_for if dataset is not None else str
    rows = tuple(_lineage_rows(chain, dataset, name))
    axes = axes_for(ax, _TEXT_WIDTH, _TEXT_WIDTH)
    height = _draw_tree(axes, rows, chain.claims[-1].id)
    if ax is None:
        resize(axes, _TEXT_WIDTH, height)
    title = f"Who passed on what: {_publisher_name(chain.claims[-1], dataset, name)}"
    draw_frame(axes, title, credit_of(dataset), ())
    if ax is None:
        fit_figure(axes)
    return axes


def _newest_release(claim: object) -> "Dataset | None":
    """Returns the dataset in which an id was looked up; None for a claim of no dataset."""
    from ..dataset import load

    return load() if isinstance(claim, str) else None


@attrs.frozen(kw_only=True)
class _LineageRow:
    """One claim of the tree."""

    claim_id: str
    depth: int
    parent: str | None
    """The claim that it relays; None for the first."""
    heading: str
    statement: str
    changes: str
    """Empty if nothing changed."""


def _lineage_rows(chain: Lineage, dataset: "Dataset | None", name: "Name") -> Iterator[_LineageRow]:
    """Yields the claims of a lineage, each below the one that it relays."""
    claims = {claim.id: claim for claim in (*chain.claims, *chain.passed_on)}
    relayed_by: dict[str, list[Claim]] = {}
    for each in claims.values():
        if each.relays in claims and each.id != chain.first.id:
            relayed_by.setdefault(each.relays, []).append(each)
    # A stack and no recursion: a chain may be longer than Python's stack.
    waiting = [(chain.first, 0)]
    while waiting:
        claim, depth = waiting.pop()
        earlier = claims.get(claim.relays or "") if claim.id != chain.first.id else None
        yield _lineage_row(claim, earlier, depth, dataset, name)
        waiting += [(later, depth + 1) for later in reversed(relayed_by.get(claim.id, ()))]


def _lineage_row(
    claim: "Claim", earlier: "Claim | None", depth: int, dataset: "Dataset | None", name: "Name"
) -> _LineageRow:
    through = through_text(claim, name)
    speakers = listed(speakers_text(claim.origin, name), through and f"through {through}")
    figure = readings_text(claim, name) if claim.count is not None else claim.summary
    changes = [change.text(name) for change in drift(earlier, claim)] if earlier is not None else []
    source = dataset.sources.get(claim.source) if dataset is not None else None
    day = str(source.published) if source is not None and source.published is not None else ""
    return _LineageRow(
        claim_id=claim.id,
        depth=depth,
        parent=earlier.id if earlier is not None else None,
        heading=_wrapped_line(listed(_publisher_name(claim, dataset, name), day)),
        statement=_wrapped_line(f"{speakers}: {figure}"),
        changes=_wrapped_line(f"changed {'; '.join(changes)}") if changes else "",
    )


def _wrapped_line(text: str) -> str:
    return wrapped(" ".join(text.split()), _LETTERS)


def _publisher_name(claim: "Claim", dataset: "Dataset | None", name: "Name") -> str:
    """Returns who published the page of a claim; the id of the page if that is unknown."""
    source = dataset.sources.get(claim.source) if dataset is not None else None
    return name(source.publisher) if source is not None else claim.source


def _draw_tree(ax: "mpl_axes.Axes", rows: tuple[_LineageRow, ...], given: str) -> float:
    """Draws the rows from the top and returns their height in points."""
    marks: dict[str, tuple[float, float]] = {}
    y = 0.0
    for row in rows:
        x = row.depth * _INDENT
        marks[row.claim_id] = x, y + 6
        if row.parent is not None:
            _draw_branch(ax, marks[row.parent], marks[row.claim_id])
        color = _GIVEN_COLOR if row.claim_id == given else "black"
        ax.plot([x], [y + 6], "o", color=color, markersize=6, gid=row.claim_id, clip_on=False, zorder=3)
        y = _draw_lines(ax, row, x + _INDENT / 2 + 2, y) + _ROW_GAP
    ax.set_xlim(-_INDENT / 2, _TEXT_WIDTH)
    ax.set_ylim(y, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    hide_spines(ax, ("left", "right", "top", "bottom"))
    return y


def _draw_branch(ax: "mpl_axes.Axes", parent: tuple[float, float], child: tuple[float, float]) -> None:
    """Draws a line down from the claim that is relayed, and an arrow to the one that relays it."""
    ax.plot([parent[0]] * 2, [parent[1], child[1]], color=_LINE_COLOR, linewidth=0.8, zorder=1)
    arrow = {"arrowstyle": "-|>", "color": _LINE_COLOR, "shrinkA": 0, "shrinkB": 3, "linewidth": 0.8}
    ax.annotate("", child, (parent[0], child[1]), arrowprops=arrow)


def _draw_lines(ax: "mpl_axes.Axes", row: _LineageRow, x: float, y: float) -> float:
    """Writes the texts of a row below each other and returns the height at which they end."""
    for text, color in ((row.heading, _HEADING_COLOR), (row.statement, "black"), (row.changes, _CHANGE_COLOR)):
        if text:
            style: dict[str, Any] = {"color": color, **text_style()}
            ax.text(x, y, text, va="top", clip_on=False, **style)
            y += text_size(ax.figure, text)[1] + 2
    return y
