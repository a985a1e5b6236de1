"""The rules as SQL statements: one file for each, under assumptions that are written in front of it."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Unpack

from ..analysis.assumptions import AssumptionOptions, Assumptions
from ..analysis.policies import POLICIES
from ..errors import AssumptionError, VocabularyError, shown

_FINEST_SHARE = 10**6
"""The greatest denominator of a tolerance: figures up to nine billion stay exact in 53 bits."""

_SHARED_VIEWS = ("questions", "elected")
"""The files, besides `evidence`, that several statements read as views."""


def sql(policy: str, **assumptions: Unpack[AssumptionOptions]) -> str:
    """Returns the statement of a rule: it runs unchanged on DuckDB and Spark, and reads a view `counts`.

    >>> statement = sql("conservative", tolerance=0.2)
    >>> "CAST(1 AS BIGINT) AS share, CAST(5 AS BIGINT) AS share_of" in statement
    True
    >>> print(statement[statement.index("-- The least"):][:30])
    -- The least stated figure.
    SE

    Raises `VocabularyError` on a policy that does not exist, and `AssumptionError` on an assumption that
    makes no sense or that SQL cannot state.
    """
    return statement_of(policy, assumptions_for_engines(**assumptions))


def statement_of(policy: str, assumptions: Assumptions) -> str:
    """Returns the statement of a rule under assumptions."""
    if policy not in POLICIES:
        raise VocabularyError(policy, "policy", POLICIES)
    return statement_in(policy, assumptions)


def statement_in(name: str, assumptions: Assumptions) -> str:
    """Returns the statement of one of the SQL files under assumptions."""
    query = read_sql(name)
    # Only the views that it reads, so that whoever reads a statement finds nothing else in it.
    shared = "".join(f"{view} AS (\n{read_sql(view)}),\n" for view in _SHARED_VIEWS if f" {view}" in query)
    return f"WITH {evidence_views(assumptions)},\n{shared}answer AS (\n{query})\nSELECT * FROM answer"


def evidence_views(assumptions: Assumptions) -> str:
    """Returns the views that each statement reads: the assumptions as tables, and the claims as they count."""
    views = {
        "assumptions": _assumption_row(assumptions),
        "set_aside": _small_table("actor", [(actor,) for actor in dict(assumptions.set_aside)], "'' AS actor"),
        "reliability": _small_table(
            "actor, rank",
            [(actor, rank) for rank, actor in enumerate(assumptions.reliability)],
            "'' AS actor, 0 AS rank",
        ),
        "evidence": f"\n{read_sql('evidence')}",
    }
    return ",\n".join(f"{name} AS ({query})" for name, query in views.items())


def assumptions_for_engines(**options: Unpack[AssumptionOptions]) -> Assumptions:
    """Returns the assumptions; raises `AssumptionError` on those that a table of counts cannot express."""
    assumptions = Assumptions.of(**options)
    if assumptions.reading != "main":
        raise AssumptionError(
            "the reading is chosen when the table is written: counts_table(claims, reading='alternative')"
        )
    if assumptions.share.denominator > _FINEST_SHARE:
        raise AssumptionError(f"an engine takes a tolerance of six digits at most, got {assumptions.tolerance}")
    for actor in (*dict(assumptions.set_aside), *assumptions.reliability):
        # Engines differ in how a quote or a backslash is written, and no actor id has one.
        if "'" in actor or "\\" in actor or not actor.isprintable():
            raise AssumptionError(
                f"expected the id of an actor without quotes and backslashes, got {shown(actor)}"
            )
    return assumptions


def read_sql(name: str) -> str:
    """Returns the text of one of the SQL files of this package."""
    return (files(__name__.rpartition(".")[0]) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _assumption_row(assumptions: Assumptions) -> str:
    return (
        f"\n  SELECT CAST({assumptions.share.numerator} AS BIGINT) AS share, "
        f"CAST({assumptions.share.denominator} AS BIGINT) AS share_of,\n"
        f"    {_truth(assumptions.unknown_independence == 'shared_origin')} AS one_voice, "
        f"{_truth(assumptions.bare == 'floor')} AS bare_is_floor,\n"
        f"    {_truth(assumptions.infobox)} AS infobox, {_truth(assumptions.superseded)} AS superseded\n"
    )


def _truth(value: bool) -> str:  # noqa: FBT001 - a value to be written
    return "TRUE" if value else "FALSE"


def _small_table(names: str, rows: Sequence[tuple[object, ...]], empty: str) -> str:
    """Returns a small table as SQL; without rows one that has the columns only."""
    if not rows:
        return f"SELECT {empty} WHERE 1 = 0"
    return f"SELECT * FROM (VALUES {', '.join(f'({_literals(row)})' for row in rows)}) AS listed({names})"  # noqa: S608 - ids without quotes


def _literals(row: Iterable[object]) -> str:
    return ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in row)
