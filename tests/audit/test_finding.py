"""Findings and reports."""

import pytest

from gorno_badakhshan.audit.finding import CODES, WARNINGS, Finding, Report, file_finding
from gorno_badakhshan.errors import StructureError, VocabularyError

FINDING = Finding(
    code="gap", message="expected a, got b", repair="correct it", where="note, start", file="n.toml", line=3
)


def test_a_finding_prints_place_code_message_and_repair():
    """The first part is the one that editors and terminals turn into a link."""
    assert str(FINDING) == "n.toml:3: gap: note, start: expected a, got b; correct it"
    assert str(file_finding("not-toml", "n.toml", "no", "yes")) == "n.toml: not-toml: n.toml: no; yes"


def test_a_finding_has_a_code_of_the_vocabulary():
    """A misspelt code gives the near ones."""
    with pytest.raises(VocabularyError, match="not-toml"):
        file_finding("no-toml", "n.toml", "message", "repair")


def test_a_report_without_findings_is_a_success():
    """It is true, although its length is 0, so that `if report` never means `if report.findings`."""
    report = Report(subject="the data", checked=(("files", 2), ("records", 3)))
    assert (report.ok, bool(report), len(report), list(report)) == (True, True, 0, [])
    assert repr(report) == "<Report on the data: 0 finding(s) in 2 files, 3 records>"
    report.raise_for_findings()


def test_a_warning_refuses_nothing():
    """A report with warnings alone is a success; they print with the word that compilers use."""
    warning = file_finding("editor-file", ".#n.toml", "it is a lock", "close the editor")
    report = Report(subject="the data", checked=(), findings=(warning,))
    assert (report.ok, report.errors, report.warnings, len(report)) == (True, (), (warning,), 1)
    assert str(warning) == ".#n.toml: warning: editor-file: .#n.toml: it is a lock; close the editor"
    report.raise_for_findings()


def test_an_error_does_not_list_warnings():
    """What refuses the data is not lost among what does not."""
    warning = file_finding("editor-file", ".#n.toml", "it is a lock", "close the editor")
    report = Report(subject="the data", checked=(), findings=(warning, FINDING))
    assert (report.ok, report.errors, report.warnings) == (False, (FINDING,), (warning,))
    with pytest.raises(StructureError) as caught:
        report.raise_for_findings()
    assert caught.value.findings == (str(FINDING),)


def test_each_warning_is_a_code():
    """A misspelt code would refuse data that it should not."""
    assert set(CODES) >= WARNINGS


def test_a_report_with_findings_can_be_raised():
    """The error lists all of them."""
    report = Report(subject="the data", checked=(), findings=(FINDING, FINDING))
    assert (report.ok, bool(report), len(report), list(report)) == (False, True, 2, [FINDING, FINDING])
    with pytest.raises(StructureError) as caught:
        report.raise_for_findings()
    assert caught.value.findings == (str(FINDING), str(FINDING))
