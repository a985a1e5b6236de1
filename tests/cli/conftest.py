"""The fixture that runs a command."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from gorno_badakhshan.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Returns a function that runs a command in a terminal of `columns`, or into a pipe for `columns=None`.

    By default no cell is wrapped, so that a test reads a row in one line.
    """

    def run(*words: str, columns: int | None = 2000) -> Result:
        env = {"COLUMNS": str(columns) if columns else None, "FORCE_COLOR": None, "GORNO_BADAKHSHAN_TEXTS": None}
        return CliRunner().invoke(app, words, env=env, prog_name="gorno-badakhshan")

    return run
