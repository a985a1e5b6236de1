"""One record whole, and records found by words."""

import json
import re
from collections.abc import Callable

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli.ids import find_record, short_id
from gorno_badakhshan.testing import claim, dataset_of, event

Run = Callable[..., Result]

SOURCE = "wikipedia-2012-gorno-badakhshan-clashes"
HOSPITAL = f"{SOURCE}/hospital-civilian-killed"


def test_claim_is_shown_whole(run: Run) -> None:
    """Statement, figure, bounds, chain of speakers, place with digest, cue and the other reading."""
    claim = gb.load("1.0.0").claims[HOSPITAL]
    assert claim.cue
    assert claim.locator.sha256
    assert claim.alternative
    told = run("show", HOSPITAL, "--pin", "1.0.0").stdout
    for part in (claim.summary, str(claim.count), "≥ 101", "Hospital source", "BBC News", claim.cue, claim.event):
        assert part in told
    assert f"{claim.locator.start}–{claim.locator.end}" in told
    assert claim.locator.sha256 in told
    assert claim.alternative.reason in told


def test_speakers_stand_origin_first(run: Run) -> None:
    """The first voice is the first of the chain."""
    told = run("show", HOSPITAL, "--pin", "1.0.0").stdout
    assert told.index("1. Hospital source") < told.index("2. BBC News")


def test_denial_and_accusation_lead_to_each_other(run: Run) -> None:
    """A link is shown from both of its ends."""
    denial, accusation = f"{SOURCE}/ayyombekov-denial", f"{SOURCE}/government-accusation"
    assert accusation in run("show", denial, "--pin", "1.0.0").stdout
    assert denial in run("show", accusation, "--pin", "1.0.0").stdout


def test_denied_claim_says_so(run: Run) -> None:
    """What is denied never reads as affirmed."""
    assert "denied: Tolib Ayyombekov is responsible" in run("show", "ayyombekov-denial", "--pin", "1.0.0").stdout


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("khorog-fighting", ["Fighting in Khorog", "2012-07-24", "Said about it", "tv-military-killed"]),
        ("hospital-source", ["Hospital source", "unnamed", "Said by it: 2 claims"]),
        ("bbc-news", ["Passed on by it: 2 claims"]),
        ("khorog", ["Khorog", "town", "khorog-fighting"]),
        (SOURCE, ["3779 code points", "passages", "CC-BY-SA-4.0"]),
    ],
)
def test_record_of_each_kind_is_shown(run: Run, id: str, parts: list[str]) -> None:
    """An id alone is enough, whatever kind of record it is."""
    told = run("show", id, "--pin", "1.0.0").stdout
    for part in parts:
        assert part in told


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_every_record_can_be_shown(run: Run, kind: str) -> None:
    """No record of the release is one that `show` cannot lay out at 80 columns."""
    for id in getattr(gb, kind)("1.0.0").ids:
        shown = run("show", id, "--pin", "1.0.0", columns=80)
        assert shown.exit_code == 0, shown.output
        assert max(map(len, shown.stdout.splitlines())) <= 80


def test_claim_is_found_by_the_part_behind_its_source(run: Run) -> None:
    """The long source id need not be typed."""
    short, whole = (run("show", id, "--pin", "1.0.0", "--json") for id in ("hospital-civilian-killed", HOSPITAL))
    assert short.stdout == whole.stdout


def test_shown_as_json_it_is_the_record(run: Run) -> None:
    """`show --json` gives the record as `to_dicts` gives it."""
    told = json.loads(run("show", HOSPITAL, "--pin", "1.0.0", "--json").stdout)
    assert [told] == gb.load("1.0.0").claims.filter(lambda claim: claim.id == HOSPITAL).to_dicts()


def test_search_finds_in_any_spelling(run: Run) -> None:
    """Khorugh finds Khorog, and what is so named comes first."""
    told = json.loads(run("search", "Khorugh", "--pin", "1.0.0", "--json").stdout)
    assert told[0]["record"]["id"] == "khorog"
    assert told[0]["collection"] == "places"


def test_search_shows_kinds_and_ids(run: Run) -> None:
    """A hit says what kind of record it is and how to ask for it."""
    told = run("search", "hospital", "--pin", "1.0.0").stdout
    assert "hospital-source" in told
    assert "actor" in told


def test_short_id_never_hides_a_record() -> None:
    """A word that is an event's id and the end of a claim's names the event; the claim is written whole."""
    claims = [claim("a-minister", source="a-page", id=f"a-page/{slug}") for slug in ("talks", "else")]
    dataset = dataset_of(event("talks"), *claims)
    assert find_record(dataset, "talks").id == "talks"
    assert short_id(dataset, "a-page/talks") == "a-page/talks"
    assert short_id(dataset, "a-page/else") == "else"


def test_a_claim_shows_what_it_replaces_and_by_what_it_was_replaced(run: Run) -> None:
    """A correction and the corrected figure lead to each other."""
    late, early = "wikinews-ru-0728/prosecutors-government-killed", "newdaynews-ria-0724/joint-government-killed"
    assert re.search(rf"replaces +{early}", run("show", late).stdout)
    assert re.search(rf"replaced by +{late}", run("show", early).stdout)


def test_a_relay_says_how_it_is_known(run: Run) -> None:
    """Stated by the page, or inferred by a curator."""
    assert (
        "bbc-0724/hospital-civilian-killed (relay stated)" in run("show", "24tv-0724/bbc-civilian-killed").stdout
    )


def test_joint_speakers_are_all_named(run: Run) -> None:
    """A step of two voices shows both, with their ids."""
    told = run("show", "rferl-200weapons/weapons-handed-in").stdout
    assert "Interfax and ITAR-TASS" in told
    assert "interfax, itar-tass" in told


def test_a_source_shows_its_byline_and_its_carrier(run: Run) -> None:
    """Who wrote it, and whose copy was read; a mirror names its original."""
    assert re.search(r"by +Roman Kozhevnikov", run("show", "reuters-0813").stdout)
    assert re.search(r"carried by +Townhall", run("show", "ap-0724").stdout)
    assert re.search(r"copy of +2012 Gorno-Badakhshan clashes", run("show", "gv-wikiitalian").stdout)


def test_an_actor_shows_in_what_capacity_it_speaks(run: Run) -> None:
    """Press, official, monitor and so on."""
    assert re.search(r"speaks as +press", run("show", "radio-ozodi").stdout)
