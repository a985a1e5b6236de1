"""Checks, questions and parts of answers as HTML."""

from collections.abc import Callable
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.finding import file_finding
from gorno_badakhshan.notebook import parts
from gorno_badakhshan.testing import actor, claim, dataset_of, event


def text_of(tree: Any) -> str:
    """Returns the text that a reader sees."""
    return " ".join(" ".join(tree.itertext()).split())


MINISTER = dataset_of(
    actor("minister", name="The <minister>"),
    event("fighting", title="The fighting"),
    claim("minister", event="fighting", killed=12, summary="Twelve."),
)
ESTIMATE = gb.reconcile(MINISTER.claims, dataset=MINISTER)
QUESTION = gb.Question(
    event="fighting",
    outcome="killed",
    population="everyone",
    evidence=(),
    parts=(),
    left_out=((MINISTER.claims[0], "gives no number"),),
    assumptions=gb.Assumptions(),
    order=(),
    name=MINISTER.name_of,
)
PARTS = [
    (
        gb.Excluded(claim=MINISTER.claims[0], reason="set aside"),
        ["The <minister>", "12 everyone killed", "set aside"],
    ),
    (gb.Figures(low=1, high=2), ["figures", "low 1", "high 2", "open above no"]),
    (gb.Implied(population="civilian", low=3, high=None), ["implied", "population civilian", "low 3"]),
    (gb.POLICIES["median_stated"], ["policy", "median_stated", "bias"]),
    (gb.Tombstone(id="old", kind="events", reason="<merged>", version="2.0.0"), ["tombstone", "<merged>"]),
    (gb.FieldChange(field="name", before="a", after="b", wording=True), ["field change", "before a", "after b"]),
    (gb.UnreadCell(row=3, line=3, column="killed", value="<many>", reason="no number"), ["row 3", "<many>"]),
    (
        file_finding("not-toml", "a.toml", "no <TOML>", "mend it", 4),
        ["not-toml", "no <TOML>", "mend it", "line 4"],
    ),
    (
        gb.Assumptions.of(infobox=False),
        ["infobox left out changed", "'about' reaches 10 % from its figure default"],
    ),
    (QUESTION, ["everyone killed, The fighting", "left out: 1 claim", "The <minister>", "gives no number"]),
]


@pytest.mark.parametrize(("part", "texts"), PARTS, ids=lambda value: type(value).__name__)
def test_a_part_shows_its_fields(parsed: Callable[[str], Any], part: Any, texts: list[str]) -> None:
    """With names, escaped, and without the fields that are empty or functions."""
    shown = text_of(parsed(part._repr_html_()))
    assert [text for text in texts if text not in shown] == []
    assert "None" not in shown
    assert "function" not in shown


def test_a_question_lists_what_counts(parsed: Callable[[str], Any]) -> None:
    """Counts of the whole and of parts stand apart, each with its bounds."""
    asked = []

    def rule(question: gb.Question) -> gb.Figures:
        asked.append(question)
        return gb.Figures()

    gb.reconcile(gb.claims("2.0.0", about="khorog-fighting", outcome="killed", population="civilian"), rule)
    shown = text_of(parsed(asked[0]._repr_html_()))
    assert "question asked civilian killed, Fighting in Khorog" in shown
    assert shown.index("counts of all civilian") < shown.index("counts of a part of civilian")
    assert "more than 100" in shown
    assert "≥ 101" in shown
    evidence = text_of(parsed(asked[0].evidence[0]._repr_html_()))
    assert "civilian killed" in evidence
    assert "Key(" not in evidence


def test_a_report_without_findings_says_so(parsed: Callable[[str], Any]) -> None:
    """With what was checked, so that nothing is no success."""
    shown = text_of(parsed(gb.verify("1.0.0")._repr_html_()))
    assert "result no findings" in shown
    assert "140 records, 622 references" in shown


def test_a_report_lists_errors_first(parsed: Callable[[str], Any]) -> None:
    """A warning refuses nothing, so it comes last; what is escaped stays text."""
    findings = tuple(
        file_finding(code, f"{code}.toml", f"<{code}>", "mend it", 7) for code in ("editor-file", "not-toml")
    )
    report = gb.Report(subject="some files", checked=(("files", 2),), findings=findings)
    tree = parsed(report._repr_html_())
    assert "checked 2 files result 1 error, 1 warning" in text_of(tree)
    body = list(tree.iter("tbody"))[-1]
    assert [row[0].text for row in body] == ["not-toml", "editor-file"]
    assert "<not-toml>" in text_of(body)


def test_coverage_has_a_row_for_each_source(parsed: Callable[[str], Any]) -> None:
    """Below the shares of all of them together."""
    coverage = gb.coverage("1.0.0")
    shown = text_of(parsed(coverage._repr_html_()))
    assert f"passages {len(coverage.rows)}: {coverage.covered} covered, {coverage.left_out} left out" in shown
    assert "characters 98% covered" in shown
    assert "wikipedia-2012-gorno-badakhshan-clashes" in shown


def test_a_change_shows_before_and_after(parsed: Callable[[str], Any]) -> None:
    """Field by field; of a long list only the number of items."""
    change = next(each for each in gb.diff("1.0.0", "2.0.0").changed if each.kind == "actors")
    shown = text_of(parsed(change._repr_html_()))
    assert shown.startswith(f"{change.id} field before after {change.fields[0].field}")


def test_a_long_tuple_is_counted(parsed: Callable[[str], Any]) -> None:
    """A notebook is no place for thousands of claims in one cell."""
    figures = gb.Figures(used=tuple(gb.claims("1.0.0"))[:7])
    assert "used 7 items" in text_of(parsed(parts.part_html(figures)))


def test_what_changed_on_the_way_is_a_table(parsed: Callable[[str], Any]) -> None:
    """A step of a lineage, looked at alone."""
    (drift, *_) = gb.lineage("24tv-0724/bbc-civilian-killed").drift
    assert text_of(parsed(drift._repr_html_())).startswith("drift what hedge before about after")
