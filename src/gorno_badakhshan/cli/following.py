"""A figure followed: back to its first voice, and from day to day."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from ..analysis.lineage import Drift, Lineage, drift
from ..analysis.lineage import lineage as followed
from ..analysis.policies import POLICIES
from ..analysis.timeline import Toll
from ..analysis.timeline import timeline as told_by_day
from ..dataset import load
from ..model.vocabulary import OUTCOMES, POPULATIONS, STANDINGS
from .options import AsJson, Pin, given, word
from .output import Folded, amount, console, is_narrow, print_json, sheet, table
from .overview import EVENT, OUTCOME
from .wording import called, find, origin, plain, readings, through

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim

Row = list[Any]


def lineage(
    claim: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, or the part behind its source.")],
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """The chain of a claim back to its first voice, what changed at each step, and who passed it on."""
    dataset = load(pin)
    told = followed(find(dataset, claim).id, dataset)
    if as_json:
        print_json(_lineage_dict(told))
        return
    out = console()
    out.print(table(out, ("step", "said by", "figure or statement", "in", "changed"), _steps(dataset, told)))
    if told.passed_on:
        out.print(Text(f"\npassed on in {amount(len(told.passed_on), 'claims')}", style="bold"))
        rows = ([Folded(other.id, "cyan", whole=True), Folded(_said(other))] for other in told.passed_on)
        out.print(table(out, ("claim", "figure or statement"), rows))


def _steps(dataset: "Dataset", told: Lineage) -> Iterator[Row]:
    changes: list[Sequence[Drift]] = [(), *(drift(one, other) for one, other in pairwise(told.claims))]
    for number, (claim, changed) in enumerate(zip(told.claims, changes, strict=True), start=1):
        yield [
            str(number),
            Folded("\n".join(filter(None, (origin(dataset, claim), through(dataset, claim))))),
            Folded(_said(claim)),
            Folded(f"{called(dataset, claim.source)}\n{claim.id}{_basis(claim)}"),
            Folded("\n".join(map(str, changed)) or "—"),
        ]


def _basis(claim: "Claim") -> str:
    return f" (relay {claim.relay_basis})" if claim.relay_basis else ""


def _said(claim: "Claim") -> str:
    return readings(claim) or claim.summary


def _lineage_dict(told: Lineage) -> dict[str, Any]:
    from ..store.codec import to_dict, to_plain

    return {
        "claims": [to_dict(claim) for claim in told.claims],
        "drift": [to_plain(change) for change in told.drift],
        "passed_on": [claim.id for claim in told.passed_on],
    }


def timeline(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event.")] = EVENT,
    outcome: Annotated[str, word("What happened to people.", OUTCOMES)] = OUTCOME,
    population: Annotated[str, word("To whom.", POPULATIONS)] = "everyone",
    policy: Annotated[
        str, typer.Option(metavar="NAME", help=f"The rule. One of: {', '.join(POLICIES)}.")
    ] = "stated_range",
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """The toll as it stood each day: officials, hospital, press, monitors and others, each apart."""
    OUTCOMES.check(outcome)
    POPULATIONS.check(population)
    dataset = load(pin)
    claims = dataset.claims.where(**given(event=event, outcome=outcome, population=population))
    tolls = told_by_day(claims, policy)
    if not tolls:
        typer.echo(f"none of the {amount(len(claims), 'claims')} has a day and a number", err=True)
        raise typer.Exit(1)
    if as_json:
        print_json([_toll_dict(toll) for toll in tolls])
        return
    out = console()
    out.print(
        sheet([("event", called(dataset, event)), ("asked", f"{plain(population)} {outcome}"), ("by", policy)])
    )
    if is_narrow(out):
        out.print(table(out, ("day", "who", "had said", "new from"), _lines(dataset, tolls)))
    else:
        out.print(table(out, ("day", *_columns(tolls)), _days(dataset, tolls)))


def _lines(dataset: "Dataset", tolls: Sequence[Toll]) -> Iterator[Row]:
    """One row for each day and standing of which something is new."""
    before = None
    for toll in tolls:
        day = "" if toll.day == before else toll.day.isoformat()
        yield [day, _name(toll), Folded(toll.estimate.figures), Folded(_speakers(dataset, toll))]
        before = toll.day


def _name(toll: Toll) -> str:
    return plain(toll.standing) or "other"


def _speakers(dataset: "Dataset", toll: Toll) -> str:
    return ", ".join(dict.fromkeys(origin(dataset, claim) for claim in toll.new))


def _columns(tolls: Sequence[Toll]) -> list[str]:
    held = {toll.standing for toll in tolls}
    return [plain(standing) for standing in STANDINGS if standing in held] + ["other"] * (None in held)


def _days(dataset: "Dataset", tolls: Sequence[Toll]) -> Iterator[Row]:
    """One row a day, each standing with what it had said up to then; what is new of the day has its speaker."""
    latest: dict[str, str] = {}
    for day in dict.fromkeys(toll.day for toll in tolls):
        new = {_name(toll): toll for toll in tolls if toll.day == day}
        latest |= {name: toll.estimate.figures for name, toll in new.items()}
        yield [day.isoformat(), *(_cell(dataset, name, latest, new.get(name)) for name in _columns(tolls))]


def _cell(dataset: "Dataset", name: str, latest: dict[str, str], new: Toll | None) -> Folded:
    if new is None:
        return Folded(latest.get(name, ""), "dim")
    return Folded(f"{latest[name]}\n{_speakers(dataset, new)}")


def _toll_dict(toll: Toll) -> dict[str, Any]:
    told = {
        name: getattr(toll.estimate, name) for name in ("policy", "low", "best", "high", "open_above", "figures")
    }
    return {
        "day": toll.day.isoformat(),
        "standing": toll.standing,
        **told,
        "new": [claim.id for claim in toll.new],
    }
