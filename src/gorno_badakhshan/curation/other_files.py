"""Finds what is in the curated folder and is not read: a misspelt file name would lose its records."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..audit.finding import Finding, file_finding
from .folder import LISTS, curated_files, name_in

_SCRATCH = re.compile(r"\..+|.+~|#.+#|4913|.+\.(bak|orig|swp|tmp)|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Names of lock, backup and scratch files: of Emacs, vim (`4913`), merge tools and file managers."""


def find_other_files(folder: Path) -> Iterator[Finding]:
    """Yields a finding for each item of the folder that is not read, and for each file that is missing."""
    read = set(curated_files(folder))
    sources = folder / "sources"
    for parent in filter(Path.is_dir, (folder, sources)):
        try:
            items = sorted(parent.iterdir())
        except OSError as error:
            reason = f"the folder cannot be read: {error.strerror}"
            yield file_finding("unreadable-file", name_in(folder, parent), reason, "allow reading it")
            continue
        for path in items:
            if path not in read and path != sources:
                yield _item_finding(path, name_in(folder, path))
    for path in [folder / f"{name}.toml" for name in ("dataset", *LISTS)]:
        if path not in read:
            repair = "add it, with a comment if there is no record"
            yield file_finding("missing-key", name_in(folder, path), "the file is missing", repair)
    if not sources.is_dir():
        yield file_finding(
            "missing-key", "sources", "the folder is missing", "add it, with a file for each source"
        )


def is_scratch(name: str) -> bool:
    """Whether a file of this name is hidden, or a lock or backup of an editor."""
    return _SCRATCH.fullmatch(name) is not None


def _item_finding(path: Path, name: str) -> Finding:
    if is_scratch(path.name):
        message = "a hidden file, or a lock or backup of an editor; nothing is read from it"
        return file_finding("editor-file", name, message, "close the editor, or delete it")
    # A link that leads nowhere is no file for any other question.
    if path.is_symlink() and not path.exists():
        return file_finding("unreadable-file", name, "the link leads to no file", "correct or delete the link")
    if path.is_dir():
        message = "it is a folder; records are read from files, and of folders only from sources"
        return file_finding("unknown-file", name, message, "move its files, or delete it")
    message = "no kind of record is read from this file"
    return file_finding("unknown-file", name, message, "rename, move or delete it")
