"""All commands: exit codes, errors, JSON, plain text in pipes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer.main
from typer.testing import Result

from gorno_badakhshan.cli.app import app

Run = Callable[..., Result]

SHOWING = [
    [],
    ["events"],
    ["actors"],
    ["places"],
    ["sources"],
    ["claims"],
    ["toll"],
    ["toll", "--policy", "admission_floor"],
    ["show", "khorog-fighting"],
    ["search", "hospital"],
    ["releases"],
    ["cite"],
    ["verify"],
    ["coverage"],
]


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_json_is_one_document_and_nothing_else(run: Run, words: list[str]) -> None:
    """With `--json`, stdout is one JSON document without escaped letters."""
    result = run(*words, "--json")
    assert json.loads(result.stdout)
    assert "\\u" not in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_a_pipe_gets_plain_text_without_cuts(run: Run, words: list[str]) -> None:
    """Without a terminal there are no colors, and nothing is cut."""
    output = run(*words).stdout
    assert "\x1b" not in output
    assert "…" not in output
    assert "..." not in output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 0),
        (["--version"], 0),
        (["claims", "--population", "military"], 0),
        (["claims", "--outcome", "missing", "--population", "militant"], 1),
        (["claims", "--outcome", "missing", "--population", "militant", "--json"], 1),
        (["search", "zebra"], 1),
        (["search", "zebra", "--json"], 1),
        (["toll"], 0),
        (["toll", "gorno-badakhshan-clashes", "--outcome", "wounded"], 0),
        (["toll", "--outcome", "displaced"], 1),
        (["toll", "--population", "security_service"], 1),
        (["verify"], 0),
        (["coverage"], 0),
        (["verify", "--texts", "no-such-folder"], 2),
        (["verify", "--pin", "7.0.0"], 2),
        (["claims", "--outcome", "kiled"], 2),
        (["claims", "--said-by", "nobody"], 2),
        (["claims", "--proposition", "Casualty"], 2),
        (["claims", "--until", "tomorrow"], 2),
        (["claims", "--no-such-option"], 2),
        (["toll", "khorog-figting"], 2),
        (["toll", "--policy", "mean"], 2),
        (["toll", "--tolerance", "2"], 2),
        (["toll", "--tolerance", "wide"], 2),
        (["toll", "--reading", "literal"], 2),
        (["toll", "--set-aside", "state-television"], 2),
        (["toll", "--reliable", "bbc-news", "--set-aside", "bbc-news=far away"], 2),
        (["toll", "--outcome", "detained", "--no-infobox", "--pin", "1.0.0"], 1),
        (["show", "khorog-figting"], 2),
        (["show"], 2),
        (["search"], 2),
        (["events", "--pin", "7.0.0"], 2),
        (["events", "--pin", "newest"], 2),
        (["--pin", "1.0.0@sha256:" + 64 * "0"], 2),
        (["--pin", "1.0.0", "events"], 2),
        (["--json", "events"], 2),
        (["cite", "--style", "mla"], 2),
        (["no-such-command"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_exit_code(run: Run, words: list[str], code: int) -> None:
    """0: all is well; 1: a finding or an empty result; 2: wrong usage."""
    assert run(*words).exit_code == code


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["claims", "--outcome", "kiled"], "killed"),
        (["claims", "--population", "soldiers"], "military"),
        (["claims", "--proposition", "CasualtyCounts"], "CasualtyCount"),
        (["claims", "--said-by", "state-televison"], "state-television"),
        (["claims", "--about", "khorog-figting"], "khorog-fighting"),
        (["events", "--kind", "figthing"], "fighting"),
        (["events", "--pin", "7.0.0"], "1.0.0"),
        (["show", "khorog-figting"], "khorog-fighting"),
        (["toll", "khorog-figting"], "khorog-fighting"),
        (["toll", "--policy", "median"], "median_stated"),
        (["toll", "--outcome", "kiled"], "killed"),
        (["toll", "--population", "soldiers"], "military"),
        (["toll", "--bare", "floors"], "floor"),
        (["toll", "--unknown-independence", "shared"], "shared_origin"),
        (["toll", "--set-aside", "state-televison=sides"], "state-television"),
        (["toll", "--set-aside", "state-television"], "state-television=REASON"),
        (["toll", "--reliable", "bbc"], "bbc-news"),
        (["cite", "--style", "bibtext"], "bibtex"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_error_is_one_line_that_names_the_near_words(run: Run, words: list[str], near: str) -> None:
    """An unknown word or id gives one line on stderr that suggests a known one."""
    result = run(*words)
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1
    assert near in result.stderr


def test_an_empty_result_is_reported_on_stderr(run: Run) -> None:
    """Stdout stays empty for the next program."""
    result = run("search", "zebra")
    assert "zebra" in result.stderr
    assert result.stdout == ""


def test_changed_data_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped file with another digest exits with 1, because it is not wrong usage."""
    import gorno_badakhshan.dataset as dataset_module

    monkeypatch.setattr(dataset_module, "_loaded", {})
    monkeypatch.setattr(dataset_module, "RELEASED", {"1.0.0": 64 * "0"})
    result = run("events", "--pin", "1.0.0")
    assert result.exit_code == 1
    assert "1.0.0/manifest.json" in result.stderr


def _python(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, *words], capture_output=True, encoding="utf-8", env={**kept, **environment}, check=False
    )


def test_module_runs_as_the_command_does(run: Run) -> None:
    """`python -m gorno_badakhshan` is the command."""
    result = _python("-m", "gorno_badakhshan", "--pin", "1.0.0")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == run("--pin", "1.0.0", columns=None).stdout


def test_output_is_utf_8_wherever_it_goes() -> None:
    """An old code page does not turn a bound into an error."""
    result = _python("-m", "gorno_badakhshan", "toll", "--population", "military", PYTHONIOENCODING="cp1252")
    assert result.returncode == 0
    assert "≥ 101" in result.stdout


@pytest.mark.parametrize("package", ["typer", "rich"])
def test_a_missing_extra_gives_no_traceback(package: str) -> None:
    """Without typer or rich the command says what to install, and exits with 2."""
    code = f"import sys; sys.modules[{package!r}] = None; from gorno_badakhshan.__main__ import main; main()"
    result = _python("-c", code)
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert "pip install 'gorno-badakhshan[cli]'" in result.stderr


def _all_commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield words, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _all_commands(child, (*words, name))


COMMANDS = dict(_all_commands(typer.main.get_command(app)))


_PRINT_ALL_HELP = """
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from gorno_badakhshan.cli.app import app
from typer.main import get_command

texts = []
for words in json.loads(sys.argv[1]):
    with redirect_stdout(StringIO()) as text:
        get_command(app).main([*words, "--help"], prog_name="gorno-badakhshan", standalone_mode=False)
    texts.append(text.getvalue())
print(json.dumps(texts))
"""


@pytest.mark.parametrize("columns", [60, 80])
def test_help_fits_the_terminal_and_cuts_no_name(columns: int) -> None:
    """Names of options and commands stand in one piece, no line is too long, and nothing ends in dots."""
    # In a process of its own, because the runner of typer fixes the width of help at 80 columns.
    texts = json.loads(_python("-c", _PRINT_ALL_HELP, json.dumps([*COMMANDS]), COLUMNS=str(columns)).stdout)
    for command, text in zip(COMMANDS.values(), texts, strict=True):
        options = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
        names = [name for parameter in options for name in (*parameter.opts, *parameter.secondary_opts)]
        for name in [name for name in names if name.startswith("--")] + [*getattr(command, "commands", {})]:
            assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        assert max(map(len, text.splitlines())) <= columns
        assert "…" not in text
        # Three dots stand only behind what may be repeated.
        assert not re.search(r"(?<![\]}A-Z])\.\.\.", text)


@pytest.mark.parametrize(
    "words", [["--help"], ["toll", "--help"], ["curate", "--help"], ["curate", "check", "-h"]]
)
def test_help_is_there_without_docstrings_and_without_a_capable_terminal(words: list[str]) -> None:
    """`python -OO` removes docstrings; each command still says what it is for."""
    result = _python("-OO", "-m", "gorno_badakhshan", *words, NO_COLOR="1", TERM="dumb")
    assert (result.returncode, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    assert re.match(r"  [A-Z]\w+ \w+", result.stdout.partition("\n\n")[2])
    commands = re.findall(r"^  \w.*", result.stdout.partition("Commands:\n")[2], re.MULTILINE)
    assert all(re.match(r"  [\w-]+ +[A-Z]\w+ ", line) for line in commands)
