"""The commands for curators who write the file of a source."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the small example data."""
    return Path(shutil.copytree(SMALL, tmp_path / "curated"))


def test_new_writes_a_draft_that_check_reports(run: Run, curated: Path, tmp_path: Path) -> None:
    """Each TODO is a finding; nothing else is wrong with the file."""
    (tmp_path / "page.txt").write_text("Brawl\n\nOne was hurt.\n", encoding="utf-8")
    result = run("curate", "new", "lorn-page", "--text", str(tmp_path / "page.txt"), "--curated", str(curated))
    assert result.exit_code == 0
    assert "lorn-page.toml" in result.stdout
    report = json.loads(run("curate", "check", "--curated", str(curated), "--json").stdout)
    assert {finding["code"] for finding in report["findings"]} == {"placeholder"}


def test_new_leaves_an_existing_file(run: Run, curated: Path) -> None:
    """The exit code is that of wrong usage."""
    before = (curated / "sources" / "lorn-note.toml").read_bytes()
    result = run("curate", "new", "lorn-note", "--curated", str(curated))
    assert (result.exit_code, (curated / "sources" / "lorn-note.toml").read_bytes()) == (2, before)
    assert "exists already" in result.stderr


def test_new_refuses_a_text_that_is_not_utf_8(run: Run, curated: Path, tmp_path: Path) -> None:
    """Nothing is written."""
    (tmp_path / "page.txt").write_bytes(b"\xff")
    result = run("curate", "new", "lorn-page", "--text", str(tmp_path / "page.txt"), "--curated", str(curated))
    assert (result.exit_code, (curated / "sources" / "lorn-page.toml").exists()) == (2, False)


def test_shorten_rewrites_the_file(run: Run, curated: Path) -> None:
    """The data still has no finding; with --check the file stays as it is."""
    path = curated / "sources" / "lorn-note.toml"
    before = path.read_bytes()
    counted = json.loads(
        run("curate", "shorten", "lorn-note", "--check", "--curated", str(curated), "--json").stdout
    )
    assert path.read_bytes() == before
    written = json.loads(run("curate", "shorten", "lorn-note", "--curated", str(curated), "--json").stdout)
    assert written == counted | {"written": True}
    assert written["after"] == path.read_bytes().count(b"\n") < written["before"]
    assert run("curate", "check", "--curated", str(curated)).exit_code == 0


def test_shorten_refuses_an_unknown_source(run: Run, curated: Path) -> None:
    """The message has the near id."""
    result = run("curate", "shorten", "lorn-not", "--curated", str(curated))
    assert result.exit_code == 2
    assert "lorn-note" in result.stderr


def test_shorten_without_a_source_rewrites_all_files(run: Run, curated: Path) -> None:
    """A second call has nothing to do, and the files are canonical without a finding."""
    first = run("curate", "shorten", "--curated", str(curated))
    assert first.exit_code == 0
    counts = json.loads(run("curate", "shorten", "--curated", str(curated), "--json").stdout)
    assert counts["before"] == counts["after"]
    assert f"{counts['after']} after" in first.stdout
    assert run("curate", "format", "--check", "--curated", str(curated)).exit_code == 0
    assert run("curate", "check", "--curated", str(curated)).exit_code == 0


def test_shorten_leaves_all_files_if_one_would_lose_something(run: Run, curated: Path) -> None:
    """The message names the file."""
    note = curated / "sources" / "lorn-note.toml"
    text = note.read_text(encoding="utf-8").replace("lorn-note", "lorn-copy")
    (curated / "sources" / "lorn-copy.toml").write_text(f"# a copy\n{text}", encoding="utf-8")
    before = note.read_bytes()
    result = run("curate", "shorten", "--curated", str(curated))
    assert (result.exit_code, note.read_bytes()) == (2, before)
    assert "lorn-copy.toml" in result.stderr
