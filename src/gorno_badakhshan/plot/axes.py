"""What the figures share: the label of the number, bare axes, and the legend."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.wording import readable

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from ..analysis.question import Question


def number_label(question: "Question") -> str:
    """Returns outcome and population for an axis, such as `persons killed (military)`."""
    what = "casualties" if question.outcome == "casualties" else f"persons {question.outcome}"
    return f"{what} ({readable(question.population)})"


def hide_spines(ax: "Axes", sides: Sequence[str]) -> None:
    """Hides the lines on these sides of the axes."""
    for side in sides:
        ax.spines[side].set_visible(False)


def draw_legend(ax: "Axes", handles: "Sequence[Artist]", columns: int) -> None:
    """Draws the legend above the axes, because journals print figures without a title there."""
    ax.legend(
        handles=[*handles],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=columns,
        frameon=False,
        fontsize="small",
        handlelength=1.5,
        columnspacing=1.3,
    )
