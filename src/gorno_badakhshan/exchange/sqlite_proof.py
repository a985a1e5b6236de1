"""Proves that nobody changed the tables of a database: whoever edits a cell believes that the edit counts.

The records are proved by the manifest, and the flat tables beside them by digests in the table `digests`.
"""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice, zip_longest

from ..dataset import Dataset
from ..errors import IntegrityError
from ..flat import ROWS, columns, record_rows
from ..model.kinds import KINDS
from .lossless import REPAIR

PROVED_TABLES = (*KINDS, "columns", "release", "search", "steps")
"""The tables that have a digest. Others, such as indexes of somebody else, are not read."""
_SHOWN = 5


def table_digest(database: sqlite3.Connection, table: str) -> str:
    """Returns the digest of the rows of a table, in their order."""
    digest = sha256()
    for row in database.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):  # noqa: S608 - a known table
        digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


def check_tables(database: sqlite3.Connection, dataset: Dataset, file: str) -> None:
    """Raises `IntegrityError` with the tables and the first cells that are not those that were written.

    `dataset` is that of the records in the database, which are proved already.
    """
    changed = _changed_tables(database)
    # A database of an earlier version has no digests: then the cells themselves are compared.
    cells = list(islice(_changed_cells(database, dataset, changed), _SHOWN)) if changed != [] else []
    if changed or cells:
        names = ", ".join(changed or sorted({cell.partition(",")[0] for cell in cells}))
        got = "; ".join(cells) or "other rows"
        raise IntegrityError(file, f"its tables {names}", expected="the rows written", got=got, repair=REPAIR)


def _changed_tables(database: sqlite3.Connection) -> list[str] | None:
    """Returns the tables whose digest is another; None if the database has no digests."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'digests'").fetchone():
        return None
    digests = dict(database.execute('SELECT "table", sha256 FROM "digests"').fetchall())
    return [table for table in PROVED_TABLES if digests.get(table) != table_digest(database, table)]


def _changed_cells(database: sqlite3.Connection, dataset: Dataset, tables: list[str] | None) -> Iterator[str]:
    for kind in KINDS if tables is None else [table for table in tables if table in KINDS]:
        names = ", ".join(f'"{name}"' for name in columns(ROWS[kind]))
        rows = database.execute(f'SELECT {names} FROM "{kind}" ORDER BY rowid')  # noqa: S608 - a known kind
        expected = record_rows(kind, getattr(dataset, kind), dataset)
        for got, row in zip_longest(rows, expected):
            if got is None or row is None:
                yield f"{kind}, a row {'is missing' if got is None else 'in addition'}"
                continue
            for (name, value), cell in zip(row.items(), got, strict=True):
                if value != cell:
                    yield f"{kind}, {row['id']}, {name}: {cell!r} instead of {value!r}"
