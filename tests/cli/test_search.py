"""The command `search`: how many hits, and what there is if no record has all words."""

import json
import re
from collections.abc import Callable

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_a_search_without_a_hit_names_the_best_parts(run: Run) -> None:
    """Which word no record has beside the others, and what there is without it."""
    result = run("search", "hospital", "Dushanbe", "zzz", "--pin", "2.0.0")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert re.search(r"no record has all of .*; without 'zzz' \d+ hits: .*; and \d+ more", result.stderr)


@pytest.mark.parametrize("words", [["zzz"], ["zzz", "qqq"], ["zzz"] * 50])
def test_a_search_of_which_no_word_is_found_says_so(run: Run, words: list[str]) -> None:
    """A long text that was pasted is not searched for parts."""
    result = run("search", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("try fewer words, or only how one begins\n")


def test_a_partial_hit_is_of_the_kind_asked_for(run: Run) -> None:
    """The others are not offered."""
    assert "Moscow (moscow)" in run("search", "hospital", "moscow", "--kind", "place").stderr


def test_a_search_prints_the_best_hits_and_all_on_demand(run: Run) -> None:
    """Programs get all of them."""
    query = ("search", "killed", "--pin", "2.0.0")
    all_hits = json.loads(run(*query, "--json").stdout)
    short, long = run(*query).stdout, run(*query, "--all").stdout
    assert f"{len(all_hits)} hits, {len(all_hits) - 20} not shown; all with --all" in short
    assert long.count("\n") - short.count("\n") == len(all_hits) - 20
    assert run(*query, "--all", "--limit", "3").exit_code == 2
