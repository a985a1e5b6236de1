"""Tables as publishers write them, streamed and read."""

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.tables.layouts import LAYOUTS
from gorno_badakhshan.tables.published import stream_table

TABLES = {
    "acled": """\
event_id_cnty,event_date,time_precision,event_type,actor1,actor2,country,location,latitude,longitude,geo_precision,\
source,notes,fatalities,tags,population_best,civilian_targeting
VAL1,14 September 2003,1,Battles,Army of Valland,Hill Front,Valland,Harbor City,10,20,1,Valley Post; Radio Hill,\
Text,12,,5000,
VAL2,2003-09-14,3,Riots,Crowd,,Valland,Harbor City,10,20,2,Valley Post,Text,0,crowd size=no report,,\
Civilian targeting""",
    "ibc-incidents": """\
IBC code,Start Date,End Date,Time,Location,Target,Weapons,Reported Minimum,Reported Maximum,Sources
k1001,14 Sep 2003,14 Sep 2003,PM,Harbor City,market,mortar,4,6,AP 15 Sep; REU 15 Sep""",
    "ibc-individuals": """\
IBC code,Name or Identifying Details,Age,Sex,Marital Status,Parental Status,Earliest Date,Latest Date,Location
k1001-ab,a baker,34,M,Married,,14 Sep 2003,14 Sep 2003,Harbor City
k1001-ac,a driver,Adult,M,,,14 Sep 2003,14 Sep 2003,Harbor City""",
    "airwars": """\
Unique Reference Code,Date,Permalink,Civilians Reported Killed Min,Civilians Reported Killed Max,Location,\
Latitude,Longitude,Airwars Civilian Harm Grading
V001,2003-09-14,https://list.example/v001,2,5,Harbor City,10,20,Fair
V002,2003-09-15,,,,Harbor City,10,20,Weak""",
}


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_read(write, name):
    """All rows become events with claims of the publisher."""
    reading = gb.read_table(write(TABLES[name]), name)
    assert (reading.read, reading.unread) == (TABLES[name].count("\n"), ())
    assert {claim.speaker for claim in reading.dataset.claims} == {LAYOUTS[name].publisher_id}


def test_acled_writes_zero_where_none_is_reported(write):
    """It bounds nothing, and the note says so; a month is a month."""
    ds = gb.read_table(write(TABLES["acled"]), "acled").dataset
    first, second = ds.claims
    assert (str(first.count), first.certainty, str(second.count)) == ("12", "probable", "at least 0")
    assert "none is reported" in second.note
    assert ds.events["acled-val2"].when.edtf == "2003-09"
    assert "civilian_targeting: Civilian targeting" in ds.events["acled-val2"].note


def test_persons_of_iraq_body_count_are_parts_of_their_incident_without_names(write):
    """Names of private persons are not copied, and the note says which column has them."""
    reading = gb.read_table(write(TABLES["ibc-individuals"]), "ibc-individuals")
    assert [claim.event for claim in reading.dataset.claims] == ["ibc-k1001", "ibc-k1001"]
    assert all(claim.proposition.is_part and claim.count.stated == 1 for claim in reading.dataset.claims)
    assert any("Name or Identifying Details" in note for note in reading.notes)
    assert "baker" not in str([reading.dataset.events[0], *reading.dataset.claims])


def test_a_range_of_airwars_is_of_civilians(write):
    """A row without figures is an event without claims."""
    reading = gb.read_table(write(TABLES["airwars"]), "airwars")
    (claim,) = reading.dataset.claims
    assert (claim.proposition.population, str(claim.count)) == ("civilian", "2 to 5")
    assert len(reading.dataset.events) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings(ged, encoding):
    """A mark names the encoding; without one, what is no UTF-8 is cp1252, and a note says so."""
    reading = gb.read_table(
        ged({"where_coordinates": "Nové Město".replace("ě", "é")}, encoding=encoding), "ucdp-ged"
    )
    assert "Nové Mésto" in [place.name for place in reading.dataset.places]


def test_the_stream_has_the_claims_of_the_dataset(ged):
    """Whoever streams gets the same records, one row at a time."""
    path = ged({}, {"best": "x"}, {"low": "20"})
    stream = gb.stream_table(path, "ucdp-ged")
    events = list(stream)
    ds = gb.read_table(path, "ucdp-ged", on_unread="report").dataset
    assert [event.event for event in events] == list(ds.events)
    assert [claim for event in events for claim in event.claims] == list(ds.claims)
    assert (stream.rows, stream.read, len(stream.unread)) == (3, 2, 1)
    assert len(list(stream)) == 2, "a new pass begins anew, and no id stands twice"


def test_rows_that_are_not_asked_for_are_counted(ged):
    """Other countries, other days, other places."""
    path = ged({}, {"country": "Hills"}, {"date_start": "2004-01-01", "date_end": "2004-01-01"}, {"latitude": ""})
    reading = gb.read_table(path, "ucdp-ged", country="VALLAND", during="2003", box=(20, 10, 21, 11))
    assert (reading.rows, reading.read, reading.left_out) == (4, 1, 3)
    assert "3 rows are not what was asked for" in reading.notes


CELLS = st.one_of(
    st.sampled_from(["", "0", "5", "12", "-1", "NA", "x", "2003-09-14", "Valland", "1", "9/9/2003", "a\nb", '"']),
    st.text(st.characters(codec="utf-8"), max_size=6),
)


@given(st.sampled_from(sorted(LAYOUTS)), st.data())
def test_every_row_is_accounted_for(tmp_path_factory, name, data):
    """Rows are read, blank, left out or unread, whatever stands in them; and no cell raises."""
    columns = list(dict.fromkeys((*LAYOUTS[name].required, *LAYOUTS[name].place)))
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(columns) + 2), max_size=5))
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    stream = gb.stream_table(path, name, during=data.draw(st.sampled_from([None, "2003"])))
    read = len(list(stream))
    unread = len({cell.row for cell in stream.unread})
    assert stream.rows == read + unread + stream.blank + stream.left_out
    assert gb.read_table(path, name, on_unread="report").rows == stream.rows


def test_memory_does_not_grow_with_the_rows(ged):
    """Ten times as many rows take less than twice the memory, ids included."""
    peaks = []
    for number in (300, 3000):
        path = ged(*[{}] * number)
        tracemalloc.start()
        for event in gb.stream_table(path, "ucdp-ged"):
            assert event.row.counts
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + 2**20


def test_a_table_of_another_shape_is_refused_with_what_it_lacks(write):
    """Before any row is read."""
    with pytest.raises(gb.MappingError, match="lacks id, date_start"):
        gb.stream_table(write("a,b", "1,2"), "ucdp-ged")


@pytest.mark.parametrize("choice", [{"day_order": "year_first"}, {"day_order": ["day_first"]}, {"box": 7}])
def test_a_choice_that_makes_no_sense_is_refused(ged, choice):
    """All before the file is read."""
    with pytest.raises(gb.FieldError):
        stream_table(ged({}), "ucdp-ged", **choice)


def test_a_choice_is_of_a_known_table_only(ged, mapping):
    """A mapping of one's own has no column for the country."""
    with pytest.raises(gb.FieldError, match="known by name"):
        gb.read_table(ged({}), mapping, country="Valland")
    with pytest.raises(TypeError, match="contry"):
        gb.read_table(ged({}), "ucdp-ged", contry="Valland")
