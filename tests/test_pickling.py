"""What crosses a process boundary: records, collections, datasets and errors."""

import copy
import pickle

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import GornoBadakhshanError, IntegrityError, UnknownIdError
from gorno_badakhshan.testing import claim, dataset_of


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


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_a_pickled_collection_has_a_pin_and_ids(kind, protocol):
    """Not the records, which the pin proves: thousands of claims would be megabytes."""
    records = getattr(gb.load("1.1.0"), kind)
    for some in (records, records[2:5], records.filter(lambda record: "a" in record.id), records[:0]):
        dumped = pickle.dumps(some, protocol)
        assert pickle.loads(dumped) == some
        assert len(dumped) < 300 + sum(len(id) + 30 for id in some.ids)
    assert len(pickle.dumps(records, protocol)) < 300


def test_a_collection_of_other_records_is_pickled_with_them():
    """A record that the dataset does not have could not be looked up in it."""
    ds = gb.load("1.1.0")
    claims = gb.Claims(ds, (claim(killed=12), ds.claims[0]))
    assert pickle.loads(pickle.dumps(claims)) == claims


def test_a_collection_of_a_dataset_that_is_no_release_survives():
    """The dataset is pickled whole, once."""
    claims = dataset_of(claim("bbc-news", killed=12), claim("reuters", killed=3)).claims
    for some in (claims, claims[:1]):
        assert pickle.loads(pickle.dumps(some)) == some
        assert copy.deepcopy(some) == copy.copy(some) == some


SOLDIERS = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
ANSWERS = {
    "toll": gb.toll("khorog-fighting", population="military", policy="hull", dataset=gb.load("1.0.0")),
    "estimate": gb.reconcile(SOLDIERS),
    "contradiction": gb.contradictions(SOLDIERS)[0],
    "story": gb.consistent_sets(SOLDIERS)[0],
}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_the_same_in_another_process(answer, protocol):
    """The claims, the figures and the pairs with the names of their speakers survive pickling and copying."""
    copied = pickle.loads(pickle.dumps(answer, protocol))
    assert copied == answer == copy.deepcopy(answer)
    assert copied.to_dict() == answer.to_dict()
    assert hash(copied) == hash(answer)


@pytest.mark.parametrize("answer", [ANSWERS["estimate"], ANSWERS["toll"]], ids=["estimate", "toll"])
def test_a_pickled_answer_does_not_carry_the_release(answer):
    """It has the pin of the dataset; the files of the release have more bytes than that."""
    assert gb.load("1.0.0").pin.encode() in pickle.dumps(answer)
    assert len(pickle.dumps(answer)) < 40_000


def test_a_dataset_that_is_no_release_is_pickled_whole():
    """No other process could load it by its pin."""
    dataset = dataset_of(claim("bbc-news", killed=12), version="1.0.0")
    assert pickle.loads(pickle.dumps(dataset)).claims == dataset.claims


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


def test_a_record_of_an_older_version_has_the_default_of_later_fields():
    """Its pickle lacks them: `kind` and `described` came after the first release."""
    count = claim("minister", killed=12).proposition
    state = {name: value for name, value in count.__getstate__().items() if name not in {"kind", "described"}}
    older = object.__new__(type(count))
    older.__setstate__(state)
    assert (older, hash(older), repr(older)) == (count, hash(count), repr(count))


def test_a_pickle_without_a_field_that_every_version_has_is_refused():
    """Nothing is made up for what a record must say."""
    count = claim("minister", killed=12).proposition
    state = {name: value for name, value in count.__getstate__().items() if name != "outcome"}
    with pytest.raises(KeyError, match="outcome"):
        object.__new__(type(count)).__setstate__(state)
