"""Between records and plain data, strictly: converts no type, ignores no key, reports all findings at once.

Types, words, ranges and formats are checked as the constructors check them, by the types and the
metadata of the fields. Whatever a constructor refuses is a finding here, with its path.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import attrs

from ..errors import FieldError, RecordError, StructureError, VocabularyError, hint, near, shown
from ..model.checks import check_for, wrong_type
from ..model.fields import field_types, without_none
from ..model.plain import PROPOSITIONS, to_dict, to_plain
from ..model.propositions import Proposition

__all__ = [
    "Flaw",
    "examine",
    "examine_partly",
    "path_text",
    "structure",
    "structure_proposition",
    "to_dict",
    "to_plain",
]

T = TypeVar("T")

Steps = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""


@attrs.frozen
class Flaw:
    """One thing that does not fit: the path to it, a finding code, and what was expected and came."""

    path: Steps
    code: str
    message: str
    key: str | None = None
    """The key that is unknown at the path; None for every other flaw."""

    def __str__(self) -> str:
        return f"{path_text(self.path)}: {self.message}" if self.path else self.message


_UNREADABLE = object()

Reader = Callable[[Any, Steps, list[Flaw]], Any]
"""Takes plain data, its path and the flaws so far. Returns the value, or adds to the flaws."""


def structure(data: object, cls: type[T], what: str = "data") -> T:
    """Returns the record that the data describes; raises `StructureError` with every finding and its path.

    >>> from gorno_badakhshan.model.counts import Count
    >>> structure({"stated": 7, "low": 7, "high": 7, "hedge": "exact"}, Count)
    <Count 7>
    >>> structure({"stated": "7", "hedge": "exact"}, Count)
    Traceback (most recent call last):
    gorno_badakhshan.errors.StructureError: data: 1 finding(s)
      stated: expected an integer, got text '7'
    """
    record, flaws = examine(data, cls)
    if record is None:
        raise StructureError(what, map(str, flaws))
    return record


def structure_proposition(data: object) -> Proposition:
    """Returns the proposition that the data describes, of the class that its key `kind` names.

    Raises `StructureError` with every finding and its path.
    """
    flaws: list[Flaw] = []
    proposition: Proposition = _read_proposition(data, (), flaws)
    if flaws:
        raise StructureError("proposition", map(str, flaws))
    return proposition


def examine(data: object, cls: type[T]) -> tuple[T | None, tuple[Flaw, ...]]:
    """Returns the record that the data describes, or None with every flaw that the data has."""
    record, flaws = examine_partly(data, cls)
    return (None, flaws) if flaws else (record, ())


def examine_partly(data: object, cls: type[T]) -> tuple[T | None, tuple[Flaw, ...]]:
    """Returns the record, as far as the data describes it, and every flaw; None if the data is no table.

    If there are flaws, the record is partial: it lacks the fields that have them, and reading one raises
    `AttributeError`. Only checks may use it, to report what else is wrong.
    """
    flaws: list[Flaw] = []
    record_class: Any = cls
    record: T | None = _read_record(record_class)(data, (), flaws)
    return record, tuple(flaws)


def path_text(path: Steps) -> str:
    """Returns a path as people write it.

    >>> path_text(("claims", 3, "count", "low"))
    'claims[3].count.low'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@cache
def _read_record(cls: Any) -> Reader:
    """Returns the reader of a table that describes a record of this class."""
    fields = attrs.fields(cls)
    types = field_types(cls)
    readers = {field.name: _read_field(types[field.name], field.metadata) for field in fields}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    defaults = {field.name: field.default for field in fields if field.name not in required}

    def read(data: Any, path: Steps, flaws: list[Flaw]) -> Any:
        if not isinstance(data, Mapping):
            flaws.append(Flaw(path, "wrong-type", str(wrong_type("a table", data))))
            return None
        # The constructor runs only if every field is good: its rules compare fields with each other.
        flaws_before = len(flaws)
        values = _read_values(readers, data, path, flaws)
        flaws += [_missing_key(key, (*path, key)) for key in required if key not in data]
        unknown_keys = list(_unknown_keys(data, path, readers))
        flaws += unknown_keys
        is_whole = len(flaws) == flaws_before
        # An unknown key may be any of the missing ones, misspelt.
        known = values if unknown_keys else {**defaults, **values}
        try:
            if is_whole:
                return cls(**values)
            # Rules about fields without a flaw are checked all the same.
            with suppress(AttributeError):
                _partial_record(cls, known)._check_rules()  # noqa: SLF001 - the constructor would check the fields again
        except RecordError as error:
            flaws.append(Flaw(path, "invalid-value", str(error)))
            # Methods rely on the rules: a date that does not exist cannot be compared.
            return None if path else _partial_record(cls, known)
        return _partial_record(cls, known)

    return read


def _read_values(readers: Mapping[str, Reader], data: Mapping[Any, Any], path: Steps, flaws: list[Flaw]) -> Any:
    """Returns the value of each field in the data; `_UNREADABLE` for one that has a flaw and no partial value."""
    values = {}
    for key in readers:
        if key in data:
            flaws_before = len(flaws)
            value = readers[key](data[key], (*path, key), flaws)
            values[key] = _UNREADABLE if value is None and len(flaws) > flaws_before else value
    return values


def _partial_record(cls: Any, values: Mapping[str, Any]) -> Any:
    """Returns a record without a check; a field that is unreadable or missing stays unset."""
    record = cls.__new__(cls)
    for key, value in values.items():
        if value is not _UNREADABLE:
            object.__setattr__(record, key, value)
    return record


def _missing_key(key: str, path: Steps) -> Flaw:
    return Flaw(path, "missing-key", f"the key {key!r} is missing; add it")


def _unknown_keys(data: Mapping[Any, Any], path: Steps, known: Mapping[str, Reader]) -> Iterator[Flaw]:
    for key in sorted(data.keys() - known.keys(), key=str):
        help_text = hint(near(key, known)) or f"; known are {', '.join(known)}"
        yield Flaw(path, "unknown-key", f"unknown key {shown(key)}{help_text}", str(key))


def _read_field(field_type: Any, metadata: Mapping[str, Any]) -> Reader:
    """Returns the reader of a field of this type and with this metadata."""
    required, optional = without_none(field_type)
    if optional:
        read = _read_field(required, metadata)
        return lambda data, path, flaws: None if data is None else read(data, path, flaws)
    if get_origin(required) is tuple:
        return _read_list(_read_field(get_args(required)[0], metadata))
    if required == Proposition:
        return _read_proposition
    if attrs.has(required):
        return _read_record(required)
    return _read_scalar(required, metadata)


def _read_list(read_item: Reader) -> Reader:
    def read(data: Any, path: Steps, flaws: list[Flaw]) -> Any:
        if isinstance(data, list | tuple):
            return tuple([read_item(item, (*path, position), flaws) for position, item in enumerate(data)])
        flaws.append(Flaw(path, "wrong-type", str(wrong_type("a list", data))))
        return None

    return read


def _read_scalar(field_type: Any, metadata: Mapping[str, Any]) -> Reader:
    check = check_for(field_type, metadata)

    def read(data: Any, path: Steps, flaws: list[Flaw]) -> Any:
        try:
            if field_type is float and not isinstance(data, float):
                # In a file 37 may be 37.0 or a rounded 37.49; only in Python does it mean the former.
                raise wrong_type("a decimal number", data)
            return check(data, "")
        except FieldError as error:
            flaws.append(Flaw(path, "wrong-type", str(error)))
        except VocabularyError as error:
            flaws.append(Flaw(path, "unknown-word", str(error)))
        except RecordError as error:
            flaws.append(Flaw(path, "invalid-value", str(error)))

    return read


def _read_proposition(data: Any, path: Steps, flaws: list[Flaw]) -> Any:
    """Reads a table whose key `kind` names its class."""
    if not isinstance(data, Mapping):
        flaws.append(Flaw(path, "wrong-type", str(wrong_type("a table", data))))
    elif "kind" not in data:
        flaws.append(_missing_key("kind", path))
    elif not isinstance(data["kind"], str) or data["kind"] not in PROPOSITIONS:
        error = VocabularyError(data["kind"], "proposition kind", PROPOSITIONS)
        flaws.append(Flaw(path, "unknown-word", str(error)))
    else:
        return _read_record(PROPOSITIONS[data["kind"]])(data, path, flaws)
    return None
