"""Hypothesis strategies: every valid record of a kind.

They follow from the types and the metadata of the fields, so that a new field is drawn unasked. Only
the classes whose fields depend on each other have a strategy of their own. Each strategy is made once:
making one costs more than drawing from it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin
from unicodedata import category

import attrs

from ..errors import FieldError, MissingExtraError, shown
from ..model.actors import Actor
from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.events import Event
from ..model.fields import field_types, without_none
from ..model.kinds import KIND_OF_UNIT
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place
from ..model.propositions import Proposition
from ..model.sources import Passage, Source
from ..model.vocabulary import HEDGES, Hedge

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError:
    raise MissingExtraError("testing", "hypothesis") from None


T = TypeVar("T")
# Larger than any toll, and small enough that sums and multiples stay within what a Count admits.
_LARGEST_FIGURE = 10**9


@cache
def ids() -> SearchStrategy[str]:
    """Readable slugs such as `a1-bc`: lower-case ASCII letters and digits, with hyphens between."""
    # One draw: ids are most of what a record is drawn from.
    return _validated(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20).map(_join_words))


def _join_words(text: str) -> str:
    return "-".join(filter(None, text.split("-"))) or "a"


@cache
def texts() -> SearchStrategy[str]:
    """One line in letters, marks, digits and signs of many scripts, never empty."""
    return _validated(st.text(_characters(), min_size=1, max_size=30).filter(str.strip))


def _characters() -> str:
    """Letters, marks, numbers, signs and spaces: the scripts up to Japanese, some ideographs, some beyond."""
    # `st.characters` would take seconds, once on each machine, to find the categories in all of Unicode.
    code_points = chain(range(0x20, 0x3200), range(0x4E00, 0x4F00), range(0x10400, 0x10500))
    return "".join(c for c in map(chr, code_points) if category(c)[0] in "LMNP" or category(c) == "Zs")


def _validated(strategy: SearchStrategy[T]) -> SearchStrategy[T]:
    """Returns the strategy, validated now and not in its first draw: hypothesis refuses tests with slow draws."""
    strategy.validate()
    return strategy


@cache
def edtf(*, marks: bool = True, intervals: bool = True) -> SearchStrategy[str]:
    """Dates in the subset of EDTF that `Period` admits, years 1000 to 2999.

    Without `marks` none of `?`, `~`, `%`; without `intervals` no `/` and no open end.
    """
    ends = _interval_ends(marks=marks)
    dates = ends.map(_end_text)
    if not intervals:
        return dates
    shapes = st.sampled_from(("{0}/{1}", "{0}/..", "../{1}"))
    # A date first: it takes half the time of an interval, and failing examples shrink to it.
    return dates | st.tuples(ends, ends, shapes).map(_interval_text)


class _IntervalEnd(NamedTuple):
    """A date cut to a precision, with its mark."""

    day: date
    length: int
    mark: str


def _interval_ends(*, marks: bool) -> SearchStrategy[_IntervalEnd]:
    first, last = date(1000, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
    days = st.integers(first, last).map(date.fromordinal)
    shapes = [(length, mark) for mark in (("", *"?~%") if marks else ("",)) for length in (4, 7, 10)]
    return st.tuples(days, st.sampled_from(shapes)).map(lambda drawn: _IntervalEnd(drawn[0], *drawn[1]))


def _end_text(end: _IntervalEnd) -> str:
    return end.day.isoformat()[: end.length] + end.mark


def _interval_text(drawn: tuple[_IntervalEnd, _IntervalEnd, str]) -> str:
    *ends, shape = drawn
    # Cut to a coarser unit a start only moves back and an end only forward: the order stays.
    return shape.format(*map(_end_text, sorted(ends)))


@cache
def periods(*, marks: bool = True) -> SearchStrategy[Period]:
    """Periods of any precision and basis; without `marks` none is uncertain or approximate."""
    return _records(Period, edtf=edtf(marks=marks))


@cache
def counts(hedge: Hedge | None = None) -> SearchStrategy[Count]:
    """Counts with this hedge, or with any.

    >>> from hypothesis import find
    >>> find(counts("at_least"), lambda count: count.low > 11)
    <Count at least 12>
    """
    if hedge is None:
        return st.one_of([_counts(word) for word in get_args(Hedge)])
    return _counts(HEDGES.check(hedge))  # type: ignore[arg-type]


def _counts(hedge: Hedge) -> SearchStrategy[Count]:
    """Counts with this hedge: hedge, figure and bounds depend on each other."""
    figures = st.integers(0, _LARGEST_FIGURE)
    match hedge:
        case "none":
            return st.just(Count.of("none", 0))
        case "unknown":
            return st.just(Count(hedge="unknown"))
        case "vague":
            return figures.map(lambda n: Count(hedge="vague", low=n + 1))
        case "between":
            return st.tuples(figures, figures).map(
                lambda drawn: Count(hedge="between", low=drawn[0], high=sum(drawn) + 1)
            )
        case "fewer_than" | "nearly":
            return figures.map(lambda n: Count.of(hedge, n + 1))
        case _:
            return figures.map(lambda n: Count.of(hedge, n))


@cache
def locators(source: str | None = None) -> SearchStrategy[Locator]:
    """Places in this source, or in any: some only by part, some with a slice and its digest."""
    sources = ids() if source is None else st.just(source)
    no_slice = {"start": st.none(), "end": st.none(), "sha256": st.none()}
    return _records(Locator, source=sources, **no_slice) | _sliced_records(
        Locator, source=sources, sha256=_digests()
    )


def _sliced_records(cls: type[T], **given: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Records with a start and an end: the strategy of the end draws a length."""
    values = _field_values(cls, {**given, "start": st.integers(0, 10_000), "end": st.integers(1, 500)})
    return values.map(lambda drawn: cls(**drawn | {"end": drawn["start"] + drawn["end"]}))


@cache
def attributions() -> SearchStrategy[tuple[Attribution, ...]]:
    """One to three steps, the origin first."""
    return _tuples(_records(Attribution), min_size=1)


def propositions(kind: type[Proposition] | None = None) -> SearchStrategy[Proposition]:
    """Propositions of this class, or of any.

    >>> from gorno_badakhshan import CasualtyCount
    >>> from hypothesis import find
    >>> find(propositions(CasualtyCount), lambda proposition: proposition.population == "military").outcome
    'killed'
    """
    classes = get_args(Proposition)
    if kind is None:
        return st.one_of([*map(_records, classes)])
    if kind not in classes:
        raise FieldError("kind", f"expected a class of proposition, got {shown(kind)}")
    return _records(kind)


@cache
def claims(
    *, source: str | None = None, event: str | None = None, kind: type[Proposition] | None = None
) -> SearchStrategy[Claim]:
    """Claims in this source, about this event and of this class of proposition, or of any."""
    given = {
        "source": ids() if source is None else st.just(source),
        "event": ids() if event is None else st.just(event),
        "proposition": propositions(kind),
        "attribution": attributions(),
    }
    return _field_values(Claim, given).map(_claim)


def _claim(values: dict[str, Any]) -> Claim:
    """Returns a claim whose id and locator are of its source."""
    source = values["source"]
    values |= {"id": f"{source}/{values['id']}", "locator": attrs.evolve(values["locator"], source=source)}
    return Claim(**values)


@cache
def events() -> SearchStrategy[Event]:
    """Events, each with up to three participants."""
    return _records(Event)


@cache
def actors() -> SearchStrategy[Actor]:
    """Actors, each with up to three spellings, roles and affiliations."""
    return _records(Actor)


@cache
def places() -> SearchStrategy[Place]:
    """Places, some with a point."""
    return _records(Place)


@cache
def sources() -> SearchStrategy[Source]:
    """Sources, some with the digest and length of a text and with passages."""
    return _records(Source)


def _records(cls: type[T], **given: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Records of a class, with strategies for some fields in place of those that the fields imply."""
    return _field_values(cls, given).map(lambda drawn: cls(**drawn))


def _field_values(cls: type, given: Mapping[str, SearchStrategy[Any]]) -> SearchStrategy[dict[str, Any]]:
    """The values of all fields of a class; a field that may be empty is so in half of the records or more."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    # `given` may fill a field in every record, and never leaves it to chance.
    empty = {f.name: f.default for f in fields if f.name not in given and _may_be_empty(f)}
    strategies: dict[str, SearchStrategy[Any]] = {}
    for field in fields:
        field_type = field_types(cls)[field.name]
        # Whether an optional field is empty is drawn for all fields at once.
        drawn_type = without_none(field_type)[0] if field.name in empty else field_type
        strategy = (
            given[field.name] if field.name in given else _field_strategy(drawn_type, field.name, field.metadata)
        )
        strategies[field.name] = _validated(strategy)
    return _drawn_fields(strategies, empty)


@st.composite
def _drawn_fields(
    draw: st.DrawFn, strategies: Mapping[str, SearchStrategy[Any]], empty: Mapping[str, object]
) -> dict[str, Any]:
    is_filled = dict.fromkeys(strategies, True)
    # One draw decides about six fields, because draws cost time; hypothesis draws evenly up to 127 only.
    for names in _in_sixes([*empty]):
        bits = draw(st.integers(0, 2 ** len(names) - 1))
        is_filled |= {name: bool(bits >> position & 1) for position, name in enumerate(names)}
    return {name: draw(strategy) if is_filled[name] else empty[name] for name, strategy in strategies.items()}


def _in_sixes(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), 6):
        yield names[start : start + 6]


def _may_be_empty(field: "attrs.Attribute[Any]") -> bool:
    return field.default is None or field.default == ()


def _field_strategy(field_type: Any, name: str, metadata: Mapping[str, Any]) -> SearchStrategy[Any]:
    """The values of a field of this type, name and metadata."""
    required, optional = without_none(field_type)
    if optional:
        return st.none() | _field_strategy(required, name, metadata)
    if get_origin(required) is tuple:
        return _tuples(_field_strategy(get_args(required)[0], name, metadata))
    if get_origin(required) is Literal or "vocabulary" in metadata:
        return st.sampled_from(get_args(required) or tuple(metadata["vocabulary"]))
    if required is int:
        return st.integers(metadata.get("least", 0), metadata.get("most", _LARGEST_FIGURE))
    if required is float:
        return _decimals(metadata)
    if required is str:
        return ids() if name == "id" else _TEXTS_OF_UNIT.get(metadata.get("unit"), texts)()
    return st.booleans() if required is bool else _objects(required)


def _decimals(metadata: Mapping[str, Any]) -> SearchStrategy[float]:
    least, above = metadata.get("least"), metadata.get("above")
    lowest = above if least is None else least
    return st.floats(lowest, metadata.get("most"), exclude_min=above is not None, allow_nan=False)


@cache
def _objects(cls: Any) -> SearchStrategy[Any]:
    """The records of a class, or of a union of classes, inside another record."""
    own: dict[Any, Callable[[], SearchStrategy[Any]]] = {
        Count: counts,
        Locator: locators,
        Period: periods,
        Passage: lambda: _sliced_records(Passage),
        Proposition: propositions,
    }
    return own[cls]() if cls in own else _records(cls)


@cache
def _claim_ids() -> SearchStrategy[str]:
    return st.tuples(ids(), ids()).map("/".join)


@cache
def _digests() -> SearchStrategy[str]:
    return st.binary(max_size=4).map(lambda content: sha256(content).hexdigest())


_TEXTS_OF_UNIT: dict[str | None, Callable[[], SearchStrategy[str]]] = {
    **dict.fromkeys(KIND_OF_UNIT, ids),
    "claim id": _claim_ids,
    "64 hex digits": _digests,
    "BCP 47 tag": lambda: st.sampled_from(("en", "ru", "tg", "tg-Latn", "fa")),
    "SPDX id": lambda: st.sampled_from(("CC-BY-SA-4.0", "CC0-1.0")),
    "URL": lambda: ids().map("https://example.org/{}".format),
}
"""The strategy of a text field by its unit; any text where the unit has none."""


def _tuples(items: SearchStrategy[T], min_size: int = 0) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(items, min_size=min_size, max_size=3).map(tuple)
