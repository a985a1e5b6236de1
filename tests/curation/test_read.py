"""Reading the curated state."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation import read
from gorno_badakhshan.curation.read import NoCuratedDataError, curated_folder, read_curated

SMALL = Path(__file__).parent / "small"


def test_all_records_are_read_in_order():
    """Every table is a record, in the order of the files and in them."""
    told = read_curated(SMALL)
    assert told.findings == ()
    assert [entry.id for entry in told.entries] == [
        "lorn-note",
        *("lorn-paper", "lorn-mayor", "docker", "dockers"),
        *("coast", "lorn"),
        *("lorn-strike", "lorn-brawl"),
        *("lorn-note/mayor-hurt", "lorn-note/docker-unhurt"),
    ]


def test_a_claim_gets_the_source_of_its_file():
    """Claims and their locators do not repeat the source; reading supplies it."""
    claim = read_curated(SMALL).records("claims")[0]
    assert (claim.source, claim.locator.source) == ("lorn-note", "lorn-note")


def test_a_record_knows_its_line():
    """What is found later can still be told by file and line."""
    place = read_curated(SMALL).entries[6]
    assert (place.file, place.line(()), place.line(("point", "latitude"))) == ("places.toml", 7, 16)


def test_an_install_without_curated_data_says_so(monkeypatch, tmp_path):
    """The wheel does not hold the curated state, and says where it is."""
    monkeypatch.setattr(read, "__file__", str(tmp_path / "curation" / "read.py"))
    with pytest.raises(NoCuratedDataError, match="clone the repository"):
        curated_folder()
