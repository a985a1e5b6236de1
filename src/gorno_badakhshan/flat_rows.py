"""The columns of flat rows of records, and what makes a row plain.

The columns of a kind are the fields of its class: `columns(ClaimRow)`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import ParamSpec, TypedDict, TypeVar, cast

from .model.links import LinkedId

Row = Mapping[str, object]
"""A row of any kind. Its values are `str`, `int`, `float`, `bool` or None."""

_Parameters = ParamSpec("_Parameters")
_RowType = TypeVar("_RowType", bound=Row)


def plain_row(function: Callable[_Parameters, _RowType]) -> Callable[_Parameters, _RowType]:
    """Makes the ids in the row that a function returns plain text.

    Some libraries for tables accept no subclass of `str`, and the ids within a record are one.
    """

    @wraps(function)
    def call(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _RowType:
        return _with_plain_ids(function(*args, **kwargs))

    return call


def plain_rows(function: Callable[_Parameters, Iterator[_RowType]]) -> Callable[_Parameters, Iterator[_RowType]]:
    """Makes the ids in the rows that a function yields plain text, as `plain_row` does."""

    @wraps(function)
    def call(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> Iterator[_RowType]:
        return map(_with_plain_ids, function(*args, **kwargs))

    return call


def _with_plain_ids(row: _RowType) -> _RowType:
    plain = {name: str(value) if isinstance(value, LinkedId) else value for name, value in row.items()}
    return cast("_RowType", plain)


class ClaimRow(TypedDict):
    """A claim with its speakers, dates, bounds and source."""

    id: str
    summary: str
    claimed: str
    proposition: str
    polarity: str
    certainty: str
    event: str
    event_title: str
    event_when: str | None
    place: str | None
    outcome: str | None
    population: str | None
    limits: str | None
    figure: str | None
    stated: int | None
    low: int | None
    high: int | None
    hedge: str | None
    other_reading: str | None
    speaker: str
    speaker_name: str
    speaker_party: str | None
    speaker_standing: str | None
    through: str | None
    through_names: str | None
    first_speaker: str
    first_speaker_name: str
    first_claim: str
    changed_by: str | None
    changed_by_name: str | None
    relays: str | None
    relay_basis: str | None
    supersedes: str | None
    said: str | None
    published: str | None
    day: str | None
    source: str
    source_title: str
    publisher: str
    publisher_name: str
    language: str
    url: str | None
    part: str
    start: int | None
    end: int | None
    note: str | None
    release: str


class EventRow(TypedDict):
    """An event, without numbers, because those are claims."""

    id: str
    title: str
    kind: str
    when: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    place_name: str | None
    participants: str | None
    part_of: str | None
    part_of_title: str | None
    after: str | None
    claims: int
    note: str | None
    release: str


class ActorRow(TypedDict):
    """Somebody who acts or speaks."""

    id: str
    name: str
    kind: str
    named: str
    party: str
    standing: str | None
    names: str | None
    posts: str | None
    organizations: str | None
    claims: int
    note: str | None
    release: str


class PlaceRow(TypedDict):
    """A place."""

    id: str
    name: str
    kind: str
    names: str | None
    within: str | None
    within_name: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    note: str | None
    release: str


class SourceRow(TypedDict):
    """A document."""

    id: str
    title: str
    kind: str
    publisher: str
    publisher_name: str
    carried_by: str | None
    carried_by_name: str | None
    authors: str | None
    language: str
    published: str | None
    url: str | None
    mirrors: str | None
    license: str | None
    complete: bool
    claims: int
    note: str | None
    release: str


class RecordRow(TypedDict):
    """A record of any kind, as a search lists it."""

    kind: str
    id: str
    text: str
    when: str | None
    source: str | None
    url: str | None
    release: str


ROWS: dict[str, type] = {
    "claims": ClaimRow,
    "events": EventRow,
    "actors": ActorRow,
    "places": PlaceRow,
    "sources": SourceRow,
}
"""The class of the rows of each kind of record."""


def columns(row: type) -> tuple[str, ...]:
    """Returns the names of the columns of a class of rows, in their order.

    >>> columns(PlaceRow)[:3]
    ('id', 'name', 'kind')
    """
    return tuple(row.__annotations__)
