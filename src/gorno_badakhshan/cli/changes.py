"""The commands `diff` and `changelog`."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import attrs
import typer
from rich.console import Group, RenderableType
from rich.text import Text

from ..analysis.changelog import changelog
from ..flat_answers import ChangeRow, change_rows
from ..model.kinds import KINDS, kind_of
from ..model.periods import Period
from ..versions import Change, Diff, FieldChange, diff
from .completion import complete_versions
from .csv_rows import print_csv
from .data_folder import load
from .ids import title_of
from .options import AsCsv, AsJson
from .output import Wrapped, amount, console, heading, id_cell, print_json, table

MOST = 20
"""How many records of each kind of change are printed; `--all` prints the rest."""

Old = Annotated[
    str,
    typer.Argument(metavar="OLD", help="Version or pin of the earlier release.", autocompletion=complete_versions),
]
New = Annotated[
    str,
    typer.Argument(metavar="NEW", help="Version or pin of the later release.", autocompletion=complete_versions),
]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print a section for a changelog.")]


def print_diff(
    old: Old,
    new: New,
    in_full: Annotated[
        bool, typer.Option("--all", help=f"All records; the default is up to {MOST} of each kind of change.")
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    markdown: Markdown = False,
) -> None:
    """Show what changed between two releases, field by field, and the version number that it requires.

    The summary comes first, then what changed, was added and was withdrawn.
    """
    before, after = load(old), load(new)
    difference = diff(before, after)
    if as_json:
        print_json(difference.to_dict())
    elif as_csv:
        print_csv(ChangeRow, change_rows(difference, before, after))
    elif markdown:
        typer.echo(difference.to_markdown(), nl=False)
    else:
        _print_changes(difference, None if in_full else MOST)


def _print_changes(difference: Diff, most: int | None) -> None:
    out = console()
    out.print(Text(_bump_summary(difference), style="bold"))
    if difference.bump == "none":
        return
    out.print()
    out.print(table(out, ("", "changed", "added", "withdrawn"), _counts_by_kind(difference)))
    for word, rows in _rows(difference).items():
        if rows:
            out.print(heading(f"{word}: {amount(len(rows), 'records')}"))
            cells: Iterator[list[RenderableType]] = (
                [Group(id_cell(id), Wrapped(text)), Wrapped(kind)] for kind, id, text in rows[:most]
            )
            out.print(table(out, ("id and what", "kind"), cells))
            not_shown = len(rows[most:]) if most is not None else 0
            if not_shown:
                out.print(Wrapped(f"\n{not_shown} more with --all, --csv or --json.", "dim"))


def _bump_summary(difference: Diff) -> str:
    if difference.bump == "none":
        return f"{difference.old} and {difference.new} hold the same records"
    return (
        f"{difference.old} to {difference.new}: {len(difference.changed)} changed, {len(difference.added)} added, "
        f"{len(difference.withdrawn)} withdrawn: a {difference.bump} change, {difference.implied} at least"
    )


def _counts_by_kind(difference: Diff) -> Iterator[list[RenderableType]]:
    """Yields a row for each kind of record with how many were changed, added and withdrawn."""
    counters = (
        Counter(change.kind for change in difference.changed),
        Counter(map(kind_of, difference.added)),
        Counter(map(kind_of, difference.withdrawn)),
    )
    for kind in KINDS:
        yield [kind, *(Text(str(counter[kind]), justify="right") for counter in counters)]


def _rows(difference: Diff) -> dict[str, list[tuple[str, str, str]]]:
    """Returns kind, id and text of the records that were changed, added and withdrawn."""
    changed = [(KINDS[each.kind].singular, each.id, _field_lines(each)) for each in difference.changed]
    added, withdrawn = (
        [(KINDS[kind_of(record)].singular, record.id, f"  {title_of(record)}") for record in records]
        for records in (difference.added, difference.withdrawn)
    )
    return {"changed": changed, "added": added, "withdrawn": withdrawn}


def _field_lines(change: Change) -> str:
    return "\n".join(f"  {field.field}: {_values_text(field)}" for field in change.fields)


def _values_text(change: FieldChange) -> str:
    """Returns both values; of a list only the items that were added and taken away."""
    # A record may list ten names of which one is new.
    before, after = change.before, change.after
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        return f"{_item_text(before)} → {_item_text(after)}"
    added = [f"+ {_item_text(item)}" for item in after if item not in before]
    removed = [f"- {_item_text(item)}" for item in before if item not in after]
    return "; ".join(removed + added) or "another order"


def _item_text(item: object) -> str:
    """Returns a value as text: of a record the values of its fields."""
    if item is None:
        return "nothing"
    cls = type(item)
    if not attrs.has(cls) or isinstance(item, Period):
        return str(item)
    values = (getattr(item, field.name) for field in attrs.fields(cls))
    return ", ".join(str(value) for value in values if value not in (None, ()))


def print_changelog(old: Old, new: New) -> None:
    """Draft the data section of a changelog in Markdown: what was added, withdrawn and changed."""
    typer.echo(changelog(load(old), load(new)), nl=False)
