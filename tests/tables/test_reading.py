"""The account of a table."""

import json
import pickle

import gorno_badakhshan as gb

HEADER = "Day,Town,Dead,Outlet,Speaker,Extra"
ROWS = (
    "2003-09-14,Harbor City,12,Valley Post,Ministry,x",
    "2003-09-14,Harbour City,12,valley post,Ministry,",
    ",,,,,",
    "2003-09-14,Harbor City,<b>,Valley Post,Ministry,",
)


def test_it_can_be_read_aloud(write, mapping):
    """Rows first, then each reason and warning, a line each."""
    reading = gb.read_table(write(HEADER, *ROWS), mapping, on_unread="report")
    first, *rest = repr(reading).splitlines()
    assert first.startswith("<TableReading reports.csv: 4 rows, 2 read, 1 unread, 1 blank: ")
    assert rest[0] == "  unread row 5, Dead: '<b>' is no count that the table of hedge words has; not in it: b"
    assert "warning: actors of nearly equal names are kept apart: 'Valley Post', 'valley post'" in rest[1]


def test_html_is_escaped(write, mapping):
    """A cell is the text of somebody else."""
    reading = gb.read_table(write(HEADER, *ROWS), mapping, on_unread="report")
    html = reading._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert html.count("<li>") == len(reading.unread) + len(reading.warnings)


def test_it_becomes_json(write, mapping):
    """With every reason, though the text shows ten."""
    bad = [ROWS[3]] * 15
    reading = gb.read_table(write(HEADER, *ROWS, *bad), mapping, on_unread="report")
    data = json.loads(json.dumps(reading.to_dict()))
    assert (data["rows"], data["read"], data["blank"], data["unread_rows"]) == (19, 2, 1, 16)
    assert len(data["unread"]) == 16
    assert data["unread"][0]["column"] == "Dead"
    assert data["unused"] == ["Extra"]
    assert "… and 6 more in .unread" in repr(reading)


def test_it_survives_pickling(write, mapping):
    """Dataset included."""
    reading = gb.read_table(write(HEADER, ROWS[0]), mapping)
    again = pickle.loads(pickle.dumps(reading))
    assert (again.rows, again.dataset.pin) == (1, reading.dataset.pin)
