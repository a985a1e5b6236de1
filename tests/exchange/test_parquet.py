"""Parquet files of a dataset."""

from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import parquet
from gorno_badakhshan.exchange.columns import columns_of
from gorno_badakhshan.flat import ROWS

pytest.importorskip("arro3.io")


def test_another_library_reads_rows_and_descriptions(tmp_path: Path) -> None:
    """The metadata of the fields are kept."""
    reader = pytest.importorskip("pyarrow.parquet")
    ds = gb.load("1.0.0")
    parquet.write(ds, tmp_path / "tables")
    table = reader.read_table(tmp_path / "tables" / "claims.parquet")
    assert table.column("id").to_pylist() == list(ds.claims.ids)
    assert table.schema.field("low").metadata[b"unit"] == b"persons or things"


@pytest.mark.parametrize("kind", ROWS)
def test_every_column_keeps_its_description(kind: str, tmp_path: Path) -> None:
    """And the file its pin, of which a path says nothing."""
    reader = pytest.importorskip("pyarrow.parquet")
    ds = gb.load("1.0.0")
    parquet.write(ds, tmp_path / "tables")
    schema = reader.read_schema(tmp_path / "tables" / f"{kind}.parquet")
    assert schema.metadata[b"pin"].decode() == ds.pin
    for column in columns_of(kind):
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


def test_duckdb_reads_the_types(tmp_path: Path) -> None:
    """A day is a date and a number is one, also where a column has empty cells."""
    duckdb = pytest.importorskip("duckdb")
    parquet.write(gb.load("1.0.0"), tmp_path / "tables")
    with duckdb.connect() as connection:
        table = connection.read_parquet(str(tmp_path / "tables" / "claims.parquet"))
        types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert (types["high"], types["day"], types["event"]) == ("BIGINT", "DATE", "VARCHAR")
