"""The pages on a dataset of one's own, run from an empty folder."""

import re
import shlex
from pathlib import Path

import pytest

import gorno_badakhshan as gb

DOCS = Path(__file__).parents[1] / "docs"
STEP = re.compile(
    r"(?:<!-- (?P<note>[^>]*) -->\n)|(?:```(?P<language>bash|csv|toml|python)\n(?P<code>.*?)```)", re.DOTALL
)

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the documentation is in the checkout, not in the wheel")


def run_page(page):
    """Runs every file, command and example of a page in the current folder; returns the names of the examples."""
    testing = pytest.importorskip("typer.testing")
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    names, path, before, exit_code = {}, None, "", 0
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        word, _, rest = (step["note"] or "").partition(" ")
        match word, step["language"]:
            case "write" | "prepend", _:
                path = Path(rest)
                before = path.read_text(encoding="utf-8") if word == "prepend" else ""
            case "delete", _:
                Path(rest).unlink()
            case "exit", _:
                exit_code = int(rest)
            case "replace", _:
                file, _, (old, new) = *rest.partition(": ")[:2], rest.partition(": ")[2].split(", ")
                text = Path(file).read_text(encoding="utf-8")
                assert old in text
                Path(file).write_text(text.replace(old, new), encoding="utf-8")
            case _, "toml" | "csv":
                path.write_text(step["code"] + before, encoding="utf-8")
            case _, "python":
                exec(step["code"], names)  # noqa: S102 - the page is part of the project
            case _, "bash":
                for line in step["code"].splitlines():
                    result = testing.CliRunner().invoke(cli.app, shlex.split(line)[1:])
                    assert result.exit_code == exit_code, (line, result.output)
                exit_code = 0
    return names


def test_the_tutorial_runs_from_an_empty_folder(tmp_path, monkeypatch):
    """Every file, command and example of the page, in order, up to a toll, a chart, a release and a pin."""
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    names = run_page(DOCS / "tutorial" / "your-own-conflict.md")
    assert Path("quarry.svg").stat().st_size > 0
    assert Path("quarry/releases/0.1.0/manifest.json").is_file()
    assert names["pin"].startswith("0.1.0@sha256:")
    assert gb.read("quarry-package").pin == names["pin"]


def test_the_page_on_spreadsheets_runs_from_an_empty_folder(tmp_path, monkeypatch):
    """From a table with a row that cannot be read to a frozen release."""
    monkeypatch.chdir(tmp_path)
    names = run_page(DOCS / "how-to" / "read-a-spreadsheet.md")
    assert names["reading"].unread_rows == 1
    assert len(gb.read("quarry", "0.1.0").claims) == 5


def test_the_page_on_parties_runs_from_an_empty_folder(tmp_path, monkeypatch):
    """From new words to a chart of their claims; each party concedes its own dead alone."""
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    names = run_page(DOCS / "how-to" / "name-your-own-parties.md")
    assert len(names["dead"]) == 2
    assert Path("union.svg").stat().st_size > 0


def test_the_page_on_publishers_runs_from_an_empty_folder(tmp_path, monkeypatch):
    """From tables with invented rows to a figure of them beside our claims."""
    pytest.importorskip("matplotlib").use("agg")
    monkeypatch.chdir(tmp_path)
    names = run_page(DOCS / "how-to" / "compare-with-ucdp.md")
    assert names["reading"].left_out == 1
    assert names["both"].population == "everyone"
    assert (tmp_path / "side-by-side.png").is_file()
