"""What the command shows when nothing is asked."""

import json
from collections.abc import Callable

from typer.testing import Result

import gorno_badakhshan as gb

Run = Callable[..., Result]

SPEAKERS = {
    "State television of Tajikistan": "none",
    "BBC News": "at least 12",
    "Hospital source": "more than 100",
    "Unnamed government source": "at least 20",
    "Al Jazeera": "12",
    "Fact box of the article": "41",
}


def _military(output: str) -> list[str]:
    return output.partition("\nmilitary")[2].partition("\nmilitant")[0].splitlines()


def test_every_speaker_on_the_military_dead_stands_beside_the_wording(run: Run) -> None:
    """Who says what about the soldiers killed: six speakers, each with the figure as worded."""
    lines = _military(run("--pin", "1.0.0").stdout)
    for speaker, worded in SPEAKERS.items():
        (line,) = (line for line in lines if line.startswith(speaker))
        assert worded in line


def test_a_voice_has_one_row_with_all_its_figures(run: Run) -> None:
    """However many pages pass it on, a first voice is one line, with how often each figure was told."""
    lines = [line for line in run().stdout.splitlines() if line.startswith("Prosecutor General")]
    (forces,) = [line for line in lines if "government-killed" in line]
    assert "17 (" in forces
    assert "at least 17 (" in forces


def test_other_reading_is_marked(run: Run) -> None:
    """Where the words admit another reading, it stands behind the figure."""
    assert "at least 30 (or: 30)" in run("--pin", "1.0.0").stdout


def test_release_is_named_with_its_pin(run: Run) -> None:
    """The pin to write down in a paper is on the first screen."""
    assert gb.load("1.0.0").pin in run("--pin", "1.0.0").stdout


def test_no_single_number_is_given(run: Run) -> None:
    """The output says so, and how to see a claim."""
    told = run().stdout
    assert "No single number is given" in told
    assert "gorno-badakhshan show " in told


def test_command_in_the_last_line_runs(run: Run) -> None:
    """The example that is shown can be typed as it stands."""
    command = run().stdout.strip().splitlines()[-1].split()
    assert run(*command[1:]).exit_code == 0


def test_fits_into_80_columns(run: Run) -> None:
    """On the smallest usual terminal no line is longer than it, and no id is broken."""
    told = run("--pin", "1.0.0", columns=80).stdout
    assert max(map(len, told.splitlines())) <= 80
    assert "al-jazeera-military-killed" in told


def test_json_holds_release_and_claims(run: Run) -> None:
    """The overview as data: the pin, the question, and every claim whole."""
    told = json.loads(run("--pin", "1.0.0", "--json").stdout)
    claims = gb.claims("1.0.0", about=told["event"], outcome=told["outcome"])
    assert told["claims"] == claims.to_dicts()
    assert told["release"]["pin"] == gb.load("1.0.0").pin
