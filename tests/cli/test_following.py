"""A figure followed on the command line: to its first voice, and from day to day."""

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

import gorno_badakhshan as gb

Run = Callable[..., Result]
DRIFTED = "zee-hindi-0724/source-forces-wounded"


def test_each_step_says_what_changed(run: Run) -> None:
    """The first voice comes first, and the change stands at the step that made it."""
    first, second = [line for line in run("lineage", DRIFTED).stdout.splitlines() if line.startswith(("1 ", "2 "))]
    assert "more than 20" in first
    assert "more than 200" in second
    assert "value: 20 → 200" in run("lineage", DRIFTED).stdout


def test_the_basis_of_a_relay_is_said(run: Run) -> None:
    """A reader sees which links a curator concluded."""
    assert "(relay inferred)" in run("lineage", DRIFTED).stdout
    assert "(relay stated)" in run("lineage", "24tv-0724/bbc-civilian-killed").stdout


def test_who_passed_it_on_is_listed(run: Run) -> None:
    """A first claim shows everything that goes back to it."""
    told = run("lineage", "bbc-0724/hospital-civilian-killed").stdout
    assert "passed on in" in told
    assert "24tv-0724/bbc-civilian-killed" in told


def test_a_lineage_as_json_is_that_of_the_library(run: Run) -> None:
    """Claims whole, drift field by field, and the ids of those who passed it on."""
    told = json.loads(run("lineage", DRIFTED, "--json").stdout)
    chain = gb.lineage(DRIFTED)
    assert [claim["id"] for claim in told["claims"]] == [claim.id for claim in chain.claims]
    assert [change["what"] for change in told["drift"]] == [change.what for change in chain.drift]
    assert told["passed_on"] == []


def test_a_short_id_is_enough(run: Run) -> None:
    """The part behind the source stands for the claim where only one has it."""
    assert (
        run("lineage", "hospital-total-killed").stdout == run("lineage", "bbc-0724/hospital-total-killed").stdout
    )


def test_a_timeline_has_a_line_for_each_day_and_a_column_for_each_standing(run: Run) -> None:
    """What a standing had said stays in its column until it says something else."""
    told = run("timeline", "--population", "government_forces").stdout
    lines = {line[:10]: line for line in told.splitlines() if line.startswith("20")}
    assert "official" in told
    assert "9 to 12" in lines["2012-07-25"]
    assert "9 to 17" in lines["2012-07-28"]
    assert "100, open above" in lines["2012-07-28"]


def test_a_narrow_timeline_is_a_list(run: Run) -> None:
    """Where columns have no room, each day and standing has a line, and no word is broken to pieces."""
    told = run("timeline", "--population", "civilian", columns=70).stdout
    assert all(len(line) <= 70 for line in told.splitlines())
    assert "had said" in told
    assert "official" in told


def test_a_timeline_as_json_is_that_of_the_library(run: Run) -> None:
    """One object for each toll."""
    told = json.loads(run("timeline", "--population", "militant", "--policy", "hull", "--json").stdout)
    claims = gb.claims(event="khorog-fighting", outcome="killed", population="militant")
    tolls = gb.timeline(claims, "hull")
    assert [(row["day"], row["standing"], row["figures"]) for row in told] == [
        (toll.day.isoformat(), toll.standing, toll.estimate.figures) for toll in tolls
    ]


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("lineage", "hospital-total-kiled"), "hospital-total-killed"),
        (("lineage", "khorog"), "khorog"),
        (("timeline", "--population", "civlian"), "civilian"),
        (("timeline", "--outcome", "kiled"), "killed"),
        (("timeline", "--policy", "hul"), "hull"),
        (("timeline", "khorog-figting"), "khorog-fighting"),
        (("timeline", "imomnazarov-killing", "--outcome", "missing"), "claims"),
        (("changelog", "1.0.0", "7.0.0"), "1.1.0"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(run: Run, words: tuple[str, ...], near: str) -> None:
    """Exit code 2, and what was probably meant."""
    result = run(*words)
    assert result.exit_code == 2
    assert near in result.stderr


def test_a_changelog_is_drafted(run: Run) -> None:
    """Markdown, as the library drafts it."""
    assert run("changelog", "1.0.0", "1.1.0").stdout == gb.changelog("1.0.0", "1.1.0")
