"""The commands for curators: check, format and freeze the curated files, and locate phrases in texts."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..audit.texts import find_text, texts_folder
from ..curation.check import check
from ..curation.folder import curated_folder
from ..curation.format import format_folder
from ..curation.freeze import freeze
from ..curation.locate import locate
from ..curation.read import read_curated
from ..errors import UnknownIdError
from ..store.codec import to_dict
from .audit import print_report
from .options import AsJson, Texts
from .output import amount, console, print_json
from .overview import release_dict, release_heading

if TYPE_CHECKING:
    from ..model.locators import Locator
    from ..model.sources import Source

app: typer.Typer = typer.Typer(no_args_is_help=True)

Curated = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, metavar="DIR", help="Folder of curated data. Default: that of this checkout."
    ),
]


@app.command("check")
def check_files(curated: Curated = None, texts: Texts = None, as_json: AsJson = False) -> None:
    """Report every finding in the curated files, with file, line and repair."""
    print_report(check(curated or curated_folder(), texts), as_json=as_json)


@app.command("format")
def format_files(
    curated: Curated = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Only list the files; exit with 1 if there are any.")
    ] = False,
    # The default since 1.2.0; kept for scripts that name it.
    write: Annotated[bool, typer.Option("--write", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Rewrite the files that are not in canonical form."""
    if only_check and write:
        raise typer.BadParameter("--check only lists files and --write writes them; give one of the two")
    folder, write = curated or curated_folder(), not only_check
    names = [path.relative_to(folder).as_posix() for path in format_folder(folder, write=write)]
    if as_json:
        print_json({"files": names, "written": write})
    else:
        action = "rewrote" if write else "would rewrite"
        typer.echo("\n".join(f"{action} {name}" for name in names) or "all files are canonical")
    if names and not write:
        raise typer.Exit(1)


@app.command("freeze")
def freeze_release(curated: Curated = None, texts: Texts = None, as_json: AsJson = False) -> None:
    """Check the curated files and write them as a release. A released version never changes."""
    folder = curated or curated_folder()
    package = folder.resolve().parent.parent
    table = package / "store" / "released.py"
    if not table.is_file():  # an installed package must not be written to
        raise typer.BadParameter(f"no table of releases at {table}; freeze a release inside a checkout")
    release = freeze(folder, package / "data" / "releases", table, texts)
    if as_json:
        print_json(release_dict(release))
    else:
        console().print(release_heading(release))


@app.command("locate")
def locate_phrase(
    source: Annotated[str, typer.Argument(help="Id of the source.")],
    phrase: Annotated[str, typer.Argument(help="Words to look for, exactly as printed.")],
    curated: Curated = None,
    texts: Texts = None,
    as_json: AsJson = False,
) -> None:
    """Find every place of a phrase in a text, as locators to paste; exits with 1 if there is none."""
    record = _find_source(curated or curated_folder(), source)
    locators = locate(_text_of(record, texts), record, phrase)
    if as_json:
        print_json([to_dict(locator) for locator in locators])
    for locator in () if as_json else locators:
        typer.echo(_locator_toml(locator))
    if not locators:
        typer.echo(f"{source} does not contain {phrase!r}; give the words exactly as printed", err=True)
        raise typer.Exit(1)
    typer.echo(f"{amount(len(locators), 'places')} in {source}", err=True)


def _find_source(curated: Path, id: str) -> "Source":
    sources: dict[str, Source] = {source.id: source for source in read_curated(curated).records("sources")}
    if id not in sources:
        raise UnknownIdError(id, "source", sources)
    return sources[id]


def _text_of(source: "Source", texts: Path | None) -> str:
    folder = texts_folder(texts)
    text = find_text(source, folder) if folder else None
    if text is None:
        where = f"no file {source.id}.txt in {folder}" if folder else "no folder of texts"
        raise typer.BadParameter(f"{where}; name the folder with --texts")
    return text


def _locator_toml(locator: "Locator") -> str:
    """Returns the locator as the TOML file of a source holds it."""
    # A JSON string is a TOML basic string.
    part = json.dumps(locator.part, ensure_ascii=False)
    place = f'start = {locator.start}, end = {locator.end}, sha256 = "{locator.sha256}"'
    return f"locator = {{ part = {part}, {place} }}"
