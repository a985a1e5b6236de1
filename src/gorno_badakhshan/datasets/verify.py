"""Whether a release is the one that was released, and has no errors: of this package, or in a folder."""

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import attrs

from ..audit.entry import Entry
from ..audit.finding import Report, file_finding
from ..audit.record_checks import report_on
from ..audit.texts import texts_folder
from ..curation.check import check_content
from ..curation.freeze import preview_content
from ..curation.read import read_curated
from ..errors import IntegrityError, StructureError
from ..model.kinds import KINDS
from ..store.files import release_folder, restore_advice
from ..store.pins import resolve
from ..store.released import RELEASED
from .frozen import compare_with_digests, examine_frozen
from .read import Location, locate, read

if TYPE_CHECKING:
    from ..store.files import ListedFolder


def verify(
    version: str | None = None,
    texts: str | os.PathLike[str] | None = None,
    *,
    path: str | os.PathLike[str] | None = None,
) -> Report:
    """Checks a release: digests, counts, types and references; with texts, every offset of a locator too.

    >>> import gorno_badakhshan as gb
    >>> gb.verify("1.0.0").ok
    True

    `texts` is a folder with a file `<source id>.txt` for each source; if it is None, the environment
    variable `GORNO_BADAKHSHAN_TEXTS` names it, for releases of this package. Without either, locators are not
    compared with texts. All errors of the release are findings in the report. Raises as `load` does for a
    version or pin.

    With `path` it checks what `gb.read(path, version)` reads, and without texts the report is `ok` exactly if
    `gb.read` returns a dataset. What is wrong with the files is in the report; `VersionError` and `PinError`
    are raised as by `gb.read`.
    """
    if path is not None:
        return _verify_path(path, version, None if texts is None else texts_folder(texts))
    resolved = resolve(version, RELEASED)
    return verify_release(resolved, RELEASED[resolved], release_folder(resolved), texts_folder(texts))


def verify_release(version: str, digest: str, folder: "ListedFolder", texts: Path | None) -> Report:
    """Checks the release in a folder; `digest` is that of its manifest, which has the digests of the files."""
    release = examine_frozen(folder, digest=digest, label=f"{version}/", repair=restore_advice())
    return release.report(f"release {version}", texts)


def _verify_path(path: str | os.PathLike[str], version: str | None, texts: Path | None) -> Report:
    try:
        place = locate(path, version)
        match place.kind:
            case "release":
                return _verify_frozen(place, texts)
            case "curated":
                return _verify_curated(place, texts)
            case _:
                return _verify_dataset(place, texts)
    except IntegrityError as error:
        # What reading raises about files is a finding here.
        message = f"expected {error.expected}, got {error.got}"
        finding = file_finding("changed-file", error.file, message, error.repair)
        return Report(subject=str(path), checked=(("files", 1),), findings=(finding,))
    except StructureError as error:
        name = PurePath(str(path)).name
        repair = "correct it, or write it again"
        findings = tuple(file_finding("invalid-value", name, finding, repair) for finding in error.findings)
        return Report(subject=str(path), checked=(("files", 1),), findings=findings)


def _verify_frozen(place: Location, texts: Path | None) -> Report:
    release = examine_frozen(place.path)
    if release.manifest is not None:
        compare_with_digests(place.path, release.manifest)
        resolve(place.version, {release.manifest.version: release.manifest.digest})
    return release.report(f"the release in {place.path}", texts)


def _verify_curated(place: Location, texts: Path | None) -> Report:
    content = read_curated(place.path)
    report = attrs.evolve(check_content(content, place.path, texts), subject=str(place.path))
    # The pin of curated files is that of the release that they would be.
    if report.ok:
        dataset = preview_content(content)
        resolve(place.version, {dataset.version: dataset.digest})
    return report


def _verify_dataset(place: Location, texts: Path | None) -> Report:
    """Reports what is wrong with a file that the library exported: its reader raises all findings of a kind."""
    dataset = read(place.path, place.version)
    entries = [Entry(kind=kind, record=record) for kind in KINDS for record in getattr(dataset, kind)]
    return report_on(str(place.path), 1, entries, (), texts)
