"""What `where` can be asked, for each kind of record: names and types for the checker, rules at run time."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from .errors import CriterionError
from .model.periods import Period
from .model.vocabulary import (
    ACTOR_KINDS,
    CERTAINTIES,
    EVENT_KINDS,
    HEDGES,
    NAMED,
    OUTCOMES,
    PARTIES,
    PLACE_KINDS,
    POLARITIES,
    POPULATIONS,
    SOURCE_KINDS,
    ActorKind,
    Certainty,
    EventKind,
    Hedge,
    Named,
    Outcome,
    Party,
    PlaceKind,
    Polarity,
    Population,
    SourceKind,
    Vocabulary,
)

if TYPE_CHECKING:
    from .dataset import Dataset
    from .model.propositions import Proposition

Day = str | date | Period


class ClaimCriteria(TypedDict, total=False):
    """What claims can be asked for; all that are given must hold."""

    about: str
    """An event, or any event that is part of it."""
    event: str
    """Exactly this event."""
    source: str
    """The document that the claim stands in."""
    said_by: str
    """The origin: the first voice of the chain, or one that speaks jointly with it."""
    relayed_by: str
    """Any later voice of the chain."""
    proposition: "type[Proposition]"
    """The class of what is claimed."""
    outcome: Outcome
    """The outcome counted, or in dispute."""
    population: Population
    """Exactly this population, counted or in dispute; its parts are asked for by their own words."""
    hedge: Hedge
    """How the number is hedged."""
    polarity: Polarity
    certainty: Certainty
    until: Day
    """Said, or else published, on or before this day. A claim of which neither day is known is left out."""


class EventCriteria(TypedDict, total=False):
    """What events can be asked for; all that are given must hold."""

    kind: EventKind
    place: str
    """This place, or any place within it."""
    participant: str
    """An actor, in whatever role and however firmly."""
    part_of: str
    """Any event inside this one, at whatever depth."""
    during: Day
    """Surely within this day or period."""


class ActorCriteria(TypedDict, total=False):
    """What actors can be asked for; all that are given must hold."""

    kind: ActorKind
    named: Named
    party: Party
    affiliated_with: str
    """An actor whom it belonged to, or held a post with."""


class PlaceCriteria(TypedDict, total=False):
    """What places can be asked for; all that are given must hold."""

    kind: PlaceKind
    within: str
    """Any place inside this one, at whatever depth."""


class SourceCriteria(TypedDict, total=False):
    """What sources can be asked for; all that are given must hold."""

    kind: SourceKind
    publisher: str
    language: str
    complete: bool


class Criterion(NamedTuple):
    """How one criterion is checked and decided.

    `value` is a vocabulary, the kind of record whose id it must be, or a type; `test(dataset,
    value)` gives the function that decides on a record.
    """

    value: Vocabulary | str | type
    test: "Callable[[Dataset, Any], Callable[[Any], bool]]"


def same(*path: str) -> "Callable[[Dataset, Any], Callable[[Any], bool]]":
    """A test that the attribute at this path equals the value; a path that ends early does not."""

    def test(_: "Dataset", value: object) -> Callable[[Any], bool]:
        def decide(record: Any) -> bool:
            for name in path:
                record = getattr(record, name, None)
            return bool(record == value)

        return decide

    return test


def _about(dataset: "Dataset", event: str) -> Callable[[Any], bool]:
    inside = {event, *_below(event, ((e.id, e.part_of) for e in dataset.events))}
    return lambda claim: claim.event in inside


def _inside_event(dataset: "Dataset", top: str) -> Callable[[Any], bool]:
    inside = _below(top, ((e.id, e.part_of) for e in dataset.events))
    return lambda event: event.id in inside


def _inside_place(dataset: "Dataset", top: str) -> Callable[[Any], bool]:
    inside = _below(top, ((p.id, p.within) for p in dataset.places))
    return lambda place: place.id in inside


def _below(top: str, edges: Iterable[tuple[str, str | None]]) -> set[str]:
    """All ids that lie under `top`, at whatever depth, by (id, id of the next above)."""
    edges, found, fresh = list(edges), set[str](), {top}
    while fresh:
        fresh = {low for low, high in edges if high in fresh} - found
        found |= fresh
    return found


def _speaks(actor: str, steps: Any) -> bool:
    return any(step.actor == actor or actor in step.jointly for step in steps)


def _until(dataset: "Dataset", day: Period) -> Callable[[Any], bool]:
    def decide(claim: Any) -> bool:
        when = claim.said or dataset.sources[claim.source].published
        return bool(when and when.latest and day.latest and when.latest <= day.latest)

    return decide


def _during(_: "Dataset", period: Period) -> Callable[[Any], bool]:
    return lambda event: event.when is not None and event.when.within(period) is True


def _in_place(dataset: "Dataset", place: str) -> Callable[[Any], bool]:
    inside = {place, *_below(place, ((p.id, p.within) for p in dataset.places))}
    return lambda event: event.place in inside


CRITERIA: dict[str, dict[str, Criterion]] = {
    "claims": {
        "about": Criterion("events", _about),
        "event": Criterion("events", same("event")),
        "source": Criterion("sources", same("source")),
        "said_by": Criterion("actors", lambda _, actor: lambda claim: _speaks(actor, claim.attribution[:1])),
        "relayed_by": Criterion("actors", lambda _, actor: lambda claim: _speaks(actor, claim.attribution[1:])),
        "proposition": Criterion(type, lambda _, cls: lambda claim: type(claim.proposition) is cls),
        "outcome": Criterion(OUTCOMES, same("proposition", "outcome")),
        "population": Criterion(POPULATIONS, same("proposition", "population")),
        "hedge": Criterion(HEDGES, same("count", "hedge")),
        "polarity": Criterion(POLARITIES, same("polarity")),
        "certainty": Criterion(CERTAINTIES, same("certainty")),
        "until": Criterion(Period, _until),
    },
    "events": {
        "kind": Criterion(EVENT_KINDS, same("kind")),
        "place": Criterion("places", _in_place),
        "participant": Criterion(
            "actors", lambda _, actor: lambda event: any(part.actor == actor for part in event.participants)
        ),
        "part_of": Criterion("events", _inside_event),
        "during": Criterion(Period, _during),
    },
    "actors": {
        "kind": Criterion(ACTOR_KINDS, same("kind")),
        "named": Criterion(NAMED, same("named")),
        "party": Criterion(PARTIES, same("party")),
        "affiliated_with": Criterion(
            "actors",
            lambda _, body: lambda actor: any(
                tie.organization == body for tie in (*actor.roles, *actor.affiliations)
            ),
        ),
    },
    "places": {
        "kind": Criterion(PLACE_KINDS, same("kind")),
        "within": Criterion("places", _inside_place),
    },
    "sources": {
        "kind": Criterion(SOURCE_KINDS, same("kind")),
        "publisher": Criterion("actors", same("publisher")),
        "language": Criterion(str, same("language")),
        "complete": Criterion(bool, same("complete")),
    },
}  # fmt: skip


def tests(kind: str, dataset: "Dataset", asked: dict[str, Any]) -> list[Callable[[Any], bool]]:
    """The tests that decide on a record; raises on a criterion or a value that makes no sense."""
    known = CRITERIA[kind]
    for name in asked:
        if name not in known:
            raise CriterionError(name, kind, known)
    return [
        known[name].test(dataset, _checked(kind, name, known[name].value, value, dataset))
        for name, value in asked.items()
    ]


def _checked(kind: str, name: str, wanted: Vocabulary | str | type, value: Any, dataset: "Dataset") -> Any:
    if wanted is Period:
        return _as_period(kind, name, value)
    expected = str if isinstance(wanted, Vocabulary | str) else wanted
    if not _is_exactly(value, expected):
        reason = f"expected {expected.__name__}, got {type(value).__name__} {value!r}"
        raise CriterionError(name, kind, (), reason)
    match wanted:
        case Vocabulary():
            wanted.check(value)
        case str():
            dataset.check_id(wanted, value)
        case _ if wanted is type:
            _check_proposition(name, kind, value)
    return value


def _is_exactly(value: object, expected: type) -> bool:
    return type(value) is expected


def _as_period(kind: str, name: str, value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str | date):
        return Period(edtf=str(value)[:10] if isinstance(value, date) else value, basis="stated")
    reason = f"expected a day as EDTF text, date or Period, got {type(value).__name__} {value!r}"
    raise CriterionError(name, kind, (), reason)


def _check_proposition(name: str, kind: str, value: type) -> None:
    from .model.propositions import Proposition

    classes = Proposition.__args__
    if value not in classes:
        names = ", ".join(cls.__name__ for cls in classes)
        raise CriterionError(name, kind, (), f"expected one of the classes {names}, got {value.__name__}")
