"""Ids as callers give them."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.ids import advice, id_of
from gorno_badakhshan.model.kinds import KINDS

RECORDS = {kind: getattr(gb.load("1.0.0"), kind)[0] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_has_the_id_of_its_own_kind_only(kind):
    """An id of another kind would be looked up where it is unknown."""
    for given, record in RECORDS.items():
        assert id_of(record, kind) == (record.id if given == kind else None)
    assert id_of(RECORDS[kind]) == RECORDS[kind].id


def test_text_is_an_id_of_any_kind():
    """A subclass of text becomes plain text."""
    text = type("Text", (str,), {})("khorog")
    assert (id_of(text, "places"), type(id_of(text))) == ("khorog", str)


@pytest.mark.parametrize("value", [None, 5, b"khorog", [], ("khorog",), gb.Count.of("exact", 7), gb.Claim])
def test_anything_else_has_no_id(value):
    """Nothing is converted to text."""
    assert id_of(value) is id_of(value, "actors") is None
    assert advice(value, "actors") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_the_advice_names_a_method_of_the_dataset(kind):
    """Whatever method is named exists and leads there from such a record."""
    dataset = gb.load("1.0.0")
    for given, record in RECORDS.items():
        repair = advice(record, kind)
        assert bool(repair) == (given != kind)
        if "ds." in repair:
            getattr(dataset, repair.partition("ds.")[2].partition("(")[0])(record)
