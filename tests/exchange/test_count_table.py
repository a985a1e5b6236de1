"""The table of counts."""

from datetime import date

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count
from gorno_badakhshan.exchange import count_table
from gorno_badakhshan.exchange.count_table import COUNT_COLUMNS, count_rows, counts_table
from gorno_badakhshan.testing import claim, dataset_of

EARLY = claim("ministry", id="a/early", source="a", killed=Count.of("at_least", 12), said="2012-07-24")
LATE = claim("ministry", id="b/late", source="b", killed=20, supersedes="a/early")
RELAY = claim("newspaper", id="c/relay", source="c", killed=Count.of("at_least", 12), relays="a/early")


def row_of(record, *others):
    """The row of a claim in a dataset of it and others."""
    dataset = dataset_of(record, *others)
    return next(row for row in count_rows(dataset.claims) if row["claim"] == record.id)


def test_each_row_has_the_columns():
    """The names of a row are those that are documented."""
    assert list(row_of(EARLY)) == [column.name for column in COUNT_COLUMNS]


def test_counts_are_as_recorded():
    """Bounds are those of the wording; days are the margins of the day said."""
    row = row_of(EARLY)
    assert (row["hedge"], row["stated"], row["low"], row["high"]) == ("at_least", 12, 12, None)
    assert row["said_first"] == row["said_last"] == date(2012, 7, 24)


def test_the_voice_is_the_first_speaker_along_the_relays():
    """Speaker is who speaks first here, voice who spoke first at all."""
    row = row_of(RELAY, EARLY)
    assert (row["speaker"], row["voice"], row["relays"]) == ("newspaper", "ministry", "a/early")


@pytest.mark.parametrize("record", [EARLY, RELAY], ids=["itself", "its relay"])
def test_a_correction_is_named(record):
    """A claim and its relays have the correction that is among the claims."""
    others = [each for each in (EARLY, RELAY, LATE) if each is not record]
    assert row_of(record, *others)["replaced_by"] == "b/late"
    assert row_of(LATE, EARLY)["replaced_by"] is None


def test_a_release_is_written_as_one_file(tmp_path):
    """Another library reads it, with a description for each column."""
    reader = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("arro3.io")
    count_table.write(gb.load("1.0.0"), tmp_path / "counts.parquet")
    table = reader.read_table(tmp_path / "counts.parquet")
    assert table.column_names == [column.name for column in COUNT_COLUMNS]
    assert table.num_rows == counts_table(gb.load("1.0.0").claims).num_rows
    assert table.schema.field("low").metadata[b"description"].startswith(b"Least number")
