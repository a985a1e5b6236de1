"""For curators: check, format and freeze the files that people edit, and find places in texts."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..audit.texts import find_text, texts_folder
from ..curation.check import check as checked
from ..curation.format import format_folder
from ..curation.freeze import freeze as frozen
from ..curation.locate import locate as located
from ..curation.read import curated_folder, read_curated
from ..errors import UnknownIdError
from ..store.codec import to_dict
from .audit import print_report
from .options import AsJson, Texts
from .output import amount, console, print_json
from .overview import release_dict, release_head

if TYPE_CHECKING:
    from ..model.locators import Locator
    from ..model.sources import Source

app: typer.Typer = typer.Typer(no_args_is_help=True)

Curated = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, metavar="DIR", help="Folder of curated data; else that of this checkout."
    ),
]


@app.command()
def check(curated: Curated = None, texts: Texts = None, as_json: AsJson = False) -> None:
    """All findings in the curated data, each with file, line and repair."""
    print_report(checked(curated or curated_folder(), texts), as_json=as_json)


@app.command("format")
def format_files(
    curated: Curated = None,
    write: Annotated[bool, typer.Option("--write", help="Rewrite the files; else they are only named.")] = False,
    as_json: AsJson = False,
) -> None:
    """Files that are not written in the canonical way; exits with 1 if they were only named."""
    folder = curated or curated_folder()
    names = [path.relative_to(folder).as_posix() for path in format_folder(folder, write=write)]
    if as_json:
        print_json({"files": names, "written": write})
    else:
        done = "rewrote" if write else "would rewrite"
        typer.echo("\n".join(f"{done} {name}" for name in names) or "all files are canonical")
    if names and not write:
        raise typer.Exit(1)


@app.command()
def freeze(curated: Curated = None, texts: Texts = None, as_json: AsJson = False) -> None:
    """Write the curated data as a release, after a check; a released version never changes."""
    folder = curated or curated_folder()
    package = folder.resolve().parent.parent
    table = package / "store" / "released.py"
    if not table.is_file():
        raise typer.BadParameter(f"no table of releases at {table}; a release is frozen inside a checkout")
    release = frozen(folder, package / "data" / "releases", table, texts)
    if as_json:
        print_json(release_dict(release))
    else:
        console().print(release_head(release))


@app.command()
def locate(
    source: Annotated[str, typer.Argument(help="Id of the source.")],
    phrase: Annotated[str, typer.Argument(help="Words to look for, exactly as printed.")],
    curated: Curated = None,
    texts: Texts = None,
    as_json: AsJson = False,
) -> None:
    """Every place at which a phrase stands in a text, as locators to paste; exits with 1 if there is none."""
    held = _source(curated or curated_folder(), source)
    found = located(_text(held, texts), held, phrase)
    if as_json:
        print_json([to_dict(locator) for locator in found])
    for locator in () if as_json else found:
        typer.echo(_as_toml(locator))
    if not found:
        typer.echo(f"{phrase!r} does not stand in {source}; give the words exactly as printed", err=True)
        raise typer.Exit(1)
    typer.echo(f"{amount(len(found), 'places')} in {source}", err=True)


def _source(curated: Path, id: str) -> "Source":
    sources: dict[str, Source] = {source.id: source for source in read_curated(curated).records("sources")}
    if id not in sources:
        raise UnknownIdError(id, "source", sources)
    return sources[id]


def _text(source: "Source", texts: Path | None) -> str:
    folder = texts_folder(texts)
    text = find_text(source, folder) if folder else None
    if text is None:
        where = f"no file {source.id}.txt in {folder}" if folder else "no folder of texts"
        raise typer.BadParameter(f"{where}; name the folder with --texts")
    return text


def _as_toml(locator: "Locator") -> str:
    """The locator as a claim of the source's own file holds it; JSON quotes as TOML does."""
    part = json.dumps(locator.part, ensure_ascii=False)
    place = f'start = {locator.start}, end = {locator.end}, sha256 = "{locator.sha256}"'
    return f"locator = {{ part = {part}, {place} }}"
