"""Which questions of a table of counts can be answered at all, and which claims bound the number."""

from typing import TYPE_CHECKING, Unpack, overload

from ..analysis.assumptions import AssumptionOptions
from .source import CountsSource, source_of
from .statement import assumptions_for_engines, statement_in

if TYPE_CHECKING:
    from .reconcile import DuckRelation, DuckTable, SparkFrame


@overload
def clashes(table: "DuckTable", **assumptions: Unpack[AssumptionOptions]) -> "DuckRelation": ...
@overload
def clashes(table: "SparkFrame", **assumptions: Unpack[AssumptionOptions]) -> "SparkFrame": ...
def clashes(
    table: "DuckTable | SparkFrame",
    **assumptions: Unpack[AssumptionOptions],
) -> "DuckRelation | SparkFrame":
    """Whether one number satisfies all claims of each question, and how many pairs of them clash.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan import engine
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    >>> table = engine.counts_table(killed)
    >>> soldiers = engine.clashes(table).filter("population = 'military'")
    >>> soldiers.project("can_all_be_true, clashing_pairs, greatest_low, least_high").fetchall()
    [(False, 9, 101, 0)]

    Pairs are those whose bounds are disjoint: two counts of the whole, two of the same part, or a part above a
    whole. Pairs of a denial, of counts of the same people, and of two parts one of which lies in the other are
    found by `gb.contradictions` only. Costs a sort of the bounds within each question. Takes and raises what
    `engine.reconcile` does.
    """
    return _ask_file("clashes", table, assumptions)


@overload
def binding(table: "DuckTable", **assumptions: Unpack[AssumptionOptions]) -> "DuckRelation": ...
@overload
def binding(table: "SparkFrame", **assumptions: Unpack[AssumptionOptions]) -> "SparkFrame": ...
def binding(
    table: "DuckTable | SparkFrame",
    **assumptions: Unpack[AssumptionOptions],
) -> "DuckRelation | SparkFrame":
    """The claims that bound the number of each question, one row each, as `Question.binding` has them.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan import engine
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    >>> table = engine.counts_table(killed)
    >>> soldiers = engine.binding(table).filter("population = 'military'")
    >>> sorted(soldiers.project("binds_below, binds_above").fetchall())
    [(False, True), (True, False)]

    Takes and raises what `engine.reconcile` does.
    """
    return _ask_file("binding", table, assumptions)


def _ask_file(name: str, table: object, assumptions: AssumptionOptions) -> "DuckRelation | SparkFrame":
    assumed = assumptions_for_engines(**assumptions)
    source: CountsSource = source_of(table)
    source.check(assumed)
    answers: DuckRelation | SparkFrame = source.ask(statement_in(name, assumed))
    return answers
