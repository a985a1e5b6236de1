"""The command `reconcile`."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from ..errors import StructureError
from .exits import WRONG_USAGE, fail
from .options import AsJson, policy_name
from .output import print_json

CountsPath = Annotated[
    Path, typer.Argument(metavar="COUNTS", help="Parquet file, or folder of them, as `export counts` writes.")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Parquet file to write.")]


def reconcile_counts(
    counts: CountsPath,
    output: Output,
    policy: Annotated[str, policy_name("The rule.")] = "stated_range",
    assumptions: Any = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is at the path.")] = False,
    as_json: AsJson = False,
) -> None:
    """Apply a rule to a table of counts of any size, and write a row for each question.

    Runs on DuckDB, which the extra duckdb installs, and needs no memory for the whole table. The target is
    whole or absent; what exists there stays unless --force is given.
    """
    from ..engine.write import write_answers

    out = Console(stderr=True)
    options: Any = assumptions or {}
    try:
        # Drawn only in a terminal, and gone after the work.
        with out.status(f"asking {policy} of {counts}"):
            questions = write_answers(counts, output, policy, force=force, **options)
    except StructureError as error:
        # The table is what was typed, and no data of ours.
        fail(str(error), WRONG_USAGE)
    if as_json:
        print_json({"path": str(output), "policy": policy, "questions": questions})
    else:
        typer.echo(f"wrote {output}: {questions} question(s) by {policy}")
