"""Which rows of a publisher's table are wanted: by country, by period and by a box on the map."""

from collections.abc import Iterable, Sequence

import attrs

from ..errors import FieldError, shown
from ..model.days import Day, read_day
from ..model.periods import Period
from .layouts import Layout
from .names import slug

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees, WGS 84, inclusive; across the date line, west is greater than east."""


@attrs.frozen(kw_only=True)
class RowFilter:
    """What a row must be to be read; None for any."""

    country: str | None = None
    during: Period | None = None
    box: Box | None = None
    ids: frozenset[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether every row passes."""
        return (self.country, self.during, self.box, self.ids) == (None, None, None, None)

    def admits_id(self, id: str) -> bool:
        """Returns whether the id is asked for, in any case or as the id of an event ends with it."""
        return self.ids is None or id.casefold() in self.ids or slug(id) in self.ids

    def admits_country(self, country: str) -> bool:
        """Returns whether the country is the one that is asked for, in whatever case."""
        return self.country is None or country.casefold() == self.country.casefold()

    def admits(self, when: Period, latitude: float | None, longitude: float | None) -> bool:
        """Returns whether a row of this day and point may be what is asked for; a row without a point is not."""
        # "Undecided" passes: a month may have the day that is asked for.
        if self.during is not None and (when.before(self.during) or self.during.before(when)):
            return False
        if self.box is None:
            return True
        if latitude is None or longitude is None:
            return False
        west, south, east, north = self.box
        is_between = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
        return south <= latitude <= north and is_between


def row_filter(
    layout: Layout,
    country: str | None,
    during: Day | None,
    box: Sequence[float] | None,
    ids: Iterable[str] | None = None,
) -> RowFilter:
    """Returns the filter that a caller asks for; raises `FieldError` or `RecordError` if it makes no sense."""
    name: object = country
    if country is not None and not (isinstance(name, str) and name.strip()):
        raise FieldError("country", f"expected the name of a country, got {shown(country)}")
    if country is not None and layout.country is None:
        raise FieldError("country", f"the table {layout.name!r} has no column for the country")
    if box is not None and layout.latitude is None:
        raise FieldError("box", f"the table {layout.name!r} has no columns for the coordinates")
    period = None if during is None else read_day(during)
    return RowFilter(country=country and country.strip(), during=period, box=_box(box), ids=_ids(ids))


def _ids(ids: object) -> frozenset[str] | None:
    if ids is None:
        return None
    # A single text is iterable too, and each letter would be an id.
    found = list(ids) if isinstance(ids, Iterable) and not isinstance(ids, str) else []
    if not found or not all(isinstance(each, str) and each.strip() for each in found):
        raise FieldError("ids", f"expected a list of ids as text, got {shown(ids)}")
    return frozenset(each.strip().casefold() for each in found)


def _box(box: object) -> Box | None:
    if box is None:
        return None
    numbers = list(box) if isinstance(box, list | tuple) else []
    is_degrees = len(numbers) == 4 and all(
        isinstance(each, int | float) and -most <= each <= most
        for each, most in zip(numbers, (180, 90, 180, 90), strict=True)
    )
    if not is_degrees or numbers[1] > numbers[3]:
        expected = "west, south, east and north in degrees, south below north"
        raise FieldError("box", f"expected {expected}, got {shown(box)}")
    west, south, east, north = numbers
    return west, south, east, north
