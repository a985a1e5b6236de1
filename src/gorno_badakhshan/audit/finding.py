"""Findings of a check: what is wrong, where, and how to repair it."""

from collections.abc import Iterator
from typing import Any

import attrs

from ..errors import StructureError, VocabularyError
from ..model.fields import doc
from ..model.vocabulary import Vocabulary

# Scripts and editors compare codes, so they are never renamed.
CODES = Vocabulary("finding code", {
    "changed-file": "A released file is missing or differs from the file that was released.",
    "not-toml": "A file is not TOML.",
    "not-canonical": "A file is not formatted as `curate format` formats it.",
    "unknown-file": "A file that no kind of record is read from.",
    "unknown-key": "A key that the record does not have.",
    "missing-key": "A key that the record must have.",
    "wrong-type": "A value of another type than the field's.",
    "unknown-word": "A word outside its vocabulary.",
    "placeholder": "A value that a new file leaves open.",
    "invalid-value": "A value that contradicts the model, such as an impossible date or low above high.",
    "duplicate-id": "An id that two records have.",
    "dangling-id": "An id that no record has.",
    "circular-reference": "A record that refers to itself, directly or through other records.",
    "missing-text": "The text that a source's offsets refer to was not found.",
    "wrong-text": "The text differs from the one that the offsets refer to.",
    "outside-text": "An offset after the end of the text.",
    "wrong-digest": "The slice of the text has another digest.",
    "wrong-part": "The slice lies in another part of the text.",
    "gap": "Text that no passage covers, or that two passages cover.",
    "uncovered": "A passage that no record covers and that is not left out with a reason.",
    "copied-words": "Nine or more words in a row that are the same as in a source.",
    "changed-release": "A released version would change.",
    "no-tombstone": "An id of an earlier version that is gone and has no tombstone.",
    "reused-id": "An id that was withdrawn and that a record has again.",
    "low-version": "A version number lower than the changes since the last release require.",
    "unreadable-file": "A file or folder that the system cannot read, or a link that leads nowhere.",
    "empty-file": "A file without any content, as a crash may leave it.",
    "editor-file": "A lock, backup or scratch file of an editor, or a hidden file.",
    "bad-id": "An id that is no slug: lower-case letters a to z and digits, in words joined by single hyphens.",
    "empty-text": "A text that is empty or blank.",
    "repeated-speaker": "An actor that is joint with itself, or named twice in one step.",
    "wrong-kind": "An actor whose kind excludes its part: an outlet as a victim, a person as an organization.",
    "unused-actor": "An actor that no other record refers to.",
    "undescribed-word": "A word of the dataset's own that its description does not define.",
    "unused-word": "A word of the dataset's own that no record has.",
    "impossible-date": "Something is said, or is over, on a day after the document was published.",
    "doubtful-date": "A statement about a day after the document was published, which only a plan can be.",
    "impossible-relay": "A relay of a younger page or of another event, or inferred and of another figure.",
    "doubtful-relay": "A relay that the document states, of another event, outcome, figure or kind of statement.",
    "impossible-correction": "A claim that supersedes a later one, or one of another speaker or population.",
    "doubtful-correction": "A claim that supersedes one of a related speaker, or of a part of its population.",
    "impossible-identity": "Claims about the same people whose numbers exclude each other.",
    "doubtful-identity": "Claims about the same people with another outcome or event.",
    "impossible-addition": "A count that adds to a count of another outcome.",
})  # fmt: skip

WARNINGS: frozenset[str] = frozenset({
    "editor-file", "unused-actor", "unused-word", "doubtful-date", "doubtful-relay", "doubtful-correction",
    "doubtful-identity",
})  # fmt: skip
"""Codes of findings that refuse nothing: two codings can be defended, or no data is concerned."""


@attrs.frozen(kw_only=True, repr=False)
class Finding:
    """One error in the data, or a warning: what is wrong, where, and how to repair it."""

    code: str = attrs.field(metadata=doc("Kind of error.", vocabulary=CODES))
    message: str = attrs.field(metadata=doc("What was expected and what was there."))
    repair: str = attrs.field(metadata=doc("How to repair it."))
    where: str = attrs.field(metadata=doc("The record and the path into it, or the file."))
    file: str | None = attrs.field(default=None, metadata=doc("File, relative to the data; None if not in one."))
    line: int | None = attrs.field(default=None, metadata=doc("Line, from 1; None if unknown."))

    def __attrs_post_init__(self) -> None:
        if self.code not in CODES:
            raise VocabularyError(self.code, CODES.name, CODES)

    @property
    def is_warning(self) -> bool:
        """Whether it refuses nothing, and a person has to decide."""
        return self.code in WARNINGS

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def __str__(self) -> str:
        # File and line first, as compilers print them: editors and terminals turn that into a link.
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        warning = "warning: " if self.is_warning else ""
        return f"{place}{warning}{self.code}: {self.where}: {self.message}; {self.repair}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"


def file_finding(code: str, file: str, message: str, repair: str, line: int | None = None) -> Finding:
    """Returns a finding about a file rather than about a record in it."""
    return Finding(code=code, message=message, repair=repair, where=file, file=file, line=line)


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """The result of a check: what was checked, and the findings. With no finding but warnings it is a success.

    >>> import gorno_badakhshan as gb
    >>> gb.verify("1.0.0").ok
    True
    """

    subject: str = attrs.field(metadata=doc("What was checked."))
    checked: tuple[tuple[str, int], ...] = attrs.field(
        metadata=doc("The kinds of items that were checked, each with its number.")
    )
    findings: tuple[Finding, ...] = attrs.field(default=(), metadata=doc("All findings, in reading order."))

    @property
    def ok(self) -> bool:
        """Whether there are no findings except warnings."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are no warnings."""
        return tuple(finding for finding in self.findings if not finding.is_warning)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that refuse nothing."""
        return tuple(finding for finding in self.findings if finding.is_warning)

    def _repr_html_(self) -> str:
        from ..notebook.parts import report_html

        return report_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def raise_for_findings(self) -> None:
        """Raises `StructureError` with all findings except warnings, if there are any."""
        if self.errors:
            raise StructureError(self.subject, map(str, self.errors))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    # Without this, a report without findings would be false, since its length is 0.
    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        checked = ", ".join(f"{count} {items}" for items, count in self.checked)
        lines = "".join(f"\n  {finding}" for finding in self.findings)
        return f"<Report on {self.subject}: {len(self.findings)} finding(s) in {checked}>{lines}"
