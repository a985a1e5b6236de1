"""Checks that a value fits its field: the type, the word, the range, the format.

The constructors of the model and the strict codec share these checks. Types are not converted, except
where nothing can be lost: a subclass of text or of a number becomes the plain built-in, an integer becomes
a decimal number where the field holds one, and text becomes a link where the field holds an id.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from ..errors import FieldError, RecordError, shown
from .fields import field_types, without_none
from .links import LinkedId, link_class
from .vocabulary import Vocabulary

Check = Callable[[Any, str], Any]
"""Takes a value and the name of its field, for the message; returns the value to store, or raises."""

LARGEST_INTEGER = 2**53 - 1
"""Beyond it JSON readers round integers (RFC 8259, section 6), and Python prints only 4,300 digits."""

_TYPE_NAMES: dict[type, str] = {
    str: "text",
    int: "an integer",
    float: "a decimal number",
    bool: "true or false",
    list: "a list",
    tuple: "a list",
    dict: "a table",
    NoneType: "nothing",
}
_DIGEST = re.compile("[0-9a-f]{64}").fullmatch


def check_fields(record: Any) -> None:
    """Checks every field of a new record, and stores the plain value where a check returns another one.

    Raises `FieldError` for a wrong type, `VocabularyError` for a wrong word, and `RecordError` for a
    number out of its range.
    """
    for name, where, check in _checks_of(record.__class__):
        value = getattr(record, name)
        plain = check(value, where)
        if plain is not value:
            object.__setattr__(record, name, plain)


def check_field(cls: type, name: str, value: object) -> Any:
    """Returns the value to store in a field of this class; raises as `check_fields` does."""
    return next(check(value, where) for field, where, check in _checks_of(cls) if field == name)


@cache
def _checks_of(cls: Any) -> tuple[tuple[str, str, Check], ...]:
    """Returns each field of a class with its full name and its check."""
    types = field_types(cls)
    return tuple(
        (field.name, f"{cls.__name__}.{field.name}", check_for(types[field.name], field.metadata))
        for field in cls.__attrs_attrs__
    )


def check_for(field_type: Any, metadata: Mapping[str, Any]) -> Check:
    """Returns the check for the values of a field of this type and with this metadata."""
    required, optional = without_none(field_type)
    if optional:
        return _allow_none(check_for(required, metadata))
    if get_origin(required) is tuple:
        return _check_items(check_for(get_args(required)[0], metadata))
    # A word of a population or a party is text to readers of types, since a dataset may add to them.
    if get_origin(required) is Literal or "vocabulary" in metadata:
        return _check_word(metadata.get("vocabulary") or _only_words(required))
    if required in {int, float}:
        return _check_range(check_integer if required is int else check_decimal, metadata)
    if linked := link_class(metadata.get("unit")):
        return _check_link(linked)
    if required is str:
        return check_digest if metadata.get("unit") == "64 hex digits" else check_text
    return check_truth if required is bool else _check_class(required)


def wrong_type(expected: str, value: object, where: str = "") -> FieldError:
    """Returns the error for a value of another type than the expected one."""
    cls = type(value)
    # With its module, because numpy has a bool of its own.
    name = cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"
    got = _TYPE_NAMES.get(cls, f"a value of type {name}")
    text = f" {shown(value)}"
    if isinstance(value, bool):
        text = f" ({str(value).lower()})"
    # TOML has dates of its own; ours are text, because EDTF has precisions and marks that those lack.
    elif cls.__module__ == "datetime":
        got, text = f"a TOML {cls.__name__}", f" {value}; put it in quotes"
    elif value is None or isinstance(value, list | tuple | dict):
        text = ""
    return FieldError(where, f"expected {expected}, got {got}{text}")


def check_text(value: object, where: str) -> str:
    """Checks that a value is text."""
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)  # a word of a StrEnum, or text of numpy
    raise wrong_type("text", value, where)


def check_digest(value: object, where: str) -> str:
    """Checks that a value is a SHA-256 digest."""
    text = check_text(value, where)
    if _DIGEST(text) is None:
        raise _misfit(where, f"expected 64 lower-case hex digits, got {shown(text)}")
    return text


def check_integer(value: object, where: str) -> int:
    """Checks that a value is an integer that JSON readers do not round; a bool is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type("an integer", value, where)
    if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        raise _misfit(where, f"expected an integer of at most 2**53 - 1, got {shown(value)}")
    return int(value)


def check_decimal(value: object, where: str) -> float:
    """Checks that a value is a finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise wrong_type("a decimal number", value, where)
    if isinstance(value, int):
        value = check_integer(value, where)  # a larger one has no exact decimal number
    # NaN passes every comparison with a bound, and infinity makes bounds that no count has.
    if not isfinite(value):
        raise _misfit(where, f"expected a finite number, got {value}")
    return float(value)


def check_truth(value: object, where: str) -> bool:
    """Checks that a value is True or False."""
    if isinstance(value, bool):
        return value
    raise wrong_type("true or false", value, where)


def _misfit(where: str, reason: str) -> RecordError:
    return RecordError(f"{where}: {reason}" if where else reason)


def _allow_none(check: Check) -> Check:
    return lambda value, where: None if value is None else check(value, where)


def _check_items(check: Check) -> Check:
    """Returns a check of a tuple and of each item; a list is refused, because a caller could change it."""

    def check_tuple(value: object, where: str) -> tuple[object, ...]:
        if not isinstance(value, tuple):
            raise wrong_type("a tuple", value, where)
        return tuple([check(item, where) for item in value])

    return check_tuple


def _only_words(literal: Any) -> Vocabulary:
    """Returns the words of a type as a vocabulary, for a field that has no public one: the name of its class."""
    return Vocabulary("proposition kind", dict.fromkeys(get_args(literal), ""))


def _check_word(vocabulary: Vocabulary) -> Check:
    return lambda value, where: vocabulary.check(check_text(value, where))


def _check_link(cls: type[LinkedId]) -> Check:
    """Returns a check that a value is text, which becomes the id of a record."""
    return lambda value, where: value if type(value) is cls else cls(check_text(value, where))


def _check_range(check: Check, metadata: Mapping[str, Any]) -> Check:
    least, above, most = (metadata.get(key) for key in ("least", "above", "most"))

    def check_number(value: object, where: str) -> Any:
        number = check(value, where)
        if least is not None and number < least:
            raise _misfit(where, f"expected {least} or more, got {number}")
        if above is not None and number <= above:
            raise _misfit(where, f"expected more than {above}, got {number}")
        if most is not None and number > most:
            raise _misfit(where, f"expected {most} or less, got {number}")
        return number

    return check_number


def _check_class(field_type: Any) -> Check:
    """Returns a check that a value is of this class, or of one of the classes of a union."""
    names = [cls.__name__ for cls in get_args(field_type) or (field_type,)]
    article = "an" if names[0][0] in "AEIOU" else "a"
    expected = f"one of {', '.join(names)}" if len(names) > 1 else f"{article} {names[0]}"

    def check_instance(value: object, where: str) -> object:
        if not isinstance(value, field_type):
            raise wrong_type(expected, value, where)
        return value

    return check_instance
