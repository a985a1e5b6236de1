"""The commands for curators who write the file of a source: new and shorten."""

from typing import Annotated

import typer

from ..curation.atomic import write_file
from ..curation.folder import curated_folder, source_path
from ..curation.new_source import new_source
from ..curation.shorten import shorten_text
from .curate_options import Curated, SourceText, read_source_text
from .options import AsJson
from .output import amount, print_json

NewSource = Annotated[str, typer.Argument(help="Id of the new source: lower-case letters, digits and hyphens.")]
KnownSource = Annotated[str, typer.Argument(help="Id of the source.")]


def new_file(source: NewSource, text: SourceText = None, curated: Curated = None, as_json: AsJson = False) -> None:
    """Write the first draft of a source's file; with its text also digest, length and passages.

    What a person must decide is TODO in the draft, and curate check reports it. An existing file stays.
    """
    folder = curated or curated_folder()
    path = new_source(folder, source, read_source_text(text) if text else None)
    if as_json:
        print_json({"file": path.relative_to(folder).as_posix()})
    else:
        typer.echo(f"wrote {path}; fill in what is TODO, then run: gorno-badakhshan curate check {source}")


def shorten_file(
    source: KnownSource,
    curated: Curated = None,
    only_check: Annotated[bool, typer.Option("--check", help="Only count the lines; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Rewrite a source's file with defaults and short forms. The records stay the same."""
    path = source_path(curated or curated_folder(), source)
    text = read_source_text(path)
    shorter = shorten_text(text, source)
    if not only_check:
        write_file(path, shorter.encode())
    before, after = (content.count("\n") for content in (text, shorter))
    if as_json:
        print_json({"before": before, "after": after, "written": not only_check})
    else:
        typer.echo(f"{path.name}: {amount(before, 'lines')} before, {after} after")
