"""Parameters of commands as Typer reads them, for options that several commands share."""

from collections.abc import Callable, Iterable
from inspect import Parameter, Signature

Command = Callable[..., None]


def set_parameters(command: Command, parameters: Iterable[Parameter]) -> Command:
    """Makes Typer read these parameters as those of a command that takes any; returns the command."""
    # By keyword, so that an option without a default may follow one that has one.
    by_keyword = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in parameters]
    # Typer reads the signature and the annotations.
    vars(command)["__signature__"] = Signature(by_keyword)
    command.__annotations__ = {each.name: each.annotation for each in by_keyword}
    return command
