"""How commands are run in these tests."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from gorno_badakhshan.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command as a pipe sees it; `columns` gives it a terminal's width."""

    def run(*words: str, columns: int | None = None) -> Result:
        env = {"COLUMNS": str(columns) if columns else None, "FORCE_COLOR": None, "GORNO_BADAKHSHAN_TEXTS": None}
        return CliRunner().invoke(app, words, env=env, prog_name="gorno-badakhshan")

    return run
