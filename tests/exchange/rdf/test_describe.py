"""Records as statements."""

from collections.abc import Callable

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.rdf.describe import property_name
from gorno_badakhshan.exchange.rdf.standards import CLASSES, FIELDS
from gorno_badakhshan.exchange.rdf.vocabulary import model_classes
from gorno_badakhshan.model.actors import Name
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.places import Point

Statements = set[tuple[str, str, str]]
Read = Callable[[gb.Dataset], Statements]
DIGEST = "ab" * 32


def about(statements: Statements, subject: str) -> set[tuple[str, str]]:
    """Returns properties and values of a subject, given as the end of its IRI."""
    return {(name, value) for node, name, value in statements if node.endswith(subject)}


def test_the_tables_name_classes_and_fields_of_the_model() -> None:
    """A renamed field would lose its meaning for others without a word."""
    fields = {(cls.__name__, field.name) for cls in model_classes() for field in attrs.fields(cls)}
    assert set(FIELDS) <= fields
    assert set(CLASSES) <= {cls.__name__ for cls in model_classes()}


def test_every_field_has_a_property_of_its_own() -> None:
    """No two fields of a class share one."""
    for cls in model_classes():
        names = [property_name(field.name) for field in attrs.fields(cls)]
        assert len(set(names)) == len(names)


def test_a_count_says_that_nothing_bounds_it(statements: Read) -> None:
    """The absence of a statement would say nothing."""
    claim = testing.claim(said_by="bbc-news", killed=Count.of("more_than", 100))
    count = about(statements(testing.dataset_of(claim)), "#proposition.count")
    assert {("gb:low", "101"), ("gb:stated", "100"), ("gb:openAbove", "true")} <= count
    assert "gb:high" not in dict(count)
    assert ("gb:hedge", "vocabularies/hedge/more_than") in count


def test_bounds_of_a_count_are_written(statements: Read) -> None:
    """Both inclusive."""
    claim = testing.claim(said_by="bbc-news", killed=Count(hedge="between", low=18, high=23))
    count = about(statements(testing.dataset_of(claim)), "#proposition.count")
    assert {("gb:low", "18"), ("gb:high", "23"), ("gb:openAbove", "false")} <= count
    assert "gb:stated" not in dict(count)


def test_a_passage_is_a_selector_of_positions_with_its_digest(statements: Read) -> None:
    """The state of the text has the digest of all of it; the words themselves are in no graph."""
    source = testing.source("some-source", text_sha256=DIGEST, text_length=90)
    locator = Locator(source="some-source", part="Text", start=3, end=9, sha256=DIGEST)
    claim = testing.claim(said_by="bbc-news", killed=12, source="some-source", locator=locator)
    found = statements(testing.dataset_of(source, claim))
    selector = {("rdf:type", "oa:TextPositionSelector"), ("oa:start", "3"), ("oa:end", "9"), ("gb:sha256", DIGEST)}
    assert selector == about(found, "#locator.selector")
    assert ("oa:hasState", "gorno-badakhshan/sources/some-source#text") in about(found, "#locator")
    assert {("gb:textSha256", DIGEST), ("gb:textLength", "90")} <= about(found, "sources/some-source#text")
    assert not [node for node, _, value in found if "TextQuoteSelector" in value]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, set()),
        ({"text_sha256": DIGEST}, {"gb:textSha256"}),
        ({"text_length": 0}, {"gb:textLength"}),  # an empty text
    ],
)
def test_a_text_has_what_is_known_of_it(statements: Read, facts: dict[str, object], expected: set[str]) -> None:
    """A source may have a digest without a length, a length without a digest, or no text."""
    found = about(statements(testing.dataset_of(testing.source("s", **facts))), "sources/s#text")
    assert {name for name, _ in found if name.startswith("gb:")} == expected
    assert (("rdf:type", "gb:TextState") in found) is bool(expected)


def test_a_claim_without_offsets_has_its_source_and_part(statements: Read) -> None:
    """And no selector."""
    found = statements(testing.dataset_of(testing.claim(said_by="bbc-news", killed=12)))
    assert dict(about(found, "#locator")).keys() >= {"oa:hasSource", "gb:part"}
    assert about(found, "#locator.selector") == set()


def test_a_place_has_its_point_in_all_digits(statements: Read) -> None:
    """Longitude first in well-known text, and no exponent."""
    point = Point(latitude=0.00000012, longitude=71.55, source="gazetteer", entry="1")
    found = statements(testing.dataset_of(testing.place("khorog", point=point)))
    assert ("geo:asWKT", "POINT (71.55 0.00000012)") in about(found, "places/khorog#point")
    assert ("wgs84:lat", "0.00000012") in about(found, "places/khorog")


def test_spellings_have_their_language(statements: Read) -> None:
    """As labels, and with their source as well."""
    names = (Name(spelling="Хоруғ", language="tg", source="some-source"),)
    found = statements(testing.dataset_of(testing.place("khorog", names=names)))
    assert ("skos:altLabel", "Хоруғ") in about(found, "places/khorog")
    assert ("gb:source", "gorno-badakhshan/sources/some-source") in about(found, "places/khorog#names.1")


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2012-07-24", "2012-07-24", "2012-07-24"),
        ("2012-07-24/2012-07-25", "2012-07-24", "2012-07-25"),
        ("2012-07", None, None),  # the first of July is not said
        ("2012-07-24~", None, None),  # about that day
        ("2012-07-24/..", None, None),  # the end is open
    ],
)
def test_only_whole_days_are_dates_of_schema_org(
    statements: Read, edtf: str, start: str | None, end: str | None
) -> None:
    """A month has a first day as well, which is not the day of the event."""
    event = testing.event("fight", when=Period(edtf=edtf, basis="stated"))
    found = statements(testing.dataset_of(event))
    facts = dict(about(found, "events/fight"))
    assert (facts.get("schema:startDate"), facts.get("schema:endDate")) == (start, end)
    assert ("gb:edtf", edtf) in about(found, "events/fight#when")


@pytest.mark.parametrize(
    ("kind", "named", "expected"),
    [
        ("person", "named", {"prov:Person", "schema:Person"}),
        ("person", "collective", set()),
        ("outlet", "named", {"prov:Organization", "schema:Organization"}),
        ("voice", "named", set()),
    ],
)
def test_actors_have_the_classes_that_fit(statements: Read, kind: str, named: str, expected: set[str]) -> None:
    """Residents are no person, and the text of a document is no organization."""
    found = statements(testing.dataset_of(testing.actor("a", kind=kind, named=named)))
    types = {value for name, value in about(found, "actors/a") if name == "rdf:type"}
    assert types == {"gb:Actor", "prov:Agent"} | expected


def test_an_alleged_participation_is_no_plain_fact(statements: Read) -> None:
    """Its status stands beside it, and no property of SEM leaves the status out."""
    found = statements(gb.load("1.0.0"))
    assert not [name for _, name, _ in found if name == "sem:hasActor"]
    statuses = {value for _, name, value in found if name == "gb:status"}
    assert "vocabularies/status/alleged" in statuses
