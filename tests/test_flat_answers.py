"""Flat rows of answers: fixed columns, and the numbers of the answer itself."""

from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import flat_answers as rows
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.audit.coverage import coverage_of_dataset
from gorno_badakhshan.flat import columns
from gorno_badakhshan.testing import claim, dataset_of


@pytest.fixture(scope="module")
def dataset() -> gb.Dataset:
    """The release with the most relays."""
    return gb.load("1.1.0")


@pytest.fixture(scope="module")
def report(dataset: gb.Dataset) -> gb.TollReport:
    """The toll of the military."""
    return gb.toll("khorog-fighting", population="military", dataset=dataset)


def check(row_class: type, given: list[Any]) -> None:
    """Checks that there are rows, with the columns of their class in its order and plain values."""
    assert given
    assert {tuple(row) for row in given} == {columns(row_class)}
    assert {type(value) for row in given for value in row.values()} <= {str, int, float, bool, type(None)}


def test_a_row_for_each_rule(report: gb.TollReport) -> None:
    """Numbers are those of the estimates."""
    given = [*rows.rule_rows(report)]
    check(rows.RuleRow, given)
    estimates = report.of("military").estimates
    assert [(row["policy"], row["low"], row["best"], row["high"], row["figures"]) for row in given] == [
        (each.policy, each.low, each.best, each.high, each.figures) for each in estimates
    ]


def test_a_population_without_a_figure_has_a_row_with_the_reason() -> None:
    """Nothing is dropped in silence."""
    killed = claim("a-ministry", killed=12, population="military")
    denied = claim("a-paper", killed=3, population="civilian", polarity="denied")
    report = gb.toll(killed.event, dataset=dataset_of(killed, denied))
    (row,) = (row for row in rows.rule_rows(report) if row["population"] == "civilian")
    assert (row["policy"], row["low"], row["figures"]) == (None, None, report.of("civilian").refusal)


def test_a_row_for_each_speaker_and_wording(report: gb.TollReport) -> None:
    """Every claim of the population is in one row, with bounds as they count."""
    given = [*rows.speaker_rows(report)]
    check(rows.SpeakerRow, given)
    ids = [id for row in given for id in row["all_claims"].split("; ")]
    assert sorted(ids) == sorted(each.id for each in report.of("military").claims)
    (about,) = (row for row in given if row["wording"] == "about 20")
    assert (about["low"], about["high"], about["counts_as"]) == (18, 22, "18–22")


def test_a_row_for_each_pair(report: gb.TollReport) -> None:
    """As many as the estimate counts."""
    given = [*rows.pair_rows(report)]
    check(rows.PairRow, given)
    assert len(given) == len(report.families[0].contradictions)


def test_a_row_for_each_story_and_population(report: gb.TollReport) -> None:
    """Claims and bounds are those of the story."""
    given = [*rows.story_rows(report)]
    check(rows.StoryRow, given)
    stories = report.families[0].stories
    assert {row["story"] for row in given} == {*range(1, len(stories) + 1)}
    assert given[0]["claims"] == "; ".join(each.id for each in stories[0].claims)


def test_a_row_for_each_day_and_standing(dataset: gb.Dataset) -> None:
    """The speakers are named as in the toll."""
    claims = dataset.claims.where(event="khorog-fighting", outcome="killed", population="everyone")
    hearing, tolls = hear(claims, Assumptions(), dataset), gb.timeline(claims)
    given = [*rows.timeline_rows(tolls, hearing, dataset, ("khorog-fighting", "killed", "everyone"))]
    check(rows.TimelineRow, given)
    assert [(row["day"], row["standing"]) for row in given] == [(t.day.isoformat(), t.standing) for t in tolls]
    assert any("as changed by BBC News" in row["new_speaker_names"] for row in given)


def test_a_row_for_each_claim_of_a_lineage(dataset: gb.Dataset) -> None:
    """The chain comes first, with what changed; those who pass the claim on follow."""
    chain = gb.lineage("bbc-0724/tv-total-killed", dataset)
    given = [*rows.lineage_rows(chain, dataset)]
    check(rows.LineageRow, given)
    assert [(row["id"], row["role"], row["step"]) for row in given] == [
        *((each.id, "chain", step) for step, each in enumerate(chain.claims, 1)),
        *((each.id, "passed on", step) for step, each in enumerate(chain.passed_on, 1)),
    ]
    assert given[0]["changes"] is None
    assert "hedge: exact → at_least" in (given[1]["changes"] or "")


def test_a_row_for_each_changed_field_and_other_record(dataset: gb.Dataset) -> None:
    """What changed comes first."""
    old = gb.load("1.0.0")
    difference = gb.diff(old, dataset)
    given = [*rows.change_rows(difference, old, dataset)]
    check(rows.ChangeRow, given)
    fields = sum(len(change.fields) for change in difference.changed)
    assert [row["change"] for row in given] == ["changed"] * fields + ["added"] * len(difference.added)


def test_a_row_for_each_release() -> None:
    """Counts are columns."""
    given = [*rows.release_rows(gb.releases())]
    check(rows.ReleaseRow, given)
    assert [(row["pin"], row["claims"]) for row in given] == [(r.pin, r.counts["claims"]) for r in gb.releases()]


def test_a_row_for_each_passage() -> None:
    """The words stand in the row if the text is given."""
    dataset = gb.load("1.0.0")
    result = coverage_of_dataset(dataset)
    given = [*rows.passage_rows(result, dataset)]
    check(rows.PassageRow, given)
    assert len(given) == len(result.rows)
    text = "x" * 100_000
    first = next(rows.passage_rows(result, dataset, {result.rows[0].source: text}))
    assert first["text"] == "x" * (given[0]["end"] - given[0]["start"])


def test_a_row_for_each_finding() -> None:
    """Every field of a finding is a column."""
    finding = gb.Finding(code="duplicate-id", message="Twice.", repair="Rename one.", where="a", line=3)
    given = [*rows.finding_rows(gb.Report(subject="x", checked=(("files", 1),), findings=(finding,)))]
    check(rows.FindingRow, given)
    assert (given[0]["line"], given[0]["file"], given[0]["is_warning"]) == (3, None, False)
