"""Opens tables: CSV in whatever encoding and with whatever delimiter, and Excel files. Rows are streamed.

Nothing is guessed in silence: what was found out about the file is in `TableFile.notes`, and a row that has more
or fewer cells than the header has a problem instead of values.
"""

import codecs
import csv
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import attrs

from ..errors import shown
from .problems import TableError

_CHUNK = 1 << 20
_BYTE_ORDER_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Not the delimiters that a name or a number may have in it, such as a space or a colon.
_DELIMITERS = (",", ";", "\t", "|")
_EXCEL = b"PK\x03\x04"
_OTHER_FORMATS = (
    (b"\xd0\xcf\x11\xe0", "it is an Excel file of the old format (.xls); save it as .xlsx or CSV"),
    (b"\x1f\x8b", "it is compressed with gzip; unpack it first"),
    (b"%PDF", "it is a PDF; tables in PDF files have to be typed or exported as CSV first"),
)
_EXCEL_SUFFIXES = {".xlsx", ".xlsm"}
_FOREIGN_LETTERS = re.compile(b"[\xc0-\xff]{3}")
"""Three letters beyond ASCII in a row: hardly a word of western Europe, and any word in cp1251."""
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""The line by which Excel is told the delimiter."""


class TableRow(NamedTuple):
    """A row of a table: its cells as text, or the problem that it has."""

    number: int
    """Row as a spreadsheet shows it, from 1."""
    line: int | None
    """Last line of the row in the file, from 1; None in Excel."""
    cells: Sequence[str]
    problem: str | None


@attrs.frozen(kw_only=True)
class TableFile:
    """A table that was opened: its columns, what was found out about it, and its rows."""

    path: Path
    columns: tuple[str, ...]
    digest: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int = 1
    has_nul: bool = False
    notes: tuple[str, ...] = ()

    def rows(self) -> Iterator[TableRow]:
        """Yields all rows below the header, one by one; a new pass over the file at each call.

        A row without a problem has a cell for each column, and perhaps cells to the right of the last column.
        """
        width = len(self.columns)
        for row in self._records():
            if row.number <= self.header_row:
                continue
            if row.problem is None and len(row.cells) != width:
                # A row of a sheet ends at its last cell with a value, and each cell has its column.
                problem = None if self.sheet else _width_problem(row.cells, width)
                cells = [*row.cells, *[""] * (width - len(row.cells))]
                yield TableRow(row.number, row.line, cells, problem)
            else:
                yield row

    def _records(self) -> Iterator[TableRow]:
        if self.sheet is not None:
            from .excel import excel_records

            return excel_records(self.path, self.sheet)
        records = _csv_records(self.path, self.encoding or "utf-8", self.delimiter or ",")
        return _refuse_nul(records) if self.has_nul else records


def open_table(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int = 1,
) -> TableFile:
    """Returns a table of which the columns are known and no row is read yet.

    A byte-order mark names the encoding. Without one it is UTF-8; a file that is not UTF-8 is read as cp1252, with
    a note, unless it seems to be of another alphabet. The delimiter is the one that makes most columns.
    Raises `TableError` if the file is no table, or if what is in it must be stated first.
    """
    file = _as_path(path)
    # A pipe is empty after the first of several readings.
    if file.exists() and not file.is_file():
        raise TableError(str(file), ["it is no file; name a file, or save what is in it as one"])
    try:
        with file.open("rb") as stream:
            start = stream.read(4096)
    except OSError as error:
        raise TableError(str(file), [f"it cannot be read: {error.strerror}"]) from None
    for mark, reason in _OTHER_FORMATS:
        if start.startswith(mark):
            raise TableError(str(file), [reason])
    is_excel = file.suffix.lower() in _EXCEL_SUFFIXES
    if is_excel != start.startswith(_EXCEL):
        reasons = {True: "its name is that of an Excel file, and it is none", False: "it is an archive; unpack it"}
        raise TableError(str(file), [reasons[is_excel]])
    if is_excel:
        from .excel import open_excel

        chosen, notes = open_excel(file, sheet)
        table = TableFile(path=file, columns=(), digest=_digest(file), sheet=chosen, notes=notes)
    else:
        table = _open_text(file, start, encoding, delimiter, header_row)
    return _with_header(table, header_row)


def _as_path(path: object) -> Path:
    try:
        text = os.fspath(path)  # type: ignore[call-overload]
    except TypeError:
        text = None
    if not isinstance(text, str) or "\0" in text:
        raise TableError("the path of a table", [f"expected the path of a file, got {shown(path)}"])
    return Path(text)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        from hashlib import file_digest

        return file_digest(stream, "sha256").hexdigest()


def _open_text(
    file: Path, start: bytes, encoding: str | None, delimiter: str | None, header_row: int
) -> TableFile:
    if not start:
        raise TableError(str(file), ["the file is empty"])
    found = next((name for mark, name in _BYTE_ORDER_MARKS if start.startswith(mark)), None)
    if encoding is not None:
        _check_encoding(file, encoding)
    stated = encoding or found
    # UTF-16 has a NUL in each letter of ASCII, and so in each delimiter; a damaged file has a few.
    if stated is None and start.count(0) > len(start) // 20:
        reason = 'it has NUL bytes, as UTF-16 without a byte-order mark has; state the encoding: "utf-16-le"'
        raise TableError(str(file), [reason])
    # A stated UTF-8 may still begin with a mark, which is no letter of the first column's name.
    chosen = "utf-8-sig" if stated is not None and _is_utf8(stated) else stated
    facts = _examine_encoding(file, chosen)
    chosen, notes = facts.encoding, facts.notes
    if found is not None and encoding is None:
        notes = (*notes, f"encoding {found.removesuffix('-sig')}, by its byte-order mark")
    header = _header_line(file, chosen, header_row)
    if delimiter is None:
        delimiter, note = _sniff_delimiter(file, header)
        notes = (*notes, note)
    elif len(delimiter) != 1 or delimiter in '"\r\n':
        raise TableError(str(file), [f"expected a delimiter of one character, got {shown(delimiter)}"])
    return TableFile(
        path=file,
        columns=(),
        digest=facts.digest,
        encoding=chosen,
        delimiter=delimiter,
        has_nul=facts.has_nul,
        notes=notes,
    )


def _check_encoding(file: Path, encoding: str) -> None:
    try:
        codecs.getincrementaldecoder(encoding)
        is_text = codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 - as `open` asks
    except (LookupError, ValueError):
        is_text = False
    if not is_text:
        reason = f"no encoding has the name {shown(encoding)}; write utf-8, utf-16, cp1252 or cp1251"
        raise TableError(str(file), [reason])


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name in {"utf-8", "utf-8-sig"}


class _FileFacts(NamedTuple):
    """What the bytes of a file are."""

    digest: str
    encoding: str
    has_nul: bool
    notes: tuple[str, ...] = ()


def _examine_encoding(file: Path, encoding: str | None) -> _FileFacts:
    """Returns the digest of a file, its encoding, and a note if that is not what one expects."""
    digest = sha256()
    # Read once more than needed, so that a byte in the last row is found before the first one is read.
    decoder = codecs.getincrementaldecoder(encoding or "utf-8")()
    is_decoded, lines, looks_foreign, has_nul = True, 1, False, False
    first_error = ""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            has_nul = has_nul or b"\0" in chunk
            if is_decoded:
                try:
                    decoder.decode(chunk)
                except UnicodeError as error:
                    is_decoded = False
                    start = error.start if isinstance(error, UnicodeDecodeError) else 0
                    first_error = f"line {lines + chunk[:start].count(10)}: {getattr(error, 'reason', error)}"
                lines += chunk.count(10)
            looks_foreign = looks_foreign or (not is_decoded and _FOREIGN_LETTERS.search(chunk) is not None)
    if is_decoded:
        try:
            decoder.decode(b"", final=True)
        except UnicodeError as error:
            is_decoded, first_error = False, f"at its end: {getattr(error, 'reason', error)}"
    if is_decoded:
        return _FileFacts(digest.hexdigest(), encoding or "utf-8", has_nul)
    if encoding is not None:
        raise TableError(str(file), [f"it is not {encoding}, {first_error}; state another encoding"])
    if looks_foreign:
        reason = "and words in it seem to be of another alphabet; state the encoding, such as cp1251 or cp1252"
        raise TableError(str(file), [f"it is not UTF-8, {first_error}, {reason}"])
    note = f"encoding cp1252, because it is not UTF-8 ({first_error}); state the encoding if names look wrong"
    return _examine_encoding(file, "cp1252")._replace(notes=(note,))


def _header_line(file: Path, encoding: str, header_row: int) -> str:
    """Returns the first line of the header's row, at most as long as a cell may be."""
    with file.open(encoding=encoding, newline="") as stream:
        line = ""
        for _ in range(header_row):
            line = stream.readline(csv.field_size_limit())
    return line


def _sniff_delimiter(file: Path, header: str) -> tuple[str, str]:
    """Returns the delimiter of a header and a note about it."""
    if match := _SEPARATOR_LINE.fullmatch(header):
        return match[1], f"delimiter {match[1]!r}, by the line {header.strip()!r}"
    columns = {delimiter: len(next(csv.reader([header], delimiter=delimiter), [])) for delimiter in _DELIMITERS}
    most = max(columns.values())
    best = [delimiter for delimiter, count in columns.items() if count == most]
    if most <= 1:
        return ",", "one column only: no comma, semicolon, tab or bar in the header"
    if len(best) > 1:
        reason = f"the delimiter may be {' or '.join(map(repr, best))}; state it"
        raise TableError(str(file), [reason])
    return best[0], f"delimiter {best[0]!r}, which makes {most} columns"


def _csv_records(file: Path, encoding: str, delimiter: str) -> Iterator[TableRow]:
    """Yields all rows of a CSV file; a row that is no CSV has a problem."""
    with file.open(encoding=encoding, newline="") as stream:
        # Strict, because Python otherwise joins a stray quote with all that follows, without an error.
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        number = 0
        while True:
            first_line = reader.line_num + 1
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                problem = f"lines {first_line} to {reader.line_num} are no row of CSV: {error}; correct the quotes"
                yield TableRow(number, reader.line_num, (), problem)
            else:
                yield TableRow(number, reader.line_num, cells, None)


def _refuse_nul(records: Iterator[TableRow]) -> Iterator[TableRow]:
    """Yields the rows, those with a NUL character with a problem: other programs end a text at it."""
    for record in records:
        has_nul = any("\0" in cell for cell in record.cells)
        problem = "the row has a NUL character, which no text has; the file may be damaged" if has_nul else None
        yield record._replace(problem=record.problem or problem)


def _width_problem(cells: Sequence[str], width: int) -> str | None:
    """Returns the problem of a row with another number of cells than the header; None if it is blank behind it."""
    # Spreadsheets write a delimiter for each cell that was ever formatted.
    if not any(map(str.strip, cells)) or (len(cells) > width and not any(map(str.strip, cells[width:]))):
        return None
    advice = "write all cells, empty ones too"
    if len(cells) > width:
        advice = "quote cells that have the delimiter in them"
    return f"the row has {len(cells)} cells and the header {width}; {advice}"


def _with_header(table: TableFile, header_row: int) -> TableFile:
    """Returns the table with its columns; a column without a name gets one by its position."""
    records = table._records()  # noqa: SLF001 - of the same module
    header = next((record for record in records if record.number == header_row), None)
    if header is not None and header_row == 1 and _SEPARATOR_LINE.fullmatch("".join(header.cells) + " "):
        header_row = 2
        header = next(records, None)
    what = str(table.path)
    if header is None:
        raise TableError(what, [f"it has no row {header_row}, where the header should be"])
    if header.problem:
        raise TableError(what, [f"the header is not readable: {header.problem}"])
    names = [" ".join(cell.split()) for cell in header.cells]
    if not any(names):
        raise TableError(what, [f"row {header_row} is empty; state the row of the header as header_row"])
    unnamed = [position for position, name in enumerate(names, 1) if not name]
    columns = tuple(name or f"column {position}" for position, name in enumerate(names, 1))
    notes = table.notes
    if unnamed:
        notes = (*notes, f"columns without a name: {', '.join(columns[position - 1] for position in unnamed)}")
    if repeated := [name for name, count in Counter(columns).items() if count > 1]:
        notes = (*notes, f"columns of the same name: {', '.join(repeated)}")
    return attrs.evolve(table, columns=columns, header_row=header_row, notes=notes)
