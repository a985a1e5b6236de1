"""Errors of writing, Ctrl-C and odd arguments: one line on stderr and a documented exit code."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from gorno_badakhshan.cli import lists
from gorno_badakhshan.cli.exits import FINDING, INTERRUPTED, NOT_WRITTEN, OK, WRONG_USAGE

Run = Callable[..., Result]

COMMAND = [sys.executable, "-m", "gorno_badakhshan"]
WORDS = [[], ["claims"], ["claims", "--json"], ["claims", "--csv"], ["claims", "--help"], ["--help"]]
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_reader_that_stops_early_is_no_error(words: list[str]) -> None:
    """`| head` has what it wants: no message, and the exit code is 0."""
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == OK


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_full_disk_is_one_line(words: list[str]) -> None:
    """Output that cannot be written is reported, because a cut table looks like a complete one."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == NOT_WRITTEN
    assert re.fullmatch(r"error: the output cannot be written: .+\n", result.stderr)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes a stream")
@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_closed_stdout_is_one_line(words: list[str]) -> None:
    """Without a stream to write to, nothing is computed in vain."""
    shell = ["sh", "-c", '"$@" >&-', "sh", *COMMAND, *words]
    result = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert result.returncode == NOT_WRITTEN
    assert result.stderr == "error: the output cannot be written: stdout is closed\n"


def test_ctrl_c_in_a_command_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is that of a program that a signal ended, as shells have it."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lists, "load", interrupt)
    result = run("claims")
    assert (result.exit_code, result.stdout, result.stderr) == (INTERRUPTED, "", "interrupted\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
@pytest.mark.parametrize("module", ["rich", "typer", "gorno_badakhshan.cli.app", "gorno_badakhshan.cli.toll"])
def test_ctrl_c_during_the_imports_is_one_line(module: str) -> None:
    """A signal that arrives while a module is imported gives no traceback either."""
    code = f"""
import os, signal, sys
from importlib.abc import MetaPathFinder

class Interrupting(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupting())
from gorno_badakhshan.__main__ import main
main()
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (128 + signal.SIGINT, "", "interrupted\n")


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
@pytest.mark.parametrize("words", [[b"\xff"], [b"show", b"\xff"], [b"search", b"a\xff"], [b"claims", b"--\xff"]])
def test_an_argument_that_is_not_utf_8_is_one_line(words: list[bytes]) -> None:
    """The bytes are shown as Python escapes them."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [*map(os.fsencode, COMMAND), *words]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (result.returncode, result.stdout) == (WRONG_USAGE, "")
    assert re.fullmatch(r"error: the argument '.*\\udcff' is not UTF-8; .+\n", result.stderr)


@pytest.mark.parametrize("words", [["toll", "--outcome", "displaced"], ["timeline", "--outcome", "displaced"]])
def test_claims_that_count_nobody_are_an_empty_result(run: Run, words: list[str]) -> None:
    """`toll` and `timeline` agree: nothing was typed wrong."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (FINDING, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is in the checkout, not in the wheel")
def test_every_exit_code_is_documented() -> None:
    """The page on the command line has a row for each of them."""
    codes = re.findall(r"^\| (\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(code) for code in codes] == [OK, FINDING, WRONG_USAGE, NOT_WRITTEN, INTERRUPTED]


MISTYPED = [
    (["search", "x", "--limit", "abc"], "'--limit': expected a whole number of 1 or more, got 'abc'", "search"),
    (["search", "x", "--limit", "0"], "'--limit': expected a whole number of 1 or more, got '0'", "search"),
    (["search", "x", "--limit", "9" * 5000], "'--limit': expected a whole number of 1 or more, got '99", "search"),
    (["toll", "--tolerance", "ten"], "'--tolerance': expected a number such as 0.1, got 'ten'", "toll"),
    (["show"], "missing argument 'ID'", "show"),
    (["show", "a", "b"], "expected no more arguments, got b", "show"),
    (["claims", "--out", "killed"], "no such option: --out (did you mean --about, --outcome, --until?)", "claims"),
    (["tol"], "no such command 'tol' (did you mean 'toll'?)", ""),
    (["curate", "nope"], "no such command 'nope'", "curate"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message", "command"), MISTYPED, ids=lambda value: str(value)[:30])
def test_a_mistyped_command_is_one_line(run: Run, words: list[str], message: str, command: str) -> None:
    """It is worded as all other errors are, and names the command that shows the help."""
    result = run(*words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (WRONG_USAGE, "", 1)
    assert result.stderr.startswith(f"error: {message}")
    program = result.stderr.split("; see: ")[1].split(maxsplit=1)[1]
    assert program == f"{command} --help\n".lstrip()


@pytest.mark.parametrize("group", ["plot", "curate"])
def test_a_group_without_a_command_shows_its_help(run: Run, group: str) -> None:
    """Nothing was typed wrong."""
    assert "error:" not in run(group).output
    assert "Commands:" in run(group).output
