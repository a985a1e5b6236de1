"""The start screen."""

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


def test_every_speaker_on_the_military_dead_has_the_figure_as_worded(run: Run) -> None:
    """Six speakers, each with the figure in the words of the source."""
    lines = _military(run("--pin", "1.0.0").stdout)
    for speaker, worded in SPEAKERS.items():
        (line,) = (line for line in lines if line.startswith(speaker))
        assert worded in line


def test_a_first_speaker_has_one_row_with_all_figures(run: Run) -> None:
    """The row says how often each figure occurs, however many pages pass it on."""
    lines = [line for line in run().stdout.splitlines() if line.startswith("Prosecutor General")]
    (forces,) = [line for line in lines if "government-killed" in line]
    assert "17 (" in forces
    assert "at least 17 (" in forces


def test_other_reading_is_marked(run: Run) -> None:
    """The other reading of an ambiguous text follows the figure."""
    assert "at least 30 (or: 30)" in run("--pin", "1.0.0").stdout


def test_the_pin_is_printed(run: Run) -> None:
    """The start screen has the pin to cite."""
    assert gb.load("1.0.0").pin in run("--pin", "1.0.0").stdout


def test_no_single_number_is_given(run: Run) -> None:
    """The screen says so, and how to see a claim."""
    output = run().stdout
    assert "No single number is given" in output
    assert "gorno-badakhshan show " in output


def test_command_in_the_last_line_runs(run: Run) -> None:
    """The example command works as printed."""
    command = run().stdout.strip().splitlines()[-1].split()
    assert run(*command[1:]).exit_code == 0


def test_fits_into_80_columns(run: Run) -> None:
    """No line is longer than a small terminal, and no id is broken."""
    output = run("--pin", "1.0.0", columns=80).stdout
    assert max(map(len, output.splitlines())) <= 80
    assert "al-jazeera-military-killed" in output


def test_json_holds_release_and_claims(run: Run) -> None:
    """The data has the pin, the question, and every claim with all its fields."""
    data = json.loads(run("--pin", "1.0.0", "--json").stdout)
    claims = gb.claims("1.0.0", about=data["event"], outcome=data["outcome"])
    assert data["claims"] == claims.to_dicts()
    assert data["release"]["pin"] == gb.load("1.0.0").pin
