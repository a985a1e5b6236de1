"""The types that a user sees: correct use passes a strict checker, every typo fails it."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", ["api.py", "typos.py"])
def test_strict_mypy_agrees_with_every_line(file: str, tmp_path: Path) -> None:
    """`api.py` has no error; each line of `typos.py` has the one that it announces, or is itself an error."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", file]
    run = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
