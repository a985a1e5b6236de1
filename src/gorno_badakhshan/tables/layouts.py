"""The tables of known publishers: which of their columns say what, and what their codes mean.

Names of columns are those of the code books: UCDP GED 25.1 and Candidate Events (Högbladh, Uppsala), ACLED's
code book with the changes of 2023 and 2024, the downloads of Iraq Body Count, and the lists of Airwars. No row
of theirs is part of this project.
"""

from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from ..errors import FieldError, hint, near, shown
from ..model.vocabulary import EventKind, Outcome, PlacePrecision, Population

LayoutName = Literal["ucdp-ged", "ucdp-candidate", "acled", "ibc-incidents", "ibc-individuals", "airwars"]


@attrs.frozen(kw_only=True)
class CountLayout:
    """The columns of one count; a column that the table lacks states nothing."""

    low: str | None = None
    high: str | None = None
    best: str | None = None
    text: str | None = None
    """A figure or a range in words, as Airwars prints it."""
    outcome: Outcome = "killed"
    population: Population = "everyone"
    side: str | None = None
    """The column that names whose dead they are; the population then follows from the name."""
    subset: str | None = None
    each: int | None = None
    """How many persons a row is, if each row is that many and no column says so."""


@attrs.frozen(kw_only=True)
class Layout:
    """What the columns of a publisher's table mean."""

    name: LayoutName
    publisher: str
    publisher_id: str
    document: str
    """Title of the document that the table is."""
    id: str
    event_id: str
    """What the ids of its events begin with."""
    id_is_of_person: bool = False
    """Whether the id is that of a person, behind the id of the event and a hyphen."""
    start: str
    end: str | None = None
    place: tuple[str, ...]
    """Columns that name the place, the most precise first; the first that is not empty counts."""
    country: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    title: tuple[str, ...] = ()
    """Columns that name the parties; the title of an event is made of them and the place."""
    kind_column: str | None = None
    kinds: Mapping[str, EventKind] = attrs.field(factory=dict, hash=False)
    kind: EventKind = "attack"
    precision_column: str | None = None
    precisions: Mapping[str, PlacePrecision] = attrs.field(factory=dict, hash=False)
    date_precision: str | None = None
    """The column with a code that says how precisely the day is known; only where the days do not say so."""
    counts: tuple[CountLayout, ...]
    sum_of_parts: str | None = None
    """The column that is the sum of all counts of a side."""
    codes: tuple[str, ...] = ()
    """Columns that are kept as they are, in the note of the event, before those that no code book has."""
    skipped: tuple[str, ...] = ()
    """Columns that repeat others or hold long texts; `unused` lists them."""
    sources: tuple[str, ...] = ()
    """Columns that name the sources of the row."""
    informants: str | None = None
    """The column that names who told the sources."""
    link: str | None = None
    zero_is_unknown: bool = False
    """Whether the publisher writes 0 for "none reported" too, so that a 0 bounds nothing."""
    private: tuple[str, ...] = ()
    """Columns with names of private persons, which are not copied."""
    required: tuple[str, ...]
    """Columns without which the table is another one."""
    missing: frozenset[str] = frozenset(
        {"-1", "-99", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "#N/A", "-"}
    )
    """Cells that say that nothing is recorded; they are counted in the notes."""


# UCDP's codes from 1 to 7 are in the order of the vocabulary.
_WHERE: Mapping[str, PlacePrecision] = {
    str(code): word for code, word in enumerate(get_args(PlacePrecision), start=1)
}
_GED_CODES = (
    *("type_of_violence", "where_prec", "date_prec", "event_clarity", "number_of_sources", "code_status"),
    *("active_year", "conflict_new_id", "conflict_name", "dyad_new_id", "side_a", "side_b", "adm_1", "adm_2"),
    *("country", "country_id", "region", "priogrid_gid", "gwnoa", "gwnob", "relid", "where_description"),
)
_GED_COUNTS = (
    CountLayout(low="low", high="high", best="best"),
    CountLayout(best="deaths_a", side="side_a"),
    CountLayout(best="deaths_b", side="side_b"),
    CountLayout(best="deaths_civilians", population="civilian"),
    CountLayout(best="deaths_unknown", subset="of no known side"),
)
_GED = Layout(
    name="ucdp-ged",
    publisher="Uppsala Conflict Data Program",
    publisher_id="ucdp",
    document="UCDP Georeferenced Event Dataset",
    id="id",
    event_id="ucdp",
    start="date_start",
    end="date_end",
    place=("where_coordinates", "adm_2", "adm_1", "country"),
    country="country",
    latitude="latitude",
    longitude="longitude",
    title=("side_a", "side_b"),
    kind_column="type_of_violence",
    kinds={"1": "fighting", "2": "fighting", "3": "attack"},
    precision_column="where_prec",
    precisions=_WHERE,
    counts=_GED_COUNTS,
    sum_of_parts="best",
    codes=_GED_CODES,
    skipped=(
        *("year", "geom_wkt", "source_office", "source_date", "source_headline", "dyad_name"),
        *(
            "conflict_dset_id",
            "dyad_dset_id",
            "side_a_dset_id",
            "side_b_dset_id",
            "side_a_new_id",
            "side_b_new_id",
        ),
    ),
    sources=("source_article",),
    informants="source_original",
    required=("id", "date_start", "date_end", "best", "low", "high", "type_of_violence", "country"),
)
_ACLED_CODES = (
    *("time_precision", "geo_precision", "disorder_type", "event_type", "sub_event_type", "civilian_targeting"),
    *("tags", "source_scale", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "iso", "region", "country", "admin1", "admin2", "admin3", "timestamp"),
    *("population_1km", "population_2km", "population_5km", "population_best"),
    # Columns that exports before March 2023 have.
    *("event_id_no_cnty", "data_id", "iso3"),
)
_ACLED = Layout(
    name="acled",
    publisher="Armed Conflict Location & Event Data",
    publisher_id="acled",
    document="ACLED event data",
    id="event_id_cnty",
    event_id="acled",
    start="event_date",
    place=("location", "admin3", "admin2", "admin1", "country"),
    country="country",
    latitude="latitude",
    longitude="longitude",
    title=("actor1", "actor2"),
    kind_column="event_type",
    kinds={
        "Battles": "fighting",
        "Explosions/Remote violence": "attack",
        "Violence against civilians": "attack",
        "Protests": "protest",
        "Riots": "protest",
        "Strategic developments": "announcement",
    },
    precision_column="geo_precision",
    precisions={"1": "exact", "2": "near", "3": "province"},
    date_precision="time_precision",
    counts=(CountLayout(best="fatalities"),),
    codes=_ACLED_CODES,
    skipped=("year", "notes"),
    sources=("source",),
    zero_is_unknown=True,
    required=("event_id_cnty", "event_date", "event_type", "fatalities"),
)
_IBC = Layout(
    name="ibc-incidents",
    publisher="Iraq Body Count",
    publisher_id="iraq-body-count",
    document="Iraq Body Count: incidents",
    id="IBC code",
    event_id="ibc",
    start="Start Date",
    end="End Date",
    place=("Location",),
    kind="killing",
    counts=(CountLayout(low="Reported Minimum", high="Reported Maximum", population="civilian"),),
    codes=("Time", "Target", "Weapons"),
    sources=("Sources",),
    required=("IBC code", "Start Date", "End Date", "Reported Minimum", "Reported Maximum"),
)
_IBC_PERSONS = attrs.evolve(
    _IBC,
    name="ibc-individuals",
    document="Iraq Body Count: individuals",
    id_is_of_person=True,
    start="Earliest Date",
    end="Latest Date",
    counts=(CountLayout(each=1, population="civilian", subset="one person of the incident"),),
    codes=("Age", "Sex", "Marital Status", "Parental Status"),
    sources=(),
    private=("Name or Identifying Details",),
    required=("IBC code", "Earliest Date", "Latest Date"),
)
_AIRWARS = Layout(
    name="airwars",
    publisher="Airwars",
    publisher_id="airwars",
    document="Airwars: civilian casualty incidents",
    id="Unique Reference Code",
    event_id="airwars",
    start="Date",
    end="End Date",
    place=("Location", "Country"),
    country="Country",
    latitude="Latitude",
    longitude="Longitude",
    counts=(
        CountLayout(
            low="Civilians Reported Killed Min",
            high="Civilians Reported Killed Max",
            text="Civilians Reported Killed",
            population="civilian",
        ),
        CountLayout(
            low="Civilians Reported Injured Min",
            high="Civilians Reported Injured Max",
            text="Civilians Reported Injured",
            population="civilian",
            outcome="wounded",
        ),
        CountLayout(
            low="Belligerents Reported Killed Min",
            high="Belligerents Reported Killed Max",
            text="Belligerents Reported Killed",
            subset="belligerents",
        ),
    ),
    codes=(
        *("Location Accuracy", "Location MGRS", "Airwars Civilian Harm Grading", "Suspected Belligerent"),
        *("Suspected Belligerents", "Causes of Injury / Death", "Cause of Injury / Death", "Impact"),
        *("Civilian Deaths Conceded Min", "Civilian Deaths Conceded Max"),
        *("Civilian Injuries Conceded Min", "Civilian Injuries Conceded Max"),
    ),
    sources=("Sources",),
    link="Permalink",
    required=("Unique Reference Code", "Date"),
)

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        _GED,
        attrs.evolve(_GED, name="ucdp-candidate", document="UCDP Candidate Events Dataset"),
        _ACLED,
        _IBC,
        _IBC_PERSONS,
        _AIRWARS,
    )
}
"""The tables that are known by name."""


def layout_named(name: object) -> Layout:
    """Returns the layout of a name; raises `FieldError` for any other."""
    if isinstance(name, str) and name in LAYOUTS:
        return LAYOUTS[name]
    near_names = hint(near(name, LAYOUTS)) if isinstance(name, str) else ""
    raise FieldError("layout", f"expected one of {', '.join(LAYOUTS)}, got {shown(name)}{near_names}")


def columns_of(layout: Layout) -> frozenset[str]:
    """Returns the columns that a layout reads, without those that it skips."""
    single = (
        *(layout.id, layout.start, layout.end, layout.country, layout.latitude, layout.longitude, layout.link),
        *(layout.kind_column, layout.precision_column, layout.date_precision, layout.informants),
    )
    counts = [name for each in layout.counts for name in (each.low, each.high, each.best, each.text, each.side)]
    several = (*layout.place, *layout.title, *layout.codes, *layout.sources)
    return frozenset(name for name in (*single, *counts, *several) if name is not None)
