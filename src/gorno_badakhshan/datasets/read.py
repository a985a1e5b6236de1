"""Reads a dataset from a folder outside this package."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from ..audit.entry import Entry
from ..audit.locators import check_locators
from ..audit.own_words import check_own_words
from ..audit.references import check_references
from ..curation.check import check_content
from ..curation.freeze import preview_content
from ..curation.read import read_curated
from ..dataset import Dataset
from ..errors import GornoBadakhshanError, StructureError
from ..model.kinds import KINDS
from ..store.codec import examine
from ..store.digests import DIGESTS, read_digests
from ..store.manifest import Manifest
from ..store.pins import full_pin, resolve
from ..store.release import Release, manifest_content
from .folders import CURATED, as_path, folder_kind, packaged_releases, releases_beside
from .frozen import read_frozen
from .manifest_fields import ManifestFields
from .packaged import RELEASES

_MODULES_OF_SUFFIXES = {".jsonl": "json_lines", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite"}


def read(path: str | os.PathLike[str], version: str | None = None) -> Dataset:
    """Returns the dataset in a folder; every function, plot and citation works on it.

    >>> import gorno_badakhshan as gb
    >>> ds = gb.read("my-conflict")  # doctest: +SKIP
    >>> gb.toll("my-event", dataset=ds)  # doctest: +SKIP

    `path` is one of five folders: the project that `gorno-badakhshan new` begins, its curated files, its
    releases, one release, or the package that `gorno-badakhshan package` writes. Of a project, `version` None
    reads the curated files, and a version or pin, such as `ds.pin` gives, reads that release. Of releases and a
    package, None is the newest. Curated files and a single release are read only if they are what `version`
    names. It may also be what `gorno-badakhshan export` writes without a loss: a file of JSON Lines (`.jsonl`), a
    SQLite file (`.sqlite`, `.db`), or the folder of a Data Package.

    Everything is checked as `gorno-badakhshan curate check` checks it. Raises `StructureError` with all findings
    if there are any but warnings, `VersionError` if there is no such version, `PinError` if the digest is
    another, and `IntegrityError` if a release is not what was frozen. Writes nothing.
    """
    place = locate(path, version)
    match place.kind:
        case "release":
            return read_frozen(place.path, place.version)
        case "curated":
            return _read_curated(place.path, place.version)
        case _:
            return _read_exchanged(place.path, place.kind, place.version)


def read_releases(path: str | os.PathLike[str]) -> tuple[Release, ...]:
    """Returns the releases in what `read` takes, in the order in which they were frozen; each is checked as by it.

    Of a project, and of curated files, those beside the curated files; none if nothing is frozen yet. Raises as
    `read` does. The cost grows with the records of all of them.
    """
    place = as_path(path)
    if _exchange_format(place):
        return (read(place).release,)
    match folder_kind(place):
        case "release":
            return (read(place).release,)
        case "package":
            folder = packaged_releases(place)
        case "releases":
            folder = place
        case "project":
            folder = place / RELEASES
        case "curated":
            folder = releases_beside(place)
    pins = [full_pin(version, digest) for version, digest in read_digests(folder / DIGESTS).items()]
    return tuple(read(folder, pin).release for pin in pins)


class Location(NamedTuple):
    """What `read` reads."""

    kind: str
    """`release` or `curated` for a folder, or the module of the format that the library exported."""
    path: Path
    version: str | None
    """The version or pin that it must be; None if any."""


def locate(path: object, version: str | None) -> Location:
    """Returns what `read` reads; raises as `read` does if there is no such data, without a look at records."""
    folder = as_path(path)
    if module := _exchange_format(folder):
        return Location(module, folder, version)
    match folder_kind(folder):
        case "release":
            return Location("release", folder, version)
        case "releases":
            return _locate_version(folder, version)
        case "package":
            return _locate_version(packaged_releases(folder), version)
        case "curated":
            return Location("curated", folder, version)
        case "project" if version is None:
            return Location("curated", folder / CURATED, None)
        case "project":
            return _locate_version(folder / RELEASES, version)


def _exchange_format(path: Path) -> str | None:
    """Returns the module that reads a file or a data package; None for the other folders."""
    if path.is_file():
        return _MODULES_OF_SUFFIXES.get(path.suffix.lower())
    return "data_package" if (path / "datapackage.json").is_file() else None


def _read_exchanged(path: Path, module: str, version: str | None) -> Dataset:
    """Returns the dataset that the library exported; its digests prove the records, and here their references."""
    try:
        dataset: Dataset = import_module(f"..exchange.{module}", __package__).read(path)
    # A file of another program may break the reader at any place; what it foresees is an error of ours.
    except (OSError, LookupError, TypeError, AttributeError, RecursionError, ValueError) as error:
        if isinstance(error, GornoBadakhshanError):
            raise
        raise StructureError(str(path), [f"it is not what the library exports: {error}"]) from error
    # Whoever forges an export makes its digest anew.
    manifest: Any = dataset._manifest  # noqa: SLF001 - as plain data; a release could not be made of a forged one
    # A reader that compared tables has made the release of it already.
    content = manifest.content if isinstance(manifest, Manifest) else manifest_content(manifest)
    if flaws := examine(content, ManifestFields)[1]:
        raise StructureError(str(path), (f"the manifest: {flaw}" for flaw in flaws))
    entries = [Entry(kind=kind, record=record) for kind in KINDS for record in getattr(dataset, kind)]
    findings = [*check_references(entries), *check_locators(entries)]
    findings += check_own_words(entries, dataset.release.description)
    if findings := [finding for finding in findings if not finding.is_warning]:
        raise StructureError(str(path), map(str, findings))
    resolve(version, {dataset.version: dataset.digest})
    return dataset


def _locate_version(releases: Path, version: str | None) -> Location:
    # The full pin, so that a release that changed as a whole is refused.
    digests = read_digests(releases / DIGESTS)
    resolved = resolve(version, digests)
    return Location("release", releases / resolved, full_pin(resolved, digests[resolved]))


def _read_curated(folder: Path, version: str | None) -> Dataset:
    content = read_curated(folder)
    report = attrs.evolve(check_content(content, folder), subject=str(folder))
    if not report.ok:
        raise StructureError(str(folder), map(str, report.errors))
    dataset = preview_content(content)
    resolve(version, {dataset.version: dataset.digest})
    return dataset
