"""How tables make room: cells are folded where it hurts least, and never cut."""

import io

import pytest
from rich.console import Console

from gorno_badakhshan.cli.output import Folded, amount, fold, table


@pytest.mark.parametrize(
    ("line", "width", "folded"),
    [
        ("short", 10, ["short"]),
        ("", 10, [""]),
        ("two words", 5, ["two", "words"]),
        ("hospital-military-killed", 18, ["hospital-military-", "killed"]),
        ("2012-07-24/2012-07-25", 11, ["2012-07-24/", "2012-07-25"]),
        ("unbreakable", 6, ["unbrea", "kable"]),
        ("Хоруғ Хорог", 6, ["Хоруғ", "Хорог"]),
    ],
)
def test_fold(line: str, width: int, folded: list[str]) -> None:
    """Behind spaces, hyphens and slashes; a word that is too long is broken anywhere."""
    assert fold(line, width) == folded


@pytest.mark.parametrize("width", range(1, 60))
def test_no_letter_is_lost(width: int) -> None:
    """However narrow the console, every letter of every cell is there."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    ids = ("wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed", "khorog-fighting")
    out.print(Folded(", ".join(ids), whole=True))
    assert isinstance(out.file, io.StringIO)
    assert "".join(out.file.getvalue().split()) == ",".join(ids)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_table_fits_its_console(width: int) -> None:
    """No line is wider than the console, and a table that needs less takes less."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    out.print(table(out, ("id", "title"), [["khorog-fighting", "fighting in the streets of a town " * 2]]))
    assert isinstance(out.file, io.StringIO)
    assert max(map(len, out.file.getvalue().splitlines())) <= min(width, 90)


@pytest.mark.parametrize(("count", "told"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_amount_agrees_with_its_word(count: int, told: str) -> None:
    """One claim, two claims."""
    assert amount(count, "claims") == told
