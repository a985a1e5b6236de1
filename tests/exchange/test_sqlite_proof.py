"""Edits of a database are found, whichever table they are in."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import IntegrityError
from gorno_badakhshan.exchange import sqlite


@pytest.fixture
def database(small: gb.Dataset, tmp_path: Path) -> Path:
    """Returns a database to edit."""
    sqlite.write(small, tmp_path / "claims.db")
    return tmp_path / "claims.db"


def edit(database: Path, statement: str) -> None:
    """Runs a statement as somebody else would."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE claims SET high = 99 WHERE stated = 12", "high: 99 instead of 12"),  # a number of dead
        ("UPDATE claims SET high = NULL WHERE stated = 12", "high: None instead of 12"),  # an open end
        ("UPDATE actors SET name = 'Somebody'", "actors, .*name: 'Somebody' instead of"),  # a name
        ("UPDATE columns SET description = 'deaths' WHERE \"column\" = 'low'", "its tables columns"),  # a meaning
        ("UPDATE release SET pin = '9.9.9@sha256:0'", "its tables release"),  # the pin that tools show
        ("UPDATE steps SET actor = 'some-publisher'", "its tables steps"),  # who spoke
        ("DELETE FROM steps", "its tables steps"),  # nobody speaks
        ("INSERT INTO search VALUES ('claims', 'x', 'a hundred dead')", "its tables search"),  # a found text
        ("ALTER TABLE events ADD COLUMN deaths INTEGER", "its tables events"),  # a number of the event itself
        ("DELETE FROM digests", "its tables"),  # no proof
    ],
)
def test_an_edited_table_is_found(database: Path, statement: str, finding: str) -> None:
    """The error names table, record, column and both values, and what to do."""
    edit(database, statement)
    with pytest.raises(IntegrityError, match=finding) as caught:
        sqlite.read(database)
    assert "export it again" in str(caught.value)


def test_an_edit_is_found_without_digests(database: Path) -> None:
    """Databases of earlier versions have none."""
    edit(database, "DROP TABLE digests")
    assert sqlite.read(database).claims
    edit(database, "UPDATE claims SET hedge = 'about'")
    with pytest.raises(IntegrityError, match=r"claims, .*hedge: 'about' instead of 'exact'"):
        sqlite.read(database)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE notes (text TEXT)",
        "CREATE INDEX parties ON claims (speaker_party)",
        "CREATE VIEW dead AS SELECT 1",
        "UPDATE claims SET stated = '12' WHERE stated = 12",  # the column makes a number of it again
    ],
)
def test_what_others_add_beside_the_tables_is_theirs(database: Path, small: gb.Dataset, statement: str) -> None:
    """Notes, indexes and views change no claim."""
    edit(database, statement)
    assert sqlite.read(database).pin == small.pin


def test_every_release_has_the_tables_that_were_written(released: gb.Dataset, tmp_path: Path) -> None:
    """Digests and cells agree with what the library writes."""
    sqlite.write(released, tmp_path / "claims.db")
    assert sqlite.read(tmp_path / "claims.db").pin == released.pin
    edit(tmp_path / "claims.db", "DROP TABLE digests")
    assert sqlite.read(tmp_path / "claims.db").pin == released.pin
