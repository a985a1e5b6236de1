"""The command that puts one event beside the rows of publishers' tables."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from ..analysis.event_candidates import EventCandidate, event_candidates
from ..analysis.side_by_side import SideBySide, side_by_side
from ..errors import hint, near
from ..flat_answers import SideRow, side_rows
from ..model.vocabulary import OUTCOMES, POPULATIONS
from ..model.wording import readable
from ..tables.layouts import LAYOUTS, LayoutName
from ..tables.names import slug
from ..tables.read_table import read_table
from .csv_rows import print_csv
from .data_folder import event_or_default, load
from .ids import name_and_id
from .options import AsCsv, AsJson, Pin, given, only_one, word
from .output import Wrapped, amount, console, print_json, table
from .overview import OUTCOME
from .plot import figure_path, write_figure
from .question_options import Event

if TYPE_CHECKING:
    from ..dataset import Dataset

_OURS = "claims"
"""Name of the column of the dataset itself."""


def show_side_by_side(
    event: Event = None,
    tables: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="NAME=FILE",
            help=f"A table of a publisher, such as ucdp-ged=GEDEvent.csv. Names: {', '.join(LAYOUTS)}. "
            "May be repeated.",
        ),
    ] = None,
    matches: Annotated[
        list[str] | None,
        typer.Option(
            "--match",
            metavar="NAME=ID",
            help="The row that is the same event, by its id there. May be repeated. Without it, the rows that "
            "are near are listed and nothing is compared.",
        ),
    ] = None,
    outcomes: Annotated[list[str] | None, word("What happened to people.", OUTCOMES, "--outcome")] = None,
    populations: Annotated[
        list[str] | None, word("To whom. Default: each population by itself.", POPULATIONS, "--population")
    ] = None,
    days: Annotated[int, typer.Option(min=0, help="Of rows that are listed: days apart at most.")] = 3,
    km: Annotated[float, typer.Option(min=0, help="Of rows that are listed: km apart at most.")] = 50,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Also draw it: .png, .svg or .pdf."),
    ] = None,
    *,
    assumptions: Any,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Compare the figures on one event with those of publishers' tables, under the same rules.

    Which row is the same event is yours to say, with --match; rows that are near in days and distance are listed.
    """
    files, ids = _pairs("--with", tables), _pairs("--match", matches)
    _check_names(files, ids)
    dataset = load(pin)
    found = event_or_default(event, dataset)
    record = dataset.events[found]
    # Two events of one day and town may differ, so that a near row is shown and never taken.
    if not ids:
        candidates = {
            name: event_candidates(
                record, _rows_near(name, paths, record.when, days), dataset=dataset, days=days, km=km
            )
            for name, paths in files.items()
        }
        _print_near_rows(console(), name_and_id(dataset, found), candidates, as_json=as_json, as_csv=as_csv)
        return
    sides: dict[str, tuple[Dataset, Any]] = {_OURS: (dataset, record)}
    for name, rows in ids.items():
        sides.update(_matched(name, files[name][0], rows))
    population = only_one("population", populations)
    options = given(outcome=only_one("outcome", outcomes) or OUTCOME, population=population, **assumptions)
    comparison = side_by_side(sides, **options)
    if output is not None:
        from .. import plot

        figure_path(output)
        write_figure(output, lambda: plot.side_by_side(comparison), says_so=False)
    if as_json:
        print_json(comparison.to_dict())
    elif as_csv:
        print_csv(SideRow, side_rows(comparison))
    else:
        _print_comparison(console(), comparison)
    if output is not None:
        typer.echo(f"wrote {output}", err=True)


def _pairs(option: str, texts: list[str] | None) -> dict[str, list[str]]:
    """Returns the values of an option by the name before the equals sign."""
    pairs: dict[str, list[str]] = {}
    for text in texts or []:
        name, equals, value = text.partition("=")
        if not equals or not value:
            raise typer.BadParameter(f"{option}: expected NAME=VALUE, got {text!r}")
        if name not in LAYOUTS:
            words = hint(near(name, LAYOUTS)) or f"; known are {', '.join(LAYOUTS)}"
            raise typer.BadParameter(f"{option}: no table has the name {name!r}{words}")
        pairs.setdefault(name, []).append(value)
    return pairs


def _check_names(files: dict[str, list[str]], ids: dict[str, list[str]]) -> None:
    if not files:
        raise typer.BadParameter("give a table with --with, such as --with ucdp-ged=GEDEvent.csv")
    if repeated := [name for name, paths in files.items() if len(paths) > 1]:
        raise typer.BadParameter(f"--with: one file for each name; {', '.join(repeated)} has several")
    if missing := sorted(ids.keys() - files.keys()):
        raise typer.BadParameter(f"--match names {', '.join(missing)}, which no --with names")


def _rows_near(name: str, paths: list[str], when: Any, days: int) -> "Dataset":
    """Returns the rows of a table that may be near in time; the others are left out while it is read."""
    during = None
    if when is not None:
        first, last = when.margins
        during = f"{_moved_day(first, -days)}/{_moved_day(last, days)}"
    reading = read_table(paths[0], cast("LayoutName", name), on_unread="report", during=during)
    _warn(paths[0], reading.unread_rows)
    return reading.dataset


def _moved_day(day: Any, days: int) -> str:
    try:
        return str(day + timedelta(days))
    except OverflowError:
        return ".."


def _warn(path: str, unread: int) -> None:
    if unread:
        rows = amount(unread, "rows")
        typer.echo(f"warning: {rows} of {path} cannot be read; read-table lists them", err=True)


def _matched(name: str, path: str, ids: list[str]) -> "dict[str, tuple[Dataset, str]]":
    """Returns a column for each matched event; exits if a row is missing or cannot be read."""
    reading = read_table(path, cast("LayoutName", name), on_unread="report", ids=ids)
    # Left out in silence, the publisher would seem to have no figure.
    if reading.unread:
        raise typer.BadParameter(f"--match: {name}: {'; '.join(map(str, reading.unread))}")
    layout = LAYOUTS[name]
    events = {each.id.removeprefix(f"{layout.event_id}-"): each.id for each in reading.dataset.events}
    if lacking := [id for id in ids if slug(id, "event") not in events]:
        raise typer.BadParameter(f"--match: {path} has no row with the id {', '.join(lacking)}")
    return {
        (name if len(ids) == 1 else f"{name} {id}"): (reading.dataset, events[slug(id, "event")]) for id in ids
    }


def _print_near_rows(
    out: Console, event: str, candidates: Mapping[str, Sequence[EventCandidate]], *, as_json: bool, as_csv: bool
) -> None:
    rows = [{"table": name, **each.to_dict()} for name, found in candidates.items() for each in found]
    if as_json:
        print_json({"candidates": rows})
        return
    if as_csv:
        raise typer.BadParameter("--csv is for figures; give --match, or --json for the rows that are near")
    out.print(Text(f"rows near {event}", "bold"))
    if rows:
        columns = ("table", "event", "title", "when", "days")
        cells: list[list[RenderableType]] = [
            [*(Wrapped(str(row[column])) for column in columns), _km(row["km"])] for row in rows
        ]
        out.print(table(out, ("table", "event", "title", "when", "days apart", "km"), cells))
        first = rows[0]
        id = str(first["event"]).partition("-")[2]
        typer.echo(f"nothing is matched; say which is the same event: --match {first['table']}={id}", err=True)
    else:
        typer.echo("none; ask for more --days or --km, or name a row with --match", err=True)


def _km(km: Any) -> Text:
    return Text("unknown" if km is None else f"{km:.0f}", justify="right")


def _print_comparison(out: Console, comparison: SideBySide) -> None:
    names = [side.name for side in comparison.sides]
    for population in comparison.populations:
        out.print(Text(f"{comparison.outcome}: {readable(population) or 'population not stated'}", "bold"))
        rows = (
            [Wrapped(policy), *map(Wrapped, figures)]
            for each, policy, figures in comparison.figures()
            if each == population
        )
        out.print(table(out, ("rule", *names), rows))
        out.print()
    for side in comparison.sides:
        out.print(Wrapped(f"{side.name}: {name_and_id(side.dataset, side.event)}", "dim"))
        if side.refusal:
            out.print(Wrapped(f"  {side.refusal}", "dim"))
    out.print(Wrapped(f"+: or more. assumed: {'; '.join(comparison.assumptions.lines)}", "dim"))
