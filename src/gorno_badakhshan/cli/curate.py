"""The commands for curators: check, format and freeze the curated files, and locate phrases in texts."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..audit.texts import texts_folder
from ..curation.check import check
from ..curation.check_source import check_source
from ..curation.format import format_folder
from ..curation.freeze import freeze
from ..curation.locate import Outline, locate, read_outline
from ..datasets.folders import curated_part, releases_beside
from ..errors import UnknownIdError
from ..flat_answers import ReleaseRow, release_rows
from ..store.codec import to_dict
from ..store.digests import DIGESTS
from . import candidates, drafts, words
from .audit import print_report
from .commands import add_command
from .csv_rows import print_csv
from .curate_options import Curated, SourceText, read_source_text
from .curate_rows import FileRow, LocatorRow, locator_rows
from .options import AsCsv, AsJson, Texts
from .output import amount, console, print_json
from .overview import release_dict, release_heading

if TYPE_CHECKING:
    from ..model.locators import Locator

app: typer.Typer = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def check_files(
    source: Annotated[str | None, typer.Argument(help="Check the file of this source only.")] = None,
    curated: Curated = None,
    texts: Texts = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Report every finding in the curated files, with file, line and repair."""
    folder = curated_part(curated)
    report = check(folder, texts) if source is None else check_source(folder, source, texts)
    print_report(report, as_json=as_json, as_csv=as_csv)


def format_files(
    curated: Curated = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Only list the files; exit with 1 if there are any.")
    ] = False,
    # The default since 1.2.0; kept for scripts that name it.
    write: Annotated[bool, typer.Option("--write", hidden=True)] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Rewrite the files that are not in canonical form."""
    if only_check and write:
        raise typer.BadParameter("--check only lists files and --write writes them; give one of the two")
    folder, write = curated_part(curated), not only_check
    names = [path.relative_to(folder).as_posix() for path in format_folder(folder, write=write)]
    if as_json:
        print_json({"files": names, "written": write})
    elif as_csv:
        print_csv(FileRow, ({"file": name, "written": write} for name in names))
    else:
        action = "rewrote" if write else "would rewrite"
        typer.echo("\n".join(f"{action} {name}" for name in names) or "all files are canonical")
    if names and not write:
        raise typer.Exit(1)


def freeze_release(
    curated: Curated = None, texts: Texts = None, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """Check the curated files and write them as a release. A released version never changes."""
    folder = curated_part(curated)
    package = folder.resolve().parent.parent
    table = package / "store" / "released.py"
    if table.is_file():
        release = freeze(folder, package / "data" / "releases", table, texts)
    else:
        releases = releases_beside(folder)
        release = freeze(folder, releases, releases / DIGESTS, texts)
    if as_json:
        print_json(release_dict(release))
    elif as_csv:
        print_csv(ReleaseRow, release_rows([release]))
    else:
        console().print(release_heading(release))


def locate_phrase(
    source: Annotated[str, typer.Argument(help="Id of the source.")],
    phrase: Annotated[str, typer.Argument(help="Words to look for, exactly as printed.")],
    curated: Curated = None,
    texts: Texts = None,
    text: SourceText = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find every place of a phrase in a text, as locators to paste; exits with 1 if there is none.

    With --text the source may be new, or have no text yet.
    """
    outline = _outline_of(curated_part(curated), source, is_new_allowed=text is not None)
    content = read_source_text(text) if text else _text_of(source, texts)
    locators = locate(content, outline, phrase)
    if as_json:
        print_json([to_dict(locator) for locator in locators])
    elif as_csv:
        print_csv(LocatorRow, locator_rows(locators))
    else:
        for locator in locators:
            typer.echo(_locator_toml(locator))
    if not locators:
        typer.echo(f"{source} does not contain {phrase!r}; give the words exactly as printed", err=True)
        raise typer.Exit(1)
    typer.echo(f"{amount(len(locators), 'places')} in {source}", err=True)


def _outline_of(curated: Path, source: str, *, is_new_allowed: bool) -> Outline:
    try:
        return read_outline(curated, source)
    except UnknownIdError:
        if not is_new_allowed:
            raise
        return Outline(source=source)


def _text_of(source: str, texts: Path | None) -> str:
    folder = texts_folder(texts)
    path = folder / f"{source}.txt" if folder else None
    if path is None or not path.is_file():
        where = f"no file {path.name} in {folder}" if path else "no folder of texts"
        raise typer.BadParameter(f"{where}; name the folder with --texts, or the file with --text")
    return read_source_text(path)


def _locator_toml(locator: "Locator") -> str:
    """Returns the locator as the TOML file of a source holds it."""
    # A JSON string is a TOML basic string.
    part = json.dumps(locator.part, ensure_ascii=False)
    place = f'start = {locator.start}, end = {locator.end}, sha256 = "{locator.sha256}"'
    return f"locator = {{ part = {part}, {place} }}"


for _name, _function, _summary in (
    ("new", drafts.new_file, "Write the first draft of a source's file."),
    ("shorten", drafts.shorten_file, "Rewrite a source's file with defaults and short forms."),
    ("words", words.show_words, "List fields and words, each with a record that uses it."),
    ("candidates", candidates.show_candidates, "Suggest what a claim may be linked to."),
    ("check", check_files, "Report every finding in the curated files."),
    ("format", format_files, "Rewrite the files that are not in canonical form."),
    ("freeze", freeze_release, "Check the curated files and write them as a release."),
    ("locate", locate_phrase, "Find every place of a phrase in a text."),
):
    add_command(app, _name, _function, _summary)
