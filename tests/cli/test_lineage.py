"""The command `lineage`: a claim traced back to its first speaker."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import lineage as lineage_module
from gorno_badakhshan.testing import actor, claim, dataset_of

Run = Callable[..., Result]

PIN = ("--pin", "1.1.0")
ZEE = "zee-hindi-0724/source-forces-wounded"
AFP = "afp-0724-naharnet/source-forces-wounded"
LONG = "rferl-0918/total-killed"


def json_of(run: Run, *words: str) -> Any:
    """Returns what a command prints as JSON."""
    return json.loads(run(*words, *PIN, "--json").stdout)


def test_the_chain_begins_with_the_first_speaker(run: Run) -> None:
    """The steps lead from the first speaker to the claim that was given."""
    output = run("lineage", ZEE, *PIN).stdout
    assert re.findall(r"^(\d) ", output, re.MULTILINE) == ["1", "2"]
    assert output.index(AFP) < output.index(ZEE)
    assert output.index("more than 20 ") < output.index("more than 200")


def test_each_step_says_what_changed_at_it(run: Run) -> None:
    """An added digit is printed at the page that added it, with the basis of the relay."""
    output = run("lineage", ZEE, *PIN).stdout
    assert "value: 20 → 200" in output
    assert f", relay {gb.load('1.1.0').claims[ZEE].relay_basis}" in output


def test_who_passed_a_claim_on_is_listed(run: Run) -> None:
    """The claims that pass it on follow below the chain, with their number."""
    passed = gb.lineage(AFP, gb.load("1.1.0")).passed_on
    output = run("lineage", AFP, *PIN).stdout
    assert f"passed on in {len(passed)} claim" in output
    assert [later.id for later in passed if later.id not in output] == []


def test_a_claim_that_nobody_passed_on_has_no_second_table(run: Run) -> None:
    """No empty table is printed."""
    assert gb.lineage(LONG, gb.load("1.1.0")).passed_on == ()
    assert "passed on" not in run("lineage", LONG, *PIN).stdout


def test_lineage_as_json_is_that_of_the_library(run: Run) -> None:
    """Claims, drift and later claims are those of `gb.lineage`."""
    expected = gb.lineage(LONG, gb.load("1.1.0"))
    data = json_of(run, "lineage", LONG)
    assert [each["id"] for each in data["claims"]] == [each.id for each in expected.claims]
    assert [(each["what"], each["later"]) for each in data["drift"]] == [(d.what, d.later) for d in expected.drift]
    assert data["passed_on"] == [later.id for later in expected.passed_on]


def test_a_short_id_is_enough(run: Run) -> None:
    """The source id may be left out if the rest names one claim."""
    result = run("lineage", "tv-military-killed", "--pin", "1.0.0", "--json")
    full_id = "wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed"
    assert [each["id"] for each in json.loads(result.stdout)["claims"]] == [full_id]


def test_only_a_claim_has_a_lineage(run: Run) -> None:
    """The id of an event is refused, and named as such."""
    result = run("lineage", "khorog-fighting", *PIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'khorog-fighting' is an event, not a claim" in result.stderr


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("id", [ZEE, AFP, LONG])
def test_nothing_is_wider_than_the_terminal(run: Run, columns: int, id: str) -> None:
    """Cells wrap and nothing is cut."""
    output = run("lineage", id, *PIN, columns=columns).stdout
    assert max(map(len, output.splitlines())) <= columns
    assert "…" not in output


def test_a_wrong_id_names_the_near_ones(run: Run) -> None:
    """Wrong usage exits with 2, and stderr suggests an id."""
    result = run("lineage", "zee-hindi-0724/source-forces-wonded", *PIN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search(rf"did you mean [^?]*'{re.escape(ZEE)}'", result.stderr)


def test_a_pipe_keeps_ids_in_one_piece(run: Run) -> None:
    """An id is on one line for grep, and no line ends in spaces."""
    lines = run("lineage", LONG, *PIN, columns=None).stdout.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert any(LONG in line for line in lines)


def test_a_change_of_speaker_is_given_by_names(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids are replaced by names wherever they are printed for people."""
    said = claim("a-ministry", id="statement/dead", source="statement", killed=12)
    relayed = claim("a-minister", id="page/dead", source="page", killed=12, relays=said.id)
    dataset = dataset_of(
        actor("a-ministry", name="The Ministry"), actor("a-minister", name="The Minister"), said, relayed
    )
    monkeypatch.setattr(lineage_module, "load", lambda _: dataset)
    assert "speaker: The Ministry → The Minister" in run("lineage", relayed.id).stdout


def test_several_claims_have_a_lineage_each(run: Run) -> None:
    """Each begins with its id, and the JSON is a list."""
    output = run("lineage", ZEE, LONG, *PIN).stdout
    assert output.startswith(f"{ZEE}\n")
    assert f"\n{LONG}\n" in output
    data = json_of(run, "lineage", ZEE, LONG)
    assert [[claim["id"] for claim in chain["claims"]][-1] for chain in data] == [ZEE, LONG]


def test_the_lineages_of_a_query_leave_out_what_is_in_another(run: Run) -> None:
    """A claim that another of the query relays stands in the lineage of that one."""
    dataset = gb.load("1.1.0")
    selected = dataset.claims.where(about="khorog-fighting", outcome="killed", population="military")
    words = ("--about", "khorog-fighting", "--outcome", "killed", "--population", "military")
    chains = json_of(run, "lineage", *words)
    ends = [chain["claims"][-1]["id"] for chain in chains]
    assert ends == [each.id for each in selected if each.id not in {other.relays for other in selected}]
    assert {each.id for each in selected} <= {claim["id"] for chain in chains for claim in chain["claims"]}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "give the ids of claims"),
        ([ZEE, "--outcome", "killed"], 2, "give the ids of claims"),
        (["--outcome", "missing", "--population", "militant"], 1, "no claims fit"),
    ],
)
def test_ids_and_criteria_exclude_each_other(run: Run, words: list[str], code: int, message: str) -> None:
    """One of the two says which claims are meant."""
    result = run("lineage", *words, *PIN)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


@pytest.mark.parametrize("columns", [80, 120])
def test_every_id_stands_in_one_piece(run: Run, columns: int) -> None:
    """An id can be copied."""
    output = run("lineage", ZEE, *PIN, columns=columns).stdout
    assert re.search(rf"^ +{re.escape(ZEE)}(?: |$)", output, re.MULTILINE)
    assert re.search(rf"^ +{re.escape(AFP)}(?: |$)", output, re.MULTILINE)
