"""Flat rows of records: fixed columns, plain values, one place for the row of a claim."""

from typing import Any

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.flat import ROWS, RecordRow, claim_rows, columns, record_row, record_rows
from gorno_badakhshan.testing import actor, claim, dataset_of, source

PIN = "1.1.0"


def rows_of(kind: str) -> list[Any]:
    """Returns the rows of all records of a kind."""
    dataset = gb.load(PIN)
    return [*record_rows(kind, getattr(dataset, kind), dataset)]


@pytest.mark.parametrize("kind", ROWS)
def test_every_record_has_a_row_with_the_columns_of_its_kind(kind: str) -> None:
    """The keys are those of the class, in its order; ids and order are those of the release."""
    rows = rows_of(kind)
    assert {tuple(row) for row in rows} == {columns(ROWS[kind])}
    assert tuple(row["id"] for row in rows) == getattr(gb.load(PIN), kind).ids


@pytest.mark.parametrize("kind", ROWS)
def test_values_are_plain_and_never_empty_text(kind: str) -> None:
    """Arrow and pandas take them as they are; what is missing is None in each column."""
    values = [value for row in rows_of(kind) for value in row.values()]
    assert {type(value) for value in values} <= {str, int, float, bool, type(None)}
    assert "" not in values


def test_the_row_of_a_claim_has_names_dates_first_voice_bounds_and_address() -> None:
    """A relay that changed the figure: the first voice is the hospital, and the page is named beside it."""
    dataset = gb.load(PIN)
    (row,) = claim_rows([dataset.claims["24tv-0724/bbc-civilian-killed"]], dataset)
    assert (row["speaker_name"], row["first_speaker_name"], row["changed_by_name"]) == (
        "BBC News",
        "Hospital source",
        "24tv.ua",
    )
    assert (row["stated"], row["low"], row["high"], row["hedge"]) == (100, 101, None, "more_than")
    assert (row["said"], row["published"], row["day"]) == (None, "2012-07-24", "2012-07-24")
    assert row["url"] == dataset.sources["24tv-0724"].url
    assert row["release"] == PIN


def test_bounds_are_those_of_the_default_assumptions() -> None:
    """`about 20` reaches ten percent, as it does in the toll."""
    dataset = gb.load(PIN)
    (row,) = claim_rows([dataset.claims["ap-0724/official-forces-killed"]], dataset)
    assert (row["figure"], row["low"], row["high"]) == ("about 20", 18, 22)


def test_joint_speakers_are_named() -> None:
    """Two ministries that speak together are both in the row."""
    statement = claim("a-ministry", killed=12)
    statement = evolve(statement, attribution=(evolve(statement.origin, jointly=("b-committee",)),))
    dataset = dataset_of(actor("a-ministry", name="Ministry"), actor("b-committee", name="Committee"), statement)
    (row,) = claim_rows([statement], dataset)
    assert row["speaker_name"] == row["first_speaker_name"] == "Ministry and Committee"


def test_the_row_of_a_hit_has_the_address_of_its_source() -> None:
    """A claim has that of its page, a source its own, another record none."""
    page = source("a-page", title="A page", url="https://example.org/a")
    statement = claim("a-ministry", source="a-page", killed=12, summary="Twelve died.")
    dataset = dataset_of(page, statement)
    rows = [record_row(record, dataset) for record in (page, statement, dataset.actors["a-ministry"])]
    assert {tuple(row) for row in rows} == {columns(RecordRow)}
    assert [(row["kind"], row["text"], row["url"]) for row in rows] == [
        ("source", "A page", "https://example.org/a"),
        ("claim", "Twelve died.", "https://example.org/a"),
        ("actor", "a ministry", None),
    ]
