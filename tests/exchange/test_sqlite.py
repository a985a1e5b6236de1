"""SQLite databases."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import sqlite
from gorno_badakhshan.flat import ROWS, record_rows

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-datasette.md"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Returns the newest release as a database."""
    path = tmp_path_factory.mktemp("sqlite") / "claims.db"
    sqlite.write(gb.load("2.0.0"), path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize(("pragma", "answer"), [("integrity_check", [("ok",)]), ("foreign_key_check", [])])
def test_sqlite_has_no_findings(database: sqlite3.Connection, pragma: str, answer: list[Any]) -> None:
    """Pages, indexes and references are whole."""
    assert database.execute(f"PRAGMA {pragma}").fetchall() == answer


@pytest.mark.parametrize("kind", ROWS)
def test_tables_have_the_flat_rows(database: sqlite3.Connection, kind: str) -> None:
    """In order, and the record behind them."""
    ds = gb.load("2.0.0")
    rows = [row[:-1] for row in database.execute(f"SELECT * FROM {kind} ORDER BY rowid")]  # noqa: S608 - a known table
    assert rows == [tuple(row.values()) for row in record_rows(kind, getattr(ds, kind), ds)]


def test_claims_refer_to_their_records(database: sqlite3.Connection) -> None:
    """Foreign keys lead browsers of databases from a claim to its event, source, speaker and place."""
    keys = {row[3]: row[2] for row in database.execute("PRAGMA foreign_key_list(claims)")}
    assert {
        "event": "events",
        "source": "sources",
        "speaker": "actors",
        "relays": "claims",
    }.items() <= keys.items()


def test_words_are_found_without_accents(database: sqlite3.Connection) -> None:
    """The full-text index has names, titles and summaries."""
    query = "SELECT id FROM search WHERE search MATCH 'хорог' AND kind = 'places'"
    assert ("khorog",) in database.execute(query).fetchall()


def test_steps_are_those_of_the_attributions(database: sqlite3.Connection) -> None:
    """A row for each step."""
    count = sum(len(claim.attribution) for claim in gb.claims("2.0.0"))
    assert database.execute("SELECT count(*) FROM steps").fetchone() == (count,)


def test_datasette_has_facets(tmp_path: Path) -> None:
    """Whoever browses the database narrows the claims by a word, or by a record whose name stands for its id."""
    app = pytest.importorskip("datasette.app")
    sqlite.write(gb.load("2.0.0"), tmp_path / "claims.db")

    async def answers() -> tuple[Any, Any]:
        client = app.Datasette([str(tmp_path / "claims.db")]).client
        query = "_facet=hedge&_facet=speaker&_size=0"
        rows = await client.get(f"/claims/claims.json?{query}&_labels=on")
        return await client.get(f"/claims/claims?{query}"), rows.json()["facet_results"]

    page, facets = asyncio.run(answers())
    assert page.status_code == 200
    hedges, speakers = (facets[name]["results"] for name in ("hedge", "speaker"))
    assert ("at_least", len(gb.claims("2.0.0", hedge="at_least"))) in [
        (row["value"], row["count"]) for row in hedges
    ]
    assert ("Reuters", "reuters") in [(row["label"], row["value"]) for row in speakers]


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is in the checkout, not in the wheel")
def test_datasette_serves_what_the_page_describes(tmp_path: Path) -> None:
    """The metadata on the page gives facets without a click, and a search by words."""
    app = pytest.importorskip("datasette.app")
    sqlite.write(gb.load("2.0.0"), tmp_path / "badakhshan.db")
    metadata = json.loads(PAGE.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0])

    async def answers() -> tuple[Any, Any]:
        client = app.Datasette([str(tmp_path / "badakhshan.db")], metadata=metadata).client
        found = await client.get("/badakhshan/find.json?words=hospital+NOT+wounded&_shape=array")
        table = await client.get("/badakhshan/claims.json?_size=0")
        return found.json(), table.json()

    found, table = asyncio.run(answers())
    assert "bbc-0724/hospital-military-killed" in [row["id"] for row in found]
    assert set(table["facet_results"]) == set(metadata["databases"]["badakhshan"]["tables"]["claims"]["facets"])
