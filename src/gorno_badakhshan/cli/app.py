"""The commands put together, and what an error of the library becomes: one line and an exit code."""

import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import GornoBadakhshanError, IntegrityError, StructureError
from ..store.manifest import releases as released
from . import audit, changes, coverage, curate, following, lists, records
from .options import AsJson, Pin
from .overview import overview
from .toll import toll


class Commands(TyperGroup):
    """Commands that exit with 0 if all is well, 1 on a finding or where nothing is found, 2 on wrong usage."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error of the library goes to stderr, without a traceback."""
        try:
            return super().invoke(ctx)
        except GornoBadakhshanError as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(1 if isinstance(error, IntegrityError | StructureError) else 2) from None


app: typer.Typer = typer.Typer(
    cls=Commands, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]}
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Versions of library and newest data.")] = False,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """The 2012 Gorno-Badakhshan clashes as claims: who said what about whom.

    Alone, it shows the release and who says what about the dead of 24 and 25 July 2012.
    """
    if version:
        _print_versions()
    elif context.invoked_subcommand is None:
        overview(pin, as_json=as_json)
    elif pin is not None or as_json:
        raise typer.BadParameter(f"write --pin and --json behind the command {context.invoked_subcommand!r}")


def _print_versions() -> None:
    newest = released()[-1:]
    typer.echo(f"gorno-badakhshan {__version__}")
    typer.echo(f"data {newest[0].pin if newest else 'none'}")
    raise typer.Exit


app.command()(lists.events)
app.command()(lists.actors)
app.command()(lists.places)
app.command()(lists.sources)
app.command()(lists.claims)
app.command()(toll)
app.command()(following.lineage)
app.command()(following.timeline)
app.command()(records.show)
app.command()(records.search)
app.command()(audit.releases)
app.command()(changes.diff)
app.command()(changes.changelog)
app.command()(audit.verify)
app.command()(coverage.coverage)
app.command()(audit.cite)
app.add_typer(curate.app, name="curate", help="For curators: check, format, freeze, locate.")


def run() -> None:
    """Run the commands with the arguments of the process; output is UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="gorno-badakhshan")
