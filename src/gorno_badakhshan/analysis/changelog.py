"""How the numbers that people quote move from one version of the data to the next."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from ..dataset import Dataset, load
from ..errors import QuestionError
from ..model.casualty_counts import CasualtyCount
from ..model.fields import doc
from ..model.kinds import KINDS, kind_of
from ..model.own_words import AnyPopulation
from ..model.vocabulary import Outcome, Population
from ..store.description import THIS_DATASET
from ..versions import Diff, diff
from .reconcile import reconcile

QUESTIONS: tuple[tuple[Outcome, Population], ...] = (
    ("killed", "everyone"),
    ("killed", "government_forces"),
    ("killed", "military"),
    ("killed", "militant"),
    ("killed", "civilian"),
    ("wounded", "government_forces"),
    ("wounded", "military"),
    ("detained", "militant"),
)
"""The questions whose answers are quoted of the data of this package."""
RULES = ("stated_range", "median_stated", "admission_floor")
"""The rules shown for each: how far the figures reach, their middle, and what a party concedes."""


@attrs.frozen(kw_only=True)
class Movement:
    """One question under one rule, before and after."""

    question: str = attrs.field(metadata=doc("Population and outcome."))
    policy: str = attrs.field(metadata=doc("The rule."))
    before: str | None = attrs.field(metadata=doc("Its figures in the older version; None without an answer."))
    after: str | None = attrs.field(metadata=doc("Its figures in the newer version; None without an answer."))

    def __str__(self) -> str:
        return f"{self.before or '—'} → {self.after or '—'}" if self.before != self.after else self.after or "—"


def movements(old: Dataset, new: Dataset) -> tuple[Movement, ...]:
    """Each question on the default event under each rule, in both versions; nothing if there is no such event."""
    event = headline_event(old, new)
    if event is None:
        return ()
    return tuple(
        Movement(
            question=f"{population.replace('_', ' ')} {outcome}",
            policy=rule,
            before=_answer(old, event, outcome, population, rule),
            after=_answer(new, event, outcome, population, rule),
        )
        for outcome, population in _questions(event, old, new)
        for rule in RULES
    )


def _questions(event: str, old: Dataset, new: Dataset) -> Iterable[tuple[Outcome, AnyPopulation]]:
    """The questions whose answers are quoted: of other datasets, those that a claim about the event answers."""
    if event == THIS_DATASET.default_event:
        return QUESTIONS
    counts = (
        claim.proposition
        for dataset in (new, old)
        if event in dataset.events
        for claim in dataset.claims.where(event=event)
        if isinstance(claim.proposition, CasualtyCount)
    )
    # In the order of the claims, so that the first questions are those that a curator wrote down first.
    return dict.fromkeys((count.outcome, count.population) for count in counts)


def headline_event(old: Dataset, new: Dataset) -> str | None:
    """The event that the published figures are about: the default one of either; None if neither has it."""
    defaults = (new.release.description.default_event, old.release.description.default_event)
    # Test data of this package has no description.
    events = (event for event in (*defaults, THIS_DATASET.default_event) if event is not None)
    return next((event for event in events if event in new.events or event in old.events), None)


def _answer(dataset: Dataset, event: str, outcome: Outcome, population: AnyPopulation, rule: str) -> str | None:
    # An older version may not have the event.
    if event not in dataset.events:
        return None
    claims = dataset.claims.where(about=event, event=event, outcome=outcome, population=population)
    try:
        return reconcile(claims, rule).figures
    # An older version may not have a claim on the question.
    except QuestionError:
        return None


def changelog(old: str | Dataset, new: str | Dataset) -> str:
    """A draft in Markdown of what a change log says of the data: what came, went and moved.

    >>> import gorno_badakhshan as gb
    >>> print(gb.changelog("1.0.0", "1.0.0").splitlines()[0])
    ### Data 1.0.0, since 1.0.0: no change

    Each of the two is a version, a pin or a dataset; raises as `load`. The full list is `diff`.
    """
    before, after = (version if isinstance(version, Dataset) else load(version) for version in (old, new))
    change = diff(before, after)
    bump = "no change" if change.bump == "none" else f"{change.bump}, at least {change.implied}"
    lines = [f"### Data {change.new}, since {change.old}: {bump}", "", *_changes(change, after)]
    event = headline_event(before, after)
    table = ["", *_table(event, movements(before, after))] if event else []
    return "\n".join([*lines, *table]) + "\n"


def _changes(change: Diff, after: Dataset) -> Iterator[str]:
    """What was added, changed and withdrawn, as items of a list."""
    yield f"- Added: {_amounts(kind_of(record) for record in change.added)}."
    yield from _changed_fields(change)
    yield f"- Withdrawn: {_amounts(kind_of(record) for record in change.withdrawn)}."
    tombstones = {tombstone.id: tombstone for tombstone in after.release.tombstones}
    for record in change.withdrawn:
        yield f"  - `{record.id}`: {tombstones.get(record.id, 'without a tombstone')}"


def _changed_fields(change: Diff) -> Iterator[str]:
    """What changed, by field; a record that says something else now by its id."""
    yield f"- Changed: {_amounts(each.kind for each in change.changed)}."
    fields = Counter((field.bump, each.kind, field.field) for each in change.changed for field in each.fields)
    for (bump, kind, field), count in sorted(fields.items()):
        yield f"  - {field} of {_amounts([kind] * count)} ({bump})"
    for each in change.changed:
        if each.bump == "major":
            yield f"  - `{each.id}` says something else: {', '.join(field.field for field in each.fields)}"


def _amounts(kinds: Iterable[str]) -> str:
    """How many of each kind, such as "2 events, 1 claim"."""
    counts = Counter(kinds)
    amounts = (
        f"{counts[kind]} {kind if counts[kind] > 1 else kind.removesuffix('s')}" for kind in KINDS if counts[kind]
    )
    return ", ".join(amounts) or "nothing"


def _table(event: str, moved: Iterable[Movement]) -> Iterator[str]:
    """The headline questions as a Markdown table, one column a rule."""
    yield f"| In {event} | {' | '.join(f'`{rule}`' for rule in RULES)} |"
    yield f"|---|{'---|' * len(RULES)}"
    rows: dict[str, list[str]] = {}
    for movement in moved:
        rows.setdefault(movement.question, []).append(str(movement))
    for question, cells in rows.items():
        yield f"| {question} | {' | '.join(cells)} |"
