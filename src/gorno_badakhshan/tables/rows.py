"""Reads the rows of a table: each becomes claims, or the reasons why it does not."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import attrs

from ..errors import RecordError, hint, near, shown
from ..model.counts import Count
from ..model.days import read_day
from ..model.periods import Period
from ..model.vocabulary import EVENT_KINDS, OUTCOMES, POPULATIONS, EventKind, Outcome, Population, Vocabulary
from .counts import CellError, CountCells, count_of_cells
from .files import TableRow
from .mapping import Cell, Constant, DayOrder, TableMapping
from .names import Names
from .problems import UnreadCell
from .wording import WordedCount, read_worded_count

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# The address of an archive has another one in it, but not behind a separator.
_SECOND_ADDRESS = re.compile(r"[;,|]https?://", re.IGNORECASE)
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9:]+)?")
_DAY_WITH_SLASHES = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Document(NamedTuple):
    """A source as a row names it."""

    name: str
    publisher: int
    title: str
    link: str
    published: Period | None
    language: str


class EventMention(NamedTuple):
    """An event as a row names it: by its name, or by date and place."""

    name: str
    date: str
    place: int | None


@attrs.frozen(cache_hash=True)
class RowCount:
    """One count of a row."""

    count: Count
    cue: str | None
    outcome: Outcome
    population: Population
    subset: str
    cause: str
    is_best: bool


class RowClaim(NamedTuple):
    """One count of a row, with the numbers of the names that it mentions."""

    row: int
    id: str
    document: int
    event: int
    speakers: tuple[int, ...]
    """Empty if the publisher of the document speaks."""
    what: RowCount
    date: Period | None
    place: int | None
    said_on: Period | None
    note: str


class Mentions:
    """Everything that rows mention: actors, places, documents and events, each once."""

    def __init__(self) -> None:
        self.actors: Names = Names()
        self.places: Names = Names()
        self.speakers: set[int] = set()
        self.documents: dict[Document, int] = {}
        self.events: dict[EventMention, int] = {}
        self.event_kinds: list[EventKind] = []


class _CellProblem(NamedTuple):
    """The field that cannot be read, and why."""

    field: str
    value: str
    reason: str


class RowReader:
    """Reads the rows of one table by its mapping; what they mention is collected in `mentions`."""

    def __init__(self, mapping: TableMapping, columns: Sequence[str]) -> None:
        self.mentions: Mentions = Mentions()
        self._mapping = mapping
        self._columns: dict[str, str] = dict(mapping.columns())
        self._own_populations = tuple(population.word for population in mapping.populations)
        self._missing = frozenset(" ".join(text.split()) for text in mapping.missing)
        # Found once: a row is read by position.
        positions = {name: position for position, name in enumerate(columns)}
        self._cells = _Cells(
            {name: getattr(mapping, name) for name in _FIELDS}, positions, self._missing, mapping.separator
        )
        self._counts = [
            (
                f"counts[{number}].",
                _Cells({part: getattr(count, part) for part in _PARTS}, positions, self._missing),
            )
            for number, count in enumerate(mapping.counts)
        ]

    def read(self, row: TableRow) -> list[RowClaim] | list[UnreadCell]:
        """Returns the claims of a row; or all reasons why it is not read, and then no claim of it."""
        if row.problem is not None:
            return [UnreadCell(row=row.number, line=row.line, column=None, value="", reason=row.problem)]
        problems: list[_CellProblem] = []
        claims = list(self._claims(row, problems))
        # All or nothing: half a row would look like a whole one.
        if not problems:
            return claims
        return [
            UnreadCell(
                row=row.number,
                line=row.line,
                column=self._columns.get(field),
                value=value,
                reason=reason,
            )
            for field, value, reason in problems
        ]

    def _claims(self, row: TableRow, problems: list[_CellProblem]) -> Iterator[RowClaim]:
        """Yields the claims of a row; adds a problem for each cell that cannot be read."""
        text = self._cells.texts(row.cells)
        date, published, said_on = (self._day(text[field], field, problems) for field in _DAY_FIELDS)
        kind = self._word(text["event_kind"], EVENT_KINDS, "event_kind", problems)
        names = self._cells.lists(row.cells, text)
        problems += _text_problems(text, names, needs_event=self._mapping.event is not None)
        _check_order(date, said_on, published, text, problems)
        counts = list(self._row_counts(row, problems))
        if not counts and not problems:
            problems.append(_CellProblem("", "", self._no_count_reason()))
        if problems:
            return
        event = self._event(text, date, cast("EventKind", kind), problems)
        if event is None:
            return
        mentions = self.mentions
        # Publishers before speakers, so that an id follows from the order of the cells and not of a set.
        publishers = [mentions.actors.number(text["publisher"] or source) for source in names["source"]]
        speakers = tuple(map(mentions.actors.number, names["speaker"]))
        mentions.speakers.update(speakers)
        place = mentions.places.number(text["place"]) if text["place"] else None
        links = names["link"] or ("",) * len(publishers)
        for source, publisher, link in zip(names["source"], publishers, links, strict=True):
            document = Document(source, publisher, text["title"], link, published, text["language"])
            number = mentions.documents.setdefault(document, len(mentions.documents))
            for count in counts:
                yield RowClaim(
                    row.number, text["id"], number, event, speakers, count, date, place, said_on, text["note"]
                )

    def _row_counts(self, row: TableRow, problems: list[_CellProblem]) -> Iterator[RowCount]:
        """Yields for each count of a row that is stated, and for its best estimate."""
        for prefix, cells in self._counts:
            text = cells.texts(row.cells)
            if not any(text[part] for part in _COUNT_PARTS):
                continue
            outcome = self._word(text["outcome"], OUTCOMES, f"{prefix}outcome", problems)
            field = f"{prefix}population"
            population = self._word(text["population"], POPULATIONS, field, problems, self._own_populations)
            try:
                numbers = _numbers(*(text[part] for part in _COUNT_PARTS), cast("Outcome | None", outcome))
            except CellError as error:
                problems.append(_CellProblem(prefix + error.part, text[error.part], error.reason))
                continue
            if outcome is None or population is None:
                continue
            for worded, is_best in numbers:
                limits = (outcome, population, text["subset"], text["cause"])
                yield _row_count(worded.count, worded.cue, *limits, is_best=is_best)

    def _no_count_reason(self) -> str:
        fields = (f"{prefix}{part}" for prefix, _ in self._counts for part in _COUNT_PARTS)
        columns = [self._columns[field] for field in fields if field in self._columns]
        are = "is" if len(columns) == 1 else "are"
        return f"no count: {', '.join(columns)} {are} empty; a source that gives no number is no claim about one"

    def _day(self, text: str, field: str, problems: list[_CellProblem]) -> Period | None:
        if not text:
            return None
        try:
            return read_cell_day(text, self._mapping.day_order)
        except RecordError as error:
            reason = str(error)
            if " or " in reason and self._mapping.day_order is None:
                reason += ", or state day_order in the mapping"
            problems.append(_CellProblem(field, text, reason))
            return None

    def _word(
        self,
        text: str,
        vocabulary: Vocabulary,
        field: str,
        problems: list[_CellProblem],
        own: tuple[str, ...] = (),
    ) -> str | None:
        """Returns the word that a cell is or stands for; `own` are those that the mapping defines."""
        word = self._mapping.words.get(text, text)
        if word in vocabulary or word in own:
            return word
        reason = _no_word_reason(text, vocabulary.name, (*vocabulary, *own))
        problems.append(_CellProblem(field, text, reason))
        return None

    def _event(
        self, text: dict[str, str], date: Period | None, kind: EventKind, problems: list[_CellProblem]
    ) -> int | None:
        """Returns the number of the event of a row."""
        mentions = self.mentions
        if self._mapping.event is None:
            place = mentions.places.number(text["place"])
            mention = EventMention("", date.edtf if date else "", place)
        else:
            mention = EventMention(text["event"], "", None)
        number = mentions.events.setdefault(mention, len(mentions.events))
        if number == len(mentions.event_kinds):
            mentions.event_kinds.append(kind)
        elif mentions.event_kinds[number] != kind:
            reason = f"{kind!r} is not what a row before says of the event, {mentions.event_kinds[number]!r}"
            problems.append(_CellProblem("event_kind", text["event_kind"], reason))
            return None
        return number


_LISTS = ("source", "link", "speaker")
"""Fields that may have several names in a cell."""
_DAY_FIELDS = ("date", "published", "said")
_FIELDS = (
    *("source", "event", "event_kind", "place", "speaker", "publisher", "title", "link", "language", "id", "note"),
    *_DAY_FIELDS,
)
_COUNT_PARTS = ("figure", "low", "high", "best", "wording")
_PARTS = (*_COUNT_PARTS, "outcome", "population", "subset", "cause")


class _Cells:
    """Takes the cells of some fields from rows."""

    def __init__(
        self,
        cells: dict[str, Cell | None],
        positions: dict[str, int],
        missing: frozenset[str],
        separator: str | None = None,
    ) -> None:
        constants = {name: cell.value for name, cell in cells.items() if isinstance(cell, Constant)}
        self._constants = {name: " ".join(constants.get(name, "").split()) for name in cells}
        columns = {name: positions[cell] for name, cell in cells.items() if isinstance(cell, str)}
        self._positions = list(columns.items())
        self._missing = missing
        self._separator = separator
        self._lists = [(name, columns[name]) for name in _LISTS if separator and name in columns]

    def texts(self, cells: Sequence[str]) -> dict[str, str]:
        """Returns the text of each field: without needless spaces, empty if it is missing."""
        texts = self._constants.copy()
        for name, position in self._positions:
            text = " ".join(cells[position].split())
            texts[name] = "" if text in self._missing else text
        return texts

    def lists(self, cells: Sequence[str], texts: dict[str, str]) -> dict[str, tuple[str, ...]]:
        """Returns the names of each field that may have several; of an empty cell none."""
        lists: dict[str, tuple[str, ...]] = {name: (texts[name],) if texts[name] else () for name in _LISTS}
        for name, position in self._lists:
            # Divided before line breaks become spaces: they may be what divides.
            parts = (" ".join(part.split()) for part in cells[position].split(self._separator))
            lists[name] = tuple(dict.fromkeys(part for part in parts if part and part not in self._missing))
        return lists


# Rows share few counts.
@lru_cache(maxsize=2**14)
def _numbers(  # noqa: PLR0913, PLR0917 - the cells of a count
    figure: str, low: str, high: str, best: str, wording: str, outcome: Outcome | None
) -> tuple[tuple[WordedCount, bool], ...]:
    """Returns the counts that the cells of one count state, each with whether it is the best estimate."""
    worded = count_of_cells(CountCells(figure, low, high, wording), outcome)
    estimate = _best_estimate(best, outcome, worded)
    numbers = [(worded, False)] if worded is not None else []
    if estimate is not None and (worded is None or estimate != worded.count):
        numbers.append((WordedCount(estimate, None), True))
    return tuple(numbers)


# Rows share few counts, and one object for each takes less memory.
@lru_cache(maxsize=2**14)
def _row_count(  # noqa: PLR0913, PLR0917 - what a count of a row has
    count: Count, cue: str | None, outcome: str, population: str, subset: str, cause: str, *, is_best: bool
) -> RowCount:
    known = cast("Outcome", outcome), cast("Population", population)
    return RowCount(count, cue, *known, subset, cause, is_best)


@lru_cache(maxsize=2**12)
def _no_word_reason(text: str, vocabulary: str, words: tuple[str, ...]) -> str:
    advice = "state what it stands for under words in the mapping"
    if vocabulary == POPULATIONS.name and "/" in text:
        advice = "correct it, or define it under populations in the mapping"
    reason = "the cell is empty" if not text else f"{shown(text)} is not a word of {vocabulary!r}"
    known = hint(near(text, words)) or f"; it has {', '.join(words)}"
    return f"{reason}{known}; {advice}"


def _best_estimate(text: str, outcome: Outcome | None, worded: WordedCount | None) -> Count | None:
    """Returns the best estimate of a row; raises `CellError` if it is not within the count of the others."""
    if not text:
        return None
    try:
        count = read_worded_count(text, outcome).count
    except RecordError as error:
        raise CellError("best", str(error)) from None
    if count.stated is None or count.hedge != "exact":
        raise CellError("best", f"expected a number, got {count}; words belong into figure or wording")
    if worded is not None and not worded.count.admits(count.stated):
        raise CellError("best", f"best {count} is not within {worded.count}; correct one of them")
    return count


# A table has few days.
@lru_cache(maxsize=2**14)
def read_cell_day(text: str, order: DayOrder | None) -> Period:
    """Returns the day of a cell; a moment is cut to its day. Raises `RecordError`."""
    if match := _MOMENT.fullmatch(text):
        return read_day(match[1])
    if order is not None and (match := _DAY_WITH_SLASHES.fullmatch(text)):
        first, _, second, year = match.groups()
        day, month = (first, second) if order == "day_first" else (second, first)
        return read_day(f"{day}.{month}.{year}")
    return read_day(text)


def _text_problems(
    text: dict[str, str], names: dict[str, tuple[str, ...]], *, needs_event: bool
) -> Iterator[_CellProblem]:
    """Yields the texts that are empty and must not be, and those that have another form than they must."""
    sources, links = names["source"], names["link"]
    if not sources:
        yield _CellProblem("source", "", "the cell is empty; each claim is in a source")
    for field in ("event",) if needs_event else ("date", "place"):
        if not text[field]:
            yield _CellProblem(field, "", "the cell is empty; nothing else says which event the row is about")
    for link in links:
        if not _ADDRESS.fullmatch(link) or _SECOND_ADDRESS.search(link):
            reason = f"{shown(link)} is no single address that begins with https://"
            yield _CellProblem("link", link, reason)
    if sources and links and len(links) != len(sources):
        reason = f"expected one address for each of {len(sources)} sources, in their order, got {len(links)}"
        yield _CellProblem("link", text["link"], reason)
    if text["language"] and not _LANGUAGE.fullmatch(text["language"]):
        reason = f"{shown(text['language'])} is no language tag such as en or ru"
        yield _CellProblem("language", text["language"], reason)


def _check_order(
    date: Period | None,
    said_on: Period | None,
    published: Period | None,
    text: dict[str, str],
    problems: list[_CellProblem],
) -> None:
    """Adds a problem if something is reported before it is said, or before it happens."""
    if published is None:
        return
    for field, day in (("date", date), ("said", said_on)):
        if day is not None and published.before(day):
            reason = f"{text[field]!r} is after the day on which the source was published, {published}"
            problems.append(_CellProblem(field, text[field], reason))
