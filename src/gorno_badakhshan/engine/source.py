"""Where a table of counts is: on DuckDB or on Spark. Both answer the same statements."""

import os
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import uuid4

from ..analysis.assumptions import Assumptions
from ..errors import AssumptionError, GornoBadakhshanError, MissingExtraError, hint, near, shown
from .checks import check_columns

if TYPE_CHECKING:
    import duckdb


class CountsFileError(GornoBadakhshanError, OSError):
    """A file of a table of counts is missing, or is no whole Parquet file. Attributes: `path`, `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path: Path = path
        self.reason: str = reason
        super().__init__(f"cannot read {path}: {reason}")

    def __reduce__(self) -> tuple[object, ...]:
        # The arguments of an `OSError` are not the message.
        return type(self), (self.path, self.reason)


class CountsSource(Protocol):
    """A table of counts on an engine."""

    def check(self, assumptions: Assumptions) -> None:
        """Raises `CountsError` on wrong columns, `AssumptionError` on speakers who are in no row."""

    def ask(self, statement: str) -> Any:
        """Returns the lazy answer to a statement that reads a view `counts`."""


def source_of(table: object) -> CountsSource:
    """Returns the table on its engine; files and Arrow tables are read by DuckDB.

    Raises `TypeError` on what is no table, `CountsFileError` on files that cannot be read.
    """
    if isinstance(table, str | os.PathLike):
        return _OnDuckDB(_read_files(Path(table)))
    # Told by their modules, so that no engine is imported to find out that it is another one's table.
    library = type(table).__module__.partition(".")[0]
    if library == "pyspark":
        return _OnSpark(cast("Any", table))
    if library in ("duckdb", "_duckdb"):
        return _OnDuckDB(cast("Any", table))
    if hasattr(table, "__arrow_c_stream__"):
        return _OnDuckDB(_connection().from_arrow(table))
    raise TypeError(
        f"expected a Parquet file, an Arrow table, a relation of DuckDB or a data frame of Spark, got "
        f"{type(table).__name__} {shown(table)}"
    )


class _OnDuckDB:
    """A relation of DuckDB, in the connection that it belongs to."""

    def __init__(self, relation: "duckdb.DuckDBPyRelation") -> None:
        self._relation = relation

    def check(self, assumptions: Assumptions) -> None:
        types = zip(self._relation.columns, map(str, self._relation.types), strict=True)
        check_columns(dict(types))
        named = _named(assumptions)
        if named:
            rows = self.ask(_SPEAKERS).fetchall()
            _refuse_unknown_speakers(named, [speaker for (speaker,) in rows])

    def ask(self, statement: str) -> "duckdb.DuckDBPyRelation":
        answer = self._relation.query("counts", statement)
        # The library types it as optional: a statement without a result has none, and each of ours has one.
        assert answer is not None  # noqa: S101
        return answer


class _OnSpark:
    """A data frame of Spark, in the session of the caller."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def check(self, assumptions: Assumptions) -> None:
        check_columns(dict(self._frame.dtypes))
        named = _named(assumptions)
        if named:
            _refuse_unknown_speakers(named, [row[0] for row in self.ask(_SPEAKERS).collect()])

    def ask(self, statement: str) -> Any:
        # A name of its own: the session is the caller's, who may have a view `counts`.
        name = f"counts_{uuid4().hex}"
        self._frame.createOrReplaceTempView(name)
        try:
            named = f"WITH counts AS (SELECT * FROM {name}), answer_of_counts AS (\n{statement}\n)"  # noqa: S608 - made here
            return self._frame.sparkSession.sql(f"{named} SELECT * FROM answer_of_counts")  # noqa: S608
        finally:
            # The data frame has its plan by now, and needs the name no more.
            self._frame.sparkSession.catalog.dropTempView(name)


_SPEAKERS = "SELECT speaker FROM counts UNION SELECT voice FROM counts"


def _named(assumptions: Assumptions) -> tuple[str, ...]:
    return (*dict(assumptions.set_aside), *assumptions.reliability)


def _refuse_unknown_speakers(named: tuple[str, ...], speakers: list[str]) -> None:
    for actor in named:
        # Without rows there is nothing to be told of speakers.
        if speakers and actor not in speakers:
            raise AssumptionError(f"{actor!r} is no origin of these claims{hint(near(actor, speakers))}")


def _connection() -> "duckdb.DuckDBPyConnection":
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError("duckdb", "duckdb") from None
    return duckdb.connect()


def _read_files(path: Path) -> "duckdb.DuckDBPyRelation":
    """Returns a relation over a Parquet file, or over all of a folder; the connection lives as long as it."""
    connection = _connection()
    if not path.exists():
        raise CountsFileError(path, "it does not exist")
    import duckdb

    # A name may have signs that would match other files.
    exact = escape(str(path))
    pattern = f"{exact}/**/*.parquet" if path.is_dir() else exact
    try:
        return connection.read_parquet(pattern)
    except duckdb.Error as error:
        raise CountsFileError(path, _first_line(error)) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].strip() or type(error).__name__
