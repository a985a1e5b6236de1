"""The command that compares an event with tables of publishers."""

import json

import pytest

ACLED = """event_id_cnty,event_date,event_type,country,location,latitude,longitude,fatalities
TAJ7,24 July 2012,Battles,Tajikistan,Khorog,37.49,71.55,42
TAJ8,26 July 2012,Battles,Tajikistan,Ishkashim,36.7,71.6,1
TAJ9,26 July 2014,Battles,Tajikistan,Khorog,37.49,71.55,3
BAD1,24 July 2012,Battles,Tajikistan,Khorog,37.49,71.55,many
"""
PIN = ("--pin", "1.0.0")


@pytest.fixture
def acled(tmp_path):
    """A table in the shape of ACLED, invented."""
    path = tmp_path / "acled.csv"
    path.write_text(ACLED, encoding="utf-8")
    return f"acled={path}"


def test_without_a_match_near_rows_are_listed_and_nothing_is_compared(run, acled):
    """The rows of other years are left out while the table is read."""
    result = run("side-by-side", "khorog-fighting", "--with", acled, *PIN)
    assert result.exit_code == 0
    assert "acled-taj7" in result.stdout
    assert "acled-taj9" not in result.stdout
    assert "nothing is matched" in result.stderr
    assert "1 row of" in result.stderr


@pytest.mark.parametrize("id", ["TAJ7", "taj7"])
def test_a_matched_row_is_a_column(run, acled, id):
    """As the table writes the id, or as the list shows it."""
    options = ("side-by-side", "khorog-fighting", "--with", acled, "--match", f"acled={id}", *PIN)
    assert "acled" in run(*options).stdout
    rows = [line.split(",") for line in run(*options, "--csv").stdout.splitlines()]
    assert rows[0][:6] == ["side", "event", "outcome", "population", "policy", "low"]
    data = json.loads(run(*options, "--json").stdout)
    assert [side["event"] for side in data["sides"]] == ["khorog-fighting", "acled-taj7"]


def test_a_figure_is_drawn_too(run, acled, tmp_path):
    """Its path is said on stderr, so that a pipe gets the table alone."""
    path = tmp_path / "side.png"
    options = ("--with", acled, "--match", "acled=TAJ7", "--population", "everyone", "-o", str(path))
    result = run("side-by-side", "khorog-fighting", *options)
    assert result.exit_code == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    assert f"wrote {path.name}" in result.stderr.replace("\n", "").replace(f"{path.parent}/", "")


BAD = [
    ((), "give a table with --with"),
    (("--with", "acled"), "expected NAME=VALUE"),
    (("--with", "aceld=x.csv"), "did you mean 'acled'?"),
    (("--with", "acled=x.csv", "--with", "acled=y.csv"), "one file for each name"),
    (("--with", "acled=x.csv", "--match", "ucdp-ged=1"), "which no --with names"),
]


@pytest.mark.parametrize(("options", "message"), BAD)
def test_mistakes_are_errors_with_advice(run, options, message):
    """Before any table is read."""
    result = run("side-by-side", "khorog-fighting", *options, *PIN)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(("id", "message"), [("TAJ1", "has no row with the id TAJ1"), ("BAD1", "'many'")])
def test_a_row_that_is_not_there_or_not_readable_is_an_error(run, acled, id, message):
    """A column without it would look as if the publisher had no figure."""
    result = run("side-by-side", "khorog-fighting", "--with", acled, "--match", f"acled={id}", *PIN)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
