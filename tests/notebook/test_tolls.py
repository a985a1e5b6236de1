"""The toll of an event as HTML."""

import pytest

import gorno_badakhshan as gb


@pytest.fixture(scope="module")
def report() -> gb.TollReport:
    """The dead of the fighting in Khorog."""
    return gb.toll("khorog-fighting", dataset=gb.load("1.1.0"))


def text_of(tree) -> str:
    """Returns the text that a reader sees."""
    return " ".join(" ".join(tree.itertext()).split())


def test_a_report_has_a_row_for_each_population_that_somebody_counts(report, parsed) -> None:
    """The columns are the groups of the command line."""
    tree = parsed(report._repr_html_())
    counted = [toll for toll in report.populations if toll.question is not None]
    assert len(tree.find("div/table/tbody")) == len(counted)
    assert text_of(tree.find("div/table/thead")) == "killed officials hospital press monitors others"


def test_a_report_has_pin_and_assumptions(report, parsed) -> None:
    """What a reader needs to repeat it."""
    text = text_of(parsed(report._repr_html_()))
    assert report.dataset.pin in text
    assert report.assumptions.lines[0] in text


def test_a_population_has_a_row_for_each_speaker_and_wording(report, parsed) -> None:
    """With a link to the source of its first claim."""
    toll = report.of("military")
    speakers, rules = parsed(toll._repr_html_()).findall("div/table")
    assert len(speakers.find("tbody")) == len(toll.figures)
    assert list(speakers.iter("a"))
    assert [row[0].text for row in rules.find("tbody")] == list(gb.POLICIES)


def test_a_family_counts_its_pairs(report, parsed) -> None:
    """Without making them."""
    family = report.families[0]
    text = text_of(parsed(family._repr_html_()))
    assert f"cannot be true together: {len(family.contradictions)} pairs" in text


def test_a_population_without_an_answer_has_the_reason(parsed) -> None:
    """Instead of a table without rows."""
    wounded = gb.toll("khorog-fighting", "wounded", dataset=gb.load("1.1.0"))
    refused = next(toll for toll in wounded.populations if toll.refusal is not None)
    assert refused.refusal in text_of(parsed(refused._repr_html_()))


def test_a_population_without_a_figure_has_no_row_of_dashes() -> None:
    """Its reason stands in its folded part, as on the command line."""
    report = gb.toll("khorog-2014", dataset=gb.load("2.0.0"))
    html = report._repr_html_()
    assert sum(not toll.estimates for toll in report.populations) == 3
    assert html.partition("<details")[0].count("<tr") == 1 + sum(
        bool(toll.estimates) for toll in report.populations
    )
