"""What every class and every field of the model has in common."""

import inspect
from importlib import import_module
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest

from gorno_badakhshan import model
from gorno_badakhshan.model.fields import doc
from gorno_badakhshan.model.propositions import Proposition

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


def kind_of(cls: type[Any], field: "attrs.Attribute[Any]") -> Any:
    """The type of a field, without None."""
    hint = get_type_hints(cls, localns={"Proposition": Proposition})[field.name]
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        rest = [kind for kind in get_args(hint) if kind is not NoneType]
        return rest[0] if len(rest) == 1 else hint
    return hint


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
def test_a_number_has_a_unit(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """A bare number means nothing."""
    assert kind_of(cls, field) not in {int, float} or field.metadata.get("unit")


@each_field_of_class
def test_a_controlled_word_names_its_vocabulary(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """A field of a `Literal` type, or of such words, has the vocabulary of the same words; no other has one."""
    kind = kind_of(cls, field)
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    words = get_args(kind) if get_origin(kind) is Literal else None
    vocabulary = field.metadata.get("vocabulary")
    assert words == (vocabulary and tuple(vocabulary))


@each_field_of_class
def test_a_field_that_may_be_none_says_what_that_means(cls: type[Any], field: "attrs.Attribute[Any]") -> None:
    """Unknown, not stated and zero are three different things."""
    may_be_none = NoneType in get_args(get_type_hints(cls, localns={"Proposition": Proposition})[field.name])
    assert not may_be_none or "None" in field.metadata["description"]


@each_field
def test_a_reference_names_a_kind_of_record(field: "attrs.Attribute[Any]") -> None:
    """References are found by the unit of their field."""
    unit = field.metadata.get("unit", "")
    kinds = {"actor id", "claim id", "event id", "place id", "source id", "SPDX id"}
    assert not unit.endswith(" id") or unit in kinds


def test_doc_keeps_only_what_is_told() -> None:
    """A field without unit or vocabulary has no such key."""
    assert doc("What.") == {"description": "What."}
