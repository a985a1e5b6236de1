"""Commands that list records, selected by the criteria of the library."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from ..errors import VocabularyError
from ..flat import ROWS, record_rows
from ..model.propositions import Proposition
from ..model.vocabulary import (
    ACTOR_KINDS,
    CERTAINTIES,
    COUNT_BASES,
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
from ..model.wording import speakers_text, statement_text, through_text
from ..show import cell
from .completion import complete_words
from .csv_rows import print_csv
from .data_folder import load
from .ids import short_id
from .options import AsCsv, AsJson, Pin, day, given_criteria, id_of, word
from .output import address_cell, amount, console, print_json, record_table

if TYPE_CHECKING:
    from ..dataset import Claims, Dataset, Records

PROPOSITIONS: dict[str, type] = {cls.__name__: cls for cls in Proposition.__args__}


def list_sources(
    kind: Annotated[list[str] | None, word("Kind of document.", SOURCE_KINDS)] = None,
    publisher: Annotated[list[str] | None, id_of("actor", "Who published it.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Language of the text, such as en.")
    ] = None,
    complete: Annotated[
        bool | None, typer.Option("--complete/--incomplete", help="Whether the whole text was read.")
    ] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the documents that contain the claims. A repeated option means any of its values."""
    criteria = given_criteria(kind=kind, publisher=publisher, language=language, complete=complete)
    _print_records(load(pin).sources.where(**criteria), as_json=as_json, as_csv=as_csv)


def list_actors(
    kind: Annotated[list[str] | None, word("Kind of actor.", ACTOR_KINDS)] = None,
    named: Annotated[list[str] | None, word("Whether the sources name the actor.", NAMED)] = None,
    party: Annotated[list[str] | None, word("Side in the conflict.", PARTIES)] = None,
    affiliated_with: Annotated[
        list[str] | None, id_of("actor", "Organization that the actor belonged to or held a post in.")
    ] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the people, organizations and media who act or speak. A repeated option means any of its values."""
    criteria = given_criteria(kind=kind, named=named, party=party, affiliated_with=affiliated_with)
    _print_records(load(pin).actors.where(**criteria), as_json=as_json, as_csv=as_csv)


def list_places(
    kind: Annotated[list[str] | None, word("Kind of place.", PLACE_KINDS)] = None,
    within: Annotated[list[str] | None, id_of("place", "Places inside this one, at any depth.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the places, from country to site. A repeated option means any of its values."""
    _print_records(
        load(pin).places.where(**given_criteria(kind=kind, within=within)), as_json=as_json, as_csv=as_csv
    )


def list_events(
    kind: Annotated[list[str] | None, word("Kind of event.", EVENT_KINDS)] = None,
    place: Annotated[list[str] | None, id_of("place", "Events in this place or inside it.")] = None,
    participant: Annotated[list[str] | None, id_of("actor", "Who took part, in any role.")] = None,
    part_of: Annotated[list[str] | None, id_of("event", "Events inside this one, at any depth.")] = None,
    during: Annotated[str | None, day("Events that surely lie within this period.")] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the events that the claims are about. The numbers are in the claims.

    A repeated option means any of its values.
    """
    criteria = given_criteria(kind=kind, place=place, participant=participant, part_of=part_of, during=during)
    _print_records(load(pin).events.where(**criteria), as_json=as_json, as_csv=as_csv)


def list_claims(
    about: Annotated[list[str] | None, id_of("event", "Claims about this event or one inside it.")] = None,
    event: Annotated[list[str] | None, id_of("event", "Claims about exactly this event.")] = None,
    source: Annotated[list[str] | None, id_of("source", "Document that contains the claim.")] = None,
    said_by: Annotated[list[str] | None, id_of("actor", "The first speaker.")] = None,
    relayed_by: Annotated[list[str] | None, id_of("actor", "Anybody who passed it on.")] = None,
    proposition: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help=f"Kind of statement. One of: {', '.join(PROPOSITIONS)}.",
            autocompletion=complete_words(PROPOSITIONS),
        ),
    ] = None,
    outcome: Annotated[list[str] | None, word("What happened to people.", OUTCOMES)] = None,
    population: Annotated[list[str] | None, word("To whom; excludes its parts.", POPULATIONS)] = None,
    subset: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Counts limited to a subset with these words.")
    ] = None,
    known_by: Annotated[list[str] | None, word("How the figure came about.", COUNT_BASES)] = None,
    hedge: Annotated[list[str] | None, word("How the number is hedged.", HEDGES)] = None,
    polarity: Annotated[list[str] | None, word("Whether it is affirmed or denied.", POLARITIES)] = None,
    certainty: Annotated[list[str] | None, word("How sure the first speaker is.", CERTAINTIES)] = None,
    until: Annotated[
        str | None, day("Claims said by this day, or else published by it. Claims without a day are left out.")
    ] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the claims: who said what about whom. A repeated option means any of its values."""
    criteria = given_criteria(
        about=about, event=event, source=source, said_by=said_by, relayed_by=relayed_by, outcome=outcome,
        proposition=[*map(_proposition_class, proposition or ())], population=population, subset=subset,
        known_by=known_by, hedge=hedge, polarity=polarity, certainty=certainty, until=until,
    )  # fmt: skip
    dataset = load(pin)
    selected = dataset.claims.where(**criteria)
    # A reader may take the claims without a day for claims of a later day.
    if until is not None:
        _report_undated(dataset, criteria)
    _print_records(
        selected,
        as_json=as_json,
        as_csv=as_csv,
        print_table=partial(print_claims, dataset),
    )


def _report_undated(dataset: "Dataset", criteria: dict[str, Any]) -> None:
    """Prints on stderr how many claims fit all criteria but the day, because their day is unknown."""
    fitting = dataset.claims.where(**{name: value for name, value in criteria.items() if name != "until"})
    undated = fitting.filter(lambda c: c.said is None and dataset.sources[c.source].published is None)
    if undated:
        typer.echo(f"left out, because no day is known: {amount(len(undated), 'claims')}", err=True)


def _proposition_class(name: str) -> type:
    if name not in PROPOSITIONS:
        raise VocabularyError(name, "proposition kind", PROPOSITIONS)
    return PROPOSITIONS[name]


def _print_records(
    records: "Records[Any]",
    *,
    as_json: bool,
    as_csv: bool,
    print_table: "Callable[[Any], None] | None" = None,
) -> None:
    """Prints the records and their number; exits with 1 if there are none."""
    if as_json:
        print_json(records.to_dicts())
    elif as_csv:
        print_csv(ROWS[records.kind], record_rows(records.kind, records, records.dataset))
    elif records:
        (print_table or _print_table)(records)
        console().print(Text(f"\n{amount(len(records), records.kind)}", style="dim"))
    else:
        hint = f"use fewer options, or list all with: gorno-badakhshan {records.kind}"
        typer.echo(f"no {records.kind} fit; {hint}", err=True)
    if not records:
        raise typer.Exit(1)


def _print_table(records: "Records[Any]") -> None:
    out = console()
    rows = ([cell(record, column) for column in records.columns] for record in records)
    out.print(record_table(out, records.columns, rows))


def print_claims(dataset: "Dataset", claims: "Claims") -> None:
    """Prints a table of claims for each source and its address, with short ids."""
    out, name = console(), dataset.words_for
    for number, (source, group) in enumerate(groupby(claims, key=lambda claim: claim.source)):
        out.print(*([""] if number else []), Text(source, style="bold"), sep="\n")
        # Under each heading once, because the claims of a page share its address.
        url = dataset.sources[source].url
        out.print(Text("no address", style="dim") if url is None else address_cell(url))
        rows = (
            [
                short_id(dataset, claim.id),
                statement_text(claim, name),
                speakers_text(claim.origin, name),
                through_text(claim, name),
            ]
            for claim in group
        )
        out.print(record_table(out, ("claim", "claimed", "said by", "through"), rows))
