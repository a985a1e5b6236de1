"""GeoJSON of the places."""

import json
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import geojson


@pytest.fixture
def collection(tmp_path: Path) -> Any:
    """Returns the places of the newest release as GeoJSON."""
    geojson.write(gb.load("2.0.0"), tmp_path / "places.geojson")
    return json.loads((tmp_path / "places.geojson").read_text(encoding="utf-8"))


def test_it_is_valid(collection: Any) -> None:
    """A validator of RFC 7946 accepts it."""
    pydantic = pytest.importorskip("geojson_pydantic")
    features = pydantic.FeatureCollection.model_validate(collection).features
    assert len(features) == len(gb.places("2.0.0"))


def test_longitude_comes_first(collection: Any) -> None:
    """RFC 7946, section 3.1.1."""
    khorog = next(feature for feature in collection["features"] if feature["id"] == "khorog")
    point = gb.places("2.0.0")["khorog"].point
    assert point is not None
    assert khorog["geometry"] == {"type": "Point", "coordinates": [point.longitude, point.latitude]}


def test_a_place_without_a_point_is_unlocated(collection: Any) -> None:
    """RFC 7946, section 3.2: the geometry is null, and the place is not left out."""
    unlocated = {feature["id"] for feature in collection["features"] if feature["geometry"] is None}
    assert unlocated == {place.id for place in gb.places("2.0.0") if place.point is None}
    assert unlocated


def test_geopandas_has_every_place(tmp_path: Path) -> None:
    """Through the library that QGIS reads with: a row a place, in degrees of WGS 84."""
    geopandas = pytest.importorskip("geopandas")
    geojson.write(gb.load("2.0.0"), tmp_path / "places.geojson")
    frame = geopandas.read_file(tmp_path / "places.geojson")
    assert frame.crs.to_epsg() == 4326
    points = {row.id: row.geometry for row in frame.itertuples()}
    assert {id: point and (point.x, point.y) for id, point in points.items()} == {
        place.id: place.point and (place.point.longitude, place.point.latitude) for place in gb.places("2.0.0")
    }
