"""Tables fit their console: cells wrap and are never cut."""

import io

import pytest
from rich.console import Console

from gorno_badakhshan.cli.output import (
    Wrapped,
    address_cell,
    amount,
    console,
    field_table,
    table,
    text_above_id,
    wrap,
)


@pytest.mark.parametrize(
    ("line", "width", "lines"),
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
def test_wrap(line: str, width: int, lines: list[str]) -> None:
    """Lines break behind spaces, hyphens and slashes; a word that is too long breaks anywhere."""
    assert wrap(line, width) == lines


@pytest.mark.parametrize("width", range(1, 60))
def test_no_letter_is_lost(width: int) -> None:
    """However narrow the console, every letter of every cell is there."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    ids = ("wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed", "khorog-fighting")
    out.print(Wrapped(", ".join(ids), keep_words=True))
    assert isinstance(out.file, io.StringIO)
    assert "".join(out.file.getvalue().split()) == ",".join(ids)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_table_fits_its_console(width: int) -> None:
    """No line is wider than the console, and a table that needs less takes less."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    out.print(table(out, ("id", "title"), [["khorog-fighting", "fighting in the streets of a town " * 2]]))
    assert isinstance(out.file, io.StringIO)
    assert max(map(len, out.file.getvalue().splitlines())) <= min(width, 90)


@pytest.mark.parametrize("width", [20, 60])
def test_a_wrapped_address_can_be_clicked(width: int) -> None:
    """Each line of it leads to the whole address; a file has the text alone."""
    url = "https://example.org/an-address-that-is-longer-than-sixty-columns-of-a-terminal"
    for is_terminal in (True, False):
        out = Console(width=width, file=io.StringIO(), force_terminal=is_terminal, legacy_windows=False)
        out.print(address_cell(url))
        assert isinstance(out.file, io.StringIO)
        lines = out.file.getvalue().splitlines()
        assert len(lines) > 1
        assert all(f";{url}\x1b" in line for line in lines) == is_terminal
        assert ("\x1b" in out.file.getvalue()) == is_terminal


@pytest.mark.parametrize("width", [40, 60, 80])
def test_an_id_beside_its_label_stays_in_one_piece(width: int) -> None:
    """It can be copied, however long the text before it is."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    out.print(field_table([("source", "A title of some length (24tv-0724)"), ("relays", None)]))
    assert isinstance(out.file, io.StringIO)
    assert "(24tv-0724)" in out.file.getvalue()
    assert "relays" not in out.file.getvalue()


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [
        (0, "claims", "0 claims"),
        (1, "claims", "1 claim"),
        (2, "claims", "2 claims"),
        (1, "stories", "1 story"),
        (2, "stories", "2 stories"),
    ],
)
def test_a_noun_agrees_with_its_number(count: int, kind: str, text: str) -> None:
    """One claim, two claims."""
    assert amount(count, kind) == text


@pytest.mark.parametrize("width", [70, 80])
def test_a_long_id_breaks_behind_its_slash_and_the_table_stays_a_table(width: int) -> None:
    """One id of 67 letters leaves the rows of all others as they are."""
    out = Console(width=width, file=io.StringIO(), legacy_windows=False)
    ids = ("wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed", "lead-killed")
    rows = [[text_above_id("Who spoke first", id), "not counted: replaced"] for id in ids]
    out.print(table(out, ("first speaker", "counts as", "how, and why"), [[*row, "x" * 12] for row in rows]))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    assert lines[0].split() == ["first", "speaker", "counts", "as", "how,", "and", "why"]
    places = [number for number, line in enumerate(lines) if "clashes/" in line]
    assert [lines[place + 1].split()[0] for place in places] == ["tv-military-killed"]
    assert max(map(len, lines)) <= width


NO_WIDTH = {
    "0": "what a terminal of unknown size gives",
    "-1": "no width",
    "x": "no number",
    "²": "a digit that is no number",
    "": "an empty variable",
}


@pytest.mark.parametrize("columns", NO_WIDTH, ids=NO_WIDTH.values())
@pytest.mark.parametrize(("is_terminal", "width"), [(True, 80), (False, 120)])
def test_a_console_without_a_width_has_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int, *, is_terminal: bool
) -> None:
    """Rich alone would print nothing at a width of 0."""
    set_terminal(monkeypatch, columns, is_terminal=is_terminal)
    assert console().width == width


@pytest.mark.parametrize("term", ["dumb", "xterm"])
@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_console_is_as_wide_as_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, term: str, *, is_terminal: bool
) -> None:
    """The shell of an editor, which is a dumb terminal, may be narrower than 80 columns, and wider."""
    set_terminal(monkeypatch, "61", is_terminal=is_terminal)
    monkeypatch.setenv("TERM", term)
    assert console().width == 61


def set_terminal(monkeypatch: pytest.MonkeyPatch, columns: str, *, is_terminal: bool) -> None:
    """Puts a stream in the place of stdout; the real one, which the size is asked of, has none."""
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setattr("sys.__stdout__", stream)
    monkeypatch.setenv("COLUMNS", columns)


@pytest.mark.parametrize("width", [12, 16])
def test_an_option_is_never_broken(width: int) -> None:
    """It can be copied, while other words break behind their hyphens."""
    lines = wrap("state-television with --no-infobox", width)
    assert "--no-infobox" in " ".join(lines)
    assert lines[0].startswith("state-")
