"""The command `search`."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from ..errors import VocabularyError
from ..flat import RecordRow, record_row
from ..model.kinds import KINDS, kind_of
from ..store.codec import to_dict
from ..text_search import missing_words
from .csv_rows import print_csv
from .data_folder import load
from .ids import short_id, title_of
from .options import AsCsv, AsJson, Pin, whole_number
from .output import amount, console, print_json, record_table

if TYPE_CHECKING:
    from ..dataset import Dataset

_MOST_HITS = 20
"""How many hits are printed, the best first."""
_MOST_WORDS, _MOST_PARTIAL = 10, 3
"""The longest query of which parts are searched, and how many records with a part of it are named."""


def search_records(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words, in any spelling or alphabet.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"Only records of this kind: {', '.join(KINDS)}. May be repeated."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(parser=whole_number, metavar="NUMBER", help="Only so many hits, the best.")
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help=f"All hits, as --csv and --json have them. Default: the best {_MOST_HITS}."),
    ] = False,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Search records of all kinds for all of the words, in any spelling or alphabet; the best hits come first."""
    dataset = load(pin)
    kinds = {_kind_named(name) for name in kind or KINDS}
    hits = [record for record in dataset.search(" ".join(words)) if kind_of(record) in kinds]
    if limit is not None and everything:
        raise typer.BadParameter("--limit keeps the best hits and --all prints all of them; give one of the two")
    if limit is None and not (everything or as_json or as_csv):
        limit = _MOST_HITS
    best = hits[:limit]
    if as_json:
        print_json([{"collection": kind_of(record), "record": to_dict(record)} for record in best])
    elif as_csv:
        print_csv(RecordRow, (record_row(record, dataset) for record in best))
    elif best:
        out = console()
        rows = (
            [short_id(dataset, record.id), title_of(record), KINDS[kind_of(record)].singular] for record in best
        )
        out.print(record_table(out, ("id", "what", "kind"), rows))
        not_shown = f", {len(hits) - len(best)} not shown; all with --all" if len(best) < len(hits) else ""
        out.print(Text(f"\n{amount(len(hits), 'hits')}{not_shown}", style="dim"))
    else:
        typer.echo(_why_no_hit(dataset, " ".join(words), kinds), err=True)
    if not hits:
        raise typer.Exit(1)


def _why_no_hit(dataset: "Dataset", query: str, kinds: set[str]) -> str:
    """Returns which words no record has beside the others, and the best records without them."""
    # The time is that of the words times the records, and a text that was pasted has no best part.
    is_short = 1 < len(query.split()) <= _MOST_WORDS
    hits = dataset.search(query, partial=True) if is_short else ()
    records = [record for record in hits if kind_of(record) in kinds]
    if not records:
        return f"no record has {query!r}; try fewer words, or only how one begins"
    missing_from = missing_words(query)
    missing = missing_from(records[0])
    alike = [record for record in records if missing_from(record) == missing]
    names = "; ".join(f"{title_of(record)} ({short_id(dataset, record.id)})" for record in alike[:_MOST_PARTIAL])
    rest = f"; and {len(alike) - _MOST_PARTIAL} more" if len(alike) > _MOST_PARTIAL else ""
    without = " and ".join(map(repr, missing))
    return f"no record has all of {query!r}; without {without} {amount(len(alike), 'hits')}: {names}{rest}"


def _kind_named(name: str) -> str:
    """Returns the kind with this name, in the singular or plural."""
    by_name = {kind.singular: kind.name for kind in KINDS.values()} | {kind: kind for kind in KINDS}
    if name not in by_name:
        raise VocabularyError(name, "kind", KINDS)
    return by_name[name]
