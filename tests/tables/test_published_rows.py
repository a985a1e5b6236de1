"""Rows of publishers, with what real files have."""

import pytest

import gorno_badakhshan as gb

BAD = [
    ({"best": "many"}, "best", "no number"),
    ({"low": "1.5"}, "low", "no whole number"),
    ({"id": ""}, "id", "no id"),
    ({"id": "NA"}, "id", "an id that is not recorded"),
    ({"date_start": ""}, "date_start", "no day"),
    ({"date_start": "2003-02-30"}, "date_start", "no day of the calendar"),
    ({"date_start": "08/07/2003"}, "date_start", "may be two days"),
    ({"date_end": "2003-09-13"}, "date_end", "ends before it starts"),
    ({"latitude": "91"}, "latitude", "beyond the pole"),
    ({"longitude": "east"}, "longitude", "no number"),
    ({"latitude": "nan "}, None, "not recorded, which is fine"),
    ({"longitude": "1e999"}, "longitude", "infinite"),
    ({"type_of_violence": "4"}, "type_of_violence", "no code"),
]


@pytest.mark.parametrize(("change", "column"), [each[:2] for each in BAD], ids=[each[2] for each in BAD])
def test_a_cell_that_cannot_be_read_is_reported(ged, change, column):
    """The row has no event and no claim; the column and the reason are named."""
    reading = gb.read_table(ged({}, change), "ucdp-ged", on_unread="report")
    assert [cell.column for cell in reading.unread] == ([column] if column else [])
    assert (reading.rows, reading.read) == (2, 1 if column else 2)


def test_an_id_that_stands_twice_is_reported(ged):
    """The dead of the row would be counted twice."""
    reading = gb.read_table(ged({}, {"id": "101"}, {"id": "101.0"}), "ucdp-ged", on_unread="report")
    assert [(cell.row, cell.column) for cell in reading.unread] == [(3, "id"), (4, "id")]


def test_ids_that_would_be_one_event_are_reported(ged):
    """Ids of records have neither case nor signs; two events would become one in silence."""
    reading = gb.read_table(ged({"id": "VAL-1"}, {"id": "val 1"}, {"id": "VAL2"}), "ucdp-ged", on_unread="report")
    assert [cell.row for cell in reading.unread] == [3]
    assert len(set(reading.dataset.claims.ids)) == len(reading.dataset.claims)


@pytest.mark.parametrize("day", ["2003-09-14", "2003-09-14 00:00:00.000", "14 September 2003", "9/14/2003"])
def test_forms_of_days(ged, day):
    """All name the same day; a day with slashes is read if it can be one day only."""
    reading = gb.read_table(ged({"date_start": day, "date_end": day}), "ucdp-ged")
    assert reading.dataset.events["ucdp-101"].when.edtf == "2003-09-14"


def test_a_day_with_slashes_is_read_as_the_caller_says(ged):
    """`day_order` decides where the text does not."""
    path = ged({"date_start": "08/07/2003", "date_end": "08/07/2003"})
    reading = gb.read_table(path, "ucdp-ged", day_order="month_first")
    assert reading.dataset.events["ucdp-101"].when.edtf == "2003-08-07"


def test_figures_that_contradict_each_other_are_kept_and_reported(ged):
    """Best below low, low above high, and parts that do not add up."""
    rows = {"best": "7"}, {"low": "20"}, {"deaths_a": "30"}
    reading = gb.read_table(ged(*rows), "ucdp-ged")
    assert [warning.split(":")[0] for warning in reading.warnings] == ["row 2", "row 2", "row 3", "row 4"]
    assert reading.read == 3
    assert str(reading.dataset.claims["ucdp-ged/ucdp-101-best"].count) == "7"
    assert str(reading.dataset.claims["ucdp-ged/ucdp-102-low"].count) == "at least 20"


@pytest.mark.parametrize("text", ["-1", "NA", "NULL", "", "nan"])
def test_what_is_not_recorded_states_nothing(ged, text):
    """No claim of a figure is made; the note counts the cells."""
    reading = gb.read_table(ged({"deaths_b": text}), "ucdp-ged")
    assert "ucdp-ged/ucdp-101-deaths-b" not in reading.dataset.claims
    assert any(note.startswith(f"deaths_b: {text} in 1") for note in reading.notes) == (text != "")


def test_a_row_without_any_figure_is_an_event_without_a_claim(ged):
    """The event is kept, and the row is reported."""
    empty = dict.fromkeys(
        ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"), ""
    )
    reading = gb.read_table(ged(empty), "ucdp-ged")
    assert (len(reading.dataset.events), len(reading.dataset.claims)) == (1, 0)
    assert reading.warnings == ("row 2: no figure is recorded; the event has no claim",)


def test_columns_without_a_name_are_kept(ged):
    """Two commas behind the header, and a cell below one of them."""
    reading = gb.read_table(ged({"": "left over"}, more=","), "ucdp-ged", on_unread="report")
    assert any("without a name" in note for note in reading.notes)


def test_codes_are_kept_as_they_are(ged):
    """1 and True are different texts, and nobody decides that they mean the same."""
    event = gb.read_table(ged({"where_prec": "6"}), "ucdp-ged").dataset.events[0]
    assert "where_prec: 6" in event.note
    assert "event_clarity: 1" in event.note
