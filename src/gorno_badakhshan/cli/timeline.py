"""The command `timeline`: the toll as it stood each day."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from ..analysis.assumptions import Assumptions
from ..analysis.hearing import hear
from ..analysis.timeline import WEEKS, Toll, day_of, end_of_weeks, timeline_of
from ..analysis.voice_groups import VOICE_GROUPS
from ..flat_answers import TimelineRow, timeline_rows
from ..model.vocabulary import Standing
from ..model.wording import readable
from .csv_rows import print_csv
from .data_folder import event_or_default, load
from .exits import FINDING
from .options import AsCsv, AsJson, Pin
from .output import Wrapped, amount, console, field_table, is_narrow, print_json, table
from .question_options import (
    Event,
    Outcomes,
    Populations,
    Rule,
    claims_of_question,
    outcome_and_population,
    rule_or_default,
)

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from ..analysis.hearing import Hearing
    from ..dataset import Claims, Dataset

Row = list[Any]


def show_timeline(
    event: Event = None,
    outcomes: Outcomes = None,
    populations: Populations = None,
    policies: Rule = None,
    all_days: Annotated[
        bool, typer.Option("--all", help=f"All days; the default is up to {WEEKS} weeks after the event.")
    ] = False,
    *,
    assumptions: Any,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show the toll as it stood each day, with one column for officials, hospital, press, monitors and others.

    Programs get all days with --json and --csv.
    """
    outcome, population = outcome_and_population(outcomes, populations)
    policy = rule_or_default(policies)
    dataset = load(pin)
    event = event_or_default(event, dataset)
    claims = claims_of_question(dataset, event, outcome, population, assumptions)
    hearing = hear(claims, Assumptions.of(**assumptions), dataset)
    tolls = timeline_of(hearing, policy) if claims else ()
    if not tolls:
        typer.echo(_why_empty(dataset, claims, f"{readable(population)} {outcome} in {event}", event), err=True)
        raise typer.Exit(FINDING)
    if as_json:
        print_json([_toll_dict(toll) for toll in tolls])
    elif as_csv:
        print_csv(TimelineRow, timeline_rows(tolls, hearing, dataset, (event, outcome, population)))
    else:
        out = console()
        question, changed = f"{readable(population)} {outcome}", "; ".join(hearing.assumptions.changed)
        out.print(
            field_table(
                [("event", dataset.name_of(event)), ("asked", question), ("by", policy), ("assumed", changed)]
            )
        )
        _print_days(out, hearing, tolls, None if all_days else end_of_weeks(dataset.events[event]))


def _why_empty(dataset: "Dataset", claims: "Claims", question: str, event: str) -> str:
    """Returns why no day has a figure: nobody counts, no day is known, or no claim gives a number."""
    if not claims:
        return f"no claim gives such a number: {question}; see who is counted with: gorno-badakhshan toll {event}"
    undated = sum(day_of(claim, dataset) is None for claim in claims)
    numbers = sum(claim.count is not None for claim in claims)
    return (
        f"none of the {amount(len(claims), 'claims')} has a day and a number: {question}; "
        f"{undated} without a day, {len(claims) - numbers} without a number"
    )


def _print_days(out: "Console", hearing: "Hearing", tolls: Sequence[Toll], end: "date | None") -> None:
    """Prints the days up to the end; all of them if none is as early, or for None."""
    # Pages of 2012 count the dead of 2010, and an empty table would say that nobody did.
    shown = [toll for toll in tolls if end is None or toll.day <= end] or tolls
    if is_narrow(out):
        out.print(table(out, ("day", "who", "had said", "new from"), _rows_by_standing(hearing, shown)))
    else:
        out.print(table(out, ("day", *_standings(shown)), _rows_by_day(hearing, shown)))
    later = {toll.day for toll in tolls[len(shown) :]}
    if later:
        text = f"\n{amount(len(later), 'later days')}, the last {max(later)}, with --all."
        out.print(Wrapped(text, "dim"))


def _rows_by_standing(hearing: "Hearing", tolls: Sequence[Toll]) -> Iterator[Row]:
    """Yields one row for each day and standing with a new claim."""
    previous = None
    for toll in tolls:
        day = "" if toll.day == previous else toll.day.isoformat()
        yield [
            day,
            _standing_label(toll.standing),
            Wrapped(toll.estimate.figures),
            Wrapped(_new_speakers(hearing, toll)),
        ]
        previous = toll.day


def _rows_by_day(hearing: "Hearing", tolls: Sequence[Toll]) -> Iterator[Row]:
    """Yields one row for each day, with what speakers of each standing had said by then."""
    standings, latest = _standings(tolls), dict[str, str]()
    for day in dict.fromkeys(toll.day for toll in tolls):
        new = {_standing_label(toll.standing): toll for toll in tolls if toll.day == day}
        # A figure stays until a speaker of the same standing gives another.
        latest |= {standing: toll.estimate.figures for standing, toll in new.items()}
        cells = (_standing_cell(hearing, latest.get(each, ""), new.get(each)) for each in standings)
        yield [day.isoformat(), *cells]


def _standing_cell(hearing: "Hearing", figures: str, new: Toll | None) -> Wrapped:
    """Returns the latest figures of one standing, with the speakers if the figures are new."""
    return Wrapped(figures, "dim") if new is None else Wrapped(f"{figures}\n{_new_speakers(hearing, new)}")


def _standings(tolls: Sequence[Toll]) -> list[str]:
    standings = {toll.standing for toll in tolls}
    return [_standing_label(standing) for standing in (*get_args(Standing), None) if standing in standings]


def _standing_label(standing: "Standing | None") -> str:
    """Returns the name of a column: as in the toll for officials, hospital, press and monitors."""
    groups: list[str] = [group for group, standings in VOICE_GROUPS.items() if standings == (standing,)]
    return groups[0] if groups else readable(standing) or "others"


def _new_speakers(hearing: "Hearing", toll: Toll) -> str:
    # A semicolon, because names have commas: "in a joint statement, as changed by BBC News".
    return "; ".join(dict.fromkeys(map(hearing.speaker_text, toll.new)))


def _toll_dict(toll: Toll) -> dict[str, Any]:
    numbers = ("policy", "low", "best", "high", "open_above", "figures")
    return {
        "day": toll.day.isoformat(),
        "standing": toll.standing,
        **{name: getattr(toll.estimate, name) for name in numbers},
        "new": [claim.id for claim in toll.new],
    }
