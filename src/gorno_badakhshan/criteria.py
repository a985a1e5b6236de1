"""The criteria of `where` for each kind of record: names and types for type checkers, tests at run time."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, Protocol, TypedDict

from .errors import CriterionError, UnknownIdError, VocabularyError, shown
from .imports import LazyModule
from .model import proposition_base
from .model.days import Day, read_day
from .model.ids import advice, id_of
from .model.kinds import KINDS
from .model.own_words import AnyParty, AnyPopulation
from .model.periods import Period
from .model.vocabulary import (
    ACTOR_KINDS,
    CERTAINTIES,
    COUNT_BASES,
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
    CountBasis,
    EventKind,
    Hedge,
    Named,
    Outcome,
    PlaceKind,
    Polarity,
    SourceKind,
    Vocabulary,
)
from .text_search import text_matcher

# The module that only annotations name.
if TYPE_CHECKING:
    from .model import record_types as model
else:
    model = LazyModule(f"{__package__}.model.record_types")


class ClaimCriteria(TypedDict, total=False):
    """The criteria of `Claims.where`; a claim must meet all that are given.

    A record stands for its id. Of a list of values, a claim must meet any.
    """

    about: "model.EventOrId | Collection[model.EventOrId]"
    """An event, or any event that is part of it."""
    event: "model.EventOrId | Collection[model.EventOrId]"
    """Exactly this event."""
    source: "model.SourceOrId | Collection[model.SourceOrId]"
    """The document that the claim stands in."""
    said_by: "model.ActorOrId | Collection[model.ActorOrId]"
    """The first speaker of the chain, or one who speaks jointly with it."""
    relayed_by: "model.ActorOrId | Collection[model.ActorOrId]"
    """Any later speaker of the chain."""
    proposition: "type[proposition_base.Proposition] | Collection[type[proposition_base.Proposition]]"
    """The class of what is claimed."""
    outcome: Outcome | Collection[Outcome]
    """The outcome counted, or in dispute."""
    population: AnyPopulation | Collection[AnyPopulation]
    """Exactly this population, counted or in dispute; not its parts, which have words of their own."""
    subset: str | Collection[str]
    """Each of these words begins a word of the subset that the count is limited to, as in `search`."""
    known_by: CountBasis | Collection[CountBasis]
    """How the figure came about; a claim whose source does not say is left out."""
    hedge: Hedge | Collection[Hedge]
    """How the number is hedged."""
    polarity: Polarity | Collection[Polarity]
    certainty: Certainty | Collection[Certainty]
    until: Day
    """Said, or else published, on or before this day; a claim of which neither day is known is left out.

    A day is a date, a `Period` or text: EDTF (2012-07-24), 24.07.2012 or 24 July 2012.
    """


class EventCriteria(TypedDict, total=False):
    """The criteria of `Events.where`; an event must meet all that are given."""

    kind: EventKind | Collection[EventKind]
    place: "model.PlaceOrId | Collection[model.PlaceOrId]"
    """This place, or any place within it."""
    participant: "model.ActorOrId | Collection[model.ActorOrId]"
    """An actor, in whatever role and however firmly."""
    part_of: "model.EventOrId | Collection[model.EventOrId]"
    """Any event inside this one, at whatever depth."""
    during: Day
    """Certainly within this day or period."""


class ActorCriteria(TypedDict, total=False):
    """The criteria of `Actors.where`; an actor must meet all that are given."""

    kind: ActorKind | Collection[ActorKind]
    named: Named | Collection[Named]
    party: AnyParty | Collection[AnyParty]
    affiliated_with: "model.ActorOrId | Collection[model.ActorOrId]"
    """An actor that it belonged to, or had a post with."""


class PlaceCriteria(TypedDict, total=False):
    """The criteria of `Places.where`; a place must meet all that are given."""

    kind: PlaceKind | Collection[PlaceKind]
    within: "model.PlaceOrId | Collection[model.PlaceOrId]"
    """Any place inside this one, at whatever depth."""


class SourceCriteria(TypedDict, total=False):
    """The criteria of `Sources.where`; a source must meet all that are given."""

    kind: SourceKind | Collection[SourceKind]
    publisher: "model.ActorOrId | Collection[model.ActorOrId]"
    language: str | Collection[str]
    complete: bool


class Lookups(Protocol):
    """What collections and their criteria look up in a dataset, which is defined above them."""

    @property
    def version(self) -> str: ...  # noqa: D102 - as in `Dataset`
    @property
    def release(self) -> Any: ...  # noqa: D102
    @property
    def events(self) -> Iterable[Any]: ...  # noqa: D102
    @property
    def places(self) -> Iterable[Any]: ...  # noqa: D102
    @property
    def sources(self) -> Any: ...  # noqa: D102
    def check_id(self, kind: str, id: str) -> None: ...  # noqa: D102
    def unknown(self, id: Any, kind: str, known: Iterable[str]) -> UnknownIdError: ...  # noqa: D102


class Criterion(NamedTuple):
    """How the value of one criterion is checked, and how a record is tested against it."""

    value: Vocabulary | str | type
    """A vocabulary, the kind of record whose id the value must be, or a type."""
    test: Callable[[Any, Any], bool]
    """Returns whether a record meets a value."""
    expand: Callable[[Lookups, Any], object] = lambda _, value: value
    """Returns what records are tested against: computed from the value once, for all records."""


def _equals(*path: str) -> Callable[[Any, object], bool]:
    """Returns the test that the attribute at this path equals the value; a path may break off."""

    def test(record: Any, value: object) -> bool:
        for name in path:
            record = getattr(record, name, None)
        return bool(record == value)

    return test


def _parts_of(dataset: Lookups, event: str) -> set[str]:
    return _descendants(event, dataset.events, "part_of")


def _places_in(dataset: Lookups, place: str) -> set[str]:
    return _descendants(place, dataset.places, "within")


def _descendants(top: str, records: Iterable[Any], parent_field: str) -> set[str]:
    """Returns the ids of all records below `top`, at whatever depth."""
    parents = [(record.id, getattr(record, parent_field)) for record in records]
    descendants, level = set[str](), {top}
    while level:
        # Ids that were reached before are left out, so that a cycle in the data ends the loop too.
        level = {child for child, parent in parents if parent in level} - descendants
        descendants |= level
    return descendants


def _speaks(actor: str, steps: Iterable[Any]) -> bool:
    return any(step.actor == actor or actor in step.jointly for step in steps)


def _is_of_subset(claim: Any, matches: Callable[[str], bool]) -> bool:
    # The subset is in our own words, so that a reader cannot know the very text.
    return matches(getattr(claim.proposition, "subset", None) or "")


def _was_said(claim: Any, limit: tuple[Period, Any]) -> bool:
    day, sources = limit
    # Publication is the latest day on which the claim can have been said.
    when = claim.said or sources[claim.source].published
    return bool(when and when.latest and day.latest and when.latest <= day.latest)


def _is_during(event: Any, period: Period) -> bool:
    # `within` returns None where the dates leave it open, and such an event is not known to be inside.
    return event.when is not None and event.when.within(period) is True


def _belongs(actor: Any, organization: str) -> bool:
    return any(tie.organization == organization for tie in (*actor.roles, *actor.affiliations))


CRITERIA: dict[str, dict[str, Criterion]] = {
    "claims": {
        "about": Criterion(
            "events", lambda claim, ids: claim.event in ids, lambda ds, event: {event, *_parts_of(ds, event)}
        ),
        "event": Criterion("events", _equals("event")),
        "source": Criterion("sources", _equals("source")),
        "said_by": Criterion("actors", lambda claim, actor: _speaks(actor, claim.attribution[:1])),
        "relayed_by": Criterion("actors", lambda claim, actor: _speaks(actor, claim.attribution[1:])),
        # The union is closed, so that no proposition is of a subclass.
        "proposition": Criterion(type, lambda claim, cls: type(claim.proposition) is cls),
        "outcome": Criterion(OUTCOMES, _equals("proposition", "outcome")),
        "population": Criterion(POPULATIONS, _equals("proposition", "population")),
        "subset": Criterion(str, _is_of_subset, lambda _, words: text_matcher(words)),
        "known_by": Criterion(COUNT_BASES, _equals("proposition", "known_by")),
        "hedge": Criterion(HEDGES, _equals("count", "hedge")),
        "polarity": Criterion(POLARITIES, _equals("polarity")),
        "certainty": Criterion(CERTAINTIES, _equals("certainty")),
        "until": Criterion(Period, _was_said, lambda ds, day: (day, ds.sources)),
    },
    "events": {
        "kind": Criterion(EVENT_KINDS, _equals("kind")),
        "place": Criterion(
            "places", lambda event, ids: event.place in ids, lambda ds, place: {place, *_places_in(ds, place)}
        ),
        "participant": Criterion(
            "actors", lambda event, actor: any(part.actor == actor for part in event.participants)
        ),
        "part_of": Criterion("events", lambda event, ids: event.id in ids, _parts_of),
        "during": Criterion(Period, _is_during),
    },
    "actors": {
        "kind": Criterion(ACTOR_KINDS, _equals("kind")),
        "named": Criterion(NAMED, _equals("named")),
        "party": Criterion(PARTIES, _equals("party")),
        "affiliated_with": Criterion("actors", _belongs),
    },
    "places": {
        "kind": Criterion(PLACE_KINDS, _equals("kind")),
        "within": Criterion("places", lambda place, ids: place.id in ids, _places_in),
    },
    "sources": {
        "kind": Criterion(SOURCE_KINDS, _equals("kind")),
        "publisher": Criterion("actors", _equals("publisher")),
        "language": Criterion(str, _equals("language")),
        "complete": Criterion(bool, _equals("complete")),
    },
}
"""The criteria of each kind of record, by name."""


def record_tests(kind: str, dataset: Lookups, criteria: Mapping[str, object]) -> list[Callable[[Any], bool]]:
    """Returns the tests that a record of this kind must pass.

    Raises `CriterionError` on an unknown criterion or a value of the wrong type, `VocabularyError` on
    an unknown word, and `UnknownIdError` on an unknown id.
    """
    known = CRITERIA[kind]
    # All names first, so that a misspelt criterion is reported before the value of another one.
    for name in criteria:
        if name not in known:
            raise CriterionError(name, kind, known)
    return [_bound_test(kind, name, dataset, value) for name, value in criteria.items()]


def _bound_test(kind: str, name: str, dataset: Lookups, value: object) -> Callable[[Any], bool]:
    """Returns the test of one criterion, with its value checked; of several values, a record must meet any."""
    criterion = CRITERIA[kind][name]
    expanded = [
        criterion.expand(dataset, _checked(kind, name, criterion.value, each, dataset))
        for each in _each_value(kind, name, criterion.value, value)
    ]
    if len(expanded) == 1:
        return lambda record: criterion.test(record, expanded[0])
    return lambda record: any(criterion.test(record, each) for each in expanded)


def _each_value(kind: str, name: str, expected: Vocabulary | str | type, value: object) -> Collection[object]:
    """Returns the values of a criterion; a single one where the criterion takes no list."""
    if expected in (Period, bool) or isinstance(value, str | bytes | bytearray | Mapping):
        return (value,)
    if not isinstance(value, Collection):
        return (value,)
    if len(value) == 0:  # the truth of an array is not that of a list
        _raise_wrong_type(kind, name, "one value at least", value, "leave the criterion out to select all")
    return value


def _checked(kind: str, name: str, expected: Vocabulary | str | type, value: Any, dataset: Lookups) -> Any:
    """Returns the value of a criterion, text as a plain `str` and a day as a `Period`."""
    if expected is Period:
        return _period(kind, name, value)
    if expected is type:
        return _claimed_class(kind, name, value)
    if expected is bool:
        return value if isinstance(value, bool) else _raise_wrong_type(kind, name, "bool", value)
    if isinstance(expected, str):
        return _known_id(kind, name, expected, value, dataset)
    if not isinstance(value, str):
        _raise_wrong_type(kind, name, "str", value)
    text = str.__str__(value)  # an enum's own `__str__` may return its name instead of its value
    if isinstance(expected, Vocabulary):
        expected.check(text)
        if "/" in text:
            _check_described(expected, text, dataset)
    return text


def _check_described(vocabulary: Vocabulary, word: str, dataset: Lookups) -> None:
    """Raises `VocabularyError` if a dataset does not describe a word of its own: a typo would select nothing."""
    about = dataset.release.description
    own = [party.word for party in about.parties] if vocabulary is PARTIES else [p.word for p in about.populations]
    if word not in own:
        raise VocabularyError(word, vocabulary.name, [*vocabulary, *(each for each in own if "/" in each)])


def _known_id(kind: str, name: str, kind_of_id: str, value: object, dataset: Lookups) -> str:
    """Returns the id of the record that a caller means by its id or by the record itself."""
    id = id_of(value, kind_of_id)
    if id is None:
        record = f"the id of {KINDS[kind_of_id].with_article}, or the record"
        _raise_wrong_type(kind, name, record, value, advice(value, kind_of_id))
    dataset.check_id(kind_of_id, id)
    return id


def _raise_wrong_type(kind: str, name: str, expected: str, value: object, repair: str = "") -> NoReturn:
    reason = f"expected {expected}, got {type(value).__name__} {shown(value)}"
    raise CriterionError(name, kind, (), f"{reason}; {repair}" if repair else reason)


def _period(kind: str, name: str, value: object) -> Period:
    if not isinstance(value, Day):
        _raise_wrong_type(kind, name, "a day as text, date or Period", value)
    return read_day(value)


def _claimed_class(kind: str, name: str, value: object) -> type:
    from .model.propositions import Proposition  # makes fifteen classes, which no other criterion needs

    classes = Proposition.__args__
    if not isinstance(value, type):
        _raise_wrong_type(kind, name, "type", value)
    if value not in classes:
        names = ", ".join(cls.__name__ for cls in classes)
        _raise_wrong_type(kind, name, f"one of the classes {names}", value)
    return value
