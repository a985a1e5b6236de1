"""Continuous integration and the guide for contributors call tasks that the noxfile defines."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOXFILE = ROOT / "noxfile.py"
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


def test_every_task_runs_somewhere():
    """A task that nothing runs is not checked by anybody."""
    texts = [(ROOT / path).read_text(encoding="utf-8") for path in CALLS if not path.endswith(".md")]
    assert [name for name in sessions() if not any(re.search(rf"\b{name}\b", text) for text in texts)] == []
