"""The figure of days."""

from datetime import UTC, date, datetime
from io import StringIO
from itertools import permutations
from typing import get_args

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.testing import actor, claim, dataset_of, event, source

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402
from matplotlib.text import Annotation  # noqa: E402

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


def drawn(*claims, ax=None, **options):
    """Returns the axes with these claims."""
    return plot.timeline(claims, ax, dataset=DATASET, **options)


def marks(ax, gid):
    """Returns the marks drawn for a claim."""
    return [line for line in ax.lines if line.get_gid() == gid]


def days(ax):
    """Returns the first and last day of each band, by the id of the band."""
    spans = {}
    for band in ax.collections:
        reach = band.get_datalim(ax.transData)
        spans[band.get_gid()] = (reach.x0, reach.x1)
    return spans


def edges(ax):
    """Returns height and dashes of each edge of a band, lowest first."""
    return sorted(
        (line.get_ydata()[0], line.get_linestyle() == "--") for line in ax.lines if len(line.get_xdata()) == 2
    )


def legend(ax):
    """Returns the words of the legend."""
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_mark_shows_day_and_figure_and_has_the_id_of_its_claim() -> None:
    """Each new figure has a mark."""
    (mark,) = marks(drawn(FIRST, SECOND), SECOND.id)
    assert (list(mark.get_xdata()), list(mark.get_ydata())) == ([date2num(date(2012, 7, 26))], [17])


def test_a_range_has_a_mark_at_each_end() -> None:
    """A range states two figures, as "18 to 23"."""
    assert [list(mark.get_ydata()) for mark in marks(drawn(SPAN), SPAN.id)] == [[18], [23]]


def test_a_word_has_no_mark() -> None:
    """A word such as "dozens" states no figure."""
    assert marks(drawn(FIRST, DOZENS), DOZENS.id) == []


def test_a_figure_that_its_wording_excludes_is_hollow() -> None:
    """More than 100 states 100 and does not admit it."""
    ax = drawn(FIRST, CLINIC)
    assert [marks(ax, each.id)[0].get_markerfacecolor() == "white" for each in (FIRST, CLINIC)] == [False, True]


def test_ids_stay_in_an_svg() -> None:
    """A mark in the SVG has the id of its claim."""
    out = StringIO()
    drawn(FIRST, CLINIC).figure.savefig(out, format="svg")
    assert f'id="{CLINIC.id}"' in out.getvalue()


def test_a_band_lasts_until_the_next_claim_of_its_standing() -> None:
    """Claims of others on the days between do not end it."""
    spans = days(drawn(FIRST, CLINIC, SECOND))
    assert spans["band:official:2012-07-24"] == (date2num(date(2012, 7, 24)), date2num(date(2012, 7, 26)))


@pytest.mark.parametrize("until", [None, date(2012, 9, 30)])
def test_the_last_band_of_each_standing_lasts_to_the_end_of_the_axis(until) -> None:
    """A speaker who is silent has not withdrawn the figure."""
    ax = drawn(FIRST, CLINIC, SECOND, until=until)
    spans = days(ax)
    ends = [spans[name][1] for name in ("band:medical:2012-07-25", "band:official:2012-07-26")]
    assert ends == [ax.get_xlim()[1]] * 2
    assert ends[0] > date2num(until or date(2012, 7, 26))


def test_a_band_spans_all_figures_so_far() -> None:
    """By the default rule from the least figure to the greatest."""
    band = next(each for each in drawn(FIRST, SECOND).collections if each.get_gid() == "band:official:2012-07-26")
    assert {height for _, height in band.get_paths()[0].vertices} == {12, 17}


def arrows(ax):
    """Returns where the arrows begin, as pairs of the day and the number."""
    return [text.xy for text in ax.texts if isinstance(text, Annotation) and text.arrow_patch is not None]


def test_an_edge_without_an_upper_bound_has_an_arrow() -> None:
    """The wording "more than 100" has no upper bound, 12 and 17 have one."""
    assert [number for _, number in arrows(drawn(FIRST, CLINIC, SECOND))] == [100]


def test_an_edge_of_several_steps_has_one_arrow() -> None:
    """Another page with the same figure adds no arrow."""
    again = claim("a-clinic", id="later/again", source="later", killed=CLINIC.count, said="2012-07-27")
    dataset = dataset_of(actor("a-clinic", standing="medical"), CLINIC, again)
    ax = plot.timeline([CLINIC, again], dataset=dataset)
    assert [number for _, number in arrows(ax)] == [100]


def test_an_upper_edge_is_dashed_without_an_upper_bound() -> None:
    """The wording "more than 100" has no upper bound, 12 has one."""
    assert edges(drawn(FIRST, CLINIC)) == [(12, False), (12, False), (100, False), (100, True)]


def test_another_rule_draws_other_bands() -> None:
    """The rule changes the bands and not the marks."""
    ax = drawn(FIRST, SECOND, policy="conservative")
    assert {height for height, _ in edges(ax)} == {12}
    assert len(marks(ax, SECOND.id)) == 1


def test_until_leaves_out_later_days() -> None:
    """The last day is inclusive."""
    ax = drawn(FIRST, CLINIC, SECOND, until=date(2012, 7, 25))
    assert [len(marks(ax, each.id)) for each in (FIRST, CLINIC, SECOND)] == [1, 1, 0]
    assert "band:official:2012-07-26" not in days(ax)


@pytest.mark.parametrize(
    "until",
    [
        date(2012, 7, 25),
        datetime(2012, 7, 25, 12, tzinfo=UTC),
        "25.07.2012",
        gb.Period(edtf="2012-07-25", basis="stated"),
    ],
)
def test_until_is_a_day_as_where_accepts_it(until) -> None:
    """A date, a moment, a text or a period."""
    assert len(marks(drawn(FIRST, CLINIC, SECOND, until=until), SECOND.id)) == 0


def test_until_of_another_type_is_refused() -> None:
    """A number is no day."""
    with pytest.raises(gb.FieldError, match="25"):
        drawn(FIRST, until=25)


LATE = claim("a-paper", id="years-on/dead", source="years-on", killed=30, said="2021-07-24")


def with_event() -> gb.Dataset:
    """Returns a dataset with an event on 24 July 2012 and claims of that month and of nine years later."""
    fighting = event(FIRST.event, when=gb.Period(edtf="2012-07-24", basis="stated"))
    return dataset_of(
        actor("a-ministry", standing="official"), actor("a-paper", standing="press"), fighting, FIRST, LATE
    )


def test_it_keeps_to_eight_weeks_after_the_event() -> None:
    """A figure of years later would squeeze those of the first weeks into a corner."""
    ax = plot.timeline([FIRST, LATE], dataset=with_event())
    assert (len(marks(ax, FIRST.id)), len(marks(ax, LATE.id))) == (1, 0)


@pytest.mark.parametrize("until", ["all", "2021-12-31"])
def test_later_days_are_drawn_if_asked_for(until) -> None:
    """All days, or up to a day."""
    ax = plot.timeline([FIRST, LATE], until=until, dataset=with_event())
    assert len(marks(ax, LATE.id)) == 1


def test_all_days_are_drawn_if_the_first_is_after_the_weeks() -> None:
    """Pages of 2012 count the dead of 2010, and nobody asked for an empty figure."""
    assert len(marks(plot.timeline([LATE], dataset=with_event()), LATE.id)) == 1


def test_until_before_the_first_day_is_refused() -> None:
    """An empty figure would look like days without dead."""
    with pytest.raises(gb.QuestionError, match="the first is of 2012-07-24: set until"):
        drawn(FIRST, until=date(2012, 7, 23))
    assert plt.get_fignums() == []


def test_claims_without_a_day_cannot_be_drawn() -> None:
    """The days of the axis come from the claims."""
    with pytest.raises(gb.QuestionError, match="of a known day"):
        drawn(UNDATED)


def test_claims_without_their_dataset_are_refused() -> None:
    """The standing of a speaker is in the dataset, as for `gb.timeline`."""
    with pytest.raises(gb.QuestionError, match="give the dataset"):
        plot.timeline([FIRST])


def test_the_legend_names_who_gives_a_number() -> None:
    """In the order of the vocabulary; monitors who only say "dozens" are not in it."""
    assert legend(drawn(FIRST, CLINIC, DOZENS, SPAN)) == ["official", "hospital", "press"]


def test_a_standing_has_its_color_and_its_shape() -> None:
    """A mark looks as the legend shows it."""
    ax = drawn(FIRST, CLINIC)
    looks = {
        (to_hex(mark.get_color()).upper(), mark.get_marker())
        for mark in (*marks(ax, FIRST.id), *marks(ax, CLINIC.id))
    }
    assert looks == {plot.STANDING_MARKS["official"][:2], plot.STANDING_MARKS["medical"][:2]}


def test_standing_marks_cover_the_vocabulary() -> None:
    """A new standing in the vocabulary needs a mark."""
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
def test_the_axis_has_outcome_and_population(counted, label) -> None:
    """As it is worded in the figure of claims."""
    counting = claim(said="2012-07-24", **counted)
    assert plot.timeline([counting], dataset=dataset_of(counting)).get_ylabel() == label


def test_zero_is_the_bottom() -> None:
    """Heights can be compared only from zero."""
    assert drawn(SECOND).get_ylim()[0] == 0


def test_given_axes_are_drawn_on_and_returned() -> None:
    """No other figure is made."""
    _, (left, _) = plt.subplots(1, 2)
    before = plt.get_fignums()
    assert drawn(FIRST, ax=left) is left
    assert plt.get_fignums() == before


def test_figure_is_made_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller shows and saves it."""
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("shown"))
    ax = drawn(FIRST)
    assert plt.get_fignums() == [ax.figure.number]


def test_it_looks_the_same_in_any_order_of_claims() -> None:
    """The order of claims changes no pixel."""
    looks = set()
    for order in permutations((FIRST, CLINIC, SECOND, SPAN)):
        figure = drawn(*order).figure
        figure.canvas.draw()
        looks.add(bytes(figure.canvas.buffer_rgba()))
        plt.close(figure)
    assert len(looks) == 1


def test_it_draws_the_real_toll() -> None:
    """Every stated figure of the whole population on a known day has its mark."""
    claims = gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone")
    ax = plot.timeline(claims, until="all")
    new = [each for toll in gb.timeline(claims) for each in toll.new]
    totals = (each for each in new if each.count is not None and not each.proposition.is_part)
    stating = {each.id for each in totals if each.count.stated is not None}
    assert stating
    assert {line.get_gid() for line in ax.lines} >= stating
    assert legend(ax)[:3] == ["official", "hospital", "press"]
    assert ax.get_ylabel() == "persons killed (everyone)"


def test_the_label_does_not_depend_on_the_first_claim() -> None:
    """The first claim may state no figure."""
    word = claim("w", id="w/word", source="w", killed=gb.Count(hedge="vague", low=12), said="2012-07-24")
    exact = claim("m", id="m/exact", source="m", killed=42, said="2012-07-24")
    dataset = dataset_of(word, exact, actor("w", standing="monitor"), actor("m", standing="official"))
    labels = {plot.timeline(order, dataset=dataset).get_ylabel() for order in ([word, exact], [exact, word])}
    assert labels == {"persons killed (everyone)"}


def test_marks_at_one_point_have_a_fixed_order() -> None:
    """The figures 42 and "more than 42" on one day are drawn in the same order, however the claims are given."""
    exact = claim("m", id="m/exact", source="m", killed=42, said="2012-07-24")
    more = claim("n", id="n/more", source="n", killed=gb.Count.of("more_than", 42), said="2012-07-24")
    dataset = dataset_of(exact, more, actor("m", standing="official"), actor("n", standing="official"))
    drawn_in = []
    for order in ([exact, more], [more, exact]):
        lines = plot.timeline(order, dataset=dataset).lines
        drawn_in.append([line.get_gid() for line in lines if line.get_gid() in {exact.id, more.id}])
    assert drawn_in[0] == drawn_in[1]


def test_a_mark_shows_the_assumed_reading() -> None:
    """Mark and band are of the same reading."""
    other = claim("m", killed=7).proposition
    ambiguous = claim("m", id="m/ambiguous", source="m", killed=42, said="2012-07-24")
    reading = gb.Reading(proposition=other, attribution=ambiguous.attribution, reason="r")
    ambiguous = evolve(ambiguous, alternative=reading)
    dataset = dataset_of(ambiguous, actor("m", standing="official"))
    ax = plot.timeline([ambiguous], dataset=dataset, reading="alternative")
    assert [line.get_ydata()[0] for line in ax.lines if line.get_gid() == ambiguous.id] == [7]
