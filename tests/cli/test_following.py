"""A figure followed in the terminal: back to its first voice, from day to day, from release to release."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import following as room
from gorno_badakhshan.model.vocabulary import STANDINGS
from gorno_badakhshan.testing import actor, claim, dataset_of

Run = Callable[..., Result]

PIN = ("--pin", "1.1.0")
ZEE = "zee-hindi-0724/source-forces-wounded"
AFP = "afp-0724-naharnet/source-forces-wounded"
LONG = "rferl-0918/total-killed"


def told(run: Run, *words: str) -> Any:
    """What a command says as JSON."""
    return json.loads(run(*words, *PIN, "--json").stdout)


def rows_of(output: str) -> list[str]:
    """The first lines of the rows of a table of days."""
    return re.findall(r"^(\d{4}-\d\d-\d\d) ", output, re.MULTILINE)


def test_the_chain_begins_with_the_first_voice(run: Run) -> None:
    """The figure is followed from who said it first to the page asked about."""
    output = run("lineage", ZEE, *PIN).stdout
    assert re.findall(r"^(\d) ", output, re.MULTILINE) == ["1", "2"]
    assert output.index(AFP) < output.index(ZEE)
    assert output.index("more than 20 ") < output.index("more than 200")


def test_each_step_says_what_changed_at_it(run: Run) -> None:
    """A digit more is seen beside the page that added it, with the basis of the relay."""
    output = run("lineage", ZEE, *PIN).stdout
    assert "value: 20 → 200" in output
    assert f"{ZEE} (relay {gb.load('1.1.0').claims[ZEE].relay_basis})" in output


def test_who_passed_a_claim_on_is_listed(run: Run) -> None:
    """Below the chain stand the claims that go back to it, with their number."""
    passed = gb.lineage(AFP, gb.load("1.1.0")).passed_on
    output = run("lineage", AFP, *PIN).stdout
    assert f"passed on in {len(passed)} claim" in output
    assert [held.id for held in passed if held.id not in output] == []


def test_a_claim_that_nobody_passed_on_says_nothing_of_it(run: Run) -> None:
    """There is no empty table."""
    assert gb.lineage(LONG, gb.load("1.1.0")).passed_on == ()
    assert "passed on" not in run("lineage", LONG, *PIN).stdout


def test_lineage_as_json_is_that_of_the_library(run: Run) -> None:
    """Chain, drift and those who passed it on, as `gb.lineage` gives them."""
    expected = gb.lineage(LONG, gb.load("1.1.0"))
    data = told(run, "lineage", LONG)
    assert [held["id"] for held in data["claims"]] == [held.id for held in expected.claims]
    assert [(each["what"], each["later"]) for each in data["drift"]] == [(d.what, d.later) for d in expected.drift]
    assert data["passed_on"] == [held.id for held in expected.passed_on]


def test_a_claim_is_followed_by_the_part_behind_its_source(run: Run) -> None:
    """The long source id need not be typed where the rest names one claim."""
    short = run("lineage", "tv-military-killed", "--pin", "1.0.0", "--json")
    whole = "wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed"
    assert [held["id"] for held in json.loads(short.stdout)["claims"]] == [whole]


def test_every_day_and_standing_of_the_library_has_its_cell(run: Run) -> None:
    """One row a day, in their order, and one column for each kind of speaker, in the order of the vocabulary."""
    tolls = gb.timeline(gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone"))
    output = run("timeline", *PIN).stdout
    assert rows_of(output) == list(dict.fromkeys(toll.day.isoformat() for toll in tolls))
    held = {toll.standing for toll in tolls}
    (head,) = (line for line in output.splitlines() if line.startswith("day "))
    assert re.split(r" {2,}", head) == ["day", *(word for word in STANDINGS if word in held), "other"]


def test_a_cell_holds_what_was_said_before_and_names_only_new_speakers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the second day the ministry's figure stands on, without its name."""
    official = claim("a-ministry", killed=12, said="2012-07-24")
    clinic = claim("a-clinic", killed=40, said="2012-07-25")
    standings = actor("a-ministry", standing="official"), actor("a-clinic", standing="medical")
    dataset = dataset_of(*standings, official, clinic)
    monkeypatch.setattr(room, "load", lambda _: dataset)
    lines = [line.split() for line in run("timeline", official.event).stdout.splitlines()[-4:]]
    assert lines == [["2012-07-24", "12"], ["a", "ministry"], ["2012-07-25", "12", "40"], ["a", "clinic"]]


def test_timeline_says_what_was_asked_and_by_which_rule(run: Run) -> None:
    """No figure stands without its question and its rule."""
    output = run("timeline", *PIN, "--population", "government_forces", "--outcome", "wounded").stdout
    assert re.search(r"^asked +government forces wounded$", output, re.MULTILINE)
    assert re.search(r"^by +stated_range$", output, re.MULTILINE)


@pytest.mark.parametrize(
    "policy", [[], ["--policy", "median_stated"], ["--policy", "admission_floor"]], ids=" ".join
)
def test_timeline_as_json_is_that_of_the_library(run: Run, policy: list[str]) -> None:
    """Each toll with its figures under the rule asked for, and the claims that are new."""
    claims = gb.claims("1.1.0", event="khorog-fighting", outcome="killed", population="everyone")
    tolls = gb.timeline(claims, *policy[1:])
    data = told(run, "timeline", *policy)
    assert [(row["day"], row["standing"], row["figures"], row["new"]) for row in data] == [
        (toll.day.isoformat(), toll.standing, toll.estimate.figures, [held.id for held in toll.new])
        for toll in tolls
    ]
    assert {row["policy"] for row in data} == set(policy[1:] or ["stated_range"])


def test_another_rule_is_named_above_its_table(run: Run) -> None:
    """`--policy` changes the figures and says so."""
    output = run("timeline", *PIN, "--policy", "median_stated").stdout
    assert re.search(r"^by +median_stated$", output, re.MULTILINE)
    assert output != run("timeline", *PIN).stdout.replace("stated_range", "median_stated")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["lineage", "zee-hindi-0724/source-forces-wonded"], ZEE),
        (["timeline", "khorog-figting"], "khorog-fighting"),
        (["timeline", "--outcome", "kiled"], "killed"),
        (["timeline", "--population", "militry"], "military"),
        (["timeline", "--policy", "stated_rnge"], "stated_range"),
    ],
    ids=" ".join,
)
def test_a_wrong_word_names_the_near_ones(run: Run, words: list[str], near: str) -> None:
    """Wrong usage exits with 2, and stderr says what may have been meant."""
    result = run(*words, *PIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search(rf"did you mean [^?]*'{re.escape(near)}'", result.stderr)


def test_only_a_claim_has_a_lineage(run: Run) -> None:
    """An event is not passed on; its id is refused like a wrong one."""
    result = run("lineage", "khorog-fighting", *PIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no claim has the id 'khorog-fighting'" in result.stderr


def test_a_timeline_of_nothing_is_refused(run: Run) -> None:
    """Where nobody counts what is asked, there is an error and no empty table."""
    result = run("timeline", *PIN, "--outcome", "displaced")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "widen the query" in result.stderr


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    "words", [["lineage", ZEE], ["lineage", AFP], ["lineage", LONG], ["timeline"]], ids=" ".join
)
def test_nothing_is_wider_than_the_terminal(run: Run, columns: int, words: list[str]) -> None:
    """Cells are folded and nothing is cut."""
    output = run(*words, *PIN, columns=columns).stdout
    assert max(map(len, output.splitlines())) <= columns
    assert "…" not in output


def test_rows_stay_whole_in_a_pipe(run: Run) -> None:
    """An id or a name is in one line for grep, and no line ends in blanks."""
    lines = run("lineage", LONG, *PIN).stdout.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert any(LONG in line for line in lines)


def test_changelog_is_the_draft_of_the_library(run: Run) -> None:
    """The command prints what `gb.changelog` gives, and nothing else."""
    result = run("changelog", "1.0.0", "1.1.0")
    assert (result.exit_code, result.stdout) == (0, gb.changelog("1.0.0", "1.1.0"))


def test_changelog_is_never_folded(run: Run) -> None:
    """Markdown goes into a file; a row of its table stays one line on any terminal."""
    assert run("changelog", "1.0.0", "1.1.0", columns=60).stdout == gb.changelog("1.0.0", "1.1.0")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["1.0.0", "7.0.0"], "it holds 1.0.0"), (["1.0.0", "newest"], "not understood"), (["1.0.0"], "NEW")],
    ids=" ".join,
)
def test_a_wrong_version_is_wrong_usage(run: Run, words: list[str], said: str) -> None:
    """A release that is not held exits with 2, and stderr says what is."""
    result = run("changelog", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_timeline_of_nothing_dated_is_said_so(run: Run) -> None:
    """No empty table: exit code 1, and why."""
    result = run("timeline", "--pin", "1.0.0", "--population", "military")
    assert result.exit_code == 1
    assert "has a day and a number" in result.stderr
