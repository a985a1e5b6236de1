"""A cattrs converter for records, for programs that convert their own classes with cattrs."""

from collections.abc import Callable
from typing import Any

from cattrs import Converter

from ..model.fields import Checked
from ..model.plain import new_converter
from ..model.propositions import Proposition
from .codec import structure, structure_proposition


def converter() -> "Converter":
    """Returns a new cattrs converter that reads and writes records as the files of a release have them.

    >>> import gorno_badakhshan as gb
    >>> converter = gb.converter()
    >>> claim = gb.claims("1.0.0")[0]
    >>> data = converter.unstructure(claim)
    >>> data == claim.to_dict()
    True
    >>> converter.structure(data, gb.Claim) == claim
    True

    It also converts your own attrs classes and dataclasses, with records in them. A proposition has a key
    `kind`, the name of its class, and `structure(data, gb.Proposition)` reads it.

    Structuring raises `StructureError` with every finding if the data does not fit a record; inside a class of
    your own, cattrs puts it into a `ClassValidationError`.

    A plain `cattrs.Converter()` also takes every record and gives it back. It stops at the first class that has
    a finding, and ignores unknown keys.
    """
    converter = new_converter(_is_record)
    converter.register_structure_hook_factory(_is_record, _reader)
    converter.register_structure_hook_func(_is_any_proposition, lambda data, _: structure_proposition(data))
    return converter


def _is_record(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Checked)


def _is_any_proposition(cls: Any) -> bool:
    return bool(cls == Proposition)


def _reader(cls: Any) -> Callable[[Any, Any], Any]:
    return lambda data, _: structure(data, cls, cls.__name__)
