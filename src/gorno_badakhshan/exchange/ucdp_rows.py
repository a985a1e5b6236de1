"""The row of an event in the shape of UCDP's Georeferenced Event Dataset."""

from collections.abc import Iterable, Iterator
from math import floor

from ..analysis.relays import first_claims
from ..dataset import Dataset
from ..flat import plain_row
from ..model.claims import Claim
from ..model.events import Event
from ..model.own_words import AnyParty, AnyPopulation
from ..model.places import Place, Point
from ..model.sources import Source
from .ucdp_columns import GED_DESCRIPTIONS, GedRow
from .ucdp_figures import CHAINS, Deaths, EventDeaths, larger_events


@plain_row
def ged_row(deaths: EventDeaths, dataset: Dataset) -> GedRow:
    """Returns an event with its dead as a row; columns that the data cannot fill are None."""
    event = deaths.event
    known: dict[str, object] = {
        "relid": event.id,
        **_conflict_cells(event, dataset),
        **_source_cells(used_claims(deaths), dataset),
        **_place_cells(event, dataset),
        **_date_cells(event),
        **death_cells(deaths),
    }
    row: GedRow = {name: known.get(name) for name in GED_DESCRIPTIONS}  # type: ignore[assignment]
    return row


def used_claims(deaths: EventDeaths) -> list[Claim]:
    """Returns the claims that the figures of an event rest on, each once."""
    used = {claim.id: claim for each in deaths.populations if each.estimate for claim in each.estimate.used}
    return list(used.values())


def death_cells(deaths: EventDeaths) -> dict[str, int | None]:
    """Returns the seven columns of dead; the first four add up to `best`."""
    everyone = deaths.of("everyone")
    if everyone is None or everyone.best is None:
        # Parts without a best number would add up to less than the rule says.
        return {
            "best": None,
            "low": everyone.low if everyone else None,
            "high": everyone.high if everyone else None,
        }
    known = {column: _best(deaths.of(population)) for column, population in DEATH_COLUMNS.items()}
    rest = everyone.best - sum(known.values())
    return {**known, "deaths_unknown": rest, "best": everyone.best, "low": everyone.low, "high": everyone.high}


DEATH_COLUMNS: dict[str, AnyPopulation] = {
    "deaths_a": "government_forces",
    "deaths_b": "militant",
    "deaths_civilians": "civilian",
}
"""The population that each column of dead counts."""


def _best(deaths: Deaths | None) -> int:
    return 0 if deaths is None or deaths.best is None else deaths.best


def _conflict_cells(event: Event, dataset: Dataset) -> dict[str, object]:
    chain = next((larger for larger in larger_events(event, dataset) if larger.kind in CHAINS), None)
    sides = [_belligerents(event, party, dataset) for party in ("government", "armed_group")]
    side_a, side_b = sides
    return {
        "conflict_name": chain.title if chain is not None else None,
        "side_a": side_a,
        "side_b": side_b,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        # Between a government and an armed group: UCDP's state-based conflict.
        "type_of_violence": 1 if side_a and side_b else None,
    }


def _belligerents(event: Event, party: AnyParty, dataset: Dataset) -> str | None:
    actors = [dataset.actors[each.actor] for each in event.participants if each.role == "belligerent"]
    return _each_once(actor.name for actor in actors if actor.party.partition("/")[0] == party)


def _source_cells(claims: list[Claim], dataset: Dataset) -> dict[str, object]:
    sources = list({source.id: source for source in map(dataset.source_of, claims)}.values())
    first = first_claims(claims, dataset.claims.get)
    return {
        "number_of_sources": len(sources),
        "source_article": _each_once(_article(source, dataset) for source in sources) or "",
        "source_office": _each_once(dataset.name_of(source.publisher) for source in sources) or "",
        "source_date": _each_once(source.published.edtf for source in sources if source.published),
        "source_headline": _each_once(source.title for source in sources) or "",
        "source_original": _each_once(dataset.name_of(claim.origin.actor) for claim in first.values()) or "",
    }


def _article(source: Source, dataset: Dataset) -> str:
    date = source.published.edtf if source.published else "undated"
    return f"{dataset.name_of(source.publisher)}, {date}, {source.title}"


def _place_cells(event: Event, dataset: Dataset) -> dict[str, object]:
    if event.place is None:
        return {}
    place = dataset.places[event.place]
    around = list(_larger_places(place, dataset))
    by_kind = {each.kind: each.name for each in reversed(around)}
    return {
        "where_prec": place.where_prec,
        "where_coordinates": place.name,
        "where_description": ", ".join(each.name for each in around),
        "adm_1": by_kind.get("province"),
        "adm_2": by_kind.get("district"),
        "country": by_kind.get("country"),
        **(_point_cells(place.point) if place.point is not None else {}),
    }


def _larger_places(place: Place, dataset: Dataset) -> Iterator[Place]:
    """Yields a place and those that contain it, the nearest first."""
    seen = {place.id}
    yield place
    while place.within is not None and place.within not in seen:
        place = dataset.places[place.within]
        seen.add(place.id)
        yield place


def _point_cells(point: Point) -> dict[str, object]:
    return {
        "latitude": point.latitude,
        "longitude": point.longitude,
        "geom_wkt": f"POINT ({point.longitude:.12g} {point.latitude:.12g})",
        "priogrid_gid": priogrid_cell(point.latitude, point.longitude),
    }


def priogrid_cell(latitude: float, longitude: float) -> int:
    """Returns the number of the cell of PRIO-GRID around a point.

    Cells are half a degree wide and are counted from 1 in the south-west, eastward and then northward
    (Tollefsen, Strand and Buhaug 2012).

    >>> priogrid_cell(-89.9, -179.9), priogrid_cell(37.49, 71.55)
    (1, 183384)
    """
    # The north pole and the date line belong to the last row and column.
    row, column = min(floor((latitude + 90) * 2), 359), min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _date_cells(event: Event) -> dict[str, object]:
    if event.when is None:
        return {}
    first, last = event.when.earliest, event.when.latest
    return {
        "year": first.year if first is not None else None,
        "date_prec": event.when.date_prec,
        "date_start": first.isoformat() if first is not None else None,
        "date_end": last.isoformat() if last is not None else None,
    }


def _each_once(texts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(texts)) or None
