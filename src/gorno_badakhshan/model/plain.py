"""Records as plain data: dicts, lists and scalars, as they stand in JSON."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import attrs

from .links import LinkedId
from .propositions import Proposition

if TYPE_CHECKING:
    from cattrs import Converter

PROPOSITIONS: dict[str, Any] = {cls.__name__: cls for cls in get_args(Proposition)}
"""The classes of propositions, by the value of their key `kind`."""


def to_dict(record: Any) -> dict[str, Any]:
    """Returns a record as plain dicts, lists and scalars, all fields in order."""
    return _writer(record.__class__)(record)


def to_plain(value: object) -> Any:
    """Returns the value of one field as plain data, as it stands in the dict of its record."""
    return _converter().unstructure(value)


def new_converter(is_plain: Callable[[Any], bool] = attrs.has) -> "Converter":
    """Returns a new converter to plain data; it writes the attrs classes that the predicate accepts."""
    from cattrs import Converter  # reading does not need it: cattrs keeps nothing of a record that has a flaw

    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(LinkedId, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(is_plain, _new_writer)
    return converter


@cache
def _converter() -> "Converter":
    """Returns the converter that `to_dict` of every record uses."""
    return new_converter()


@cache
def _writer(cls: Any) -> Callable[[Any], dict[str, Any]]:
    return _new_writer(cls, _converter())


def _new_writer(cls: Any, converter: "Converter") -> Callable[[Any], dict[str, Any]]:
    """Returns the function that makes a dict of a record of this class."""
    from cattrs.gen import make_dict_unstructure_fn_from_attrs

    # With the types as they are, cattrs would resolve them in the class itself, for the whole process.
    fields: list[Any] = [field.evolve(type=Any) for field in attrs.fields(cls)]
    return make_dict_unstructure_fn_from_attrs(fields, cls, converter, {})
