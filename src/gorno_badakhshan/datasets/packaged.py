"""The releases in a package of somebody: loaded by version or pin, as those of this package are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..dataset import Dataset, read_dataset
from ..errors import IntegrityError
from ..imports import LazyModule
from ..store.pins import resolve

# Loading imports neither attrs nor what describes a release.
if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

    from ..store import release as release_types
else:
    release_types = LazyModule(f"{__package__.rpartition('.')[0]}.store.release")

RELEASES = "releases"
"""Folder of the releases in a project or package, with a folder for each version."""


class PackagedReleases:
    """The releases that a package has as files, and the digests that prove them.

    >>> import gorno_badakhshan as gb
    >>> gb.PackagedReleases("my_conflict", {"0.1.0": 64 * "a"})
    <PackagedReleases of my_conflict: 0.1.0>

    `package` is the import name of the package, with a folder for each version in `releases`; `released` has the
    SHA-256 of the manifest of each version. `gorno-badakhshan package` writes such a package.
    """

    def __init__(self, package: str, released: Mapping[str, str]) -> None:
        self._package = package
        self._released = dict(released)
        self._loaded: dict[str, Dataset] = {}

    def load(self, version: str | None = None) -> Dataset:
        """Returns a release: the newest, or exactly the one that a version or pin names.

        Files are proved by their digests, and each record is decoded on first use, as by `gb.load`. Raises
        `VersionError` if the package has no such release, `PinError` if the pin is malformed or names another
        digest, and `IntegrityError` if a file was changed. Never the network, never a fallback.
        """
        resolved = resolve(version, self._released)
        if resolved not in self._loaded:
            try:
                dataset = read_dataset(resolved, self._released[resolved], _folder(self._package, resolved))
            except IntegrityError as error:
                raise self._changed(error) from None
            # Two threads may both read it; `setdefault` gives both the same.
            self._loaded.setdefault(resolved, dataset)
        return self._loaded[resolved]

    def releases(self) -> "tuple[release_types.Release, ...]":
        """Returns the releases in the package, oldest first; raises `IntegrityError` if a manifest was changed."""
        try:
            return tuple(
                release_types.read_release(version, digest, _folder(self._package, version))
                for version, digest in self._released.items()
            )
        except IntegrityError as error:
            raise self._changed(error) from None

    def _changed(self, error: IntegrityError) -> IntegrityError:
        """Returns the error with the package in it: another one must be installed again."""
        file, repair = f"{self._package}/{RELEASES}/{error.file}", f"reinstall the package {self._package}"
        return IntegrityError(file, "its content", expected=error.expected, got=error.got, repair=repair)

    def __repr__(self) -> str:
        return f"<PackagedReleases of {self._package}: {', '.join(self._released) or 'none'}>"


def _folder(package: str, version: str) -> "Traversable":
    from importlib_resources import files

    # Also inside of a zip, where there is no path.
    return files(package) / RELEASES / version
