"""Finding a phrase in the text of a source."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation.locate import Outline, locate, read_outline
from gorno_badakhshan.errors import RecordError, UnknownIdError

HERE = Path(__file__).parent
TEXT = (HERE / "small-texts" / "lorn-note.txt").read_text(encoding="utf-8")
SOURCE = read_outline(HERE / "small", "lorn-note")


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


def test_a_new_source_gets_the_parts_that_its_text_has():
    """Offsets and digest come from the given text, before anything is recorded."""
    (first, *_) = locate(TEXT, Outline(source="new-page"), "docker")
    assert (first.source, first.part, TEXT[first.start : first.end]) == ("new-page", "Lead", "docker")


def test_a_source_whose_other_fields_are_open_has_an_outline(tmp_path):
    """Passages that can be read count, also while the record has findings."""
    (tmp_path / "sources").mkdir()
    passage = f'{{ part = "Top", start = 0, end = 9, sha256 = "{"0" * 64}" }}'
    text = f'[source]\nid = "x"\ntitle = 3\npassages = [{passage}, {{ part = "Foot" }}, 7]\n'
    (tmp_path / "sources" / "x.toml").write_text(text, encoding="utf-8")
    outline = read_outline(tmp_path, "x")
    assert ([passage.part for passage in outline.passages], outline.text_sha256) == (["Top"], None)


@pytest.mark.parametrize("content", [b"[source", b"\xff", b"a = " + b"9" * 5000, b"a = " + b"[" * 3000])
def test_a_file_that_is_not_toml_is_refused(tmp_path, content):
    """The check says where the mistake is."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "x.toml").write_bytes(content)
    with pytest.raises(RecordError, match="cannot be read"):
        read_outline(tmp_path, "x")


def test_an_unknown_source_has_near_ids():
    """The ids are those of the files."""
    with pytest.raises(UnknownIdError) as error:
        read_outline(HERE / "small", "lorn-not")
    assert error.value.near == ("lorn-note",)
