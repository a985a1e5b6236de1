"""Parameters of commands as Typer reads them."""

import inspect
from typing import Any

from gorno_badakhshan.cli.signatures import set_parameters


def test_a_command_has_the_parameters_that_it_is_given() -> None:
    """In their order, and by keyword, so that one without a default may come last."""

    def command(**options: Any) -> None: ...

    names = ("first", "second")
    parameters = [
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=int) for name in names
    ]
    set_parameters(command, parameters)
    assert tuple(inspect.signature(command).parameters) == names
    assert command.__annotations__ == {"first": int, "second": int}
