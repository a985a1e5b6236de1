"""The command `toll`: who gives which figures on an event, and what each rule makes of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from ..analysis.assumptions import Assumptions
from ..analysis.estimate import NO_FIGURE
from ..analysis.toll import PopulationToll, TollReport, toll
from ..errors import QuestionError
from ..flat_answers import (
    PairRow,
    RuleRow,
    SpeakerRow,
    StoryRow,
    pair_rows,
    rule_rows,
    speaker_rows,
    story_rows,
)
from ..model.vocabulary import POPULATIONS
from .completion import complete_ids
from .csv_rows import print_csv
from .data_folder import event_or_default, load
from .ids import name_and_id
from .options import AsCsv, AsJson, Pin, given, only_one, policy_name, word
from .output import Wrapped, console, print_json, table
from .overview import OUTCOME
from .question_options import Outcomes, Until
from .spans import OPEN_ABOVE, population_label, span_table, with_numbers
from .toll_parts import PARTS, print_in_detail

if TYPE_CHECKING:
    from ..dataset import Dataset

SUMMARY_RULES = {
    "stated_range": "stated",
    "intersection": "all agree",
    "median_stated": "median",
    "majority": "majority",
    "admission_floor": "admitted",
}
"""The rules on the first screen, with the headings of their columns."""


def show_toll(
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="EVENT",
            help="Id of an event; includes the events inside it. Default: that of the dataset.",
            autocompletion=complete_ids("events"),
        ),
    ] = None,
    outcomes: Outcomes = None,
    populations: Annotated[
        list[str] | None, word("To whom. Default: each population by itself.", POPULATIONS, "--population")
    ] = None,
    until: Until = None,
    policies: Annotated[list[str] | None, policy_name("One rule in detail.")] = None,
    speakers: Annotated[bool, typer.Option("--speakers", help="Each first speaker, as worded.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="All rules, and how each decides.")] = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="The claims that cannot be true together.")] = False,
    stories: Annotated[
        bool, typer.Option("--stories", help="The largest sets of claims that can all be true.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="All of each part that is asked for; without one, all parts.")
    ] = False,
    *,
    assumptions: Any,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show who gives which figures on an event, and what the rules make of them.

    Speakers, rules, pairs of claims that contradict each other and stories are shown by option.
    """
    outcome, population = only_one("outcome", outcomes) or OUTCOME, only_one("population", populations)
    policy = only_one("policy", policies)
    options = given(outcome=outcome, population=population, until=until, policy=policy, **assumptions)
    dataset = load(pin)
    report = _report(dataset, event_or_default(event, dataset), options)
    options_by_part = {"speakers": speakers, "rules": rules, "pairs": pairs, "stories": stories}
    parts = {part for part, is_wanted in options_by_part.items() if is_wanted}
    # A part can be very long, so that all of them at once are no whole ones.
    in_full = everything and bool(parts)
    if everything and not parts:
        parts = set(options_by_part)
    if as_json:
        print_json(report.to_dict())
    elif as_csv:
        _print_csv(report, parts or {"rules"})
    else:
        # One population fits on a screen with its speakers and rules.
        if population is not None and policy is None and not parts:
            parts = {"speakers", "rules"}
        _print_report(console(), report, parts, in_full=in_full, in_detail=policy is not None)


def _report(dataset: "Dataset", event: str, options: dict[str, Any]) -> TollReport:
    try:
        return toll(event, dataset=dataset, **options)
    except QuestionError as error:
        claims = dataset.claims.where(about=event, outcome=options["outcome"])
        # Claims that give no figure for a whole population can still be read.
        hint = f"; read them with: gorno-badakhshan claims --about {event} --outcome {options['outcome']}"
        raise QuestionError(f"{error}{hint if claims else ''}") from None


def _print_csv(report: TollReport, parts: set[str]) -> None:
    # Rows of several kinds in one file have no common columns.
    if len(parts) > 1:
        names = ", ".join(f"--{part}" for part in PARTS)
        raise typer.BadParameter(f"a CSV file has rows of one kind; give one of {names}")
    (part,) = parts
    match part:
        case "speakers":
            print_csv(SpeakerRow, speaker_rows(report))
        case "pairs":
            print_csv(PairRow, pair_rows(report))
        case "stories":
            print_csv(StoryRow, story_rows(report))
        case _:
            print_csv(RuleRow, rule_rows(report))


def _print_report(out: Console, report: TollReport, parts: set[str], *, in_full: bool, in_detail: bool) -> None:
    dataset = report.dataset
    version = f"  data {dataset.version}"
    out.print(Text.assemble((f"{name_and_id(dataset, report.event)}: {report.outcome}", "bold"), version))
    if parts or in_detail or report.assumptions != Assumptions():
        out.print(Wrapped(f"{dataset.pin}\nassumed: {'; '.join(report.assumptions.lines)}", "dim"))
    if in_detail:
        print_in_detail(out, report)
    elif not parts:
        _print_summary(out, report)
    for part, print_part in PARTS.items():
        if part in parts:
            print_part(out, report, in_full=in_full)


def _print_summary(out: Console, report: TollReport) -> None:
    """Prints one screen: who gives which figures, what some rules make of them, and where more is."""
    out.print()
    out.print(span_table(out, report))
    out.print()
    out.print(_rule_summary(out, report))
    for population in report.populations:
        if population.refusal is not None and population.question is not None:
            out.print(Wrapped(f"{population_label(report, population)}: {population.refusal}"))
    out.print(
        Wrapped(f"\n{OPEN_ABOVE} More with {', '.join(f'--{part}' for part in PARTS)} or --population.", "dim")
    )


def _rule_summary(out: Console, report: TollReport) -> RenderableType:
    """Returns a table of the populations by some rules, with the number of pairs that contradict each other."""
    rows = (
        [Wrapped(population_label(report, toll), "bold"), *_summary_cells(toll)]
        for toll in with_numbers(report.populations)
    )
    return table(out, ("by rule", *SUMMARY_RULES.values(), "claims", "clashes"), rows)


def _summary_cells(toll: PopulationToll) -> Iterator[RenderableType]:
    by_rule = {estimate.policy: estimate for estimate in toll.estimates}
    for rule in SUMMARY_RULES:
        figures = by_rule[rule].short
        yield Text("–", style="dim") if figures == NO_FIGURE else Wrapped(figures)
    yield Text(str(len(toll.claims)), justify="right")
    yield Text(str(len(toll.estimates[0].contradictions)), justify="right")
