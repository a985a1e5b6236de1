"""Tables of other libraries: Arrow, pandas and polars, from the flat rows of records.

Every column has its type even if it is empty, and Arrow fields have the description and the unit.
"""

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import GornoBadakhshanError, MissingExtraError
from ..flat import record_rows
from .columns import Column, columns_of

if TYPE_CHECKING:
    from typing import TypeAlias

    import arro3.core
    import pandas as pd
    import polars as pl

    from ..dataset import Dataset

    ArrowTable: TypeAlias = arro3.core.Table
    PandasFrame: TypeAlias = pd.DataFrame
    PolarsFrame: TypeAlias = pl.DataFrame
else:

    def __getattr__(name: str) -> object:
        """Returns the class of a table for `typing.get_type_hints`; `Any` where its library is not installed."""
        if name not in _CLASSES_OF_TABLES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        library, class_name = _CLASSES_OF_TABLES[name]
        try:
            return getattr(import_module(library), class_name)
        except ImportError:
            return Any


_CLASSES_OF_TABLES = {
    "ArrowTable": ("arro3.core", "Table"),
    "PandasFrame": ("pandas", "DataFrame"),
    "PolarsFrame": ("polars", "DataFrame"),
}


class MissingPackageError(GornoBadakhshanError, ImportError):
    """A table of another library was asked for, and that library is not installed.

    Attributes: `package`, its name.
    """

    def __init__(self, package: str) -> None:
        self.package: str = package
        super().__init__(f"this needs {package}; install it with: pip install {package}")


def to_pandas(kind: str, records: Iterable[Any], dataset: "Dataset") -> "PandasFrame":
    """Returns a data frame: `Int64`, `Float64`, `boolean`, `string` and `datetime64[s]`; empty cells are missing.

    pyarrow is not needed. Raises `MissingPackageError` if pandas is missing.
    """
    pandas = _imported("pandas")
    # NumPy has no missing integer: a column with one would become one of decimal numbers.
    values = _values_by_column(kind, records, dataset)
    dtypes = {int: "Int64", float: "Float64", bool: "boolean", date: "datetime64[s]", str: _PANDAS_TEXT}
    series = {
        column.name: pandas.Series(values[column.name], dtype=dtypes[column.type]) for column in columns_of(kind)
    }
    frame: PandasFrame = pandas.DataFrame(series)
    return frame


_PANDAS_TEXT = "string[python]"
"""Text without pyarrow, whichever default the installed pandas has."""


def to_polars(kind: str, records: Iterable[Any], dataset: "Dataset") -> "PolarsFrame":
    """Returns a data frame of polars; raises `MissingPackageError` if polars is missing."""
    polars = _imported("polars")
    types = {int: polars.Int64, float: polars.Float64, bool: polars.Boolean, date: polars.Date, str: polars.String}
    # Given in full, because polars reads the types off the first rows otherwise.
    schema = {column.name: types[column.type] for column in columns_of(kind)}
    frame: PolarsFrame = polars.DataFrame(_values_by_column(kind, records, dataset), schema=schema)
    return frame


def to_arrow(kind: str, records: Iterable[Any], dataset: "Dataset") -> "ArrowTable":
    """Returns an Arrow table; raises `MissingExtraError` if the extra `arrow` is missing."""
    try:
        from arro3.core import Schema, Table
    except ImportError:
        raise MissingExtraError("arrow", "arro3-core") from None
    values = _values_by_column(kind, records, dataset)
    fields = [_arrow_field(column) for column in columns_of(kind)]
    arrays = [arrow_array(values[field.name], field.type) for field in fields]
    return Table.from_arrays(arrays, schema=Schema(fields, metadata={"pin": dataset.pin, "kind": kind}))


def _arrow_field(column: Column) -> Any:
    from arro3.core import DataType, Field

    types = {
        int: DataType.int64(),
        float: DataType.float64(),
        bool: DataType.bool(),
        date: DataType.date32(),
        str: DataType.string(),
    }
    metadata = {"description": column.description, **({"unit": column.unit} if column.unit else {})}
    return Field(column.name, types[column.type], nullable=not column.required, metadata=metadata)


def arrow_array(values: list[Any], type_: Any) -> Any:
    """Returns an Arrow array of plain values, None for missing ones."""
    from arro3.core import Array, DataType

    if type_ != DataType.date32():
        return Array(values, type_)
    # arro3 makes no array of dates; an Arrow date is the number of days since 1970.
    days = [(day - _EPOCH).days if day is not None else None for day in values]
    return Array(days, DataType.int32()).cast(type_)


_EPOCH = date(1970, 1, 1)


def _values_by_column(kind: str, records: Iterable[Any], dataset: "Dataset") -> dict[str, list[Any]]:
    """Returns the values of each column, days as dates."""
    rows = list(record_rows(kind, records, dataset))
    return {column.name: [_typed_value(row[column.name], column) for row in rows] for column in columns_of(kind)}


def _typed_value(value: Any, column: Column) -> Any:
    return date.fromisoformat(value) if column.type is date and value is not None else value


def _imported(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise MissingPackageError(package) from None
