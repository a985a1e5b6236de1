"""What reaches stdout: tables for people, one JSON document for programs."""

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

import typer
from rich import box
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

_UNBROKEN = 2000
"""Columns where nobody looks at a terminal: wide enough that no cell is folded, so that grep works."""
_NARROW = 110
_GAP = 2
_PIECE = re.compile(r"[^\s/-]*(?:[/-]+|\s+|$)")
_WORD = re.compile(r"\S*(?:\s+|$)")


class Folded:
    """Text that is folded where it must be and never cut: behind a space, a hyphen or a slash.

    Lines stay apart. `whole` words, such as ids to copy, are
    folded behind spaces only and ask for a column as wide as the longest.
    """

    def __init__(self, text: str, style: str = "", *, whole: bool = False) -> None:
        self._lines, self._style, self._pieces = text.split("\n"), style, _WORD if whole else _PIECE

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = (_hang(line, options.max_width, self._pieces) for line in self._lines)
        yield Text("\n".join(lines), style=self._style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        pieces = (_indent(line) + piece.rstrip() for line in self._lines for piece in self._pieces.findall(line))
        return Measurement(max(map(cell_len, pieces)), max(map(cell_len, self._lines)))


def stacked(text: str, id: str) -> Group:
    """A text with the id to ask for it by on a line below."""
    return Group(Folded(text), Folded(f"  {id}", "cyan", whole=True))


def fold(line: str, width: int, pieces: re.Pattern[str] = _PIECE) -> list[str]:
    """The line in parts of at most this width; what is wider alone is broken where it can be.

    >>> fold("state-television said none", 14)
    ['state-', 'television', 'said none']
    """
    lines = [""]
    for piece in pieces.findall(line):
        if cell_len(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
        elif pieces is _PIECE:
            lines += chop_cells(piece, max(width, 1))
        else:
            lines += fold(piece, width)
            lines[-1] += piece[len(piece.rstrip()) :]
    return [folded.rstrip() for folded in lines if folded] or [""]


def _hang(line: str, width: int, pieces: re.Pattern[str]) -> str:
    """The line folded, what follows indented like its start."""
    indent = _indent(line)
    return "\n".join(indent + folded for folded in fold(line.lstrip(), width - len(indent), pieces))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


class _Unbroken(Console):
    """A console for files and pipes: its lines end where their text ends, not where a cell would."""

    def print(self, *objects: Any, **options: Any) -> None:
        with self.capture() as told:
            super().print(*objects, **options)
        self.file.writelines(f"{line.rstrip()}\n" for line in told.get().splitlines())


def console() -> Console:
    """A console on the stdout of the moment: as wide as the terminal, or as COLUMNS says, or unbroken."""
    looked_at = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    if looked_at:
        return Console(highlight=False, markup=False, emoji=False)
    return _Unbroken(width=_UNBROKEN, highlight=False, markup=False, emoji=False)


def is_narrow(out: Console) -> bool:
    """Whether a table of many columns has to stack some of them."""
    return out.width < _NARROW


def print_json(data: object) -> None:
    """Plain data as one JSON document, every letter as itself."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def listing(out: Console, columns: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    """A table whose first column is of ids; on a narrow console they stand below the second."""
    if is_narrow(out):
        return table(out, columns[1:], ([stacked(text, id), *map(Folded, rest)] for id, text, *rest in cells))
    return table(out, columns, ([Folded(id, "cyan", whole=True), *map(Folded, rest)] for id, *rest in cells))


def table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[RenderableType]]) -> Table:
    """A table as wide as the console at most; an empty row ends a section."""
    held = [[Folded(cell, whole=True) if isinstance(cell, str) else cell for cell in row] for row in rows]
    made = Table(box=box.SIMPLE_HEAD, header_style="dim", padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False)
    room = out.width - (_GAP + 1) * (len(columns) - 1)
    widths = _widths(out, [[*map(Folded, columns)], *held], room)
    for column, width in zip(columns, widths, strict=True):
        made.add_column(column, width=width, overflow="fold")
    for row in held:
        made.add_row(*row) if row else made.add_section()
    return made


def _widths(out: Console, rows: Sequence[Sequence[RenderableType]], room: int) -> list[int]:
    """Widths of columns: each its least, and what is left of the room to those that lack most."""
    measured = [
        [Measurement.get(out, out.options, cell) for cell in column if cell is not None]
        for column in zip_longest(*rows)
    ]
    widths, most = ([max(m[end] for m in column) for column in measured] for end in (0, 1))
    for _ in range(room - sum(widths)):
        share, place = min((width / max(most[place], 1), place) for place, width in enumerate(widths))
        widths[place] += share < 1
    return widths


def sheet(pairs: Iterable[tuple[str, str | None]]) -> Table:
    """Labels beside their values; what is empty is left out."""
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for label, value in pairs:
        if value:
            made.add_row(label, Folded(value))
    return made


def amount(count: int, kind: str) -> str:
    """A number with its word: 1 claim, 2 claims. `kind` is plural."""
    return f"{count} {kind.removesuffix('s') if count == 1 else kind}"
