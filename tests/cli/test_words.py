"""The command that lists fields and words."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the small example data."""
    return Path(shutil.copytree(SMALL, tmp_path / "curated"))


def test_words_of_a_class_fit_a_terminal(run: Run) -> None:
    """Every field has its type, every word its definition, and precedents can be copied in one piece."""
    result = run("curate", "words", "CasualtyCount", columns=80)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    for text in ("outcome  word, required", "killed: Died, at once or later of wounds.", "count = ", "see "):
        assert text in result.stdout


def test_words_without_a_name_lists_classes_and_vocabularies(run: Run) -> None:
    """A curator need not know the names."""
    names = json.loads(run("curate", "words", "--json").stdout)
    assert "CasualtyCount" in names["classes"]
    assert "killed" in names["vocabularies"]["outcome"]
    assert "CasualtyCount" in run("curate", "words", columns=80).stdout


def test_words_of_a_folder_have_its_precedents(run: Run, curated: Path) -> None:
    """A new field has no precedent in a release."""
    result = json.loads(run("curate", "words", "hedge", "--curated", str(curated), "--json").stdout)
    uses = {use["word"]: use["precedent"] for use in result["words"]}
    assert (uses["at_least"], uses["about"]) == ("lorn-note/mayor-hurt", None)
    assert "no record" in run("curate", "words", "hedge", "--curated", str(curated), columns=80).stdout


def test_an_unknown_class_is_wrong_usage(run: Run) -> None:
    """The message has the near name."""
    result = run("curate", "words", "Cuont")
    assert result.exit_code == 2
    assert "'Count'" in result.stderr


def test_precedents_are_of_the_dataset_at_hand(run, tmp_path):
    """A project, named by either option; both at once are refused."""
    folder = str(tmp_path / "x")
    run("new", folder)
    for option in ("--data", "--curated"):
        result = run("curate", "words", "outcome", option, folder)
        assert (result.exit_code, "herald-0505/police-killed" in result.stdout) == (0, True)
    assert run("curate", "words", "outcome", "--data", folder, "--curated", folder).exit_code == 2
