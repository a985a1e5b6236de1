"""What changed from one release to another: a table, Markdown for a change log, or JSON."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from ..analysis.changelog import changelog as drafted
from ..model.kinds import kind_of
from ..versions import Change, Diff
from ..versions import diff as compared
from .options import AsJson
from .output import Folded, console, print_json, table
from .wording import title_of

Old = Annotated[str, typer.Argument(metavar="OLD", help="A version or a pin.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="Another one.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="As a section for a change log.")]


def diff(old: Old, new: New, as_json: AsJson = False, markdown: Markdown = False) -> None:
    """What changed from one release to another, field by field, and the version number that it implies."""
    difference = compared(old, new)
    if as_json:
        print_json(difference.to_dict())
    elif markdown:
        typer.echo(difference.to_markdown(), nl=False)
    else:
        _print_diff(difference)


def _print_diff(difference: Diff) -> None:
    out = console()
    rows = [[Folded(change), Folded(kind), Folded(id, "cyan", whole=True), Folded(told)]
            for change, kind, id, told in _rows(difference)]  # fmt: skip
    if rows:
        out.print(table(out, ("change", "kind", "id", "what"), rows))
    out.print(Text(_verdict(difference)))


def _verdict(difference: Diff) -> str:
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
        yield "changed", change.kind.removesuffix("s"), change.id, _told(change)


def _told(change: Change) -> str:
    return "\n".join(f"{c.field}: {c.before} → {c.after}" for c in change.fields)


def changelog(old: Old, new: New) -> None:
    """A draft in Markdown of what a change log says of the data: what came, went and moved."""
    typer.echo(drafted(old, new), nl=False)
