"""CSV of the commands for curators: the same records as JSON."""

import csv
import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the small example data."""
    return Path(shutil.copytree(SMALL, tmp_path / "curated"))


def rows_of(result: Result) -> list[dict[str, str]]:
    """Returns the rows of a table by column."""
    return [*csv.DictReader(StringIO(result.stdout, newline=""))]


@pytest.mark.parametrize(
    "command", ["new", "words", "candidates", "shorten", "check", "format", "freeze", "locate"]
)
def test_every_command_for_curators_has_json_and_csv(run: Run, command: str) -> None:
    """As `curate check` has both."""
    text = run("curate", command, "--help").stdout
    assert [option for option in ("--json", "--csv") if option not in text] == []


def test_new_names_the_file_that_it_wrote(run: Run, curated: Path) -> None:
    """In one row."""
    result = run("curate", "new", "a-page", "--curated", str(curated), "--csv")
    assert rows_of(result) == [{"file": "sources/a-page.toml", "written": "true"}]


def test_format_lists_the_files_that_it_would_write(run: Run, curated: Path) -> None:
    """No row if all are canonical; the exit code stays that of the command."""
    words = ("curate", "format", "--check", "--curated", str(curated))
    path = curated / "places.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    result = run(*words, "--csv")
    assert rows_of(result) == [{"file": "places.toml", "written": "false"}]
    assert result.exit_code == run(*words, "--json").exit_code == 1


def test_shorten_counts_the_lines_of_each_file(run: Run, curated: Path) -> None:
    """Their sums are those of the JSON."""
    words = ("curate", "shorten", "--check", "--curated", str(curated))
    rows, data = rows_of(run(*words, "--csv")), json.loads(run(*words, "--json").stdout)
    assert sum(int(row["before"]) for row in rows) == data["before"]
    assert sum(int(row["after"]) for row in rows) == data["after"]


def test_locate_has_a_row_for_each_place(run: Run, curated: Path, tmp_path: Path) -> None:
    """With offsets and digest."""
    text = tmp_path / "text.txt"
    text.write_text("First the news. Then the news again.", encoding="utf-8")
    words = ("curate", "locate", "a-page", "the news", "--text", str(text), "--curated", str(curated))
    rows = rows_of(run(*words, "--csv"))
    assert [(row["start"], row["end"]) for row in rows] == [("6", "14"), ("21", "29")]


@pytest.mark.parametrize("name", ["CasualtyCount", "outcome"])
def test_words_have_the_definitions_of_the_json(run: Run, name: str) -> None:
    """Each field and each word has a row."""
    data = json.loads(run("curate", "words", name, "--json").stdout)
    definitions = {row["definition"] for row in rows_of(run("curate", "words", name, "--csv"))}
    assert {
        each.get("definition") or each["description"] for each in data.get("words") or data["fields"]
    } <= definitions


def test_candidates_are_those_of_the_json(run: Run, curated: Path) -> None:
    """In their order, with the link that each may be."""
    claims = json.loads(run("claims", "--data", str(curated), "--json").stdout)
    for claim in claims:
        words = ("curate", "candidates", claim["id"], "--curated", str(curated))
        data = json.loads(run(*words, "--json").stdout)
        expected = [(link, each["id"]) for link, candidates in data.items() for each in candidates]
        assert [(row["link"], row["id"]) for row in rows_of(run(*words, "--csv"))] == expected
