"""Decodes the JSON of a proved release into records, by the types of their fields.

The strict codec wrote the release, and its digest proves that these are the bytes. So no type and no
word is checked again here and no constructor runs, which makes loading several times as fast. Keys are
checked: a release of a later schema must not pass for one of this schema. A test holds that both
decoders return the same records.
"""

import json
from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from attrs import fields, has

from ..errors import IntegrityError, StructureError
from ..imports import IMPORT_LOCK
from ..lazy import LazySequence
from ..model.kinds import KINDS
from ..model.links import LinkedId, link_class
from .files import NEWER_OR_WRONG
from .lines import id_of, read_lines

if TYPE_CHECKING:
    from .manifest import Manifest
    from .release import Release

Raw = dict[str, Any]
Decoder = Callable[[Any], Any]
Setter = Callable[[Any, Any], None]


def lazy_records(kind: str, content: bytes, manifest: "Manifest | Release") -> LazySequence[Any]:
    """Returns the records of a kind, each decoded on first use.

    Raises `IntegrityError` if the file does not have as many records as the manifest says.
    """
    lines, expected = read_lines(content), manifest.counts[kind]
    if len(lines) != expected:
        file = f"{manifest.version}/{kind}.json"
        got = str(len(lines))
        raise IntegrityError(file, "its records", expected=str(expected), got=got, repair=NEWER_OR_WRONG)
    # Looked up once here: the function below runs for every record.
    decode, parse = decoder_for(kind, manifest.schema), json.loads
    return LazySequence(lines, lambda line: decode(parse(line.decode())), id_of)


def decoder_for(kind: str, schema: int) -> Callable[[Raw], Any]:
    """Returns the function that decodes a record of this kind from the dict that JSON holds for it.

    It raises `StructureError`, which names the record, on a key that the schema does not have and on a
    key that is missing.
    """
    record_class: Any = KINDS[kind].record_class()
    decode = _class_decoder(record_class, schema)

    def decode_record(raw: Raw) -> Any:
        try:
            return decode(raw)
        except _KeysError as error:
            raise StructureError(f"{kind} {raw.get('id')!r}, schema {schema}", error.findings) from None

    return decode_record


class _KeysError(Exception):
    """The keys of a dict are not the fields of its class."""

    def __init__(self, cls: type, expected: set[str], raw: Any) -> None:
        keys = raw.keys() if isinstance(raw, dict) else set()
        missing = [f"{cls.__name__}: the key {key!r} is missing" for key in sorted(expected - keys)]
        unknown = [f"{cls.__name__}: unknown key {key!r}" for key in sorted(keys - expected)]
        self.findings = [*missing, *unknown] or [f"{cls.__name__}: a value does not fit its field"]


@cache
def _class_decoder(cls: Any, schema: int) -> Decoder:
    """Returns the function that decodes an instance of an attrs class."""
    plain: list[tuple[str, Setter]] = []
    nested: list[tuple[str, Setter, Decoder]] = []
    absent: list[tuple[Setter, Any]] = []
    for field in fields(cls):
        setter = getattr(cls, field.name).__set__  # of the slot: a frozen class refuses `setattr`
        if field.metadata.get("since", 1) > schema:
            absent.append((setter, field.default))
        elif (decode := _field_decoder(field, schema)) is None:
            plain.append((field.name, setter))
        else:
            nested.append((field.name, setter, decode))
    keys = {name for name, _ in plain} | {name for name, *_ in nested}
    new, length = cls.__new__, len(keys)

    def decode_instance(raw: Raw) -> Any:
        instance = new(cls)
        try:
            for name, setter in plain:
                setter(instance, raw[name])
            for name, setter, decode in nested:
                value = raw[name]
                setter(instance, None if value is None else decode(value))
            for setter, default in absent:
                setter(instance, default)
            if len(raw) == length:
                return instance
        except (KeyError, TypeError, AttributeError):
            pass
        raise _KeysError(cls, keys, raw)

    return decode_instance


def _field_decoder(field: Any, schema: int) -> Decoder | None:
    """Returns the function that decodes a value of this field; None for a value that is kept as it is."""
    linked = link_class(field.metadata.get("unit"))
    if linked is None:
        return _decoder(field.type, schema)
    return _link_list_decoder(linked) if get_origin(field.type) is tuple else _link_decoder(linked)


def _decoder(type_: Any, schema: int) -> Decoder | None:
    """Returns the function that decodes a value of this type; None for a value that is kept as it is."""
    options = [option for option in get_args(type_) if option is not NoneType]
    # The only union of classes is that of propositions. Claims name it by text, so that its classes are made
    # only when they are needed.
    if isinstance(type_, str) or len([option for option in options if has(option)]) > 1:
        return _proposition_decoder(schema)
    if has(type_):
        return _class_decoder(type_, schema)
    if get_origin(type_) is tuple:
        decode = _decoder(options[0], schema)
        return tuple if decode is None else lambda values: tuple([decode(value) for value in values])
    return _decoder(options[0], schema) if NoneType in get_args(type_) else None


@cache
def _link_decoder(cls: type[LinkedId]) -> Decoder:
    """Returns the function that decodes an id; equal ids are one object, because many records link to few."""
    return cache(cls)


def _link_list_decoder(cls: type[LinkedId]) -> Decoder:
    decode = _link_decoder(cls)
    return lambda ids: tuple([decode(id) for id in ids])


@cache
def _proposition_decoder(schema: int) -> Decoder:
    """Returns the function that decodes a proposition of whatever class; the key `kind` names the class."""
    class_decoder = cache(lambda kind: _class_decoder(_class_of_kind(kind), schema))
    return lambda raw: class_decoder(raw["kind"])(raw)


def _class_of_kind(kind: str) -> Any:
    """Returns the class of this name; imports those that are no casualty counts only when one is met."""
    with IMPORT_LOCK:
        if kind == "CasualtyCount":
            from ..model.casualty_counts import CasualtyCount

            return CasualtyCount
        from ..model.propositions import Proposition
    return {cls.__name__: cls for cls in get_args(Proposition)}[kind]
