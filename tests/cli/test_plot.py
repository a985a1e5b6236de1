"""The commands that draw figures into files."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

FIGURES = [
    ["claims", "--population", "military", "--policy", "hull", "--policy", "median_stated"],
    ["claims", "--population", "civilian", "--until", "25.07.2012"],
    ["timeline"],
    ["timeline", "--all", "--policy", "median_stated"],
    ["timeline", "--until", "31.07.2012"],
    ["lineage", "zee-hindi-0724/source-forces-wounded"],
]
STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}

pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", FIGURES, ids=" ".join)
def test_a_figure_is_written(run: Run, tmp_path: Path, words: list[str]) -> None:
    """The command says which file it wrote, and nothing on stderr."""
    path = tmp_path / "figure.svg"
    result = run("plot", *words, "--output", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"wrote {path}\n", "")
    assert path.read_bytes().startswith(STARTS["svg"])


@pytest.mark.parametrize("suffix", STARTS)
def test_the_end_of_the_name_says_the_format(run: Run, tmp_path: Path, suffix: str) -> None:
    """An older file is replaced, as by other programs that draw."""
    path = tmp_path / f"figure.{suffix.upper()}"
    path.write_text("an older figure", encoding="utf-8")
    result = run("plot", "claims", "--population", "military", "-o", str(path), "--json")
    assert json.loads(result.stdout) == {"file": str(path)}
    assert path.read_bytes().startswith(STARTS[suffix])


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_figure_has_no_time_of_drawing(run: Run, tmp_path: Path, suffix: str) -> None:
    """So that a figure of one version of the data can be compared with an older one."""
    path = tmp_path / f"figure.{suffix}"
    run("plot", "claims", "--population", "military", "-o", str(path))
    content = path.read_bytes()
    assert b"CreationDate" not in content
    assert b"<dc:date>" not in content


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["claims"], 2, "--output"),
        (["claims", "-o", "figure.jpg"], 2, "toll.png, toll.svg or toll.pdf"),
        (["claims", "-o", "figure"], 2, "toll.png, toll.svg or toll.pdf"),
        (["claims", "-o", "no-such-folder/figure.png"], 3, "cannot write no-such-folder"),
        (["claims", "khorog-figting", "-o", "figure.png"], 2, "khorog-fighting"),
        (["claims", "--outcome", "displaced", "-o", "figure.png"], 1, "no claims"),
        (["timeline", "--outcome", "displaced", "-o", "figure.png"], 1, "no claims"),
        (["timeline", "--all", "--until", "2012-08", "-o", "figure.png"], 2, "give one of the two"),
        (["lineage", "khorog-fighting", "-o", "figure.png"], 2, "is an event"),
    ],
)
def test_what_cannot_be_drawn_is_one_reason(
    run: Run, folder: Path, words: list[str], code: int, message: str
) -> None:
    """No file is left behind."""
    result = run("plot", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize("command", ["claims", "timeline", "lineage"])
def test_without_matplotlib_the_error_names_the_extra(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    words = ["zee-hindi-0724/source-forces-wounded"] if command == "lineage" else []
    result = run("plot", command, *words, "-o", str(tmp_path / "figure.png"))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert "pip install 'gorno-badakhshan[plot]'" in result.stderr
