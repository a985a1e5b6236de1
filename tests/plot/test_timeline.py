"""The figure of days: what stands in it for each thing said, and until when."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import permutations
from typing import get_args

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.testing import actor, claim, dataset_of, source

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402

from gorno_badakhshan import plot  # noqa: E402

FIRST = claim("a-ministry", id="monday/official", source="monday", killed=12, said="2012-07-24")
SECOND = claim("a-ministry", id="tuesday/official", source="tuesday", killed=17, said="2012-07-26")
CLINIC = claim(
    "a-clinic", id="tuesday/clinic", source="tuesday", killed=gb.Count.of("more_than", 100), said="2012-07-25"
)
DOZENS = claim(
    "a-monitor", id="later/dozens", source="later", killed=gb.Count(hedge="vague", low=12), said="2012-07-27"
)
SPAN = claim(
    "a-paper",
    id="later/span",
    source="later",
    killed=gb.Count(hedge="between", low=18, high=23),
    said="2012-07-26",
)
UNDATED = claim("a-paper", id="some-time/dead", source="some-time", killed=5)
DATASET = dataset_of(
    source("some-time"),
    actor("a-ministry", standing="official"),
    actor("a-clinic", standing="medical"),
    actor("a-monitor", standing="monitor"),
    actor("a-paper", standing="press"),
    *(FIRST, SECOND, CLINIC, DOZENS, SPAN, UNDATED),
)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Every figure is closed behind its test."""
    yield
    plt.close("all")


def drawn(*claims, ax=None, **options):
    """The figure of these claims."""
    return plot.timeline(claims, ax, dataset=DATASET, **options)


def marks(ax, gid):
    """The marks drawn for a claim."""
    return [line for line in ax.lines if line.get_gid() == gid]


def days(ax):
    """The bands drawn, by id, each from and to which day."""
    told = {}
    for band in ax.collections:
        reach = band.get_datalim(ax.transData)
        told[band.get_gid()] = (reach.x0, reach.x1)
    return told


def edges(ax):
    """The edges of bands, lowest first, each with its height and whether it is dashed."""
    return sorted(
        (line.get_ydata()[0], line.get_linestyle() == "--") for line in ax.lines if len(line.get_xdata()) == 2
    )


def legend(ax):
    """The words of the legend."""
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_mark_stands_at_day_and_figure_and_carries_its_claim() -> None:
    """Each figure newly said has a mark under the id of its claim."""
    (mark,) = marks(drawn(FIRST, SECOND), SECOND.id)
    assert (list(mark.get_xdata()), list(mark.get_ydata())) == ([date2num(date(2012, 7, 26))], [17])


def test_a_range_has_a_mark_at_each_end() -> None:
    """18 to 23 states two figures."""
    assert [list(mark.get_ydata()) for mark in marks(drawn(SPAN), SPAN.id)] == [[18], [23]]


def test_a_word_has_no_mark() -> None:
    """Dozens state no figure, so none is drawn."""
    assert marks(drawn(FIRST, DOZENS), DOZENS.id) == []


def test_a_figure_that_its_wording_excludes_is_hollow() -> None:
    """More than 100 states 100 and does not admit it."""
    ax = drawn(FIRST, CLINIC)
    assert [marks(ax, held.id)[0].get_markerfacecolor() == "white" for held in (FIRST, CLINIC)] == [False, True]


def test_ids_stay_in_an_svg() -> None:
    """Whoever opens the drawing finds the claim behind a mark."""
    out = StringIO()
    drawn(FIRST, CLINIC).figure.savefig(out, format="svg")
    assert f'id="{CLINIC.id}"' in out.getvalue()


def test_a_band_holds_until_the_next_thing_is_said() -> None:
    """What officials said on the 24th stands until they speak again on the 26th, whoever speaks between."""
    held = days(drawn(FIRST, CLINIC, SECOND))
    assert held["band:official:2012-07-24"] == (date2num(date(2012, 7, 24)), date2num(date(2012, 7, 26)))


@pytest.mark.parametrize("until", [None, date(2012, 9, 30)])
def test_the_last_band_of_each_holds_to_the_end_of_the_axis(until) -> None:
    """Nobody takes a figure back by being silent."""
    ax = drawn(FIRST, CLINIC, SECOND, until=until)
    held = days(ax)
    ends = [held[name][1] for name in ("band:medical:2012-07-25", "band:official:2012-07-26")]
    assert ends == [ax.get_xlim()[1]] * 2
    assert ends[0] > date2num(until or date(2012, 7, 26))


def test_a_band_spans_what_was_said_so_far() -> None:
    """The rule decides how far it reaches: from the least figure to the greatest."""
    band = next(held for held in drawn(FIRST, SECOND).collections if held.get_gid() == "band:official:2012-07-26")
    assert {height for _, height in band.get_paths()[0].vertices} == {12, 17}


def test_an_upper_edge_is_dashed_where_nothing_bounds_the_number() -> None:
    """More than 100 may be any number above; 12 may not."""
    assert edges(drawn(FIRST, CLINIC)) == [(12, False), (12, False), (100, False), (100, True)]


def test_another_rule_draws_other_bands() -> None:
    """The band is what the rule makes of the claims; the marks are what was said."""
    ax = drawn(FIRST, SECOND, policy="conservative")
    assert {height for height, _ in edges(ax)} == {12}
    assert len(marks(ax, SECOND.id)) == 1


def test_until_cuts_days() -> None:
    """The last day shown is inclusive, and what was said behind it is not drawn."""
    ax = drawn(FIRST, CLINIC, SECOND, until=date(2012, 7, 25))
    assert [len(marks(ax, held.id)) for held in (FIRST, CLINIC, SECOND)] == [1, 1, 0]
    assert "band:official:2012-07-26" not in days(ax)


def test_a_cut_that_leaves_nothing_is_refused() -> None:
    """A figure without days would look like days without dead; none is opened."""
    with pytest.raises(gb.QuestionError, match="set until later"):
        drawn(FIRST, until=date(2012, 7, 23))
    assert plt.get_fignums() == []


def test_claims_without_a_day_cannot_be_drawn() -> None:
    """Where no claim has a day, there is no axis of days."""
    with pytest.raises(gb.QuestionError, match="of a known day"):
        drawn(UNDATED)


def test_claims_without_their_dataset_are_refused() -> None:
    """Without a dataset nobody's standing is known, as in `gb.timeline`."""
    with pytest.raises(gb.QuestionError, match="give the dataset"):
        plot.timeline([FIRST])


def test_the_legend_names_who_gives_a_number() -> None:
    """In the order of the vocabulary; monitors who say dozens have no band and no entry."""
    assert legend(drawn(FIRST, CLINIC, DOZENS, SPAN)) == ["official", "hospital", "press"]


def test_standing_is_told_by_color_and_by_shape() -> None:
    """A mark wears what the legend shows for its standing."""
    ax = drawn(FIRST, CLINIC)
    told = {
        (to_hex(mark.get_color()).upper(), mark.get_marker())
        for mark in (*marks(ax, FIRST.id), *marks(ax, CLINIC.id))
    }
    assert told == {plot.STANDING_MARKS["official"][:2], plot.STANDING_MARKS["medical"][:2]}


def test_standing_marks_cover_the_vocabulary() -> None:
    """A standing that comes to the vocabulary gets a mark of its own."""
    from gorno_badakhshan.model.vocabulary import Standing

    assert set(plot.STANDING_MARKS) == {*get_args(Standing), None}
    assert len({marker for _, marker, _ in plot.STANDING_MARKS.values()}) == len(plot.STANDING_MARKS)


@pytest.mark.parametrize(
    ("counted", "label"),
    [
        ({"killed": 3, "population": "government_forces"}, "persons killed (government forces)"),
        ({"wounded": 3, "population": "military"}, "persons wounded (military)"),
        ({"casualties": 3}, "casualties (everyone)"),
    ],
)
def test_the_axis_says_what_is_counted(counted, label) -> None:
    """Outcome and population stand at the axis; a title is the journal's."""
    told = claim(said="2012-07-24", **counted)
    ax = plot.timeline([told], dataset=dataset_of(told))
    assert (ax.get_ylabel(), ax.get_title()) == (label, "")


def test_zero_is_the_bottom() -> None:
    """Heights can be compared only from nothing on."""
    assert drawn(SECOND).get_ylim()[0] == 0


def test_axes_of_the_caller_are_drawn_on_and_returned() -> None:
    """With axes given, no figure is made."""
    _, (left, _) = plt.subplots(1, 2)
    before = plt.get_fignums()
    assert drawn(FIRST, ax=left) is left
    assert plt.get_fignums() == before


def test_figure_is_made_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Showing and saving are the caller's."""
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("shown"))
    ax = drawn(FIRST)
    assert plt.get_fignums() == [ax.figure.number]


def test_it_looks_the_same_in_any_order_of_claims() -> None:
    """Law: order of claims never matters, to the last pixel."""
    looks = set()
    for order in permutations((FIRST, CLINIC, SECOND, SPAN)):
        figure = drawn(*order).figure
        figure.canvas.draw()
        looks.add(bytes(figure.canvas.buffer_rgba()))
        plt.close(figure)
    assert len(looks) == 1


def test_it_draws_the_real_toll() -> None:
    """Every figure stated of the whole on a known day has its mark, and the claims bring their dataset."""
    claims = gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone")
    ax = plot.timeline(claims)
    new = [held for toll in gb.timeline(claims) for held in toll.new]
    whole = (held for held in new if held.count is not None and not held.proposition.is_part)
    stating = {held.id for held in whole if held.count.stated is not None}
    assert stating
    assert {line.get_gid() for line in ax.lines} >= stating
    assert legend(ax)[:3] == ["official", "hospital", "press"]
    assert ax.get_ylabel() == "persons killed (everyone)"


def test_the_label_does_not_hang_on_who_spoke_first() -> None:
    """A word without a figure may come first; the axis says what is counted all the same."""
    word = claim("w", id="w/word", source="w", killed=gb.Count(hedge="vague", low=12), said="2012-07-24")
    exact = claim("m", id="m/exact", source="m", killed=42, said="2012-07-24")
    held = dataset_of(word, exact, actor("w", standing="monitor"), actor("m", standing="official"))
    labels = {plot.timeline(order, dataset=held).get_ylabel() for order in ([word, exact], [exact, word])}
    assert labels == {"persons killed (everyone)"}


def test_marks_that_meet_lie_in_the_same_order() -> None:
    """Of 42 and more than 42 on one day the same is on top, however the claims are given."""
    exact = claim("m", id="m/exact", source="m", killed=42, said="2012-07-24")
    more = claim("n", id="n/more", source="n", killed=gb.Count.of("more_than", 42), said="2012-07-24")
    held = dataset_of(exact, more, actor("m", standing="official"), actor("n", standing="official"))
    drawn_in = []
    for order in ([exact, more], [more, exact]):
        lines = plot.timeline(order, dataset=held).lines
        drawn_in.append([line.get_gid() for line in lines if line.get_gid() in {exact.id, more.id}])
    assert drawn_in[0] == drawn_in[1]


def test_a_mark_follows_the_reading() -> None:
    """In the alternative reading the mark stands where the band does."""
    other = claim("m", killed=7).proposition
    told = claim("m", id="m/told", source="m", killed=42, said="2012-07-24")
    told = evolve(told, alternative=gb.Reading(proposition=other, attribution=told.attribution, reason="r"))
    held = dataset_of(told, actor("m", standing="official"))
    ax = plot.timeline([told], dataset=held, reading="alternative")
    assert [line.get_ydata()[0] for line in ax.lines if line.get_gid() == told.id] == [7]
