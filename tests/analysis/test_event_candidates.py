"""Events that may be the same."""

import math

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.event_candidates import _distance
from gorno_badakhshan.testing import dataset_of, event, place, source


def point(latitude, longitude):
    """A point of an invented gazetteer."""
    return gb.Point(latitude=latitude, longitude=longitude, source="a-gazetteer", entry="1")


def day(text):
    """A day that a source states."""
    return gb.Period(edtf=text, basis="stated")


HERE = dataset_of(
    source("a-gazetteer"),
    evolve(place("a-region"), point=point(10.0, 20.0)),
    evolve(place("a-town"), within="a-region"),
    evolve(event("a-fight"), when=day("2003-09-14"), place="a-town"),
    evolve(event("undated"), place="a-town", when=None),
)
THERE = dataset_of(
    source("a-gazetteer"),
    evolve(place("near"), point=point(10.1, 20.0)),
    evolve(place("far"), point=point(15.0, 20.0)),
    place("nowhere"),
    evolve(event("two-days-off"), when=day("2003-09-16"), place="near"),
    evolve(event("same-day"), when=day("2003-09-14"), place="near"),
    evolve(event("in-a-month"), when=day("2003-09"), place="nowhere"),
    evolve(event("another-place"), when=day("2003-09-14"), place="far"),
    evolve(event("another-week"), when=day("2003-09-24"), place="near"),
    evolve(event("no-day"), when=None, place="near"),
)


def test_near_events_come_first_and_unknown_distances_last():
    """Far ones and those of other days are no candidates; nothing is matched."""
    found = gb.event_candidates("a-fight", THERE, dataset=HERE)
    assert [(each.event, each.days) for each in found] == [
        ("same-day", 0), ("two-days-off", 2), ("in-a-month", 0),
    ]  # fmt: skip
    assert [each.km and round(each.km) for each in found] == [11, 11, None]


def test_limits_are_inclusive():
    """Two days are within two days."""
    found = gb.event_candidates("a-fight", THERE, dataset=HERE, days=2, km=found_km())
    assert "two-days-off" in [each.event for each in found]
    assert len(gb.event_candidates("a-fight", THERE, dataset=HERE, days=10, km=10_000)) == 5


def found_km():
    """Returns the distance of the nearest candidate."""
    return gb.event_candidates("a-fight", THERE, dataset=HERE)[0].km


@pytest.mark.parametrize("limit", [{"days": -1}, {"km": -1}, {"km": math.nan}, {"days": "3"}, {"days": True}])
def test_a_limit_that_is_none_is_refused(limit):
    """With it, no event or each one would be near."""
    with pytest.raises(gb.FieldError):
        gb.event_candidates("a-fight", THERE, dataset=HERE, **limit)


def test_an_event_without_a_date_has_no_candidates():
    """The error says what to do."""
    with pytest.raises(gb.QuestionError, match="no date"):
        gb.event_candidates("undated", THERE, dataset=HERE)


POINTS = st.builds(point, st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_a_distance_is_the_same_from_either_end(one, other):
    """It is at most half the way around the earth."""
    assert _distance(one, other) == pytest.approx(_distance(other, one))
    assert 0 <= _distance(one, other) <= 20016
