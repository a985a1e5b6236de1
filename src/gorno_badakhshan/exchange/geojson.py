"""GeoJSON (RFC 7946): a feature for each place, with the gazetteer that its point is from.

A place without a point has the geometry null, which the format provides for unlocated features.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from ..atomic import write_new_file
from ..dataset import Dataset
from ..flat import place_row
from .progress import counted


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes the places of a dataset as one feature collection.

    Raises `WriteError` if the file exists and `force` is false, or if it cannot be written.
    """
    collection = {
        "type": "FeatureCollection",
        "name": f"{dataset.release.description.name} {dataset.version}",
        "pin": dataset.pin,
        "features": list(_place_features(dataset)),
    }
    write_new_file(Path(path), (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode(), force=force)


def _place_features(dataset: Dataset) -> Iterator[dict[str, Any]]:
    events: defaultdict[str, list[str]] = defaultdict(list)
    for event in dataset.events:
        events[event.place or ""].append(event.id)
    for place in counted(dataset.places):
        point = place.point
        properties = dict(place_row(place, dataset))
        yield {
            "type": "Feature",
            "id": place.id,
            # Longitude first (RFC 7946, section 3.1.1); the reference system is always WGS 84.
            "geometry": None
            if point is None
            else {"type": "Point", "coordinates": [point.longitude, point.latitude]},
            "properties": {
                **{key: value for key, value in properties.items() if key not in {"latitude", "longitude"}},
                "gazetteer": point.source if point is not None else None,
                "gazetteer_entry": point.entry if point is not None else None,
                "events": "; ".join(events.get(place.id, ())) or None,
            },
        }
