"""What claims about the dead come to under each rule: claims first, and no number without its rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text

from ..analysis.assumptions import Assumptions
from ..analysis.origins import first_claims
from ..analysis.policies import POLICIES, policy_called
from ..dataset import load
from ..model.propositions import CasualtyCount
from ..model.vocabulary import OUTCOMES, POPULATIONS
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
    reasons,
    word,
)
from .output import Folded, amount, console, is_narrow, print_json, sheet, stacked, table
from .overview import EVENT, OUTCOME
from .reckoning import is_counted, population_of, reckoned, toll_dict
from .wording import called, figure, named, origin, plain, readings, short, span

if TYPE_CHECKING:
    from ..analysis.contradictions import Contradiction, Reason
    from ..analysis.estimate import Estimate
    from ..analysis.stories import Story
    from ..dataset import Dataset
    from ..model.claims import Claim
    from .reckoning import Answer, Family, Toll

Row = list[RenderableType]

STORIES = 10
"""How many stories are printed, those of the most claims first."""

WHY: "dict[Reason, str]" = {
    "disjoint_bounds": "no number satisfies both",
    "part_exceeds_whole": "a part is greater than its whole",
    "affirmed_and_denied": "one denies what the other affirms",
    "exclusive_manners": "one death has one manner",
}


def toll(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="Id of an event, or of one that holds it.")
    ] = EVENT,
    outcome: Annotated[str, word("What happened to people.", OUTCOMES)] = OUTCOME,
    population: Annotated[str | None, word("Of whom; else of all told of, each apart.", POPULATIONS)] = None,
    until: Annotated[str | None, day("Only what was said or else published up to this day.")] = None,
    policy: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"One rule, whole. One of: {', '.join(POLICIES)}.")
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
    """What the claims come to under each rule, what contradicts what, and which stories hold together."""
    assumed = Assumptions.of(
        **given(
            unknown_independence=unknown_independence, tolerance=tolerance, reading=reading, bare=bare,
            infobox=infobox, superseded=superseded, set_aside=reasons(set_aside or ()), reliability=reliable,
        )
    )  # fmt: skip
    if policy is not None:
        policy_called(policy)
    dataset = load(pin)
    claims = dataset.claims.where(**given(about=event, outcome=outcome, population=population, until=until))
    if not is_counted(claims):
        _say_what_is_counted(dataset, outcome)
        raise typer.Exit(1)
    told = reckoned(event, outcome, claims, assumed, policy)
    if as_json:
        print_json(toll_dict(told))
    else:
        _print(console(), told, whole=policy is not None)


def _say_what_is_counted(dataset: "Dataset", outcome: str) -> None:
    counted = dataset.claims.where(**given(outcome=outcome, proposition=CasualtyCount))
    asked = sorted({f"{claim.event} ({plain(population_of(claim))})" for claim in counted})
    typer.echo(f"no claim gives such a number; {outcome} are counted for: {', '.join(asked) or 'none'}", err=True)


def _print(out: Console, told: "Toll", *, whole: bool) -> None:
    out.print(Text.assemble((named(told.dataset, told.about), "bold"), f"\ndata {told.dataset.version}"))
    out.print(Text(told.dataset.pin, style="dim"))
    out.print(Folded(f"assumed: {'; '.join(told.assumptions.lines)}", "dim"))
    for family in told.families:
        for answer in family.answers:
            _print_answer(out, told, answer, whole=whole)
        _print_pairs(out, told, family)
        _print_stories(out, told, family)


def _print_answer(out: Console, told: "Toll", answer: "Answer", *, whole: bool) -> None:
    whom = plain(answer.population) or "population not stated"
    where = f", {called(told.dataset, answer.event)}" if answer.event != told.about else ""
    _head(out, f"{whom} {told.outcome}{where}: {amount(len(answer.claims), 'claims')}")
    out.print(_claims(out, told.dataset, answer))
    out.print()
    if not answer.estimates:
        out.print(Folded(answer.refusal))
    elif whole:
        for estimate in answer.estimates:
            out.print(sheet(_sheet(told, estimate)))
    else:
        out.print(_estimates(out, answer))


def _head(out: Console, title: str) -> None:
    out.print(Text(f"\n{title}\n", style="bold"))


def _claims(out: Console, dataset: "Dataset", answer: "Answer") -> RenderableType:
    """Which first voice is told of in which words, and as what that counts; each once, however many pass it on."""
    narrow = is_narrow(out)
    columns = ["first voice", "figure as worded", "counts as", "claims", *([] if narrow else ["its first claim"])]
    counts, first = _counts_as(answer), first_claims(answer.claims, dataset)
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in answer.claims:
        groups[first[claim.id].origin.actor, readings(claim), counts[claim.id]].append(claim)
    order = {actor: place for place, (actor, _, _) in reversed([*enumerate(groups)])}
    rows = sorted(groups.items(), key=lambda row: order[row[0][0]])
    return table(out, columns, (_voice(dataset, *key, held, narrow=narrow) for key, held in rows))


def _voice(
    dataset: "Dataset", actor: str, worded: str, counts_as: str, claims: "Sequence[Claim]", *, narrow: bool
) -> Row:
    voice = called(dataset, actor)
    id = short(dataset, min(claims, key=lambda claim: claim.relays is not None).id)
    told: Row = [Folded(worded), Folded(counts_as), str(len(claims))]
    return [stacked(voice, id), *told] if narrow else [Folded(voice), *told, Folded(id, "cyan", whole=True)]


def _counts_as(answer: "Answer") -> dict[str, str]:
    """The bounds under the assumptions, or why a claim does not count, by claim id."""
    question = answer.question
    if question is None:
        return dict.fromkeys(answer.claims.ids, "no number")
    return {
        **{held.claim.id: span(held.low, held.high) for held in question.evidence},
        **{held.claim.id: f"{span(held.low, held.high)}, of a part" for held in question.parts},
        **{claim.id: f"not: {reason}" for claim, reason in question.left_out},
    }


def _estimates(out: Console, answer: "Answer") -> RenderableType:
    narrow = is_narrow(out)
    columns = ("rule", "figures", *(["how, and known bias"] if narrow else ["how", "known bias"]))
    return table(out, columns, (_estimate(estimate, narrow=narrow) for estimate in answer.estimates))


def _estimate(estimate: "Estimate", *, narrow: bool) -> Row:
    how, bias = Folded(_how(estimate)), Folded(POLICIES[estimate.policy].bias, "dim")
    return [estimate.policy, Folded(_figures(estimate)), *([Group(how, bias)] if narrow else [how, bias])]


def _how(estimate: "Estimate") -> str:
    told = estimate.steps or POLICIES[estimate.policy].definition.rstrip(".")
    return f"{told[0].upper()}{told[1:]}."


def _figures(estimate: "Estimate") -> str:
    return f"{estimate.figures}{'; disputed' if estimate.disputed else ''}"


def _sheet(told: "Toll", estimate: "Estimate") -> Iterator[tuple[str, str | None]]:
    policy = POLICIES[estimate.policy]
    yield "rule", f"{policy.name}: {policy.definition}"
    yield "after", policy.citation
    yield "known bias", policy.bias
    yield "figures", _figures(estimate)
    yield "went", estimate.steps
    yield "used", _said(told, estimate.used) or "nothing"
    yield "set aside", "\n".join(f"{_said(told, [held.claim])}: {held.reason}" for held in estimate.excluded)


def _said(told: "Toll", claims: "Iterable[Claim]") -> str:
    """Speakers with their figures, in the reading that is assumed, each once."""
    return ", ".join(dict.fromkeys(f"{origin(told.dataset, claim)} ({_worded(claim)})" for claim in claims))


def _worded(claim: "Claim") -> str:
    return f"{'not: ' if claim.polarity == 'denied' else ''}{figure(claim.proposition)}"


def _print_pairs(out: Console, told: "Toll", family: "Family") -> None:
    """Each claim beside those that it cannot be true together with."""
    pairs = family.contradictions
    if pairs:
        _head(out, f"cannot be true together: {amount(len(pairs), 'pairs')}")
        groups: dict[tuple[str, Reason], list[Contradiction]] = defaultdict(list)
        for pair in pairs:
            groups[_said(told, [pair.first]), pair.reason].append(pair)
        rows = (_pairs(told, held) for held in groups.values())
        out.print(table(out, ("this", "or one of these", "because"), rows))


def _pairs(told: "Toll", pairs: "Sequence[Contradiction]") -> Row:
    others = _said(told, [pair.second for pair in pairs])
    return [Folded(_said(told, [pairs[0].first])), Folded(others), Folded(WHY[pairs[0].reason])]


def _print_stories(out: Console, told: "Toll", family: "Family") -> None:
    if family.too_many and any(answer.estimates for answer in family.answers):
        out.print(Folded(f"\n{family.too_many}"))
    if family.stories:
        stories = "1 story" if len(family.stories) == 1 else f"{len(family.stories)} stories"
        shown = family.stories[:STORIES]
        rest = f"; the first {STORIES}, and all with --json" if len(family.stories) > STORIES else ""
        _head(out, f"largest sets of claims that can be true together: {stories}{rest}")
        rows = (row for number, story in enumerate(shown, 1) for row in _story(told, number, story))
        out.print(table(out, ("story", "then", "number", "as said by"), rows))


def _story(told: "Toll", number: int, story: "Story") -> Iterator[Row]:
    """A line for each population that the story tells of."""
    label = str(number)
    for implied in sorted(story.implied, key=lambda told: list(POPULATIONS).index(told.population)):
        held = [claim for claim in story.claims if population_of(claim) == implied.population]
        if held:
            yield [label, plain(implied.population), span(implied.low, implied.high), Folded(_said(told, held))]
            label = ""
