"""Rows in the shape of UCDP's event dataset."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.ucdp_columns import GedRow
from gorno_badakhshan.exchange.ucdp_figures import event_deaths
from gorno_badakhshan.exchange.ucdp_rows import ged_row, priogrid_cell


def rows_under(policy: str) -> dict[str, GedRow]:
    """Returns the rows of the second release by event."""
    ds = gb.load("2.0.0")
    events = event_deaths(ds, gb.POLICIES[policy])
    return {each.event.id: ged_row(each, ds) for each in events if each.status == "row"}


@pytest.mark.parametrize("policy", gb.POLICIES)
def test_the_four_columns_of_dead_add_up_to_best(policy: str) -> None:
    """As the code book asks; without a best figure all five are empty."""
    rows = rows_under(policy)
    assert rows
    for row in rows.values():
        parts = [row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]]
        if row["best"] is None:
            assert parts == [None] * 4
        else:
            assert sum(part for part in parts if part is not None) == row["best"]
            assert all(part is not None and part >= 0 for part in parts)
        known = [number for number in (row["low"], row["best"], row["high"]) if number is not None]
        assert known == sorted(known)
        assert known


def test_the_row_of_the_fighting_has_place_date_and_sides() -> None:
    """Codes for place and date are those of UCDP; the state is on side A."""
    row = rows_under("low_best_high")["khorog-fighting"]
    assert (row["where_prec"], row["date_prec"], row["date_start"], row["year"]) == (1, 1, "2012-07-24", 2012)
    assert (row["adm_1"], row["country"], row["priogrid_gid"]) == ("Gorno-Badakhshan", "Tajikistan", 183384)
    assert row["side_a"] == "Armed Forces of Tajikistan"
    assert row["type_of_violence"] == 1


def test_numbers_that_ucdp_assigns_are_empty() -> None:
    """A number of our own would be taken for one of theirs after a join."""
    for row in rows_under("low_best_high").values():
        assert {row["id"], row["conflict_new_id"], row["dyad_new_id"], row["country_id"], row["gwnoa"]} == {None}


def test_an_event_without_belligerents_has_no_type() -> None:
    """A type that no record supports is not guessed."""
    row = rows_under("low_best_high")["checkpoint-shooting"]
    assert (row["type_of_violence"], row["side_a"], row["dyad_name"]) == (None, None, None)


def test_a_place_without_a_cited_point_has_no_coordinates() -> None:
    """No point of a larger place stands in."""
    row = rows_under("low_best_high")["kamarob-ambush"]
    assert (row["where_coordinates"], row["latitude"], row["geom_wkt"]) == ("Kamarob gorge", None, None)


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (-90, 179.9, 720), (-89.5, -180, 721), (90, 180, 259200), (0, 0, 129961)],
)
def test_cells_are_counted_from_the_south_west(latitude: float, longitude: float, cell: int) -> None:
    """The grid has 360 rows of 720 cells; the far edges belong to the last ones."""
    assert priogrid_cell(latitude, longitude) == cell
