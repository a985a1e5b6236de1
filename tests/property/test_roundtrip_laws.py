"""Laws of the codec: nothing is lost between a record and its plain data."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

from gorno_badakhshan import testing
from gorno_badakhshan.model.actors import Actor
from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.events import Event
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.places import Place
from gorno_badakhshan.model.sources import Source
from gorno_badakhshan.store.codec import structure, to_dict

KINDS: list[tuple[type[Any], SearchStrategy[Any]]] = [
    (Actor, testing.actors()),
    (Claim, testing.claims()),
    (Count, testing.counts()),
    (Event, testing.events()),
    (Locator, testing.locators()),
    (Period, testing.periods()),
    (Place, testing.places()),
    (Source, testing.sources()),
]
each_kind = pytest.mark.parametrize(("cls", "records"), KINDS, ids=[cls.__name__ for cls, _ in KINDS])


@each_kind
def test_structure_undoes_to_dict(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: structure(to_dict(x)) == x."""

    @given(records)
    def check(record: Any) -> None:
        assert structure(to_dict(record), cls) == record

    check()


@each_kind
def test_json_keeps_every_record(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: structure(json(to_dict(x))) == x; the plain data holds nothing but what JSON has."""

    @given(records)
    def check(record: Any) -> None:
        assert structure(json.loads(json.dumps(to_dict(record))), cls) == record

    check()


@each_kind
def test_to_dict_undoes_structure(cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: to_dict(structure(d)) == d for every d that to_dict gives, order of keys included."""

    @given(records)
    def check(record: Any) -> None:
        data = to_dict(record)
        assert json.dumps(to_dict(structure(data, cls))) == json.dumps(data)

    check()


@given(testing.claims())
def test_a_dataset_gives_back_the_claim_that_went_in(claim: Claim) -> None:
    """Law: dataset_of(x).find(x.id) == x."""
    assert testing.dataset_of(claim).find(claim.id) == claim
