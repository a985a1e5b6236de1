"""Bounds, drift and estimates, derived a second time from the JSON of the releases.

Imports nothing of the library, so that no mistake of its code can be here as well. The rules are written down from
their definitions in docs/explanation/policies.md and docs/reference/data-dictionary.md.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

Claim = dict[str, Any]
LIMITS = ("cause", "subset", "person", "during", "by", "place")
"""What a count may be limited to, beside outcome and population; `status` and `likened` do not limit it."""


def read_claims(release: Path) -> list[Claim]:
    """Returns the claims of a release as its file has them."""
    claims: list[Claim] = json.loads((release / "claims.json").read_text(encoding="utf-8"))
    return claims


def counts_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yields every table with a hedge, wherever it is in the data."""
    if isinstance(value, dict):
        if "hedge" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from counts_in(item)


def bounds_finding(count: dict[str, Any]) -> str | None:
    """Returns what is wrong with the bounds of a count; None if they follow from its hedge and figure."""
    hedge, figure, low, high = (count[key] for key in ("hedge", "stated", "low", "high"))
    if hedge in {"between", "vague", "unknown"}:
        is_right = (
            figure is None
            and {
                "between": high is not None and 0 <= low < (high or 0),
                "vague": low > 0 and high is None,
                "unknown": low == 0 and high is None,
            }[hedge]
        )
        return None if is_right else f"{count}: no bounds of the hedge {hedge}"
    expected = {
        "exact": (figure, figure),
        "none": (0, 0),
        "at_least": (figure, None),
        "more_than": (figure + 1, None),
        "up_to": (0, figure),
        "fewer_than": (0, figure - 1),
        "nearly": (0, figure - 1),
        "about": (0, None),
    }[hedge]
    is_right = (low, high) == expected and (hedge != "none" or figure == 0)
    return None if is_right else f"{count}: expected the bounds {expected}"


def drifting(earlier: Claim, later: Claim) -> set[str]:
    """Returns what reads differently in the later of two claims."""
    before, after = _features(earlier), _features(later)
    changed = {what for what in before.keys() | after.keys() if before.get(what) != after.get(what)}
    # A day that only one of the two gives is no change.
    return changed if before["date"] and after["date"] else changed - {"date"}


def _features(claim: Claim) -> dict[str, Any]:
    proposition = claim["proposition"]
    count = proposition.get("count")
    features = {
        "proposition": "count" if count else proposition["kind"],
        **{key: claim[key] for key in ("event", "polarity", "certainty")},
        "speaker": claim["attribution"][0]["actor"],
        "date": (claim["said"] or {}).get("edtf"),
    }
    if count:
        has_range = count["hedge"] in {"between", "vague"}
        value = count["stated"] if count["stated"] is not None or not has_range else (count["low"], count["high"])
        features |= {"value": value, "hedge": count["hedge"]}
    if proposition["kind"] == "CasualtyCount":
        limits = {key: proposition.get(key) for key in LIMITS if proposition.get(key) is not None}
        features |= {key: proposition[key] for key in ("outcome", "population")}
        features |= {"limits": limits or None}
    if proposition["kind"] == "Occurrence":
        features |= {"means": proposition["means"] or None}
        features |= {key: proposition[key] for key in ("manner", "place")}
        features |= {"date": (proposition["when"] or {}).get("edtf")}
    return features


def answering(claims: list[Claim], event: str, outcome: str, population: str) -> list[Claim]:
    """Returns the counts of an event, an outcome and a population without any limit."""
    return [
        claim
        for claim in claims
        if claim["event"] == event
        and claim["proposition"]["kind"] == "CasualtyCount"
        and claim["proposition"]["outcome"] == outcome
        and claim["proposition"]["population"] == population
        and not any(claim["proposition"].get(key) for key in LIMITS)
    ]


def estimates(claims: list[Claim], concessions: set[str]) -> dict[str, str]:
    """Returns the answers of the rules as the pages write them; no claim may relay or replace another.

    `concessions` are the claims by which a party concedes its own losses.
    """
    counts = [claim["proposition"]["count"] for claim in claims]
    figures = sorted(count["stated"] for count in counts if count["stated"] is not None)
    least, greatest = figures[0], figures[-1]
    is_open = any(count["high"] is None for count in counts)
    above = ", open above" if is_open else ""
    low, high = min(count["low"] for count in counts), max(count["high"] or 0 for count in counts)
    most_low = max(count["low"] for count in counts)
    least_high = min((count["high"] for count in counts if count["high"] is not None), default=None)
    common = f"{most_low} or more" if least_high is None else f"{most_low} to {least_high}"
    # A figure that two speakers state has two votes.
    figure, votes = Counter(figures).most_common(1)[0]
    floors = [claim["proposition"]["count"]["low"] for claim in claims if claim["id"] in concessions]
    middle = median(figures)
    return {
        "stated_range": f"{least} to {greatest}{above}",
        "hull": f"{low} or more" if is_open else f"{low} to {high}",
        "intersection": "no figure" if least_high is not None and most_low > least_high else common,
        "conservative": str(least),
        "low_best_high": f"{least} ({least} to {greatest}{above})",
        "majority": str(figure) if 2 * votes > len(claims) else "no figure",
        "admission_floor": f"{max(floors)} or more" if floors else "no figure",
        "median_stated": str(int(middle) if middle == int(middle) else middle),
    }
