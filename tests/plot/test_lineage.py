"""The figure of a lineage."""

from io import StringIO

import pytest

import gorno_badakhshan as gb

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402

from gorno_badakhshan import plot  # noqa: E402
from gorno_badakhshan.testing import actor, claim, dataset_of, source  # noqa: E402


def relay(page, earlier, killed):
    """Returns a claim of a page that relays the one of an earlier page."""
    return claim(
        "a-doctor", id=f"{page}/dead", source=page, killed=killed, relays=f"{earlier}/dead", relay_basis="stated"
    )


FIRST = claim("a-doctor", id="first/dead", source="first", killed=20)
SECOND = relay("second", "first", 200)
THIRD, FOURTH = relay("third", "second", 200), relay("fourth", "second", 200)
DATASET = dataset_of(
    actor("a-doctor", name="A doctor"),
    actor("a-paper", name="A paper"),
    source("second", publisher="a-paper"),
    *(FIRST, SECOND, THIRD, FOURTH),
)


def marks(ax):
    """Returns the color and the position of the mark of each claim, by its id."""
    return {
        line.get_gid(): (line.get_color(), (line.get_xdata()[0], line.get_ydata()[0]))
        for line in ax.lines
        if line.get_gid()
    }


def texts(ax):
    """Returns the texts of the rows, from the top."""
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_each_claim_of_the_lineage_has_a_mark() -> None:
    """From the first speaker to the claim, and all that relay it."""
    assert list(marks(plot.lineage(SECOND, dataset=DATASET))) == [FIRST.id, SECOND.id, THIRD.id, FOURTH.id]


def test_the_claim_that_was_asked_for_stands_out() -> None:
    """Its mark has a color of its own."""
    colors = {id: color for id, (color, _) in marks(plot.lineage(SECOND, dataset=DATASET)).items()}
    assert [id for id, color in colors.items() if color != "black"] == [SECOND.id]


def test_a_relay_is_below_and_right_of_what_it_relays() -> None:
    """Two that relay the same claim are as far to the right."""
    places = [place for _, place in marks(plot.lineage(SECOND, dataset=DATASET)).values()]
    (first_x, first_y), (second_x, second_y), (third_x, third_y), (fourth_x, fourth_y) = places
    assert first_x < second_x < third_x == fourth_x
    assert first_y < second_y < third_y < fourth_y


def test_a_step_says_what_changed() -> None:
    """Only where something did."""
    changes = [text for text in texts(plot.lineage(SECOND, dataset=DATASET)) if text.startswith("changed")]
    assert changes == ["changed value: 20 → 200"]


def test_names_stand_for_ids() -> None:
    """Publisher, speaker and figure."""
    shown = texts(plot.lineage(SECOND, dataset=DATASET))
    assert any(text.startswith("A paper") for text in shown)
    assert "A doctor: 200" in shown


@pytest.mark.parametrize("given", [SECOND, gb.lineage(SECOND, DATASET)], ids=["claim", "lineage"])
def test_a_claim_or_its_lineage_may_be_given(given) -> None:
    """Both draw the same."""
    assert list(marks(plot.lineage(given, dataset=DATASET))) == [FIRST.id, SECOND.id, THIRD.id, FOURTH.id]


def test_an_id_may_be_given() -> None:
    """It is looked up in the newest release, whose pin is the credit."""
    ax = plot.lineage("zee-hindi-0724/source-forces-wounded")
    assert "changed value: 20 → 200" in "\n".join(texts(ax))
    assert gb.load().pin in texts(ax)[-1]


def test_an_unknown_id_leaves_no_figure_open() -> None:
    """The error is that of `gb.lineage`."""
    with pytest.raises(gb.UnknownIdError):
        plot.lineage("nobody/nothing")
    assert plt.get_fignums() == []


def test_claims_that_relay_each_other_end() -> None:
    """A cycle in somebody's own data is drawn once."""
    one, other = relay("first", "second", 20), relay("second", "first", 20)
    ax = plot.lineage(one, dataset=dataset_of(actor("a-doctor"), one, other))
    assert set(marks(ax)) == {one.id, other.id}


def test_given_axes_are_drawn_on_and_returned() -> None:
    """No other figure is made."""
    _, (left, _) = plt.subplots(1, 2)
    before = plt.get_fignums()
    assert plot.lineage(SECOND, left, dataset=DATASET) is left
    assert plt.get_fignums() == before


def test_ids_stay_in_an_svg() -> None:
    """A mark in the SVG has the id of its claim."""
    out = StringIO()
    plot.lineage(SECOND, dataset=DATASET).figure.savefig(out, format="svg")
    assert f'id="{THIRD.id}"' in out.getvalue()
