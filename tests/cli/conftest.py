"""The fixture that runs a command."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from gorno_badakhshan.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Returns a function that runs a command into a pipe, or with `columns` into a terminal of that width."""

    def run(*words: str, columns: int | None = None) -> Result:
        env = {"COLUMNS": str(columns) if columns else None, "FORCE_COLOR": None, "GORNO_BADAKHSHAN_TEXTS": None}
        return CliRunner().invoke(app, words, env=env, prog_name="gorno-badakhshan")

    return run
