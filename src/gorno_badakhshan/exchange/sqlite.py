"""SQLite: the flat tables with foreign keys, the steps of attributions, a full-text index, and each whole record.

The column `record` of each table has the record as JSON, from which `read` returns the dataset. Tables and
columns are described in the table `columns`.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from os import PathLike
from pathlib import Path
from typing import Any

from ..atomic import write_new_file
from ..dataset import Dataset
from ..errors import IntegrityError, StructureError
from ..flat import record_rows
from ..model.kinds import KINDS
from .columns import Column, columns_of
from .lossless import dataset_from, manifest_table, record_lines
from .progress import counted
from .sqlite_proof import PROVED_TABLES, check_tables, table_digest

_SQL_TYPES = {int: "INTEGER", bool: "INTEGER", float: "REAL"}
_OTHER_TABLES = """
CREATE TABLE "release" (version TEXT PRIMARY KEY, date TEXT NOT NULL, pin TEXT NOT NULL, manifest TEXT NOT NULL);
CREATE TABLE "columns" (
  "table" TEXT NOT NULL, "column" TEXT NOT NULL, description TEXT NOT NULL, unit TEXT,
  PRIMARY KEY ("table", "column")
);
CREATE TABLE "steps" (
  claim TEXT NOT NULL REFERENCES claims (id), step INTEGER NOT NULL, actor TEXT NOT NULL REFERENCES actors (id),
  act TEXT NOT NULL, medium TEXT NOT NULL, certainty TEXT, jointly TEXT, PRIMARY KEY (claim, step)
);
CREATE TABLE "digests" ("table" TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE VIRTUAL TABLE "search" USING fts5(
  kind UNINDEXED, id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2"
);
"""
_VERSION_OF_LIBRARY = slice(96, 100)
"""Where a database names the version of SQLite that wrote it; see https://www.sqlite.org/fileformat.html, 1.3."""


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one SQLite database.

    Raises `WriteError` if the file exists and `force` is false, or if it cannot be written, and
    `StructureError` if a record refers to one that does not exist.
    """
    # In memory, so that no half of a database is ever at the path.
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_OTHER_TABLES)
        for kind in KINDS:
            database.execute(_table_statement(kind))
        with database:
            _fill_tables(database, dataset)
        _check_references(database)
        # Leaves out free pages, whose bytes depend on what was there before.
        database.execute("VACUUM")
        content = bytearray(database.serialize())
    # The same bytes, whichever version of SQLite wrote them; readers ignore the number.
    content[_VERSION_OF_LIBRARY] = bytes(4)
    write_new_file(Path(path), bytes(content), force=force)


def read(path: str | PathLike[str]) -> Dataset:
    """Returns the dataset that a database has; its pin is that of the dataset that was written.

    Reads the manifest and the columns `record`. Raises `StructureError` if the file is no such database or a
    record does not fit, and `IntegrityError` if a record or a cell of another column is not the one that was
    written. Tables, views and indexes that somebody added are left alone.
    """
    file = Path(path)
    file.stat()  # raises FileNotFoundError, which SQLite does not
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            (manifest,) = [json.loads(text) for (text,) in database.execute('SELECT manifest FROM "release"')]
            records = {kind: [json.loads(text) for text in _record_texts(database, kind)] for kind in KINDS}
            dataset = dataset_from(manifest, records, file.name)
            check_tables(database, dataset, file.name)
    except (StructureError, IntegrityError):
        raise
    except sqlite3.DatabaseError as error:
        raise StructureError(file.name, [f"no database of this library: {error}"]) from None
    except (ValueError, TypeError, RecursionError) as error:
        raise StructureError(file.name, [f"a record is not JSON, or there is not one release: {error}"]) from None
    return dataset


def _record_texts(database: sqlite3.Connection, kind: str) -> Iterator[Any]:
    return (text for (text,) in database.execute(f'SELECT record FROM "{kind}" ORDER BY rowid'))  # noqa: S608 - a known kind


def _table_statement(kind: str) -> str:
    columns = ", ".join([*map(_column_definition, columns_of(kind)), '"record" TEXT NOT NULL'])
    return f'CREATE TABLE "{kind}" ({columns})'


def _column_definition(column: Column) -> str:
    parts = [f'"{column.name}"', _SQL_TYPES.get(column.type, "TEXT")]
    if column.name == "id":
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    # Foreign keys make links between the tables in browsers such as Datasette.
    if column.refers_to is not None:
        parts.append(f'REFERENCES "{column.refers_to}" (id)')
    return " ".join(parts)


def _fill_tables(database: sqlite3.Connection, dataset: Dataset) -> None:
    manifest = json.dumps(manifest_table(dataset), ensure_ascii=False)
    release = dataset.release
    _insert_rows(database, "release", [(release.version, release.date.isoformat(), release.pin, manifest)])
    for kind in KINDS:
        rows = record_rows(kind, counted(getattr(dataset, kind)), dataset)
        lines = record_lines(dataset, kind)
        _insert_rows(
            database, kind, [(*row.values(), line.decode()) for row, line in zip(rows, lines, strict=True)]
        )
        described = [(kind, each.name, each.description, each.unit) for each in columns_of(kind)]
        _insert_rows(database, "columns", described)
        searched = [(kind, record.id, _searched_text(record)) for record in getattr(dataset, kind)]
        _insert_rows(database, "search", searched)
    _insert_rows(database, "steps", list(_attribution_rows(dataset)))
    _insert_rows(database, "digests", [(table, table_digest(database, table)) for table in PROVED_TABLES])


def _insert_rows(database: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    for row in rows[:1]:
        marks = ", ".join("?" * len(row))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - a known table


def _attribution_rows(dataset: Dataset) -> Iterator[tuple[object, ...]]:
    for claim in dataset.claims:
        for number, step in enumerate(claim.attribution, start=1):
            jointly = "; ".join(step.jointly) or None
            yield claim.id, number, step.actor, step.act, step.medium, step.certainty, jointly


def _searched_text(record: Any) -> str:
    """Returns the names, title, summary and note of a record."""
    texts = [getattr(record, field, None) for field in ("name", "title", "summary", "note")]
    spellings: Iterable[Any] = getattr(record, "names", ())
    return "\n".join(text for text in (*texts, *(name.spelling for name in spellings)) if text)


def _check_references(database: sqlite3.Connection) -> None:
    # Checked at the end: records of a kind may refer to later ones, in both directions.
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StructureError("the dataset", [f"{row[0]}, row {row[1]}: refers to no {row[2]}" for row in broken])
    (state,) = database.execute("PRAGMA integrity_check").fetchone()
    if state != "ok":
        raise IntegrityError("the database", "its pages", expected="ok", got=state)
