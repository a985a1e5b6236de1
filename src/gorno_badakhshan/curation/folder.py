"""The curated folder and its files."""

from pathlib import Path

from ..errors import GornoBadakhshanError, UnknownIdError, hint, near

LISTS = ("actors", "places", "events")
"""Kinds of record that have one file each. A source has a file of its own, which contains its claims."""


class NoCuratedDataError(GornoBadakhshanError, LookupError):
    """This install has no curated files, only releases. Attributes: `folder`, the path that was tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"no curated data at {folder}; it is in a checkout of the repository and not in the wheel: "
            "clone the repository, or name the folder"
        )


def curated_folder() -> Path:
    """Returns the curated folder of this checkout; raises `NoCuratedDataError` if there is none."""
    folder = Path(__file__).resolve().parent.parent / "data" / "curated"
    # The wheel leaves this folder out.
    if not (folder / "dataset.toml").is_file():
        raise NoCuratedDataError(folder)
    return folder


def curated_files(folder: Path) -> list[Path]:
    """Returns the files that records are read from, in reading order."""
    lists = [folder / f"{name}.toml" for name in ("dataset", *LISTS)]
    return [path for path in (*lists, *sorted((folder / "sources").glob("*.toml"))) if _is_curated(path)]


def source_path(curated: Path, source: str) -> Path:
    """Returns the file of a source; raises `UnknownIdError` if it has none."""
    folder = curated / "sources"
    path = folder / f"{source}.toml"
    if not path.is_file():
        known = [file.stem for file in folder.glob("*.toml")]
        # A search among the released sources would not help: the file is missing in this folder.
        advice = f"expected its file {path}{hint(near(source, known))}; name another folder with --curated"
        raise UnknownIdError(source, "curated source", known, advice=advice)
    return path


def name_in(folder: Path, path: Path) -> str:
    """Returns the name of a file for messages, relative to the folder; bytes that are not UTF-8 are escaped."""
    return path.relative_to(folder).as_posix().encode(errors="backslashreplace").decode()


def _is_curated(path: Path) -> bool:
    """Whether records are read from a file: not from folders, hidden files and links that lead nowhere."""
    try:
        path.name.encode()  # fails on a name that is not UTF-8, which no id of a source can equal
        return path.is_file() and not path.name.startswith(".")
    except (OSError, UnicodeEncodeError):
        return False
