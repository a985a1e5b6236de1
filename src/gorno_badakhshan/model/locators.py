"""A place in a document."""

import re

import attrs

from ..errors import RecordError
from .fields import doc

_SHA256 = re.compile("[0-9a-f]{64}").fullmatch


@attrs.frozen(kw_only=True, repr=False)
class Locator:
    """A place in a document: a part, and where the text is at hand a slice with its digest.

    The digest proves the place to anybody who holds the text, and no sentence has to be shipped.
    Raises `RecordError` where start, end and digest are not given together or start is not before end.
    """

    source: str = attrs.field(metadata=doc("The document.", unit="source id"))
    part: str = attrs.field(metadata=doc("Section or fact box line that the place stands in, as headed there."))
    start: int | None = attrs.field(
        default=None,
        metadata=doc(
            "First code point of the slice, counted from 0; None without the text.", unit="code points", least=0
        ),
    )
    end: int | None = attrs.field(
        default=None,
        metadata=doc(
            "Code point behind the slice (exclusive); None without the text.", unit="code points", least=1
        ),
    )
    sha256: str | None = attrs.field(
        default=None, metadata=doc("SHA-256 of the slice in UTF-8; None without the text.", unit="64 hex digits")
    )

    def __attrs_post_init__(self) -> None:
        if not (self.start is None and self.end is None and self.sha256 is None):
            check_slice(self.start, self.end, self.sha256)

    def __str__(self) -> str:
        return self.part if self.start is None else f"{self.part}, {self.start}-{self.end}"

    def __repr__(self) -> str:
        return f"<Locator {self.source}: {self}>"


def check_slice(start: int | None, end: int | None, sha256: str | None) -> None:
    """Raise `RecordError` unless the three describe one slice."""
    if start is None or end is None or sha256 is None:
        raise RecordError("start, end and sha256 are given together or not at all")
    if not 0 <= start < end:
        raise RecordError(f"start must be 0 or more and before end, got start {start} and end {end}")
    if _SHA256(sha256) is None:
        raise RecordError(f"sha256 must be 64 lower-case hex digits, got {sha256!r}")
