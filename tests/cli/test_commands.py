"""How a function becomes a command."""

import typer
from typer.testing import CliRunner

from gorno_badakhshan.cli.commands import add_command


def test_a_command_without_a_docstring_has_its_summary_as_help() -> None:
    """Python removes docstrings with -OO."""

    def command() -> None:
        typer.echo("done")

    app = typer.Typer(rich_markup_mode=None)
    app.callback()(lambda: None)
    add_command(app, "work", command, "Does the work.")
    assert "Does the work." in CliRunner().invoke(app, ["work", "--help"]).stdout
    assert CliRunner().invoke(app, ["work"]).stdout == "done\n"
