"""Records as triples: a property for each field, and what the fields mean in the vocabularies of others.

Fields are read off the classes of the model, so that a new one is in the export.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import attrs

from ...model.links import LinkedId
from ...model.vocabulary import Vocabulary
from .standards import CLASSES, FIELDS
from .terms import A, Names, Triple, concept, literal, named, part, text_in

_DATATYPES = {"EDTF": "edtf:EDTF", "URL": "xsd:anyURI"}
"""The datatype of a text field, by its unit."""
# Stands on the selector or the state of the text, where readers of Web Annotations look.
_ELSEWHERE = {"Locator": {"start", "end", "sha256"}, "Source": {"text_sha256", "text_length"}}
_WHOLE_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?", re.ASCII)


class _Property(NamedTuple):
    """How a field is written."""

    field: str
    predicates: tuple[str, ...]
    vocabulary: Vocabulary | None
    datatype: str | None


def property_name(field: str) -> str:
    """Returns the name of the property of a field.

    >>> property_name("also_relays"), property_name("id")
    ('gb:alsoRelays', 'dcterms:identifier')
    """
    first, *rest = field.split("_")
    return "dcterms:identifier" if field == "id" else f"gb:{first}{''.join(map(str.capitalize, rest))}"


def describe(value: Any, node: str, names: Names, fields: Collection[str] | None = None) -> Iterator[Triple]:
    """Yields the triples of a record, or of an object in it; `fields` limits them to some of its fields."""
    cls: Any = type(value)
    yield node, A, named(f"gb:{cls.__name__}")
    for other in CLASSES.get(cls.__name__, ()):
        yield node, A, named(other)
    for each in _properties_of(cls):
        if fields is None or each.field in fields:
            yield from _field_triples(getattr(value, each.field), node, each, names)
    if (more := _MORE.get(cls.__name__)) is not None:
        yield from more(value, node, names)


@cache
def _properties_of(cls: Any) -> tuple[_Property, ...]:
    """Returns the properties of the fields of a class of the model, in order."""
    skipped = _ELSEWHERE.get(cls.__name__, ())
    return tuple(
        _Property(
            field.name,
            (named(property_name(field.name)), *map(named, FIELDS.get((cls.__name__, field.name), ()))),
            field.metadata.get("vocabulary"),
            _DATATYPES.get(field.metadata.get("unit", "")),
        )
        for field in attrs.fields(cls)
        if field.name not in skipped
    )


def _field_triples(content: Any, node: str, each: _Property, names: Names) -> Iterator[Triple]:
    """Yields what a field says; nothing for None."""
    if not isinstance(content, tuple):
        yield from _value_triples(content, node, each, each.field, names)
        return
    for number, item in enumerate(content, start=1):
        path = f"{each.field}.{number}"
        yield from _value_triples(item, node, each, path, names)
        if attrs.has(type(item)):
            yield part(node, path), named("schema:position"), literal(number)


def _value_triples(value: Any, node: str, each: _Property, path: str, names: Names) -> Iterator[Triple]:
    if value is None:
        return
    is_object = attrs.has(type(value))
    term = part(node, path) if is_object else _term(value, each, names)
    for predicate in each.predicates:
        yield node, predicate, term
    if is_object:
        yield from describe(value, term, names)


def _term(value: Any, each: _Property, names: Names) -> str:
    """Returns the object of a triple for a value that is no object of the model."""
    if isinstance(value, LinkedId):
        return names.record(value.kind, value)
    if each.vocabulary is not None:
        return concept(each.vocabulary, value)
    if isinstance(value, date):
        return literal(value.isoformat(), "xsd:date")
    # No language: whoever curates a dataset may write its own words in any.
    return literal(value, each.datatype)


def _more_of_actor(actor: Any, node: str, names: Names) -> Iterator[Triple]:
    # "Residents" are no person, and PROV has no class for a voice of a document or for an office.
    if actor.kind == "person" and actor.named != "collective":
        yield from ((node, A, named("prov:Person")), (node, A, named("schema:Person")))
    elif actor.kind in {"organization", "outlet"}:
        yield from ((node, A, named("prov:Organization")), (node, A, named("schema:Organization")))
    yield from _label_triples(actor, node, names)


def _label_triples(record: Any, node: str, _: Names) -> Iterator[Triple]:
    for name in record.names:
        yield node, named("skos:altLabel"), text_in(name.language, name.spelling)


def _more_of_count(count: Any, node: str, _: Names) -> Iterator[Triple]:
    # The absence of a triple says nothing in RDF; that nothing bounds a count is a statement.
    yield node, named("gb:openAbove"), literal(count.high is None)


def _more_of_event(event: Any, node: str, _: Names) -> Iterator[Triple]:
    # A month has a first day too, and it is not the day on which the event began.
    if event.when is not None and _WHOLE_DAYS.fullmatch(event.when.edtf):
        for name, day in (("startDate", event.when.earliest), ("endDate", event.when.latest)):
            yield node, named(f"schema:{name}"), literal(day.isoformat(), "xsd:date")


def _more_of_locator(locator: Any, node: str, names: Names) -> Iterator[Triple]:
    """Yields the selector. A quotation of the text would be one too, and no sentence of a source is shipped."""
    if locator.start is None:
        return
    selector = part(node, "selector")
    yield node, named("oa:hasSelector"), selector
    yield node, named("oa:hasState"), part(names.record("sources", locator.source), "text")
    yield selector, A, named("oa:TextPositionSelector")
    yield selector, named("oa:start"), literal(str(locator.start), "xsd:nonNegativeInteger")
    yield selector, named("oa:end"), literal(str(locator.end), "xsd:nonNegativeInteger")
    yield selector, named("gb:sha256"), literal(locator.sha256)


def _more_of_period(period: Any, node: str, _: Names) -> Iterator[Triple]:
    for name, day in (("gb:earliest", period.earliest), ("gb:latest", period.latest)):
        if day is not None:
            yield node, named(name), literal(day.isoformat(), "xsd:date")


def _more_of_place(place: Any, node: str, names: Names) -> Iterator[Triple]:
    yield from _label_triples(place, node, names)
    if place.point is None:
        return
    point = part(node, "point")
    degrees = (place.point.latitude, place.point.longitude)
    # All digits, and no exponent: neither well-known text nor `xsd:decimal` has one.
    latitude, longitude = (format(Decimal(repr(number)), "f") for number in degrees)
    yield node, named("geo:hasGeometry"), point
    # Longitude first: without a reference system, well-known text is in CRS84.
    yield point, named("geo:asWKT"), literal(f"POINT ({longitude} {latitude})", "geo:wktLiteral")
    yield node, named("wgs84:lat"), literal(latitude, "xsd:decimal")
    yield node, named("wgs84:long"), literal(longitude, "xsd:decimal")


def _more_of_source(source: Any, node: str, _: Names) -> Iterator[Triple]:
    if source.published is not None and _WHOLE_DAYS.fullmatch(source.published.edtf):
        yield node, named("schema:datePublished"), literal(source.published.latest.isoformat(), "xsd:date")
    facts = {"gb:textSha256": source.text_sha256, "gb:textLength": source.text_length}
    known = {name: value for name, value in facts.items() if value is not None}
    text = part(node, "text")
    if known:
        yield text, A, named("oa:State")
        yield text, A, named("gb:TextState")
    for name, value in known.items():
        yield text, named(name), literal(value)


_MORE: dict[str, Callable[[Any, str, Names], Iterator[Triple]]] = {
    "Actor": _more_of_actor,
    "Count": _more_of_count,
    "Event": _more_of_event,
    "Locator": _more_of_locator,
    "Period": _more_of_period,
    "Place": _more_of_place,
    "Source": _more_of_source,
}
"""What is not read off the fields one by one, by the class."""
