"""Whether an installed release is the one that was released, and has no errors."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import IntegrityError
from ..model.kinds import KINDS
from ..store.codec import Flaw, Steps, examine
from ..store.files import NEWER_OR_WRONG, read_proved, release_folder, restore_advice
from ..store.pins import resolve
from ..store.release import Release, ReleasedFile, read_release
from ..store.released import RELEASED
from .entry import Entry
from .finding import Finding, Report, file_finding
from .locators import check_locators
from .record_checks import report_on
from .references import check_references
from .texts import texts_folder

if TYPE_CHECKING:
    from ..store.files import Folder, ListedFolder

_REPORT = "report it to the maintainers, and pin another version until then"


def verify(version: str | None = None, texts: str | os.PathLike[str] | None = None) -> Report:
    """Checks a release: digests, counts, types and references; with texts, every offset of a locator too.

    >>> import gorno_badakhshan as gb
    >>> gb.verify("1.0.0").ok
    True

    `texts` is a folder with a file `<source id>.txt` for each source; if it is None, the environment
    variable `GORNO_BADAKHSHAN_TEXTS` names it. Without either, locators are not compared with texts.
    All errors of the release are findings in the report. Raises as `load` does for a version or pin.
    """
    resolved = resolve(version, RELEASED)
    return verify_release(resolved, RELEASED[resolved], release_folder(resolved), texts_folder(texts))


def verify_release(version: str, digest: str, folder: "ListedFolder", texts: Path | None) -> Report:
    """Checks the release in a folder; `digest` is that of its manifest, which has the digests of the files."""
    subject = f"release {version}"
    try:
        release = read_release(version, digest, folder)
    except IntegrityError as error:
        # A changed manifest has the digests of no file that was released.
        return Report(subject=subject, checked=(("files", 1),), findings=(_changed_file(error),))
    findings = [*_unknown_files(release, folder)]
    entries = [entry for file in release.files for entry in _entries(release, file, folder, findings)]
    # References to a kind whose file has no readable record are not to blame.
    unread = {file.kind for file in release.files} - {entry.kind for entry in entries}
    findings += check_references(entries, unread=unread) + check_locators(entries)
    return report_on(subject, len(release.files) + 1, entries, findings, texts)


def _changed_file(error: IntegrityError) -> Finding:
    return file_finding("changed-file", error.file, f"expected {error.expected}, got {error.got}", error.repair)


def _unknown_files(release: Release, folder: "ListedFolder") -> Iterator[Finding]:
    known = {"manifest.json", *(file.name for file in release.files)}
    for name in sorted({file.name for file in folder.iterdir()} - known):
        label = f"{release.version}/{name}"
        yield file_finding("unknown-file", label, "the manifest does not name it", restore_advice())


def _entries(release: Release, file: ReleasedFile, folder: "Folder", findings: list[Finding]) -> Iterator[Entry]:
    """Yields the records of one file, decoded strictly; adds to `findings` what is wrong with the file."""
    label = f"{release.version}/{file.name}"
    try:
        records = json.loads(read_proved(folder, file.name, file.sha256))
    except IntegrityError as error:
        findings.append(_changed_file(error))
        return
    if len(records) != file.records:
        message = f"expected {file.records} records, got {len(records)}"
        findings.append(file_finding("changed-file", label, message, NEWER_OR_WRONG))
    for line, data in enumerate(records, start=2):  # line 1 is the bracket that opens the list
        record, flaws = examine(data, KINDS[file.kind].record_class())
        findings += (_flaw_finding(flaw, str(data.get("id")), label, line) for flaw in flaws)
        if record is not None:
            yield Entry(kind=file.kind, record=record, file=label, line=_every_path_at(line))


def _flaw_finding(flaw: Flaw, id: str, file: str, line: int) -> Finding:
    return Finding(code=flaw.code, message=str(flaw), repair=_REPORT, where=id, file=file, line=line)


def _every_path_at(line: int) -> Callable[[Steps], int]:
    """Returns the lines of a record of a release, all of which is on one line."""
    return lambda _: line
