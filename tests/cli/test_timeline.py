"""The command `timeline`: the toll as it stood each day."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import timeline as timeline_module
from gorno_badakhshan.model.vocabulary import STANDINGS
from gorno_badakhshan.testing import actor, claim, dataset_of

Run = Callable[..., Result]

PIN = ("--pin", "1.1.0")


def json_of(run: Run, *words: str) -> Any:
    """Returns what a command prints as JSON."""
    return json.loads(run(*words, *PIN, "--json").stdout)


def days_of(output: str) -> list[str]:
    """Returns the days of a table, in their order."""
    return re.findall(r"^(\d{4}-\d\d-\d\d) ", output, re.MULTILINE)


def test_every_day_and_standing_has_its_cell(run: Run) -> None:
    """One row for each day and one column for each standing, named as in the toll."""
    tolls = gb.timeline(gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone"))
    output = run("timeline", *PIN, "--all").stdout
    assert days_of(output) == list(dict.fromkeys(toll.day.isoformat() for toll in tolls))
    standings = {toll.standing for toll in tolls}
    (head,) = (line for line in output.splitlines() if line.startswith("day "))
    names = {"official": "officials", "medical": "hospital", "monitor": "monitors"}
    columns = [names.get(word, word) for word in STANDINGS if word in standings]
    assert re.split(r" {2,}", head) == ["day", *columns, "others"]


def test_a_cell_holds_what_was_said_before_and_names_only_new_speakers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the second day the figure of the ministry is repeated without its name."""
    official = claim("a-ministry", killed=12, said="2012-07-24")
    clinic = claim("a-clinic", killed=40, said="2012-07-25")
    standings = actor("a-ministry", standing="official"), actor("a-clinic", standing="medical")
    dataset = dataset_of(*standings, official, clinic)
    monkeypatch.setattr(timeline_module, "load", lambda _: dataset)
    lines = [line.split() for line in run("timeline", official.event).stdout.splitlines()[-4:]]
    assert lines == [["2012-07-24", "12"], ["a", "ministry"], ["2012-07-25", "12", "40"], ["a", "clinic"]]


def test_question_and_rule_are_printed(run: Run) -> None:
    """No figure is printed without them."""
    output = run("timeline", *PIN, "--population", "government_forces", "--outcome", "wounded").stdout
    assert re.search(r"^asked +government forces wounded$", output, re.MULTILINE)
    assert re.search(r"^by +stated_range$", output, re.MULTILINE)


@pytest.mark.parametrize(
    "policy", [[], ["--policy", "median_stated"], ["--policy", "admission_floor"]], ids=" ".join
)
def test_timeline_as_json_is_that_of_the_library(run: Run, policy: list[str]) -> None:
    """Each toll has its figures under the rule, and the new claims."""
    claims = gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone")
    tolls = gb.timeline(claims, *policy[1:])
    data = json_of(run, "timeline", *policy)
    assert [(row["day"], row["standing"], row["figures"], row["new"]) for row in data] == [
        (toll.day.isoformat(), toll.standing, toll.estimate.figures, [claim.id for claim in toll.new])
        for toll in tolls
    ]
    assert {row["policy"] for row in data} == set(policy[1:] or ["stated_range"])


def test_another_rule_is_printed_above_its_table(run: Run) -> None:
    """`--policy` changes the figures."""
    output = run("timeline", *PIN, "--policy", "median_stated").stdout
    assert re.search(r"^by +median_stated$", output, re.MULTILINE)
    assert output != run("timeline", *PIN).stdout.replace("stated_range", "median_stated")


def test_a_timeline_of_nothing_is_refused(run: Run) -> None:
    """Without a claim on the number there is a reason and no empty table."""
    result = run("timeline", *PIN, "--outcome", "displaced")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "everyone displaced in khorog-fighting" in result.stderr


def test_a_timeline_without_dates_is_an_empty_result(run: Run) -> None:
    """It exits with 1 and gives the reason."""
    result = run("timeline", "--pin", "1.0.0", "--population", "military")
    assert result.exit_code == 1
    assert "has a day and a number" in result.stderr


def test_only_the_weeks_after_the_event_are_shown(run: Run) -> None:
    """Later days are counted, and `--all` shows them."""
    output = run("timeline", *PIN).stdout
    days, every_day = days_of(output), days_of(run("timeline", *PIN, "--all").stdout)
    assert days == [day for day in every_day if day <= "2012-09-18"]
    later = every_day[len(days) :]
    assert later
    assert output.endswith(f"\n{len(later)} later days, the last {later[-1]}, with --all.\n")


def test_a_timeline_that_begins_later_is_shown_in_full(run: Run) -> None:
    """Pages of 2012 count the dead of 2010; an empty table would say that nobody does."""
    words = ("timeline", "kamarob-ambush", "--population", "military", *PIN)
    output = run(*words).stdout
    assert days_of(output)
    assert output == run(*words, "--all").stdout or "later day" in output


def test_an_empty_timeline_says_why(run: Run) -> None:
    """The reason counts the claims without a day and those without a number."""
    result = run("timeline", "--pin", "1.0.0", "--population", "military")
    claims = gb.claims("1.0.0", event="khorog-fighting", outcome="killed", population="military")
    assert f"none of the {len(claims)} claims has a day and a number: military killed" in result.stderr
    assert f"{len(claims)} without a day, 0 without a number" in result.stderr


def test_speakers_have_the_names_of_the_toll(run: Run) -> None:
    """Joint speakers are named together, and so is a page that changed their figure."""
    speakers = "Interior Ministry and State Committee for National Security, in a joint statement"
    output = run("timeline", *PIN).stdout
    assert f"{speakers}, as changed by BBC News" in output
    toll = run("toll", *PIN, "--speakers").stdout
    assert speakers in toll
    assert "as changed by BBC News" in toll


@pytest.mark.parametrize("option", ["--outcome", "--population", "--policy"])
@pytest.mark.parametrize("command", ["timeline", "toll"])
def test_an_option_for_one_value_is_not_repeated(run: Run, command: str, option: str) -> None:
    """The first value would be dropped in silence."""
    word = {"--outcome": "killed", "--population": "civilian", "--policy": "hull"}[option]
    result = run(command, option, word, option, word)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"give {option} once" in result.stderr


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["khorog-figting"], "khorog-fighting"),
        (["--outcome", "kiled"], "killed"),
        (["--population", "militry"], "military"),
        (["--policy", "stated_rnge"], "stated_range"),
    ],
    ids=" ".join,
)
def test_a_wrong_word_names_the_near_ones(run: Run, words: list[str], near: str) -> None:
    """Wrong usage exits with 2, and stderr suggests a word."""
    result = run("timeline", *words, *PIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search(rf"did you mean [^?]*'{re.escape(near)}'", result.stderr)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    """Cells wrap and nothing is cut."""
    output = run("timeline", *PIN, columns=columns).stdout
    assert max(map(len, output.splitlines())) <= columns
    assert "…" not in output
