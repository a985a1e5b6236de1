"""Every record's place in the text, re-read where somebody holds the text."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb

BESIDE = Path(__file__).parents[3] / "shared" / "sources"
TEXTS = Path(os.environ.get("GORNO_BADAKHSHAN_TEXTS", BESIDE))
held = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts of the sources are not here: GORNO_BADAKHSHAN_TEXTS"
)


@held
@pytest.mark.parametrize("version", [release.version for release in gb.releases()])
def test_every_place_is_verified_against_the_text(version: str) -> None:
    """All locators and passages hold: inside the text, in their part, with the digest of their slice."""
    report = gb.verify(version, texts=TEXTS)
    assert report.ok, report
    ds = gb.load(version)
    located = [*ds.claims, *ds.events, *ds.actors, *ds.places]
    read = {source.id for source in ds.sources if source.text_sha256}
    places = [place for record in located for place in getattr(record, "locators", ()) or _own(record)]
    placed = sum(place.source in read for place in places)
    assert dict(report.checked)["locators"] == placed


def _own(record: object) -> list[gb.Locator]:
    return [record.locator] if isinstance(record, gb.Claim) else []


@held
def test_the_text_is_the_one_that_was_read() -> None:
    """The article that offsets point into, by its digest and its length in code points."""
    source = gb.sources("1.0.0").one()
    text = (TEXTS / f"{source.id}.txt").read_bytes()
    assert sha256(text).hexdigest() == source.text_sha256
    assert len(text.decode()) == source.text_length == 3779


def test_each_claim_has_offsets() -> None:
    """Whatever stands in a source whose text was read is placed by code points."""
    assert not [claim.id for claim in gb.claims("1.0.0") if claim.locator.start is None]


def test_each_record_has_a_place() -> None:
    """Every event and place is located, and every actor but the document's own voices and publisher."""
    ds = gb.load("1.0.0")
    own = {"wikipedia", "wikipedia-article", "wikipedia-infobox"}
    assert {r.id for r in (*ds.actors, *ds.places, *ds.events) if not r.locators} == own
