"""What the columns of a table mean: the mapping from its columns to the fields of claims."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs

from ..errors import FieldError, VocabularyError, hint, near, shown
from ..model.fields import doc, field_types, without_none
from ..model.vocabulary import (
    ACTOR_KINDS,
    EVENT_KINDS,
    MEDIA,
    OUTCOMES,
    PLACE_KINDS,
    PLACE_PRECISIONS,
    POPULATIONS,
    SOURCE_KINDS,
    SPEECH_ACTS,
    ActorKind,
    Medium,
    PlaceKind,
    PlacePrecision,
    SourceKind,
    SpeechAct,
    Vocabulary,
)
from ..store.description import DescribedParty, OwnPopulation
from .own_words import TableActor, own_word_findings, read_actors, read_words
from .problems import TableError

V = TypeVar("V")

DayOrder = Literal["day_first", "month_first"]
DAY_ORDERS = Vocabulary("day order", {
    "day_first": "08/07/2012 is 8 July 2012.",
    "month_first": "08/07/2012 is August 7, 2012.",
})  # fmt: skip


@attrs.frozen
class Constant:
    """A value that all rows have, in place of a column.

    >>> Constant("Shooting at the quarry")
    Constant('Shooting at the quarry')
    """

    value: str

    def __repr__(self) -> str:
        return f"Constant({self.value!r})"


Cell = str | Constant
"""The name of a column, or a constant."""


class MappingError(TableError):
    """A mapping that does not fit its fields or its table, with all findings at once."""


class _Mapped:
    """Base of the classes of a mapping: checks the types of the fields, all at once."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        if findings := [*_type_findings(self)]:
            raise MappingError(type(self).__name__, findings)


def _copied(words: Mapping[str, V]) -> Mapping[str, V]:
    given: Any = words
    # A value of another type is reported with all else that is wrong.
    return dict(given) if isinstance(given, Mapping) else given


@attrs.frozen(kw_only=True)
class CountColumns(_Mapped):
    """The columns of one count: what happened to whom, and how many.

    >>> CountColumns(figure="Dead", wording="As reported")
    CountColumns(figure='Dead', low=None, high=None, best=None, wording='As reported', ...)

    Columns that are all given must agree: a figure with a low and a high, or with a wording, must be the same
    count, or the row is reported. Two counts of one row are two claims.
    """

    figure: Cell | None = attrs.field(
        default=None, metadata=doc("How many, in digits or in words with their hedge: 12, at least 12, dozens.")
    )
    low: Cell | None = attrs.field(
        default=None, metadata=doc("Least number, inclusive; an empty cell beside a high is 0.", unit="persons")
    )
    high: Cell | None = attrs.field(
        default=None, metadata=doc("Greatest number, inclusive; empty where nothing bounds it.", unit="persons")
    )
    best: Cell | None = attrs.field(
        default=None,
        metadata=doc(
            "Best estimate between low and high: a claim of its own, of certainty `probable`.", unit="persons"
        ),
    )
    wording: Cell | None = attrs.field(
        default=None,
        metadata=doc("The count or its hedge in the words of the source: at least 12, dozens, at least."),
    )
    outcome: Cell = attrs.field(
        default=Constant("killed"), metadata=doc("What happened to them.", vocabulary=OUTCOMES)
    )
    population: Cell = attrs.field(default=Constant("everyone"), metadata=doc("To whom.", vocabulary=POPULATIONS))
    subset: Cell | None = attrs.field(
        default=None, metadata=doc("Part of the population that the count is limited to, such as children.")
    )
    cause: Cell | None = attrs.field(default=None, metadata=doc("Cause that the count is limited to."))


@attrs.frozen(kw_only=True)
class TableMapping(_Mapped):
    """What each column of a table is: a name of a column, or a `Constant` for all rows.

    >>> mapping = TableMapping(
    ...     source="Outlet",
    ...     date="Day",
    ...     place="Town",
    ...     speaker="Who says so",
    ...     counts=(CountColumns(figure="Dead"),),
    ...     event_kind=Constant("fighting"),
    ... )

    `TableMapping.read` reads one from TOML. A column that is named here and not in the table is an error; columns
    that are not named are listed in `TableReading.unused`. Raises `MappingError`, a `StructureError`, with all
    findings.
    """

    source: Cell = attrs.field(
        metadata=doc("The document or outlet that says it; a constant where the table itself is the document.")
    )
    counts: tuple[CountColumns, ...] = attrs.field(metadata=doc("The counts of a row, each a claim."))
    event_kind: Cell = attrs.field(metadata=doc("What kind of event.", vocabulary=EVENT_KINDS))
    event: Cell | None = attrs.field(
        default=None,
        metadata=doc("What the count is about; if left out, rows of the same date and place are about one event."),
    )
    date: Cell | None = attrs.field(default=None, metadata=doc("When it happened."))
    place: Cell | None = attrs.field(default=None, metadata=doc("Where it happened."))
    speaker: Cell | None = attrs.field(
        default=None, metadata=doc("Who says so; where the cell is empty, the publisher of the source.")
    )
    publisher: Cell | None = attrs.field(
        default=None,
        metadata=doc("Who published the document; if left out, the source is named by its publisher."),
    )
    title: Cell | None = attrs.field(
        default=None, metadata=doc("Title of the document; if left out, a description in square brackets.")
    )
    link: Cell | None = attrs.field(default=None, metadata=doc("Address of the document.", unit="URL"))
    published: Cell | None = attrs.field(default=None, metadata=doc("When the document was published."))
    said: Cell | None = attrs.field(default=None, metadata=doc("When the speaker said so."))
    language: Cell = attrs.field(
        default=Constant("und"), metadata=doc("Language of the document; `und` if unknown.", unit="BCP 47 tag")
    )
    id: Cell | None = attrs.field(
        default=None, metadata=doc("Number or name of the row, which the ids of its claims end with.")
    )
    note: Cell | None = attrs.field(default=None, metadata=doc("What a reader should know."))
    act: SpeechAct = attrs.field(
        default="asserts", metadata=doc("What the speaker does in speaking.", vocabulary=SPEECH_ACTS)
    )
    medium: Medium = attrs.field(
        default="unstated", metadata=doc("Through what the speaker speaks.", vocabulary=MEDIA)
    )
    speaker_kind: ActorKind = attrs.field(
        default="organization", metadata=doc("What the speakers are.", vocabulary=ACTOR_KINDS)
    )
    publisher_kind: ActorKind = attrs.field(
        default="outlet", metadata=doc("What the publishers are.", vocabulary=ACTOR_KINDS)
    )
    source_kind: SourceKind = attrs.field(
        default="news", metadata=doc("What the documents are.", vocabulary=SOURCE_KINDS)
    )
    place_kind: PlaceKind = attrs.field(
        default="town", metadata=doc("What the places are.", vocabulary=PLACE_KINDS)
    )
    place_precision: PlacePrecision = attrs.field(
        default="near", metadata=doc("How precisely the places are known.", vocabulary=PLACE_PRECISIONS)
    )
    words: Mapping[str, str] = attrs.field(
        factory=dict,
        metadata=doc("Words of the table for words of a vocabulary: Dead = killed."),
        converter=_copied,
        hash=False,
    )
    parties: tuple[DescribedParty, ...] = attrs.field(
        default=(), metadata=doc("The parties to the conflict, as in the description of a dataset.")
    )
    populations: tuple[OwnPopulation, ...] = attrs.field(
        default=(),
        metadata=doc("The populations that are not of the vocabulary, as in the description of a dataset."),
    )
    actors: Mapping[str, TableActor] = attrs.field(
        factory=dict,
        metadata=doc(
            "Who speakers and publishers are, by their names in the table: kind, party, standing, and whether "
            "they are named; of the others the party is unknown."
        ),
        converter=_copied,
        hash=False,
    )
    missing: tuple[str, ...] = attrs.field(
        default=(), metadata=doc("Cells that stand for an empty one, such as NA or -1; none if not listed.")
    )
    separator: str | None = attrs.field(
        default=None,
        metadata=doc(
            "What divides several names in a cell of source, link or speaker: a claim for each source, with its "
            "link, and joint speakers; if left out, a cell is one name."
        ),
    )
    day_order: DayOrder | None = attrs.field(
        default=None,
        metadata=doc("How 08/07/2012 is meant; if left out, such a day is reported.", vocabulary=DAY_ORDERS),
    )
    encoding: str | None = attrs.field(
        default=None, metadata=doc("Encoding of a CSV file; if left out, by its byte-order mark, or UTF-8.")
    )
    delimiter: str | None = attrs.field(
        default=None, metadata=doc("Delimiter of a CSV file; if left out, the one that makes most columns.")
    )
    sheet: str | None = attrs.field(
        default=None, metadata=doc("Sheet of an Excel file; if left out, the only visible one.")
    )
    header_row: int = attrs.field(default=1, metadata=doc("Row of the header.", unit="rows", least=1))

    def __attrs_post_init__(self) -> None:
        findings = [*_type_findings(self)]
        fields = {finding.partition(":")[0] for finding in findings}
        if not findings:
            findings += _rule_findings(self)
        if not fields & {"counts", "words", "parties", "populations", "actors"}:
            findings += own_word_findings(self.parties, self.populations, self.actors, _populations_of(self))
        if findings:
            raise MappingError("TableMapping", findings)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "TableMapping":
        """Returns the mapping of plain data: a constant is a table `{ constant = "..." }`, all else as the fields.

        >>> TableMapping.from_dict({"sorce": "Outlet", "counts": []})
        Traceback (most recent call last):
        gorno_badakhshan.tables.mapping.MappingError: mapping: 5 finding(s)
          unknown key 'sorce' (did you mean 'source'?)
          the key 'source' is missing: The document or outlet that says it; ...
          the key 'event_kind' is missing: What kind of event.
          counts: expected one or more counts, got none
          event: without it, date and place are needed, ...

        Raises `MappingError` with all findings.
        """
        return _from_dict(cls, data, "mapping")

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> "TableMapping":
        """Returns the mapping in a TOML file; raises `MappingError` with all findings."""
        file = Path(path)
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise MappingError(str(file), [f"it cannot be read: {error.strerror}"]) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise MappingError(str(file), [f"not TOML: {error}"]) from None
        return _from_dict(cls, data, str(file))

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yields each column that the mapping names, behind the field that it is for.

        >>> counts = (CountColumns(figure="Dead"),)
        >>> mapping = TableMapping(source="Outlet", event_kind=Constant("attack"), event="What", counts=counts)
        >>> list(mapping.columns())
        [('source', 'Outlet'), ('counts[0].figure', 'Dead'), ('event', 'What')]
        """
        for field, value in _mapped_cells(self):
            if isinstance(value, str):
                yield field, value

    def check_columns(self, columns: Sequence[str], what: str = "table") -> None:
        """Raises `MappingError` with every column that the table does not have, or has more than once."""
        findings = []
        for field, name in self.columns():
            if name not in columns:
                words = hint(near(name, columns)) or f"; it has {', '.join(columns)}"
                advice = _constant_advice(field, name)
                findings.append(f"{field}: the table has no column {shown(name)}{words}{advice}")
            elif columns.count(name) > 1:
                number = columns.count(name)
                findings.append(f"{field}: the table has {number} columns {shown(name)}; rename all but one")
        if findings:
            raise MappingError(what, findings)


def _mapped_cells(mapping: TableMapping) -> Iterator[tuple[str, Cell | None]]:
    for field in attrs.fields(TableMapping):
        value = getattr(mapping, field.name)
        if field.name == "counts":
            for position, count in enumerate(mapping.counts):
                for part in attrs.fields(CountColumns):
                    yield f"counts[{position}].{part.name}", getattr(count, part.name)
        elif _is_cell(field.type):
            yield field.name, value


def _is_cell(field_type: Any) -> bool:
    return Constant in get_args(field_type)


# The most frequent mistake: a word where a column is expected.
def _constant_advice(field: str, name: str) -> str:
    """Returns how to write a word that was given where a column is expected; empty if it is none."""
    vocabularies = {"outcome": OUTCOMES, "population": POPULATIONS, "event_kind": EVENT_KINDS}
    vocabulary = vocabularies.get(field.rpartition(".")[2])
    is_word = vocabulary is not None and name in vocabulary
    return f'; the word for all rows is {{ constant = "{name}" }}' if is_word else ""


def _type_findings(mapping: Any) -> Iterator[str]:
    """Yields a finding for each value of the wrong type and each word outside of its vocabulary."""
    types = field_types(type(mapping))
    for field in attrs.fields(type(mapping)):
        value = getattr(mapping, field.name)
        if reason := _type_finding(value, types[field.name], field.metadata):
            yield f"{field.name}: {reason}"


def _type_finding(value: Any, field_type: Any, metadata: Mapping[str, Any]) -> str | None:
    if value is None and NoneType in get_args(field_type):
        return None
    if _is_cell(field_type):
        return _cell_finding(value, metadata)
    required, _ = without_none(field_type)
    if get_origin(required) is Literal:
        vocabulary: Vocabulary = metadata["vocabulary"]
        if isinstance(value, str) and value in vocabulary:
            return None
        return f"{shown(value)} is none of {', '.join(vocabulary)}{hint(near(value, vocabulary))}"
    return _other_finding(value, required)


def _other_finding(value: Any, required: Any) -> str | None:
    if required is str:
        return None if isinstance(value, str) and value else f"expected text, got {shown(value)}"
    if required is int:
        is_row = isinstance(value, int) and not isinstance(value, bool) and value >= 1
        return None if is_row else f"expected a row from 1, got {shown(value)}"
    if get_origin(required) is tuple:
        item = get_args(required)[0]
        is_list = isinstance(value, tuple) and all(isinstance(each, item) for each in value)
        return None if is_list else f"expected a tuple of {item.__name__}, got {shown(value)}"
    item = get_args(required)[1]
    pairs = value.items() if isinstance(value, Mapping) else [(None, None)]
    is_table = all(isinstance(key, str) and isinstance(each, item) for key, each in pairs)
    return None if is_table else f"expected a table of {_ITEM_NAMES[item]}, got {shown(value)}"


_ITEM_NAMES: Mapping[type, str] = {str: "texts", TableActor: "TableActor"}


def _cell_finding(value: Any, metadata: Mapping[str, Any]) -> str | None:
    if isinstance(value, str):
        return None if value.strip() else "the name of the column is empty"
    if not isinstance(value, Constant):
        return f"expected the name of a column or a Constant, got {shown(value)}"
    constant: Any = value.value
    if not isinstance(constant, str) or not constant.strip():
        return f"expected a constant of some text, got {shown(constant)}"
    vocabulary: Vocabulary | None = metadata.get("vocabulary")
    if vocabulary is None or _is_word(constant, vocabulary):
        return None
    words = hint(near(constant, vocabulary)) or f"; it has {', '.join(vocabulary)}"
    return f"{shown(constant)} is not a word of the vocabulary {vocabulary.name!r}{words}"


def _is_word(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a vocabulary has a word, or admits it as one of a dataset's own."""
    try:
        vocabulary.check(text)
    except VocabularyError:
        return False
    return True


def _populations_of(mapping: TableMapping) -> Iterator[tuple[str, str]]:
    """Yields each word that a mapping uses for a population, behind its field."""
    for position, count in enumerate(mapping.counts):
        if isinstance(count.population, Constant):
            yield f"counts[{position}].population", count.population.value
    # A word that is none is reported as such.
    for meaning in mapping.words.values():
        if _is_word(meaning, POPULATIONS):
            yield "words", meaning


def _rule_findings(mapping: TableMapping) -> Iterator[str]:
    """Yields what the fields of a mapping lack together."""
    if not mapping.counts:
        yield "counts: expected one or more counts, got none"
    if mapping.event is None and (mapping.date is None or mapping.place is None):
        yield "event: without it, date and place are needed, since rows of the same date and place are one event"
    for position, count in enumerate(mapping.counts):
        if count.figure is count.low is count.high is count.wording is count.best is None:
            yield f"counts[{position}]: no column has its number; give figure, wording, or low and high"
        if count.best is not None and count.figure is not None:
            yield f"counts[{position}]: give figure for a count of its own, or best beside low and high, not both"
    for word, meaning in mapping.words.items():
        if not any(_is_word(meaning, vocabulary) for vocabulary in (OUTCOMES, POPULATIONS, EVENT_KINDS)):
            known = [*OUTCOMES, *POPULATIONS, *EVENT_KINDS]
            yield f"words: {shown(word)} stands for {shown(meaning)}, which is no word{hint(near(meaning, known))}"


_STAND_IN = CountColumns(figure="-")
"""Stands for a count that has findings or is missing, so that everything else is checked all the same."""


def _from_dict(cls: type[TableMapping], data: object, what: str) -> TableMapping:
    """Returns the mapping of plain data; raises `MappingError` with all findings."""
    values, findings = _plain_values(cls, data)
    counts, raw = [], values.get("counts")
    if isinstance(raw, list | tuple):
        for position, item in enumerate(raw):
            count_values, count_findings = _plain_values(CountColumns, item)
            count = _STAND_IN
            try:
                count = CountColumns(**count_values)
            except MappingError as error:
                count_findings += error.findings
            # One count with findings is not checked further, or its flaw would be reported twice.
            counts.append(_STAND_IN if count_findings else count)
            findings += [f"counts[{position}]: {finding}" for finding in count_findings]
        values["counts"] = tuple(counts)
    own_words: dict[str, type[Any]] = {"parties": DescribedParty, "populations": OwnPopulation}
    for key, own_class in own_words.items():
        if isinstance(values.get(key), list | tuple):
            values[key] = read_words(values[key], own_class, key, findings)
    if isinstance(values.get("actors"), Mapping):
        values["actors"] = read_actors(values["actors"], findings)
    # TOML and JSON have lists and no tuples.
    if isinstance(values.get("missing"), list):
        values["missing"] = tuple(values["missing"])
    required = {field.name: None for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    try:
        # A key that is missing must not hide what is wrong with the others.
        mapping = cls(**{**_stand_ins(required), **values})
    except MappingError as error:
        raise MappingError(what, [*findings, *error.findings]) from None
    if findings:
        raise MappingError(what, findings)
    return mapping


def _stand_ins(required: Mapping[str, None]) -> dict[str, Any]:
    return {name: (_STAND_IN,) if name == "counts" else Constant("attack") for name in required}


def _plain_values(cls: type, data: object) -> tuple[dict[str, Any], list[str]]:
    """Returns the values of known keys, constants made, and a finding for each other or missing key."""
    if not isinstance(data, Mapping):
        return {}, [f"expected a table, got {shown(data)}"]
    fields = attrs.fields_dict(cls)
    known = f"; known are {', '.join(fields)}"
    unknown = [key for key in data if key not in fields]
    findings = [f"unknown key {shown(key)}{hint(near(key, fields)) or known}" for key in unknown]
    # With its meaning, because a newcomer does not know what the key is for.
    findings += [
        f"the key {name!r} is missing: {field.metadata['description']}"
        for name, field in fields.items()
        if field.default is attrs.NOTHING and name not in data
    ]
    return {key: _with_constant(value) for key, value in data.items() if key in fields}, findings


def _with_constant(value: object) -> object:
    """Returns a `Constant` for a table that has one, and any other value as it is."""
    if isinstance(value, Mapping) and value.keys() == {"constant"}:
        return Constant(value["constant"])
    return value


def as_mapping(mapping: object) -> TableMapping:
    """Returns the mapping that a caller gives: itself, plain data, or the path of a TOML file."""
    if isinstance(mapping, TableMapping):
        return mapping
    if isinstance(mapping, Mapping):
        return TableMapping.from_dict(mapping)
    if isinstance(mapping, str | os.PathLike):
        return TableMapping.read(mapping)
    expected = "a TableMapping, a dict or the path of a TOML file"
    raise FieldError("mapping", f"expected {expected}, got {shown(mapping)}")
