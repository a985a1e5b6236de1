"""Places and points."""

import pytest

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.places import Place, Point
from gorno_badakhshan.model.vocabulary import PLACE_PRECISIONS, PlacePrecision
from gorno_badakhshan.testing import place

WHERE_PREC: list[tuple[PlacePrecision, int]] = [
    ("exact", 1),
    ("near", 2),
    ("district", 3),
    ("province", 4),
    ("fuzzy", 5),
    ("country", 6),
    ("international", 7),
]
OFF_THE_GLOBE = [
    pytest.param(90.1, 71.55, id="north of the pole"),
    pytest.param(-90.1, 71.55, id="south of the pole"),
    pytest.param(37.49, 180.1, id="east of the antimeridian"),
    pytest.param(37.49, -180.1, id="west of the antimeridian"),
    pytest.param(float("nan"), 71.55, id="not a number"),
    pytest.param(37.49, float("inf"), id="not finite"),
]


@pytest.mark.parametrize(("precision", "code"), WHERE_PREC)
def test_where_prec_follows_ucdp(precision: PlacePrecision, code: int) -> None:
    """UCDP GED's code book numbers the precisions from 1 to 7."""
    assert place(precision=precision).where_prec == code


@pytest.mark.parametrize(("precision", "code"), WHERE_PREC)
def test_the_definition_names_the_code(precision: PlacePrecision, code: int) -> None:
    """The vocabulary and the number say the same."""
    assert f"where_prec {code})" in PLACE_PRECISIONS[precision]


@pytest.mark.parametrize(("latitude", "longitude"), OFF_THE_GLOBE)
def test_a_point_lies_on_the_globe(latitude: float, longitude: float) -> None:
    """Degrees outside WGS 84 are refused."""
    with pytest.raises(RecordError, match=r"Point\.(latitude|longitude): expected"):
        Point(latitude=latitude, longitude=longitude, source="geonames", entry="1221328")


@pytest.mark.parametrize(("latitude", "longitude"), [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)])
def test_the_limits_of_the_globe_are_points(latitude: float, longitude: float) -> None:
    """The limits are inclusive."""
    assert Point(latitude=latitude, longitude=longitude, source="a-test", entry="1").latitude == latitude


def test_a_place_reads_as_id_and_name() -> None:
    """The repr can be read aloud."""
    khorog = Place(id="khorog", name="Khorog", kind="town", precision="exact")
    assert repr(khorog) == "<Place khorog: Khorog>"
