"""Datasets and collections as text."""

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.show import cell
from gorno_badakhshan.testing import claim


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_the_repr_is_a_readable_list(ds):
    """The repr of a collection has one record a line."""
    assert repr(ds.places) == (
        "<4 places of 1.0.0>\n"
        "  <Place tajikistan: Tajikistan>\n"
        "  <Place gorno-badakhshan: Gorno-Badakhshan>\n"
        "  <Place khorog: Khorog>\n"
        "  <Place ishkashim: Ishkashim>"
    )


def test_a_long_repr_counts_the_records_left_out(ds):
    """The repr of a long collection ends with the number of records left out."""
    assert repr(ds.claims).endswith(f"... and {len(ds.claims) - 12} more")


def test_the_repr_has_version_date_and_counts(ds):
    """The repr of a dataset is one line."""
    assert repr(ds).startswith(f"<Dataset 1.0.0 of {ds.release.date}: 1 source, ")


def test_a_denied_claim_is_marked():
    """A table must not show a denial as what it denies."""
    denied = claim(killed=12, polarity="denied")
    assert cell(denied, "claimed").startswith("denied: ")
    assert not cell(claim(killed=12), "claimed").startswith("denied")


def test_joint_speakers_are_all_in_their_cell():
    """Two ministries that speak together are two speakers, at each step."""
    statement = claim("a-ministry", killed=12)
    step = evolve(statement.origin, jointly=("b-committee",))
    joint = evolve(statement, attribution=(step, evolve(step, actor="a-paper", jointly=("b-paper",))))
    assert cell(joint, "said by") == "a-ministry and b-committee"
    assert cell(joint, "through") == "a-paper and b-paper"
