"""Reading the files of a release, each proved against its digest before anything looks inside."""

from hashlib import sha256
from os import sep
from sys import modules
from typing import TYPE_CHECKING

from ..errors import IntegrityError

if TYPE_CHECKING:
    from typing import Protocol

    from importlib_resources.abc import Traversable

    class File(Protocol):
        """Anything that can be read whole."""

        def read_bytes(self) -> bytes:
            """All of its bytes."""
            ...

    class Folder(Protocol):
        """Anything with a name that gives files by theirs: a path, a place in a zip, a shipped release."""

        @property
        def name(self) -> str:
            """Its last part."""
            ...

        def __truediv__(self, name: str, /) -> File:
            """The file of that name, whether or not it is there."""
            ...


_PACKAGE = "gorno_badakhshan"


class Shipped:
    """A place among the shipped files, read through the loader that imported the package.

    That costs a tenth of importing the resources library, which is needed only to list a folder.
    """

    __slots__ = ("_path", "name")

    def __init__(self, path: str) -> None:
        self._path = path
        self.name: str = path.rpartition("/")[2]

    def __truediv__(self, name: str, /) -> "Shipped":
        return Shipped(f"{self._path}/{name}")

    def read_bytes(self) -> bytes:
        """Its bytes; raises `OSError` where there is no such file."""
        package = modules[_PACKAGE]
        path = sep.join((package.__path__[0], *self._path.split("/")))  # noqa: PTH118 - also inside a zip
        content: bytes = package.__spec__.loader.get_data(path)  # type: ignore[union-attr]
        return content


def shipped_release(version: str) -> Shipped:
    """The files of a release, for reading."""
    return Shipped(f"data/releases/{version}")


def release_folder(version: str) -> "Traversable":
    """The files of a release, for listing too: a folder, or a place inside a zip."""
    from importlib_resources import files

    return files(_PACKAGE) / "data" / "releases" / version


def read_proved(folder: "Folder", name: str, digest: str) -> bytes:
    """The bytes of a file; raises `IntegrityError` if it is missing or its SHA-256 is another."""
    label = f"{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()
    except (OSError, KeyError):
        raise IntegrityError(label, "the file", expected=f"sha256 {digest}", got="missing") from None
    got = sha256(content).hexdigest()
    if got != digest:
        raise IntegrityError(label, "its digest", expected=f"sha256 {digest}", got=f"sha256 {got}")
    return content
