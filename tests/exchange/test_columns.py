"""The columns of the flat tables."""

import re
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.columns import columns_of, with_own_words
from gorno_badakhshan.flat import ROWS, columns, record_rows
from gorno_badakhshan.model.kinds import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "csv.md"
each_kind = pytest.mark.parametrize("kind", ROWS)


@each_kind
def test_the_columns_are_those_of_the_rows(kind: str) -> None:
    """In the same order."""
    assert tuple(column.name for column in columns_of(kind)) == columns(ROWS[kind])


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is in the checkout, not in the wheel")
@each_kind
def test_descriptions_are_those_of_the_documentation(kind: str) -> None:
    """One wording for a column."""
    section = PAGE.read_text(encoding="utf-8").partition(f"`{ROWS[kind].__name__}`\n")[2].partition("\n## ")[0]
    documented = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", section, re.MULTILINE))
    assert {column.name: column.description for column in columns_of(kind)} == documented


@each_kind
def test_every_value_fits_its_column(released: gb.Dataset, kind: str) -> None:
    """Required values are there, words are known, ids refer to records, in every release."""
    for row in record_rows(kind, getattr(released, kind), released):
        for column in columns_of(kind):
            value = row[column.name]
            assert value is not None or not column.required, (row["id"], column.name)
            assert value is None or not column.words or value in column.words, (row["id"], column.name)
            assert value is None or not column.refers_to or value in getattr(released, column.refers_to)


def test_every_id_column_of_one_id_is_known() -> None:
    """A new kind of reference must be listed with its unit."""
    refer = {column.refers_to for kind in ROWS for column in columns_of(kind)} - {None}
    assert refer == set(KINDS)


def test_a_column_may_have_the_words_of_the_dataset(three_parties):
    """A schema with the words of the vocabulary alone would refuse the rows beside it."""
    dataset = gb.read(three_parties)
    columns = {column.name: column for column in with_own_words(columns_of("claims"), dataset.release.description)}
    for row in record_rows("claims", dataset.claims, dataset):
        assert row["population"] is None or row["population"] in columns["population"].words
        assert row["speaker_party"] in columns["speaker_party"].words
