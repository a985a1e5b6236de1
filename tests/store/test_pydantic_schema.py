"""Records as fields of pydantic models, as services have them."""

import json

import pytest

import gorno_badakhshan as gb

pydantic = pytest.importorskip("pydantic")

CLAIM = gb.claims("1.0.0", outcome="killed")[0]
RECORDS = {
    "claim": CLAIM,
    "source": gb.sources("1.0.0")[0],
    "actor": gb.actors("1.0.0")[0],
    "place": gb.places("1.0.0")[0],
    "event": gb.events("1.0.0")[0],
    "proposition": CLAIM.proposition,
    "count": CLAIM.count,
}
each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)


def model_of(cls):
    """A model with one field of a class."""
    return pydantic.create_model("Review", record=(cls, ...), note=(str, ""))


@each_record
def test_a_model_keeps_the_record(record):
    """As it is, without a copy."""
    assert model_of(type(record))(record=record).record is record


@each_record
def test_a_model_is_written_and_read(record):
    """The JSON has what `to_dict()` has, and gives the same record."""
    model = model_of(type(record))
    text = model(record=record).model_dump_json()
    written = json.loads(text)["record"]
    assert {key: written[key] for key in record.to_dict()} == json.loads(json.dumps(record.to_dict()))
    assert model.model_validate_json(text).record == record
    assert model.model_validate(model(record=record).model_dump()).record == record


@each_record
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_model_describes_itself(record, mode):
    """FastAPI makes the description of its interface of it."""
    assert model_of(type(record)).model_json_schema(mode=mode)["properties"]["record"]["type"] == "object"


NO_COUNT = {
    "a text": "7",
    "another record": RECORDS["place"],
    "a count that contradicts itself": {"stated": 7, "low": 9, "high": 7, "hedge": "exact"},
}


@pytest.mark.parametrize("data", NO_COUNT.values(), ids=NO_COUNT)
def test_what_does_not_fit_is_an_error_of_the_field(data):
    """Beside the errors of the other fields."""
    with pytest.raises(pydantic.ValidationError) as caught:
        model_of(gb.Count)(record=data, note=5)
    assert [error["loc"] for error in caught.value.errors()] == [("record",), ("note",)]


def test_all_findings_are_in_the_error():
    """Nobody must mend one only to meet the next."""
    with pytest.raises(pydantic.ValidationError, match=r"(?s)stated: .*hedge: "):
        model_of(gb.Count)(record={"stated": "7", "hedge": 7})


def test_words_are_checked_by_their_type():
    """A `Literal` of this package is a type that pydantic knows."""
    model = pydantic.create_model("Question", outcome=(gb.Outcome, ...))
    assert model(outcome="killed").outcome == "killed"
    with pytest.raises(pydantic.ValidationError, match="'wounded'"):
        model(outcome="kiled")
