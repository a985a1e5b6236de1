"""The command line: all commands, and their exit codes."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..store.release import releases
from . import (
    audit,
    changes,
    coverage,
    curate,
    explore,
    export,
    lineage,
    lists,
    new,
    package,
    plot,
    read_table,
    reconcile,
    records,
    search,
    side_by_side,
    timeline,
    toll,
)
from .commands import add_command
from .data_folder import Data, chosen_data
from .exits import flush, one_line_errors, prepare_streams
from .options import AsCsv, AsJson, Pin
from .overview import print_overview


class Commands(TyperGroup):
    """Commands that exit as the table in `docs/reference/command-line.md` says."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        """Reads the arguments; prints an error on stderr, in one line."""
        with one_line_errors():
            return super().make_context(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; prints an error on stderr, in one line."""
        with one_line_errors():
            result = super().invoke(ctx)
            # Here, because Python reports an error of its own flush at exit in two lines.
            flush()
            return result


app: typer.Typer = typer.Typer(
    cls=Commands,
    pretty_exceptions_enable=False,
    # Rich would cut the names of options in a narrow terminal.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_SUMMARY = "Who said what about the dead of a conflict, as claims; with those on Gorno-Badakhshan in 2012."


@app.callback(invoke_without_command=True, help=None if __doc__ else _SUMMARY)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of the library and of its newest data.")
    ] = False,
    in_full: Annotated[bool, typer.Option("--all", help="Show each speaker on the start screen.")] = False,
    pin: Pin = None,
    data: Data = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Who said what about the dead of a conflict, as claims; with those on Gorno-Badakhshan in 2012.

    Without a command it shows the release and who says what about the dead of its first event.
    """
    if version:
        _print_versions()
    elif context.invoked_subcommand is None:
        with chosen_data(data):
            print_overview(pin, in_full=in_full, as_json=as_json, as_csv=as_csv)
    elif in_full:
        raise typer.BadParameter(f"--all belongs to the start screen, not to {context.invoked_subcommand!r}")
    elif pin is not None or data is not None or as_json or as_csv:
        raise typer.BadParameter(
            f"write --pin, --data, --json and --csv after the command {context.invoked_subcommand!r}"
        )


def _print_versions() -> None:
    newest = releases()[-1:]
    typer.echo(f"gorno-badakhshan {__version__}")
    typer.echo(f"data {newest[0].pin if newest else 'none'}")
    raise typer.Exit


_COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "events": (lists.list_events, "List the events that the claims are about."),
    "actors": (lists.list_actors, "List the people, organizations and media."),
    "places": (lists.list_places, "List the places, from country to site."),
    "sources": (lists.list_sources, "List the documents that contain the claims."),
    "claims": (lists.list_claims, "List the claims: who said what about whom."),
    "show": (records.show_record, "Show one record with all its fields."),
    "search": (search.search_records, "Search records of all kinds, in any spelling."),
    "toll": (toll.show_toll, "Show who gives which figures, and what rules make of them."),
    "lineage": (lineage.show_lineage, "Trace a claim back to its first speaker."),
    "timeline": (timeline.show_timeline, "Show the toll as it stood each day."),
    "side-by-side": (side_by_side.show_side_by_side, "Compare an event with rows of UCDP or ACLED."),
    "releases": (audit.list_releases, "List the releases in this installation."),
    "diff": (changes.print_diff, "Show what changed between two releases."),
    "changelog": (changes.print_changelog, "Draft the data section of a changelog."),
    "verify": (audit.verify_release, "Verify files, references and offsets in the sources."),
    "coverage": (coverage.show_coverage, "Show which records cover each passage of a source."),
    "export": (export.export_release, "Write a release in a standard format."),
    "reconcile": (reconcile.reconcile_counts, "Apply a rule to a table of counts of any size."),
    "cite": (audit.print_citation, "Print how to cite a release."),
    "explore": (explore.write_page, "Write a page that shows the data in a browser."),
    "new": (new.begin_dataset, "Begin a dataset of your own."),
    "package": (package.package_releases, "Write releases of your own as a Python package."),
    "read-table": (read_table.read_table_file, "Read a spreadsheet of reports as claims."),
}
"""Each command with its line in the list of commands."""

for _name, (_function, _summary) in _COMMANDS.items():
    add_command(app, _name, _function, _summary)
_PLOT = "Draw claims, a timeline or a lineage into a file."
app.add_typer(plot.app, name="plot", help=_PLOT, short_help=_PLOT)
_CURATE = "For curators: write, check, format and freeze the data."
app.add_typer(curate.app, name="curate", help=_CURATE, short_help=_CURATE)


def run() -> None:
    """Runs the command in the arguments of this process; prints UTF-8 on any system."""
    try:
        prepare_streams()
    except typer.Exit as exit:
        sys.exit(exit.exit_code)
    app(prog_name="gorno-badakhshan")
