"""Rows and data of claims and sources."""

import re

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore.claims import (
    changes_texts,
    claim_positions,
    claim_rows,
    claims_data,
    is_web_address,
    source_dates,
)
from gorno_badakhshan.testing import claim, dataset_of, source

DATASET = gb.load("1.1.0")


def test_every_claim_has_its_row_and_its_data() -> None:
    """Row and data of a claim have the same position, and every claim is below its source."""
    ids = re.findall(r'<tr id="claim=([^"]+)">', claim_rows(DATASET))
    assert ids == [*claim_positions(DATASET)]
    assert sorted(ids) == sorted(DATASET.claims.ids)
    columns = claims_data(DATASET)
    for name in ("statements", "attribution", "certainty", "locators"):
        assert len(columns[name]) == len(ids)  # type: ignore[arg-type]


def test_every_source_begins_its_group() -> None:
    """The claims until the next source are its own; a source without claims has its row too."""
    source = None
    for kind, id in re.findall(r'<(?:tr|tbody) id="(source|claim)=([^"]+)">', claim_rows(DATASET)):
        if kind == "source":
            source = id
        else:
            assert DATASET.claims[id].source == source
    assert claim_rows(DATASET).count("<tbody") == len(DATASET.sources)


def test_a_line_is_a_row_even_if_a_text_has_line_breaks() -> None:
    """The script splits the rows at line breaks before a tag, and the cells at the tags of cells."""
    rows = claim_rows(dataset_of(claim("some-voice", killed=12, summary="One\n<td>two")))
    assert len(re.split(r"\n(?=<)", rows)) == 2
    assert len(re.split(r"<t[hd][^>]*>", rows.splitlines()[-1])) <= 6


def test_a_relay_names_the_claim_and_what_changed() -> None:
    """The chain of the page has the changes that `drift` finds."""
    later = DATASET.claims["zee-hindi-0724/source-forces-wounded"]
    assert later.relays is not None
    earlier, columns, positions = DATASET.claims[later.relays], claims_data(DATASET), claim_positions(DATASET)
    relay, basis, changes = columns["relays"][positions[later.id]]  # type: ignore[index]
    assert (relay, basis) == (positions[earlier.id], later.relay_basis)
    texts = columns["texts"]["changes"]  # type: ignore[index]
    assert [texts[change] for change in changes] == changes_texts(earlier, later, DATASET)
    assert "value: 20 → 200" in changes_texts(earlier, later, DATASET)
    assert len(changes_texts(earlier, later, DATASET)) == len(gb.drift(earlier, later))


def test_a_date_is_repeated_only_where_its_text_does_not_say_it() -> None:
    """A citation has year, month and day; a span of days has those that all of its days share."""
    assert source_dates(dataset_of(source(published=gb.Period(edtf="2012-07-24", basis="stated")))) == {}
    spread = dataset_of(source(id="spread", published=gb.Period(edtf="2012-07-24/2012-07-26", basis="stated")))
    assert source_dates(spread) == {"spread": (2012, 7)}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https:", "http://["],
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    """An address comes from whoever wrote the record; a browser runs some of them."""
    assert not is_web_address(address)
    assert "<a " not in claim_rows(dataset_of(source(url=address)))


def test_markup_in_a_record_stays_text() -> None:
    """In each cell, and in the attributes."""
    hostile = '"><img src=x onerror=alert(1)>'
    dataset = dataset_of(claim("some-voice", killed=12, summary=hostile), source(title=hostile))
    assert "<img" not in claim_rows(dataset)
