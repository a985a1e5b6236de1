"""Refuses a table that is no table of counts, with everything that is wrong at once."""

from collections.abc import Iterator, Mapping

from ..errors import StructureError, near
from ..exchange.count_table import COUNT_COLUMNS, CountColumn


class CountsError(StructureError):
    """A table lacks columns of the table of counts, or has them in other types.

    Attributes: `findings`, one line of text each.
    """

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("no table of counts; engine.COUNT_COLUMNS lists its columns", findings)

    def __reduce__(self) -> tuple[object, ...]:
        # The constructor of the base takes a title besides.
        return type(self), (self.findings,)


_TYPES: dict[str, tuple[str, ...]] = {
    # The names of DuckDB, then those of Spark. Narrow integers would overflow in products.
    "text": ("VARCHAR", "string"),
    "integer": ("BIGINT", "bigint"),
    "boolean": ("BOOLEAN", "boolean"),
    "date": ("DATE", "date"),
}


def check_columns(types: Mapping[str, str]) -> None:
    """Raises `CountsError` unless a table has the columns; `types` are the names of its types, by column.

    Further columns are no mistake, and are not read.
    """
    findings = tuple(finding for column in COUNT_COLUMNS for finding in _findings(column, types))
    if findings:
        raise CountsError(findings)


def _findings(column: CountColumn, types: Mapping[str, str]) -> Iterator[str]:
    found = types.get(column.name)
    if found is None:
        close = near(column.name, set(types) - {each.name for each in COUNT_COLUMNS})
        hint = f"; is it {close[0]!r}?" if close else ""
        yield f"{column.name}: expected a column of type {column.type}, got none{hint}"
    elif found not in _TYPES[column.type]:
        yield f"{column.name}: expected type {column.type} ({_TYPES[column.type][0]}), got {found}"
