"""Events of another dataset that may be the same as one of ours, by day and by distance. Nothing is matched."""

from math import asin, cos, inf, radians, sin, sqrt

import attrs

from ..dataset import Dataset
from ..errors import FieldError, QuestionError, shown
from ..model.events import Event
from ..model.fields import doc
from ..model.periods import Period
from ..model.places import Point
from .answers import Answers

_EARTH_RADIUS = 6371.0088
"""Mean radius in km, of the International Union of Geodesy and Geophysics."""


@attrs.frozen(kw_only=True, repr=False)
class EventCandidate:
    """An event that may be the one that is looked for."""

    event: str = attrs.field(metadata=doc("The event in the other dataset.", unit="event id"))
    title: str = attrs.field(metadata=doc("Its title."))
    when: str = attrs.field(metadata=doc("Its day or days.", unit="EDTF"))
    days: int = attrs.field(metadata=doc("Days between the two; 0 if they may overlap.", unit="days"))
    km: float | None = attrs.field(
        metadata=doc("Distance of the two places; None if one of them has no coordinates.", unit="km")
    )

    def to_dict(self) -> dict[str, object]:
        """Returns a new dict for JSON: all fields."""
        return attrs.asdict(self)

    def __repr__(self) -> str:
        km = "distance unknown" if self.km is None else f"{self.km:.0f} km"
        return f"<EventCandidate {self.event}: {self.title} ({self.when}), {self.days} days and {km} away>"


def event_candidates(
    event: "Event | str", other: Dataset, *, dataset: "Dataset | None" = None, days: int = 3, km: float = 50
) -> Answers[EventCandidate]:
    """The events of another dataset that are near in time and space, the nearest first.

    >>> import gorno_badakhshan as gb
    >>> ds = gb.load("1.0.0")
    >>> [each.event for each in gb.event_candidates("khorog-fighting", ds, dataset=ds)][:2]
    ['gorno-badakhshan-clashes', 'khorog-fighting']

    `dataset` has the event; None for the newest release. `days` is the greatest number of days between them and
    `km` the greatest distance, both inclusive. The coordinates are those of the place, or else of the nearest
    place around it that has some. Without coordinates, only the days are compared, and `km` is None; such events
    come after those that are known to be near. Whether one is the same event is for a person to say.

    Takes n log n in the events. Raises `QuestionError` if the event has no date, and `FieldError` for a limit
    that is none.
    """
    if dataset is None:
        from ..dataset import load

        dataset = load()
    for name, limit in (("days", days), ("km", km)):
        number: object = limit
        if isinstance(number, bool) or not isinstance(number, int | float) or not number >= 0:
            raise FieldError(name, f"expected a number from 0, got {shown(number)}")
    wanted = dataset.events[event]
    if wanted.when is None:
        raise QuestionError(f"{wanted.id} has no date, so that nothing can be near it; name the other event")
    point = _point_of(wanted, dataset)
    found = []
    for each in other.events:
        if each.when is None or (apart := _days_between(wanted.when, each.when)) > days:
            continue
        # An unknown distance is no reason to hide an event: many places of curated data have no coordinates.
        distance = _distance(point, _point_of(each, other))
        if distance is None or distance <= km:
            found.append(
                EventCandidate(event=each.id, title=each.title, when=each.when.edtf, days=apart, km=distance)
            )
    return Answers(
        sorted(found, key=lambda each: (inf if each.km is None else 0, each.days, each.km or 0, each.event))
    )


def _point_of(event: "Event", dataset: Dataset) -> Point | None:
    """Returns the coordinates of the place, or of the nearest one around it that has some."""
    place, seen = event.place, set[str]()
    while place is not None and place not in seen:
        seen.add(place)
        record = dataset.places[place]
        if record.point is not None:
            return record.point
        place = record.within
    return None


def _days_between(first: Period, second: Period) -> int:
    """Returns the days from the end of the earlier to the start of the later; 0 if they may overlap."""
    one, other = first.margins, second.margins
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def _distance(first: Point | None, second: Point | None) -> float | None:
    """Returns the great-circle distance in km, by the haversine formula; None if a point is missing."""
    if first is None or second is None:
        return None
    north, south = radians(first.latitude), radians(second.latitude)
    height = sin((north - south) / 2) ** 2
    width = sin(radians(first.longitude - second.longitude) / 2) ** 2
    # Rounding may lead beyond 1 at the other end of the world.
    return 2 * _EARTH_RADIUS * asin(sqrt(min(1.0, height + cos(north) * cos(south) * width)))
