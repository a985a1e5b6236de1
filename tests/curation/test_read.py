"""Reading the curated files."""

import shutil
from pathlib import Path

from gorno_badakhshan.curation.read import read_curated, read_source_text

SMALL = Path(__file__).parent / "small"


def test_all_records_are_read_in_order():
    """Records are in the order of the files, and in each file from top to bottom."""
    content = read_curated(SMALL)
    assert content.findings == ()
    assert [entry.id for entry in content.entries] == [
        "lorn-note",
        *("lorn-paper", "lorn-mayor", "docker", "dockers"),
        *("coast", "lorn"),
        *("lorn-strike", "lorn-brawl"),
        *("lorn-note/mayor-hurt", "lorn-note/docker-unhurt"),
    ]


def test_a_claim_gets_the_source_of_its_file():
    """Claims and their locators do not name the source in the file."""
    claim = read_curated(SMALL).records("claims")[0]
    assert (claim.source, claim.locator.source) == ("lorn-note", "lorn-note")


def test_a_record_knows_its_line():
    """Later findings need file and line."""
    place = read_curated(SMALL).entries[6]
    assert (place.file, place.line(()), place.line(("point", "latitude"))) == ("places.toml", 7, 16)


WITHOUT_SUMMARY = """\
[source]
id = "lorn-letter"
title = "A letter"
publisher = "lorn-paper"
kind = "news"
language = "en"

[claims.hurt]
event = "lorn-brawl"
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = ">2" }
attribution = ["docker asserts statement"]
locator = "Text"
"""


def test_a_plain_count_needs_no_summary(tmp_path):
    """The summary has the names of the curated actors and events; the record is like any other."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (folder / "sources" / "lorn-letter.toml").write_text(WITHOUT_SUMMARY, encoding="utf-8")
    content = read_curated(folder)
    title = next(event.title for event in content.records("events") if event.id == "lorn-brawl")
    claim = next(claim for claim in content.records("claims") if claim.source == "lorn-letter")
    assert (content.findings, claim.summary) == ((), f"A docker: more than 2 people wounded ({title}).")


def test_another_count_without_summary_is_a_finding_that_says_why():
    """A description is no part of the sentence that the reader can write."""
    text = WITHOUT_SUMMARY.replace(" }\n", ', described = "sailors" }\n')
    _, (finding,) = read_source_text(text, "lorn-letter")
    assert (finding.code, finding.line) == ("missing-key", WITHOUT_SUMMARY.split("\n").index("[claims.hurt]") + 1)
    assert "only a plain count" in finding.message
