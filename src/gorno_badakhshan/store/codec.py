"""Between records and plain data, strictly: no type is coerced, no key is ignored, all findings at once.

The converter is cattrs with its leniency taken out: left alone it turns "7" into 7, 3.9 into 3 and
1 into "1".
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.strategies import configure_tagged_union

from ..errors import RecordError, StructureError, VocabularyError, near
from ..model import vocabulary
from ..model.claims import Claim, Reading
from ..model.propositions import Proposition

T = TypeVar("T")

Steps = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""

_TYPE_NAMES = {
    str: "text",
    int: "an integer",
    float: "a decimal number",
    bool: "true or false",
    list: "a list",
    tuple: "a list",
    dict: "a table",
    type(None): "nothing",
}
_VOCABULARIES = {frozenset(v): v for v in vars(vocabulary).values() if isinstance(v, vocabulary.Vocabulary)}


class WrongTypeError(RecordError):
    """A value of another type than the field's; what it should be and what came."""


def structure(data: object, cls: type[T], what: str = "data") -> T:
    """The record that the data describes; raises `StructureError` with every finding and its path.

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


def to_dict(record: object) -> dict[str, Any]:
    """A record as plain dicts, lists and scalars, all fields in order; a proposition names its class as `kind`."""
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


def to_plain(value: object) -> object:
    """The value of one field as plain data, as it stands in the dict of its record."""
    as_union = isinstance(value, get_args(Proposition))
    plain: object = _converter().unstructure(value, Proposition) if as_union else _converter().unstructure(value)
    return plain


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


def path_text(path: Steps) -> str:
    """A path as people write it.

    >>> path_text(("claims", 3, "count", "low"))
    'claims[3].count.low'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def examine(data: object, cls: type[T]) -> tuple[T | None, tuple[Flaw, ...]]:
    """The record that the data describes, or None and every flaw that keeps it from being one."""
    try:
        return _converter().structure(data, cls), ()
    except (BaseValidationError, RecordError, VocabularyError, KeyError) as error:
        return None, tuple(_flaws(error, ()))


def _flaws(error: BaseException, path: Steps) -> Iterator[Flaw]:
    match error:
        case BaseValidationError():
            for inner in error.exceptions:
                yield from _flaws(inner, (*path, *_steps(inner)))
        case ForbiddenExtraKeysError(cl=cls, extra_fields=extra):
            names = [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []
            for key in sorted(extra):
                yield Flaw(path, "unknown-key", _unknown_key(key, names), key)
        case KeyError():
            yield Flaw(path, "missing-key", f"the key {error.args[0]!r} is missing; add it")
        case WrongTypeError():
            yield Flaw(path, "wrong-type", str(error))
        case VocabularyError():
            yield Flaw(path, "unknown-word", str(error))
        case _:
            yield Flaw(path, "invalid-value", str(error))


def _steps(error: BaseException) -> list[str | int]:
    """The step into the data that cattrs left as a note on the error."""
    notes = getattr(error, "__notes__", ())
    steps = [note.name for note in notes if isinstance(note, AttributeValidationNote)]
    return steps + [note.index for note in notes if isinstance(note, IterableValidationNote)]


def _unknown_key(key: str, known: list[str]) -> str:
    close = near(key, known)
    hint = f"did you mean {' or '.join(map(repr, close))}?" if close else f"known are {', '.join(known)}"
    return f"unknown key {key!r}; {hint}"


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook_factory(_is_vocabulary, _word)
    converter.register_structure_hook_factory(_is_tuple, _list_of(converter))
    converter.register_unstructure_hook_factory(_is_tuple, _unlist_of(converter))
    converter.register_structure_hook_factory(attrs.has, _table(converter))
    for cls in (Claim, Reading):  # the union is named by text there, so that its classes need not be made
        attrs.resolve_types(cls, localns={"Proposition": Proposition})
    _register_propositions(converter)
    return converter


def _exactly(kind: type) -> Callable[[object, object], object]:
    def check(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _wrong_type(kind, value)
        return value

    return check


def _wrong_type(expected: type, value: object) -> WrongTypeError:
    got = _TYPE_NAMES.get(type(value), f"a {type(value).__name__}")
    shown = f" {value!r}" if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if isinstance(value, bool):
        shown = f" ({str(value).lower()})"
    elif type(value).__module__ == "datetime":
        got, shown = f"a TOML {type(value).__name__}", f" {value}; put it in quotes"
    return WrongTypeError(f"expected {_TYPE_NAMES[expected]}, got {got}{shown}")


def _is_vocabulary(cls: Any) -> bool:
    return get_origin(cls) is Literal


def _word(cls: Any) -> Callable[[object, object], object]:
    words = _VOCABULARIES[frozenset(get_args(cls))]

    def check(value: object, _: object) -> object:
        if not isinstance(value, str):
            raise _wrong_type(str, value)
        return words.check(value)

    return check


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _list_of(converter: Converter) -> Callable[[Any], Callable[[object, object], object]]:
    def factory(cls: Any) -> Callable[[object, object], object]:
        items = converter.get_structure_hook(list[get_args(cls)[0]])  # type: ignore[misc]

        def check(value: object, _: object) -> object:
            if not isinstance(value, list | tuple):
                raise _wrong_type(list, value)
            return tuple(items(value, list[get_args(cls)[0]]))  # type: ignore[misc]

        return check

    return factory


def _unlist_of(converter: Converter) -> Callable[[Any], Callable[[Any], list[object]]]:
    def factory(cls: Any) -> Callable[[Any], list[object]]:
        item = converter.get_unstructure_hook(get_args(cls)[0])
        return lambda values: [item(value) for value in values]

    return factory


def _register_propositions(converter: Converter) -> None:
    """The union is told apart by `kind`; a kind that does not exist is a word outside a vocabulary."""
    configure_tagged_union(Proposition, converter, tag_name="kind")
    tagged = converter.get_structure_hook(Union[Proposition])
    kinds = [cls.__name__ for cls in get_args(Proposition)]

    def check(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise _wrong_type(dict, value)
        if "kind" not in value:
            raise KeyError("kind")
        if value["kind"] not in kinds:
            raise VocabularyError(value["kind"], "proposition kind", kinds)
        return tagged(value, Proposition)

    converter.register_structure_hook(Proposition, check)
    told = converter.get_unstructure_hook(Union[Proposition])
    converter.register_unstructure_hook(Proposition, lambda value: {"kind": type(value).__name__, **told(value)})


def _table(converter: Converter) -> Callable[[Any], Callable[[object, object], object]]:
    """The generated hook of an attrs class, asked only about tables."""
    from cattrs.gen import make_dict_structure_fn

    def factory(cls: Any) -> Callable[[object, object], object]:
        fill = make_dict_structure_fn(
            cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
        )

        def check(value: object, _: object) -> object:
            if not isinstance(value, Mapping):
                raise _wrong_type(dict, value)
            return fill(value, cls)

        return check

    return factory
