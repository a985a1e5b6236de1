"""The command `export`."""

import json
from collections.abc import Callable
from pathlib import Path

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
