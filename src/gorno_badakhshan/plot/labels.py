"""Texts of the figures: wrapped, measured, and drawn as they are, in fonts that have their letters."""

from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

_FALLBACK_FONTS = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Segoe UI",
    "Nirmala UI",
    "Microsoft YaHei",
    "Yu Gothic",
    "Kohinoor Devanagari",
    "PingFang SC",
    "Arial Unicode MS",
    # Draws a box for a letter that no other font has; without it, matplotlib warns.
    "Last Resort High-Efficiency",
)
"""Tried in this order for letters that the user's own font lacks. Matplotlib ships the first and the last."""

POINTS_PER_INCH = 72


def text_style(fontsize: str = "small") -> dict[str, Any]:
    """Returns the properties of each text: names are no formulas, so that a dollar sign stays one."""
    from matplotlib import rcParams
    from matplotlib.font_manager import get_font_names

    installed = {*get_font_names()}
    families = [*rcParams["font.family"], *(name for name in _FALLBACK_FONTS if name in installed)]
    return {"family": families, "parse_math": False, "usetex": False, "fontsize": fontsize}


def wrapped(text: str, characters: int) -> str:
    """Returns the text in lines of at most so many characters; its own line breaks stay."""
    return "\n".join("\n".join(wrap(line, characters)) for line in text.split("\n"))


def text_size(figure: "Figure | SubFigure", text: str, fontsize: str = "small") -> tuple[float, float]:
    """Returns width and height of a text in points, as it will be drawn in the figure."""
    from matplotlib.text import Text

    # Measured and not counted: letters differ in width, and fonts for other scripts in height.
    label = Text(0, 0, text, **text_style(fontsize))
    label.set_figure(figure)
    box = label.get_window_extent()
    return points(figure, box.width), points(figure, box.height)


def points(figure: "Figure | SubFigure", pixels: float) -> float:
    """Returns a length on the figure in points."""
    return float(pixels * POINTS_PER_INCH / figure.dpi)
