"""Which records point into which passage."""

from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.audit.coverage import Coverage, check_coverage, coverage_of
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.errors import VersionError
from gorno_badakhshan.model.claims import Claim

SMALL = read_curated(Path(__file__).parent.parent / "curation" / "small")
CLAIMS: tuple[Claim, ...] = SMALL.records("claims")


def coverage(claims: tuple[Claim, ...] = CLAIMS) -> Coverage:
    """Returns the coverage of the example data, with only these of its claims."""
    return coverage_of(SMALL.records("sources"), SMALL.records("actors"), claims)


def test_each_passage_names_the_records_that_point_into_it():
    """A passage without records has a reason."""
    rows = [(row.records, row.claims, row.passage.left_out) for row in coverage().rows]
    assert rows == [
        ((), (), "heading"),
        (("lorn-mayor", "lorn-note/mayor-hurt"), ("lorn-note/mayor-hurt",), None),
        (("lorn-note/docker-unhurt",), ("lorn-note/docker-unhurt",), None),
        ((), (), "page number"),
    ]


def test_shares_ignore_passages_that_are_left_out():
    """A heading needs no record."""
    result = coverage()
    assert (result.covered, result.left_out, result.uncovered) == (2, 2, 0)
    assert (result.share, result.share_by_claims) == (1.0, 1.0)


def test_a_passage_may_be_covered_by_other_records_than_claims():
    """A passage that only an actor points into is covered, but not by claims."""
    result = coverage(())
    assert (result.covered, result.uncovered, result.share, result.share_by_claims) == (1, 1, 0.5, 0.0)


def test_repr():
    """The repr of a coverage has all its numbers, that of a passage its state."""
    assert (
        repr(coverage())
        == "<Coverage of 4 passages: 2 covered, 2 left out, 0 uncovered; 100% covered, 100% by claims>"
    )
    assert repr(coverage().rows[0]) == "<CoveredPassage lorn-note: Harbour, 0-13: left out, heading>"
    assert repr(coverage(()).rows[2]) == "<CoveredPassage lorn-note: Harbour, 92-137: uncovered>"


def test_characters_show_a_clause_without_a_record():
    """A locator of a part of a sentence covers the passage, and leaves the rest of it as a gap."""
    narrow = attrs.evolve(CLAIMS[0], locator=attrs.evolve(CLAIMS[0].locator, start=30, end=60))
    result = coverage((narrow, CLAIMS[1]))
    (text,) = result.texts
    assert result.share == 1.0
    # The actor's locator reaches from 14 to 31.
    assert [(gap.part, gap.start, gap.end) for gap in text.gaps] == [("Harbour", 60, 91)]
    assert (text.characters, text.covered, text.covered_by_claims) == (122, 91, 75)
    assert (result.characters, result.share_of_characters) == (122, 91 / 122)
    assert result.share_of_characters_by_claims == 75 / 122
    assert repr(text) == "<CoveredText lorn-note: 91 of 122 characters, 1 gaps>"


def test_a_gap_is_within_one_passage():
    """Spaces between passages are no part of a text that has to be covered, nor are passages that are left out."""
    (text,) = coverage((CLAIMS[1],)).texts
    assert [(gap.start, gap.end) for gap in text.gaps] == [(31, 91)]


def test_a_text_without_passages_is_not_covered():
    """Nothing of it was left out, so that all of it counts."""
    (source,) = SMALL.records("sources")
    bare = attrs.evolve(source, passages=())
    result = coverage_of([bare], (), CLAIMS[:1])
    (text,) = result.texts
    assert (text.characters, text.covered) == (145, 77)
    assert [(gap.part, gap.start, gap.end) for gap in text.gaps] == [(None, 0, 14), (None, 91, 145)]


def test_a_source_without_a_text_has_no_characters():
    """There is nothing to count in it."""
    (source,) = SMALL.records("sources")
    bare = attrs.evolve(source, passages=(), text_sha256=None, text_length=None)
    result = coverage_of([bare], (), ())
    assert (result.texts, result.characters, result.share_of_characters) == ((), 0, 1.0)


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda span: (span[0], sum(span))), max_size=8
)


@given(located=SPANS, starts=st.sets(st.integers(0, 60), min_size=2, max_size=6))
def test_gaps_and_covered_characters_are_all_characters(located, starts):
    """Law: a character is in a gap exactly if it is in a passage and in no locator."""
    (source,) = SMALL.records("sources")
    bounds = sorted(starts)
    passages = tuple(attrs.evolve(source.passages[1], start=start, end=end) for start, end in pairwise(bounds))
    claims = [
        attrs.evolve(CLAIMS[0], locator=attrs.evolve(CLAIMS[0].locator, start=start, end=end))
        for start, end in located
    ]
    (text,) = coverage_of([attrs.evolve(source, passages=passages)], (), claims).texts
    characters = set(range(bounds[0], bounds[-1]))
    in_locators = {position for start, end in located for position in range(start, end)}
    in_gaps = [position for gap in text.gaps for position in range(gap.start, gap.end)]
    assert sorted(in_gaps) == sorted(characters - in_locators)
    assert (text.characters, text.covered) == (len(characters), len(characters & in_locators))
    assert text.covered_by_claims == text.covered


def test_without_passages_the_shares_are_1():
    """Nothing is uncovered."""
    assert (coverage_of((), (), ()).share, coverage_of((), (), ()).share_by_claims) == (1.0, 1.0)


def test_a_locator_without_offsets_covers_nothing():
    """It names a part of the text, not a passage."""
    locator = attrs.evolve(CLAIMS[1].locator, start=None, end=None, sha256=None)
    assert coverage((CLAIMS[0], attrs.evolve(CLAIMS[1], locator=locator))).uncovered == 1


def test_an_uncovered_passage_is_a_finding():
    """A passage has a record or a reason."""
    entries = [entry for entry in SMALL.entries if entry.id != "lorn-note/docker-unhurt"]
    assert [(f.code, f.where) for f in check_coverage(entries)] == [("uncovered", "lorn-note, passages[2]")]


def test_an_unknown_version_raises_an_error():
    """The error is the one of `load`."""
    with pytest.raises(VersionError):
        gb.coverage("0.0.1")
