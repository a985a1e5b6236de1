"""What library and pages state follows from the JSON alone, by code that shares nothing with the library."""

import ast
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import gorno_badakhshan as gb

HERE = Path(__file__).parent
RELEASES = sorted((Path(gb.__file__).parent / "data" / "releases").iterdir())
PAGE = HERE.parents[1] / "docs" / "how-to" / "count-the-dead.md"
ROW = re.compile(r"^(\w+) {2,}(\S.*?) {2,}(\S.*)$", re.MULTILINE)


@pytest.fixture
def rederive(monkeypatch):
    """The module that derives everything a second time."""
    monkeypatch.syspath_prepend(str(HERE))
    yield import_module("rederive")
    sys.modules.pop("rederive", None)


def test_the_second_derivation_shares_nothing_with_the_library():
    """A mistake in shared code would be made twice."""
    nodes = list(ast.walk(ast.parse((HERE / "rederive.py").read_text(encoding="utf-8"))))
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module).partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    assert modules <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_every_bound_follows_from_hedge_and_figure(rederive, release):
    """Of counts of people and things, wherever they are in a claim."""
    counts = list(rederive.counts_in(rederive.read_claims(release)))
    assert counts
    assert [finding for count in counts if (finding := rederive.bounds_finding(count))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"hedge": "more_than", "stated": 100, "low": 100, "high": None},
        {"hedge": "exact", "stated": 12, "low": 12, "high": 13},
        {"hedge": "nearly", "stated": 50, "low": 0, "high": 50},
        {"hedge": "none", "stated": 1, "low": 0, "high": 0},
        {"hedge": "between", "stated": None, "low": 9, "high": 3},
        {"hedge": "vague", "stated": None, "low": 0, "high": None},
    ],
    ids=lambda wrong: wrong["hedge"],
)
def test_wrong_bounds_are_found(rederive, wrong):
    """The check of the bounds can fail."""
    assert rederive.bounds_finding(wrong)


@pytest.mark.parametrize("release", RELEASES[1:], ids=lambda path: path.name)
def test_the_drift_of_every_relay_follows_from_the_two_claims(rederive, release):
    """Also of what a claim relays beside its first source; the first release has no relay."""
    claims = {claim["id"]: claim for claim in rederive.read_claims(release)}
    records = gb.load(release.name).claims
    pairs = [
        (earlier, later)
        for later in claims.values()
        for earlier in filter(None, (later["relays"], *later.get("also_relays", ())))
    ]
    assert pairs
    for earlier, later in pairs:
        stated = {change.what for change in gb.drift(records[earlier], records[later["id"]])}
        assert stated == rederive.drifting(claims[earlier], later), (earlier, later["id"])


@pytest.mark.skipif(not PAGE.is_file(), reason="the pages are in a checkout")
def test_the_estimates_of_the_page_follow_from_the_claims(rederive):
    """The table of all rules, with the fact box and without it."""
    claims = rederive.answering(
        rederive.read_claims(RELEASES[0]), event="khorog-fighting", outcome="killed", population="military"
    )
    table = {rule: columns for rule, *columns in ROW.findall(PAGE.read_text(encoding="utf-8")) if rule != "figure"}
    without_box = [claim for claim in claims if claim["attribution"][0]["medium"] != "infobox"]
    # The government's own source concedes losses of the government; nobody else does with a figure above none.
    conceded = {claim["id"] for claim in claims if claim["attribution"][0]["actor"] == "unnamed-government-source"}
    assert (len(claims), len(without_box), len(conceded)) == (6, 5, 1)
    answers = [rederive.estimates(each, conceded) for each in (claims, without_box)]
    for rule in answers[0]:
        assert table[rule] == [answer[rule] for answer in answers], rule
