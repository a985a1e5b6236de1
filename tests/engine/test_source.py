"""Where a table of counts is."""

import pickle

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import engine
from gorno_badakhshan.engine.source import CountsFileError
from gorno_badakhshan.exchange import count_table

pytest.importorskip("duckdb")
pytest.importorskip("arro3.io")


def test_a_missing_file_is_told(tmp_path):
    """The error names the path."""
    with pytest.raises(CountsFileError, match="does not exist"):
        engine.reconcile(tmp_path / "counts.parquet")


def test_a_truncated_file_is_told(tmp_path):
    """Half a Parquet file has no list of its columns."""
    path = tmp_path / "counts.parquet"
    count_table.write(gb.load("1.0.0"), path)
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(CountsFileError, match=r"counts\.parquet"):
        engine.reconcile(path)


def test_an_empty_folder_is_told(tmp_path):
    """A folder without Parquet files is no empty table."""
    with pytest.raises(CountsFileError):
        engine.reconcile(tmp_path)


def test_a_folder_is_one_table(tmp_path):
    """All Parquet files of a folder count, in folders below too; signs of patterns in names match nothing else."""
    folder = tmp_path / "counts [1]"
    (folder / "part").mkdir(parents=True)
    dataset = gb.load("1.0.0")
    count_table.write(dataset, folder / "a.parquet")
    count_table.write(dataset, folder / "part" / "b.parquet")
    rows = len(list(count_table.count_rows(dataset.claims)))
    answers = engine.reconcile(folder, superseded=True).project("claims + parts + left_out").fetchall()
    assert sum(number for (number,) in answers) == 2 * rows


def test_what_is_no_table_is_refused():
    """A list of claims goes to `gb.reconcile`."""
    with pytest.raises(TypeError, match="expected a Parquet file"):
        engine.reconcile(list(gb.load("1.0.0").claims))  # type: ignore[call-overload]


def test_the_error_can_be_pickled(tmp_path):
    """Its facts survive the way from a worker."""
    error = CountsFileError(tmp_path, "it is empty")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.path, copy.reason, str(copy)) == (error.path, error.reason, str(error))
