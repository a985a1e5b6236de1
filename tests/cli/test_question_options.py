"""Options of the question and of what is assumed: one list of them for all commands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.cli.question_options import claims_of_question, read_assumptions, set_aside_reasons
from gorno_badakhshan.errors import AssumptionError

Run = Callable[..., Result]

COMMANDS = [["toll"], ["timeline"], ["plot", "claims"], ["plot", "timeline"]]
OPTIONS = [
    "--unknown-independence", "--tolerance", "--reading", "--bare", "--no-infobox", "--superseded", "--set-aside",
    "--reliable",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_that_counts_takes_all_assumptions(run: Run, command: list[str]) -> None:
    """Whoever reads a figure off a table can draw the same one."""
    text = run(*command, "--help").stdout
    assert [option for option in OPTIONS if option not in text] == []


def test_each_assumption_of_the_library_is_an_option() -> None:
    """A new one can be typed too; of a list each value is an option of its own."""
    typed: dict[str, Any] = {
        "tolerance": 0.2, "infobox": False, "superseded": True, "reading": "alternative", "bare": "floor",
        "unknown_independence": "shared_origin", "set_aside": ["a=b"], "reliable": ["c"],
    }  # fmt: skip
    assumptions = Assumptions.of(**read_assumptions(**typed))
    defaults = Assumptions().to_options()
    assert [name for name, value in assumptions.to_options().items() if value == defaults[name]] == []  # type: ignore[literal-required]


def test_the_timeline_is_that_of_the_library(run: Run) -> None:
    """Under the same assumptions, which the table names."""
    claims = gb.claims("2.0.0", event="khorog-fighting", outcome="killed", population="everyone")
    expected = [toll.estimate.figures for toll in gb.timeline(claims, bare="floor")]
    words = ("timeline", "--pin", "2.0.0", "--bare", "floor")
    assert [row["figures"] for row in json.loads(run(*words, "--json").stdout)] == expected
    assert "bare figures are floors" in run(*words).stdout
    assert "assumed" not in run("timeline", "--pin", "2.0.0").stdout


@pytest.mark.parametrize("kind", ["claims", "timeline"])
def test_a_figure_says_what_is_assumed(run: Run, tmp_path: Path, kind: str) -> None:
    """Whoever sees the picture alone knows it; under the defaults it says nothing."""
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    path, other = tmp_path / "floor.svg", tmp_path / "default.svg"
    run("plot", kind, "--population", "military", "--policy", "hull", "--bare", "floor", "-o", str(path))
    run("plot", kind, "--population", "military", "--policy", "hull", "-o", str(other))
    assert "Assumed: bare figures are floors" in path.read_text(encoding="utf-8")
    assert "Assumed" not in other.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["timeline"], ["plot", "timeline"], ["plot", "claims"]], ids=" ".join)
@pytest.mark.parametrize("population", ["everyone", "militant"])
def test_the_other_reading_of_a_claim_may_be_of_other_people(
    run: Run, tmp_path: Path, words: list[str], population: str
) -> None:
    """Such a claim leaves one number and joins the other, and is no mixed question."""
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    output = ["-o", str(tmp_path / "figure.svg")] if words[0] == "plot" else []
    result = run(*words, "--population", population, "--reading", "alternative", *output)
    assert (result.exit_code, result.stderr) == (0, "")


def test_claims_of_a_question_are_those_of_where_in_the_main_reading() -> None:
    """The other reading selects by what it says of them."""
    dataset = gb.load("2.0.0")
    question = ("khorog-fighting", "killed", "everyone")
    selected = dataset.claims.where(event=question[0], outcome="killed", population="everyone")
    assert claims_of_question(dataset, *question, {}).ids == selected.ids
    assert claims_of_question(dataset, *question, {"reading": "alternative"}).ids != selected.ids


@pytest.mark.parametrize("option", ["bbc-news", "bbc-news=", "bbc-news= "])
def test_a_speaker_is_set_aside_for_a_reason(option: str) -> None:
    """Nobody is silenced without a word."""
    with pytest.raises(AssumptionError, match="without a reason; write --set-aside 'bbc-news=REASON'"):
        set_aside_reasons([option])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_assumption_that_makes_no_sense_is_wrong_usage(run: Run, tmp_path: Path, command: list[str]) -> None:
    """One line, exit code 2, and no file."""
    path = tmp_path / "figure.svg"
    output = ["-o", str(path)] if command[0] == "plot" else []
    result = run(*command, *output, "--tolerance", "2")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "a share from 0 to below 1" in result.stderr
    assert not path.exists()
