"""Records as plain data."""

import json
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given

import gorno_badakhshan as gb
from gorno_badakhshan.model.plain import PROPOSITIONS, to_plain
from gorno_badakhshan.store.codec import structure
from gorno_badakhshan.testing import claim, claims


@given(claims())
def test_a_dict_is_json_and_leads_back(record):
    """Through JSON text, the strict codec reads the same record again."""
    assert structure(json.loads(json.dumps(record.to_dict())), gb.Claim) == record


def test_a_part_of_a_record_has_a_dict_too():
    """Steps, counts, periods and locators are records of their own class."""
    step = claim("bbc-news").origin
    assert step.to_dict()["actor"] == "bbc-news"
    assert gb.Count.of("exact", 7).to_dict() == {"stated": 7, "low": 7, "high": 7, "hedge": "exact"}


def test_a_proposition_inside_a_record_names_its_class():
    """Its fields alone would not tell which one it is."""
    assert claim(killed=3).to_dict()["proposition"]["kind"] == "CasualtyCount"
    assert to_plain(claim(killed=3).proposition)["kind"] in PROPOSITIONS


LINE = gb.lineage("zee-hindi-0724/source-forces-wounded", dataset=gb.load("1.1.0"))
ANSWERS = {
    "lineage": LINE,
    "drift": LINE.drift[0],
    "origin": gb.origins(LINE.claims)[0],
    "coverage": gb.coverage("1.0.0"),
    "toll": gb.timeline(gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="military"))[0],
    "report": gb.verify("1.0.0"),
    "finding": gb.Finding(code="gap", message="None.", repair="None.", where="x"),
    "release": gb.releases()[0],
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_has_a_dict_of_its_fields(answer):
    """It is JSON as it stands, and has each field."""
    plain = answer.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == [field.name for field in attrs.fields(type(answer))]


KILLED = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
REPORT = gb.toll("khorog-fighting", dataset=gb.load("1.0.0"))
WITH_IDS = {
    **ANSWERS,
    "diff": gb.diff("1.0.0", "1.1.0"),
    "estimate": gb.reconcile(KILLED),
    "contradiction": gb.contradictions(KILLED)[0],
    "story": gb.consistent_sets(KILLED)[0],
    "toll report": REPORT,
    "question": REPORT.of("military").question,
    "family": REPORT.families[0],
    "worded figure": REPORT.of("military").figures[0],
    "implied": gb.consistent_sets(KILLED)[0].implied[0],
    "excluded": gb.reconcile(KILLED, "admission_floor").excluded[0],
    "figures": gb.Figures(low=1, used=tuple(KILLED)),
    "change": gb.diff("1.0.0", "1.1.0").changed[0],
    "field change": gb.diff("1.0.0", "1.1.0").changed[0].fields[0],
    "tombstone": gb.Tombstone(id="x", kind="events", reason="Twice.", version="1.1.0"),
}


@pytest.mark.parametrize("answer", WITH_IDS.values(), ids=WITH_IDS)
def test_a_dict_has_no_subclass_of_text(answer):
    """YAML, sqlite-utils and others refuse one, although it is equal to the text; so an id is plain text there."""
    assert set(types_in(answer.to_dict())) <= {dict, list, str, int, float, bool, type(None)}


def types_in(value: object) -> Iterator[type]:
    """The types of a value and of all values and keys in it."""
    yield type(value)
    if isinstance(value, dict):
        yield from (type(key) for key in value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from types_in(inner)
