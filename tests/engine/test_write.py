"""Answers are written whole or not at all."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.engine import write_answers
from gorno_badakhshan.engine.source import CountsFileError
from gorno_badakhshan.exchange import count_table

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("arro3.io")


@pytest.fixture
def counts(tmp_path):
    """The table of counts of a release."""
    path = tmp_path / "counts.parquet"
    count_table.write(gb.load(), path)
    return path


def test_the_answers_are_a_parquet_file(counts, tmp_path):
    """One row for each question, and the number of rows is returned."""
    target = tmp_path / "answers.parquet"
    questions = write_answers(counts, target, "hull")
    assert duckdb.read_parquet(str(target)).shape == (questions, 10)


def test_what_exists_stays_without_force(counts, tmp_path):
    """Only force replaces a file."""
    target = tmp_path / "answers.parquet"
    target.write_bytes(b"precious")
    with pytest.raises(WriteError, match="force"):
        write_answers(counts, target)
    assert target.read_bytes() == b"precious"
    assert write_answers(counts, target, force=True) > 0


def test_a_missing_folder_is_a_target_that_cannot_be_written(counts, tmp_path):
    """The error names the target."""
    with pytest.raises(WriteError, match="answers"):
        write_answers(counts, tmp_path / "missing" / "answers.parquet")


def test_a_table_that_breaks_off_leaves_nothing(counts, tmp_path):
    """Bytes that are lost in the middle show while the table is read; the error names the table."""
    content = bytearray(counts.read_bytes())
    content[200:2000] = b"\0" * 1800
    counts.write_bytes(content)
    with pytest.raises(CountsFileError, match=r"counts\.parquet"):
        write_answers(counts, tmp_path / "answers.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["counts.parquet"]
