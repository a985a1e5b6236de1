"""The figure of datasets side by side."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.testing import claim, dataset_of, event

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402

from gorno_badakhshan import plot  # noqa: E402

SPAN = gb.Count(hedge="between", low=18, high=23)
OURS = dataset_of(
    event("a-fight"),
    claim("a-ministry", id="monday/dead", source="monday", event="a-fight", killed=SPAN),
    claim("a-clinic", id="tuesday/dead", source="tuesday", event="a-fight", killed=gb.Count.of("more_than", 100)),
)
THEIRS = dataset_of(event("row"), claim("a-project", id="list/dead", event="row", killed=15))


@pytest.fixture
def both():
    """Two datasets on one event."""
    yield gb.side_by_side({"ours": (OURS, "a-fight"), "theirs": (THEIRS, "row")})
    plt.close("all")


def test_each_rule_has_the_figures_of_each_dataset(both):
    """The words beside the bars are those of the table."""
    ax = plot.side_by_side(both)
    assert [label.get_text() for label in ax.get_yticklabels()] == list(POLICIES)
    texts = [text.get_text() for text in ax.texts]
    for _, _, figures in both.figures():
        assert set(figures) <= set(texts)


def test_all_labels_are_within_the_figure(both):
    """It grows with its content."""
    ax = plot.side_by_side(both)
    box = ax.get_tightbbox()
    assert box.x0 >= 0
    assert box.x1 <= ax.figure.bbox.x1


def test_it_draws_on_axes_that_are_given(both):
    """Beside other figures of a paper."""
    _, (left, _) = plt.subplots(1, 2)
    assert plot.side_by_side(both, left) is left


def test_a_population_that_nobody_counts_is_refused(both):
    """The error lists those that are counted."""
    with pytest.raises(gb.QuestionError, match="counted are"):
        plot.side_by_side(both, population="security_service")
