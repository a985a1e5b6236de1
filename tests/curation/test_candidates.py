"""Suggested links of a claim."""

import cProfile
import pstats
import shutil
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.curation.candidates import candidates
from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.errors import UnknownIdError
from gorno_badakhshan.testing import builders

SMALL = Path(__file__).parent / "small"


def a_source(id, publisher, published):
    """Returns an entry of a source."""
    period = gb.Period(edtf=published, basis="stated")
    return Entry(kind="sources", record=builders.source(id=id, publisher=publisher, published=period))


def a_claim(id, count, origin="ministry", population="military", **fields):
    """Returns an entry of a claim about killed people."""
    source = id.partition("/")[0]
    proposition = gb.CasualtyCount(outcome="killed", population=population, count=gb.Count.of("exact", count))
    steps = (gb.Attribution(actor=origin, act="asserts", medium="unstated"),)
    values = {"proposition": proposition, "attribution": steps, "event": "fight"} | fields
    locator = gb.Locator(source=source, part="Text")
    return Entry(kind="claims", record=builders.claim(id=id, source=source, locator=locator, **values))


ENTRIES = [
    a_source("early", "agency", "2012-07-24"),
    a_source("same-day", "paper", "2012-07-26"),
    a_source("own", "daily", "2012-07-26"),
    a_source("late", "paper", "2012-07-28"),
    a_claim("early/killed", 12),
    a_claim("early/other-figure", 17),
    a_claim("early/militants", 12, population="militant"),
    a_claim("early/wounded-elsewhere", 12, event="brawl"),
    a_claim("same-day/killed", 12, origin="witness"),
    a_claim("late/killed", 12),
    a_claim("own/killed", 12, attribution=(
        gb.Attribution(actor="ministry", act="asserts", medium="unstated"),
        gb.Attribution(actor="agency", act="reports", medium="wire"),
    )),
    a_claim("own/militants", 12, population="militant"),
    a_claim("own/quantity", 12, proposition=gb.Trait(actor="a", trait="b")),
]  # fmt: skip


def ids(field, id="own/killed", entries=ENTRIES):
    """Returns the ids of the candidates for a link."""
    return [candidate.claim.id for candidate in candidates(id, entries)[field]]


def test_the_best_relay_has_figure_speaker_and_publisher_in_common():
    """The agency speaks in the claim, and it published the same figure of the same ministry two days before."""
    best, *_ = candidates("own/killed", ENTRIES)["relays"]
    assert best.claim.id == "early/killed"
    assert best.reasons == (
        "same figure, 12",
        "agency, its publisher, speaks in this claim",
        "same first speaker, ministry",
        "same event",
        "same population, military",
        "2 days earlier",
    )


def test_a_relay_of_a_publisher_that_the_claim_names_is_stated():
    """Only such a relay may have another figure; an inferred one rests on the figure."""
    bases = {
        candidate.claim.id: candidate.relay_basis for candidate in candidates("own/killed", ENTRIES)["relays"]
    }
    assert bases == {"early/killed": "stated", "early/other-figure": "stated", "same-day/killed": "inferred"}
    assert "early/other-figure" not in ids("relays", "same-day/killed")


def test_what_the_check_refuses_is_no_candidate():
    """A younger page, another event, the own document and another kind of statement."""
    refused = {"late/killed", "early/wounded-elsewhere", "own/militants", "own/quantity"}
    assert refused.isdisjoint(ids("relays"))
    assert "same-day/killed" in ids("relays")


def test_a_claim_supersedes_another_figure_of_its_speaker():
    """The same figure again replaces nothing, and a witness does not correct a ministry."""
    assert ids("supersedes") == ["early/other-figure"]


def test_the_same_people_are_the_same_figure_under_another_word():
    """Those of the own document come first."""
    assert ids("same_people")[:2] == ["own/militants", "early/militants"]
    assert not {"early/killed", "same-day/killed", "early/other-figure"} & set(ids("same_people"))


def test_the_first_account_comes_before_its_copies():
    """Others relay it, and it relays nobody."""
    source = a_source("copy", "weekly", "2012-07-25")
    copy = a_claim("copy/killed", 12, relays="early/killed", relay_basis="stated")
    plain = a_claim("own/plain", 12)
    assert ids("relays", "own/plain", [*ENTRIES, source, copy, plain])[0] == "early/killed"


def test_words_tell_claims_without_a_figure_apart():
    """Two claims about the conduct of one actor may be about different days."""

    def conduct(id, summary):
        return a_claim(id, 0, proposition=gb.Conduct(actor="mayor", conduct="b"), summary=summary)

    entries = [*ENTRIES, conduct("early/a", "The mayor closed the harbor road."), conduct("early/b", "Rain fell.")]
    claim = conduct("own/a", "The mayor closed every harbor gate.")
    assert ids("relays", "own/a", [*entries, claim]) == ["early/a", "early/b"]
    assert ids("relays", "own/a", [*[e for e in entries if e.id != "early/a"], claim])[0] == "early/b"


def test_an_unknown_claim_has_near_ids():
    """A misspelt id has no candidates."""
    with pytest.raises(UnknownIdError) as error:
        candidates("own/kiled", ENTRIES)
    assert "own/killed" in error.value.near


def test_a_pasted_candidate_passes_the_check(tmp_path):
    """What is suggested is never refused, only to be confirmed by a person."""
    folder = tmp_path / "curated"
    shutil.copytree(SMALL, folder)
    letter = (
        (folder / "sources" / "lorn-note.toml").read_text(encoding="utf-8").replace("lorn-note", "lorn-letter")
    )
    path = folder / "sources" / "lorn-letter.toml"
    path.write_text(letter, encoding="utf-8")
    suggested = candidates("lorn-letter/docker-unhurt", read_curated(folder).entries)["relays"]
    assert [candidate.claim.id for candidate in suggested] == ["lorn-note/docker-unhurt"]
    links = f'relays = "{suggested[0].claim.id}"\nrelay_basis = "{suggested[0].relay_basis}"\n'
    path.write_text(letter + links, encoding="utf-8")
    assert [finding for finding in check(folder).errors if finding.code != "not-canonical"] == []


def test_most_relays_of_the_press_record_are_suggested():
    """Of the relays that people found in the release 1.1.0, nine in ten are among the first five suggestions."""
    dataset = gb.load("1.1.0")
    kinds = ("sources", "actors", "places", "events", "claims")
    entries = [Entry(kind=kind, record=record) for kind in kinds for record in getattr(dataset, kind)]
    relaying = [claim for claim in dataset.claims if claim.relays][::5]
    found = [claim.relays in ids("relays", claim.id, entries)[:5] for claim in relaying]
    assert sum(found) >= 0.9 * len(relaying)


def test_work_is_linear_in_the_claims():
    """Twice as many claims need about twice as many calls; seconds would depend on what else the machine does."""

    def calls(number):
        entries = [*ENTRIES[:4], *(a_claim(f"early/n{position}", position % 50) for position in range(number))]
        entries.append(a_claim("own/n", 12))
        profile = cProfile.Profile()
        profile.runcall(candidates, "own/n", entries)
        return pstats.Stats(profile).total_calls

    assert calls(800) < 2.2 * calls(400)
