"""Writes the answers of a rule as one Parquet file, whole or not at all."""

import os
from os import PathLike
from pathlib import Path
from typing import Unpack

from ..analysis.assumptions import AssumptionOptions
from ..atomic import WriteError, write_new_file_with
from .reconcile import reconcile
from .source import CountsFileError


def write_answers(
    counts: str | PathLike[str],
    output: str | PathLike[str],
    policy: str = "stated_range",
    *,
    force: bool = False,
    **assumptions: Unpack[AssumptionOptions],
) -> int:
    """Writes a row for each question of a Parquet file, or folder, of counts; returns the number of rows.

    Raises as `engine.reconcile`, `CountsFileError` if the table breaks off while it is read, and
    `WriteError` if the target exists and `force` is false, or cannot be written.
    """
    import duckdb

    answers = reconcile(Path(counts), policy, **assumptions)

    def fill(temporary: Path) -> None:
        try:
            answers.to_parquet(str(temporary))
        except duckdb.Error as error:
            reason = str(error).partition("\n")[0]
            # DuckDB has one kind of error for reading and writing, and names the file that it could not use.
            if temporary.name in reason or "No space" in reason:
                raise OSError(reason) from error
            raise CountsFileError(Path(counts), reason) from error

    try:
        write_new_file_with(Path(output), fill, force=force)
    except WriteError as error:
        # A table that breaks off is no fault of the target.
        if isinstance(error.__cause__, CountsFileError):
            raise error.__cause__ from None
        raise
    rows = duckdb.read_parquet(os.fspath(output)).aggregate("count(*)").fetchall()
    return int(rows[0][0])
