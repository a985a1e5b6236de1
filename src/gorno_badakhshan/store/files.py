"""Reading the files of a release, each proved against its digest before anything looks inside."""

from hashlib import sha256

from importlib_resources import files
from importlib_resources.abc import Traversable

from ..errors import IntegrityError


def release_folder(version: str) -> Traversable:
    """Where the files of a release lie: a folder, or a place inside a zip."""
    return files("gorno_badakhshan") / "data" / "releases" / version


def read_proved(folder: Traversable, name: str, digest: str) -> bytes:
    """The bytes of a file; raises `IntegrityError` if it is missing or its SHA-256 is another."""
    label = f"{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError, KeyError):
        raise IntegrityError(label, "the file", expected=f"sha256 {digest}", got="missing") from None
    got = sha256(content).hexdigest()
    if got != digest:
        raise IntegrityError(label, "its digest", expected=f"sha256 {digest}", got=f"sha256 {got}")
    return content
