"""The command `timeline`: the toll as it stood each day."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..analysis.policies import POLICIES
from ..analysis.timeline import Toll, timeline
from ..dataset import load
from ..model.vocabulary import OUTCOMES, POPULATIONS, STANDINGS
from ..model.wording import readable, speakers_text
from .options import AsJson, Pin, given, word
from .output import Wrapped, amount, console, field_table, is_narrow, print_json, table
from .overview import EVENT, OUTCOME

if TYPE_CHECKING:
    from ..dataset import Dataset

Row = list[Any]


def show_timeline(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event.")] = EVENT,
    outcome: Annotated[str, word("What happened to people.", OUTCOMES)] = OUTCOME,
    population: Annotated[str, word("To whom.", POPULATIONS)] = "everyone",
    policy: Annotated[
        str, typer.Option(metavar="NAME", help=f"The rule. One of: {', '.join(POLICIES)}.")
    ] = "stated_range",
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Show the toll as it stood each day, with one column for officials, hospital, press, monitors and others."""
    OUTCOMES.check(outcome)
    POPULATIONS.check(population)
    dataset = load(pin)
    claims = dataset.claims.where(**given(event=event, outcome=outcome, population=population))
    tolls = timeline(claims, policy)
    if not tolls:
        typer.echo(f"none of the {amount(len(claims), 'claims')} has a day and a number", err=True)
        raise typer.Exit(1)
    if as_json:
        print_json([_toll_dict(toll) for toll in tolls])
        return
    out = console()
    question = f"{readable(population)} {outcome}"
    out.print(field_table([("event", dataset.name_of(event)), ("asked", question), ("by", policy)]))
    if is_narrow(out):
        out.print(table(out, ("day", "who", "had said", "new from"), _rows_by_standing(dataset, tolls)))
    else:
        out.print(table(out, ("day", *_standings(tolls)), _rows_by_day(dataset, tolls)))


def _rows_by_standing(dataset: "Dataset", tolls: Sequence[Toll]) -> Iterator[Row]:
    """Yields one row for each day and standing with a new claim."""
    previous = None
    for toll in tolls:
        day = "" if toll.day == previous else toll.day.isoformat()
        yield [day, _standing(toll), Wrapped(toll.estimate.figures), Wrapped(_new_speakers(dataset, toll))]
        previous = toll.day


def _rows_by_day(dataset: "Dataset", tolls: Sequence[Toll]) -> Iterator[Row]:
    """Yields one row for each day, with what speakers of each standing had said by then."""
    standings, latest = _standings(tolls), dict[str, str]()
    for day in dict.fromkeys(toll.day for toll in tolls):
        new = {_standing(toll): toll for toll in tolls if toll.day == day}
        # A figure stays until a speaker of the same standing gives another.
        latest |= {standing: toll.estimate.figures for standing, toll in new.items()}
        cells = (_standing_cell(dataset, latest.get(each, ""), new.get(each)) for each in standings)
        yield [day.isoformat(), *cells]


def _standing_cell(dataset: "Dataset", figures: str, new: Toll | None) -> Wrapped:
    """Returns the latest figures of one standing, with the speakers if the figures are new."""
    return Wrapped(figures, "dim") if new is None else Wrapped(f"{figures}\n{_new_speakers(dataset, new)}")


def _standings(tolls: Sequence[Toll]) -> list[str]:
    standings = {toll.standing for toll in tolls}
    named = [readable(standing) for standing in STANDINGS if standing in standings]
    return named + ["other"] * (None in standings)


def _standing(toll: Toll) -> str:
    return readable(toll.standing) or "other"


def _new_speakers(dataset: "Dataset", toll: Toll) -> str:
    return ", ".join(dict.fromkeys(speakers_text(claim.origin, dataset.name_of) for claim in toll.new))


def _toll_dict(toll: Toll) -> dict[str, Any]:
    numbers = ("policy", "low", "best", "high", "open_above", "figures")
    return {
        "day": toll.day.isoformat(),
        "standing": toll.standing,
        **{name: getattr(toll.estimate, name) for name in numbers},
        "new": [claim.id for claim in toll.new],
    }
