"""Streams the tables of known publishers, row by row, or reads the chosen rows as a dataset."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict, Unpack

from ..dataset import Dataset
from ..errors import FieldError, shown
from ..model.days import Day
from .account import RowAccount
from .files import TableFile, open_table
from .layouts import Layout, LayoutName, layout_named
from .mapping import DAY_ORDERS, DayOrder, MappingError
from .problems import UnreadCell
from .published_records import PublishedEvent, PublishedRecords
from .published_rows import PublishedRow, PublishedRowReader
from .reading import TableReading
from .row_filter import RowFilter, row_filter
from .table_dataset import table_dataset


class TableStream:
    """The rows of a publisher's table, one by one; a new pass over the file each time that one begins.

    The account of the rows is that of the last pass: `rows == read + blank + unread_rows + left_out`, at any
    moment of it.
    """

    def __init__(
        self, table: TableFile, layout: Layout, chosen: RowFilter, day_order: DayOrder | None, *, chain: bool
    ) -> None:
        """A table that was opened, what its columns mean, and which rows are wanted."""
        self._table, self._layout, self._filter = table, layout, chosen
        self._day_order: DayOrder | None = day_order
        self.records: PublishedRecords = PublishedRecords(layout, table.path.name, chain=chain)
        self._reader = self._new_reader()
        self.account: RowAccount = RowAccount()
        self.odd: list[str] = []

    def _new_reader(self) -> PublishedRowReader:
        return PublishedRowReader(self._layout, self._table.columns, self._filter, self._day_order)

    def __iter__(self) -> Iterator[PublishedEvent]:
        for row in self.published_rows():
            yield PublishedEvent(row=row, records=self.records)

    def published_rows(self) -> Iterator[PublishedRow]:
        """Yields the rows that are read, without records."""
        # Anew for each pass, or the second one would meet each id twice.
        self._reader = self._new_reader()
        self.account = RowAccount()
        self.odd = []
        account, width = self.account, len(self._table.columns)
        for row in self._table.rows():
            if account.is_blank(row, width):
                continue
            found = self._reader.read(row)
            if isinstance(found, list):
                account.add_unread(found)
            elif found is None:
                account.left_out += 1
            else:
                self.odd += [f"row {row.number}: {remark}" for remark in found.remarks]
                yield found

    @property
    def rows(self) -> int:
        """Rows so far, whatever became of them."""
        return self.account.rows

    @property
    def blank(self) -> int:
        """Rows without any text."""
        return self.account.blank

    @property
    def left_out(self) -> int:
        """Rows that are not what was asked for."""
        return self.account.left_out

    @property
    def unread(self) -> tuple[UnreadCell, ...]:
        """Each reason why a row was not read."""
        return tuple(self.account.unread)

    @property
    def read(self) -> int:
        """Rows that were read."""
        return self.account.read

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is odd about rows that were read; nothing of them is changed or lost."""
        return tuple(self.odd)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was found out about the file, and cells that say that nothing is recorded."""
        recorded = self._reader.not_recorded
        missing = [
            f"{column}: {text} in {number} of the rows, read as not recorded"
            for (column, text), number in sorted(recorded.items())
        ]
        left_out = [f"{self.left_out} rows are not what was asked for"] if self.left_out else []
        columns = [name for name in self._layout.private if name in self._table.columns]
        private = [f"not copied, because it names private persons: {', '.join(columns)}"] if columns else []
        return (*self._table.notes, *self.account.notes(), *missing, *left_out, *private)

    @property
    def unused(self) -> tuple[str, ...]:
        """Columns of which nothing is read."""
        skipped = (*self._layout.skipped, *self._layout.private)
        return tuple(name for name in self._table.columns if name in skipped)

    def __repr__(self) -> str:
        return f"<TableStream {self._table.path.name}: {self._layout.name}, {len(self._table.columns)} columns>"


class RowChoice(TypedDict, total=False):
    """Which rows of a publisher's table are read, and how; `stream_table` says what each means."""

    country: str | None
    during: Day | None
    box: Sequence[float] | None
    ids: Iterable[str] | None
    chain: bool
    day_order: DayOrder | None
    encoding: str | None


def stream_table(path: str | os.PathLike[str], layout: LayoutName, **choice: Unpack[RowChoice]) -> TableStream:
    """Returns the rows of a table as UCDP, ACLED, Iraq Body Count or Airwars publish it, one by one.

    >>> import gorno_badakhshan as gb
    >>> stream = gb.stream_table("GEDEvent.csv", "ucdp-ged", country="Tajikistan")  # doctest: +SKIP
    >>> deaths = [event.claims for event in stream]  # doctest: +SKIP

    `country` is the name as the table has it, in any case; `during` a day, month, year or EDTF interval that the
    event may lie in; `box` west, south, east and north in degrees, inclusive, which leaves out rows without
    coordinates; `ids` those of rows as the publisher numbers them, in any case.

    The publisher speaks in each claim. With `chain`, the sources that a row names come before it, as those who
    reported first; without, they are in the note of the event, because the figure is the publisher's own.
    `day_order` says how 08/07/2012 is meant; without it, such a day is reported. `encoding` is that of the file;
    None to find out.

    Memory does not grow with the rows, but for the ids, the unread rows and the odd ones. Raises `TableError` if
    the file is no table, `MappingError` if it lacks columns, and `FieldError` for what is not asked rightly.
    """
    if unknown := sorted(choice.keys() - RowChoice.__annotations__.keys()):
        raise TypeError(
            f"stream_table has no keyword {', '.join(unknown)}; it has {', '.join(RowChoice.__annotations__)}"
        )
    chosen_layout = layout_named(layout)
    chosen = row_filter(
        chosen_layout, choice.get("country"), choice.get("during"), choice.get("box"), choice.get("ids")
    )
    day_order: DayOrder | None = choice.get("day_order")
    if day_order is not None and day_order not in tuple(DAY_ORDERS):
        raise FieldError("day_order", f"expected one of {', '.join(DAY_ORDERS)}, got {shown(day_order)}")
    table = open_table(path, encoding=choice.get("encoding"))
    if lacking := [name for name in chosen_layout.required if name not in table.columns]:
        finding = f"the table lacks {', '.join(lacking)}, which {layout} has; it has {', '.join(table.columns)}"
        raise MappingError(str(table.path), [finding])
    return TableStream(table, chosen_layout, chosen, day_order, chain=choice.get("chain", False))


def read_stream(stream: TableStream, title: str | None, *, is_strict: bool) -> TableReading:
    """Returns the dataset of all rows of a stream; raises `TableError` if it is strict and rows are not read."""
    table = stream._table  # noqa: SLF001 - of the same module
    dataset = _dataset(stream, table, title)
    if is_strict and stream.unread:
        stream.account.raise_unread(str(table.path))
    return TableReading(
        dataset=dataset,
        table=table.path.name,
        digest=table.digest,
        rows=stream.rows,
        blank=stream.blank,
        left_out=stream.left_out,
        unread=stream.unread,
        unused=stream.unused,
        notes=stream.notes,
        warnings=stream.warnings,
    )


def _dataset(stream: TableStream, table: TableFile, title: str | None) -> Dataset:
    records = stream.records
    actors: dict[str, bytes] = {}
    places: dict[str, bytes] = {}
    events: dict[str, bytes] = {}
    days: dict[str, str] = {}
    claims: list[bytes] = []
    last = None
    for row in stream.published_rows():
        event_id = records.event_id(row)
        if row.place is not None:
            for id, line in records.places(row.place, row):
                places.setdefault(id, line)
        for id, line in records.speakers(row):
            actors.setdefault(id, line)
        if days.setdefault(event_id, row.when.edtf) != row.when.edtf:
            stream.odd.append(f"row {row.row}: {row.when} is not the day of a row before, {days[event_id]}")
        # Persons of Iraq Body Count share the event of their incident.
        events.setdefault(event_id, records.event(row))
        claims += records.claims(row)
        last = max(filter(None, (last, row.when.latest)), default=None)
    lines = {
        "sources": [records.source()],
        "actors": [records.publisher(), *actors.values()],
        "places": list(places.values()),
        "events": list(events.values()),
        "claims": claims,
    }
    only = next(iter(events)) if len(events) == 1 else None
    return table_dataset(table, lines, title=title, day=last, default_event=only)
