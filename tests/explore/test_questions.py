"""The questions under all combinations of assumptions."""

import re
from functools import cache
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore.choices import combinations
from gorno_badakhshan.explore.questions import QuestionTables, answer_of, questions_data

VERSION = "1.1.0"


@cache
def questions() -> tuple[dict[str, Any], QuestionTables]:
    """Returns the questions of a release by id, with their tables."""
    tables = QuestionTables()
    return {str(each["id"]): each for each in questions_data(gb.load(VERSION), tables)}, tables


def answer(id: str, number: int) -> tuple[list[tuple[str, str, str]], list[str], str | None]:
    """Returns speakers with wording and bounds, the figures of the rules and the refusal of one answer."""
    by_id, tables = questions()
    rows, estimates, refusal = answer_of(by_id[id], number, tables)
    texts = tables.texts.values
    return (
        [(texts[row[0]], texts[row[1]], texts[row[2]]) for row in rows],
        [texts[row[4]] for row in estimates],
        refusal,
    )


def test_every_number_that_claims_give_is_a_question() -> None:
    """Each event, outcome and population with a count, once."""
    counts = [(claim.event, claim.proposition) for claim in gb.claims(VERSION)]
    expected = {
        f"{event}/{count.outcome}/{count.population}"
        for event, count in counts
        if isinstance(count, gb.CasualtyCount)
    }
    assert expected <= questions()[0].keys()


@pytest.mark.parametrize("number", [0, 1, 5, 30, 47, 95])
def test_the_answers_are_those_of_the_library(number: int) -> None:
    """Speakers, wordings and the nine rules are what `toll` returns under the same assumptions."""
    options = [*combinations()][number].to_options()
    report = gb.toll("khorog-fighting", dataset=gb.load(VERSION), **options)
    for toll in report.populations:
        if toll.question is not None:
            figures, estimates, refusal = answer(f"{toll.event}/killed/{toll.population}", number)
            assert figures == [(each.speakers, each.wording, each.counts_as) for each in toll.figures]
            assert estimates == [each.figures for each in toll.estimates]
            assert refusal == toll.refusal


def test_about_reaches_as_far_as_assumed() -> None:
    """'About 100' has two bounds, and the chart draws them; the record may leave it open."""
    _, tables = questions()
    texts = tables.texts.values
    bounds = {row[4:6] for row in tables.figures.values if re.match(r"about \d+$", texts[row[1]])}
    assert bounds
    assert all(high is not None for _, high in bounds)


def test_the_days_are_those_of_the_timeline() -> None:
    """Under the default assumptions and the rule that the page names."""
    tolls = gb.timeline(gb.claims(VERSION, event="khorog-fighting", outcome="killed", population="everyone"))
    by_id, tables = questions()
    days = by_id["khorog-fighting/killed/everyone"]["days"]
    assert [(day[0], tables.texts.values[day[6]]) for day in days] == [
        (toll.day.isoformat(), toll.estimate.figures) for toll in tolls
    ]
