"""The commands `diff` and `changelog`."""

import json
import re
from collections.abc import Callable

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli.changes import MOST

Run = Callable[..., Result]


def test_a_release_does_not_differ_from_itself(run: Run) -> None:
    """Nothing changed, and the JSON says so."""
    assert "hold the same records" in run("diff", "1.0.0", "1.0.0").stdout
    difference = json.loads(run("diff", "1.0.0", "1.0.*", "--json").stdout)
    assert (difference["bump"], difference["added"], difference["changed"]) == ("none", [], [])


def test_diff_of_an_unknown_version_is_wrong_usage(run: Run) -> None:
    """The message lists the versions."""
    result = run("diff", "1.0.0", "7.0.0")
    assert (result.exit_code, "it holds 1.0.0" in result.stderr) == (2, True)


def test_the_summary_comes_first_then_the_changes(run: Run) -> None:
    """Counts by kind, what changed, what was added; the long list is cut and says by how much."""
    difference = gb.diff("1.0.0", "1.1.0")
    output = run("diff", "1.0.0", "1.1.0").stdout
    changed, added = len(difference.changed), len(difference.added)
    assert output.startswith(f"1.0.0 to 1.1.0: {changed} changed, {added} added, 0 withdrawn: a minor change")
    assert re.search(r"^claims +\d+ +\d+ +0$", output, re.MULTILINE)
    assert output.index("changed: ") < output.index("added: ")
    assert f"\n{added - MOST} more with --all, --csv or --json.\n" in output
    assert len(output.splitlines()) < 250


def test_all_changes_are_printed_on_demand(run: Run) -> None:
    """`--all` has every id and no hint."""
    difference = gb.diff("1.0.0", "1.1.0")
    output = run("diff", "1.0.0", "1.1.0", "--all").stdout
    records = [*difference.changed, *difference.added]
    assert [record.id for record in records if f"\n{record.id} " not in output] == []
    assert "more with" not in output


def test_a_longer_list_shows_what_was_added_to_it(run: Run) -> None:
    """Not both lists, and not as Python writes them."""
    output = run("diff", "1.0.0", "1.1.0").stdout
    assert "names: + Abdullo Nazarbaev, en, strategic-0727" in output
    assert "Name(" not in output


def test_changelog_is_the_draft_of_the_library(run: Run) -> None:
    """The command prints what `gb.changelog` gives, and nothing else."""
    result = run("changelog", "1.0.0", "1.1.0")
    assert (result.exit_code, result.stdout) == (0, gb.changelog("1.0.0", "1.1.0"))


def test_changelog_never_wraps(run: Run) -> None:
    """A row of a Markdown table stays one line on any terminal."""
    assert run("changelog", "1.0.0", "1.1.0", columns=60).stdout == gb.changelog("1.0.0", "1.1.0")


@pytest.mark.parametrize(
    ("words", "message"),
    [(["1.0.0", "7.0.0"], "it holds 1.0.0"), (["1.0.0", "newest"], "not understood"), (["1.0.0"], "NEW")],
    ids=" ".join,
)
def test_a_wrong_version_is_wrong_usage(run: Run, words: list[str], message: str) -> None:
    """A version that is not installed exits with 2, and stderr says which are."""
    result = run("changelog", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
