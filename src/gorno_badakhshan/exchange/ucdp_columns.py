"""The columns of UCDP's Georeferenced Event Dataset, and what this library writes into each of them.

Names and order are those of GED 25.1 (Högbladh, UCDP GED Codebook, https://ucdp.uu.se/downloads/). The
descriptions are of this export, which is no part of UCDP's data.
"""

from typing import TypedDict

from ..flat import ROWS
from .columns import columns_of


class GedRow(TypedDict):
    """One event in the shape of GED; None where this data cannot say what the column asks."""

    id: int | None
    relid: str
    year: int | None
    active_year: int | None
    code_status: str | None
    type_of_violence: int | None
    conflict_dset_id: str | None
    conflict_new_id: int | None
    conflict_name: str | None
    dyad_dset_id: str | None
    dyad_new_id: int | None
    dyad_name: str | None
    side_a_dset_id: str | None
    side_a_new_id: int | None
    side_a: str | None
    side_b_dset_id: str | None
    side_b_new_id: int | None
    side_b: str | None
    number_of_sources: int
    source_article: str
    source_office: str
    source_date: str | None
    source_headline: str
    source_original: str
    where_prec: int | None
    where_coordinates: str | None
    where_description: str | None
    adm_1: str | None
    adm_2: str | None
    latitude: float | None
    longitude: float | None
    geom_wkt: str | None
    priogrid_gid: int | None
    country: str | None
    country_id: int | None
    region: str | None
    event_clarity: int | None
    date_prec: int | None
    date_start: str | None
    date_end: str | None
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    best: int | None
    high: int | None
    low: int | None
    gwnoa: int | None
    gwnob: int | None


# UCDP gives these; numbers of our own would be taken for theirs after a join.
_OF_UCDP = "always empty: UCDP assigns it"

GED_DESCRIPTIONS: dict[str, str] = {
    "id": _OF_UCDP,
    "relid": "id of the event in this dataset",
    "year": "year of the first day",
    "active_year": "always empty: needs the yearly toll of a dyad",
    "code_status": _OF_UCDP,
    "type_of_violence": "1 if belligerents of the government and of an armed group are recorded; else empty",
    "conflict_dset_id": _OF_UCDP,
    "conflict_new_id": _OF_UCDP,
    "conflict_name": "title of the nearest war or conflict that contains the event",
    "dyad_dset_id": _OF_UCDP,
    "dyad_new_id": _OF_UCDP,
    "dyad_name": "both sides, if both are recorded",
    "side_a_dset_id": _OF_UCDP,
    "side_a_new_id": _OF_UCDP,
    "side_a": "belligerents of the government, joined by a semicolon",
    "side_b_dset_id": _OF_UCDP,
    "side_b_new_id": _OF_UCDP,
    "side_b": "belligerents of the armed groups, joined by a semicolon",
    "number_of_sources": "documents with the claims that the rule used",
    "source_article": "publisher, date and title of each of them",
    "source_office": "their publishers, once each",
    "source_date": "their dates in EDTF, once each",
    "source_headline": "their titles, once each",
    "source_original": "first speakers of the claims that the rule used",
    "where_prec": "1 (exact) to 7 (international), from the precision of the place",
    "where_coordinates": "name of the place",
    "where_description": "the place with those around it",
    "adm_1": "first-order division",
    "adm_2": "second-order division",
    "latitude": "degrees, WGS 84; empty unless a gazetteer is cited for this very place",
    "longitude": "degrees, WGS 84; empty unless a gazetteer is cited for this very place",
    "geom_wkt": "the point as text",
    "priogrid_gid": "cell of PRIO-GRID around the point",
    "country": "name of the country",
    "country_id": "always empty: this data has no codes of Gleditsch and Ward",
    "region": "always empty: this data has no regions of UCDP",
    "event_clarity": "always empty: no claim says how reports were aggregated",
    "date_prec": "1 (a day) to 5 (more than a month), from the date of the event",
    "date_start": "first day, YYYY-MM-DD",
    "date_end": "last day, YYYY-MM-DD",
    "deaths_a": "killed of the government's forces, under the rule",
    "deaths_b": "killed militants, under the rule",
    "deaths_civilians": "killed civilians, under the rule",
    "deaths_unknown": "what remains of `best`",
    "best": "best figure under the rule; the sum of the four columns before it",
    "high": "greatest figure under the rule; empty if the rule gives none or nothing bounds it",
    "low": "least figure under the rule",
    "gwnoa": "always empty: this data has no codes of Gleditsch and Ward",
    "gwnob": "always empty: this data has no codes of Gleditsch and Ward",
}

EXPRESSED: dict[str, str] = {
    "events.id": "relid",
    "events.title": "conflict_name",
    "events.when": "date_prec",
    "events.first_day": "date_start",
    "events.last_day": "date_end",
    "events.place_name": "where_coordinates",
    "events.participants": "side_a, side_b",
    "places.name": "where_coordinates",
    "places.within_name": "where_description",
    "places.latitude": "latitude",
    "places.longitude": "longitude",
    "places.precision": "where_prec",
    "actors.name": "side_a, side_b, source_original",
    "sources.title": "source_headline",
    "sources.publisher_name": "source_office",
    "sources.published": "source_date",
    "claims.source_title": "source_headline",
    "claims.publisher_name": "source_office",
    "claims.published": "source_date",
    "claims.first_speaker_name": "source_original",
}
"""Columns of the flat tables of which something is left in the shape of GED, with the columns that have it."""

LOST_KNOWLEDGE = (
    "Who says which number: the shape has three figures an event, and none has a speaker.",
    "Hedges: 'more than 100', 'about 20' and 'up to 30' become plain numbers.",
    "Open ends: `high` is the greatest figure stated, although a wording may allow more.",
    "Contradictions between claims, and whether a source calls a number disputed.",
    "Denials, corrections, relays, and what changed while a figure was passed on.",
    "Silence: 0 in a column of dead means that no figure counts them, not that anybody denies their death.",
    "Wounded, detained, missing, displaced and other outcomes: the shape counts only dead.",
    "Counts of a part, such as those by one weapon, of one person or of one day.",
    "Claims that the rule did not use, with the reason.",
    "People counted twice: two populations may be two words for the same people, and their figures are added.",
    "Soldiers apart from police, and residents of whom nobody says whether they fought.",
    "Events without dead, and wars and conflicts, whose dead are those of the events in them.",
    "Halves: a best figure between two whole numbers is rounded down.",
    "UCDP's criteria, such as 25 dead a year and an organized armed actor: they were not applied.",
)
"""What the shape cannot express, apart from single fields."""


def lost_fields() -> list[dict[str, str]]:
    """Returns each column of the flat tables of which nothing is left in the shape, with its description."""
    return [
        {"field": f"{kind}.{column.name}", "description": column.description}
        for kind in ROWS
        for column in columns_of(kind)
        if f"{kind}.{column.name}" not in EXPRESSED
    ]
