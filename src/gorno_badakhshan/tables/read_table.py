"""Reads a table of reports as a dataset of claims."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal, Unpack, cast

from ..errors import FieldError, hint, near, shown
from ..model.kinds import KINDS
from .account import RowAccount
from .files import TableFile, open_table
from .identical_rows import IdenticalRows
from .layouts import LAYOUTS, LayoutName
from .mapping import MappingError, TableMapping, as_mapping
from .names import near_names
from .own_words import unknown_actors
from .problems import UnreadCell
from .published import RowChoice, read_stream, stream_table
from .reading import TableReading
from .records import TableRecords
from .rows import RowClaim, RowReader
from .table_dataset import table_dataset

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
    **choice: Unpack[RowChoice],
) -> TableReading:
    """Returns the claims of a CSV or Excel file as a dataset, with an account of every row.

    >>> import gorno_badakhshan as gb
    >>> reading = gb.read_table("reports.csv", "mapping.toml")  # doctest: +SKIP
    >>> reading.dataset.claims  # doctest: +SKIP

    `mapping` is a `TableMapping`, the same as a dict, a TOML file, or the name of a publisher's table, such as
    "ucdp-ged", of which the keywords of `stream_table` choose the rows. Each row becomes a claim for each of its
    counts; the table's name and the row are the locator. A row with a cell that cannot be read becomes none: with
    `on_unread="raise"`, the default, `TableError` has all such cells; with "report" they are in `unread`. `title`
    is that of the dataset; None for the name of the file.

    Time and memory grow with the rows; the file is streamed. Raises `TableError` if the file is no table, or
    `MappingError` if the mapping does not fit it; both are a `StructureError`.
    """
    if on_unread not in ("raise", "report"):
        raise FieldError("on_unread", f"expected 'raise' or 'report', got {shown(on_unread)}")
    if isinstance(mapping, str) and mapping in LAYOUTS:
        stream = stream_table(path, cast("LayoutName", mapping), **choice)
        return read_stream(stream, title, is_strict=on_unread == "raise")
    if choice:
        known = f"only a table that is known by name takes it: {', '.join(LAYOUTS)}"
        raise FieldError(", ".join(choice), f"{known}; the mapping is {shown(mapping)}")
    if isinstance(mapping, str) and not os.path.lexists(mapping) and (similar := near(mapping, LAYOUTS)):
        raise FieldError("mapping", f"no file and no known table has the name {shown(mapping)}{hint(similar)}")
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
    account = RowAccount()
    identical = IdenticalRows()
    claims = deque(_claims_of_rows(table, reader, account, identical))
    if account.unread and on_unread == "raise":
        account.raise_unread(str(table.path))
    records = TableRecords(columns, reader.mentions, claims, table.path.name)
    used = {name for _, name in columns.columns()}
    dataset = table_dataset(
        table,
        {kind: getattr(records, kind)() for kind in KINDS},
        title=title,
        # The last day of the rows, so that the same table has the same pin on any day.
        day=records.last_day,
        default_event=records.event_ids[0] if len(records.event_ids) == 1 else None,
        parties=columns.parties,
        populations=columns.populations,
    )
    return TableReading(
        dataset=dataset,
        table=table.path.name,
        digest=table.digest,
        rows=account.rows,
        blank=account.blank,
        unread=tuple(account.unread),
        unused=tuple(name for name in table.columns if name not in used),
        notes=(*table.notes, *account.notes()),
        warnings=(
            *_warnings(reader, records),
            *unknown_actors(columns.actors, reader.mentions.actors),
            *identical.warnings(),
        ),
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


def _claims_of_rows(
    table: TableFile, reader: RowReader, account: RowAccount, identical: IdenticalRows
) -> Iterator[RowClaim]:
    """Yields the claims of all rows that can be read."""
    width = len(table.columns)
    for row in table.rows():
        if account.is_blank(row, width):
            continue
        # A row with a problem has perhaps only half of its cells.
        if row.problem is None:
            identical.add(row.number, row.cells)
        found = reader.read(row)
        unread = [item for item in found if isinstance(item, UnreadCell)]
        if unread:
            account.add_unread(unread)
        yield from (item for item in found if not isinstance(item, UnreadCell))


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
