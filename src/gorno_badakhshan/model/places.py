"""Places, each as precisely as a cited source gives it."""

import attrs

from .actors import Name
from .fields import Checked, doc
from .links import Link, link, optional_link
from .locators import Locator
from .vocabulary import PLACE_KINDS, PLACE_PRECISIONS, PlaceKind, PlacePrecision

# The vocabulary lists the words in the order of UCDP's codes.
_WHERE_PREC = {word: number for number, word in enumerate(PLACE_PRECISIONS, start=1)}


@attrs.frozen(kw_only=True)
class Point(Checked):
    """A point in WGS 84, as an entry of a gazetteer has it; license and version are those of the source."""

    latitude: float = attrs.field(
        metadata=doc("North positive, -90 to 90 inclusive.", unit="degrees", least=-90, most=90)
    )
    longitude: float = attrs.field(
        metadata=doc("East positive, -180 to 180 inclusive.", unit="degrees", least=-180, most=180)
    )
    source: Link = attrs.field(converter=link, metadata=doc("The gazetteer that has the point.", unit="source id"))
    entry: str = attrs.field(
        metadata=doc("Number of the entry in the gazetteer: a geonameid of GeoNames, an NE_ID of Natural Earth.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Place(Checked):
    """A country, province, district, town or site that a source names."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    name: str = attrs.field(
        metadata=doc("Name as this dataset writes it; says nothing about whom the place belongs to.", wording=True)
    )
    kind: PlaceKind = attrs.field(metadata=doc("What kind of place.", vocabulary=PLACE_KINDS))
    precision: PlacePrecision = attrs.field(
        metadata=doc(
            "How precisely the place of an event is known that is said to be here.", vocabulary=PLACE_PRECISIONS
        )
    )
    names: tuple[Name, ...] = attrs.field(
        default=(), metadata=doc("Spellings seen, each with its source.", wording=True)
    )
    within: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The next larger place; None for the largest.", unit="place id"),
    )
    # Only from a gazetteer: a point guessed from a map would look as certain as a surveyed one.
    point: Point | None = attrs.field(
        default=None, metadata=doc("Its coordinates; None unless a gazetteer is cited.", unit="WGS 84 degrees")
    )
    locators: tuple[Locator, ...] = attrs.field(
        default=(), metadata=doc("Where the sources mention it.", wording=True)
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    @property
    def where_prec(self) -> int:
        """UCDP GED's `where_prec`, 1 (exact) to 7 (international), derived from `precision`."""
        return _WHERE_PREC[self.precision]

    def _repr_html_(self) -> str:
        from ..notebook.records import record_html

        return record_html(self)

    def __repr__(self) -> str:
        return f"<Place {self.id}: {self.name}>"
