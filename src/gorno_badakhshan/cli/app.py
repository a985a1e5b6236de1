"""The command line: all commands, and the exit code for an error of the library."""

import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import GornoBadakhshanError, IntegrityError, StructureError
from ..store.release import releases
from . import audit, changes, coverage, curate, lineage, lists, records, timeline, toll
from .options import AsJson, Pin
from .overview import print_overview


class Commands(TyperGroup):
    """Commands that exit with 0 if all is well, 1 on a finding or an empty result, 2 on wrong usage."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; prints an error of the library on stderr, without a traceback."""
        try:
            return super().invoke(ctx)
        except GornoBadakhshanError as error:
            typer.echo(f"error: {error}", err=True)
            # Changed or malformed data is a finding; all other errors come from what was typed.
            raise typer.Exit(1 if isinstance(error, IntegrityError | StructureError) else 2) from None


app: typer.Typer = typer.Typer(
    cls=Commands, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]}
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of the library and of its newest data.")
    ] = False,
    in_full: Annotated[bool, typer.Option("--all", help="Show each speaker on the start screen.")] = False,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """The 2012 clashes in Gorno-Badakhshan as claims: who said what about whom.

    Without a command it shows the release and who says what about the dead of 24 and 25 July 2012.
    """
    if version:
        _print_versions()
    elif context.invoked_subcommand is None:
        print_overview(pin, in_full=in_full, as_json=as_json)
    elif in_full:
        raise typer.BadParameter(f"--all belongs to the start screen, not to {context.invoked_subcommand!r}")
    elif pin is not None or as_json:
        raise typer.BadParameter(f"write --pin and --json after the command {context.invoked_subcommand!r}")


def _print_versions() -> None:
    newest = releases()[-1:]
    typer.echo(f"gorno-badakhshan {__version__}")
    typer.echo(f"data {newest[0].pin if newest else 'none'}")
    raise typer.Exit


app.command("events")(lists.list_events)
app.command("actors")(lists.list_actors)
app.command("places")(lists.list_places)
app.command("sources")(lists.list_sources)
app.command("claims")(lists.list_claims)
app.command("toll")(toll.show_toll)
app.command("lineage")(lineage.show_lineage)
app.command("timeline")(timeline.show_timeline)
app.command("show")(records.show_record)
app.command("search")(records.search_records)
app.command("releases")(audit.list_releases)
app.command("diff")(changes.print_diff)
app.command("changelog")(changes.print_changelog)
app.command("verify")(audit.verify_release)
app.command("coverage")(coverage.show_coverage)
app.command("cite")(audit.print_citation)
app.add_typer(curate.app, name="curate", help="For curators: write, check, format and freeze the data.")


def run() -> None:
    """Runs the command in the arguments of this process; prints UTF-8 on any system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The code pages of some systems have no "≥".
            stream.reconfigure(encoding="utf-8")
    app(prog_name="gorno-badakhshan")
