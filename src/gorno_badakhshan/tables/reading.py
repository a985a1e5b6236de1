"""What came of reading a table: the dataset, and an account of every row."""

from html import escape
from typing import Any

import attrs

from ..dataset import Dataset
from ..model.fields import doc
from .problems import UnreadCell

# A notebook shows the repr by itself, and a table may have a reason in each of its rows.
_SHOWN_CELLS = 10


@attrs.frozen(kw_only=True, repr=False)
class TableReading:
    """A dataset that was read from a table, and the account: `rows == read + blank + unread_rows + left_out`."""

    dataset: Dataset = attrs.field(metadata=doc("The dataset: every function, plot and export works on it."))
    table: str = attrs.field(metadata=doc("Name of the file."))
    digest: str = attrs.field(metadata=doc("SHA-256 of the file.", unit="64 hex digits"))
    rows: int = attrs.field(metadata=doc("Rows below the header.", unit="rows"))
    blank: int = attrs.field(metadata=doc("Rows without any text, which say nothing.", unit="rows"))
    left_out: int = attrs.field(
        default=0, metadata=doc("Rows that are not what was asked for, as another country.", unit="rows")
    )
    unread: tuple[UnreadCell, ...] = attrs.field(
        metadata=doc("Each reason why a row was not read; no claim is made from such a row.")
    )
    unused: tuple[str, ...] = attrs.field(metadata=doc("Columns that the mapping does not name."))
    notes: tuple[str, ...] = attrs.field(metadata=doc("What was found out about the file: encoding, delimiter."))
    warnings: tuple[str, ...] = attrs.field(
        metadata=doc("What a person should look at: near names, events of several days, identical rows.")
    )

    @property
    def unread_rows(self) -> int:
        """Number of rows that were not read; one row may have several reasons."""
        return len({cell.row for cell in self.unread})

    @property
    def read(self) -> int:
        """Number of rows that were read, each with one claim or more; a publisher's row may have no figure."""
        return self.rows - self.blank - self.unread_rows - self.left_out

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: the account of the rows, and the pin and counts of the dataset."""
        return {
            "table": self.table,
            "digest": self.digest,
            "rows": self.rows,
            "read": self.read,
            "blank": self.blank,
            "left_out": self.left_out,
            "unread_rows": self.unread_rows,
            "unread": [cell.to_dict() for cell in self.unread],
            "unused": list(self.unused),
            "notes": list(self.notes),
            "warnings": list(self.warnings),
            "pin": self.dataset.pin,
            "records": self.dataset.release.counts,
        }

    def _lines(self) -> list[str]:
        counts = ", ".join(f"{count} {kind}" for kind, count in self.dataset.release.counts.items())
        blank = f", {self.blank} blank" if self.blank else ""
        blank += f", {self.left_out} left out" if self.left_out else ""
        lines = [f"{self.table}: {self.rows} rows, {self.read} read, {self.unread_rows} unread{blank}: {counts}"]
        # What is lost comes before what is doubtful.
        lines += [f"unread {cell}" for cell in self.unread[:_SHOWN_CELLS]]
        if len(self.unread) > _SHOWN_CELLS:
            lines.append(f"… and {len(self.unread) - _SHOWN_CELLS} more in .unread")
        lines += [f"warning: {warning}" for warning in self.warnings[:_SHOWN_CELLS]]
        if len(self.warnings) > _SHOWN_CELLS:
            lines.append(f"… and {len(self.warnings) - _SHOWN_CELLS} more in .warnings")
        return lines

    def __repr__(self) -> str:
        return "<TableReading {}>".format("\n  ".join(self._lines()))

    def _repr_html_(self) -> str:
        first, *rest = map(escape, self._lines())
        return f"<p>{first}</p>" + (f"<ul>{''.join(f'<li>{line}</li>' for line in rest)}</ul>" if rest else "")
