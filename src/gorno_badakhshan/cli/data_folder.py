"""The option `--data`: every command works on the dataset in a folder as on a release of this package."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .. import dataset as package_data
from .signatures import Command, set_parameters

if TYPE_CHECKING:
    from ..dataset import Dataset

Data = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        metavar="PATH",
        help="A dataset of your own: a folder of curated files or a release. Default: the data of this package.",
    ),
]
_chosen: ContextVar[Path | None] = ContextVar("_chosen", default=None)


def load(version: str | None = None) -> "Dataset":
    """Returns the dataset in the folder that `--data` names, or a release of this package."""
    folder = _chosen.get()
    if folder is None:
        return package_data.load(version)
    from ..datasets.read import read

    return read(folder, version)


def event_or_default(event: str | None, dataset: "Dataset") -> str:
    """Returns the event, or the default one of the dataset; exits if it has none."""
    event = event or dataset.release.description.default_event
    if event is None:
        events = ", ".join(dataset.events.ids[:5]) or "none"
        raise typer.BadParameter(
            f"name an event, because the description of this dataset has no default_event; events are {events}"
        )
    return event


@contextmanager
def chosen_data(folder: Path | None) -> Iterator[None]:
    """Makes `load` read this folder; None for the data of this package."""
    token = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(token)


def with_data_option(function: Command) -> Command:
    """Returns a command with the option `--data` if it reads releases, and else the command itself.

    A command reads releases if it has a parameter `pin`, or `old` and `new`.
    """
    signature = inspect.signature(function, eval_str=True)
    names = list(signature.parameters)
    # `verify` takes the folder itself, because it reports what `load` refuses.
    if ("texts" in names and "curated" not in names) or not ("pin" in names or {"old", "new"} <= set(names)):
        return function

    @wraps(function)
    def run(*arguments: Any, data: Path | None = None, **options: Any) -> None:
        with chosen_data(data):
            function(*arguments, **options)

    parameter = inspect.Parameter("data", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Data)
    return set_parameters(run, [*signature.parameters.values(), parameter])
