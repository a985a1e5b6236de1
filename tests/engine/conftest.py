"""One fixture runs a test on every engine; Python is the reference."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from gorno_badakhshan import Claim, Dataset

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("arro3.io", reason="the table of counts is an Arrow table")

Table = Callable[[Iterable[Claim], Dataset], Any]
"""Makes a table of counts for the engine under test."""


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A Spark session on two cores; skips by name if Java or pyspark is missing."""
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17 or later, and no java is on the path")
    sql = pytest.importorskip("pyspark.sql", reason="Spark needs the extra spark")
    builder = sql.SparkSession.builder.master("local[2]").appName("gorno-badakhshan")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(params=["arrow", "parquet", "duckdb", "spark"])
def table(request: pytest.FixtureRequest, tmp_path: Any) -> Table:
    """Each kind of table that the engines take, made of claims."""
    from arro3.io import write_parquet

    from gorno_badakhshan.engine import counts_table

    spark = request.getfixturevalue("spark") if request.param == "spark" else None

    def make(claims: Iterable[Claim], dataset: Dataset) -> Any:
        counts = counts_table(claims, dataset=dataset)
        path = tmp_path / "counts.parquet"
        write_parquet(counts, str(path))
        match request.param:
            case "arrow":
                return counts
            case "parquet":
                return path
            case "duckdb":
                return duckdb.connect().read_parquet(str(path))
        assert spark is not None
        return spark.read.parquet(str(path))

    return make


def rows_of(answers: Any) -> list[tuple[Any, ...]]:
    """The rows of an answer of any engine, in one order."""
    rows = answers.fetchall() if hasattr(answers, "fetchall") else map(tuple, answers.collect())
    return sorted(rows, key=lambda row: row[:3])


@pytest.fixture(name="rows_of")
def rows_of_fixture() -> Callable[[Any], list[tuple[Any, ...]]]:
    """Returns the function that reads the rows of any engine."""
    return rows_of
