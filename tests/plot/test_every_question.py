"""Every figure of the newest release: nothing is cut off and no text lies on another."""

from itertools import combinations

import pytest

import gorno_badakhshan as gb

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from gorno_badakhshan import plot  # noqa: E402

NEWEST = gb.load()
QUESTIONS = sorted(
    {
        (claim.event, claim.proposition.outcome, claim.proposition.population)
        for claim in NEWEST.claims.where(proposition=gb.CasualtyCount)
    }
)
"""All events, outcomes and populations that somebody counts."""
LONGEST = ("khorog-fighting", "killed", "civilian")


def claims_on(question):
    """Returns the claims of the newest release on a question."""
    event, outcome, population = question
    return NEWEST.claims.where(event=event, outcome=outcome, population=population)


def in_view(axis):
    """Yields the labels of the ticks that are drawn."""
    low, high = sorted(axis.get_view_interval())
    for tick in axis.get_major_ticks():
        if low <= tick.get_loc() <= high:
            yield from (tick.label1, tick.label2)


def boxes(ax):
    """Returns the box of each text and of the legend, by the text."""
    axes = [ax, *ax.child_axes]
    texts = [label for each in axes for axis in (each.xaxis, each.yaxis) for label in (*in_view(axis), axis.label)]
    texts += [ax.title, *ax.texts, ax.xaxis.get_offset_text(), ax.yaxis.get_offset_text()]
    drawn = [
        (each.get_text(), each.get_window_extent()) for each in texts if each.get_text() and each.get_visible()
    ]
    legend = ax.get_legend()
    return drawn + ([("legend", legend.get_window_extent())] if legend is not None else [])


def check_texts(ax):
    """Asserts that all texts are inside the figure and apart from each other."""
    ax.figure.draw_without_rendering()
    outer, drawn = ax.figure.bbox, boxes(ax)
    outside = [
        text
        for text, box in drawn
        if not (outer.x0 <= box.x0 and box.x1 <= outer.x1 and outer.y0 <= box.y0 and box.y1 <= outer.y1)
    ]
    overlapping = [
        (text, other) for (text, box), (other, second) in combinations(drawn, 2) if box.overlaps(second)
    ]
    assert (outside, overlapping) == ([], [])
    assert len(drawn) > 3


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_all_claims_on_a_question(question) -> None:
    """Claims and rules, at whatever number of rows; a warning would be an error."""
    claims = claims_on(question)
    try:
        estimates = gb.compare_policies(claims)
    except gb.QuestionError:
        estimates = ()  # no claim counts the population as a whole
    check_texts(plot.claims(claims, estimates=estimates))


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_timeline_of_a_question(question) -> None:
    """All days, because few questions have a claim within the weeks of the event only."""
    try:
        ax = plot.timeline(claims_on(question), until="all")
    except gb.QuestionError as error:
        assert "no claim of a known day gives a number" in str(error)  # noqa: PT017 - one of two good ends
    else:
        check_texts(ax)


@pytest.mark.parametrize(
    "assumptions", [{"infobox": False}, {"bare": "floor"}, {"unknown_independence": "shared_origin"}]
)
def test_the_longest_figure_under_other_assumptions(assumptions) -> None:
    """Claims that do not count have longer labels, with the reason."""
    claims = claims_on(LONGEST)
    check_texts(plot.claims(claims, estimates=gb.compare_policies(claims, **assumptions), **assumptions))


def test_the_timeline_of_the_weeks_after_the_event() -> None:
    """The figure that is drawn unless more is asked for."""
    check_texts(plot.timeline(claims_on(LONGEST)))


def most(key):
    """Returns the lineage of the newest release that has most of something."""
    return max((gb.lineage(claim, NEWEST) for claim in NEWEST.claims), key=key)


@pytest.mark.parametrize("part", ["claims", "passed_on"])
def test_the_longest_lineages(part) -> None:
    """The longest chain, and the claim that most others relay."""
    check_texts(plot.lineage(most(lambda lineage: len(getattr(lineage, part)))))
