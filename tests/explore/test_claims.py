"""Rows and data of claims and sources."""

import re

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore.claims import changes_texts, claim_rows, claims_data, is_web_address, source_rows
from gorno_badakhshan.explore.tables import Table
from gorno_badakhshan.testing import claim, dataset_of, source

DATASET = gb.load("1.1.0")


def test_every_claim_has_its_row_and_its_data() -> None:
    """Row and data of a claim have the same position, in the order of the release."""
    assert re.findall(r'<tr id="claim=([^"]+)">', claim_rows(DATASET)) == [*DATASET.claims.ids]
    assert len(claims_data(DATASET, Table())) == len(DATASET.claims)


def test_a_relay_names_the_claim_and_what_changed() -> None:
    """The chain of the page has the changes that `drift` finds."""
    later = DATASET.claims["zee-hindi-0724/source-forces-wounded"]
    assert later.relays is not None
    earlier, texts = DATASET.claims[later.relays], Table()
    positions = {id: position for position, id in enumerate(DATASET.claims.ids)}
    relay, basis, changes = claims_data(DATASET, texts)[positions[later.id]][4:]
    assert (relay, basis) == (positions[earlier.id], later.relay_basis)
    assert [texts.values[change] for change in changes] == changes_texts(earlier, later, DATASET)  # type: ignore[attr-defined]
    assert "value: 20 → 200" in changes_texts(earlier, later, DATASET)
    assert len(changes_texts(earlier, later, DATASET)) == len(gb.drift(earlier, later))


def test_a_source_without_address_has_no_link() -> None:
    """Its title is a plain text."""
    assert "<a " not in source_rows(dataset_of(source(url=None)))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https:", "http://["],
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    """An address comes from whoever wrote the record; a browser runs some of them."""
    assert not is_web_address(address)
    assert "<a " not in source_rows(dataset_of(source(url=address)))


def test_markup_in_a_record_stays_text() -> None:
    """In each cell, and in the attributes."""
    hostile = '"><img src=x onerror=alert(1)>'
    dataset = dataset_of(claim("some-voice", killed=12, summary=hostile), source(title=hostile))
    assert "<img" not in claim_rows(dataset) + source_rows(dataset)
