"""Answers of the analysis as HTML: the words of the command line, with links to the sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

from ..analysis.assumptions import Assumptions
from ..analysis.clashes import REASONS
from ..analysis.contradictions import Contradiction, Contradictions
from ..analysis.estimate import Estimate
from ..analysis.event_candidates import EventCandidate
from ..analysis.hearing import Hearing, hear
from ..analysis.lineage import Lineage, drift
from ..analysis.origins import Origin
from ..analysis.policies import POLICIES
from ..analysis.stories import Story
from ..analysis.timeline import Toll
from ..model.populations import population_order
from ..model.wording import bounds_text, readable, readings_text, speakers_text, through_text
from .elements import MOST_ROWS, Content, Html, amount, block, escaped, field_table, folded, lines, table, titled
from .records import dataset_behind, source_link

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim

Row = Sequence[Content]


def hearing_of(claims: "Iterable[Claim]", dataset: "Dataset | None" = None) -> Hearing:
    """Returns the hearing that names the first speakers of these claims; from their dataset, if they have one."""
    # A claim may be in several answers, and a hearing takes each once.
    distinct = tuple({claim.id: claim for claim in claims}.values())
    return hear(distinct, Assumptions(), dataset if dataset is not None else dataset_behind(distinct))


def speaker_cell(claim: "Claim", hearing: Hearing) -> Html:
    """Returns the first speakers of a claim, and who changed their figure, with the ids as the title."""
    step = hearing.first_claims[claim.id].origin
    return titled(hearing.speaker_text(claim), ", ".join((step.actor, *step.jointly)))


def figure_or_summary(claim: "Claim", hearing: Hearing) -> str:
    """Returns the figure as worded; the summary of a claim without one."""
    return readings_text(claim, hearing.name) if claim.count is not None else claim.summary


def claim_cells(claim: "Claim", hearing: Hearing) -> list[Content]:
    """Returns the cells of the columns of `CLAIM_COLUMNS`."""
    return [speaker_cell(claim, hearing), figure_or_summary(claim, hearing), source_link(claim, hearing.dataset)]


CLAIM_COLUMNS = ("first speaker", "figure as worded", "source")


def figures_text(estimate: Estimate) -> str:
    """Returns the figures of an estimate, and whether they are disputed."""
    return f"{estimate.figures}{'; disputed' if estimate.disputed else ''}"


def estimate_html(estimate: Estimate) -> Html:
    """Returns the figures of an estimate, how the rule decided, and the claims behind it."""
    # Only the claims that are shown need names; an estimate may rest on a hundred thousand.
    shown = [*estimate.used[:MOST_ROWS], *(each.claim for each in estimate.excluded[:MOST_ROWS])]
    hearing = hearing_of(shown)
    policy, pairs = POLICIES.get(estimate.policy), len(estimate.contradictions)
    fields = [
        ("question", _question_text(estimate, hearing)),
        ("rule", policy.definition if policy is not None else None),
        ("known bias", policy.bias if policy is not None else None),
        ("steps", estimate.steps),
        (
            "cannot be true together",
            amount(pairs, "pair") if pairs else None,
        ),
        ("assumed", "; ".join(estimate.assumed)),
        ("data", estimate.dataset),
    ]
    used = table("", CLAIM_COLUMNS, (claim_cells(claim, hearing) for claim in estimate.used), len(estimate.used))
    excluded = table(
        "",
        (*CLAIM_COLUMNS, "why not"),
        ((*claim_cells(each.claim, hearing), each.reason) for each in estimate.excluded),
        len(estimate.excluded),
    )
    return block(
        field_table(f"{estimate.policy}: {figures_text(estimate)}", fields),
        folded(f"used: {amount(len(estimate.used), 'claim')}", used) if estimate.used else None,
        folded(f"set aside: {amount(len(estimate.excluded), 'claim')}", excluded) if estimate.excluded else None,
    )


def _question_text(estimate: Estimate, hearing: Hearing) -> str:
    """Returns the question of an estimate with the title of the event instead of its id."""
    claims = (*estimate.used, *(each.claim for each in estimate.excluded))
    event = claims[0].event if claims else ""
    return f"{estimate.question.removesuffix(event)}{hearing.name(event)}" if event else estimate.question


def contradictions_html(pairs: Contradictions) -> Html:
    """Returns the pairs in a table; only those that are shown are made."""
    return _table_of_pairs(pairs, len(pairs))


def _table_of_pairs(pairs: Iterable[Contradiction], number: int) -> Html:
    shown = list(islice(pairs, MOST_ROWS))
    hearing = hearing_of(claim for pair in shown for claim in (pair.first, pair.second))
    rows = (
        [_claim_in_words(pair.first, hearing), _claim_in_words(pair.second, hearing), REASONS[pair.reason]]
        for pair in shown
    )
    return table(
        f"cannot be true together: {amount(number, 'pair')}", ("this", "or this", "because"), rows, number
    )


def _claim_in_words(claim: "Claim", hearing: Hearing) -> Html:
    return lines(claim_cells(claim, hearing))


def lineage_html(lineage: Lineage) -> Html:
    """Returns the steps from the first speaker to the claim, with what changed, and who passed it on."""
    hearing = hearing_of((*lineage.claims, *lineage.passed_on[:MOST_ROWS]))
    steps = table(
        "from the first speaker",
        ("step", "said by", "figure or statement", "source", "changed"),
        _step_rows_of(lineage, hearing),
        len(lineage.claims),
    )
    passed_on = table(
        f"passed on in {amount(len(lineage.passed_on), 'claim')}",
        ("figure or statement", "source", "changed"),
        (_passed_on_row(lineage.claims[-1], later, hearing) for later in lineage.passed_on),
        len(lineage.passed_on),
    )
    return block(steps, passed_on if lineage.passed_on else None)


def _passed_on_row(earlier: "Claim", later: "Claim", hearing: Hearing) -> Row:
    changes = _change_lines(earlier, later, hearing)
    return figure_or_summary(later, hearing), source_link(later, hearing.dataset), changes


def _step_rows_of(lineage: Lineage, hearing: Hearing) -> Iterator[Row]:
    pairs = chain([(None, lineage.first)], pairwise(lineage.claims))
    for number, (earlier, claim) in enumerate(pairs, start=1):
        speakers = (speakers_text(claim.origin, hearing.name), through_text(claim, hearing.name))
        yield [
            number,
            lines(speakers),
            figure_or_summary(claim, hearing),
            source_link(claim, hearing.dataset),
            _change_lines(earlier, claim, hearing),
        ]


def _change_lines(earlier: "Claim | None", later: "Claim", hearing: Hearing) -> Html:
    return lines(change.text(hearing.name) for change in drift(earlier, later)) if earlier is not None else Html()


def _table_of_estimates(estimates: Sequence[Estimate]) -> Html:
    first = estimates[0]
    hearing = hearing_of((*first.used, *(each.claim for each in first.excluded)))
    rows = (_estimate_row_of(estimate) for estimate in estimates)
    columns = ("rule", "figures", "how", "known bias", "claims used")
    return table(_question_text(first, hearing), columns, rows, len(estimates))


def _estimate_row_of(estimate: Estimate) -> Row:
    policy = POLICIES.get(estimate.policy)
    definition, bias = (policy.definition, policy.bias) if policy is not None else (None, None)
    return estimate.policy, figures_text(estimate), estimate.steps or definition, bias, len(estimate.used)


def _table_of_stories(stories: Sequence[Story]) -> Html:
    hearing = hearing_of(claim for story in stories[:MOST_ROWS] for claim in story.claims)
    rows = (_story_row_of(number, story, hearing) for number, story in enumerate(stories, start=1))
    caption = f"largest sets of claims that can be true together: {len(stories)}"
    return table(caption, ("story", "then, as said by", "claims"), rows, len(stories))


def _story_row_of(number: int, story: Story, hearing: Hearing) -> Row:
    return number, lines(_implied_lines(story, hearing)), len(story.claims)


def _implied_lines(story: Story, hearing: Hearing) -> Iterator[str]:
    """Yields a line for each population that the story has claims on: the number, and who says so."""
    for implied in sorted(story.implied, key=lambda implied: population_order(implied.population)):
        claims = [c for c in story.claims if getattr(c.proposition, "population", None) == implied.population]
        if claims:
            texts = (f"{hearing.speaker_text(each)} ({figure_or_summary(each, hearing)})" for each in claims)
            number = bounds_text(implied.low, implied.high)
            yield f"{readable(implied.population)} {number}: {'; '.join(dict.fromkeys(texts))}"


def _table_of_tolls(tolls: Sequence[Toll]) -> Html:
    hearing = hearing_of(claim for toll in tolls[:MOST_ROWS] for claim in toll.new)
    rows = (_toll_row(toll, hearing) for toll in tolls)
    caption = f"the toll by day, by {tolls[0].estimate.policy}"
    return table(caption, ("day", "who", "had said", "new from"), rows, len(tolls))


def _toll_row(toll: Toll, hearing: Hearing) -> Row:
    new = dict.fromkeys(_claim_with_source(claim, hearing) for claim in toll.new)
    return toll.day.isoformat(), readable(toll.standing) or "other", toll.estimate.figures, lines(new)


def _claim_with_source(claim: "Claim", hearing: Hearing) -> Html:
    return Html(", ".join(map(escaped, claim_cells(claim, hearing))))


def _table_of_origins(origins: Sequence[Origin]) -> Html:
    hearing = hearing_of(claim for origin in origins[:MOST_ROWS] for claim in origin.claims)
    rows = (_origin_row(origin, hearing) for origin in origins)
    return table(amount(len(origins), "first speaker"), ("first speaker", "claims", "figures"), rows, len(origins))


def _origin_row(origin: Origin, hearing: Hearing) -> Row:
    figures = dict.fromkeys(figure_or_summary(claim, hearing) for claim in origin.claims)
    return titled(hearing.name(origin.actor), origin.actor), len(origin.claims), lines(figures)


def _table_of_candidates(candidates: Sequence[EventCandidate]) -> Html:
    rows = (
        (titled(each.title, each.event), each.when, each.days, None if each.km is None else round(each.km))
        for each in candidates
    )
    return table(
        amount(len(candidates), "event"), ("event", "when", "days apart", "km apart"), rows, len(candidates)
    )


_TABLES: dict[type, Callable[[Sequence[Any]], Html]] = {
    Estimate: _table_of_estimates,
    Contradiction: lambda pairs: _table_of_pairs(pairs, len(pairs)),
    Story: _table_of_stories,
    Toll: _table_of_tolls,
    Origin: _table_of_origins,
    EventCandidate: _table_of_candidates,
}
"""The table of several answers, by their type."""


def answers_html(answers: Sequence[object]) -> Html:
    """Returns the table of several answers of one type."""
    if not answers:
        return block("none")
    return block(_TABLES[type(answers[0])](answers))
