"""Reads a table of reports as a dataset of claims."""

import json
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any, Literal

from ..curation.freeze import manifest_file
from ..curation.release_head import ReleaseHead
from ..dataset import Dataset
from ..errors import FieldError, shown
from ..model.kinds import KINDS
from ..store.description import UNDESCRIBED, Description
from ..store.lines import join_lines
from ..store.manifest import Manifest
from .files import TableFile, open_table
from .mapping import MappingError, TableMapping, as_mapping
from .names import near_names, slug
from .problems import TableError, UnreadCell
from .reading import TableReading
from .records import TableRecords
from .rows import RowClaim, RowReader

_SEVERAL_NAMES = re.compile(r";|\|| / ")
"""What may divide several names; a comma may be in one."""
_ROWS_OF_TITLES = 20
"""Rows that are searched for the header if it is not where it should be."""

OnUnread = Literal["raise", "report"]


def read_table(
    path: str | os.PathLike[str],
    mapping: TableMapping | Mapping[str, Any] | str | os.PathLike[str],
    *,
    on_unread: OnUnread = "raise",
    title: str | None = None,
) -> TableReading:
    """Returns the claims of a CSV or Excel file as a dataset, with an account of every row.

    >>> import gorno_badakhshan as gb
    >>> reading = gb.read_table("reports.csv", "mapping.toml")  # doctest: +SKIP
    >>> reading.dataset.claims  # doctest: +SKIP

    `mapping` is a `TableMapping`, the same as a dict, or a TOML file. Each row becomes a claim for each of its
    counts; the table's name and the row are the locator. A row with a cell that cannot be read becomes none: with
    `on_unread="raise"`, the default, `TableError` has all such cells; with "report" they are in `unread`. `title`
    is that of the dataset; None for the name of the file.

    Time and memory grow with the rows; the file is streamed. Raises `TableError` if the file is no table, or
    `MappingError` if the mapping does not fit it; both are a `StructureError`.
    """
    if on_unread not in ("raise", "report"):
        raise FieldError("on_unread", f"expected 'raise' or 'report', got {shown(on_unread)}")
    columns = as_mapping(mapping)
    table = open_table(
        path,
        encoding=columns.encoding,
        delimiter=columns.delimiter,
        sheet=columns.sheet,
        header_row=columns.header_row,
    )
    _check_columns(columns, table)
    reader = RowReader(columns, table.columns)
    account = _Account(table)
    claims = deque(account.read(reader))
    if account.unread and on_unread == "raise":
        unread = len({cell.row for cell in account.unread})
        what = f"{table.path}, {unread} of {account.rows} rows cannot be read"
        raise TableError(what, [str(cell) for cell in account.unread], account.unread)
    records = TableRecords(columns, reader.mentions, claims, table.path.name)
    used = {name for _, name in columns.columns()}
    return TableReading(
        dataset=_dataset(table, records, title),
        table=table.path.name,
        digest=table.digest,
        rows=account.rows,
        blank=account.blank,
        unread=tuple(account.unread),
        unused=tuple(name for name in table.columns if name not in used),
        notes=(*table.notes, *account.notes()),
        warnings=tuple(_warnings(reader, records)),
    )


def _check_columns(mapping: TableMapping, table: TableFile) -> None:
    """Raises `MappingError` if the table lacks columns, and says so if another row has them."""
    # Before any row is read: a misspelt column would make each of them unread.
    try:
        mapping.check_columns(table.columns, str(table.path))
    except MappingError as error:
        names = {name for _, name in mapping.columns()}
        for row in islice(table.rows(), _ROWS_OF_TITLES):
            if names <= {" ".join(cell.split()) for cell in row.cells}:
                finding = f"row {row.number} has all of them; write header_row = {row.number} into the mapping"
                raise MappingError(str(table.path), [*error.findings, finding]) from None
        raise


class _Account:
    """What becomes of each row of a table."""

    def __init__(self, table: TableFile) -> None:
        self._table = table
        self.rows = self.blank = 0
        self.unread: list[UnreadCell] = []
        self._surplus: list[int] = []

    def read(self, reader: RowReader) -> Iterator[RowClaim]:
        """Yields the claims of all rows that can be read."""
        width = len(self._table.columns)
        for row in self._table.rows():
            # Counted here and nowhere else, so that each row has one end: read, unread or blank.
            self.rows += 1
            if row.problem is None and not any(map(str.strip, row.cells)):
                self.blank += 1
                continue
            if len(row.cells) > width and any(map(str.strip, row.cells[width:])):
                self._surplus.append(row.number)
            for item in reader.read(row):
                if isinstance(item, UnreadCell):
                    self.unread.append(item)
                else:
                    yield item

    def notes(self) -> Iterator[str]:
        """Yields what is to be said of the rows as a whole."""
        if not self.rows:
            yield "no row below the header"
        if self._surplus:
            first = f"the first is {self._surplus[0]}"
            yield f"{len(self._surplus)} rows have cells to the right of the header, {first}"


def _warnings(reader: RowReader, records: TableRecords) -> Iterator[str]:
    mentions = reader.mentions
    names: dict[str, Iterable[str]] = {
        "actors": mentions.actors,
        "places": mentions.places,
        "sources": dict.fromkeys(document.name for document in mentions.documents),
        "events": [mention.name for mention in mentions.events if mention.name],
    }
    for kind, each in names.items():
        for group in near_names(each):
            yield f"{kind} of nearly equal names are kept apart: {', '.join(map(repr, group))}"
    if several := [name for name in names["sources"] if _SEVERAL_NAMES.search(name)]:
        number = f"{len(several)} names of sources" if len(several) > 1 else "a name of a source"
        yield f"{number} may be several, such as {several[0]!r}; state separator in the mapping if so"
    # A part of an event answers no question about the event, which surprises whoever mapped the day of a report.
    for event, when in records.events_of_several_days():
        yield (
            f"the rows of {event!r} are of several days, {when}, and each counts a part of it; "
            "if the column says when it was reported, map it as said or published"
        )


def _dataset(table: TableFile, records: TableRecords, title: str | None) -> Dataset:
    """Returns the dataset of the records, as a release would have them."""
    files, counts = {}, {}
    for kind in KINDS:
        files[kind], counts[kind] = join_lines(getattr(records, kind)())
    name = slug(table.path.stem, "table")
    # The last day of the rows, so that the same table has the same pin on any day.
    day = records.last_day or datetime.now(tz=UTC).date()
    # A draft: maintainers, license and version are for the person who freezes it.
    head = ReleaseHead(
        version="0.1.0",
        date=day.isoformat(),
        notes=f"Read from the table {table.path.name}, sha256 {table.digest}.",
        description=Description(
            name=name,
            title=title or f"{table.path.stem}: claims of a table",
            maintainers=UNDESCRIBED.maintainers,
            license=UNDESCRIBED.license,
            default_event=records.event_ids[0] if len(records.event_ids) == 1 else None,
        ),
    )
    manifest = manifest_file(head, files, counts)
    return Dataset(Manifest(json.loads(manifest), sha256(manifest).hexdigest()), files)
