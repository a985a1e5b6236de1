"""Reads the files of a release; each is proved against its digest before it is parsed."""

import sys
from hashlib import sha256
from os import sep
from typing import TYPE_CHECKING

from ..errors import IntegrityError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Protocol

    class File(Protocol):
        """A file that can be read."""

        def read_bytes(self) -> bytes:
            """All of its bytes."""
            ...

    class Folder(Protocol):
        """A folder of files: a path, a folder in a zip, a shipped release."""

        @property
        def name(self) -> str:
            """The last part of its path."""
            ...

        def __truediv__(self, name: str, /) -> File:
            """Returns the file with this name, which need not exist."""
            ...

    class ListedFolder(Folder, Protocol):
        """A folder whose files can be listed, as far as the loader of the package can."""

        def iterdir(self) -> "Iterator[Folder]":
            """Yields its files."""
            ...


# Not a literal, because an application may keep its own copy under another name, as in `app.vendor`.
_PACKAGE = __name__.rsplit(".", 2)[0]


def _package() -> "ModuleType":
    """Returns the package; imports it anew if a test or an application has removed it from the modules."""
    if _PACKAGE not in sys.modules:
        __import__(_PACKAGE)
    return sys.modules[_PACKAGE]


class ShippedPath:
    """The path of a shipped file or folder, read by the loader that imported the package.

    That takes a tenth of the time to import the resources library, which serves the other loaders.
    """

    __slots__ = ("_path", "name")

    def __init__(self, path: str) -> None:
        self._path = path
        self.name: str = path.rpartition("/")[2]

    def __truediv__(self, name: str, /) -> "ShippedPath":
        return ShippedPath(f"{self._path}/{name}")

    def read_bytes(self) -> bytes:
        """Returns the content; raises `OSError` if there is no such file."""
        content = self._read_with_loader()
        return self._read_as_resource() if content is None else content

    def iterdir(self) -> "Iterator[ShippedPath]":
        """Yields nothing: a loader reads files by name and lists none."""
        return iter(())

    def _read_with_loader(self) -> bytes | None:
        """Returns what the loader's `get_data` reads (PEP 302); None without that method or the file."""
        package = _package()
        get_data = getattr(package.__spec__ and package.__spec__.loader, "get_data", None)
        if get_data is None:
            return None
        for folder in package.__path__:
            try:
                content: bytes = get_data(sep.join((folder, *self._path.split("/"))))  # noqa: PTH118 - also inside a zip
            except OSError:
                continue
            return content
        return None

    def _read_as_resource(self) -> bytes:
        """Returns the content from a loader that has a resource reader only (PEP 451), or from a folder."""
        from importlib_resources import files

        return files(_PACKAGE).joinpath(self._path).read_bytes()


NEWER_OR_WRONG = "this is no release of this version of the library; load it with the version that ships it"
"""The repair for a proved file that the library cannot read: a reinstall would write the same bytes."""


def shipped_release(version: str) -> ShippedPath:
    """Returns the folder of a release, to read files by name."""
    return ShippedPath(f"data/releases/{version}")


def release_folder(version: str) -> "ListedFolder":
    """Returns the folder of a release, or its place in a zip, to list its files too."""
    from importlib_resources import files

    shipped = shipped_release(version)
    folder = files(_PACKAGE) / "data" / "releases" / version
    return folder if folder.is_dir() else shipped


def restore_advice() -> str:
    """Returns how to restore a shipped file: a reinstall helps only where an installer wrote it."""
    if is_installed():
        return "reinstall the package"
    return (
        "this copy was not installed by pip, so that a reinstall does not help: put the files of data/releases "
        "of the wheel into the checkout, the bundle or the vendored copy, unchanged"
    )


def is_installed() -> bool:
    """Whether the package that runs is a folder that an installer such as pip wrote."""
    from importlib.metadata import PackageNotFoundError, distribution
    from pathlib import Path

    # PyInstaller, cx_Freeze and py2exe set `frozen`; an editable install has its files elsewhere.
    if hasattr(sys, "frozen") or "." in _PACKAGE:
        return False
    try:
        folder = Path(str(distribution("gorno-badakhshan").locate_file(_PACKAGE)))
    except PackageNotFoundError:
        return False
    return folder.is_dir() and folder.resolve() in [Path(path).resolve() for path in _package().__path__]


def read_proved(folder: "Folder", name: str, digest: str) -> bytes:
    """Returns the bytes of a file; raises `IntegrityError` if it is missing or has another SHA-256."""
    label = f"{folder.name}/{name}"
    try:
        content = (folder / name).read_bytes()
    except (OSError, KeyError):  # a zip file raises KeyError for a missing member
        raise _changed_error(label, "the file", digest, "missing") from None
    got = sha256(content).hexdigest()
    if got != digest:
        raise _changed_error(label, "its digest", digest, f"sha256 {got}")
    return content


def _changed_error(file: str, what: str, digest: str, got: str) -> IntegrityError:
    return IntegrityError(file, what, expected=f"sha256 {digest}", got=got, repair=restore_advice())
