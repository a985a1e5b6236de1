"""Datasets and collections as text and as tables."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.show import cell
from gorno_badakhshan.testing import claim


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_the_repr_is_a_readable_list(ds):
    """A collection says what it holds, one record a line."""
    assert repr(ds.places) == (
        "<4 places of 1.0.0>\n"
        "  <Place tajikistan: Tajikistan>\n"
        "  <Place gorno-badakhshan: Gorno-Badakhshan>\n"
        "  <Place khorog: Khorog>\n"
        "  <Place ishkashim: Ishkashim>"
    )


def test_a_long_repr_says_how_much_it_leaves_out(ds):
    """A long collection is cut, and says so."""
    assert repr(ds.claims).endswith(f"... and {len(ds.claims) - 12} more")


def test_a_notebook_shows_a_table_of_all_records(ds):
    """The HTML is one table with a row a record, and escapes what it shows."""
    html = ds.claims._repr_html_()
    assert html.count("<tr>") == len(ds.claims) + 1
    assert "state-television" in html
    assert "<Claim" not in html


def test_the_repr_says_version_date_and_counts(ds):
    """One line that tells what was loaded."""
    assert repr(ds).startswith(f"<Dataset 1.0.0 of {ds.release.date}: 1 source, ")


def test_a_notebook_shows_the_pin(ds):
    """The pin is there to be copied."""
    assert ds.pin in ds._repr_html_()


def test_a_denied_claim_is_marked():
    """A table must not show a denial as what it denies."""
    denied = claim(killed=12, polarity="denied")
    assert cell(denied, "claimed").startswith("denied: ")
    assert not cell(claim(killed=12), "claimed").startswith("denied")
