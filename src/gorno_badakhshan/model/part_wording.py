"""The parts of records as text: names, posts, memberships, roles in events, points and places in a document."""

from functools import singledispatch

from .actors import Affiliation, Name, Role
from .claims import Attribution
from .events import Participation
from .locators import Locator
from .periods import Period
from .places import Point
from .wording import Name as NameOf
from .wording import attribution_text, listed, readable


@singledispatch
def part_text(part: object, name: NameOf = str) -> str:  # noqa: ARG001 - names stand in some parts only
    """Returns a part of a record in words; `name` gives the names behind ids.

    >>> part_text(Role(title="head", organization="a-ministry"), {"a-ministry": "A ministry"}.get)
    'head, A ministry'
    """
    return str(part)


@part_text.register
def _spelling(spelling: Name, name: NameOf = str) -> str:
    return f"{spelling.spelling} ({spelling.language}; {name(spelling.source)})"


@part_text.register
def _post(role: Role, name: NameOf = str) -> str:
    organization = name(role.organization) if role.organization else None
    return listed(role.title, organization, _time(role.when))


@part_text.register
def _membership(membership: Affiliation, name: NameOf = str) -> str:
    return listed(name(membership.organization), _time(membership.when))


@part_text.register
def _participation(participation: Participation, name: NameOf = str) -> str:
    return f"{name(participation.actor)}, {readable(participation.role)} ({readable(participation.status)})"


@part_text.register
def _point(point: Point, name: NameOf = str) -> str:
    source = f"{name(point.source)}, entry {point.entry}"
    return f"{point.latitude}, {point.longitude} (WGS 84; {source})"


@part_text.register
def _step_part(step: Attribution, name: NameOf = str) -> str:
    return attribution_text(step, name)


@part_text.register
def _locator_part(locator: Locator, name: NameOf = str) -> str:
    return f"{name(locator.source)}: {place_in_document(locator)}"


@part_text.register
def _period_part(period: Period, name: NameOf = str) -> str:  # noqa: ARG001 - a time names nobody
    return f"{period} ({period.basis})"


def place_in_document(locator: Locator) -> str:
    """Returns the part of the document, and the code points from (inclusive) to (exclusive)."""
    return locator.part if locator.start is None else f"{locator.part}, code points {locator.start}–{locator.end}"


def _time(period: Period | None) -> str | None:
    return part_text(period) if period is not None else None
