"""Documents, and the passages that they are made of."""

import attrs

from .fields import Checked, doc
from .locators import check_order
from .periods import Period
from .vocabulary import SOURCE_KINDS, SourceKind


@attrs.frozen(kw_only=True)
class Passage(Checked):
    """One sentence, heading or fact box line of a document, by its place.

    The passages of a document cover all of its text, so that anybody can see what was not coded.
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
            "Title, translated where it is not English; in square brackets where it is only described.",
            wording=True,
        )
    )
    publisher: str = attrs.field(metadata=doc("Who published it.", unit="actor id"))
    kind: SourceKind = attrs.field(metadata=doc("What kind of document it is.", vocabulary=SOURCE_KINDS))
    language: str = attrs.field(metadata=doc("Language of the text.", unit="BCP 47 tag"))
    published: Period | None = attrs.field(
        default=None, metadata=doc("When it was published; None where that is not known.")
    )
    url: str | None = attrs.field(
        default=None, metadata=doc("Address; None where none is known.", unit="URL", wording=True)
    )
    authors: tuple[str, ...] = attrs.field(
        default=(), metadata=doc("Bylines as printed; empty where there is none.", grows=True, since=2)
    )
    carried_by: str | None = attrs.field(
        default=None,
        metadata=doc(
            "Who carried the copy that was read; None for the publisher's own.", unit="actor id", since=2
        ),
    )
    mirrors: str | None = attrs.field(
        default=None,
        metadata=doc(
            "The document of which this is a copy, a translation or an older version, and no witness of its own; "
            "None if of none.",
            unit="source id",
            since=2,
        ),
    )
    license: str | None = attrs.field(
        default=None,
        metadata=doc(
            "License of the text, which is not shipped; None where unknown.", unit="SPDX id", wording=True
        ),
    )
    complete: bool = attrs.field(
        default=True,
        metadata=doc("Whether the whole text was read; if not, the absence of a claim means nothing."),
    )
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

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.title}>"
