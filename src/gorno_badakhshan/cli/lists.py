"""Tables of records, narrowed by the criteria of the library."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from ..dataset import load
from ..errors import VocabularyError
from ..model.propositions import Proposition
from ..model.vocabulary import (
    ACTOR_KINDS,
    CERTAINTIES,
    EVENT_KINDS,
    HEDGES,
    NAMED,
    OUTCOMES,
    PARTIES,
    PLACE_KINDS,
    POLARITIES,
    POPULATIONS,
    SOURCE_KINDS,
)
from ..show import cell
from .options import AsJson, Pin, day, given, id_of, word
from .output import amount, console, listing, print_json
from .wording import origin, short, through

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..records import Claims, Records

PROPOSITIONS = {cls.__name__: cls for cls in Proposition.__args__}


def sources(
    kind: Annotated[str | None, word("What kind of document.", SOURCE_KINDS)] = None,
    publisher: Annotated[str | None, id_of("actor", "Who published it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="TAG", help="Language of the text, such as en.")] = None,
    complete: Annotated[
        bool | None, typer.Option("--complete/--incomplete", help="Whether the whole text was read.")
    ] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Documents that the claims stand in."""
    asked = given(kind=kind, publisher=publisher, language=language, complete=complete)
    _show(load(pin).sources.where(**asked), as_json=as_json)


def actors(
    kind: Annotated[str | None, word("What kind of actor.", ACTOR_KINDS)] = None,
    named: Annotated[str | None, word("Whether the sources name it.", NAMED)] = None,
    party: Annotated[str | None, word("Side in the conflict.", PARTIES)] = None,
    affiliated_with: Annotated[str | None, id_of("actor", "Whom it belonged to, or held a post with.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Everybody who acts or speaks: people, bodies, outlets, unnamed and collective voices."""
    asked = given(kind=kind, named=named, party=party, affiliated_with=affiliated_with)
    _show(load(pin).actors.where(**asked), as_json=as_json)


def places(
    kind: Annotated[str | None, word("What kind of place.", PLACE_KINDS)] = None,
    within: Annotated[str | None, id_of("place", "Any place inside this one, at whatever depth.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Places, from country to site."""
    _show(load(pin).places.where(**given(kind=kind, within=within)), as_json=as_json)


def events(
    kind: Annotated[str | None, word("What kind of event.", EVENT_KINDS)] = None,
    place: Annotated[str | None, id_of("place", "This place, or any within it.")] = None,
    participant: Annotated[str | None, id_of("actor", "Who took part, in whatever role.")] = None,
    part_of: Annotated[str | None, id_of("event", "Any event inside this one, at whatever depth.")] = None,
    during: Annotated[str | None, day("Surely within this day or period.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Events, the hooks that claims hang on; they hold no numbers."""
    asked = given(kind=kind, place=place, participant=participant, part_of=part_of, during=during)
    _show(load(pin).events.where(**asked), as_json=as_json)


def claims(
    about: Annotated[str | None, id_of("event", "This event, or any that is part of it.")] = None,
    event: Annotated[str | None, id_of("event", "Exactly this event.")] = None,
    source: Annotated[str | None, id_of("source", "The document that it stands in.")] = None,
    said_by: Annotated[str | None, id_of("actor", "The origin: the first voice of the chain.")] = None,
    relayed_by: Annotated[str | None, id_of("actor", "Any later voice of the chain.")] = None,
    proposition: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"What is claimed. One of: {', '.join(PROPOSITIONS)}.")
    ] = None,
    outcome: Annotated[str | None, word("What happened to people.", OUTCOMES)] = None,
    population: Annotated[str | None, word("To whom; a part is asked for by its own word.", POPULATIONS)] = None,
    hedge: Annotated[str | None, word("How the number is hedged.", HEDGES)] = None,
    polarity: Annotated[str | None, word("Affirmed or denied.", POLARITIES)] = None,
    certainty: Annotated[str | None, word("How far the origin commits to it.", CERTAINTIES)] = None,
    until: Annotated[str | None, day("Said, or else published, by this day; the undated are left out.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Who said what about whom."""
    asked = given(
        about=about, event=event, source=source, said_by=said_by, relayed_by=relayed_by, outcome=outcome,
        proposition=_proposition(proposition), population=population, hedge=hedge, polarity=polarity,
        certainty=certainty, until=until,
    )  # fmt: skip
    dataset = load(pin)
    if until is not None:
        _tell_undated(dataset, asked)
    _show(dataset.claims.where(**asked), as_json=as_json, show=partial(show_claims, dataset))


def _tell_undated(dataset: "Dataset", asked: dict[str, Any]) -> None:
    """Say on stderr how many claims fit but for a day that nobody knows: they are left out, not denied."""
    fitting = dataset.claims.where(**{name: value for name, value in asked.items() if name != "until"})
    undated = fitting.filter(lambda c: c.said is None and dataset.sources[c.source].published is None)
    if undated:
        typer.echo(f"left out, because no day is known: {amount(len(undated), 'claims')}", err=True)


def _proposition(name: str | None) -> Any:
    if name is not None and name not in PROPOSITIONS:
        raise VocabularyError(name, "proposition kind", PROPOSITIONS)
    return PROPOSITIONS.get(name or "")


def _show(records: "Records[Any]", *, as_json: bool, show: "Callable[[Any], None] | None" = None) -> None:
    """Print the records; exits with 1 where there are none."""
    if as_json:
        print_json(records.to_dicts())
    elif records:
        (show or _show_table)(records)
        console().print(Text(f"\n{amount(len(records), records.kind)}", style="dim"))
    else:
        hint = f"ask for less, or list all with: gorno-badakhshan {records.kind}"
        typer.echo(f"no {records.kind} fit; {hint}", err=True)
    if not records:
        raise typer.Exit(1)


def _show_table(records: "Records[Any]") -> None:
    out = console()
    cells = ([cell(record, column) for column in records.columns] for record in records)
    out.print(listing(out, records.columns, cells))


def show_claims(dataset: "Dataset", claims: "Claims") -> None:
    """A table of claims for each source, in which an id is as short as `show` takes it."""
    out = console()
    said = (partial(cell, column="claimed"), partial(origin, dataset), partial(through, dataset))
    for number, (source, held) in enumerate(groupby(claims, key=lambda claim: claim.source)):
        out.print(*([""] if number else []), Text(source, style="bold"), sep="\n")
        cells = ([short(dataset, claim.id), *(say(claim) for say in said)] for claim in held)
        out.print(listing(out, ("claim", "claimed", "said by", "through"), cells))
