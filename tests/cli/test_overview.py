"""The start screen."""

import json
import re
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
    lines = _military(run("--all", "--pin", "1.0.0").stdout)
    for speaker, worded in SPEAKERS.items():
        (line,) = (line for line in lines if line.startswith(speaker))
        assert worded in line


def test_other_reading_is_marked(run: Run) -> None:
    """The other reading of an ambiguous text follows the figure."""
    assert "at least 30 (or: 30)" in run("--all", "--pin", "1.0.0").stdout


def test_the_start_screen_is_one_screen(run: Run) -> None:
    """At most 24 lines of 80 columns, in each release."""
    for pin in ("1.0.0", "1.1.0"):
        lines = run("--pin", pin, columns=80).stdout.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80


def test_a_row_has_the_span_of_each_group_of_speakers(run: Run) -> None:
    """Officials, hospital, press, monitors and others; a dash where a group says nothing."""
    (line,) = (line for line in run("--pin", "1.1.0").stdout.splitlines() if line.startswith("military"))
    assert line.split() == ["military", "0–20+", "100+", "–", "–", "41"]


def test_no_word_is_cut_in_a_narrow_terminal(run: Run) -> None:
    """Every word of the wide screen is a word of the narrow one."""
    for words in ([], ["--all"]):
        outputs = (run(*words, "--pin", "1.1.0", columns=width).stdout for width in (2000, 60))
        wide, narrow = (set(re.findall(r"\w+", output)) for output in outputs)
        # The heading of a first column is left out where rows become paragraphs.
        assert [word for word in wide - narrow - {"killed", "first"} if word.isalpha()] == []


def test_the_pin_is_printed(run: Run) -> None:
    """The start screen has the pin to cite."""
    assert gb.load("1.0.0").pin in run("--pin", "1.0.0").stdout


def test_no_single_number_is_given(run: Run) -> None:
    """The screen says so, and how to see a claim."""
    output = run().stdout
    assert "nobody is right by default" in output
    assert "gorno-badakhshan show " in output


def test_the_commands_run(run: Run) -> None:
    """The next commands work as printed."""
    commands = [line for line in run().stdout.splitlines() if line.startswith("gorno-badakhshan ")][1:]
    assert len(commands) == 5
    for command in commands:
        assert run(*re.split(" {2,}", command)[0].split()[1:]).exit_code == 0


def test_fits_into_80_columns(run: Run) -> None:
    """No line is longer than a small terminal, and no id is broken."""
    output = run("--all", "--pin", "1.0.0", columns=80).stdout
    assert max(map(len, output.splitlines())) <= 80
    assert "al-jazeera-military-killed" in output


def test_json_holds_release_and_claims(run: Run) -> None:
    """The data has the pin, the question, and every claim with all its fields."""
    data = json.loads(run("--pin", "1.0.0", "--json").stdout)
    claims = gb.claims("1.0.0", about=data["event"], outcome=data["outcome"])
    assert data["claims"] == claims.to_dicts()
    assert data["release"]["pin"] == gb.load("1.0.0").pin
