"""Datasets and collections as text for a terminal."""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from .model.wording import speakers_text, statement_text, through_text

_MOST_LINES = 12
"""Longest list that a terminal shows."""


def cell(record: Any, column: str) -> str:
    """Returns the text of one column of a record's table row."""
    match column:
        case "claimed":
            return statement_text(record)
        case "said by":
            return speakers_text(record.origin)
        case "through":
            return through_text(record)
        case _:
            value = getattr(record, column)
            return "" if value is None else str(value)


def collection_text(heading: str, records: Collection[object]) -> str:
    """Returns a heading and one line for each record, for the first twelve of a longer list."""
    # Sliced from an iterator, so that the rest of a long collection stays undecoded.
    lines = [f"<{heading}>", *(f"  {record!r}" for record in islice(records, _MOST_LINES))]
    if len(records) > _MOST_LINES:
        lines.append(f"  ... and {len(records) - _MOST_LINES} more")
    return "\n".join(lines)


def dataset_text(version: str, date: object, counts: Mapping[str, int]) -> str:
    """Returns the dataset in one line."""
    return f"<Dataset {version} of {date}: {', '.join(_counts_in_words(counts))}>"


def _counts_in_words(counts: Mapping[str, int]) -> list[str]:
    return [f"{count} {kind.removesuffix('s') if count == 1 else kind}" for kind, count in counts.items()]
