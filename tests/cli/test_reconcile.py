"""The command `reconcile`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

pytest.importorskip("duckdb")
pytest.importorskip("arro3.io")

Run = Callable[..., Result]


@pytest.fixture
def counts(run: Run, tmp_path: Path) -> Path:
    """The table of counts of the newest release."""
    path = tmp_path / "counts.parquet"
    assert run("export", "counts", str(path)).exit_code == 0
    return path


def test_a_rule_is_applied(run: Run, counts: Path, tmp_path: Path) -> None:
    """The answer is a file; the command says how many questions it has."""
    target = tmp_path / "answers.parquet"
    result = run("reconcile", str(counts), "--policy", "hull", "--no-infobox", "--output", str(target), "--json")
    assert json.loads(result.stdout)["questions"] > 0
    assert target.is_file()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--policy", "hul"], "did you mean 'hull'"),
        (["--set-aside", "nobody=misspelt"], "no origin of these claims"),
        (["--reading", "alternative"], "when the table is written"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, counts: Path, options: list[str], reason: str) -> None:
    """A mistake in a word exits with 2, and nothing is written."""
    result = run("reconcile", str(counts), "--output", str(counts.with_name("answers.parquet")), *options)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert reason in result.stderr
    assert not counts.with_name("answers.parquet").exists()


def test_a_truncated_file_is_one_line(run: Run, counts: Path) -> None:
    """The line names the file."""
    counts.write_bytes(counts.read_bytes()[:1000])
    result = run("reconcile", str(counts), "--output", str(counts.with_name("answers.parquet")))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "counts.parquet" in result.stderr


def test_an_existing_file_stays_without_force(run: Run, counts: Path) -> None:
    """The exit code is that of an output that cannot be written."""
    result = run("reconcile", str(counts), "--output", str(counts))
    assert result.exit_code == 3
