"""What the figures share: size from the content, title, legend, credit, and bare axes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import QuestionError, shown
from ..model.wording import readable
from .labels import POINTS_PER_INCH, points, text_style, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

    from ..analysis.question import Question
    from ..dataset import Dataset
    from ..model.wording import Name

_MARGIN, _GAP = 6, 4
"""Points around the content of a figure, and between title, legend, axes and credit."""
_CREDIT_LETTERS = 84
"""Longest line of the credit: about the length of a pin."""
_TITLE_LETTER = 6.0
"""Mean width of a letter of the title, in points."""
_LEAST_WIDTH = 240
"""The title wraps at no less than this width, in points."""


def number_label(question: "Question") -> str:
    """Returns outcome and population for an axis, such as `persons killed (military)`."""
    what = "casualties" if question.outcome == "casualties" else f"persons {question.outcome}"
    return f"{what} ({readable(question.population)})"


def title_of(question: "Question", name: "Name") -> str:
    """Returns the event with population and outcome: `Fighting in Khorog: military killed`."""
    return f"{name(question.event)}: {readable(question.population)} {question.outcome}"


def credit_of(dataset: "Dataset | None", changed: Sequence[str] = ()) -> str:
    """Returns the assumptions that are not the defaults, and the version of the data and its pin."""
    # Nobody who sees the figure alone would know otherwise why a speaker is pale or a bar is long.
    assumed = wrapped(f"Assumed: {'; '.join(changed)}", _CREDIT_LETTERS) if changed else ""
    data = "" if dataset is None else _data_credit(dataset)
    return "\n".join(filter(None, (assumed, data)))


def _data_credit(dataset: "Dataset") -> str:
    """Returns name, version and license of the data, and its pin in a line of its own."""
    about = dataset.release.description
    # Of SPDX ids, that of a Creative Commons license is its short name with hyphens.
    license = about.license.replace("-", " ") if about.license.startswith("CC-") else about.license
    return f"{wrapped(f'Data: {about.name} {dataset.version}, {license}', _CREDIT_LETTERS)}\n{dataset.pin}"


def hide_spines(ax: "Axes", sides: Sequence[str]) -> None:
    """Hides the lines on these sides of the axes."""
    for side in sides:
        ax.spines[side].set_visible(False)


def new_axes(width: float, height: float) -> "Axes":
    """Returns axes of this size in points, which fill a new figure; `fit_figure` adds what the labels need."""
    from matplotlib import pyplot as plt

    # No layout engine: it would shrink the axes instead of growing the figure.
    figure = plt.figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), layout="none")
    return figure.add_axes((0, 0, 1, 1))


def axes_for(ax: object, width: float, height: float) -> "Axes":
    """Returns the axes that were given, or new ones of this size in points.

    Raises `QuestionError` if something else than axes was given.
    """
    from matplotlib.axes import Axes

    if ax is None:
        return new_axes(width, height)
    if not isinstance(ax, Axes):
        raise QuestionError(
            f"expected the axes to draw into as `ax`, got {type(ax).__name__} {shown(ax)}; give one Axes of "
            "matplotlib, and other arguments by their names"
        )
    return ax


def resize(ax: "Axes", width: float, height: float) -> None:
    """Gives the figure of `new_axes` another size in points."""
    figure: Figure = ax.figure  # type: ignore[assignment] # no subfigure has axes that `new_axes` made
    figure.set_size_inches(width / POINTS_PER_INCH, height / POINTS_PER_INCH)


def fit_figure(ax: "Axes") -> None:
    """Grows the figure of `new_axes`, so that all labels are inside and the axes keep their size."""
    axes_box, outer = ax.bbox.frozen(), ax.get_tightbbox()
    if outer is None:
        return
    margin = _MARGIN * ax.figure.dpi / POINTS_PER_INCH
    width, height = outer.width + 2 * margin, outer.height + 2 * margin
    left, bottom = axes_box.x0 - outer.x0 + margin, axes_box.y0 - outer.y0 + margin
    resize(ax, points(ax.figure, width), points(ax.figure, height))
    ax.set_position((left / width, bottom / height, axes_box.width / width, axes_box.height / height))


def draw_frame(ax: "Axes", title: str, credit: str, handles: "Sequence[Artist]") -> None:
    """Draws the title and the legend above the axes and the credit below, from the leftmost label on."""
    left, width = _label_span(ax)
    legend = _draw_legend(ax, handles, left, width) if handles else None
    above = points(ax.figure, legend.get_window_extent().y1 - ax.bbox.y1) if legend is not None else 0
    letters = int(max(points(ax.figure, width), _LEAST_WIDTH) / _TITLE_LETTER)
    place: dict[str, Any] = {"x": left, "ha": "left", "va": "bottom", "pad": above + _GAP}
    ax.set_title(wrapped(title, letters), **place, **text_style("medium"))
    if credit:
        below = ax.xaxis.get_tightbbox()
        drop = points(ax.figure, ax.bbox.y0 - below.y0) if below is not None else 0
        ax.annotate(
            credit,
            (left, 0),
            (0, -max(drop, 0) - _GAP),
            xycoords="axes fraction",
            textcoords="offset points",
            va="top",
            color="#666666",
            annotation_clip=False,
            **text_style("x-small"),
        )


def _label_span(ax: "Axes") -> tuple[float, float]:
    """Returns the left end of the labels as a share of the axes, and the width with all labels in pixels."""
    outer, box = ax.get_tightbbox(), ax.bbox
    if outer is None or len(ax.figure.axes) > 1:
        # On a figure with other axes the labels may lie below those of a neighbor.
        return 0.0, box.width
    return min(0.0, (outer.x0 - box.x0) / box.width), max(outer.width, box.width)


def _draw_legend(ax: "Axes", handles: "Sequence[Artist]", left: float, width: float) -> "Legend":
    """Draws the legend with as many columns as fit into the width, at least one."""
    columns = min(len(handles), 5)
    legend = _legend_of(ax, handles, left, columns)
    while columns > 1 and legend.get_window_extent().width > width:
        columns -= 1
        legend = _legend_of(ax, handles, left, columns)
    return legend


def _legend_of(ax: "Axes", handles: "Sequence[Artist]", left: float, columns: int) -> "Legend":
    legend = ax.legend(
        handles=[*handles],
        loc="lower left",
        bbox_to_anchor=(left, 1),
        borderaxespad=0.7,  # the uppermost tick label is half above the axes
        borderpad=0.2,
        ncols=columns,
        frameon=False,
        fontsize="small",
        handlelength=1.5,
        columnspacing=1.3,
    )
    for label in legend.get_texts():
        label.set(**text_style())
    return legend
