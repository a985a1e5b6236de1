"""The checks that curated data and releases have in common."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from .entry import Entry
from .finding import Finding, Report
from .references import references
from .texts import check_texts


def report_on(  # noqa: PLR0913 - what a report has, and what it is made from
    subject: str,
    files: int,
    entries: Sequence[Entry],
    findings: Iterable[Finding],
    texts: Path | None,
    *,
    partial: Sequence[Entry] = (),
) -> Report:
    """Returns a report with these findings and, if `texts` is a folder, those of a comparison with the texts.

    The report counts what was checked: texts and locators only if they were compared. `partial` records
    are compared as far as possible, and not counted as records.
    """
    checked = [
        ("files", files),
        ("records", len(entries)),
        ("references", sum(1 for entry in entries for _ in references(entry.record))),
    ]
    if texts is not None:
        check = check_texts([*entries, *partial], texts)
        findings = [*findings, *check.findings]
        checked += [("texts", check.texts), ("passages", check.passages), ("locators", check.locators)]
    return Report(subject=subject, checked=tuple(checked), findings=tuple(findings))
