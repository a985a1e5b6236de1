"""The commands for curators who write the file of a source: new and shorten."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..atomic import write_file
from ..curation.folder import source_path
from ..curation.new_source import new_source
from ..curation.shorten import shorten_folder
from ..datasets.folders import curated_part
from .csv_rows import print_csv
from .curate_options import Curated, SourceText, read_source_text
from .curate_rows import FileRow, LineCountRow
from .options import AsCsv, AsJson
from .output import amount, print_json

if TYPE_CHECKING:
    from ..curation.shorten import Shortened

NewSource = Annotated[str, typer.Argument(help="Id of the new source: lower-case letters, digits and hyphens.")]
KnownSource = Annotated[
    str | None,
    typer.Argument(help="Id of the source. Default: all sources, of which none is written if one fails."),
]


def new_file(
    source: NewSource,
    text: SourceText = None,
    curated: Curated = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Write the first draft of a source's file; with its text also digest, length and passages.

    What a person must decide is TODO in the draft, and curate check reports it. An existing file stays.
    """
    folder = curated_part(curated)
    path = new_source(folder, source, read_source_text(text) if text else None)
    name = path.relative_to(folder).as_posix()
    if as_json:
        print_json({"file": name})
    elif as_csv:
        print_csv(FileRow, [{"file": name, "written": True}])
    else:
        typer.echo(f"wrote {path}; fill in what is TODO, then run: gorno-badakhshan curate check {source}")


def shorten_file(
    source: KnownSource = None,
    curated: Curated = None,
    only_check: Annotated[bool, typer.Option("--check", help="Only count the lines; write nothing.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Rewrite the files of sources with defaults and short forms. The records stay the same."""
    folder = curated_part(curated)
    files = shorten_folder(folder, None if source is None else [source_path(folder, source)])
    for file in () if only_check else files:
        write_file(file.path, file.shorter.encode())
    before, after = (sum(counts) for counts in zip(*(file.line_counts for file in files), strict=True))
    if as_json:
        print_json({"before": before, "after": after, "written": not only_check})
    elif as_csv:
        print_csv(LineCountRow, (_line_count_row(file, folder, written=not only_check) for file in files))
    else:
        what = files[0].path.name if source else amount(len(files), "files")
        typer.echo(f"{what}: {amount(before, 'lines')} before, {after} after")


def _line_count_row(file: "Shortened", folder: Path, *, written: bool) -> LineCountRow:
    before, after = file.line_counts
    name = file.path.relative_to(folder).as_posix()
    return {"file": name, "before": before, "after": after, "written": written}
