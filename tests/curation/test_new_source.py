"""The first draft of the file of a source."""

import shutil
from pathlib import Path

import pytest

from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.curation import new_source as module
from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.new_source import ExistingSourceError, draft, new_source
from gorno_badakhshan.errors import RecordError

HERE = Path(__file__).parent
TEXT = "Brawl\n\nThree were hurt. Nobody died.\n"
FILLED = {
    'title = "TODO"': 'title = "Brawl"',
    'publisher = "TODO"': 'publisher = "lorn-paper"',
    'kind = "TODO"\nlanguage': 'kind = "news"\nlanguage',
    'language = "TODO"': 'language = "en"',
    'published = "TODO"': 'published = "2012-05-05"',
    'url = "TODO"\n': "",
    'complete = "TODO"': "complete = false",
    '"TODO TODO article"': '"lorn-paper reports article"',
    "[claims.TODO]": "[claims.hurt]",
    'event = "TODO"': 'event = "lorn-brawl"',
    'summary = "TODO"': 'summary = "Some were injured."',
    '{ kind = "TODO" }': '{ kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = "3" }',
    'locator = "TODO"': 'locator = "Lead"',
}


@pytest.fixture
def curated(tmp_path):
    """A copy of the small data."""
    shutil.copytree(HERE / "small", tmp_path / "curated")
    return tmp_path / "curated"


def test_each_field_that_is_open_is_a_finding_and_nothing_else(curated):
    """The draft is canonical, and its digest, length and passages are right."""
    path = new_source(curated, "lorn-page", TEXT)
    texts = curated.parent / "texts"
    shutil.copytree(HERE / "small-texts", texts)
    (texts / "lorn-page.txt").write_bytes(TEXT.encode())
    findings = check(curated, texts).findings
    open_lines = [number for number, line in enumerate(path.read_text().split("\n"), start=1) if "TODO" in line]
    assert [(finding.code, finding.file, finding.line) for finding in findings] == [
        ("placeholder", "sources/lorn-page.toml", line) for line in open_lines
    ]
    assert len(open_lines) == 12


@pytest.mark.parametrize("text", [None, "Three were hurt.\n"])
def test_a_draft_that_is_filled_in_has_no_finding(curated, text):
    """Nothing but the placeholders is missing."""
    path = new_source(curated, "lorn-page", text)
    content = path.read_text()
    for placeholder, value in FILLED.items():
        content = content.replace(placeholder, value)
    if text:
        locator = next(line for line in content.split("\n") if "sha256 = " in line and "part" in line)
        slice_ = locator.strip(" {},").partition("start")[2]
        content = content.replace('locator = "Lead"', f'locator = {{ part = "Lead", start{slice_} }}')
    path.write_text(content, encoding="utf-8")
    assert check(curated).findings == ()


def test_an_existing_file_stays(curated):
    """Somebody may have worked on it."""
    path = curated / "sources" / "lorn-note.toml"
    before = path.read_bytes()
    with pytest.raises(ExistingSourceError):
        new_source(curated, "lorn-note", TEXT)
    assert path.read_bytes() == before


def test_a_failure_leaves_no_file(curated, monkeypatch):
    """An empty file would keep the id from being used again."""

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "write_first_file", fail)
    with pytest.raises(KeyboardInterrupt):
        new_source(curated, "lorn-page")
    assert not (curated / "sources" / "lorn-page.toml").exists()


@pytest.mark.parametrize(
    "id", ["", "Lorn", "lorn page", "../lorn", "lorn/page", "lorn-", "-lorn", "лорн", "lorn\n"]
)
def test_an_id_that_is_no_slug_is_refused(curated, id):
    """Ids are file names and are stable for ever."""
    with pytest.raises(RecordError, match="is no id"):
        new_source(curated, id)


def test_an_empty_text_is_refused():
    """Its digest would prove nothing."""
    with pytest.raises(RecordError, match="empty"):
        draft("lorn-page", " \n")


def test_the_first_source_of_a_folder_gets_a_folder_of_sources(tmp_path):
    """Git keeps no empty folder."""
    assert new_source(tmp_path, "lorn-page").read_text(encoding="utf-8") == draft("lorn-page")


def test_a_folder_that_cannot_be_written_is_an_error_of_the_library(tmp_path):
    """The command line prints it without a traceback."""
    (tmp_path / "sources").write_bytes(b"")
    with pytest.raises(WriteError):
        new_source(tmp_path, "lorn-page")
