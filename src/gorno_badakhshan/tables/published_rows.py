"""Reads the rows of a publisher's table: each becomes an event with its counts, or the reasons why it does not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from ..errors import RecordError, hint, near, shown
from ..model.periods import Period
from ..model.vocabulary import EventKind, PlacePrecision
from .files import TableRow
from .layouts import CountLayout, Layout, columns_of
from .mapping import DayOrder
from .named_sources import NamedSource, named_sources
from .names import slug
from .problems import UnreadCell
from .published_counts import PublishedCount, apart, numbers, side_of
from .row_filter import RowFilter
from .rows import read_cell_day


class PublishedPlace(NamedTuple):
    """The place of a row."""

    name: str
    country: str
    precision: PlacePrecision
    latitude: float | None
    longitude: float | None


@attrs.frozen(kw_only=True)
class PublishedRow:
    """One row of a publisher's table: an event with its counts."""

    row: int
    line: int | None
    id: str
    """As the publisher numbers it."""
    person: str
    """The part of the id behind that of the event; empty if the row is the event."""
    title: str
    kind: EventKind
    when: Period
    place: PublishedPlace | None
    counts: tuple[PublishedCount, ...]
    sources: tuple[NamedSource, ...]
    """The sources that it names, if their form is known."""
    informants: str
    """Who told them, as it stands there."""
    source_text: str
    """The sources as they stand there, if their form is not known."""
    codes: tuple[tuple[str, str], ...]
    """Further columns with their cells, such as `where_prec`; empty cells are left out."""
    link: str
    remarks: tuple[str, ...]
    """What is odd about the row and was kept."""


class _ColumnProblem(NamedTuple):
    column: str | None
    value: str
    reason: str


class PublishedRowReader:
    """Reads the rows of one table."""

    def __init__(
        self, layout: Layout, columns: Sequence[str], chosen: RowFilter, day_order: DayOrder | None
    ) -> None:
        self._layout, self._filter, self._day_order = layout, chosen, day_order
        # The first of two columns of the same name; the other is reported as unused.
        self._positions = {name: position for position, name in reversed(list(enumerate(columns)))}
        read = {*columns_of(layout), *layout.skipped, *layout.private}
        # What no code book has, as columns without a name, is kept too.
        self._codes = (*layout.codes, *dict.fromkeys(name for name in columns if name not in read))
        self._seen: set[int | str] = set()
        self.not_recorded: Counter[tuple[str, str]] = Counter()
        """How many cells of a column say that nothing is recorded, by column and text."""

    def read(self, row: TableRow) -> PublishedRow | list[UnreadCell] | None:
        """Returns the event of a row, all reasons why it is not read, or None if the filter leaves it out."""
        if row.problem is not None:
            return [UnreadCell(row=row.number, line=row.line, column=None, value="", reason=row.problem)]
        problems: list[_ColumnProblem] = []
        layout = self._layout
        country = self._text(row, layout.country)
        # What is not asked for is left out before its cells are read, which takes most of the time.
        if not (self._filter.admits_country(country) and self._admits_id(row)):
            return None
        when = self._when(row, problems)
        latitude, longitude = self._point(row, problems)
        if when is not None and not problems and not self._filter.admits(when, latitude, longitude):
            return None
        result = self._row(row, when, (country, latitude, longitude), problems)
        if result is not None and not problems:
            self._seen.add(_key(result.id, result.person))
            return result
        return [
            UnreadCell(row=row.number, line=row.line, column=column, value=value, reason=reason)
            for column, value, reason in problems
        ]

    def _row(
        self,
        row: TableRow,
        when: Period | None,
        where: tuple[str, float | None, float | None],
        problems: list[_ColumnProblem],
    ) -> PublishedRow | None:
        layout = self._layout
        id, person = self._id(row, problems)
        kind = self._kind(row, problems)
        remarks: list[str] = []
        counts = tuple(self._counts(row, problems, remarks))
        if not counts and not problems:
            remarks.append("no figure is recorded; the event has no claim")
        place = self._place(row, where, remarks)
        link = self._text(row, layout.link)
        if link and not link.startswith(("http://", "https://")):
            problems.append(
                _ColumnProblem(layout.link, link, f"{shown(link)} is no address that begins with https://")
            )
        text = "\n".join(filter(None, (self._raw(row, column) for column in layout.sources)))
        sources = named_sources(text)
        if when is None or problems:
            return None
        return PublishedRow(
            row=row.number,
            line=row.line,
            id=id,
            person=person,
            title=self._title(row, place),
            kind=kind,
            when=when,
            place=place,
            counts=counts,
            sources=sources,
            informants=self._text(row, layout.informants, counted=False),
            source_text="" if sources else " ".join(text.split()),
            codes=tuple((name, text) for name in self._codes if (text := self._text(row, name, counted=False))),
            link=link,
            remarks=tuple(remarks),
        )

    def _admits_id(self, row: TableRow) -> bool:
        if self._filter.ids is None:
            return True
        id = self._text(row, self._layout.id, counted=False).removesuffix(".0")
        of_event = id.partition("-")[0] if self._layout.id_is_of_person else id
        return self._filter.admits_id(id) or self._filter.admits_id(of_event)

    def _raw(self, row: TableRow, column: str | None) -> str:
        position = None if column is None else self._positions.get(column)
        text = "" if position is None else row.cells[position]
        return "" if text.strip() in self._layout.missing else text

    def _text(self, row: TableRow, column: str | None, *, counted: bool = True) -> str:
        """Returns the cell of a column: without needless spaces, empty if nothing is recorded."""
        position = None if column is None else self._positions.get(column)
        # Most cells of a wide table are empty.
        if column is None or position is None or not (cell := row.cells[position]):
            return ""
        text = " ".join(cell.split())
        if text in self._layout.missing:
            if counted:
                self.not_recorded[column, text] += 1
            return ""
        return text

    def _id(self, row: TableRow, problems: list[_ColumnProblem]) -> tuple[str, str]:
        layout = self._layout
        id, person = self._text(row, layout.id), ""
        # A sheet writes a whole number with decimals if a cell of the column is empty.
        id = id.removesuffix(".0")
        if layout.id_is_of_person:
            id, _, person = id.partition("-")
        if not id or (layout.id_is_of_person and not person):
            form = "the code of an incident, a hyphen and that of a person" if layout.id_is_of_person else "an id"
            problems.append(_ColumnProblem(layout.id, id, f"expected {form}, got {shown(id)}"))
        elif _key(id, person) in self._seen:
            reason = f"a row before has the id {shown(id)} too; it would be counted twice"
            problems.append(_ColumnProblem(layout.id, id, reason))
        return id, person

    def _kind(self, row: TableRow, problems: list[_ColumnProblem]) -> EventKind:
        layout = self._layout
        if layout.kind_column is None:
            return layout.kind
        text = self._text(row, layout.kind_column)
        if (kind := layout.kinds.get(text.removesuffix(".0"))) is not None:
            return kind
        words = hint(near(text, layout.kinds)) or f"; known are {', '.join(layout.kinds)}"
        problems.append(
            _ColumnProblem(layout.kind_column, text, f"{shown(text)} is no word of the code book{words}")
        )
        return layout.kind

    def _when(self, row: TableRow, problems: list[_ColumnProblem]) -> Period | None:
        layout = self._layout
        # Without an end, the event is of the day on which it starts.
        days = []
        for column in (layout.start, layout.end):
            text = self._text(row, column)
            try:
                days.append(read_cell_day(text, self._day_order) if text else None)
            except RecordError as error:
                advice = ", or state day_order" if " or " in str(error) and self._day_order is None else ""
                problems.append(_ColumnProblem(column, text, f"{error}{advice}"))
                return None
        start, end = days[0], days[-1]
        if start is None:
            problems.append(_ColumnProblem(layout.start, "", "the cell is empty; an event without a day is none"))
            return None
        code = self._text(row, layout.date_precision).removesuffix(".0")
        try:
            return _period_of_days(start.edtf, end.edtf if end is not None else start.edtf, code)
        except RecordError as error:
            problems.append(_ColumnProblem(layout.end, self._text(row, layout.end), str(error)))
            return None

    def _point(self, row: TableRow, problems: list[_ColumnProblem]) -> tuple[float | None, float | None]:
        degrees: list[float | None] = []
        for column, most in ((self._layout.latitude, 90), (self._layout.longitude, 180)):
            text = self._text(row, column)
            try:
                number = float(text) if text else None
            except ValueError:
                number = float("inf")
            if number is not None and not -most <= number <= most:
                reason = f"expected degrees from -{most} to {most}, got {shown(text)}"
                problems.append(_ColumnProblem(column, text, reason))
            degrees.append(number)
        return (None, None) if None in degrees else (degrees[0], degrees[1])

    def _place(
        self, row: TableRow, where: tuple[str, float | None, float | None], remarks: list[str]
    ) -> PublishedPlace | None:
        layout = self._layout
        name = next((text for column in layout.place if (text := self._text(row, column, counted=False))), "")
        code = self._text(row, layout.precision_column).removesuffix(".0")
        precision = layout.precisions.get(code, "near")
        if layout.precisions and code not in layout.precisions:
            remarks.append(f"{layout.precision_column} {shown(code)} is no code of the code book; taken as near")
        # A point without a name is no place that a reader could look up.
        return PublishedPlace(name, where[0], precision, *where[1:]) if name else None

    def _title(self, row: TableRow, place: PublishedPlace | None) -> str:
        parties = dict.fromkeys(
            filter(None, (self._text(row, each, counted=False) for each in self._layout.title))
        )
        name = place.name if place is not None else self._layout.document
        return f"{' and '.join(parties)}: {name}" if parties else name

    def _counts(
        self, row: TableRow, problems: list[_ColumnProblem], remarks: list[str]
    ) -> Iterator[PublishedCount]:
        counts: list[PublishedCount] = []
        sides: dict[int, str] = {}
        for layout in self._layout.counts:
            found = self._count(row, layout, problems, remarks)
            if layout.side is not None and found:
                sides[len(counts)] = self._text(row, layout.side, counted=False)
            counts += found
        if self._layout.sum_of_parts is not None:
            sum_text = self._text(row, self._layout.sum_of_parts, counted=False)
            remarks += _sum_remark(counts, self._layout.sum_of_parts, sum_text)
        yield from apart(counts, sides)

    def _count(
        self, row: TableRow, layout: CountLayout, problems: list[_ColumnProblem], remarks: list[str]
    ) -> list[PublishedCount]:
        """Returns the numbers of one count of a row."""
        columns = (layout.low, layout.best, layout.high, layout.text)
        cells = [self._text(row, column) for column in columns]
        if layout.each is not None:
            # The row itself says so: no estimate.
            cells[0] = cells[2] = str(layout.each)
        try:
            found = numbers(*cells, zero_is_unknown=self._layout.zero_is_unknown)
        except RecordError:
            problems += _number_problems(columns, cells)
            return []
        remarks += found.remarks
        population, subset = layout.population, layout.subset or ""
        if layout.side is not None:
            kind = self._text(row, self._layout.kind_column, counted=False).removesuffix(".0")
            population, subset = side_of(self._text(row, layout.side, counted=False), kind)
        return [
            PublishedCount(count, layout.outcome, population, subset, _column_names(columns, used), is_best)
            for count, is_best, used in found.counts
        ]


def _column_names(columns: Sequence[str | None], used: tuple[int, ...]) -> str:
    return ", ".join(name for position in used if (name := columns[position]) is not None)


def _key(id: str, person: str) -> int | str:
    """Returns what two rows of one event or person have in common."""
    # A number takes a third of the memory of its text.
    if not person and id.isascii() and id.isdigit() and len(id) < 19 and id[0] != "0":
        return int(id)
    # Ids of records have neither case nor signs: A-1 and "a 1" would be one event.
    return f"{slug(id, 'event')}-{slug(person, 'person')}" if person else slug(id, "event")


def _number_problems(columns: Sequence[str | None], cells: Sequence[str]) -> Iterator[_ColumnProblem]:
    """Yields a problem for each cell that is no number by itself."""
    for position, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        alone = ["", "", "", ""]
        alone[position] = cell
        try:
            numbers(*alone)
        except RecordError as error:
            yield _ColumnProblem(column, cell, str(error))


def _sum_remark(counts: list[PublishedCount], column: str, sum_text: str) -> Iterator[str]:
    """Yields a remark if the parts of a best estimate do not add up to it."""
    parts = [count.number.stated for count in counts if count.column.startswith("deaths_")]
    total = sum(part for part in parts if part is not None)
    # A part that is not recorded may be what is missing.
    if len(parts) == 4 and sum_text and str(total) != sum_text.removesuffix(".0"):
        yield f"its parts add up to {total}, and {column} is {sum_text}; all are kept"


@lru_cache(maxsize=2**14)
def _period_of_days(start: str, end: str, code: str) -> Period:
    """Returns the period of a row; the code is ACLED's: 2 a week, 3 a month around the day."""
    if start != end:
        return Period(edtf=f"{start}/{end}", basis="stated")
    if code == "3":
        return Period(edtf=start[:7], basis="derived")
    return Period(edtf=f"{start}~" if code == "2" else start, basis="stated")
