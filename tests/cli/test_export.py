"""The command `export`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import json_lines
from gorno_badakhshan.exchange.formats import FORMATS

Run = Callable[..., Result]


def test_a_release_is_written(run: Run, tmp_path: Path) -> None:
    """The file has the release that was asked for."""
    target = tmp_path / "data.jsonl"
    result = run("export", "jsonl", str(target), "--pin", "1.0.0", "--json")
    assert json.loads(result.stdout) == {"path": str(target), "format": "jsonl", "pin": gb.load("1.0.0").pin}
    assert json_lines.read(target).pin == gb.load("1.0.0").pin


def test_an_existing_file_stays_without_force(run: Run, tmp_path: Path) -> None:
    """The exit code is that of an output that cannot be written, and the message names the option."""
    target = tmp_path / "data.jsonl"
    target.write_bytes(b"precious")
    result = run("export", "jsonl", str(target))
    assert (result.exit_code, target.read_bytes()) == (3, b"precious")
    assert "force" in result.stderr
    assert run("export", "jsonl", str(target), "--force").exit_code == 0


def test_an_unknown_format_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    """The near format is named."""
    result = run("export", "sqlit", str(tmp_path / "data"))
    assert result.exit_code == 2
    assert "did you mean 'sqlite'" in result.stderr


def test_the_help_names_every_format(run: Run) -> None:
    """Whoever adds a format finds it in the help."""
    text = " ".join(run("export", "--help").stdout.split())
    assert all(name in text for name in FORMATS)


def test_a_rule_gives_the_numbers_of_ucdp_csv(run: Run, tmp_path: Path) -> None:
    """Its name is in the folder."""
    assert run("export", "ucdp-csv", str(tmp_path / "ged"), "--policy", "cascade").exit_code == 0
    assert "Rule: `cascade`" in (tmp_path / "ged" / "README.md").read_text(encoding="utf-8")


def test_a_rule_for_a_format_of_claims_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    """Nothing is written."""
    result = run("export", "csv", str(tmp_path / "tables"), "--policy", "cascade")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "no figures of a policy" in result.stderr


def test_a_pipe_sees_no_progress(run: Run, tmp_path: Path) -> None:
    """A log keeps the result alone."""
    result = run("export", "csv", str(tmp_path / "tables"), columns=None)
    assert result.stderr == ""
    assert result.stdout.startswith("wrote ")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo-terminals")
def test_a_terminal_sees_the_number_of_records(tmp_path: Path) -> None:
    """On stderr, so that stdout has the result alone."""
    terminal, side = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(gb.__file__).parents[1])}
    command = [sys.executable, "-m", "gorno_badakhshan", "export", "csv", str(tmp_path / "tables")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=side, env=environment) as process:
        os.close(side)
        shown = b""
        with suppress(OSError):  # the end of a pseudo-terminal on Linux
            while piece := os.read(terminal, 65536):
                shown += piece
        assert process.stdout is not None
        assert process.stdout.read().startswith(b"wrote ")
    os.close(terminal)
    assert f"{sum(gb.load().release.counts.values()):,} records".encode() in shown


def test_a_dataset_of_ones_own_is_exported(run: Run, tmp_path: Path) -> None:
    """`--data` names its folder."""
    json_lines.write(gb.load("1.0.0"), tmp_path / "data.jsonl")
    result = run("export", "nquads", str(tmp_path / "data.nq"), "--data", str(tmp_path / "data.jsonl"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert gb.load("1.0.0").pin.encode() in (tmp_path / "data.nq").read_bytes()
