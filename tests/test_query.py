"""The functions that query a release in one call."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import CriterionError, PinError, UnknownIdError


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_functions_return_the_collections(ds, kind):
    """`gb.events()` returns `gb.load().events`, and so on."""
    assert getattr(gb, kind)("1.0.0") == getattr(ds, kind)


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_criteria_narrow_as_where_does(ds, kind):
    """`gb.events(**criteria)` returns `gb.load().events.where(**criteria)`."""
    criteria = {"claims": {"outcome": "killed"}, "sources": {"complete": True}, "actors": {"party": "government"}}
    criteria |= {"places": {"within": "tajikistan"}, "events": {"place": "khorog"}}
    records = getattr(gb, kind)("1.0.0", **criteria[kind])
    assert records == getattr(ds, kind).where(**criteria[kind])
    assert len(records) > 0


def test_find_and_search_take_a_version(ds):
    """Both return what the dataset of that version returns."""
    assert gb.find("khorog", "1.0.0") is ds.find("khorog")
    assert gb.search("Khorog", "1.0.0") == ds.search("Khorog")


NO_TEXT = [5, 10**5000, 2.5, b"x", [], {}, ("x",)]


@pytest.mark.parametrize("value", [None, *NO_TEXT], ids=lambda value: type(value).__name__)
def test_a_value_that_is_not_text_is_refused(value):
    """A wrong type raises an error of the library."""
    with pytest.raises(UnknownIdError, match="no record has the id"):
        gb.find(value)
    with pytest.raises(CriterionError, match="expected text, got"):
        gb.search(value)


@pytest.mark.parametrize("version", NO_TEXT, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize(
    "call",
    [
        gb.load,
        gb.claims,
        lambda version: gb.find("khorog", version),
        lambda version: gb.diff(version, "1.0.0"),
        gb.verify,
    ],
    ids=["load", "claims", "find", "diff", "verify"],
)
def test_a_version_is_text(call, version):
    """The error says how to write a version, also for an integer of 5,000 digits."""
    with pytest.raises(PinError, match="a version is text, got"):
        call(version)
