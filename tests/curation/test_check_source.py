"""The check of one source's file."""

import shutil
from pathlib import Path

import pytest

from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.check_source import check_source
from gorno_badakhshan.curation.new_source import draft
from gorno_badakhshan.errors import UnknownIdError

HERE = Path(__file__).parent
LETTER = """\
[source]
id = "lorn-letter"
title = "A letter"
publisher = "lorn-paper"
kind = "news"
language = "en"

[[claims]]
id = "hurt"
event = "lorn-brawl"
summary = "The mayor counts the injured."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = "≥3" }
attribution = ["lorn-mayor asserts unstated"]
locator = "Text"
relays = "lorn-note/mayor-hurt"
relay_basis = "stated"
"""
EDITS = [
    ("", ""),
    ("publisher", "publsher"),
    ('"lorn-paper"', '"lorn-papr"'),
    ('"lorn-brawl"', '"lorn-brwal"'),
    ('"lorn-mayor asserts', '"mayor asserts'),
    ('"lorn-note/mayor-hurt"', '"lorn-note/mayor-hrut"'),
    ('"lorn-note/mayor-hurt"', '"lorn-nite/mayor-hurt"'),
    ('relay_basis = "stated"\n', ""),
    ('relays = "lorn-note/mayor-hurt"\nrelay_basis = "stated"', 'supersedes = "hurt"'),
    ('relays = "lorn-note/mayor-hurt"\nrelay_basis = "stated"', 'part_of = "lorn-note/docker-unhurt"'),
    ('"≥3"', '">=3"'),
    ('"≥3"', '"TODO"'),
    ('event = "lorn-brawl"', 'event =  "lorn-brawl"'),
    ('language = "en"', 'language = "en"\nmirrors = "lorn-note"'),
    ('language = "en"', 'language = "en"\nmirrors = "lorn-not"'),
    ('language = "en"', "language = en"),
    (LETTER, draft("lorn-letter", "One was hurt.\n")),
]  # fmt: skip


@pytest.fixture
def curated(tmp_path):
    """A copy of the small data with one more source."""
    folder = tmp_path / "curated"
    shutil.copytree(HERE / "small", folder)
    (folder / "sources" / "lorn-letter.toml").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_it_finds_what_the_check_of_all_finds_in_the_file(curated, old, new):
    """Other files are read only as far as this one links to them, which changes no finding."""
    (curated / "sources" / "lorn-letter.toml").write_text(LETTER.replace(old, new), encoding="utf-8")
    expected = [finding for finding in check(curated) if finding.file == "sources/lorn-letter.toml"]
    assert list(check_source(curated, "lorn-letter")) == expected


def test_findings_of_other_files_are_left_out(curated):
    """A person who works on one file is not told of what others do."""
    path = curated / "sources" / "lorn-note.toml"
    path.write_text(path.read_text().replace("docker asserts", "dokcer asserts").replace("Foot", "Bottom", 1))
    places = curated / "places.toml"
    places.write_text(places.read_text().replace('"town"', '"twon"'))
    assert not check(curated).ok
    assert check_source(curated, "lorn-letter").findings[0].file == "places.toml"


def test_a_list_that_cannot_be_read_is_reported(curated):
    """Without the actors, nobody can tell whether the file names the right ones."""
    (curated / "actors.toml").write_text("[[actors", encoding="utf-8")
    assert [(finding.code, finding.file) for finding in check_source(curated, "lorn-letter")] == [
        ("not-toml", "actors.toml")
    ]


def test_places_in_the_text_are_compared(curated):
    """The text is the one of this source; the texts of others are not needed."""
    texts = curated.parent / "texts"
    shutil.copytree(HERE / "small-texts", texts)
    assert dict(check_source(curated, "lorn-note", texts).checked)["locators"] == 2
    (texts / "lorn-note.txt").write_text("another text", encoding="utf-8")
    assert [finding.code for finding in check_source(curated, "lorn-note", texts)] == ["wrong-text"]


def test_an_unknown_source_has_near_ids(curated):
    """A misspelt id is no success."""
    with pytest.raises(UnknownIdError) as error:
        check_source(curated, "lorn-lettr")
    assert "lorn-letter" in error.value.near


def test_a_file_that_cannot_be_read_is_a_finding(curated, monkeypatch):
    """As in the check of all files."""
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.stem == "lorn-letter":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [finding.code for finding in check_source(curated, "lorn-letter")] == ["unreadable-file"]
