"""What the figures share."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import plot
from gorno_badakhshan.errors import QuestionError

pyplot = pytest.importorskip("matplotlib.pyplot")
SOLDIERS = gb.claims("1.1.0", about="khorog-fighting", outcome="killed", population="military")
NO_AXES = {
    "hull": "a policy, which `gb.timeline` takes in this place",
    0: "the number of a subplot",
    (): "what plt.subplots(1, 2) returns is an array of axes",
}
DRAWINGS = {
    "claims": plot.claims,
    "timeline": plot.timeline,
    "lineage": lambda claims, ax: plot.lineage(claims[0], ax),
}


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
@pytest.mark.parametrize("ax", NO_AXES, ids=NO_AXES.values())
def test_something_else_than_axes_is_refused(draw, ax):
    """With what was expected, what came and what to do."""
    with pytest.raises(QuestionError, match=r"expected the axes .* got .*; give one Axes of matplotlib"):
        draw(SOLDIERS, ax)
    assert pyplot.get_fignums() == []
