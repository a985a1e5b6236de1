"""The parts of `toll` that are printed by option."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import get_args

import pytest
from typer.testing import Result

from gorno_badakhshan.analysis.clashes import REASONS, Reason
from gorno_badakhshan.cli import toll_parts

Run = Callable[..., Result]

PARTS = ["speakers", "pairs", "stories"]


def test_every_reason_has_its_words() -> None:
    """A new reason of the library needs words for people."""
    assert set(REASONS) == set(get_args(Reason))


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_capped_and_says_so(run: Run, part: str, columns: int) -> None:
    """Each has a few screens, the number of rows, and the command for all; nothing is cut."""
    lines = run("toll", f"--{part}", "--pin", "2.0.0", columns=columns).stdout.splitlines()
    assert len(lines) < 300
    assert max(len(line) for line in lines if "@sha256:" not in line) <= columns
    assert re.search(rf"\d+ of \d+ \w+, those .*; all with --{part} --all", " ".join(lines))


def test_with_all_a_part_is_whole(run: Run) -> None:
    """Each speaker of the pairs is named, and no line says that more is left out."""
    output = run("toll", "--pairs", "--all", "--pin", "2.0.0").stdout
    assert re.search(r"and \d+ more|all with", output) is None
    assert len(output) > len(run("toll", "--pairs", "--pin", "2.0.0").stdout)


def test_pairs_with_most_contradictions_come_first(run: Run) -> None:
    """The speaker that contradicts most others is the news."""
    output = run("toll", "--pairs", "--pin", "2.0.0", "--all").stdout
    rows = [line for line in output.splitlines() if "  a part is greater" in line or "  no number sat" in line]
    counts = [row.count(";") for row in rows]
    assert counts[0] > counts[-1]


def test_all_without_a_part_has_each_part(run: Run) -> None:
    """A part can have fifty thousand lines, so that each stays capped."""
    output = run("toll", "--all", "--pin", "2.0.0").stdout
    assert [part for part in PARTS if f"all with --{part} --all" in output] == PARTS
    assert output.count("\nstory") == output.count(f"{toll_parts.STORIES} of ")


def test_json_and_csv_are_whole(run: Run) -> None:
    """Programs get all pairs, however many are printed."""
    pairs = json.loads(run("toll", "--pairs", "--pin", "2.0.0", "--json").stdout)["contradictions"]
    rows = [*csv.DictReader(io.StringIO(run("toll", "--pairs", "--pin", "2.0.0", "--csv").stdout))]
    assert len(rows) == len(pairs) > 1000


def test_the_figures_that_are_left_out_are_those_that_few_claims_give(run: Run) -> None:
    """The prosecutor's 30 is on twenty pages, and is printed."""
    output = run("toll", "--speakers", "--pin", "2.0.0").stdout
    assert "prosecutors-militant-killed" in output
    assert re.search(r"5 of \d+ figures", output)
