"""The picture of the toll as it stood each day."""

from collections.abc import Iterator
from datetime import date

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import QuestionError
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.testing import actor, claim, dataset_of

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402

from gorno_badakhshan import plot  # noqa: E402

OFFICIAL = claim("a-ministry", id="a/early", source="a", killed=12, said="2012-07-24")
LATER = claim("a-ministry", id="b/late", source="b", killed=17, said="2012-07-28", supersedes=OFFICIAL.id)
CLINIC = claim("a-clinic", id="c/clinic", source="c", killed=Count.of("more_than", 100), said="2012-07-25")
RANGE = claim(
    "a-clinic", id="d/range", source="d", killed=Count(hedge="between", low=18, high=23), said="2012-08-01"
)
WORD = claim("a-monitor", id="e/word", source="e", killed=Count(hedge="vague", low=12), said="2012-07-26")
DATASET = dataset_of(
    OFFICIAL,
    LATER,
    CLINIC,
    RANGE,
    WORD,
    actor("a-ministry", standing="official"),
    actor("a-clinic", standing="medical"),
    actor("a-monitor", standing="monitor"),
)
ALL = (OFFICIAL, LATER, CLINIC, RANGE, WORD)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Every figure is closed behind its test."""
    yield
    plt.close("all")


def drawn(*claims: gb.Claim, **options: object) -> "plt.Axes":
    """The picture of these claims."""
    return plot.timeline(claims, dataset=DATASET, **options)


def marks(ax, gid):
    """The marks of a claim."""
    return [line for line in ax.lines if line.get_gid() == gid]


def bands(ax):
    """The bands, by their ids, each with its first and last day and its two bounds."""
    told = {}
    for band in ax.collections:
        days, numbers = band.get_paths()[0].vertices.T
        told[band.get_gid()] = (min(days), max(days), min(numbers), max(numbers))
    return told


def test_each_figure_has_a_mark_on_its_day():
    """Under the id of its claim, at the day it was said."""
    (mark,) = marks(drawn(*ALL), OFFICIAL.id)
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (date2num(date(2012, 7, 24)), 12)


def test_a_figure_that_the_wording_excludes_is_hollow():
    """More than 100 is not 100."""
    ax = drawn(*ALL)
    assert marks(ax, CLINIC.id)[0].get_markerfacecolor() == "white"
    assert marks(ax, OFFICIAL.id)[0].get_markerfacecolor() != "white"


def test_a_range_has_two_marks():
    """Both of its ends were said."""
    assert [mark.get_ydata()[0] for mark in marks(drawn(*ALL), RANGE.id)] == [18, 23]


def test_a_word_has_no_mark():
    """Dozens is no figure, and without one its speaker has no place in the legend."""
    ax = drawn(*ALL)
    assert marks(ax, WORD.id) == []
    assert "monitors" not in [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_band_holds_until_the_next_thing_is_said():
    """The early figure stands until its correction, the correction to the end of the axis."""
    ax = drawn(OFFICIAL, LATER)
    told = bands(ax)
    early, late = told["band:official:2012-07-24"], told["band:official:2012-07-28"]
    assert early[:2] == (date2num(date(2012, 7, 24)), date2num(date(2012, 7, 28)))
    assert late[1] == pytest.approx(ax.get_xlim()[1])
    assert (early[2:], late[2:]) == ((12, 12), (17, 17))


def test_what_nothing_bounds_above_has_a_dashed_edge():
    """More than 100 may be any number more."""
    lines = [line for line in drawn(CLINIC).lines if line.get_gid() is None]
    assert [line.get_linestyle() for line in lines] == ["-", "--"]


def test_days_behind_until_are_left_out():
    """The last day shown is inclusive."""
    ax = drawn(*ALL, until=date(2012, 7, 28))
    assert marks(ax, LATER.id) != []
    assert marks(ax, RANGE.id) == []


def test_nothing_to_draw_is_an_error():
    """A picture of nothing would say that nothing was said."""
    with pytest.raises(QuestionError, match="set until later"):
        drawn(*ALL, until=date(2012, 7, 1))


def test_the_label_tells_the_question():
    """Outcome and population stand on the axis."""
    assert drawn(*ALL).get_ylabel() == "persons killed (everyone)"


def test_given_axes_are_drawn_on_and_nothing_is_shown():
    """The caller owns the figure."""
    _, ax = plt.subplots()
    assert drawn(*ALL, ax=ax) is ax
    assert plt.get_fignums() == [ax.figure.number]


def test_the_order_of_claims_does_not_matter():
    """Law: order of claims never matters."""
    assert bands(drawn(*ALL)) == bands(drawn(*reversed(ALL)))


def test_the_press_record_can_be_drawn():
    """Every standing that gives a number has its mark, its color and its words."""
    dead = gb.claims(event="khorog-fighting", outcome="killed", population="everyone")
    ax = plot.timeline(dead, until=date(2012, 9, 30))
    assert {"official", "hospital", "press"} <= {text.get_text() for text in ax.get_legend().get_texts()}
