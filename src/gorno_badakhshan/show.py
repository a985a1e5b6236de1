"""How collections look: as text in a terminal, as a table in a notebook."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dataset import Dataset
    from .records import Records

_SHOWN = 12


def cell(record: Any, column: str) -> str:
    """What a table shows of a record in a column."""
    match column:
        case "claimed":
            denied = "denied: " if record.polarity == "denied" else ""
            return f"{denied}{record.proposition}"
        case "said by":
            return str(record.origin.actor)
        case "through":
            return ", ".join(step.actor for step in record.attribution[1:])
        case _:
            value = getattr(record, column)
            return "" if value is None else str(value)


def as_text(records: "Records[Any]") -> str:
    """A heading and the first records, each as one line."""
    lines = [f"<{len(records)} {records.kind} of {records._dataset.version}>"]
    lines += [f"  {record!r}" for record in records[:_SHOWN]]
    if len(records) > _SHOWN:
        lines.append(f"  ... and {len(records) - _SHOWN} more")
    return "\n".join(lines)


def as_html(records: "Records[Any]") -> str:
    """A table of all records, for a notebook."""
    head = "".join(f"<th>{escape(column)}</th>" for column in records.columns)
    body = "".join(_row(record, records.columns) for record in records)
    caption = f"{len(records)} {records.kind}, release {escape(records._dataset.version)}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(record: Any, columns: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell(record, column))}</td>' for column in columns)}</tr>"


def dataset_text(dataset: "Dataset") -> str:
    """The dataset in one line."""
    return f"<Dataset {dataset.version} of {dataset.release.date}: {', '.join(_counts(dataset))}>"


def dataset_html(dataset: "Dataset") -> str:
    """The dataset as a table of counts under its pin."""
    rows = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in _counts(dataset))
    caption = f"<caption>gorno-badakhshan <code>{escape(dataset.pin)}</code></caption>"
    return f"<table>{caption}<tbody>{rows}</tbody></table>"


def _counts(dataset: "Dataset") -> Iterator[str]:
    for kind, count in dataset.release.counts.items():
        yield f"{count} {kind.removesuffix('s') if count == 1 else kind}"
