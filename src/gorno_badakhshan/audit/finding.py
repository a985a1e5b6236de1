"""What an audit found, each with its place and its repair."""

from collections.abc import Iterator

import attrs

from ..errors import StructureError, VocabularyError
from ..model.fields import doc
from ..model.vocabulary import Vocabulary

CODES = Vocabulary("finding code", {
    "changed-file": "A shipped file is missing or is not the file that was released.",
    "not-toml": "A file is not TOML.",
    "not-canonical": "A file is not written as the formatter writes it.",
    "unknown-file": "A file that no kind of record is read from.",
    "unknown-key": "A key that the record does not have.",
    "missing-key": "A key that the record must have.",
    "wrong-type": "A value of another type than the field's.",
    "unknown-word": "A word outside its vocabulary.",
    "invalid-value": "A value that contradicts the model, such as an impossible date or low above high.",
    "duplicate-id": "An id that two records have.",
    "dangling-id": "An id that no record has.",
    "circular-reference": "A record that is, over some steps, part of itself.",
    "missing-text": "A source gives offsets, and its text was not found.",
    "wrong-text": "The text is not the one that the offsets point into.",
    "outside-text": "A place behind the end of the text.",
    "wrong-digest": "The slice of the text has another digest.",
    "wrong-part": "The place lies in another part of the text.",
    "gap": "Text that no passage covers, or that two cover.",
    "uncovered": "A passage that no record covers and that is not left out with a reason.",
    "copied-words": "A run of nine or more words that stands in a source word for word.",
    "changed-release": "A released version would change.",
    "no-tombstone": "An id of an earlier version that is gone without a word.",
    "reused-id": "An id that was withdrawn and that a record has again.",
    "low-version": "A version number lower than the change since the last release calls for.",
})  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Finding:
    """One thing that is wrong, where, and what to do about it."""

    code: str = attrs.field(metadata=doc("What kind of thing.", vocabulary=CODES))
    message: str = attrs.field(metadata=doc("What was expected and what came."))
    repair: str = attrs.field(metadata=doc("What to do."))
    where: str = attrs.field(metadata=doc("Record and path into it, or the file itself."))
    file: str | None = attrs.field(default=None, metadata=doc("File, relative to the data; None if not in one."))
    line: int | None = attrs.field(default=None, metadata=doc("Line, from 1; None where no line can be told."))

    def __attrs_post_init__(self) -> None:
        if self.code not in CODES:
            raise VocabularyError(self.code, CODES.name, CODES)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.code}: {self.where}: {self.message}; {self.repair}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """What an audit looked at and what it found; empty findings are good news.

    >>> import gorno_badakhshan as gb
    >>> gb.verify("1.0.0").ok
    True
    """

    subject: str = attrs.field(metadata=doc("What was audited."))
    checked: tuple[tuple[str, int], ...] = attrs.field(metadata=doc("What was looked at, and how many of it."))
    findings: tuple[Finding, ...] = attrs.field(default=(), metadata=doc("All findings, in reading order."))

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def raise_for_findings(self) -> None:
        """Raise `StructureError` with all findings, if there are any."""
        if self.findings:
            raise StructureError(self.subject, map(str, self.findings))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        looked = ", ".join(f"{count} {what}" for what, count in self.checked)
        lines = "".join(f"\n  {finding}" for finding in self.findings)
        return f"<Report on {self.subject}: {len(self.findings)} finding(s) in {looked}>{lines}"
