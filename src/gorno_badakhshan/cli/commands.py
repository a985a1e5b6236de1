"""How a function becomes a command."""

import typer

from .data_folder import with_data_option
from .question_options import with_assumption_options
from .signatures import Command


def add_command(app: typer.Typer, name: str, function: Command, summary: str) -> None:
    """Adds a command with its line in the list of commands, and with the options that its parameters stand for."""
    # Python removes docstrings with -OO, and a command needs some help there too.
    command = with_data_option(with_assumption_options(function))
    app.command(name, short_help=summary, help=None if function.__doc__ else summary)(command)
