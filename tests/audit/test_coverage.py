"""Which sentence is coded by which records."""

from pathlib import Path

import attrs
import pytest

from gorno_badakhshan.audit.coverage import Coverage, check_coverage, coverage_of
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.errors import VersionError
from gorno_badakhshan.model.claims import Claim

SMALL = read_curated(Path(__file__).parent.parent / "curation" / "small")


CLAIMS: tuple[Claim, ...] = SMALL.records("claims")


def covered(claims: tuple[Claim, ...] = CLAIMS) -> Coverage:
    """The coverage of the small data, with these of its claims."""
    return coverage_of(SMALL.records("sources"), SMALL.records("actors"), claims)


def test_each_passage_names_the_records_that_point_into_it():
    """Actors and claims cover; a reason stands where nothing does."""
    told = [(row.records, row.claims, row.passage.left_out) for row in covered().rows]
    assert told == [
        ((), (), "heading"),
        (("lorn-mayor", "lorn-note/mayor-hurt"), ("lorn-note/mayor-hurt",), None),
        (("lorn-note/docker-unhurt",), ("lorn-note/docker-unhurt",), None),
        ((), (), "page number"),
    ]


def test_counts_and_shares():
    """What is left out with a reason is not due."""
    told = covered()
    assert (told.covered, told.left_out, told.uncovered, told.share, told.share_by_claims) == (2, 2, 0, 1.0, 1.0)


def test_other_records_cover_and_claims_are_counted_apart():
    """A sentence that only an actor points into is covered, and not by claims."""
    told = covered(())
    assert (told.covered, told.uncovered, told.share, told.share_by_claims) == (1, 1, 0.5, 0.0)


def test_it_reads_aloud():
    """The repr says all numbers."""
    assert (
        repr(covered())
        == "<Coverage of 4 passages: 2 covered, 2 left out, 0 uncovered; 100% covered, 100% by claims>"
    )
    assert repr(covered().rows[0]) == "<CoveredPassage lorn-note: Harbour, 0-13: left out, heading>"
    assert repr(covered(()).rows[2]) == "<CoveredPassage lorn-note: Harbour, 92-137: uncovered>"


def test_nothing_to_cover_is_covered():
    """A source without passages owes nothing."""
    assert (coverage_of((), (), ()).share, coverage_of((), (), ()).share_by_claims) == (1.0, 1.0)


def test_a_locator_without_offsets_covers_nothing():
    """A part as a whole is no proof that a sentence was read."""
    locator = attrs.evolve(CLAIMS[1].locator, start=None, end=None, sha256=None)
    assert covered((CLAIMS[0], attrs.evolve(CLAIMS[1], locator=locator))).uncovered == 1


def test_an_uncovered_passage_is_a_finding():
    """A sentence is coded, or left out with a reason."""
    entries = [entry for entry in SMALL.entries if entry.id != "lorn-note/docker-unhurt"]
    assert [(f.code, f.where) for f in check_coverage(entries)] == [("uncovered", "lorn-note, passages[2]")]


def test_a_version_that_is_not_there_is_refused():
    """Coverage raises as loading does."""
    import gorno_badakhshan as gb

    with pytest.raises(VersionError):
        gb.coverage("0.0.1")
