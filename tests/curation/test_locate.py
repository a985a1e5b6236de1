"""Where a phrase stands, and passages to start from."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation.locate import locate
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.errors import RecordError

HERE = Path(__file__).parent
TEXT = (HERE / "small-texts" / "lorn-note.txt").read_text(encoding="utf-8")
SOURCE = read_curated(HERE / "small").records("sources")[0]


def test_every_place_is_found():
    """A phrase that stands twice gives two locators, each with part and slice."""
    told = [(place.part, TEXT[place.start : place.end]) for place in locate(TEXT, SOURCE, "docker")]
    assert told == [("Harbour", "docker")] * 2


def test_a_phrase_that_is_not_there_gives_none():
    """No place is no locator."""
    assert locate(TEXT, SOURCE, "sailor") == []


def test_another_text_is_refused():
    """Offsets into another text would point at other words."""
    with pytest.raises(RecordError, match="digest differs"):
        locate(TEXT + " ", SOURCE, "docker")


def test_a_phrase_across_parts_is_refused():
    """A locator lies in one part."""
    with pytest.raises(RecordError, match="'Foot' and 'Harbour'"):
        locate(TEXT, SOURCE, "hurt.\nPage")
