"""The parts of the answer of `toll` that are printed by option: speakers, rules, pairs and stories.

Each prints what matters most and how much there is; with `in_full` it prints all of it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType

from ..analysis.clashes import REASONS
from ..analysis.policies import POLICIES
from ..analysis.toll import PopulationToll, TollReport
from ..model.populations import population_order
from ..model.wording import bounds_text, figure_text, readable
from .output import Wrapped, amount, field_table, heading, is_narrow, table
from .spans import population_label
from .speakers import most_repeated, speaker_table

if TYPE_CHECKING:
    from ..analysis.clashes import Reason
    from ..analysis.contradictions import Contradiction
    from ..analysis.estimate import Estimate
    from ..analysis.hearing import Hearing
    from ..analysis.stories import Story
    from ..analysis.toll import PopulationFamily
    from ..model.claims import Claim

Row = list[RenderableType]
PairGroup = tuple[tuple[str, "Reason"], list["Contradiction"]]

FIGURES, FIGURES_OF_ONE = 5, 20
"""How many figures of a population are printed: of each of several, and of the only one."""
PAIR_ROWS = 10
"""How many rows of pairs of a family are printed."""
STORIES = 3
"""How many stories of a family are printed; there may be thousands."""
SPEAKERS_IN_CELL = 3
"""How many speakers of a pair or a story are named."""


def print_speakers(out: Console, report: TollReport, *, in_full: bool) -> None:
    """Prints the figures of each population that most claims give, by first speaker as worded."""
    most = FIGURES if len(report.populations) > 1 else FIGURES_OF_ONE
    for toll in report.populations:
        figures = toll.figures
        # In the order of the whole table, in which the wordings of one speaker stand together.
        chosen = figures if in_full else most_repeated(figures, most)
        out.print(heading(f"{population_label(report, toll)} {report.outcome}"))
        out.print(speaker_table(out, report.dataset, chosen))
        _print_rest(out, len(chosen), len(figures), "figures, those that most claims give", "speakers")


def print_rules(out: Console, report: TollReport, *, in_full: bool) -> None:  # noqa: ARG001 - there are nine
    """Prints what each rule makes of each population, and how."""
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


def print_in_detail(out: Console, report: TollReport) -> None:
    """Prints the rule that was asked for, with all that it rests on."""
    for population in report.populations:
        out.print(heading(f"{population_label(report, population)} {report.outcome}"))
        out.print(Wrapped(population.refusal or ""))
        for estimate in population.estimates:
            out.print(field_table(_estimate_fields(population.hearing, estimate)))


def _estimate_fields(hearing: "Hearing", estimate: "Estimate") -> Iterator[tuple[str, str | None]]:
    policy = POLICIES[estimate.policy]
    yield "rule", f"{policy.name}: {policy.definition}"
    yield "citation", policy.citation
    yield "known bias", policy.bias
    yield "figures", _estimate_text(estimate)
    yield "steps", estimate.steps
    yield "used", "; ".join(_speakers_and_figures(hearing, estimate.used)) or "nothing"
    set_aside = (f"{_speakers_and_figures(hearing, [each.claim])[0]}: {each.reason}" for each in estimate.excluded)
    yield "set aside", "\n".join(set_aside)


def print_pairs(out: Console, report: TollReport, *, in_full: bool) -> None:
    """Prints each claim beside the claims that contradict it, those in the most pairs first."""
    for family in report.families:
        pairs = family.contradictions
        if pairs:
            out.print(heading(f"cannot be true together: {amount(len(pairs), 'pairs')}"))
            groups = _pair_groups(family)
            chosen = groups if in_full else groups[:PAIR_ROWS]
            rows = (_pair_row(family.hearing, group, in_full=in_full) for group in chosen)
            out.print(table(out, ("this", "or one of these", "because"), rows))
            _print_rest(out, len(chosen), len(groups), "rows, those with the most pairs", "pairs")


def _pair_groups(family: "PopulationFamily") -> list[PairGroup]:
    """Returns the pairs by the figure of the first claim and by reason: each pair by itself is a thousand rows."""
    groups: dict[tuple[str, Reason], list[Contradiction]] = defaultdict(list)
    for pair in family.contradictions:
        (first,) = _speakers_and_figures(family.hearing, [pair.first])
        groups[first, pair.reason].append(pair)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def _pair_row(hearing: "Hearing", group: PairGroup, *, in_full: bool) -> Row:
    (first, reason), pairs = group
    others = _speakers_and_figures(hearing, (pair.second for pair in pairs))
    return [Wrapped(first), Wrapped(_some_of(others, in_full=in_full)), Wrapped(REASONS[reason])]


def print_stories(out: Console, report: TollReport, *, in_full: bool) -> None:
    """Prints the largest sets of claims that can all be true, those with the most claims first."""
    for family in report.families:
        if family.stories_refusal and any(population.estimates for population in family.populations):
            out.print(Wrapped(f"\n{family.stories_refusal}"))
        if family.stories:
            stories = amount(len(family.stories), "stories")
            chosen = family.stories if in_full else family.stories[:STORIES]
            out.print(heading(f"largest sets of claims that can be true together: {stories}"))
            rows = (
                row
                for number, story in enumerate(chosen, start=1)
                for row in _story_rows(family.hearing, number, story, in_full=in_full)
            )
            out.print(table(out, ("story", "then", "number", "as said by"), rows))
            _print_rest(out, len(chosen), len(family.stories), "stories, those with the most claims", "stories")


def _story_rows(hearing: "Hearing", number: int, story: "Story", *, in_full: bool) -> Iterator[Row]:
    """Yields one row for each population that the story has claims on."""
    label = str(number)
    for implied in sorted(story.implied, key=lambda implied: population_order(implied.population)):
        claims = [c for c in story.claims if getattr(c.proposition, "population", None) == implied.population]
        if claims:
            speakers = _some_of(_speakers_and_figures(hearing, claims), in_full=in_full)
            yield [label, readable(implied.population), bounds_text(implied.low, implied.high), Wrapped(speakers)]
            label = ""


def _speakers_and_figures(hearing: "Hearing", claims: "Iterable[Claim]") -> list[str]:
    """Returns the first speakers with their figures, without repetitions: `BBC News (at least 12)`."""
    texts = (f"{hearing.speaker_text(claim)} ({figure_text(claim, hearing.name)})" for claim in claims)
    return list(dict.fromkeys(texts))


def _some_of(texts: list[str], *, in_full: bool) -> str:
    """Returns the first texts and how many are left out; never one, which is as long as the text."""
    shown = len(texts) if in_full or len(texts) <= SPEAKERS_IN_CELL + 1 else SPEAKERS_IN_CELL
    rest = [f"and {len(texts) - shown} more"] if shown < len(texts) else []
    return "; ".join([*texts[:shown], *rest])


def _print_rest(out: Console, printed: int, total: int, rows: str, part: str) -> None:
    """Says how many rows were left out, and how to see them."""
    if printed < total:
        out.print(Wrapped(f"\n{printed} of {total} {rows}; all with --{part} --all", "dim"))


PARTS: dict[str, Callable[..., None]] = {
    "speakers": print_speakers,
    "rules": print_rules,
    "pairs": print_pairs,
    "stories": print_stories,
}
"""What is printed only by option, in this order."""
