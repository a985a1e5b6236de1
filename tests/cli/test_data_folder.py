"""The option `--data`: every command works on the dataset in a folder."""

import inspect
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

import gorno_badakhshan as gb
from gorno_badakhshan.cli.app import app
from gorno_badakhshan.cli.data_folder import chosen_data, load, with_data_option

SMALL = Path(__file__).parents[1] / "curation" / "small"
DESCRIPTION = '\n[description]\nname = "lorn"\ntitle = "Lorn"\nmaintainers = ["Archive"]\nlicense = "CC0-1.0"\n'


@pytest.fixture
def lorn(tmp_path: Path) -> Path:
    """A project with a default event."""
    shutil.copytree(SMALL, tmp_path / "curated")
    head = tmp_path / "curated" / "dataset.toml"
    text = head.read_text(encoding="utf-8") + DESCRIPTION + 'default_event = "lorn-brawl"\n'
    head.write_text(text, encoding="utf-8")
    return tmp_path


COMMANDS = [
    "events", "actors", "places", "sources", "claims --event lorn-brawl", "show lorn-brawl", "search harbor",
    "toll --outcome wounded", "toll lorn-brawl --outcome wounded --all", "lineage mayor-hurt",
    "cite", "coverage", "diff 1.0.0 1.0.0", "changelog 1.0.0 1.0.0", "",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works_on_the_folder(run, lorn, command):
    """Nothing of the data of this package is in the answer."""
    if command.startswith(("diff", "changelog")):
        run("curate", "freeze", "--curated", str(lorn))
    result = run(*command.split(), "--data", str(lorn))
    assert result.exit_code == 0, result.stderr
    assert "khorog" not in result.stdout.lower()


def test_a_pin_chooses_a_release_of_the_folder(run, lorn):
    """A version that the folder does not have is refused, though this package has it."""
    assert run("events", "--data", str(lorn), "--pin", "1.0.0").exit_code == 2
    run("curate", "freeze", "--curated", str(lorn))
    assert "lorn-brawl" in run("events", "--data", str(lorn), "--pin", "1.0.0").stdout
    assert run("events", "--data", str(lorn), "--pin", "2.0.0").exit_code == 2


def test_a_dataset_without_a_default_event_asks_for_one(run):
    """No event is guessed; the message names those that there are."""
    result = run("toll", "--data", str(SMALL))
    assert result.exit_code == 2
    assert "lorn-strike, lorn-brawl" in result.stderr


def test_data_with_findings_is_reported_without_a_traceback(run, lorn):
    """The findings are on stderr, and the exit code is that of a check."""
    (lorn / "curated" / "events.toml").write_bytes(b"[[events]]\n")
    result = run("events", "--data", str(lorn))
    assert result.exit_code == 1
    assert "events.toml:1: missing-key" in result.stderr


def test_every_command_that_reads_a_release_has_the_option():
    """Whoever adds a command with `--pin` gets `--data` with it."""
    commands = get_command(app).commands
    with_pin = {name for name, command in commands.items() if "pin" in {each.name for each in command.params}}
    with_data = {name for name, command in commands.items() if "data" in {each.name for each in command.params}}
    assert with_pin - {"verify"} <= with_data
    assert {"diff", "changelog"} <= with_data


def test_the_folder_is_chosen_for_one_command_only(lorn):
    """A program that runs two commands does not take the folder along."""
    with chosen_data(lorn):
        assert load().claims.ids == gb.read(lorn).claims.ids
    assert load() is gb.load()


def test_a_command_that_reads_no_release_stays_as_it_is():
    """It would ignore the option."""

    def command(name: str) -> None:
        """Prints the name."""

    assert with_data_option(command) is command
    assert list(inspect.signature(command).parameters) == ["name"]
