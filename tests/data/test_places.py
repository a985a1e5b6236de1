"""The locators of all records, compared with the texts if these are at hand."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb

DEFAULT_TEXTS = Path(__file__).parents[3] / "shared" / "sources"
TEXTS = Path(os.environ.get("GORNO_BADAKHSHAN_TEXTS", DEFAULT_TEXTS))
needs_texts = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts of the sources are not here: GORNO_BADAKHSHAN_TEXTS"
)


@needs_texts
@pytest.mark.parametrize("version", [release.version for release in gb.releases()])
def test_every_locator_agrees_with_the_text(version: str) -> None:
    """All locators and passages are inside the text and their part, and have the digest of their slice."""
    report = gb.verify(version, texts=TEXTS)
    assert report.ok, report
    ds = gb.load(version)
    records = [*ds.events, *ds.actors, *ds.places]
    locators = [claim.locator for claim in ds.claims]
    locators += [locator for record in records for locator in record.locators]
    sources_with_text = {source.id for source in ds.sources if source.text_sha256}
    assert dict(report.checked)["locators"] == sum(locator.source in sources_with_text for locator in locators)


@needs_texts
def test_the_text_is_the_one_that_was_read() -> None:
    """The text of the article has the digest and the length in code points that the source gives."""
    source = gb.sources("1.0.0").one()
    text = (TEXTS / f"{source.id}.txt").read_bytes()
    assert sha256(text).hexdigest() == source.text_sha256
    assert len(text.decode()) == source.text_length == 3779


def test_each_claim_has_offsets() -> None:
    """Each claim of the article has a start in code points."""
    assert not [claim.id for claim in gb.claims("1.0.0") if claim.locator.start is None]


def test_each_record_has_a_locator() -> None:
    """Every event, place and actor has one, apart from the article's own speakers and its publisher."""
    ds = gb.load("1.0.0")
    own = {"wikipedia", "wikipedia-article", "wikipedia-infobox"}
    records = (*ds.actors, *ds.places, *ds.events)
    assert {record.id for record in records if not record.locators} == own
