"""Locators: positions in documents."""

import attrs

from ..errors import RecordError
from .fields import Checked, doc
from .links import Link, link


@attrs.frozen(kw_only=True, repr=False)
class Locator(Checked):
    """A position in a document: a part and, if the text is available, a slice with its digest.

    Whoever has the text can verify the slice by the digest, and no sentence has to be shipped.
    Raises `RecordError` if start, end and digest are not given together, or if start is not before end.
    """

    source: Link = attrs.field(converter=link, metadata=doc("The document.", unit="source id"))
    part: str = attrs.field(metadata=doc("Section or fact box line, by its heading in the document."))
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

    def _check_rules(self) -> None:
        # An offset without a digest proves nothing, and a digest without offsets cannot be looked up.
        slice_fields = (self.start, self.end, self.sha256)
        if None in slice_fields and any(value is not None for value in slice_fields):
            raise RecordError("start, end and sha256 are given together or not at all")
        if self.start is not None and self.end is not None:
            check_order(self.start, self.end)

    def __str__(self) -> str:
        return self.part if self.start is None else f"{self.part}, {self.start}-{self.end}"

    def __repr__(self) -> str:
        return f"<Locator {self.source}: {self}>"


def check_order(start: int, end: int) -> None:
    """Raises `RecordError` if start is not before end."""
    if start >= end:
        raise RecordError(f"start must be before end, got start {start} and end {end}")
