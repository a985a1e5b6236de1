"""The ids of other records: text that names the way to its record."""

import copy
import json
import pickle
from collections import Counter

import attrs
import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.model.links import EventId, LinkedId, link_class
from gorno_badakhshan.store.codec import to_dict
from gorno_badakhshan.testing import claim, claims

EVENT = claim(event="khorog-fighting").event


@pytest.mark.parametrize("field", ["name", "place", "participants", "when"])
def test_a_field_of_the_record_is_refused_with_the_way_to_it(field):
    """The message holds the expression that was meant."""
    with pytest.raises(gb.LinkError, match=rf"use ds\.events\['khorog-fighting'\]\.{field}") as caught:
        getattr(EVENT, field)
    assert (caught.value.id, caught.value.attribute, caught.value.kind) == ("khorog-fighting", field, "events")
    assert isinstance(caught.value, AttributeError)


USES = {
    "print": print,
    "repr": repr,
    "f-string": lambda value: f"{value}",
    "truth": bool,
    "equality": lambda value: value == "Fighting in Khorog",
    "inequality": lambda value: value != 7,
    "order": lambda value: value > 7,
    "sum": lambda value: sum([value]),
    "concatenation": lambda value: "Title: " + value,
    "set": lambda value: {value},
    "counter": lambda value: Counter([value]),
    "iteration": list,
    "length": len,
    "index": lambda value: value[0],
    "method": lambda value: value.upper(),
    "number": int,
    "pickle": pickle.dumps,
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize("attribute", ["title", "count"])
def test_a_method_of_text_does_not_pass_for_a_field(use, attribute):
    """`claim.event.title` and `claim.relays.count` are methods of text: using one as a value raises."""
    with pytest.raises(gb.LinkError, match=rf"an event's id has no '{attribute}'"):
        use(getattr(EVENT, attribute))


def test_the_methods_of_text_still_work():
    """Calling them is what a reader of plain text does."""
    assert (EVENT.title(), EVENT.count("-"), EVENT.upper()) == ("Khorog-Fighting", 1, "KHOROG-FIGHTING")  # type: ignore[arg-type]


def test_python_may_ask_for_special_attributes():
    """Libraries probe for them, and expect the error of Python or none."""
    for attribute in ("__array__", "_repr_html_", "__html__"):
        assert not hasattr(EVENT, attribute)
    assert not hasattr(EVENT, "place")
    assert {"title", "count"} <= set(dir(EVENT))


@given(st.text())
def test_a_link_is_its_text(text):
    """Equality, hash, order, formatting, JSON and length are those of the text."""
    id = EventId(text)
    assert id == text == str(id)
    assert (hash(id), len(id), repr(id), f"{id}") == (hash(text), len(text), repr(text), text)
    assert {text: 1}[id] == {id: 1}[text] == 1
    assert json.dumps(id) == json.dumps(text)
    assert type(str(id)) is str


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_link_survives_pickling(protocol):
    """With its class, so that it still names the way."""
    copied = pickle.loads(pickle.dumps(EVENT, protocol))
    assert (copied, type(copied), copy.deepcopy(EVENT)) == (EVENT, EventId, EVENT)


@given(claims())
def test_plain_data_has_plain_text(record):
    """No library that takes plain data need know the class."""
    assert not any(isinstance(value, LinkedId) for value in _leaves(to_dict(record)))


def _leaves(value):
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    else:
        yield value


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_has_its_class(kind):
    """A field of the unit `event id` holds an `EventId`."""
    cls = link_class(kind.unit)
    assert cls is not None
    assert (cls.kind, issubclass(cls, LinkedId), cls.__slots__) == (kind.name, True, ())


def test_other_units_have_none():
    """A number of persons is no link."""
    assert link_class("persons") is link_class(None) is None


def test_constructor_decoder_and_converter_agree():
    """However a record was made, its links have the same class."""
    participation = {"actor": "bbc-news", "role": "affected", "status": "denied"}
    structured = cattrs.Converter().structure(participation, gb.Participation)
    links = gb.claims("1.0.0")[0].event, claim(event="x").event, structured.actor
    assert [type(link).__name__ for link in links] == ["EventId", "EventId", "ActorId"]


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(gb.Actor)])
@pytest.mark.parametrize(
    "step",
    [claim("bbc-news").origin, gb.Participation(actor="bbc-news", role="party", status="denied")],
)
def test_a_step_names_the_way_to_its_actor(step, field):
    """`claim.origin.name` is the name of the actor, which the step does not have."""
    with pytest.raises(gb.LinkError, match=rf"use ds\.actors\['bbc-news'\]\.{field}$"):
        getattr(step, field)


def test_a_step_has_no_other_attribute():
    """What an actor does not have either is the error of Python."""
    with pytest.raises(AttributeError, match="'Attribution' object has no attribute 'nonsense'") as caught:
        claim("bbc-news").origin.nonsense  # noqa: B018
    assert not isinstance(caught.value, gb.LinkError)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_method_of_text_hides_an_attribute_of_a_record(kind):
    """Each attribute of a record that text has as well raises when it is used as a value."""
    shared = {name for name in set(dir(kind.record_class())) & set(dir(str)) if not name.startswith("_")}
    assert shared <= {"title", "count"}
