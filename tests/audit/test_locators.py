"""Checks of passages and locators against each other, without a text."""

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.locators import check_locators, overlaps
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.places import Place
from gorno_badakhshan.model.sources import Passage, Source

LENGTH = 44
FIRST, SECOND = (0, 21), (23, 43)
ANY_DIGEST = 64 * "0"


def passage(start: int, end: int, part: str = "Lead") -> Passage:
    """Returns a passage of the text; its digest is not checked here."""
    return Passage(part=part, start=start, end=end, sha256=ANY_DIGEST)


def source(*passages: Passage) -> Entry:
    """Returns a source with these passages, or with the two sentences of the text."""
    record = Source(
        id="boat", title="Boat", publisher="p", kind="news", language="en", text_sha256=ANY_DIGEST,
        text_length=LENGTH, passages=passages or (passage(*FIRST), passage(*SECOND)),
    )  # fmt: skip
    return Entry(kind="sources", record=record)


def place(start: int | None, end: int | None, part: str = "Lead") -> Entry:
    """Returns a record with a locator in the text."""
    locator = Locator(source="boat", part=part, start=start, end=end, sha256=None if end is None else ANY_DIGEST)
    record = Place(id="pier", name="Pier", kind="site", precision="exact", locators=(locator,))
    return Entry(kind="places", record=record)


def findings_in(*entries: Entry) -> list[tuple[str, str]]:
    """Returns code and path of each finding."""
    return [(finding.code, finding.where) for finding in check_locators(entries)]


@pytest.mark.parametrize("spans", [((0, 21), (20, 43)), ((23, 43), (0, 21))], ids=["overlap", "order"])
def test_passages_are_in_order_and_do_not_overlap(spans):
    """The finding is about the second passage."""
    assert findings_in(source(*(passage(*span) for span in spans))) == [("gap", "boat, passages[1].start")]


def test_a_passage_after_the_end_of_the_text_is_a_finding():
    """The source gives the length of the text."""
    assert findings_in(source(passage(*FIRST), passage(23, 99))) == [("outside-text", "boat, passages[1].end")]


def test_a_locator_after_the_end_of_the_text_is_a_finding():
    """A slice is inside the text."""
    assert findings_in(source(), place(23, 99)) == [("outside-text", "pier, locators[0].end")]


def test_a_locator_may_span_sentences_of_one_part():
    """A claim may need two sentences."""
    assert findings_in(source(), place(FIRST[0], SECOND[1])) == []


def test_a_locator_in_two_parts_is_a_finding():
    """A locator is in one part."""
    two_parts = source(passage(*FIRST), passage(*SECOND, part="End"))
    assert findings_in(two_parts, place(FIRST[0], SECOND[1])) == [("wrong-part", "pier, locators[0].part")]


def test_a_locator_that_names_another_part_is_a_finding():
    """The part of a locator is that of its passage."""
    assert findings_in(source(), place(*FIRST, part="End")) == [("wrong-part", "pier, locators[0].part")]


def test_a_locator_outside_its_passages_is_a_finding():
    """A slice neither begins nor ends in white space between passages."""
    assert findings_in(source(), place(23, 44)) == [("wrong-part", "pier, locators[0].start")]


def test_a_locator_without_offsets_names_a_part_of_the_source():
    """If a source has passages, the part is one of theirs."""
    assert findings_in(source(), place(None, None)) == []
    assert findings_in(source(), place(None, None, part="End")) == [("wrong-part", "pier, locators[0].part")]


def test_offsets_need_the_digest_of_the_text():
    """Without it nobody knows which text the offsets refer to."""
    without_digest = attrs.evolve(source().record, text_sha256=None, text_length=None)
    entry = Entry(kind="sources", record=without_digest)
    assert findings_in(entry, place(*FIRST)) == [("missing-key", "boat"), ("missing-key", "pier, locators[0]")]


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 1), False), ((4, 6), True), ((9, 12), True), ((10, 12), False), ((None, None), False)],
)
def test_a_locator_overlaps_a_passage_if_they_share_a_code_point(span, expected):
    """Ends are exclusive."""
    (locator,) = place(*span).record.locators
    assert overlaps(locator, passage(5, 10)) is expected
