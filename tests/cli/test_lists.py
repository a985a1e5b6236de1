"""The commands that list records, and their criteria."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.criteria import CRITERIA

Run = Callable[..., Result]

KINDS = ["sources", "actors", "places", "events", "claims"]


@pytest.mark.parametrize("kind", KINDS)
def test_all_records_are_listed(run: Run, kind: str) -> None:
    """Without criteria the table has every record of the release."""
    output = run(kind, "--pin", "1.0.0").stdout
    for id in getattr(gb, kind)("1.0.0").ids:
        assert re.search(rf"^{re.escape(id.rpartition('/')[2])}\s|^{re.escape(id)}\s", output, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_criterion_is_an_option(run: Run, kind: str) -> None:
    """Every criterion of the library is an option with the same name."""
    output = run(kind, "--help", columns=200).stdout
    for criterion in CRITERIA[kind]:
        assert f"--{criterion.replace('_', '-')}" in output


@pytest.mark.parametrize(
    ("words", "criteria"),
    [
        (["--population", "military", "--outcome", "killed"], {"population": "military", "outcome": "killed"}),
        (["--about", "gorno-badakhshan-clashes"], {"about": "gorno-badakhshan-clashes"}),
        (["--event", "khorog-fighting"], {"event": "khorog-fighting"}),
        (["--said-by", "state-television"], {"said_by": "state-television"}),
        (["--relayed-by", "bbc-news"], {"relayed_by": "bbc-news"}),
        (["--proposition", "Comparison"], {"proposition": gb.Comparison}),
        (["--hedge", "more_than"], {"hedge": "more_than"}),
        (["--polarity", "denied"], {"polarity": "denied"}),
        (["--certainty", "certain"], {"certainty": "certain"}),
        (["--subset", "child"], {"subset": "child"}),
        (["--outcome", "killed", "--outcome", "wounded"], {"outcome": ["killed", "wounded"]}),
        (
            ["--said-by", "bbc-news", "--said-by", "al-jazeera", "--proposition", "CasualtyCount"],
            {"said_by": ["bbc-news", "al-jazeera"], "proposition": gb.CasualtyCount},
        ),
        (
            ["--proposition", "Comparison", "--proposition", "Characterization"],
            {"proposition": [gb.Comparison, gb.Characterization]},
        ),
    ],
)
def test_options_select_as_where_does(run: Run, words: list[str], criteria: dict[str, Any]) -> None:
    """An option selects what the criterion with its name selects."""
    data = json.loads(run("claims", "--pin", "1.0.0", *words, "--json").stdout)
    expected = gb.claims("1.0.0", **criteria).to_dicts()
    assert expected
    assert data == expected


def test_a_flag_has_two_values(run: Run) -> None:
    """`--complete` and `--incomplete` are the two values of one criterion."""
    assert run("sources", "--complete", "--pin", "1.0.0").exit_code == 0
    assert run("sources", "--incomplete", "--pin", "1.0.0").exit_code == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_cut(run: Run, kind: str, columns: int) -> None:
    """Cells wrap; no line is longer than the terminal and nothing ends in dots."""
    output = run(kind, "--pin", "1.0.0", columns=columns).stdout
    assert max(map(len, output.splitlines())) <= columns
    assert "…" not in output


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_of_a_table_can_be_shown(run: Run, kind: str) -> None:
    """`show` accepts what the first column prints, however short."""
    output = run(kind, "--pin", "1.0.0").stdout
    body = output.partition("──\n")[2].rpartition("\n\n")[0].splitlines()
    for line in body:
        shown = json.loads(run("show", line.split()[0], "--pin", "1.0.0", "--json").stdout)
        assert shown["id"] in getattr(gb, kind)("1.0.0")


def test_claims_without_a_known_day_are_counted_on_stderr(run: Run) -> None:
    """The claims that `--until` leaves out are counted outside of the JSON."""
    result = run("claims", "--until", "2012-07-25", "--pin", "1.0.0", "--json")
    assert len(json.loads(result.stdout)) == 3
    assert "left out, because no day is known: 73 claims" in result.stderr


@pytest.mark.parametrize("day", ["2012-07-25", "25.07.2012", "25 July 2012", "July 25, 2012"])
def test_a_day_is_read_in_the_forms_that_people_type(run: Run, day: str) -> None:
    """All of them select the same claims."""
    assert json.loads(run("claims", "--until", day, "--pin", "1.0.0", "--json").stdout) == (
        gb.claims("1.0.0", until="2012-07-25").to_dicts()
    )


@pytest.mark.parametrize("day", ["08/07/2012", "tomorrow", "31.06.2012"])
def test_a_day_that_is_not_clear_is_one_line(run: Run, day: str) -> None:
    """Nothing is guessed, and nothing is said of claims that are left out."""
    result = run("claims", "--until", day)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("sources", ["--kind", "news", "--kind", "blog"]),
        ("actors", ["--party", "government", "--party", "armed_group"]),
        ("places", ["--kind", "town", "--kind", "district"]),
        ("events", ["--kind", "fighting", "--kind", "protest"]),
    ],
)
def test_a_repeated_option_means_any_of_its_values(run: Run, kind: str, words: list[str]) -> None:
    """The records of both values, in the order of the release."""
    option, first, _, second = words
    both = json.loads(run(kind, *words, "--json").stdout)
    each = [json.loads(run(kind, option, value, "--json").stdout) for value in (first, second)]
    assert all(each)
    assert sorted(record["id"] for record in both) == sorted(
        record["id"] for records in each for record in records
    )
