"""Locators: positions in documents."""

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.testing import locators

DIGEST = sha256(b"at least 12").hexdigest()
BAD_SLICES: list[tuple[dict[str, Any], str]] = [
    ({"start": 5}, "given together or not at all"),
    ({"start": 5, "end": 9}, "given together or not at all"),
    ({"end": 9, "sha256": DIGEST}, "given together or not at all"),
    ({"sha256": DIGEST}, "given together or not at all"),
    ({"start": 9, "end": 5, "sha256": DIGEST}, "got start 9 and end 5"),
    ({"start": 5, "end": 5, "sha256": DIGEST}, "got start 5 and end 5"),
    ({"start": -1, "end": 5, "sha256": DIGEST}, "Locator.start: expected 0 or more, got -1"),
    ({"start": 5, "end": 9, "sha256": DIGEST[:-1]}, "64 lower-case hex digits"),
    ({"start": 5, "end": 9, "sha256": DIGEST.upper()}, "64 lower-case hex digits"),
    ({"start": 5, "end": 9, "sha256": f"{DIGEST}\n"}, "64 lower-case hex digits"),
    ({"start": 5, "end": 9, "sha256": ""}, "64 lower-case hex digits"),
]


@pytest.mark.parametrize(("fields", "reason"), BAD_SLICES)
def test_a_locator_has_a_slice_with_a_digest_or_none(fields: dict[str, Any], reason: str) -> None:
    """Start, end and digest describe one slice together, or are all left out."""
    with pytest.raises(RecordError, match=reason):
        Locator(source="ap", part="body", **fields)


def test_the_first_code_point_is_zero() -> None:
    """Offsets are half-open and count from 0."""
    assert Locator(source="ap", part="body", start=0, end=1, sha256=DIGEST).start == 0


def test_a_locator_reads_as_its_part_and_offsets() -> None:
    """Without the text there are no offsets to show."""
    bare = Locator(source="ap", part="Casualties")
    proved = Locator(source="ap", part="Casualties", start=120, end=131, sha256=DIGEST)
    assert repr(bare) == "<Locator ap: Casualties>"
    assert repr(proved) == "<Locator ap: Casualties, 120-131>"


@given(locators(source="ap"))
def test_the_strategy_keeps_to_its_source(locator: Locator) -> None:
    """`locators(source)` points into that source only."""
    assert locator.source == "ap"
