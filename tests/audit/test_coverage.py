"""Which records point into which passage."""

from pathlib import Path

import attrs
import pytest

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
