"""Parquet files of a dataset."""

from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import parquet

pytest.importorskip("arro3.io")


def test_another_library_reads_rows_and_descriptions(tmp_path: Path) -> None:
    """The metadata of the fields are kept."""
    reader = pytest.importorskip("pyarrow.parquet")
    ds = gb.load("1.0.0")
    parquet.write(ds, tmp_path / "tables")
    table = reader.read_table(tmp_path / "tables" / "claims.parquet")
    assert table.column("id").to_pylist() == list(ds.claims.ids)
    assert table.schema.field("low").metadata[b"unit"] == b"persons or things"
