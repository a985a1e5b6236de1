"""Output on stdout: tables for people, one JSON document for programs."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from shutil import get_terminal_size
from typing import Any

import typer
from rich import box
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.style import Style
from rich.table import Table
from rich.text import Text

_TERMINAL_WIDTH = 80
"""Columns of a terminal that does not know its width."""
_PIPE_WIDTH = 120
"""Columns of a console that is no terminal: text for people; programs read --csv or --json."""
_NARROW = 110
_GAP = 2
_PIECE = re.compile(r"--\w\S*(?:\s+|$)|[^\s/-]*(?:[/-]+|\s+|$)")
"""Text up to the next place where a line may break: behind spaces, hyphens and slashes, but not in an option."""
_ID_PART = re.compile(r"[^\s/]*(?:/+|\s+|$)")
"""The same for text that breaks behind spaces and slashes."""
_WORD = re.compile(r"\S*(?:\s+|$)")
"""The same for text that breaks behind spaces only."""


class Wrapped:
    """Text that wraps where it must and is never cut.

    Lines break behind a space, a hyphen or a slash. With `keep_words` they break behind spaces only,
    and the column is as wide as the longest word: ids stay in one piece and can be copied.
    """

    def __init__(self, text: str, style: str | Style = "", *, keep_words: bool = False) -> None:
        self._lines, self._style = text.split("\n"), style
        self._pieces = _WORD if keep_words else _PIECE

    def breaking(self, pieces: re.Pattern[str]) -> "Wrapped":
        """Returns the same text that may break behind each of these pieces; unchanged if it breaks at any."""
        result = Wrapped(str(self), self._style)
        result._pieces = pieces if self._pieces is not _PIECE else _PIECE
        return result

    def __str__(self) -> str:
        return "\n".join(self._lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = (_wrap_indented(line, options.max_width, self._pieces) for line in self._lines)
        yield Text("\n".join(lines), style=self._style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        pieces = (_indent(line) + piece.rstrip() for line in self._lines for piece in self._pieces.findall(line))
        return Measurement(max(map(cell_len, pieces)), max(map(cell_len, self._lines)))


def id_cell(id: str) -> Wrapped:
    """Returns a cell with an id, in one piece."""
    return Wrapped(id, "cyan", keep_words=True)


def address_cell(url: str) -> Wrapped:
    """Returns an address that can be clicked in a terminal, although it is wrapped."""
    return Wrapped(url, Style(dim=True, link=url))


def text_above_id(text: str, id: str) -> Group:
    """Returns a cell with a text and, on the line below, the id of its record."""
    return Group(Wrapped(text), id_cell(f"  {id}"))


def wrap(line: str, width: int, pieces: re.Pattern[str] = _PIECE) -> list[str]:
    """Splits a line into lines of at most this width; a piece that is wider is split anywhere.

    >>> wrap("state-television said none", 14)
    ['state-', 'television', 'said none']
    """
    lines = [""]
    for piece in pieces.findall(line):
        if cell_len(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        elif pieces is _PIECE:
            lines += chop_cells(piece, max(width, 1))
        else:
            lines += wrap(piece, width)
            lines[-1] += piece[len(piece.rstrip()) :]
    return [wrapped.rstrip() for wrapped in lines if wrapped] or [""]


def _wrap_indented(line: str, width: int, pieces: re.Pattern[str]) -> str:
    """Wraps a line and indents the lines that follow like the first."""
    indent = _indent(line)
    return "\n".join(indent + wrapped for wrapped in wrap(line.lstrip(), width - len(indent), pieces))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


class _PipeConsole(Console):
    """A console for files and pipes, which strips the spaces that fill up a line."""

    def print(self, *objects: Any, **options: Any) -> None:
        with self.capture() as capture:
            super().print(*objects, **options)
        self.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())

    def on_broken_pipe(self) -> None:
        """Raises the error, for `one_line_errors`; Rich would exit with 1."""
        raise  # noqa: PLE0704 - called where the error is handled


def console() -> Console:
    """Returns a console on the current stdout, as wide as the terminal or as the variable COLUMNS says."""
    is_terminal = sys.stdout.isatty()
    # Rich prints nothing at a width of 0, which some terminals give, and takes 80 for each with TERM=dumb.
    width, height = get_terminal_size((_TERMINAL_WIDTH if is_terminal else _PIPE_WIDTH, 24))
    kind = Console if is_terminal else _PipeConsole
    return kind(width=width, height=height, highlight=False, markup=False, emoji=False)


def is_narrow(out: Console) -> bool:
    """Returns whether the console is too narrow for a table of many columns."""
    return out.width < _NARROW


def print_json(data: object) -> None:
    """Prints plain data as one JSON document; letters of every alphabet stay as they are."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def heading(text: str) -> Text:
    """Returns a heading between two blank lines."""
    return Text(f"\n{text}\n", style="bold")


def record_table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> RenderableType:
    """Returns a table whose first column holds ids; on a narrow console the ids go below the second column."""
    cells: Iterable[Sequence[RenderableType]]
    if is_narrow(out):
        cells = ([text_above_id(text, id), *map(Wrapped, rest)] for id, text, *rest in rows)
        return table(out, columns[1:], cells)
    cells = ([id_cell(id), *map(Wrapped, rest)] for id, *rest in rows)
    return table(out, columns, cells)


def table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[RenderableType]]) -> RenderableType:
    """Returns a table that fits the console; an empty row ends a section.

    If the console is too narrow to keep each word in one piece, ids break behind their slash, then words
    behind hyphens; if it still is too narrow, each row becomes a paragraph.
    """
    cells: list[list[RenderableType]] = [
        [Wrapped(cell, keep_words=True) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    available = out.width - (_GAP + 1) * (len(columns) - 1)
    header: Sequence[RenderableType] = [Wrapped(column, keep_words=True) for column in columns]
    # A single id of 67 letters must not turn a table into paragraphs.
    for pieces in (_WORD, _ID_PART, _PIECE):
        cells = [[_breaking(cell, pieces) for cell in row] for row in cells]
        measurements = _measure(out, [header, *cells])
        if sum(measurement.minimum for measurement in measurements) <= available:
            break
    else:
        return Group(*(_paragraph(columns, row) for row in cells if row))
    result = Table(
        box=box.SIMPLE_HEAD, header_style="dim", padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False
    )
    for column, width in zip(columns, _column_widths(measurements, available), strict=True):
        result.add_column(column, width=width, overflow="fold")
    for row in cells:
        result.add_row(*row) if row else result.add_section()
    return result


def _breaking(cell: RenderableType, pieces: re.Pattern[str]) -> RenderableType:
    """Returns a cell whose words may break behind these pieces."""
    if isinstance(cell, Group):
        return Group(*(_breaking(part, pieces) for part in cell.renderables))
    return cell.breaking(pieces) if isinstance(cell, Wrapped) else cell


def _paragraph(columns: Sequence[str], row: Sequence[RenderableType]) -> RenderableType:
    """Returns a row as its first cell and, indented below, the other cells behind their headings."""
    first, *rest = map(_cell_text, row)
    pairs = zip(columns[1:], rest, strict=False)
    lines = "; ".join(f"{column} {_one_line(text)}".strip() for column, text in pairs if text)
    return Group(Wrapped(first), Wrapped(f"  {lines}"))


def _one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.split("\n"))


def _cell_text(cell: RenderableType) -> str:
    if isinstance(cell, Group):
        return "\n".join(map(_cell_text, cell.renderables))
    return str(cell)


def _measure(out: Console, rows: Sequence[Sequence[RenderableType]]) -> list[Measurement]:
    """Returns for each column the width of its longest word and of its longest cell."""
    columns = ([cell for cell in column if cell is not None] for column in zip_longest(*rows))
    measurements = ([Measurement.get(out, out.options, cell) for cell in column] for column in columns)
    return [
        Measurement(max(each.minimum for each in column), max(each.maximum for each in column))
        for column in measurements
    ]


def _column_widths(measurements: Sequence[Measurement], available: int) -> list[int]:
    """Gives each column its least width, then the remaining space to the columns that lack most of it."""
    # Rich would cut a column below its longest word; a cut id can't be copied.
    widths = [measurement.minimum for measurement in measurements]
    wanted = [measurement.maximum for measurement in measurements]
    # One by one, because a column takes no more than it wants.
    for _ in range(available - sum(widths)):
        share, column = min((width / max(wanted[column], 1), column) for column, width in enumerate(widths))
        widths[column] += share < 1
    return widths


def field_table(fields: Iterable[tuple[str, str | None]]) -> Table:
    """Returns labels beside their values, without the fields that are empty."""
    result = Table.grid(padding=(0, 2, 0, 0))
    result.add_column(style="dim", no_wrap=True)
    result.add_column(overflow="fold")
    for label, value in fields:
        if value:
            is_address = value.startswith(("https://", "http://")) and " " not in value
            result.add_row(label, address_cell(value) if is_address else Wrapped(value, keep_words=True))
    return result


def amount(count: int, kind: str) -> str:
    """Returns a number with its noun, given in the plural: `1 claim`, `2 claims`, `3 stories`."""
    singular = f"{kind.removesuffix('ies')}y" if kind.endswith("ies") else kind.removesuffix("s")
    return f"{count} {singular if count == 1 else kind}"
