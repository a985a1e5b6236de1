"""The command `explore`."""

import json
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import explore as explore_module
from gorno_badakhshan.explore import page

Run = Callable[..., Result]

PIN = ("--pin", "1.0.0")


def test_it_writes_the_page(run: Run, tmp_path: Path) -> None:
    """The bytes are those of the function, in UTF-8."""
    path = tmp_path / "page.html"
    result = run("explore", str(path), *PIN)
    assert result.exit_code == 0
    assert path.read_bytes() == page(gb.load("1.0.0")).encode()
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_the_default_name_has_the_version(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the current folder; `--json` prints it."""
    monkeypatch.chdir(tmp_path)
    result = run("explore", *PIN, "--json")
    assert json.loads(result.stdout) == {"file": "gorno-badakhshan-1.0.0.html", "pin": gb.load("1.0.0").pin}
    assert (tmp_path / "gorno-badakhshan-1.0.0.html").is_file()


def test_an_existing_file_is_replaced_only_by_force(run: Run, tmp_path: Path) -> None:
    """It may hold somebody's work."""
    path = tmp_path / "page.html"
    path.write_text("mine")
    result = run("explore", str(path), *PIN)
    assert result.exit_code == 3
    assert "--force" in result.stderr
    assert path.read_text() == "mine"
    assert run("explore", str(path), *PIN, "--force").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_open_shows_the_page(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser gets the address of the file, which may have spaces."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    monkeypatch.setattr(explore_module, "page", lambda dataset: dataset.pin)
    path = tmp_path / "my page.html"
    assert run("explore", str(path), *PIN, "--open").exit_code == 0
    assert addresses == [path.resolve().as_uri()]
