"""The commands `diff` and `changelog`."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from ..analysis.changelog import changelog
from ..model.kinds import kind_of
from ..versions import Change, Diff, diff
from .ids import title_of
from .options import AsJson
from .output import Wrapped, console, id_cell, print_json, table

Old = Annotated[str, typer.Argument(metavar="OLD", help="Version or pin of the earlier release.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="Version or pin of the later release.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print a section for a changelog.")]


def print_diff(old: Old, new: New, as_json: AsJson = False, markdown: Markdown = False) -> None:
    """Show what changed between two releases, field by field, and the version number that it requires."""
    difference = diff(old, new)
    if as_json:
        print_json(difference.to_dict())
    elif markdown:
        typer.echo(difference.to_markdown(), nl=False)
    else:
        _print_changes(difference)


def _print_changes(difference: Diff) -> None:
    out = console()
    rows = [
        [Wrapped(change), Wrapped(kind), id_cell(id), Wrapped(text)]
        for change, kind, id, text in _rows(difference)
    ]
    if rows:
        out.print(table(out, ("change", "kind", "id", "what"), rows))
    out.print(Text(_bump_summary(difference)))


def _bump_summary(difference: Diff) -> str:
    if difference.bump == "none":
        return f"{difference.old} and {difference.new} hold the same records"
    return (
        f"{len(difference.added)} added, {len(difference.withdrawn)} withdrawn, "
        f"{len(difference.changed)} changed: a {difference.bump} change, {difference.implied} at least"
    )


def _rows(difference: Diff) -> Iterator[tuple[str, str, str, str]]:
    for word, records in (("added", difference.added), ("withdrawn", difference.withdrawn)):
        for record in records:
            yield word, kind_of(record).removesuffix("s"), record.id, title_of(record)
    for change in difference.changed:
        yield "changed", change.kind.removesuffix("s"), change.id, _field_lines(change)


def _field_lines(change: Change) -> str:
    return "\n".join(f"{field.field}: {field.before} → {field.after}" for field in change.fields)


def print_changelog(old: Old, new: New) -> None:
    """Draft the data section of a changelog in Markdown: what was added, withdrawn and changed."""
    typer.echo(changelog(old, new), nl=False)
