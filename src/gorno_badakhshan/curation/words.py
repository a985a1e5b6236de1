"""What a curator may write: the fields of each class, the words of each vocabulary, and a precedent of each."""

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import attrs

from ..errors import UnknownIdError
from ..model.claims import Reading
from ..model.fields import CLASS_NAME, doc, field_types, without_none
from ..model.kinds import KINDS
from ..model.propositions import Proposition
from ..model.vocabulary import Vocabulary
from ..store.codec import to_plain
from .expand import Defaults, field_unit
from .format import inline
from .shorten import shorten

_SCALARS: dict[type, str] = {str: "text", int: "integer", float: "decimal number", bool: "true or false"}


@attrs.frozen(kw_only=True)
class WordUse:
    """A word of a vocabulary, and a record that uses it."""

    word: str = attrs.field(metadata=doc("The word."))
    definition: str = attrs.field(metadata=doc("What it means."))
    precedent: str | None = attrs.field(metadata=doc("Id of a record that uses it; None if none does."))


@attrs.frozen(kw_only=True)
class FieldUse:
    """A field of a class: what it means, what it admits, and a record that has a value in it."""

    name: str = attrs.field(metadata=doc("Name of the key."))
    type: str = attrs.field(metadata=doc("Type of the value."))
    required: bool = attrs.field(metadata=doc("Whether each record must have it."))
    description: str = attrs.field(metadata=doc("What it means."))
    unit: str | None = attrs.field(metadata=doc("What a number counts, or the kind of an id."))
    range: str | None = attrs.field(metadata=doc("The numbers that it admits; None without a limit."))
    words: tuple[WordUse, ...] = attrs.field(metadata=doc("The words that it admits; empty for free values."))
    precedent: str | None = attrs.field(metadata=doc("Id of a record that has a value in it; None if none has."))
    example: str | None = attrs.field(metadata=doc("That value as TOML, in its short form."))


@attrs.frozen(kw_only=True)
class ClassUse:
    """A class of the model: a record, a proposition or a part of one."""

    name: str = attrs.field(metadata=doc("Name of the class."))
    summary: str = attrs.field(metadata=doc("What it is."))
    fields: tuple[FieldUse, ...] = attrs.field(metadata=doc("Its fields, in canonical order."))
    precedent: str | None = attrs.field(metadata=doc("Id of a record that is or contains one; None if none does."))


@attrs.frozen(kw_only=True)
class VocabularyUse:
    """A vocabulary, the fields that admit its words, and its words."""

    name: str = attrs.field(metadata=doc("Name of the vocabulary."))
    fields: tuple[str, ...] = attrs.field(metadata=doc("The fields, each with its class."))
    words: tuple[WordUse, ...] = attrs.field(metadata=doc("Its words."))


def model_classes() -> dict[str, type]:
    """Returns the classes of the model by name: claims, propositions and what they contain first."""
    order = ("claims", "sources", "actors", "events", "places")
    classes: dict[str, type] = {}
    for cls in [*(KINDS[kind].record_class() for kind in order), Defaults]:
        _collect_classes(cls, classes)
    return classes


def vocabularies() -> dict[str, Vocabulary]:
    """Returns the vocabularies of all fields by name."""
    fields = [field for cls in model_classes().values() for field in attrs.fields(cls)]
    found = [field.metadata["vocabulary"] for field in fields if "vocabulary" in field.metadata]
    return {vocabulary.name: vocabulary for vocabulary in found}


class Precedents:
    """The first use of each class, field and word in some records; claims before other records."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._classes: dict[type, str] = {}
        self._fields: dict[tuple[type, str], tuple[str, Any]] = {}
        self._words: dict[tuple[str, str], str] = {}
        for record in records:
            for part in _nested_parts(record):
                self._add(part, record.id)

    def lookup(self, name: str) -> ClassUse | VocabularyUse:
        """Returns the class or vocabulary of this name, in any case; raises `UnknownIdError` for another name."""
        classes = {class_name.lower(): cls for class_name, cls in model_classes().items()}
        if cls := classes.get(name.lower()):
            return self.class_use(cls)
        if vocabulary := vocabularies().get(name.lower()):
            return self._vocabulary_use(vocabulary)
        raise UnknownIdError(name, "class or vocabulary", [*model_classes(), *vocabularies()])

    def class_use(self, cls: type) -> ClassUse:
        """Returns a class with the uses of all its fields."""
        fields = tuple(self._field_use(cls, field) for field in attrs.fields(cls))
        return ClassUse(name=cls.__name__, summary=summary(cls), fields=fields, precedent=self._classes.get(cls))

    def _vocabulary_use(self, vocabulary: Vocabulary) -> VocabularyUse:
        fields = tuple(
            f"{cls.__name__}.{field.name}"
            for cls in model_classes().values()
            for field in attrs.fields(cls)
            if field.metadata.get("vocabulary") is vocabulary
        )
        return VocabularyUse(name=vocabulary.name, fields=fields, words=self._word_uses(vocabulary))

    def _word_uses(self, vocabulary: Mapping[str, str]) -> tuple[WordUse, ...]:
        name = getattr(vocabulary, "name", "")
        return tuple(
            WordUse(word=word, definition=definition, precedent=self._words.get((name, word)))
            for word, definition in vocabulary.items()
        )

    def _field_use(self, cls: type, field: "attrs.Attribute[Any]") -> FieldUse:
        metadata, field_type = field.metadata, field_types(cls)[field.name]
        id, value = self._fields.get((cls, field.name), (None, None))
        return FieldUse(
            name=field.name,
            type=type_name(field_type),
            required=field.default is attrs.NOTHING or metadata.get("unit") == CLASS_NAME,
            description=metadata["description"],
            unit=metadata.get("unit"),
            range=_range_text(metadata),
            words=self._word_uses(metadata.get("vocabulary", {})),
            precedent=id,
            example=None if id is None else _example(cls, field.name, value, id),
        )

    def _add(self, part: Any, id: str) -> None:
        cls = type(part)
        self._classes.setdefault(cls, id)
        for field in attrs.fields(cls):
            value = getattr(part, field.name)
            is_default = value in ((), field.default) and field.metadata.get("unit") != CLASS_NAME
            if value is None or is_default:
                continue
            self._fields.setdefault((cls, field.name), (id, value))
            vocabulary = field.metadata.get("vocabulary")
            for word in (value if isinstance(value, tuple) else (value,)) if vocabulary else ():
                self._words.setdefault((vocabulary.name, word), id)


def summary(cls: type) -> str:
    """Returns the first sentence of a class's docstring."""
    return (cls.__doc__ or "").partition("\n")[0]


def type_name(field_type: Any) -> str:
    """Returns the type of a field in words.

    >>> type_name(tuple[str, ...])
    'list of text'
    """
    required, _ = without_none(field_type)
    if get_origin(required) is tuple:
        return f"list of {type_name(get_args(required)[0])}"
    if get_origin(required) is Literal:
        return "word"
    if isinstance(required, UnionType):
        return "proposition"
    return _SCALARS.get(required) or str(required.__name__)


def _collect_classes(cls: Any, classes: dict[str, type]) -> None:
    """Adds a class and all classes of the model that its fields contain."""
    if cls.__name__ in classes:
        return
    classes[cls.__name__] = cls
    for field_type in field_types(cls).values():
        required, _ = without_none(field_type)
        item = get_args(required)[0] if get_origin(required) is tuple else required
        members = get_args(Proposition) if item == Proposition else (item,)
        for member in filter(attrs.has, members):
            _collect_classes(member, classes)


def _nested_parts(record: Any) -> Iterator[Any]:
    """Yields a record and everything that it contains, except what another reading of its text contains."""
    yield record
    for field in () if isinstance(record, Reading) else attrs.fields(type(record)):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(item)):
                yield from _nested_parts(item)


def _range_text(metadata: Mapping[str, Any]) -> str | None:
    limits = {"least": "{} or more", "above": "more than {}", "most": "at most {}"}
    return ", ".join(text.format(metadata[key]) for key, text in limits.items() if key in metadata) or None


def _example(cls: type, name: str, value: Any, id: str) -> str:
    """Returns the value of a field as a file has it: without empty fields, and in its short form."""
    source = id.partition("/")[0]
    short = shorten(_without_empty(to_plain(value)), field_types(cls)[name], source, field_unit(cls, name))
    return f"{name} = {inline(short, None)}"


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_empty(item)
            for key, item in value.items()
            # The file names the source of a locator.
            if item is not None and item != [] and (key, type(item)) != ("source", str)
        }
    return [_without_empty(item) for item in value] if isinstance(value, list) else value
