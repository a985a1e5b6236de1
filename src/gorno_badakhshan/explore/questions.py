"""The questions of the page, each answered under every combination of assumptions.

The rules run here and nowhere else: the page looks their answers up.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

import attrs

from ..analysis.hearing import hear
from ..analysis.policies import POLICIES
from ..analysis.question import question_of
from ..analysis.reconcile import apply_policy
from ..analysis.timeline import timeline_of
from ..analysis.toll import PopulationToll
from ..errors import QuestionError
from ..model.own_words import AnyPopulation
from ..model.populations import population_order
from ..model.propositions import CasualtyCount, Dispute
from ..model.vocabulary import OUTCOMES
from ..model.wording import readable
from .choices import combinations
from .claims import claim_positions
from .tables import Table

if TYPE_CHECKING:
    from ..analysis.assumptions import Assumptions
    from ..analysis.estimate import Estimate
    from ..analysis.hearing import Hearing
    from ..analysis.timeline import Toll
    from ..analysis.toll import WordedFigure
    from ..dataset import Dataset
    from ..model.claims import Claim

DAILY_RULE = "stated_range"
"""The rule of the toll day by day."""
NOBODY_COUNTS = "no claim gives this number in this reading"

Key = tuple[str, str, str]
"""Event, outcome and population."""
Row = tuple[Any, ...]


@attrs.frozen
class QuestionTables:
    """What the questions share: texts, figures of speakers, estimates, and which answer each combination has."""

    texts: Table = attrs.field(factory=Table)
    figures: Table = attrs.field(factory=Table)
    estimates: Table = attrs.field(factory=Table)
    combinations: Table = attrs.field(factory=Table)


def questions_data(dataset: "Dataset", tables: QuestionTables) -> list[dict[str, object]]:
    """Returns each question that claims answer with a number, as plain data; those of the default event first.

    `answers` holds the distinct answers as positions in the lists of figures, of estimates and of refusals
    beside it. `by_combination` names the list with the position of the answer for each combination of
    assumptions; that list is empty if there is one answer only. Texts, figures, estimates and lists of
    combinations are positions in the tables.
    """
    # Disputes belong to a question too: they make its answers disputed.
    counts = [claim for claim in dataset.claims if isinstance(claim.proposition, CasualtyCount | Dispute)]
    positions = claim_positions(dataset)
    answers = [dict(_answers(counts, assumptions, dataset, positions, tables)) for assumptions in combinations()]
    hearings = dict(_hearings(counts, next(combinations()), dataset))
    first = dataset.release.description.default_event
    keys = sorted(
        {key for answer in answers for key in answer},
        key=lambda key: (key[0] != first, _question_rank(key, hearings)),
    )
    return [
        {
            "id": "/".join(key),
            "event": key[0],
            "title": f"{readable(key[2])} {key[1]}",
            "claims": len(hearings[key].claims) if key in hearings else 0,
            **_by_combination([answer.get(key, ((), (), NOBODY_COUNTS)) for answer in answers], tables),
            "days": _days_data(hearings[key], positions, tables.texts) if key in hearings else [],
        }
        for key in keys
    ]


def _question_rank(key: Key, hearings: "dict[Key, Hearing]") -> tuple[Any, ...]:
    """Returns the sort key of a question: events with the most claims first, then by the vocabularies."""
    event, outcome, population = key
    claims = sum(len(hearing.claims) for (other, _, _), hearing in hearings.items() if other == event)
    return -claims, event, [*OUTCOMES].index(outcome), population_order(cast("AnyPopulation", population))


def _by_combination(answers: list[Row], tables: QuestionTables) -> dict[str, object]:
    """Returns the distinct answers; answers that differ in one part share the others."""
    distinct, figures, estimates, refusals = Table(), Table(), Table(), Table()
    by_combination = tuple(
        distinct.position((figures.position(row[0]), estimates.position(row[1]), refusals.position(row[2])))
        for row in answers
    )
    # Most questions have one answer whatever is assumed.
    is_one = len(distinct.values) == 1
    return {
        "figures": figures.values,
        "estimates": estimates.values,
        "refusals": refusals.values,
        "answers": distinct.values,
        "by_combination": tables.combinations.position(() if is_one else by_combination),
    }


def answer_of(question: dict[str, Any], combination: int, tables: QuestionTables) -> Row:
    """Returns the answer to a question under a combination: rows of figures, rows of estimates, refusal or None.

    The script of the page does the same.
    """
    by_combination = tables.combinations.values[question["by_combination"]]
    figures, estimates, refusal = question["answers"][by_combination[combination] if by_combination else 0]
    return (
        [tables.figures.values[position] for position in question["figures"][figures]],
        [tables.estimates.values[position] for position in question["estimates"][estimates]],
        question["refusals"][refusal],
    )


def _answers(
    claims: "list[Claim]",
    assumptions: "Assumptions",
    dataset: "Dataset",
    positions: dict[str, int],
    tables: QuestionTables,
) -> Iterator[tuple[Key, Row]]:
    """Yields for each question its figures, its estimates and, if there are none, the reason."""
    for key, hearing in _hearings(claims, assumptions, dataset):
        try:
            toll = population_toll(hearing)
        except QuestionError as error:
            # The other reading of a text may be about another outcome.
            yield key, ((), (), str(error))
            continue
        yield key, _answer_row(toll, positions, tables)


def _answer_row(toll: PopulationToll, positions: dict[str, int], tables: QuestionTables) -> Row:
    """Returns the positions of figures and of estimates, and why there are none."""
    hearing = toll.hearing
    evidence = {each.claim.id: each for each in hearing.weighed}
    figures = tuple(
        tables.figures.position(_figure_data(figure, hearing, evidence, positions, tables.texts))
        for figure in toll.figures
    )
    estimates = tuple(
        tables.estimates.position(_estimate_data(estimate, tables.texts)) for estimate in toll.estimates
    )
    return figures, estimates, toll.refusal


def answer_data(toll: PopulationToll, tables: QuestionTables) -> dict[str, object]:
    """Returns one answer in the form of a question of the page; claims are positions in the toll."""
    positions = {claim.id: position for position, claim in enumerate(toll.claims)}
    return _by_combination([_answer_row(toll, positions, tables)], tables)


def _hearings(
    claims: "list[Claim]", assumptions: "Assumptions", dataset: "Dataset"
) -> "Iterator[tuple[Key, Hearing]]":
    """Yields the claims on each question: as `toll`, by the outcome as written and the population as read."""
    hearing = hear(claims, assumptions, dataset)
    ids: dict[Key, set[str]] = {}
    for written, claim in zip(claims, hearing.claims, strict=True):
        outcome = getattr(written.proposition, "outcome", None)
        population = getattr(claim.proposition, "population", None)
        if outcome is not None and population is not None:
            ids.setdefault((claim.event, outcome, population), set()).add(claim.id)
    for key, members in ids.items():
        of_question = hearing.only(members)
        # Disputes alone are no question: nobody gives a number.
        if of_question.weighed:
            yield key, of_question


def population_toll(hearing: "Hearing") -> PopulationToll:
    """Returns the claims on one question with the estimates of the nine rules, or the reason for none."""
    question = question_of(hearing)
    estimates: tuple[Estimate, ...] = ()
    refusal = None
    try:
        estimates = tuple(apply_policy(question, policy) for policy in POLICIES.values())
    except QuestionError as error:
        refusal = str(error)
    return PopulationToll(
        event=question.event,
        population=question.population,
        hearing=hearing,
        question=question,
        estimates=estimates,
        refusal=refusal,
    )


def _figure_data(
    figure: "WordedFigure", hearing: "Hearing", evidence: dict[str, Any], positions: dict[str, int], texts: Table
) -> Row:
    """Returns speakers, wording, what it counts as, party, bounds, stated figures, pages and claims."""
    # All claims of a row have the same wording and bounds, so that one stands for all.
    claim = figure.claims[0]
    weighed = evidence.get(claim.id) if claim.polarity == "affirmed" else None
    actor = hearing.dataset.actors.get(figure.changed_by or figure.speaker) if hearing.dataset else None
    bounds = (weighed.low, weighed.high, weighed.figures) if weighed is not None else (None, None, ())
    return (
        texts.position(figure.speakers),
        texts.position(figure.wording),
        texts.position(figure.counts_as),
        # The page has a mark for each word of the vocabulary.
        texts.position(actor.party.partition("/")[0] if actor is not None else "unknown"),
        *bounds,
        len({each.source for each in figure.claims}),
        tuple(positions[each.id] for each in figure.claims),
    )


def _estimate_data(estimate: "Estimate", texts: Table) -> Row:
    """Returns low, best, high, whether it is open above, the figures in words, disputed, and the steps."""
    numbers = (estimate.low, estimate.best, estimate.high, int(estimate.open_above))
    return (*numbers, texts.position(estimate.figures), int(estimate.disputed), texts.position(estimate.steps))


def _days_data(hearing: "Hearing", positions: dict[str, int], texts: Table) -> list[Row]:
    """Returns the toll day by day by the standing of the speakers, under the default assumptions."""
    return [_day_data(toll, positions, texts) for toll in timeline_of(hearing, DAILY_RULE)]


def _day_data(toll: "Toll", positions: dict[str, int], texts: Table) -> Row:
    standing = readable(toll.standing) or "other voices"
    claims = tuple(positions[claim.id] for claim in toll.new)
    return (toll.day.isoformat(), texts.position(standing), *_estimate_data(toll.estimate, texts)[:5], claims)
