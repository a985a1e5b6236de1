"""The nine rules as SQL, for more claims than Python holds: on DuckDB, and on a Spark session of yours.

>>> from gorno_badakhshan import engine

A table of counts, one row for each claim, goes in; one row for each question comes out, a question
being an event, an outcome and a population. The rules in Python, `gb.reconcile`, are the reference.
"""

from ..exchange.count_table import COUNT_COLUMNS, CountColumn, counts_table
from .checks import CountsError
from .clashes import binding, clashes
from .reconcile import reconcile
from .statement import sql
from .write import write_answers

__all__ = [
    "COUNT_COLUMNS",
    "CountColumn",
    "CountsError",
    "binding",
    "clashes",
    "counts_table",
    "reconcile",
    "sql",
    "write_answers",
]
