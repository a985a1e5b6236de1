"""Finding a phrase in the text of a source."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation.locate import locate
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.errors import RecordError

HERE = Path(__file__).parent
TEXT = (HERE / "small-texts" / "lorn-note.txt").read_text(encoding="utf-8")
SOURCE = read_curated(HERE / "small").records("sources")[0]


def test_every_occurrence_gives_a_locator():
    """Each locator has the part and the slice."""
    slices = [(locator.part, TEXT[locator.start : locator.end]) for locator in locate(TEXT, SOURCE, "docker")]
    assert slices == [("Harbour", "docker")] * 2


def test_a_phrase_that_does_not_occur_gives_no_locator():
    """That is no error."""
    assert locate(TEXT, SOURCE, "sailor") == []


def test_another_text_is_refused():
    """Its offsets would name other words."""
    with pytest.raises(RecordError, match="digest differs"):
        locate(TEXT + " ", SOURCE, "docker")


def test_a_phrase_across_parts_is_refused():
    """A locator is in one part."""
    with pytest.raises(RecordError, match="'Foot' and 'Harbour'"):
        locate(TEXT, SOURCE, "hurt.\nPage")
