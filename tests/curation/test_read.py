"""Reading the curated files."""

from pathlib import Path

from gorno_badakhshan.curation.read import read_curated

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
