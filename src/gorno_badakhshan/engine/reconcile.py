"""How many, for each question of a table of counts, by one of the nine rules, as a lazy table of an engine."""

from os import PathLike
from typing import TYPE_CHECKING, Protocol, Unpack, overload

from ..analysis.assumptions import AssumptionOptions
from .source import CountsSource, source_of
from .statement import assumptions_for_engines, statement_of

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    import duckdb

    DuckRelation: TypeAlias = duckdb.DuckDBPyRelation
    # Not the class of PySpark: where that is not installed, all types of the engine would be unknown.
    SparkFrame: TypeAlias = Any
    DuckTable: TypeAlias = "str | PathLike[str] | DuckRelation | ArrowStream"


class ArrowStream(Protocol):
    """A table of arro3, pyarrow or another library that hands it over by the Arrow C stream interface."""

    @property
    def num_rows(self) -> int:
        """The number of rows."""
        ...

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Returns the stream."""


@overload
def reconcile(
    table: "DuckTable",
    policy: str = "stated_range",
    **assumptions: Unpack[AssumptionOptions],
) -> "DuckRelation": ...
@overload
def reconcile(
    table: "SparkFrame", policy: str = "stated_range", **assumptions: Unpack[AssumptionOptions]
) -> "SparkFrame": ...
def reconcile(
    table: "DuckTable | SparkFrame",
    policy: str = "stated_range",
    **assumptions: Unpack[AssumptionOptions],
) -> "DuckRelation | SparkFrame":
    """The figures that one rule makes of each question in a table of counts, one row each, in no order.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan import engine
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    >>> table = engine.counts_table(killed)
    >>> answers = engine.reconcile(table, "stated_range")
    >>> answers.filter("population = 'military'").project("low, high, open_above").fetchall()
    [(0, 100, True)]

    `table` is a Parquet file, a folder of such files, an Arrow table, a relation of DuckDB or a data frame
    of Spark; what comes back is a relation or a data frame, not computed yet: `to_parquet` or
    `write.parquet` writes it. Columns: `event`, `outcome`, `population`; `low`, `best`, `high`, in persons,
    and `open_above`, as in `Estimate`; `claims` that count, `parts` and `left_out`, the numbers of rows. A
    question of which no claim counts has a row with 0 claims and no figures, where `gb.reconcile` raises.

    Costs one pass over the table, and a sort within the questions for three of the rules. Raises
    `CountsError` if columns are missing or of another type, `AssumptionError` if an assumption makes no
    sense or names a speaker who is in no row, `VocabularyError` on a policy that does not exist,
    `MissingExtraError` without the extra `duckdb`.
    """
    assumed = assumptions_for_engines(**assumptions)
    statement = statement_of(policy, assumed)
    source: CountsSource = source_of(table)
    source.check(assumed)
    answers: DuckRelation | SparkFrame = source.ask(statement)
    return answers
