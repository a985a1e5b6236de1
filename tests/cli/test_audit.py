"""Releases, verification, coverage and citation."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.audit.coverage import coverage_of
from gorno_badakhshan.cli import audit, coverage
from gorno_badakhshan.testing import dataset_of

Run = Callable[..., Result]


def test_releases_are_listed_with_their_pins(run: Run) -> None:
    """Every release of the install, oldest first, each as it is cited."""
    told = json.loads(run("releases", "--json").stdout)
    assert [release["pin"] for release in told] == [release.pin for release in gb.releases()]
    for release in gb.releases():
        assert release.pin in run("releases").stdout


def test_version_names_library_and_newest_data(run: Run) -> None:
    """Library and data have versions of their own; both are told."""
    assert run("--version").stdout.split() == ["gorno-badakhshan", gb.__version__, "data", gb.load().pin]


def test_verify_says_what_was_looked_at(run: Run) -> None:
    """A clean report names what was proved, and that no text was compared."""
    told = run("verify", "--pin", "1.0.0").stdout
    assert "release 1.0.0: all is well in " in told
    assert "references" in told


def test_verify_prints_every_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All findings at once, on a line each, and exit code 1."""
    findings = tuple(
        gb.Finding(code="wrong-digest", where=f"claim-{n}", message="expected a, got b", repair="correct it")
        for n in range(3)
    )
    report = gb.Report(subject="release 1.0.0", checked=(("files", 6),), findings=findings)
    monkeypatch.setattr(audit, "verify", lambda *_: report)
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [str(finding) for finding in findings]
    told = json.loads(run("verify", "--json").stdout)
    assert (told["ok"], len(told["findings"])) == (False, 3)


def test_verify_reports_a_wrong_text(run: Run, tmp_path: Path) -> None:
    """A text that is not the one that was read is a finding, not an error of usage."""
    for source in gb.sources("1.0.0"):
        (tmp_path / f"{source.id}.txt").write_text("another text", encoding="utf-8")
    result = run("verify", "--pin", "1.0.0", "--texts", str(tmp_path))
    assert result.exit_code == 1
    assert "wrong-text" in result.stdout


def test_coverage_names_what_covers_each_passage(run: Run) -> None:
    """Every passage stands there with its records, or with the reason why it is left out."""
    told = json.loads(run("coverage", "--pin", "1.0.0", "--json").stdout)
    passages = [passage for source in gb.sources("1.0.0") for passage in source.passages]
    assert len(told["passages"]) == len(passages)
    assert all(row["records"] or row["left_out"] for row in told["passages"])
    assert "left out: heading" in run("coverage", "--pin", "1.0.0").stdout


def test_uncovered_passage_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that nothing covers is shown as such, and exits with 1."""
    full = gb.coverage("1.0.0")
    bare = [row for row in full.rows if row.is_left_out]
    passage = gb.Passage(part="Lead", start=1, end=2, sha256=64 * "0")
    lost = type(full.rows[0])(source=bare[0].source, passage=passage, records=(), claims=())
    monkeypatch.setattr(coverage, "coverage", lambda _: gb.Coverage(rows=(*bare, lost)))
    result = run("coverage")
    assert result.exit_code == 1
    assert "1 uncovered" in result.stdout
    assert json.loads(run("coverage", "--json").stdout)["passages"][-1]["state"] == "uncovered"


def _with_text(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    """A dataset of one source with this text, which lies in the folder."""
    (folder / "page.txt").write_text("First. Second.", encoding="utf-8")
    passage = gb.Passage(part="Lead", start=7, end=14, sha256=64 * "0", left_out="nothing of note")
    source = gb.Source(
        id="page",
        title="A page",
        publisher="paper",
        kind="news",
        language="en",
        text_sha256=sha256(text.encode()).hexdigest(),
        text_length=14,
        passages=(passage,),
    )
    dataset = dataset_of(source)
    monkeypatch.setattr(coverage, "load", lambda _: dataset)
    monkeypatch.setattr(coverage, "coverage", lambda _: coverage_of(dataset.sources, (), ()))


def test_sentences_are_read_from_the_texts_of_the_user(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the texts at hand, each passage is shown in its own words."""
    _with_text(monkeypatch, tmp_path, "First. Second.")
    assert "“Second.”" in run("coverage", "--texts", str(tmp_path)).stdout
    assert "Second" not in run("coverage").stdout


def test_wrong_text_is_never_quoted(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Offsets into another text would quote other words; they are refused."""
    _with_text(monkeypatch, tmp_path, "Other. Words.")
    result = run("coverage", "--texts", str(tmp_path))
    assert result.exit_code == 2
    assert "Second" not in result.stdout


@pytest.mark.parametrize("style", ["apa", "bibtex", "cff", "csl-json"])
def test_citation_is_that_of_the_dataset(run: Run, style: str) -> None:
    """Each style as the library writes it, pin included."""
    dataset = gb.load("1.0.0")
    told = run("cite", "--pin", "1.0.0", "--style", style).stdout
    assert told.strip() == dataset.cite(style).strip()  # type: ignore[arg-type]
    assert dataset.pin in told
