"""The commands that draw figures into files."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import plot
from ..analysis.reconcile import reconcile
from ..atomic import write_file
from .commands import add_command
from .completion import complete_claim_ids
from .data_folder import event_or_default, load
from .ids import find_claim
from .options import AsJson, Pin, day, policy_name
from .output import print_json
from .question_options import (
    Event,
    Outcomes,
    Populations,
    Rule,
    Until,
    claims_of_question,
    outcome_and_population,
    rule_or_default,
)

FORMATS = (".png", ".svg", ".pdf")
"""The formats of a figure, by the end of its file name."""
_TIME_FIELDS = {".png": "Creation Time", ".svg": "Date", ".pdf": "CreationDate"}
"""What each format calls the time of drawing."""

app: typer.Typer = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def figure_path(path: Path) -> Path:
    """Returns the path of a figure; exits if its end names no format."""
    if path.suffix.lower() not in FORMATS:
        raise typer.BadParameter(f"the end of {str(path)!r} names no format; write toll.png, toll.svg or toll.pdf")
    return path


Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        dir_okay=False,
        callback=figure_path,
        help=f"File to write; its end says the format: {', '.join(FORMATS)}. An existing file is replaced.",
    ),
]


def plot_claims(
    output: Output,
    event: Event = None,
    outcomes: Outcomes = None,
    populations: Populations = None,
    policies: Annotated[list[str] | None, policy_name("A rule to draw below the claims. May be repeated.")] = None,
    until: Until = None,
    *,
    assumptions: Any,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Draw what each speaker says of one number, with the ranges of rules below."""
    dataset = load(pin)
    question = event_or_default(event, dataset), *outcome_and_population(outcomes, populations)
    claims = claims_of_question(dataset, *question, assumptions, until)
    estimates = [reconcile(claims, policy, **assumptions) for policy in policies or ()]
    write_figure(output, lambda: plot.claims(claims, estimates=estimates, **assumptions), as_json=as_json)


def plot_timeline(
    output: Output,
    event: Event = None,
    outcomes: Outcomes = None,
    populations: Populations = None,
    policies: Rule = None,
    until: Annotated[str | None, day("The last day drawn. Default: eight weeks after the event.")] = None,
    all_days: Annotated[bool, typer.Option("--all", help="Draw all days.")] = False,
    *,
    assumptions: Any,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Draw the toll as it stood each day, by the standing of the speakers."""
    if until is not None and all_days:
        raise typer.BadParameter("--until names a last day and --all draws all of them; give one of the two")
    dataset = load(pin)
    question = event_or_default(event, dataset), *outcome_and_population(outcomes, populations)
    claims = claims_of_question(dataset, *question, assumptions)
    policy, last = rule_or_default(policies), "all" if all_days else until
    write_figure(output, lambda: plot.timeline(claims, policy=policy, until=last, **assumptions), as_json=as_json)


def plot_lineage(
    output: Output,
    claim: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a claim, or the part of the id after the slash.",
            autocompletion=complete_claim_ids,
        ),
    ],
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Draw who passed a claim on, from its first speaker to the last page."""
    dataset = load(pin)
    record = find_claim(dataset, claim)
    write_figure(output, lambda: plot.lineage(record, dataset=dataset), as_json=as_json)


def write_figure(output: Path, draw: Callable[[], Any], *, as_json: bool = False, says_so: bool = True) -> None:
    """Draws a figure and writes it in the format of the file name."""
    # Set before matplotlib is imported, because another backend may open a window or find no screen.
    os.environ["MPLBACKEND"] = "agg"
    figure, suffix, content = draw().figure, output.suffix.lower(), BytesIO()
    # Without the time of drawing, one version of the data gives one file.
    figure.savefig(content, format=suffix[1:], dpi=150, metadata={_TIME_FIELDS[suffix]: None})
    write_file(output, content.getvalue())
    if as_json:
        print_json({"file": str(output)})
    elif says_so:
        typer.echo(f"wrote {output}")


for _name, _function, _summary in (
    ("claims", plot_claims, "Draw what each speaker says of one number."),
    ("timeline", plot_timeline, "Draw the toll as it stood each day."),
    ("lineage", plot_lineage, "Draw who passed a claim on."),
):
    add_command(app, _name, _function, _summary)
