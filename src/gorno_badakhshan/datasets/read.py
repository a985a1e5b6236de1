"""Reads a dataset from a folder outside this package."""

import os
from pathlib import Path

import attrs

from ..curation.check import check_content
from ..curation.freeze import preview_content
from ..curation.read import read_curated
from ..dataset import Dataset
from ..errors import StructureError
from ..store.digests import DIGESTS, read_digests
from ..store.pins import resolve
from .folders import CURATED, RELEASES, as_path, folder_kind
from .frozen import read_frozen


def read(path: str | os.PathLike[str], version: str | None = None) -> Dataset:
    """Returns the dataset in a folder; every function, plot and citation works on it.

    >>> import gorno_badakhshan as gb
    >>> ds = gb.read("my-conflict")  # doctest: +SKIP
    >>> gb.toll("my-event", dataset=ds)  # doctest: +SKIP

    `path` is one of four folders: the project that `gorno-badakhshan new` begins, its curated files, its
    releases, or one release. Of a project, `version` None reads the curated files, and a version or pin, such as
    `ds.pin` gives, reads that release. Of the releases, None is the newest. Curated files and a single release
    are read only if they are what `version` names.

    Everything is checked as `gorno-badakhshan curate check` checks it. Raises `StructureError` with all findings
    if there are any but warnings, `VersionError` if there is no such version, `PinError` if the digest is
    another, and `IntegrityError` if a release is not what was frozen. Writes nothing.
    """
    folder = as_path(path)
    match folder_kind(folder):
        case "release":
            return read_frozen(folder, version)
        case "releases":
            return _read_version(folder, version)
        case "curated":
            return _read_curated(folder, version)
        case "project":
            if version is None:
                return _read_curated(folder / CURATED, None)
            return _read_version(folder / RELEASES, version)


def _read_version(releases: Path, version: str | None) -> Dataset:
    digests = read_digests(releases / DIGESTS)
    resolved = resolve(version, digests)
    return read_frozen(releases / resolved, f"{resolved}@sha256:{digests[resolved]}")


def _read_curated(folder: Path, version: str | None) -> Dataset:
    content = read_curated(folder)
    report = attrs.evolve(check_content(content, folder), subject=str(folder))
    if not report.ok:
        raise StructureError(str(folder), map(str, report.errors))
    dataset = preview_content(content)
    resolve(version, {dataset.version: dataset.digest})
    return dataset
