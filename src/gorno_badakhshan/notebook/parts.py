"""Checks, questions and single parts of answers as HTML: what stands in a cell when it is looked at alone."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from ..model.claims import Claim
from ..model.wording import bounds_text, readable, statement_text
from .answers import CLAIM_COLUMNS, claim_cells, hearing_of, speaker_cell
from .changes import MOST_WORDS
from .elements import MOST_ROWS, Content, Html, amount, block, code, field_table, folded, lines, table
from .records import source_link

if TYPE_CHECKING:
    from ..analysis.assumptions import Assumptions
    from ..analysis.evidence import Evidence
    from ..analysis.question import Question
    from ..audit.coverage import Coverage, CoveredPassage
    from ..audit.finding import Finding, Report


def part_html(part: "attrs.AttrsInstance") -> Html:
    """Returns the fields of a part of an answer that are not empty, with claims in words."""
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in type(part).__name__)
    fields = attrs.fields(type(part))
    return field_table(
        name.strip(), ((readable(each.name), _value_in_words(getattr(part, each.name))) for each in fields)
    )


def _value_in_words(value: object) -> Content:
    """Returns the value of a field in words; None where there is nothing to show."""
    if isinstance(value, Claim):
        return _claim_in_lines(value)
    # A named tuple holds what the claim beside it says in words.
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return lines(map(_value_in_words, value)) if len(value) <= MOST_WORDS else f"{len(value)} items"
    if isinstance(value, bool):
        return "yes" if value else "no"
    # A function, such as the rule of a policy, says nothing to a reader.
    return None if value is None or callable(value) or isinstance(value, tuple) else str(value)


def _claim_in_lines(claim: Claim) -> Html:
    """Returns a claim in three lines: who says it, the statement, and the source."""
    hearing = hearing_of([claim])
    statement = statement_text(claim, hearing.name)
    return lines([speaker_cell(claim, hearing), statement, source_link(claim, hearing.dataset)])


def assumptions_html(assumptions: "Assumptions") -> Html:
    """Returns every assumption in words, and whether it is the default."""
    changed = set(assumptions.changed)
    rows = ([line, "changed" if line in changed else "default"] for line in assumptions.lines)
    return table("assumed", ("assumption", "value"), rows, len(assumptions.lines))


def question_html(question: "Question") -> Html:
    """Returns what is asked, and the claims that answer it, those of a part and those left out apart."""
    population = readable(question.population)
    fields = [
        ("asked", f"{population} {readable(question.outcome)}, {question.name(question.event)}"),
        ("assumed", "; ".join(question.assumptions.lines)),
        ("data", question.dataset),
    ]
    left_out = [claim for claim, _ in question.left_out]
    return block(
        field_table("question", fields),
        _evidence(f"counts of all {population}", question.evidence),
        _evidence(f"counts of a part of {population}", question.parts),
        folded(f"left out: {amount(len(left_out), 'claim')}", _left_out(question)) if left_out else None,
    )


def _evidence(caption: str, evidence: "Sequence[Evidence]") -> Html | None:
    # The claims that are shown are heard once, and not each by itself.
    hearing = hearing_of(each.claim for each in evidence[:MOST_ROWS])
    rows = ([*claim_cells(each.claim, hearing), bounds_text(each.low, each.high)] for each in evidence)
    return table(caption, (*CLAIM_COLUMNS, "counts as"), rows, len(evidence)) if evidence else None


def _left_out(question: "Question") -> Html:
    hearing = hearing_of(claim for claim, _ in question.left_out[:MOST_ROWS])
    rows = ([*claim_cells(claim, hearing), reason] for claim, reason in question.left_out)
    return table("", (*CLAIM_COLUMNS, "why"), rows, len(question.left_out))


def report_html(report: "Report") -> Html:
    """Returns what was checked, and the findings, errors before warnings."""
    checked = ", ".join(f"{count} {items}" for items, count in report.checked)
    findings = (*report.errors, *report.warnings)
    errors, warnings = amount(len(report.errors), "error"), amount(len(report.warnings), "warning")
    result = f"{errors}, {warnings}" if findings else "no findings"
    summary = field_table(report.subject, [("checked", checked), ("result", result)])
    columns = ("kind", "where", "what is wrong", "repair")
    return block(summary, table("", columns, map(_finding_row, findings), len(findings)) if findings else None)


def _finding_row(finding: "Finding") -> list[Content]:
    where: list[str | None] = [
        finding.where,
        finding.file and f"{finding.file}{f':{finding.line}' if finding.line else ''}",
    ]
    # A finding about a file has it in both fields.
    return [finding.code, lines(dict.fromkeys(filter(None, where))), finding.message, finding.repair]


def coverage_html(coverage: "Coverage") -> Html:
    """Returns the shares of all sources together, and a row for each source."""
    fields = [
        ("passages", f"{len(coverage.rows)}: {_state_text(coverage.rows)}"),
        ("covered", f"{coverage.share:.0%} of those not left out, {coverage.share_by_claims:.0%} by claims"),
        (
            "characters",
            f"{coverage.share_of_characters:.0%} covered, {coverage.share_of_characters_by_claims:.0%} by claims",
        ),
    ]
    sources = [(id, tuple(rows)) for id, rows in groupby(coverage.rows, key=lambda row: row.source)]
    rows: Iterator[Sequence[Content]] = (
        [code(id), len(passages), _state_text(passages)] for id, passages in sources
    )
    by_source = table("", ("source", "passages", "covered"), rows, len(sources))
    return block(field_table("coverage", fields), by_source if sources else None)


def _state_text(rows: "Sequence[CoveredPassage]") -> str:
    covered = sum(row.is_covered for row in rows)
    left_out = sum(row.is_left_out for row in rows)
    return f"{covered} covered, {left_out} left out, {len(rows) - covered - left_out} uncovered"
