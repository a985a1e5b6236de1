"""The difference between two releases as HTML."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..model.kinds import KINDS, kind_of
from .elements import Content, Html, block, code, lines, link, table, titled

if TYPE_CHECKING:
    from ..model.record_types import Record
    from ..versions import Change, Diff

MOST_WORDS = 6
"""Longest tuple of a field that is written out; of a longer one only the number of items is shown."""


def diff_html(difference: "Diff") -> Html:
    """Returns the number of changes, then what changed, was withdrawn and was added."""
    rows = len(difference.changed) + len(difference.withdrawn) + len(difference.added)
    summary = (
        f"{difference.old} to {difference.new}: {len(difference.added)} added, "
        f"{len(difference.withdrawn)} withdrawn, {len(difference.changed)} changed"
        if rows
        else f"{difference.old} and {difference.new} hold the same records"
    )
    bump = f": a {difference.bump} change, {difference.implied} at least" if rows else ""
    return block(table(summary + bump, ("change", "kind", "record", "what"), _rows_of(difference), rows))


def _rows_of(difference: "Diff") -> Iterator[Sequence[Content]]:
    """Yields what changed first, because it may move the results of an older analysis."""
    for change in difference.changed:
        fields = (
            f"{each.field}: {short_value(each.before)} → {short_value(each.after)}" for each in change.fields
        )
        yield "changed", KINDS[change.kind].singular, code(change.id), lines(fields)
    for word, records in (("withdrawn", difference.withdrawn), ("added", difference.added)):
        for record in records:
            yield word, KINDS[kind_of(record)].singular, code(record.id), _title(record)


def change_html(change: "Change") -> Html:
    """Returns what a record said before and after, field by field."""
    rows = ([each.field, short_value(each.before), short_value(each.after)] for each in change.fields)
    return table(code(change.id), ("field", "before", "after"), rows, len(change.fields))


def short_value(value: object) -> str:
    """Returns a value, of a long list only the number of items."""
    # The passages of a source would fill a page.
    if isinstance(value, tuple) and len(value) > MOST_WORDS:
        return f"{len(value)} items"
    return "nothing" if value is None or value == () else str(value)


def _title(record: "Record") -> Html:
    """Returns the name or title of a record, or the summary of a claim, with a link if it has an address."""
    texts = (getattr(record, field, None) for field in ("name", "title", "summary"))
    text = next(str(text) for text in texts if text)
    return titled(link(text, getattr(record, "url", None)), record.id)
