"""The command `toll`: the claims on an event, what each rule makes of them, contradictions and stories."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from ..analysis.assumptions import Assumptions
from ..analysis.clashes import REASONS
from ..analysis.estimate import NO_FIGURE
from ..analysis.policies import POLICIES
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
from ..model.vocabulary import OUTCOMES, POPULATIONS
from ..model.wording import bounds_text, figure_text, readable
from .completion import complete_ids
from .csv_rows import print_csv
from .data_folder import event_or_default, load
from .ids import name_and_id
from .options import (
    AsCsv,
    AsJson,
    Bare,
    Independence,
    Infobox,
    Pin,
    ReadingChoice,
    Reliable,
    SetAside,
    Superseded,
    Tolerance,
    day,
    given,
    only_one,
    policy_name,
    set_aside_reasons,
    word,
)
from .output import (
    Wrapped,
    amount,
    console,
    field_table,
    heading,
    is_narrow,
    print_json,
    table,
)
from .overview import OUTCOME
from .spans import OPEN_ABOVE, population_label, span_table, with_numbers
from .speakers import speaker_tables

if TYPE_CHECKING:
    from ..analysis.clashes import Reason
    from ..analysis.contradictions import Contradiction
    from ..analysis.estimate import Estimate
    from ..analysis.hearing import Hearing
    from ..analysis.stories import Story
    from ..dataset import Dataset
    from ..model.claims import Claim

Row = list[RenderableType]

SUMMARY_RULES = {
    "stated_range": "stated",
    "intersection": "all agree",
    "median_stated": "median",
    "majority": "majority",
    "admission_floor": "admitted",
}
"""The rules on the first screen, with the headings of their columns."""

STORIES = 10
"""How many stories are printed, those with the most claims first; there may be thousands."""


def show_toll(
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="EVENT",
            help="Id of an event; includes the events inside it. Default: that of the dataset.",
            autocompletion=complete_ids("events"),
        ),
    ] = None,
    outcomes: Annotated[
        list[str] | None, word(f"What happened to people. Default: {OUTCOME}.", OUTCOMES, "--outcome")
    ] = None,
    populations: Annotated[
        list[str] | None, word("To whom. Default: each population by itself.", POPULATIONS, "--population")
    ] = None,
    until: Annotated[str | None, day("Only claims said by this day, or else published by it.")] = None,
    policies: Annotated[list[str] | None, policy_name("One rule in detail.")] = None,
    speakers: Annotated[bool, typer.Option("--speakers", help="Each first speaker, as worded.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="All rules, and how each decides.")] = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="The claims that cannot be true together.")] = False,
    stories: Annotated[
        bool, typer.Option("--stories", help="The largest sets of claims that can all be true.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Speakers, rules, pairs and stories.")] = False,
    unknown_independence: Independence = None,
    tolerance: Tolerance = None,
    reading: ReadingChoice = None,
    bare: Bare = None,
    infobox: Infobox = True,
    superseded: Superseded = False,
    set_aside: SetAside = None,
    reliable: Reliable = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show who gives which figures on an event, and what the rules make of them.

    Speakers, rules, pairs of claims that contradict each other and stories are shown by option.
    """
    outcome, population = only_one("outcome", outcomes) or OUTCOME, only_one("population", populations)
    policy = only_one("policy", policies)
    options = given(
        outcome=outcome, population=population, until=until, policy=policy,
        unknown_independence=unknown_independence, tolerance=tolerance, reading=reading, bare=bare,
        infobox=infobox, superseded=superseded, set_aside=set_aside_reasons(set_aside or ()), reliability=reliable,
    )  # fmt: skip
    dataset = load(pin)
    report = _report(dataset, event_or_default(event, dataset), options)
    options_by_part = {"speakers": speakers, "rules": rules, "pairs": pairs, "stories": stories}
    parts = {part for part, is_wanted in options_by_part.items() if is_wanted or everything}
    if as_json:
        print_json(report.to_dict())
    elif as_csv:
        _print_csv(report, parts or {"rules"})
    else:
        # One population fits on a screen with its speakers and rules.
        if population is not None and policy is None and not parts:
            parts = {"speakers", "rules"}
        _print_report(console(), report, parts, in_detail=policy is not None)


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


def _print_report(out: Console, report: TollReport, parts: set[str], *, in_detail: bool) -> None:
    dataset = report.dataset
    version = f"  data {dataset.version}"
    out.print(Text.assemble((f"{name_and_id(dataset, report.event)}: {report.outcome}", "bold"), version))
    if parts or in_detail or report.assumptions != Assumptions():
        out.print(Wrapped(f"{dataset.pin}\nassumed: {'; '.join(report.assumptions.lines)}", "dim"))
    if in_detail:
        _print_in_detail(out, report)
    elif not parts:
        _print_summary(out, report)
    for part, print_part in PARTS.items():
        if part in parts:
            print_part(out, report)


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


def _print_in_detail(out: Console, report: TollReport) -> None:
    """Prints the rule that was asked for, with all that it rests on."""
    for population in report.populations:
        out.print(heading(f"{population_label(report, population)} {report.outcome}"))
        out.print(Wrapped(population.refusal or ""))
        for estimate in population.estimates:
            out.print(field_table(_estimate_fields(population.hearing, estimate)))


def _print_speakers(out: Console, report: TollReport) -> None:
    for part in speaker_tables(out, report):
        out.print(part)


def _print_rules(out: Console, report: TollReport) -> None:
    for population in report.populations:
        claims = amount(len(population.claims), "claims")
        out.print(heading(f"{population_label(report, population)} {report.outcome}: {claims}"))
        out.print(_estimate_table(out, population) if population.refusal is None else Wrapped(population.refusal))


def _estimate_table(out: Console, population: PopulationToll) -> RenderableType:
    narrow = is_narrow(out)
    columns = ("rule", "figures", *(["how, and known bias"] if narrow else ["how", "known bias"]))
    return table(out, columns, (_estimate_row(estimate, narrow=narrow) for estimate in population.estimates))


def _estimate_row(estimate: "Estimate", *, narrow: bool) -> Row:
    steps, bias = Wrapped(_steps(estimate)), Wrapped(POLICIES[estimate.policy].bias, "dim")
    return [
        estimate.policy,
        Wrapped(_estimate_text(estimate)),
        *([Group(steps, bias)] if narrow else [steps, bias]),
    ]


def _steps(estimate: "Estimate") -> str:
    """Returns how the rule decided, as a sentence; its definition if it has no steps."""
    text = estimate.steps or POLICIES[estimate.policy].definition.rstrip(".")
    return f"{text[0].upper()}{text[1:]}."


def _estimate_text(estimate: "Estimate") -> str:
    return f"{estimate.figures}{'; disputed' if estimate.disputed else ''}"


def _estimate_fields(hearing: "Hearing", estimate: "Estimate") -> Iterator[tuple[str, str | None]]:
    policy = POLICIES[estimate.policy]
    yield "rule", f"{policy.name}: {policy.definition}"
    yield "citation", policy.citation
    yield "known bias", policy.bias
    yield "figures", _estimate_text(estimate)
    yield "steps", estimate.steps
    yield "used", _speakers_and_figures(hearing, estimate.used) or "nothing"
    yield (
        "set aside",
        "\n".join(f"{_speakers_and_figures(hearing, [each.claim])}: {each.reason}" for each in estimate.excluded),
    )


def _speakers_and_figures(hearing: "Hearing", claims: "Iterable[Claim]") -> str:
    """Returns the first speakers with their figures, without repetitions: `BBC News (at least 12)`."""
    texts = (f"{hearing.speaker_text(claim)} ({figure_text(claim, hearing.name)})" for claim in claims)
    return "; ".join(dict.fromkeys(texts))


def _print_pairs(out: Console, report: TollReport) -> None:
    """Prints each claim beside the claims that contradict it."""
    for family in report.families:
        pairs = family.contradictions
        if pairs:
            out.print(heading(f"cannot be true together: {amount(len(pairs), 'pairs')}"))
            # One row for each pair would be more than a thousand rows.
            groups: dict[tuple[str, Reason], list[Contradiction]] = defaultdict(list)
            for pair in pairs:
                groups[_speakers_and_figures(family.hearing, [pair.first]), pair.reason].append(pair)
            rows = (
                [
                    Wrapped(first),
                    Wrapped(_speakers_and_figures(family.hearing, (pair.second for pair in group))),
                    Wrapped(REASONS[reason]),
                ]
                for (first, reason), group in groups.items()
            )
            out.print(table(out, ("this", "or one of these", "because"), rows))


def _print_stories(out: Console, report: TollReport) -> None:
    for family in report.families:
        if family.stories_refusal and any(population.estimates for population in family.populations):
            out.print(Wrapped(f"\n{family.stories_refusal}"))
        if family.stories:
            stories = amount(len(family.stories), "stories")
            rest = f"; the first {STORIES}, and all with --json" if len(family.stories) > STORIES else ""
            out.print(heading(f"largest sets of claims that can be true together: {stories}{rest}"))
            rows = (
                row
                for number, story in enumerate(family.stories[:STORIES], start=1)
                for row in _story_rows(family.hearing, number, story)
            )
            out.print(table(out, ("story", "then", "number", "as said by"), rows))


def _story_rows(hearing: "Hearing", number: int, story: "Story") -> Iterator[Row]:
    """Yields one row for each population that the story has claims on."""
    label = str(number)
    for implied in sorted(story.implied, key=lambda implied: list(POPULATIONS).index(implied.population)):
        claims = [c for c in story.claims if getattr(c.proposition, "population", None) == implied.population]
        if claims:
            speakers = _speakers_and_figures(hearing, claims)
            yield [label, readable(implied.population), bounds_text(implied.low, implied.high), Wrapped(speakers)]
            label = ""


PARTS: dict[str, Callable[[Console, TollReport], None]] = {
    "speakers": _print_speakers,
    "rules": _print_rules,
    "pairs": _print_pairs,
    "stories": _print_stories,
}
"""What is printed only by option, in this order."""
