"""Continuous integration and the guide for contributors call tasks that the noxfile defines."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOXFILE = ROOT / "noxfile.py"
TESTS = ROOT / "tests"
CALLS = {
    ".ci/run": r"for task in (.+); do|nox --no-venv -s (\w+) --",
    ".github/workflows/checks.yml": r"nox -s (\w+)$|task: \[(.+)\]",
    ".github/workflows/release.yml": r"nox -s (\w+)",
    ".github/pull_request_template.md": r"nox -s ([\w ]+)`",
    "docs/CONTRIBUTING.md": r"^nox (?:--no-venv )?-s ([\w ]+?) *#|also (.+)\n",
}
"""How each file names tasks."""

pytestmark = pytest.mark.skipif(not (ROOT / ".github").is_dir(), reason="needs a checkout")


def sessions() -> set[str]:
    """Returns the names of all tasks."""
    functions = [node for node in ast.parse(NOXFILE.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return {function.name for function in functions if function.decorator_list}


@pytest.mark.parametrize("path", CALLS)
def test_every_task_that_is_called_exists(path):
    """A renamed task is renamed everywhere."""
    text = (ROOT / path).read_text(encoding="utf-8")
    tasks = {
        word
        for groups in re.findall(CALLS[path], text, re.MULTILINE)
        for word in re.findall(r"\w+", "".join(groups))
    }
    assert tasks
    assert tasks <= sessions()


def validators():
    """Returns the test files that `nox -s ecosystem` runs for each module of others."""
    if not NOXFILE.is_file():  # parameters are collected even where the tests are skipped
        return {}
    table = re.search(r"^TESTED_WITH = \{\n(.+?)^\}", NOXFILE.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
    rows = re.split(r'^    "(\w+)": ', table, flags=re.MULTILINE)[1:]
    return {name: re.findall(r'"(tests/[\w/.]+)"', row) for name, row in zip(rows[::2], rows[1::2], strict=True)}


def optional_modules():
    """Returns the libraries without which tests are skipped, each with the files of these tests."""
    found = {}
    for path in sorted(TESTS.rglob("*.py")):
        for module in re.findall(r'importorskip\("(\w+)', path.read_text(encoding="utf-8")):
            found.setdefault(module, set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_no_test_is_skipped_everywhere():
    """Some task runs each file with the library whose absence skips its tests."""
    missing = {
        (module, file)
        for module, files in optional_modules().items()
        for file in files
        if not any(file.startswith(path) for path in files_run_with(module))
    }
    assert missing == set()


def files_run_with(module):
    """Returns the paths of tests that a task runs where a module is installed."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    included = {"ecosystem": ("arrow", "duckdb", "rdf"), "test": ("cli", "excel", "plot", "testing")}
    tasks = {
        "ecosystem": paths_in("WITH_EXTRAS"),
        "test": ("tests",),
        "wheel": paths_in("BUILDING"),
        "browser": ("tests/explore",),
    }
    tasks["spark"] = ("tests/engine",)
    paths = [*validators().get(module, ())]
    for extra, files in tasks.items():
        words = [word for name in (extra, *included.get(extra, ())) for word in extras[name]]
        if any(re.match(rf"{module}\b|{module}_", word.replace("-", "_")) for word in words):
            paths += files
    return paths


def paths_in(name):
    """Returns the paths of tests that a table of the noxfile lists."""
    table = re.search(rf"^{name} = \((.+?)\)$", NOXFILE.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
    return re.findall(r'"(.+?)"', table)


@pytest.mark.parametrize("module", [name for name in validators() if name != "sqlite3"])
def test_every_validator_has_tests(module):
    """A file in its row that does not use the module would pass without it."""
    used = optional_modules()[module]
    assert [path for path in validators()[module] if not any(file.startswith(path) for file in used)] == []


def test_every_task_runs_somewhere():
    """A task that nothing runs is not checked by anybody."""
    texts = [(ROOT / path).read_text(encoding="utf-8") for path in CALLS if not path.endswith(".md")]
    assert [name for name in sessions() if not any(re.search(rf"\b{name}\b", text) for text in texts)] == []
