"""What a folder of data is: a project, curated files, releases, one release, or a package of releases."""

import os
from pathlib import Path
from typing import Literal

from ..curation.folder import curated_folder
from ..errors import StructureError, shown
from ..store.digests import DIGESTS
from .packaged import RELEASES

CURATED = "curated"
"""Folder of the curated files in a project."""

_TABLE_SUFFIXES = {".csv", ".tsv", ".xlsx", ".xlsm"}
_TABLE_COMMAND = "gorno-badakhshan read-table FILE --mapping MAP.toml --write PATH"

FolderKind = Literal["curated", "package", "project", "release", "releases"]
_FILES_OF_KINDS: dict[FolderKind, str] = {
    "release": "manifest.json",
    "curated": "dataset.toml",
    "project": f"{CURATED}/dataset.toml",
    "releases": DIGESTS,
}
"""The file by which each kind of folder is known."""


def folder_kind(folder: Path) -> FolderKind:
    """Returns what the folder is; raises `StructureError` if it is no folder of data."""
    for kind, mark in _FILES_OF_KINDS.items():
        # A link that leads nowhere still marks the folder, so that the check can report the link.
        if os.path.lexists(folder / mark):
            return kind
    if _releases_of_package(folder):
        return "package"
    if not folder.exists():
        raise StructureError(str(folder), ["there is no such folder; name an existing one"])
    if not folder.is_dir():
        advice = "name a folder of curated files or of a release"
        if folder.suffix.lower() in _TABLE_SUFFIXES:
            advice = f"a table needs a mapping of its columns: gb.read_table(path, mapping), or {_TABLE_COMMAND}"
        raise StructureError(str(folder), [f"it is a file; {advice}"])
    marks = ", ".join(_FILES_OF_KINDS.values())
    begin = "begin one with: gorno-badakhshan new PATH"
    raise StructureError(str(folder), [f"no folder of data: it has none of {marks}; {begin}"])


def packaged_releases(folder: Path) -> Path:
    """Returns the folder of the releases in a package; raises `StructureError` if it has none, or several."""
    found = _releases_of_package(folder)
    if len(found) != 1:
        raise StructureError(str(folder), [f"expected one package with {RELEASES}/{DIGESTS}, got {len(found)}"])
    return found[0]


def _releases_of_package(folder: Path) -> list[Path]:
    """Returns the folders of releases in a package that is written, or in one that is installed."""
    try:
        # With `src` in the project to build, without it where pip put the package.
        marks = [*folder.glob(f"src/*/{RELEASES}/{DIGESTS}"), *folder.glob(f"{RELEASES}/{DIGESTS}")]
    except OSError:
        return []
    return sorted(mark.parent for mark in marks)


def as_path(path: object) -> Path:
    """Returns a path; raises `StructureError` if the value names none."""
    text = ""
    try:
        text = os.fspath(path)  # type: ignore[call-overload]
        if isinstance(text, str) and "\0" not in text:
            os.stat(text)  # noqa: PTH116 - a path may have letters that no file name can
            return Path(text)
    except (FileNotFoundError, NotADirectoryError):
        return Path(text)
    except OSError as error:
        raise StructureError(str(path), [f"it cannot be read: {error.strerror}"]) from None
    except (TypeError, UnicodeEncodeError):
        pass
    raise StructureError("the path of a dataset", [f"expected the path of a folder, got {shown(path)}"])


def curated_part(folder: Path | None) -> Path:
    """Returns the curated files: those of a project, or of this checkout if the folder is None."""
    if folder is None:
        return curated_folder()
    project = folder / CURATED
    return project if not (folder / "dataset.toml").exists() and project.is_dir() else folder


def releases_beside(curated: Path) -> Path:
    """Returns the folder of the releases, which is beside the curated files."""
    return curated.resolve().parent / RELEASES
