"""CSV on the command line: one header, safe quoting, the rows of the library."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypedDict

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan import flat, flat_answers
from gorno_badakhshan.cli import curate_rows
from gorno_badakhshan.cli.csv_rows import print_csv
from gorno_badakhshan.flat import ROWS, columns, record_rows

Run = Callable[..., Result]

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "csv.md"
COMMANDS = [
    (["events"], "EventRow"),
    (["actors"], "ActorRow"),
    (["places"], "PlaceRow"),
    (["sources"], "SourceRow"),
    (["claims"], "ClaimRow"),
    ([], "ClaimRow"),
    (["show", "khorog"], "PlaceRow"),
    (["show", "bbc-civilian-killed"], "ClaimRow"),
    (["search", "hospital"], "RecordRow"),
    (["toll"], "RuleRow"),
    (["toll", "--speakers"], "SpeakerRow"),
    (["toll", "--pairs", "--population", "military"], "PairRow"),
    (["toll", "--stories", "--population", "military"], "StoryRow"),
    (["timeline"], "TimelineRow"),
    (["lineage", "bbc-civilian-killed"], "LineageRow"),
    (["diff", "1.0.0", "1.1.0"], "ChangeRow"),
    (["releases"], "ReleaseRow"),
    (["coverage"], "PassageRow"),
    (["verify"], "FindingRow"),
    (["curate", "words"], "WordRow"),
    (["curate", "words", "CasualtyCount"], "WordRow"),
    (["curate", "words", "outcome"], "WordRow"),
]
ROW_CLASSES = {
    name: cls
    for module in (flat, flat_answers, curate_rows)
    for name, cls in vars(module).items()
    if name.endswith("Row")
}
ROW_CLASSES.pop("Row")


class Text(TypedDict):
    """A row with one text."""

    text: str | bool | float | None


def read(text: str) -> list[list[str]]:
    """Returns the cells as a reader of CSV sees them."""
    return [*csv.reader(StringIO(text, newline=""))]


@pytest.mark.parametrize(("words", "row"), COMMANDS, ids=" ".join)
def test_csv_has_one_header_and_rows_as_wide(run: Run, words: list[str], row: str) -> None:
    """The header is that of the documented class, and nothing but the table is printed."""
    result = run(*words, "--csv")
    header, *rows = read(result.stdout)
    assert header == [*columns(ROW_CLASSES[row])]
    assert {len(cells) for cells in rows} <= {len(header)}
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("kind", ROWS)
def test_cells_are_those_of_the_library(run: Run, kind: str) -> None:
    """Reading the file gives the values of the rows as text; None is an empty cell."""
    dataset = gb.load()
    _, *rows = read(run(kind, "--csv").stdout)
    expected = [
        [str(v).lower() if isinstance(v, bool) else "" if v is None else str(v) for v in row.values()]
        for row in record_rows(kind, getattr(dataset, kind), dataset)
    ]
    assert rows == expected


def test_an_empty_result_has_its_header(run: Run) -> None:
    """A program that reads it gets a table without rows, and the exit code says so."""
    result = run("claims", "--outcome", "missing", "--population", "militant", "--csv")
    assert (result.exit_code, read(result.stdout)) == (1, [[*columns(ROWS["claims"])]])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_formula_becomes_text(capsys: pytest.CaptureFixture[str], start: str) -> None:
    """An apostrophe before it stops a spreadsheet from running it."""
    formula = f'{start}HYPERLINK("http://example.org")'
    print_csv(Text, [{"text": formula}])
    assert read(capsys.readouterr().out) == [["text"], [f"'{formula}"]]


@pytest.mark.parametrize(
    ("value", "cell"),
    [(-3.5, "-3.5"), (True, "true"), (None, '""'), ('a "b", c', '"a ""b"", c"'), ("два\nряда", '"два\nряда"')],
)
def test_numbers_stay_and_text_is_quoted(capsys: pytest.CaptureFixture[str], value: object, cell: str) -> None:
    """A number below zero is no formula; quotes are doubled."""
    print_csv(Text, [{"text": value}])
    assert capsys.readouterr().out == f"text\n{cell}\n"


@pytest.mark.parametrize("kind", ROWS)
def test_no_cell_of_a_release_needs_the_apostrophe(kind: str) -> None:
    """So that a program reads the very text of each record."""
    dataset = gb.load()
    texts = [v for row in record_rows(kind, getattr(dataset, kind), dataset) for v in row.values()]
    assert [v for v in texts if isinstance(v, str) and v.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


@pytest.mark.parametrize("words", [["--json", "--csv"], ["--csv", "--json"]])
@pytest.mark.parametrize("command", ["claims", "toll", "releases"])
def test_json_and_csv_exclude_each_other(run: Run, command: str, words: list[str]) -> None:
    """One output has one form."""
    result = run(command, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give one of the two" in result.stderr


def test_csv_of_several_parts_of_a_toll_is_refused(run: Run) -> None:
    """A CSV file has rows of one kind."""
    result = run("toll", "--all", "--csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--speakers" in result.stderr


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is in the checkout, not in the wheel")
@pytest.mark.parametrize("name", ROW_CLASSES)
def test_every_column_is_documented(name: str) -> None:
    """The page lists the columns of each class in their order, after those that it inherits."""
    page = PAGE.read_text(encoding="utf-8")
    section = page.partition(f"`{name}`\n")[2].partition("\n## ")[0]
    documented = [
        name
        for cell in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", section, re.MULTILINE)
        for name in re.findall(r"\w+", cell)
    ]
    inherited = columns(flat.ClaimRow) if name == "LineageRow" else ()
    assert documented == [*columns(ROW_CLASSES[name])[len(inherited) :]]
