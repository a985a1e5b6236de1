"""What every class and every field of the model has in common."""

import inspect
import json
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import model
from gorno_badakhshan.model.fields import doc, field_types
from gorno_badakhshan.model.kinds import KIND_OF_UNIT, KINDS
from gorno_badakhshan.model.propositions import Proposition
from gorno_badakhshan.model.vocabulary import PARTIES, POPULATIONS
from gorno_badakhshan.store.files import shipped_release

CLASSES: list[type[Any]] = [
    cls
    for module in iter_modules(model.__path__, f"{model.__name__}.")
    for _, cls in inspect.getmembers(import_module(module.name), attrs.has)
    if cls.__module__ == module.name
]
FIELDS = [(cls, field) for cls in CLASSES for field in attrs.fields(cls)]
each_class = pytest.mark.parametrize("cls", CLASSES, ids=[cls.__name__ for cls in CLASSES])
FIELD_NAMES = [f"{cls.__name__}.{field.name}" for cls, field in FIELDS]
each_field = pytest.mark.parametrize("field", [field for _, field in FIELDS], ids=FIELD_NAMES)
each_field_of_class = pytest.mark.parametrize(("cls", "field"), FIELDS, ids=FIELD_NAMES)


def type_of(cls: type[Any], field: "attrs.Attribute[Any]") -> Any:
    """The type of a field, without None."""
    field_type = field_types(cls)[field.name]
    if get_origin(field_type) is UnionType or NoneType in get_args(field_type):
        rest = [part for part in get_args(field_type) if part is not NoneType]
        return rest[0] if len(rest) == 1 else field_type
    return field_type


def blank(cls: type[Any]) -> Any:
    """An instance without values."""
    return object.__new__(cls)


def test_the_model_is_found() -> None:
    """The tests below look at something."""
    assert {"Claim", "Count", "Event", "Period", "Point", "Source"} <= {cls.__name__ for cls in CLASSES}


@each_class
def test_a_record_cannot_be_changed(cls: type[Any]) -> None:
    """Records are frozen: what one caller holds, all hold."""
    record = blank(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, attrs.fields(cls)[0].name, None)


@each_class
def test_a_record_has_no_fields_but_its_own(cls: type[Any]) -> None:
    """Records are slotted: there is no room for a misspelt attribute."""
    assert not hasattr(blank(cls), "__dict__")


@each_class
def test_a_record_is_made_by_keyword(cls: type[Any]) -> None:
    """No field depends on its position, so that fields may be added."""
    assert all(field.kw_only for field in attrs.fields(cls))


@each_class
def test_a_record_is_equal_by_value(cls: type[Any]) -> None:
    """All fields take part in equality and in the hash."""
    assert all(field.eq and field.hash is None for field in attrs.fields(cls))


@each_class
def test_a_class_says_what_it_is(cls: type[Any]) -> None:
    """The data dictionary opens each class with its docstring."""
    assert inspect.cleandoc(cls.__doc__ or "").partition("\n")[0].endswith((".", "?"))


@each_field
def test_a_field_says_what_it_means(field: "attrs.Attribute[Any]") -> None:
    """The data dictionary is rendered from the descriptions."""
    assert field.metadata["description"].endswith(".")


@each_field_of_class
def test_a_number_has_a_unit_and_a_range(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """A bare number means nothing, and no count or length is negative."""
    if type_of(cls, field) in {int, float}:
        assert field.metadata["unit"]
        assert {"least", "above"} & field.metadata.keys()


@each_field_of_class
def test_a_controlled_word_names_its_vocabulary(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """A field of a `Literal` type, or of a tuple of such words, has the vocabulary of the same words.

    Except for `kind`, whose only word is the name of its class, and for words that a dataset may add to, which are
    plain text at run time.
    """
    field_type = type_of(cls, field)
    if get_origin(field_type) is tuple:
        field_type = get_args(field_type)[0]
    words = get_args(field_type) if get_origin(field_type) is Literal else None
    vocabulary = field.metadata.get("vocabulary")
    is_kind = field.name == "kind" and cls in get_args(Proposition)
    if vocabulary in (POPULATIONS, PARTIES):
        words = words or tuple(vocabulary)
    assert words == ((cls.__name__,) if is_kind else vocabulary and tuple(vocabulary))


@each_field_of_class
def test_a_field_that_may_be_none_says_what_that_means(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """Unknown, not stated and zero are three different things."""
    may_be_none = NoneType in get_args(field_types(cls)[field.name])
    assert not may_be_none or "None" in field.metadata["description"]


@each_field
def test_a_reference_names_a_kind_of_record(field: "attrs.Attribute[Any]") -> None:
    """References are recognized by the unit of their field."""
    unit = field.metadata.get("unit", "")
    assert not unit.endswith(" id") or unit in KIND_OF_UNIT or unit == "SPDX id"


@each_field
def test_a_field_of_a_later_schema_has_a_default(field: "attrs.Attribute[Any]") -> None:
    """Files of an earlier schema do not contain it."""
    assert "since" not in field.metadata or field.default is not attrs.NOTHING


def fields_not_in_file(value: Any, data: Any) -> Iterator[tuple[str, str]]:
    """Each field, with its class, that the plain data of a record does not contain, at whatever depth."""
    if isinstance(value, tuple):
        for item, item_data in zip(value, data, strict=True):
            yield from fields_not_in_file(item, item_data)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name in data:
                yield from fields_not_in_file(getattr(value, field.name), data[field.name])
            else:
                yield type(value).__name__, field.name


def classes_in(value: Any) -> Iterator[type]:
    """The classes of the model in a value, at whatever depth."""
    if attrs.has(type(value)):
        yield type(value)
    parts = (
        value
        if isinstance(value, tuple)
        else attrs.astuple(value, recurse=False)
        if attrs.has(type(value))
        else ()
    )
    for part in parts:
        yield from classes_in(part)


@pytest.mark.parametrize(("version", "schema"), [("1.0.0", 1), ("1.1.0", 2)])
def test_the_later_fields_are_those_that_a_release_does_not_contain(version: str, schema: int) -> None:
    """`since` agrees with the files: a release of a schema contains all fields of it and none of a later one."""
    records = [record for kind in KINDS for record in getattr(gb.load(version), kind)]
    files = [shipped_release(version) / f"{kind}.json" for kind in KINDS]
    data = [row for file in files for row in json.loads(file.read_bytes())]
    missing = {*fields_not_in_file((*records,), data)}
    classes = {*classes_in((*records,))}
    later = {(cls, field.name) for cls, field in FIELDS if field.metadata.get("since", 1) > schema}
    assert missing == {(cls.__name__, name) for cls, name in later if cls in classes}


def test_doc_leaves_out_what_is_not_given() -> None:
    """A field without unit or vocabulary has no such key."""
    assert doc("What.") == {"description": "What."}


@pytest.mark.parametrize("spec", ["", "40", ">40", "^40.5"])
def test_a_record_is_aligned_as_its_text_is(spec: str) -> None:
    """In the columns of a table, for example: `f"{claim.count:>12}"`."""
    for value in (gb.Count.of("at_least", 12), gb.claims("1.0.0")[0]):
        assert format(value, spec) == format(str(value), spec)
