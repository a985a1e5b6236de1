"""What crosses a process boundary: records, collections, datasets and errors."""

import copy
import pickle

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import GornoBadakhshanError, IntegrityError, UnknownIdError


@pytest.mark.parametrize("again", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy])
def test_a_dataset_is_the_same_in_another_process(again):
    """Release and records survive pickling and copying."""
    ds = gb.load("1.0.0")
    copied = again(ds)
    assert (copied.pin, copied.claims) == (ds.pin, ds.claims)


def test_a_collection_is_the_same_in_another_process():
    """A narrowed collection keeps its records, its kind and its dataset."""
    claims = gb.claims("1.0.0", outcome="killed")
    copied = pickle.loads(pickle.dumps(claims))
    assert (type(copied), copied, copied.dataset.pin) == (gb.Claims, claims, claims.dataset.pin)


@pytest.mark.parametrize(
    "error",
    [
        UnknownIdError("khorogg", "place", ["khorog"]),
        IntegrityError("1.0.0/claims.json", "its digest", expected="a", got="b"),
        gb.QuestionError("mixed", {"events": ["a", "b"]}),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_keeps_its_facts(error: GornoBadakhshanError):
    """An error that a worker raises arrives whole."""
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied), vars(copied)) == (type(error), str(error), vars(error))
