"""The press record against the accounts that it was coded from: no count of the operation is lost.

The accounts are not shipped. The test looks for `accounts.json` among the texts, in `../shared/sources`
or where `GORNO_BADAKHSHAN_TEXTS` says, and is skipped elsewhere.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb

ROOT = Path(__file__).parents[2]
ACCOUNTS = Path(os.environ.get("GORNO_BADAKHSHAN_TEXTS", ROOT.parent / "shared" / "sources")) / "accounts.json"
RENAMED = {"wikimili": "wikimili-insurgency", "blog-rodg-2018": "blog-local-tensions-2018"}
"""Sources whose id is another one here: an actor has the first, the second holds part of a private name."""

ADDED_UP = {"akipress-140524#3"}
"""Entries whose figure no account prints: two dead and one more are two claims here."""

POPULATIONS: dict[str, set[str]] = {
    "gov": {"government_forces", "military", "security_service"},
    "militant": {"militant", "residents"},
    "civilian": {"civilian", "residents", "everyone"},
    "total": {"everyone"},
    "local": {"residents"},
    "foreign": {"everyone", "militant"},
    "combatant": {"everyone"},
    "named individual": {"residents", "civilian", "militant", "everyone"},
}
HEDGES: list[tuple[str, set[str]]] = [
    # What the coder of the accounts wrote, most telling word first, and the hedges that it may be.
    (r"higher than government", {"unknown"}),
    (r"denial|denied", {"none"}),
    (r"nearly|close to", {"nearly"}),
    (r"up to|as high as", {"up_to"}),
    (r"lead", {"about", "at_least", "exact"}),
    (r"at least", {"at_least"}),
    (r"more than|over|exceeding", {"more_than", "exact"}),
    (r"about|around|approximately|some|estimate|similar", {"about", "unknown", "vague", "exact"}),
    (r"range", {"between"}),
    (r"as many", {"exact", "more_than", "at_least"}),
]


def every_count() -> list[Any]:
    """Every entry with a number, of whatever event."""
    if not ACCOUNTS.is_file():
        return []
    told = json.loads(ACCOUNTS.read_text(encoding="utf-8"))["accounts"]
    return [
        pytest.param(account, claim, id=claim["id"])
        for account in told
        for claim in account["claims"]
        if claim["kind"] == "count" and claim["id"] not in ADDED_UP
    ]


def counts() -> list[Any]:
    """Those that count people harmed in the operation of July 2012."""
    return [entry for entry in every_count() if _is_of_the_operation(entry.values[1])]


def _is_of_the_operation(told: dict[str, Any]) -> bool:
    harm = {"killed", "wounded", "detained", "casualties", "killed+wounded", "missing"}
    return told["event"] == "OP12" and told["population"] in POPULATIONS and told["outcome"] in harm


def figures(count: gb.Count) -> set[int | None]:
    """The figures that a count stands for: the stated one, or the ends of a range."""
    return {count.low, count.high} if count.hedge == "between" else {count.stated}


def is_carried(told: dict[str, Any], claim: gb.Claim) -> bool:
    """Whether a record, in one of its readings, has value, hedge, population and outcome of the entry."""
    readings = [claim.proposition, *([claim.alternative.proposition] if claim.alternative else [])]
    return any(isinstance(read, gb.CasualtyCount) and _matches(told, read) for read in readings)


def _matches(told: dict[str, Any], read: gb.CasualtyCount) -> bool:
    outcome = {"killed+wounded": "casualties"}.get(told["outcome"], told["outcome"])
    return (
        read.outcome == outcome
        and read.population in POPULATIONS[told["population"]]
        and _has_value(told, read.count)
        and read.count.hedge in _hedges(told)
    )


def _has_value(told: dict[str, Any], count: gb.Count) -> bool:
    low, high = told.get("value_low"), told.get("value_high")
    if low is None:
        return count.stated is None
    return {low, high} <= figures(count)


def _hedges(told: dict[str, Any]) -> set[str]:
    if told.get("value_low") is None:
        return {"vague", "unknown", "between"}
    if told["value_low"] != told["value_high"]:
        return {"between"}
    for pattern, hedges in HEDGES:
        if re.search(pattern, told["hedge"]):
            return hedges
    return {"exact", "none", "about", "at_least"} if told["value_low"] else {"none"}


@pytest.mark.skipif(not ACCOUNTS.is_file(), reason="the accounts are not in the repository")
@pytest.mark.parametrize(("account", "told"), counts())
def test_every_count_of_the_operation_is_found(account, told):
    """By value, hedge, population and outcome, in the account that gives it, with somebody who speaks."""
    source = RENAMED.get(account["id"], account["id"])
    held = gb.claims(about="gorno-badakhshan-clashes", source=source, proposition=gb.CasualtyCount)
    assert any(is_carried(told, claim) for claim in held), (told, [str(claim) for claim in held])


@pytest.mark.skipif(not ACCOUNTS.is_file(), reason="the accounts are not in the repository")
@pytest.mark.parametrize(("account", "told"), every_count())
def test_every_figure_is_found(account, told):
    """Of whatever event: crowds, weapons, troops and money too, by value and hedge."""
    held = gb.claims(source=RENAMED.get(account["id"], account["id"]))
    told_counts = [count for claim in held for count in _counts(claim)]
    assert any(_has_value(told, count) for count in told_counts), (told, told_counts)


def _counts(claim: gb.Claim) -> list[gb.Count]:
    readings = [claim.proposition, *([claim.alternative.proposition] if claim.alternative else [])]
    return [count for read in readings if (count := getattr(read, "count", None)) is not None]


@pytest.mark.skipif(not ACCOUNTS.is_file(), reason="the accounts are not in the repository")
def test_there_are_accounts_to_look_at():
    """The tests above look at the whole record."""
    assert len(counts()) > 240
    assert len(every_count()) > 400


@pytest.mark.skipif(not ACCOUNTS.is_file(), reason="the accounts are not in the repository")
def test_every_account_is_a_source_with_claims():
    """None is left out, and each holds at least as many records as it had entries of one fact."""
    told = json.loads(ACCOUNTS.read_text(encoding="utf-8"))["accounts"]
    ds = gb.load()
    for account in told:
        source = ds.sources[RENAMED.get(account["id"], account["id"])]
        assert source.complete == account["complete"]
        assert source.language == account["lang"]
        assert len(ds.claims.where(source=source.id)) >= len(account["claims"])
