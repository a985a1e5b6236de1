"""What claims about the dead come to under each rule: claims first, and no number without its rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..analysis.assumptions import Assumptions
from ..analysis.contradictions import contradictions
from ..analysis.policies import POLICIES, policy_called
from ..analysis.question import Question, ask
from ..analysis.reconcile import compare_policies, reconcile
from ..analysis.stories import consistent_sets
from ..dataset import load
from ..errors import AssumptionError, QuestionError
from ..model.propositions import CasualtyCount
from ..model.vocabulary import OUTCOMES, POPULATIONS
from ..store.codec import to_dict
from .options import (
    AsJson,
    Bare,
    Independence,
    Infobox,
    Pin,
    ReadingChoice,
    Reliable,
    SetAside,
    Tolerance,
    given,
    reasons,
    word,
)
from .output import Folded, amount, console, is_narrow, print_json, sheet, stacked, table
from .overview import EVENT, OUTCOME
from .wording import called, named, origin, plain, readings, short, span, through

if TYPE_CHECKING:
    from ..analysis.contradictions import Contradiction, Reason
    from ..analysis.estimate import Estimate
    from ..analysis.stories import Story
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..records import Claims

Row = list[RenderableType]

WHY: "dict[Reason, str]" = {
    "disjoint_bounds": "no number satisfies both",
    "part_exceeds_whole": "a part cannot exceed its whole",
    "affirmed_and_denied": "one denies what the other affirms",
    "exclusive_manners": "one death has one manner",
}


@attrs.frozen(kw_only=True)
class Answer:
    """The claims on one population, and what they come to; `refusal` says why they come to nothing."""

    population: str
    claims: "Claims"
    question: Question | None = None
    estimates: "tuple[Estimate, ...]" = ()
    refusal: str = "none of these claims gives a number"


@attrs.frozen(kw_only=True)
class Toll:
    """All that was asked and answered."""

    dataset: "Dataset"
    about: str
    outcome: str
    assumptions: Assumptions
    answers: tuple[Answer, ...]
    contradictions: "tuple[Contradiction, ...]"
    stories: "tuple[Story, ...]"
    too_many: str = ""


def toll(
    event: Annotated[str, typer.Argument(metavar="[EVENT]", help="Id of an event.", show_default=True)] = EVENT,
    outcome: Annotated[str, word("What happened to people.", OUTCOMES)] = OUTCOME,
    population: Annotated[str | None, word("Of whom; else of all told of, each apart.", POPULATIONS)] = None,
    policy: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"One rule, whole. One of: {', '.join(POLICIES)}.")
    ] = None,
    unknown_independence: Independence = None,
    tolerance: Tolerance = None,
    reading: ReadingChoice = None,
    bare: Bare = None,
    infobox: Infobox = True,
    set_aside: SetAside = None,
    reliable: Reliable = None,
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """What the claims come to under each rule, what contradicts what, and which stories hold together."""
    assumed = Assumptions.of(
        **given(
            unknown_independence=unknown_independence, tolerance=tolerance, reading=reading, bare=bare,
            infobox=infobox, set_aside=reasons(set_aside or ()), reliability=reliable,
        )
    )  # fmt: skip
    if policy is not None:
        policy_called(policy)
    dataset = load(pin)
    claims = dataset.claims.where(**given(about=event, outcome=outcome, population=population))
    _check_counted(dataset, claims, outcome)
    _check_speakers(dataset, claims, assumed)
    told = _reckoned(dataset, event, outcome, claims, assumed, policy)
    if as_json:
        print_json(_as_dict(told))
    else:
        _print(told, whole=policy is not None)


def _check_counted(dataset: "Dataset", claims: "Claims", outcome: str) -> None:
    """Exit with 1 where no claim gives a number, naming what numbers there are."""
    if any(isinstance(claim.proposition, CasualtyCount) for claim in claims):
        return
    counted = dataset.claims.where(**given(outcome=outcome, proposition=CasualtyCount))
    asked = sorted({f"{claim.event} ({plain(_population(claim))})" for claim in counted})
    typer.echo(f"no claim counts them; {outcome} are counted for: {', '.join(asked) or 'no event'}", err=True)
    raise typer.Exit(1)


def _check_speakers(dataset: "Dataset", claims: "Claims", assumed: Assumptions) -> None:
    speakers = sorted({claim.origin.actor for claim in claims})
    for actor in (*dict(assumed.set_aside), *assumed.reliability):
        dataset.check_id("actors", actor)
        if actor not in speakers:
            raise AssumptionError(f"{actor} is no origin of these claims; they are {', '.join(speakers)}")


def _population(claim: "Claim") -> str:
    return getattr(claim.proposition, "population", None) or ""


def _reckoned(
    dataset: "Dataset", about: str, outcome: str, claims: "Claims", assumed: Assumptions, policy: str | None
) -> Toll:
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        groups[_population(claim)].append(claim.id)
    answers = [
        _answer(name, claims.filter(lambda claim, held=groups[name]: claim.id in held), assumed, policy)  # type: ignore[misc]
        for name in (*POPULATIONS, "")
        if name in groups
    ]
    if not any(answer.estimates for answer in answers):
        raise QuestionError("; ".join(answer.refusal for answer in answers))
    stories, too_many = _stories(claims, assumed)
    return Toll(
        dataset=dataset, about=about, outcome=outcome, assumptions=assumed, answers=tuple(answers),
        contradictions=contradictions(claims, **_options(assumed)), stories=stories, too_many=too_many,
    )  # fmt: skip


def _answer(population: str, claims: "Claims", assumed: Assumptions, policy: str | None) -> Answer:
    """What the claims on one population come to."""
    bare = Answer(population=population, claims=claims)
    if not any(isinstance(claim.proposition, CasualtyCount) for claim in claims):
        return bare
    options = _options(_heard(claims, assumed))
    asked = attrs.evolve(bare, question=ask(claims, Assumptions.of(**options)))
    try:
        found = (reconcile(claims, policy, **options),) if policy else compare_policies(claims, **options)
    except QuestionError as error:
        return attrs.evolve(asked, refusal=str(error))
    return attrs.evolve(asked, estimates=found)


def _heard(claims: "Claims", assumed: Assumptions) -> Assumptions:
    """The assumptions as far as they concern those who speak here."""
    speakers = {claim.origin.actor for claim in claims}
    return attrs.evolve(
        assumed,
        set_aside=tuple((actor, reason) for actor, reason in assumed.set_aside if actor in speakers),
        reliability=tuple(actor for actor in assumed.reliability if actor in speakers),
    )


def _options(assumed: Assumptions) -> Any:
    """Assumptions as the keyword arguments that the library takes."""
    return {**attrs.asdict(assumed, recurse=False), "set_aside": dict(assumed.set_aside)}


def _stories(claims: "Claims", assumed: Assumptions) -> "tuple[tuple[Story, ...], str]":
    """The stories, or why they are not told."""
    try:
        return consistent_sets(claims, **_options(assumed)), ""
    except QuestionError as error:
        return (), str(error)


def _as_dict(told: Toll) -> dict[str, Any]:
    return {
        "pin": told.dataset.pin,
        "about": told.about,
        "outcome": told.outcome,
        "assumptions": _assumptions_dict(told.assumptions),
        "populations": [
            {
                "population": answer.population or None,
                "claims": list(answer.claims.ids),
                "estimates": [estimate_dict(estimate) for estimate in answer.estimates],
                "refusal": None if answer.estimates else answer.refusal,
            }
            for answer in told.answers
        ],
        "contradictions": [_pair_dict(pair) for pair in told.contradictions],
        "stories": [_story_dict(story) for story in told.stories],
        "stories_refused": told.too_many or None,
    }


def estimate_dict(estimate: "Estimate") -> dict[str, Any]:
    """An estimate as plain data, claims by their ids."""
    numbers = ("policy", "question", "low", "best", "high", "open_above", "figures", "disputed", "steps")
    return {
        **{name: getattr(estimate, name) for name in numbers},
        "used": [claim.id for claim in estimate.used],
        "excluded": [{"claim": told.claim.id, "reason": told.reason} for told in estimate.excluded],
        "contradictions": [_pair_dict(pair) for pair in estimate.contradictions],
        "assumptions": _assumptions_dict(estimate.assumptions),
    }


def _assumptions_dict(assumed: Assumptions) -> dict[str, Any]:
    return {**_options(assumed), "reliability": list(assumed.reliability), "in_words": list(assumed.lines)}


def _pair_dict(pair: "Contradiction") -> dict[str, str]:
    told = {"reason": pair.reason, "explanation": pair.explanation}
    return {"first": pair.first.id, "second": pair.second.id, **told}


def _story_dict(story: "Story") -> dict[str, Any]:
    return {"claims": [claim.id for claim in story.claims], "implied": [to_dict(told) for told in story.implied]}


def _print(told: Toll, *, whole: bool) -> None:
    out = console()
    out.print(Text(called(told.dataset, told.about), style="bold"))
    out.print(Text(f"{told.outcome}, data {told.dataset.pin}", style="dim"), soft_wrap=True)
    out.print(Folded(f"assumed: {'; '.join(told.assumptions.lines)}", "dim"))
    for answer in told.answers:
        title = f"{plain(answer.population) or 'population not stated'} {told.outcome}"
        _head(out, f"{title}: {amount(len(answer.claims), 'claims')}")
        out.print(_claims(out, told.dataset, answer))
        out.print()
        for part in _estimates(out, told.dataset, answer, whole=whole):
            out.print(part)
    _print_pairs(out, told)
    _print_stories(out, told)


def _head(out: Console, title: str) -> None:
    out.print(Text(f"\n{title}\n", style="bold"))


def _claims(out: Console, dataset: "Dataset", answer: Answer) -> RenderableType:
    """Who says what, and as what it counts; on a narrow console the id stands below the speaker."""
    narrow = is_narrow(out)
    columns = ["said by", "through", "figure as worded", "counts as", *([] if narrow else ["claim"])]
    counts = _counts_as(answer)
    return table(
        out, columns, (_claim(dataset, claim, counts[claim.id], narrow=narrow) for claim in answer.claims)
    )


def _claim(dataset: "Dataset", claim: "Claim", counts_as: str, *, narrow: bool) -> Row:
    speaker, id = origin(dataset, claim), short(dataset, claim.id)
    worded = Folded(readings(claim, "\n" if narrow else " "))
    told: Row = [Folded(through(dataset, claim)), worded, Folded(counts_as)]
    return [stacked(speaker, id), *told] if narrow else [Folded(speaker), *told, Folded(id, "cyan", whole=True)]


def _counts_as(answer: Answer) -> dict[str, str]:
    """The bounds under the assumptions, or why a claim does not count, by claim id."""
    question = answer.question
    if question is None:
        return dict.fromkeys(answer.claims.ids, "no number")
    return {
        **{held.claim.id: span(held.low, held.high) for held in question.evidence},
        **{held.claim.id: f"a part, {span(held.low, held.high)}" for held in question.parts},
        **{claim.id: f"not: {reason}" for claim, reason in question.left_out},
    }


def _estimates(out: Console, dataset: "Dataset", answer: Answer, *, whole: bool) -> Iterator[RenderableType]:
    if not answer.estimates:
        yield Folded(answer.refusal)
    elif whole:
        yield from (Padding(sheet(_sheet(dataset, estimate)), (0, 0, 0, 2)) for estimate in answer.estimates)
    else:
        narrow = is_narrow(out)
        columns = ("rule", "figures", *(["how, and known bias"] if narrow else ["how", "known bias"]))
        yield table(out, columns, (_estimate(estimate, narrow=narrow) for estimate in answer.estimates))


def _estimate(estimate: "Estimate", *, narrow: bool) -> Row:
    how, bias = _how(estimate), POLICIES[estimate.policy].bias
    told: Row = [Group(Folded(how), Folded(bias, "dim"))] if narrow else [Folded(how), Folded(bias, "dim")]
    return [estimate.policy, Folded(_figures(estimate)), *told]


def _how(estimate: "Estimate") -> str:
    told = estimate.steps or POLICIES[estimate.policy].definition.rstrip(".")
    return f"{told[0].upper()}{told[1:]}."


def _figures(estimate: "Estimate") -> str:
    return f"{estimate.figures}{'; disputed' if estimate.disputed else ''}"


def _sheet(dataset: "Dataset", estimate: "Estimate") -> Iterator[tuple[str, str | None]]:
    policy = POLICIES[estimate.policy]
    yield "rule", f"{policy.name}: {policy.definition}"
    yield "after", policy.citation
    yield "known bias", policy.bias
    yield "figures", _figures(estimate)
    yield "went", estimate.steps
    yield "used", _said(dataset, estimate.used) or "nothing"
    yield "set aside", "\n".join(f"{_said(dataset, [told.claim])}: {told.reason}" for told in estimate.excluded)


def _said(dataset: "Dataset", claims: "Iterable[Claim]") -> str:
    return ", ".join(f"{origin(dataset, claim)} ({readings(claim)})" for claim in claims)


def _print_pairs(out: Console, told: Toll) -> None:
    _head(out, f"Cannot be true together: {amount(len(told.contradictions), 'pairs')}")
    rows = [_pair(told.dataset, pair) for pair in told.contradictions]
    if rows:
        out.print(table(out, ("one", "the other", "why"), rows))
    else:
        out.print(Text("All claims that count can hold at once."))


def _pair(dataset: "Dataset", pair: "Contradiction") -> Row:
    said = (f"{origin(dataset, claim)}: {_of_whom(claim)}" for claim in (pair.first, pair.second))
    return [*map(Folded, said), Folded(WHY[pair.reason])]


def _of_whom(claim: "Claim") -> str:
    return f"{readings(claim)} {plain(_population(claim))}".strip()


def _print_stories(out: Console, told: Toll) -> None:
    _head(out, f"Stories, the largest sets of claims that can be true together: {len(told.stories)}")
    if told.too_many:
        out.print(Folded(told.too_many))
    else:
        rows = (row for number, story in enumerate(told.stories, 1) for row in _story(told.dataset, number, story))
        out.print(table(out, ("", "then", "as said by"), rows))


def _story(dataset: "Dataset", number: int, story: "Story") -> Iterator[Sequence[RenderableType]]:
    """A line for each population that the story tells of, and an empty row behind it."""
    label = str(number)
    for population in POPULATIONS:
        held = [claim for claim in story.claims if _population(claim) == population]
        if held:
            implied = story.of(population)  # type: ignore[arg-type]
            then = f"{plain(population)} {span(implied.low, implied.high)}"
            yield [label, Folded(then), Folded(_said(dataset, held))]
            label = ""
    yield []
