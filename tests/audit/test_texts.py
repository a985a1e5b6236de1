"""Checks of a dataset against the texts of its sources."""

from hashlib import sha256
from pathlib import Path

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.texts import TEXTS_VARIABLE, check_texts, find_text, texts_folder
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.places import Place
from gorno_badakhshan.model.sources import Passage, Source

TEXT = "Árvíztűrő 🚤 was seen.\r\nNobody saw it leave.\n"
FIRST, SECOND = (0, 21), (23, 43)


def digest(text: str) -> str:
    """Returns the SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def passage(start: int, end: int) -> Passage:
    """Returns a passage of the text."""
    return Passage(part="Lead", start=start, end=end, sha256=digest(TEXT[start:end]))


def source(*passages: Passage) -> Entry:
    """Returns a source with these passages, or with the two sentences of the text."""
    record = Source(
        id="boat", title="Boat", publisher="p", kind="news", language="en", text_sha256=digest(TEXT),
        text_length=len(TEXT), passages=passages or (passage(*FIRST), passage(*SECOND)),
    )  # fmt: skip
    return Entry(kind="sources", record=record)


def place(start: int, end: int) -> Entry:
    """Returns a record with a locator in the text."""
    locator = Locator(source="boat", part="Lead", start=start, end=end, sha256=digest(TEXT[start:end]))
    record = Place(id="pier", name="Pier", kind="site", precision="exact", locators=(locator,))
    return Entry(kind="places", record=record)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the text."""
    (tmp_path / "boat.txt").write_bytes(TEXT.encode())
    return tmp_path


def findings_in(texts: Path, *entries: Entry) -> list[tuple[str, str]]:
    """Returns code and path of each finding."""
    return [(finding.code, finding.where) for finding in check_texts(entries, texts).findings]


def test_offsets_count_code_points_of_the_unchanged_file(texts):
    """An accented letter or an emoji is one code point; a Windows line end is two, since it is not translated."""
    check = check_texts([source(), place(10, 11), place(*SECOND)], texts)
    assert (check.texts, check.passages, check.locators, check.findings) == (1, 2, 2, [])


def test_a_text_is_found_by_the_id_of_its_source(texts):
    """The file is `<source id>.txt`; without it the result is None."""
    assert find_text(source().record, texts) == TEXT
    assert find_text(attrs.evolve(source().record, id="ship"), texts) is None


def test_the_folder_is_the_argument_then_the_environment_then_none(monkeypatch):
    """The argument comes first, and an empty variable counts as unset."""
    monkeypatch.setenv(TEXTS_VARIABLE, "from-environment")
    assert texts_folder("given") == Path("given")
    assert texts_folder() == Path("from-environment")
    monkeypatch.setenv(TEXTS_VARIABLE, "")
    assert texts_folder() is None


def test_a_missing_text_is_a_finding(tmp_path):
    """Its passages and locators are not counted as compared."""
    check = check_texts([source(), place(*FIRST)], tmp_path)
    assert [finding.code for finding in check.findings] == ["missing-text"]
    assert (check.texts, check.passages, check.locators) == (0, 0, 0)


def test_another_text_is_one_finding(texts):
    """Slices of another text are not reported one by one."""
    (texts / "boat.txt").write_bytes(TEXT.encode() + b" ")
    assert findings_in(texts, source(), place(*FIRST)) == [("wrong-text", "boat, text_sha256")]


def test_a_text_that_is_not_utf_8_is_a_finding(texts):
    """It is not decoded in another way."""
    (texts / "boat.txt").write_bytes(b"\xff")
    assert findings_in(texts, source()) == [("wrong-text", "boat, text_sha256")]


def test_a_folder_in_the_place_of_a_text_is_a_finding(texts):
    """It is no text, and no exception."""
    (texts / "boat.txt").unlink()
    (texts / "boat.txt").mkdir()
    assert findings_in(texts, source()) == [("missing-text", "boat, text_sha256")]


def test_a_text_that_the_system_refuses_to_read_is_a_finding(texts, monkeypatch):
    """The superuser of a test may read everything, so the system is made to refuse."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert findings_in(texts, source()) == [("missing-text", "boat, text_sha256")]


def test_a_slice_with_another_digest_is_a_finding(texts):
    """The digest of a locator is that of its slice."""
    moved = place(*FIRST)
    locator = attrs.evolve(moved.record.locators[0], start=1, end=22)
    wrong = attrs.evolve(moved, record=attrs.evolve(moved.record, locators=(locator,)))
    assert findings_in(texts, source(), wrong) == [("wrong-digest", "pier, locators[0].sha256")]


def test_words_without_a_passage_are_a_gap(texts):
    """Passages cover the whole text except white space."""
    assert findings_in(texts, source(passage(*FIRST))) == [("gap", "boat, passages")]


def test_a_text_without_passages_is_one_gap(texts):
    """A source with a text has passages."""
    bare = attrs.evolve(source().record, passages=())
    assert findings_in(texts, Entry(kind="sources", record=bare)) == [("gap", "boat, passages")]


LONG = "one two three four five six seven eight nine ten."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("ONE, two: three four five six seven eight - nine", [("copied-words", "pier, note")]),
        ("one two three four five six seven eight", []),
        ("one two three four and five six seven eight nine ten", []),
    ],
)
def test_nine_words_in_a_row_are_a_copy(tmp_path, note, expected):
    """Case and punctuation are ignored; eight words are no quotation."""
    (tmp_path / "boat.txt").write_text(LONG, encoding="utf-8")
    passage = Passage(part="Lead", start=0, end=len(LONG), sha256=digest(LONG))
    record = attrs.evolve(source().record, text_sha256=digest(LONG), text_length=len(LONG), passages=(passage,))
    place = Place(id="pier", name="Pier", kind="site", precision="exact", note=note)
    assert (
        findings_in(tmp_path, Entry(kind="sources", record=record), Entry(kind="places", record=place)) == expected
    )
