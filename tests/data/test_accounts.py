"""The press record compared with the accounts that it was coded from: no count of the operation is lost.

The accounts are not shipped. The tests read `accounts.json` in `../shared/sources` or in the folder that
`GORNO_BADAKHSHAN_TEXTS` names, and are skipped if there is none.
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
needs_accounts = pytest.mark.skipif(not ACCOUNTS.is_file(), reason="the accounts are not in the repository")
RENAMED = {"wikimili": "wikimili-insurgency", "blog-rodg-2018": "blog-local-tensions-2018"}
"""Sources with another id here: an actor has the first id, and the second has part of a private name."""

ADDED_UP = {"akipress-140524#3"}
"""Entries with a sum that no account prints: two dead and another one are two claims here."""

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
    # The words of the coder of the accounts, the most specific first, and the hedges that they may mean.
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


def accounts() -> list[dict[str, Any]]:
    """The accounts; none if their file is not there."""
    if not ACCOUNTS.is_file():
        return []
    content: dict[str, list[dict[str, Any]]] = json.loads(ACCOUNTS.read_text(encoding="utf-8"))
    return content["accounts"]


def counts_of_any_event() -> list[Any]:
    """Every account with each of its entries that has a number."""
    return [
        pytest.param(account, entry, id=entry["id"])
        for account in accounts()
        for entry in account["claims"]
        if entry["kind"] == "count" and entry["id"] not in ADDED_UP
    ]


def counts_of_the_operation() -> list[Any]:
    """The accounts and entries that count people harmed in the operation of July 2012."""
    return [parameters for parameters in counts_of_any_event() if _is_of_the_operation(parameters.values[1])]


def _is_of_the_operation(entry: dict[str, Any]) -> bool:
    harm = {"killed", "wounded", "detained", "casualties", "killed+wounded", "missing"}
    return entry["event"] == "OP12" and entry["population"] in POPULATIONS and entry["outcome"] in harm


def figures(count: gb.Count) -> set[int | None]:
    """The stated figure of a count, or the ends of its range."""
    return {count.low, count.high} if count.hedge == "between" else {count.stated}


def propositions(claim: gb.Claim) -> list[gb.Proposition]:
    """The propositions of a claim in its readings, the main one first."""
    return [claim.proposition, *([claim.alternative.proposition] if claim.alternative else [])]


def is_in(claim: gb.Claim, entry: dict[str, Any]) -> bool:
    """Whether the claim, in one of its readings, has value, hedge, population and outcome of the entry."""
    counts = (each for each in propositions(claim) if isinstance(each, gb.CasualtyCount))
    return any(_matches(each, entry) for each in counts)


def _matches(proposition: gb.CasualtyCount, entry: dict[str, Any]) -> bool:
    outcome = {"killed+wounded": "casualties"}.get(entry["outcome"], entry["outcome"])
    return (
        proposition.outcome == outcome
        and proposition.population in POPULATIONS[entry["population"]]
        and _has_value(proposition.count, entry)
        and proposition.count.hedge in _hedges(entry)
    )


def _has_value(count: gb.Count, entry: dict[str, Any]) -> bool:
    low, high = entry.get("value_low"), entry.get("value_high")
    if low is None:
        return count.stated is None
    return {low, high} <= figures(count)


def _hedges(entry: dict[str, Any]) -> set[str]:
    """The hedges that the words of an entry may mean."""
    if entry.get("value_low") is None:
        return {"vague", "unknown", "between"}
    if entry["value_low"] != entry["value_high"]:
        return {"between"}
    for pattern, hedges in HEDGES:
        if re.search(pattern, entry["hedge"]):
            return hedges
    return {"exact", "none", "about", "at_least"} if entry["value_low"] else {"none"}


@needs_accounts
@pytest.mark.parametrize(("account", "entry"), counts_of_the_operation())
def test_every_count_of_the_operation_is_a_claim(account, entry):
    """The source has a claim with the value, hedge, population and outcome of the entry."""
    source = RENAMED.get(account["id"], account["id"])
    claims = gb.claims(about="gorno-badakhshan-clashes", source=source, proposition=gb.CasualtyCount)
    assert any(is_in(claim, entry) for claim in claims), (entry, [str(claim) for claim in claims])


@needs_accounts
@pytest.mark.parametrize(("account", "entry"), counts_of_any_event())
def test_every_figure_is_in_a_claim(account, entry):
    """The source has a claim with the value of the entry, also if it counts crowds, weapons, troops or money."""
    claims = gb.claims(source=RENAMED.get(account["id"], account["id"]))
    counts = [count for claim in claims for count in _counts(claim)]
    assert any(_has_value(count, entry) for count in counts), (entry, counts)


def _counts(claim: gb.Claim) -> list[gb.Count]:
    return [count for each in propositions(claim) if (count := getattr(each, "count", None)) is not None]


@needs_accounts
def test_the_accounts_are_complete():
    """The tests above have enough entries to read; an empty file would pass them."""
    assert len(counts_of_the_operation()) > 240
    assert len(counts_of_any_event()) > 400


@needs_accounts
def test_every_account_is_a_source_with_claims():
    """Each account is a source with at least as many claims as it has entries."""
    ds = gb.load()
    for account in accounts():
        source = ds.sources[RENAMED.get(account["id"], account["id"])]
        assert source.complete == account["complete"]
        assert source.language == account["lang"]
        assert len(ds.claims.where(source=source.id)) >= len(account["claims"])
