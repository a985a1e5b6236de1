"""The command for curators that suggests links of a claim."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

from ..curation.candidates import Candidate, candidates
from ..curation.read import read_curated
from ..datasets.folders import curated_part
from .csv_rows import print_csv
from .curate_options import Curated
from .curate_rows import CandidateRow, candidate_rows
from .options import AsCsv, AsJson
from .output import Wrapped, console, heading, print_json

_TITLES = {
    "relays": "It may relay",
    "supersedes": "It may supersede",
    "same_people": "It may count the same people as",
}


def show_candidates(
    claim: Annotated[str, typer.Argument(help="Id of a claim.")],
    curated: Curated = None,
    limit: Annotated[int, typer.Option(min=1, help="The most candidates for each link.")] = 5,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Suggest what a claim may relay, supersede or count the same people as: best first, with the reasons.

    A suggestion is no evidence: read both passages. Exits with 1 if there is none.
    """
    suggested = candidates(claim, read_curated(curated_part(curated)).entries)
    best = {field: each[:limit] for field, each in suggested.items()}
    if as_json:
        print_json({field: [_candidate_dict(candidate) for candidate in each] for field, each in best.items()})
    elif as_csv:
        print_csv(CandidateRow, candidate_rows(best))
    else:
        _print_candidates(best)
    if not any(best.values()):
        typer.echo(f"no claim has enough in common with {claim}", err=True)
        raise typer.Exit(1)


def _candidate_dict(candidate: Candidate) -> dict[str, Any]:
    claim = candidate.claim
    return {
        "id": claim.id,
        "relay_basis": candidate.relay_basis,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
        "summary": claim.summary,
    }


def _print_candidates(best: Mapping[str, Sequence[Candidate]]) -> None:
    out = console()
    for field, suggested in best.items():
        if suggested:
            out.print(heading(_TITLES[field]))
        for candidate in suggested:
            out.print(Text(f'{field} = "{candidate.claim.id}"', style="cyan"), soft_wrap=True)
            if candidate.relay_basis:
                out.print(Text(f'relay_basis = "{candidate.relay_basis}"', style="cyan"))
            for text in (candidate.claim.summary, "; ".join(candidate.reasons)):
                out.print(Padding(Wrapped(text), (0, 0, 0, 4), expand=False))
