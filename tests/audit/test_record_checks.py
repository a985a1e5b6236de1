"""What the reports on curated data and on releases have in common."""

from pathlib import Path

from gorno_badakhshan.audit.finding import file_finding
from gorno_badakhshan.audit.record_checks import report_on
from gorno_badakhshan.curation.read import read_curated

CURATION = Path(__file__).parent.parent / "curation"
ENTRIES = read_curated(CURATION / "small").entries
FINDING = file_finding("not-toml", "n.toml", "message", "repair")


def test_a_report_counts_files_records_and_references():
    """Without texts, it counts no locators."""
    report = report_on("the data", 5, ENTRIES, [FINDING], None)
    assert (report.subject, report.findings) == ("the data", (FINDING,))
    assert dict(report.checked) == {"files": 5, "records": 11, "references": 18}


def test_with_texts_it_adds_what_the_comparison_finds(tmp_path):
    """The findings of the texts come last."""
    report = report_on("the data", 5, ENTRIES, [FINDING], tmp_path)
    assert [finding.code for finding in report] == ["not-toml", "missing-text"]
    assert dict(report.checked)["locators"] == 0
    report = report_on("the data", 5, ENTRIES, [], CURATION / "small-texts")
    assert report.ok
    assert dict(report.checked)["locators"] == 3
