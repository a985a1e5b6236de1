"""The commands `releases`, `verify` and `cite`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import audit

Run = Callable[..., Result]


def test_releases_are_listed_with_their_pins(run: Run) -> None:
    """Every installed release, oldest first, with the pin to cite."""
    data = json.loads(run("releases", "--json").stdout)
    assert [release["pin"] for release in data] == [release.pin for release in gb.releases()]
    for release in gb.releases():
        assert release.pin in run("releases").stdout


def test_version_prints_library_and_newest_data(run: Run) -> None:
    """Library and data have separate versions."""
    assert run("--version").stdout.split() == ["gorno-badakhshan", gb.__version__, "data", gb.load().pin]


def test_verify_says_what_was_verified(run: Run) -> None:
    """A clean report lists the kinds of checks."""
    output = run("verify", "--pin", "1.0.0").stdout
    assert "release 1.0.0: all is well in " in output
    assert "references" in output


def test_verify_prints_every_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All findings at once, one line each, and exit code 1."""
    findings = tuple(
        gb.Finding(code="wrong-digest", where=f"claim-{n}", message="expected a, got b", repair="correct it")
        for n in range(3)
    )
    report = gb.Report(subject="release 1.0.0", checked=(("files", 6),), findings=findings)
    monkeypatch.setattr(audit, "verify", lambda *_: report)
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [str(finding) for finding in findings]
    data = json.loads(run("verify", "--json").stdout)
    assert (data["ok"], len(data["findings"])) == (False, 3)


def test_verify_reports_a_wrong_text(run: Run, tmp_path: Path) -> None:
    """A text with another digest is a finding, not wrong usage."""
    for source in gb.sources("1.0.0"):
        (tmp_path / f"{source.id}.txt").write_text("another text", encoding="utf-8")
    result = run("verify", "--pin", "1.0.0", "--texts", str(tmp_path))
    assert result.exit_code == 1
    assert "wrong-text" in result.stdout


@pytest.mark.parametrize("style", ["apa", "bibtex", "cff", "csl-json"])
def test_citation_is_that_of_the_dataset(run: Run, style: str) -> None:
    """Each style is printed as the library writes it, with the pin."""
    dataset = gb.load("1.0.0")
    output = run("cite", "--pin", "1.0.0", "--style", style).stdout
    assert output.strip() == dataset.cite(style).strip()  # type: ignore[arg-type]
    assert dataset.pin in output


def test_a_claim_is_cited_by_its_short_id(run: Run) -> None:
    """The citation is that of the library, and JSON names the claim in full."""
    dataset = gb.load("1.0.0")
    claim = dataset.claims[0]
    output = json.loads(run("cite", claim.id.partition("/")[2], "--pin", "1.0.0", "--json").stdout)
    citation = dataset.cite(claim=claim)
    assert output == {"style": "apa", "pin": dataset.pin, "claim": claim.id, "citation": citation}


def test_the_releases_of_a_dataset_of_ones_own_are_listed(run: Run, tmp_path: Path) -> None:
    """With `--data`; before the first, a line says how to freeze one."""
    folder = str(tmp_path / "mine")
    run("new", folder, "--title", "Mine", "--maintainer", "Me")
    assert "curate freeze" in run("releases", "--data", folder).stdout
    assert json.loads(run("releases", "--data", folder, "--json").stdout) == []
    run("curate", "freeze", "--curated", folder)
    pin = gb.read(folder, "0.1.0").pin
    assert [each["pin"] for each in json.loads(run("releases", "--data", folder, "--json").stdout)] == [pin]
    assert pin in run("releases", "--data", folder).stdout
