"""The command `lineage`: a claim traced back to its first speaker."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer
from rich.console import Group
from rich.text import Text

from ..analysis.lineage import Drift, Lineage, drift, lineage
from ..errors import QuestionError
from ..flat_answers import LineageRow, lineage_rows
from ..model.vocabulary import OUTCOMES, POPULATIONS
from ..model.wording import readings_text, speakers_text, through_text
from ..store.codec import to_dict, to_plain
from .completion import complete_claim_ids
from .csv_rows import print_csv
from .data_folder import load
from .ids import find_claim
from .options import AsCsv, AsJson, Pin, given_criteria, id_of, word
from .output import Wrapped, amount, console, id_cell, print_json, table

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim

Ids: TypeAlias = list[str] | None


def show_lineage(
    claims: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Ids of claims, or the parts of the ids after the slash.",
            autocompletion=complete_claim_ids,
        ),
    ] = None,
    about: Annotated[list[str] | None, id_of("event", "All claims about this event or one inside it.")] = None,
    outcome: Annotated[list[str] | None, word("Only counts of this outcome.", OUTCOMES)] = None,
    population: Annotated[list[str] | None, word("Only counts of this population.", POPULATIONS)] = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Trace claims back to their first speakers: what changed at each step, and who passed it on.

    Give the ids of claims, or select claims with --about, --outcome and --population.
    """
    dataset = load(pin)
    chains = [
        lineage(claim, dataset) for claim in _claims_to_trace(dataset, claims or [], about, outcome, population)
    ]
    if as_json:
        # A single id gives a single document, as it did before several were possible.
        dicts = [_lineage_dict(chain) for chain in chains]
        print_json(dicts[0] if len(claims or ()) == 1 else dicts)
    elif as_csv:
        print_csv(LineageRow, (row for chain in chains for row in lineage_rows(chain, dataset)))
    else:
        for number, chain in enumerate(chains):
            if len(chains) > 1:
                console().print(*([""] if number else []), Text(chain.claims[-1].id, style="bold"), sep="\n")
            _print_lineage(dataset, chain)


def _claims_to_trace(
    dataset: "Dataset", ids: list[str], about: Ids, outcome: Ids, population: Ids
) -> "list[Claim]":
    """Returns the claims with these ids, or those that meet the criteria."""
    criteria = given_criteria(about=about, outcome=outcome, population=population)
    if bool(ids) == bool(criteria):
        raise typer.BadParameter("give the ids of claims, or --about, --outcome and --population")
    if ids:
        return [find_claim(dataset, id) for id in ids]
    selected = dataset.claims.where(**criteria)
    if not selected:
        raise QuestionError("no claims fit; use fewer options")
    # The lineage of a relay has that of the relayed claim in it.
    relayed = {claim.relays for claim in selected}
    return [claim for claim in selected if claim.id not in relayed]


def _print_lineage(dataset: "Dataset", chain: Lineage) -> None:
    out = console()
    columns = ("step", "said by", "figure or statement", "changed")
    out.print(table(out, columns, _step_rows(dataset, chain)))
    if chain.passed_on:
        out.print(Text(f"\npassed on in {amount(len(chain.passed_on), 'claims')}", style="bold"))
        rows = ([id_cell(later.id), Wrapped(_figure_or_summary(dataset, later))] for later in chain.passed_on)
        out.print(table(out, ("claim", "figure or statement"), rows))


def _step_rows(dataset: "Dataset", chain: Lineage) -> Iterator[list[Any]]:
    changes: list[Sequence[Drift]] = [(), *(drift(earlier, later) for earlier, later in pairwise(chain.claims))]
    for number, (claim, changes_of_step) in enumerate(zip(chain.claims, changes, strict=True), start=1):
        speakers = (speakers_text(claim.origin, dataset.words_for), through_text(claim, dataset.words_for))
        basis = f", relay {claim.relay_basis}" if claim.relay_basis else ""
        yield [
            str(number),
            Group(
                Wrapped("\n".join(filter(None, speakers))),
                Wrapped(f"  in {dataset.name_of(claim.source)}{basis}"),
                id_cell(f"  {claim.id}"),
            ),
            Wrapped(_figure_or_summary(dataset, claim)),
            Wrapped("\n".join(change.text(dataset.words_for) for change in changes_of_step) or "—"),
        ]


def _figure_or_summary(dataset: "Dataset", claim: "Claim") -> str:
    # Without a number only the summary can be compared from step to step.
    return readings_text(claim, dataset.words_for) if claim.count is not None else claim.summary


def _lineage_dict(chain: Lineage) -> dict[str, Any]:
    return {
        "claims": [to_dict(claim) for claim in chain.claims],
        "drift": [to_plain(change) for change in chain.drift],
        "passed_on": [claim.id for claim in chain.passed_on],
    }
