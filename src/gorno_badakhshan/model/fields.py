"""The metadata of a field: what it means, and what values it admits.

Everything that treats records field by field is driven by the types and by this metadata: the
constructors, the codec, the decoder, the builders and strategies for tests, the data dictionary.
"""

from types import NoneType
from typing import Any, TypeVar, get_args

import attrs

from .vocabulary import Vocabulary

C = TypeVar("C")

CLASS_NAME = "class name"
"""The unit of a field whose only value is the name of its class."""


def doc(  # noqa: PLR0913 - one parameter for each key of the metadata
    description: str,
    *,
    unit: str | None = None,
    vocabulary: Vocabulary | None = None,
    least: int | None = None,
    above: int | None = None,
    most: int | None = None,
    wording: bool | None = None,
    grows: bool | None = None,
    since: int | None = None,
) -> dict[str, object]:
    """Returns the metadata of one field, for `attrs.field(metadata=doc(...))`.

    - `unit`: what a number counts, the format of a text, or the kind of record that an id refers to.
    - `vocabulary`: the words that the field admits.
    - `least`, `above`, `most`: the numbers that the field admits: `least` and `most` inclusive, `above` not.
    - `wording`: a change of the field changes no statement: a summary, a note, a citation.
    - `grows`: a value that is filled in or added says more and changes no statement, such as a link to
      a record that is new. Removing or replacing a value is still a change of the statement.
    - `since`: the first schema of release files that contains the field. Older files do not contain it,
      and the field has its default.

    >>> doc("Lower bound, inclusive.", unit="persons", least=0)
    {'description': 'Lower bound, inclusive.', 'unit': 'persons', 'least': 0}
    """
    metadata = {
        "description": description,
        "unit": unit,
        "vocabulary": vocabulary,
        "least": least,
        "above": above,
        "most": most,
        "wording": wording,
        "grows": grows,
        "since": since,
    }
    return {key: value for key, value in metadata.items() if value is not None}


def field_types(cls: type) -> dict[str, Any]:
    """Returns the type of each field of a class of the model, in the order of the fields.

    >>> from gorno_badakhshan.model.periods import Period
    >>> field_types(Period)["edtf"]
    <class 'str'>
    """
    return {field.name: _resolve(field.type) for field in attrs.fields(cls)}


def without_none(field_type: Any) -> tuple[Any, bool]:
    """Returns a type without `None`, and whether it contained `None`.

    >>> without_none(int | None)
    (<class 'int'>, True)
    """
    options = get_args(field_type)
    if NoneType not in options:
        return field_type, False
    (required,) = (option for option in options if option is not NoneType)
    return required, True


def readable_by_help(cls: type[C]) -> type[C]:
    """Gives the method that attrs writes for cached properties the module of its class.

    It has none, and `help` of Python 3.13 fails on it, for the whole package.
    """
    vars(cls)["__getattr__"].__module__ = cls.__module__
    return cls


class Checked:
    """Base of all classes of the model: the constructor checks each field by its type and its metadata.

    Decoding a release does not call the constructor: the digest proves that its records were checked.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        from .checks import check_fields  # decoding does not need the module

        check_fields(self)
        self._check_rules()

    def __init_subclass__(cls) -> None:
        # attrs writes its own for slotted classes, which leave a field unset that the pickle of an older
        # version lacks, unless the class itself has them: https://www.attrs.org/en/stable/glossary.html
        for name, method in (("__getstate__", _state_of), ("__setstate__", _set_state)):
            setattr(cls, name, method)

    def to_dict(self) -> dict[str, Any]:
        """Returns the record as a new dict for JSON: all fields, None where one is empty; all ids are plain text.

        A proposition has the key `kind`, the name of its class.
        """
        from .plain import to_dict  # the converter takes long to import

        return to_dict(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        from ..store.pydantic_schema import schema_of  # pydantic asks, and nobody else

        return schema_of(cls)

    def _check_rules(self) -> None:
        """Checks what the fields of a class mean together; raises `RecordError`."""


def _state_of(record: "attrs.AttrsInstance") -> dict[str, Any]:
    """Returns the fields of a record for a pickle."""
    return {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}


def _set_state(record: "attrs.AttrsInstance", state: dict[str, Any]) -> None:
    """Sets the fields of a record from a pickle; a field that came later has its default."""
    for field in attrs.fields(type(record)):
        is_later = field.name not in state and field.default is not attrs.NOTHING
        # Records are frozen, so their own way to set a field raises.
        object.__setattr__(record, field.name, field.default if is_later else state[field.name])


def _resolve(field_type: Any) -> Any:
    """Returns the type itself where a field names it by text, as claims do with `proposition_base.Proposition`."""
    if not isinstance(field_type, str):
        return field_type
    from . import proposition_base  # imports this module

    return getattr(proposition_base, field_type.removeprefix("proposition_base."))
