"""Laws of the codec: records and plain data hold the same, and codec and constructors refuse the same."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gorno_badakhshan import testing
from gorno_badakhshan.errors import GornoBadakhshanError
from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.propositions import CasualtyCount, Likening
from gorno_badakhshan.store.codec import examine, structure, to_dict

RECORDS: list[tuple[type[Any], SearchStrategy[Any]]] = [
    *((kind.record_class(), getattr(testing, kind.name)()) for kind in KINDS.values()),
    (Count, testing.counts()),
    (Locator, testing.locators()),
    (Period, testing.periods()),
    (CasualtyCount, testing.propositions(CasualtyCount)),
]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | testing.texts() | testing.edtf()
each_class = pytest.mark.parametrize(("cls", "records"), RECORDS, ids=[cls.__name__ for cls, _ in RECORDS])


@each_class
def test_structure_undoes_to_dict(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: structure(to_dict(x)) == x."""

    @given(records)
    def check(record: Any) -> None:
        assert structure(to_dict(record), cls) == record

    check()


@each_class
def test_json_keeps_every_record(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: structure(json(to_dict(x))) == x; the plain data holds nothing but what JSON has."""

    @given(records)
    def check(record: Any) -> None:
        assert structure(json.loads(json.dumps(to_dict(record))), cls) == record

    check()


@each_class
def test_to_dict_undoes_structure(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: to_dict(structure(d)) == d for every d that to_dict returns, order of keys included."""

    @given(records)
    def check(record: Any) -> None:
        data = to_dict(record)
        assert json.dumps(to_dict(structure(data, cls))) == json.dumps(data)

    check()


@each_class
def test_codec_and_constructor_refuse_the_same(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: a scalar in any field is a finding of the codec if and only if the constructor refuses it."""

    @given(records, st.sampled_from(attrs.fields(cls)), SCALARS)
    def check(record: Any, field: Any, value: Any) -> None:
        try:
            changed = attrs.evolve(record, **{field.name: value})
        except GornoBadakhshanError:
            changed = None
        structured, flaws = examine(to_dict(record) | {field.name: value}, cls)
        assert bool(flaws) is (changed is None)
        assert structured == changed

    check()


@given(st.integers(-(2**60), 2**60) | st.floats())
def test_a_multiple_is_finite_and_positive_in_codec_and_constructor(times: float) -> None:
    """Law: whatever the codec or the constructor admits as a multiple is a finite decimal number above 0."""
    likening = Likening(relation="more_than")
    record, _ = examine(to_dict(likening) | {"times": times}, Likening)
    assert record is None or 0 < record.times < float("inf")
    try:
        assert 0 < attrs.evolve(likening, times=times).times < float("inf")
    except GornoBadakhshanError:
        assert record is None


@given(testing.claims())
def test_a_dataset_returns_the_claim_that_it_was_made_of(claim: Claim) -> None:
    """Law: dataset_of(x).find(x.id) == x."""
    assert testing.dataset_of(claim).find(claim.id) == claim
