"""What a table has that could not be read, and the error that has all of it."""

from collections.abc import Sequence
from typing import Any

import attrs

from ..errors import StructureError, shown
from ..model.fields import doc

_SHOWN_FINDINGS = 20
"""Findings in the message of an error; the attribute has all."""


@attrs.frozen(kw_only=True, repr=False)
class UnreadCell:
    """One reason why a row is not read: where it is, what is there, and what was expected."""

    row: int = attrs.field(
        metadata=doc("Row as a spreadsheet shows it: the first row of the file is 1, the header too.", unit="rows")
    )
    line: int | None = attrs.field(
        metadata=doc("Last line of the row in the file, which differs if a cell has line breaks; None in Excel.")
    )
    column: str | None = attrs.field(metadata=doc("Name of the column; None for the row as a whole."))
    value: str = attrs.field(
        metadata=doc("Text of the cell, without needless spaces; empty for the row as a whole.")
    )
    reason: str = attrs.field(metadata=doc("Why it cannot be read, and what to do."))

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        return attrs.asdict(self)

    def __str__(self) -> str:
        lines = f" (line {self.line})" if self.line not in (None, self.row) else ""
        if self.column is None:
            return f"row {self.row}{lines}: {self.reason}"
        # Most reasons repeat the value, because they say what is wrong with it.
        is_new = self.value and shown(self.value) not in self.reason
        value = f"{shown(self.value)}: " if is_new else ""
        return f"row {self.row}{lines}, {self.column}: {value}{self.reason}"

    def __repr__(self) -> str:
        return f"<UnreadCell {self}>"


class TableError(StructureError):
    """A table or mapping that cannot be read, or rows that cannot.

    Attributes: `findings`, a line of text for each, of which the message shows the first 20; `unread`, the cells
    that could not be read, empty if the table as a whole or its mapping is wrong.
    """

    def __init__(self, what: str, findings: Sequence[str], unread: Sequence[UnreadCell] = ()) -> None:
        super().__init__(what, findings[:_SHOWN_FINDINGS])
        self.findings: tuple[str, ...] = tuple(findings)
        self.unread: tuple[UnreadCell, ...] = tuple(unread)
        message = self.args[0].replace(
            f"{min(len(findings), _SHOWN_FINDINGS)} finding", f"{len(findings)} finding", 1
        )
        if len(findings) > _SHOWN_FINDINGS:
            message += f"\n  … and {len(findings) - _SHOWN_FINDINGS} more; the attribute `findings` has all"
        self.args: tuple[str, ...] = (message,)
