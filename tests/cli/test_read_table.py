"""The command that reads a spreadsheet."""

import json

import pytest

import gorno_badakhshan as gb

TABLE = """Day,Town,Dead,Outlet,Speaker,Remark
2003-09-14,Harbor City,12,Valley Post,Ministry,
2003-09-14,Harbor City,at least 30,Valley Post,Hospital,x
"""
BAD = "2003-09-14,Harbor City,-1,Valley Post,Hospital,\n"
MAPPING = """source = "Outlet"
date = "Day"
place = "Town"
speaker = "Speaker"
event = { constant = "Shooting at the quarry" }
event_kind = { constant = "shooting" }

[[counts]]
figure = "Dead"
"""


@pytest.fixture
def table(tmp_path):
    """A table and its mapping, by their paths."""
    path, mapping = tmp_path / "reports.csv", tmp_path / "mapping.toml"
    path.write_text(TABLE, encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    return path, mapping


def test_a_table_becomes_a_dataset_that_is_checked_and_frozen(run, table, tmp_path):
    """From a spreadsheet to a pin in three commands."""
    path, mapping = table
    folder = tmp_path / "quarry"
    result = run("read-table", str(path), "--mapping", str(mapping), "--write", str(folder), "--title", "Quarry")
    assert result.exit_code == 0
    assert "reports.csv: 2 rows, 2 read, 0 unread" in result.stdout
    assert "note: columns that the mapping does not name: Remark" in result.stdout
    assert "curate check --curated" in result.stderr
    assert run("curate", "check", "--curated", str(folder)).exit_code == 0
    assert run("curate", "freeze", "--curated", str(folder)).exit_code == 0
    ds, read = gb.read(folder, "0.1.0"), gb.read_table(path, mapping).dataset
    assert set(ds.claims) == set(read.claims)
    assert ds.release.description.title == "Quarry"
    assert run("toll", "--data", str(folder)).exit_code == 0


def test_rows_that_cannot_be_read_are_listed_and_nothing_is_written(run, table, tmp_path):
    """Unless it is said that they may be left out."""
    path, mapping = table
    path.write_text(TABLE + BAD, encoding="utf-8")
    folder = tmp_path / "quarry"
    options = ("read-table", str(path), "--mapping", str(mapping), "--write", str(folder))
    result = run(*options)
    assert result.exit_code == 1
    assert "unread: row 4, Dead: '-1' is below none" in result.stdout
    assert "nothing was written" in result.stderr
    assert not folder.exists()
    assert run(*options, "--allow-unread").exit_code == 1
    assert len(gb.read(folder).claims) == 2
    assert "1 row could not be read." in gb.read(folder).release.notes


def test_programs_read_the_account(run, table):
    """As JSON, or each unread cell as a row of CSV."""
    path, mapping = table
    path.write_text(TABLE + BAD, encoding="utf-8")
    result = run("read-table", str(path), "--mapping", str(mapping), "--json")
    data = json.loads(result.stdout)
    assert (data["rows"], data["read"], data["unread_rows"], data["files"]) == (3, 2, 1, [])
    result = run("read-table", str(path), "--mapping", str(mapping), "--csv")
    assert result.exit_code == 1
    header, row = result.stdout.splitlines()
    assert header == "row,line,column,value,reason"
    assert row.startswith("4,4,Dead,'-1,")


def test_of_many_reasons_a_hundred_are_shown(run, table):
    """A terminal has the summary in sight; CSV and JSON have all."""
    path, mapping = table
    path.write_text(TABLE + BAD * 150, encoding="utf-8")
    result = run("read-table", str(path), "--mapping", str(mapping))
    assert result.stdout.count("unread: row") == 100
    assert "… and 50 more reasons; --csv lists all of them" in result.stdout
    assert len(run("read-table", str(path), "--mapping", str(mapping), "--csv").stdout.splitlines()) == 151


def test_without_a_mapping_a_draft_is_printed(run, table):
    """To be written into a file and filled in."""
    path, _ = table
    result = run("read-table", str(path))
    assert result.exit_code == 0
    assert '#   "Speaker"' in result.stdout
    assert 'source = "TODO"' in result.stdout
    assert run("read-table", str(path), "--json").exit_code == 2


def test_a_wrong_mapping_and_a_missing_table_are_one_error(run, table, tmp_path):
    """No traceback."""
    path, mapping = table
    mapping.write_text(MAPPING.replace('"Town"', '"Twon"'), encoding="utf-8")
    result = run("read-table", str(path), "--mapping", str(mapping))
    assert result.exit_code == 1
    assert "place: the table has no column 'Twon' (did you mean 'Town'?)" in result.stderr
    result = run("read-table", str(tmp_path / "none.csv"), "--mapping", str(mapping))
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "place" not in result.stderr


ACLED = """event_id_cnty,event_date,event_type,country,location,latitude,longitude,fatalities
VAL1,2003-09-14,Battles,Valland,Harbor City,10,20,12
VAL2,2003-09-15,Battles,Valland,Harbor City,10,20,many
HIL1,2003-09-15,Battles,Hills,Old Mill,50,20,1
"""


@pytest.fixture
def acled(tmp_path):
    """A table in the shape of ACLED, invented."""
    path = tmp_path / "acled.csv"
    path.write_text(ACLED, encoding="utf-8")
    return str(path)


def test_a_known_table_is_read_by_its_name(run, acled):
    """Rows of other countries are counted, those that cannot be read are listed."""
    result = run("read-table", acled, "--mapping", "acled", "--country", "valland")
    assert result.exit_code == 1
    assert "unread: row 3, fatalities: 'many'" in result.stdout
    assert "acled.csv: 3 rows, 1 read, 1 unread, 1 left out" in result.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--mapping", "acledd"), "did you mean 'acled'?"),
        (("--mapping", "acled", "--box", "1,2"), "west, south, east and north"),
        (("--mapping", "acled", "--box", "a,b,c,d"), "four numbers"),
        (("--mapping", "acled", "--day-order", "year_first"), "day_first, month_first"),
        (("--mapping", "acled", "--during", "someday"), "is not understood"),
    ],
)
def test_what_is_not_asked_rightly_is_an_error_with_advice(run, acled, options, message):
    """Before any row is read."""
    result = run("read-table", acled, *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_table_of_another_shape_is_a_finding(run, acled):
    """It lists what the table lacks and what it has."""
    result = run("read-table", acled, "--mapping", "ucdp-ged")
    assert result.exit_code == 1
    assert "the table lacks id, date_start" in " ".join(result.stderr.split())
