"""CSV files of a dataset."""

import csv
from pathlib import Path

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import csv_files
from gorno_badakhshan.flat import ROWS


def test_each_kind_has_a_file_with_a_row_for_each_record(released: gb.Dataset, tmp_path: Path) -> None:
    """The ids are those of the dataset, in its order."""
    csv_files.write(released, tmp_path / "tables")
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {f"{kind}.csv" for kind in ROWS}
    for kind in ROWS:
        with (tmp_path / "tables" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            assert tuple(row["id"] for row in csv.DictReader(file)) == getattr(released, kind).ids
