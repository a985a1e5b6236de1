"""Tables of other libraries have the flat rows, with types and descriptions."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import MissingExtraError
from gorno_badakhshan.exchange.columns import columns_of
from gorno_badakhshan.exchange.tables import MissingPackageError
from gorno_badakhshan.flat import ROWS, record_rows

Rows = list[dict[str, Any]]
each_kind = pytest.mark.parametrize("kind", ROWS)
DAYS = {"day", "first_day", "last_day"}


def expected(kind: str) -> Rows:
    """Returns the flat rows of the first release, days as dates."""
    ds = gb.load("1.0.0")
    return [
        {
            name: date.fromisoformat(value) if name in DAYS and isinstance(value, str) else value
            for name, value in row.items()
        }
        for row in record_rows(kind, getattr(ds, kind), ds)
    ]


def in_pandas(records: Any) -> Rows:
    """Reads through `to_pandas`."""
    pandas = pytest.importorskip("pandas")
    rows = records.to_pandas().to_dict("records")
    return [
        {
            name: None if pandas.isna(value) else value.date() if name in DAYS else value
            for name, value in row.items()
        }
        for row in rows
    ]


def in_polars(records: Any) -> Rows:
    """Reads through `to_polars`."""
    pytest.importorskip("polars")
    rows: Rows = records.to_polars().to_dicts()
    return rows


def in_polars_by_stream(records: Any) -> Rows:
    """Lets polars read the Arrow table; it takes the collection itself for a list of objects."""
    pytest.importorskip("arro3.core")
    rows: Rows = pytest.importorskip("polars").DataFrame(records.to_arrow()).to_dicts()
    return rows


def in_pyarrow(records: Any) -> Rows:
    """Lets pyarrow read the Arrow stream."""
    pytest.importorskip("arro3.core")
    rows: Rows = pytest.importorskip("pyarrow").table(records).to_pylist()
    return rows


def in_narwhals(records: Any) -> Rows:
    """Lets narwhals read the Arrow stream."""
    pytest.importorskip("arro3.core")
    pytest.importorskip("pyarrow")
    frame = pytest.importorskip("narwhals").from_arrow(records, backend="pyarrow")
    return list(frame.iter_rows(named=True))


def in_duckdb(records: Any) -> Rows:
    """Lets DuckDB query the Arrow stream."""
    pytest.importorskip("arro3.core")
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        connection.register("records", records)
        answer = connection.sql("SELECT * FROM records")
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


@each_kind
@pytest.mark.parametrize("read", [in_pandas, in_polars, in_polars_by_stream, in_pyarrow, in_narwhals, in_duckdb])
def test_every_library_reads_the_flat_rows(kind: str, read: Callable[[Any], Rows]) -> None:
    """Values, their types, empty cells, and the order of rows and columns."""
    rows = read(getattr(gb.load("1.0.0"), kind))
    assert rows == expected(kind)
    assert list(rows[0]) == [column.name for column in columns_of(kind)]


@each_kind
def test_columns_of_an_empty_table_have_their_types(kind: str) -> None:
    """No column becomes one of objects or of nothing because no row is left."""
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    ds = gb.load("1.0.0")
    all_records, none = getattr(ds, kind), getattr(ds, kind)[:0]
    assert list(none.to_pandas().dtypes) == list(all_records.to_pandas().dtypes)
    assert none.to_polars().schema == all_records.to_polars().schema


def test_pandas_has_nullable_integers_and_days() -> None:
    """A missing bound is missing and makes no number a decimal one; a day is a date."""
    pytest.importorskip("pandas")
    dtypes = gb.claims("1.0.0").to_pandas().dtypes.astype(str)
    assert dict(dtypes[["high", "day", "event"]]) == {"high": "Int64", "day": "datetime64[s]", "event": "string"}


def test_pandas_needs_no_pyarrow() -> None:
    """The frame has no column of Arrow memory."""
    pytest.importorskip("pandas")
    dtypes = gb.claims("1.0.0").to_pandas().dtypes
    assert all(getattr(dtype, "storage", "python") == "python" for dtype in dtypes)


def test_arrow_fields_have_descriptions_and_units() -> None:
    """They travel with the table."""
    pytest.importorskip("arro3.core")
    table = gb.claims("1.0.0").to_arrow()
    assert table.schema.field("low").metadata_str == {
        "description": "least number, inclusive",
        "unit": "persons or things",
    }
    assert table.schema.metadata_str["pin"] == gb.load("1.0.0").pin


def in_table_of_pyarrow(records: Any) -> Any:
    """Lets pyarrow read the stream."""
    return pytest.importorskip("pyarrow").table(records)


def in_reader_of_pyarrow(records: Any) -> Any:
    """Lets pyarrow read the stream piece by piece."""
    return pytest.importorskip("pyarrow").RecordBatchReader.from_stream(records)


def in_frame_of_narwhals(records: Any) -> Any:
    """Lets narwhals read the stream into a table of pyarrow."""
    pytest.importorskip("pyarrow")
    return pytest.importorskip("narwhals").from_arrow(records, backend="pyarrow").to_native()


@each_kind
@pytest.mark.parametrize("read", [in_table_of_pyarrow, in_reader_of_pyarrow, in_frame_of_narwhals])
def test_readers_of_the_stream_keep_descriptions_and_units(kind: str, read: Callable[[Any], Any]) -> None:
    """Of every column. Tables of pandas, polars and DuckDB have no place for them."""
    pytest.importorskip("arro3.core")
    schema = read(getattr(gb.load("1.0.0"), kind)).schema
    for column in columns_of(kind):
        metadata = schema.field(column.name).metadata
        assert metadata[b"description"].decode() == column.description
        assert metadata.get(b"unit", b"").decode() == (column.unit or "")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the line that installs it."""
    monkeypatch.setitem(sys.modules, "arro3.core", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'gorno-badakhshan\[arrow\]'"):
        gb.claims("1.0.0").to_arrow()


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """The message has the line that installs it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackageError, match=f"pip install {package}"):
        getattr(gb.claims("1.0.0"), f"to_{package}")()
