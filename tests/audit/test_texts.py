"""Whether places in a document are what they say."""

from hashlib import sha256
from pathlib import Path

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.texts import TEXTS_VARIABLE, check_places, check_texts, find_text, texts_folder
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.places import Place
from gorno_badakhshan.model.sources import Passage, Source

TEXT = "Árvíztűrő 🚤 was seen.\r\nNobody saw it leave.\n"
FIRST, SECOND = (0, 21), (23, 43)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def passage(start: int, end: int, part: str = "Lead", **more: str) -> Passage:
    """A passage of the text."""
    return Passage(part=part, start=start, end=end, sha256=digest(TEXT[start:end]), **more)


def source(*passages: Passage) -> Entry:
    """A source with these passages, or with the two sentences."""
    held = passages or (passage(*FIRST), passage(*SECOND))
    record = Source(
        id="boat", title="Boat", publisher="p", kind="news", language="en", text_sha256=digest(TEXT),
        text_length=len(TEXT), passages=held,
    )  # fmt: skip
    return Entry(kind="sources", record=record)


def place(start: int | None, end: int | None, part: str = "Lead", note: str | None = None) -> Entry:
    """A record that points into the text."""
    told = None if start is None else digest(TEXT[start:end])
    locator = Locator(source="boat", part=part, start=start, end=end, sha256=told)
    record = Place(id="pier", name="Pier", kind="site", precision="exact", locators=(locator,), note=note)
    return Entry(kind="places", record=record)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the text, byte by byte."""
    (tmp_path / "boat.txt").write_bytes(TEXT.encode())
    return tmp_path


def codes(*entries: Entry) -> list[tuple[str, str]]:
    """Code and place of what is wrong without looking into a text."""
    return [(finding.code, finding.where) for finding in check_places(entries)]


def proved(texts: Path, *entries: Entry) -> list[tuple[str, str]]:
    """Code and place of what is wrong with the text at hand."""
    return [(finding.code, finding.where) for finding in check_texts(entries, texts).findings]


def test_offsets_count_code_points_of_the_very_bytes(texts):
    """Accents and emoji are one each, and a Windows line end is two, since nothing is translated."""
    proof = check_texts([source(), place(10, 11), place(*SECOND)], texts)
    assert (proof.texts, proof.passages, proof.locators, proof.findings) == (1, 2, 2, [])


def test_a_text_is_found_by_the_id_of_its_source(texts):
    """`<source id>.txt`, or None."""
    assert find_text(source().record, texts) == TEXT
    assert find_text(attrs.evolve(source().record, id="ship"), texts) is None


def test_the_folder_is_the_argument_then_the_environment_then_none(monkeypatch):
    """An argument is never overridden, and an empty variable names nothing."""
    monkeypatch.setenv(TEXTS_VARIABLE, "from-environment")
    assert texts_folder("given") == Path("given")
    assert texts_folder() == Path("from-environment")
    monkeypatch.setenv(TEXTS_VARIABLE, "")
    assert texts_folder() is None


def test_a_missing_text_is_found_and_nothing_counted(tmp_path):
    """What was not compared is not claimed."""
    proof = check_texts([source(), place(*FIRST)], tmp_path)
    assert [finding.code for finding in proof.findings] == ["missing-text"]
    assert (proof.texts, proof.passages, proof.locators) == (0, 0, 0)


def test_another_text_is_one_finding(texts):
    """Where the text is another, its slices are not reported one by one."""
    (texts / "boat.txt").write_bytes(TEXT.encode() + b" ")
    assert proved(texts, source(), place(*FIRST)) == [("wrong-text", "boat, text_sha256")]


def test_bytes_that_are_no_utf_8_are_found(texts):
    """No letter is guessed at."""
    (texts / "boat.txt").write_bytes(b"\xff")
    assert proved(texts, source()) == [("wrong-text", "boat, text_sha256")]


def test_a_slice_of_other_words_is_found(texts):
    """A locator is proved by its digest."""
    moved = place(*FIRST)
    locator = attrs.evolve(moved.record.locators[0], start=1, end=22)
    wrong = attrs.evolve(moved, record=attrs.evolve(moved.record, locators=(locator,)))
    assert proved(texts, source(), wrong) == [("wrong-digest", "pier, locators[0].sha256")]


def test_words_without_a_passage_are_a_gap(texts):
    """Passages cover everything but blanks."""
    assert proved(texts, source(passage(*FIRST))) == [("gap", "boat, passages")]


def test_a_text_without_passages_is_one_gap(texts):
    """A source whose text is at hand has passages."""
    bare = attrs.evolve(source().record, passages=())
    assert proved(texts, Entry(kind="sources", record=bare)) == [("gap", "boat, passages")]


@pytest.mark.parametrize("held", [((0, 21), (20, 43)), ((23, 43), (0, 21))])
def test_passages_stand_in_order_and_apart(held):
    """Overlap and disorder are found without the text."""
    assert codes(source(*(passage(*span) for span in held))) == [("gap", "boat, passages[1].start")]


def test_a_passage_behind_the_end_is_found():
    """The length of the text is known without the text."""
    assert codes(source(passage(*FIRST), passage(23, 99))) == [("outside-text", "boat, passages[1].end")]


def test_a_locator_behind_the_end_is_found():
    """A place is inside the text."""
    assert codes(source(), place(23, 99)) == [("outside-text", "pier, locators[0].end")]


def test_a_locator_may_span_sentences_of_one_part():
    """What is said over two sentences has one place."""
    assert codes(source(), place(FIRST[0], SECOND[1])) == []


def test_a_locator_across_parts_is_found():
    """A place lies in one part."""
    held = source(passage(*FIRST), passage(*SECOND, part="End"))
    assert codes(held, place(FIRST[0], SECOND[1])) == [("wrong-part", "pier, locators[0].part")]


def test_a_locator_in_another_part_is_found():
    """The part named is the part of the passage."""
    assert codes(source(), place(*FIRST, part="End")) == [("wrong-part", "pier, locators[0].part")]


def test_a_locator_into_blanks_is_found():
    """A place does not reach out of its passages."""
    assert codes(source(), place(23, 44)) == [("wrong-part", "pier, locators[0].start")]


def test_a_part_without_offsets_is_one_of_the_source():
    """Where a source has passages, a part is one of theirs."""
    assert codes(source(), place(None, None)) == []
    assert codes(source(), place(None, None, part="End")) == [("wrong-part", "pier, locators[0].part")]


def test_offsets_need_the_digest_of_their_text():
    """Offsets into a text that nothing identifies prove nothing."""
    bare = Entry(kind="sources", record=attrs.evolve(source().record, text_sha256=None, text_length=None))
    assert codes(bare, place(*FIRST)) == [("missing-key", "boat"), ("missing-key", "pier, locators[0]")]


LONG = "one two three four five six seven eight nine ten."


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("ONE, two: three four five six seven eight - nine", [("copied-words", "pier, note")]),
        ("one two three four five six seven eight", []),
        ("one two three four and five six seven eight nine ten", []),
    ],
)
def test_nine_words_in_a_row_are_a_copy(tmp_path, note, found):
    """Case and punctuation do not hide a quotation; eight words are no quotation."""
    (tmp_path / "boat.txt").write_text(LONG, encoding="utf-8")
    told = Passage(part="Lead", start=0, end=len(LONG), sha256=digest(LONG))
    record = attrs.evolve(source().record, text_sha256=digest(LONG), text_length=len(LONG), passages=(told,))
    own = Place(id="pier", name="Pier", kind="site", precision="exact", note=note)
    assert proved(tmp_path, Entry(kind="sources", record=record), Entry(kind="places", record=own)) == found
