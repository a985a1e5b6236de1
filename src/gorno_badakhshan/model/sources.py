"""Sources: documents, and the passages that they consist of."""

import attrs

from .fields import Checked, doc
from .links import Link, link, optional_link
from .locators import check_order
from .periods import Period
from .vocabulary import SOURCE_KINDS, SourceKind


@attrs.frozen(kw_only=True)
class Passage(Checked):
    """One sentence, heading or fact box line of a document, by its position.

    The passages of a document cover all of its text, so that a reader can see which of them no record covers.
    Raises `RecordError` if start is not before end.
    """

    part: str = attrs.field(metadata=doc("Section or fact box line, as headed in the document."))
    start: int = attrs.field(metadata=doc("First code point, counted from 0.", unit="code points", least=0))
    end: int = attrs.field(metadata=doc("Code point behind the passage (exclusive).", unit="code points", least=1))
    sha256: str = attrs.field(metadata=doc("SHA-256 of the passage in UTF-8.", unit="64 hex digits"))
    left_out: str | None = attrs.field(
        default=None, metadata=doc("Why no record covers the passage; None where records must cover it.")
    )

    def _check_rules(self) -> None:
        check_order(self.start, self.end)


@attrs.frozen(kw_only=True, repr=False)
class Source(Checked):
    """One document that a person could open."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    title: str = attrs.field(
        metadata=doc(
            "Title, translated if it is not English; in square brackets if it is only a description.",
            wording=True,
        )
    )
    publisher: Link = attrs.field(converter=link, metadata=doc("Who published it.", unit="actor id"))
    kind: SourceKind = attrs.field(metadata=doc("What kind of document it is.", vocabulary=SOURCE_KINDS))
    language: str = attrs.field(metadata=doc("Language of the text.", unit="BCP 47 tag"))
    published: Period | None = attrs.field(default=None, metadata=doc("When it was published; None if unknown."))
    url: str | None = attrs.field(
        default=None, metadata=doc("Address; None if none is known.", unit="URL", wording=True)
    )
    authors: tuple[str, ...] = attrs.field(
        default=(), metadata=doc("Bylines as printed; empty if there is none.", grows=True, since=2)
    )
    carried_by: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "Who carried the copy that was read; None for the publisher's own.", unit="actor id", since=2
        ),
    )
    # Two copies of one report must not count as two independent sources.
    mirrors: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The document of which this one is a copy, a translation or an older version. "
            "It is no independent source then. None if it is a copy of none.",
            unit="source id",
            since=2,
        ),
    )
    license: str | None = attrs.field(
        default=None,
        metadata=doc("License of the text, which is not shipped; None if unknown.", unit="SPDX id", wording=True),
    )
    # Coverage is only claimed for documents that were read in full.
    complete: bool = attrs.field(
        default=True,
        metadata=doc("Whether the whole text was read; if not, the absence of a claim means nothing."),
    )
    # Texts are under other licenses and are not shipped. Digest and length let a reader verify that the
    # offsets of locators point into the same text.
    text_sha256: str | None = attrs.field(
        default=None,
        metadata=doc(
            "SHA-256 of the text in UTF-8 that offsets point into; None without it.", unit="64 hex digits"
        ),
    )
    text_length: int | None = attrs.field(
        default=None, metadata=doc("Length of that text; None without it.", unit="code points", least=0)
    )
    passages: tuple[Passage, ...] = attrs.field(
        default=(), metadata=doc("All sentences, headings and fact box lines, in the order of the text.")
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def _repr_html_(self) -> str:
        from ..notebook.records import record_html

        return record_html(self)

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.title}>"
