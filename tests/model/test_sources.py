"""Sources and the passages that they consist of."""

from hashlib import sha256

import pytest

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.sources import Passage, Source

DIGEST = sha256(b"at least 12").hexdigest()


@pytest.mark.parametrize(
    ("start", "end", "digest"),
    [
        pytest.param(9, 5, DIGEST, id="ends before it starts"),
        pytest.param(5, 5, DIGEST, id="empty"),
        pytest.param(-1, 5, DIGEST, id="before the text"),
        pytest.param(5, 9, DIGEST[:-1], id="a short digest"),
        pytest.param(5, 9, "", id="no digest"),
    ],
)
def test_a_passage_has_a_slice_and_a_digest(start: int, end: int, digest: str) -> None:
    """A passage stands by the same rule as the slice of a locator."""
    with pytest.raises(RecordError):
        Passage(part="body", start=start, end=end, sha256=digest)


def test_a_source_reads_as_id_and_title() -> None:
    """The repr can be read aloud."""
    source = Source(id="ap-1", title="Fighting in Khorog", publisher="ap", kind="news", language="en")
    assert repr(source) == "<Source ap-1: Fighting in Khorog>"


def test_a_source_is_complete_by_default() -> None:
    """Where only an opening was read, the record says so."""
    assert Source(id="ap-1", title="Fighting", publisher="ap", kind="news", language="en").complete is True
