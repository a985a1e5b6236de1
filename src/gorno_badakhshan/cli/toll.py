"""The command `toll`: the claims on an event, what each rule makes of them, contradictions and stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from ..analysis.policies import POLICIES
from ..analysis.toll import toll
from ..dataset import load
from ..errors import QuestionError
from ..model.vocabulary import OUTCOMES, POPULATIONS
from ..model.wording import bounds_text, figure_text, readable, speakers_text
from .ids import example_id, name_and_id
from .options import (
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
    set_aside_reasons,
    word,
)
from .output import (
    Wrapped,
    amount,
    console,
    field_table,
    heading,
    id_cell,
    is_narrow,
    print_json,
    table,
    text_above_id,
)
from .overview import EVENT, OUTCOME

if TYPE_CHECKING:
    from ..analysis.clashes import Reason
    from ..analysis.contradictions import Contradiction
    from ..analysis.estimate import Estimate
    from ..analysis.stories import Story
    from ..analysis.toll import PopulationFamily, PopulationToll, TollReport, WordedFigure
    from ..dataset import Dataset
    from ..model.claims import Claim

Row = list[RenderableType]

STORIES = 10
"""How many stories are printed, those with the most claims first; there may be thousands."""

REASONS: "dict[Reason, str]" = {
    "disjoint_bounds": "no number satisfies both",
    "part_exceeds_whole": "a part is greater than its whole",
    "exclusive_populations": "the same people cannot be both",
    "affirmed_and_denied": "one denies what the other affirms",
    "exclusive_manners": "one death has one manner",
}


def show_toll(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="Id of an event; includes the events inside it.")
    ] = EVENT,
    outcome: Annotated[str, word("What happened to people.", OUTCOMES)] = OUTCOME,
    population: Annotated[str | None, word("To whom. Default: each population by itself.", POPULATIONS)] = None,
    until: Annotated[str | None, day("Only claims said by this day, or else published by it.")] = None,
    policy: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"One rule in detail. One of: {', '.join(POLICIES)}.")
    ] = None,
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
) -> None:
    """Show the claims on an event, the figures of each rule, and which claims can be true together."""
    options = given(
        outcome=outcome, population=population, until=until, policy=policy,
        unknown_independence=unknown_independence, tolerance=tolerance, reading=reading, bare=bare,
        infobox=infobox, superseded=superseded, set_aside=set_aside_reasons(set_aside or ()), reliability=reliable,
    )  # fmt: skip
    try:
        report = toll(event, dataset=load(pin), **options)
    except QuestionError as error:
        # Claims that answer nothing are an empty result, not wrong usage.
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json:
        print_json(report.to_dict())
    else:
        _print_report(console(), report, in_detail=policy is not None)


def _print_report(out: Console, report: "TollReport", *, in_detail: bool) -> None:
    dataset = report.dataset
    out.print(Text.assemble((name_and_id(dataset, report.event), "bold"), f"\ndata {dataset.version}"))
    out.print(Text(dataset.pin, style="dim"))
    out.print(Wrapped(f"assumed: {'; '.join(report.assumptions.lines)}", "dim"))
    for family in report.families:
        for population in family.populations:
            _print_population(out, report, population, in_detail=in_detail)
        _print_contradictions(out, dataset, family)
        _print_stories(out, dataset, family)


def _print_population(
    out: Console, report: "TollReport", population: "PopulationToll", *, in_detail: bool
) -> None:
    whom = readable(population.population) or "population not stated"
    where = f", {report.dataset.name_of(population.event)}" if population.event != report.event else ""
    out.print(heading(f"{whom} {report.outcome}{where}: {amount(len(population.claims), 'claims')}"))
    out.print(_figure_table(out, report.dataset, population))
    out.print()
    if population.refusal is not None:
        out.print(Wrapped(population.refusal))
    elif in_detail:
        for estimate in population.estimates:
            out.print(field_table(_estimate_fields(report.dataset, estimate)))
    else:
        out.print(_estimate_table(out, population))


def _figure_table(out: Console, dataset: "Dataset", population: "PopulationToll") -> RenderableType:
    """Returns a table with one row for each first speaker and wording."""
    narrow = is_narrow(out)
    columns = ["first speaker", "figure as worded", "counts as", "claims"] + ["its first claim"] * (not narrow)
    rows = (_figure_row(dataset, figure, narrow=narrow) for figure in population.figures)
    return table(out, columns, rows)


def _figure_row(dataset: "Dataset", figure: "WordedFigure", *, narrow: bool) -> Row:
    speaker, id = dataset.name_of(figure.speaker), example_id(dataset, figure.claims)
    cells: Row = [Wrapped(figure.wording), Wrapped(figure.counts_as), str(len(figure.claims))]
    return [text_above_id(speaker, id), *cells] if narrow else [Wrapped(speaker), *cells, id_cell(id)]


def _estimate_table(out: Console, population: "PopulationToll") -> RenderableType:
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


def _estimate_fields(dataset: "Dataset", estimate: "Estimate") -> Iterator[tuple[str, str | None]]:
    policy = POLICIES[estimate.policy]
    yield "rule", f"{policy.name}: {policy.definition}"
    yield "citation", policy.citation
    yield "known bias", policy.bias
    yield "figures", _estimate_text(estimate)
    yield "steps", estimate.steps
    yield "used", _speakers_and_figures(dataset, estimate.used) or "nothing"
    yield (
        "set aside",
        "\n".join(f"{_speakers_and_figures(dataset, [each.claim])}: {each.reason}" for each in estimate.excluded),
    )


def _speakers_and_figures(dataset: "Dataset", claims: "Iterable[Claim]") -> str:
    """Returns each speaker with the figure, without repetitions: `BBC News (at least 12)`."""
    name = dataset.name_of
    texts = (f"{speakers_text(claim.origin, name)} ({figure_text(claim, name)})" for claim in claims)
    return ", ".join(dict.fromkeys(texts))


def _print_contradictions(out: Console, dataset: "Dataset", family: "PopulationFamily") -> None:
    """Prints each claim beside the claims that contradict it."""
    pairs = family.contradictions
    if pairs:
        out.print(heading(f"cannot be true together: {amount(len(pairs), 'pairs')}"))
        # One row for each pair would be more than a thousand rows.
        groups: dict[tuple[str, Reason], list[Contradiction]] = defaultdict(list)
        for pair in pairs:
            groups[_speakers_and_figures(dataset, [pair.first]), pair.reason].append(pair)
        rows = (
            [
                Wrapped(first),
                Wrapped(_speakers_and_figures(dataset, (pair.second for pair in group))),
                Wrapped(REASONS[reason]),
            ]
            for (first, reason), group in groups.items()
        )
        out.print(table(out, ("this", "or one of these", "because"), rows))


def _print_stories(out: Console, dataset: "Dataset", family: "PopulationFamily") -> None:
    if family.stories_refusal and any(population.estimates for population in family.populations):
        out.print(Wrapped(f"\n{family.stories_refusal}"))
    if family.stories:
        stories = amount(len(family.stories), "stories")
        rest = f"; the first {STORIES}, and all with --json" if len(family.stories) > STORIES else ""
        out.print(heading(f"largest sets of claims that can be true together: {stories}{rest}"))
        rows = (
            row
            for number, story in enumerate(family.stories[:STORIES], start=1)
            for row in _story_rows(dataset, number, story)
        )
        out.print(table(out, ("story", "then", "number", "as said by"), rows))


def _story_rows(dataset: "Dataset", number: int, story: "Story") -> Iterator[Row]:
    """Yields one row for each population that the story has claims on."""
    label = str(number)
    for implied in sorted(story.implied, key=lambda implied: list(POPULATIONS).index(implied.population)):
        claims = [c for c in story.claims if getattr(c.proposition, "population", None) == implied.population]
        if claims:
            speakers = _speakers_and_figures(dataset, claims)
            yield [label, readable(implied.population), bounds_text(implied.low, implied.high), Wrapped(speakers)]
            label = ""
