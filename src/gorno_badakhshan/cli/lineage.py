"""The command `lineage`: a claim traced back to its first speaker."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from ..analysis.lineage import Drift, Lineage, drift, lineage
from ..dataset import load
from ..model.wording import readings_text, speakers_text, through_text
from ..store.codec import to_dict, to_plain
from .ids import find_record
from .options import AsJson, Pin
from .output import Wrapped, amount, console, id_cell, print_json, table

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim

_IDS = ("event", "place", "speaker")
"""Changes whose values are ids, which are printed as names."""


def show_lineage(
    claim: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a claim, or the part of the id after the slash.")
    ],
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Trace a claim back to its first speaker: what changed at each step, and who passed it on."""
    dataset = load(pin)
    chain = lineage(find_record(dataset, claim).id, dataset)
    if as_json:
        print_json(_lineage_dict(chain))
        return
    out = console()
    columns = ("step", "said by", "figure or statement", "in", "changed")
    out.print(table(out, columns, _step_rows(dataset, chain)))
    if chain.passed_on:
        out.print(Text(f"\npassed on in {amount(len(chain.passed_on), 'claims')}", style="bold"))
        rows = ([id_cell(later.id), Wrapped(_figure_or_summary(dataset, later))] for later in chain.passed_on)
        out.print(table(out, ("claim", "figure or statement"), rows))


def _step_rows(dataset: "Dataset", chain: Lineage) -> Iterator[list[Any]]:
    changes: list[Sequence[Drift]] = [(), *(drift(earlier, later) for earlier, later in pairwise(chain.claims))]
    for number, (claim, changes_of_step) in enumerate(zip(chain.claims, changes, strict=True), start=1):
        speakers = (speakers_text(claim.origin, dataset.name_of), through_text(claim, dataset.name_of))
        basis = f" (relay {claim.relay_basis})" if claim.relay_basis else ""
        yield [
            str(number),
            Wrapped("\n".join(filter(None, speakers))),
            Wrapped(_figure_or_summary(dataset, claim)),
            Wrapped(f"{dataset.name_of(claim.source)}\n{claim.id}{basis}"),
            Wrapped("\n".join(_change_text(dataset, change) for change in changes_of_step) or "—"),
        ]


def _figure_or_summary(dataset: "Dataset", claim: "Claim") -> str:
    # Without a number only the summary can be compared from step to step.
    return readings_text(claim, dataset.name_of) if claim.count is not None else claim.summary


def _change_text(dataset: "Dataset", change: Drift) -> str:
    if change.what not in _IDS:
        return str(change)
    before, after = (dataset.name_of(id) if id else "not said" for id in (change.before, change.after))
    return f"{change.what}: {before} → {after}"


def _lineage_dict(chain: Lineage) -> dict[str, Any]:
    return {
        "claims": [to_dict(claim) for claim in chain.claims],
        "drift": [to_plain(change) for change in chain.drift],
        "passed_on": [claim.id for claim in chain.passed_on],
    }
