"""Whether an installed release is what was released, and holds together."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import IntegrityError
from ..model.kinds import KINDS
from ..store.codec import Flaw, Steps, examine
from ..store.files import read_proved, release_folder
from ..store.manifest import Release, ReleasedFile, read_release
from ..store.pins import resolve
from ..store.released import RELEASED
from .entry import Entry
from .finding import Finding, Report
from .references import check_references, references
from .texts import check_places, check_texts, texts_folder

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

CLASSES: dict[str, type[Any]] = {kind.name: kind.record_class() for kind in KINDS.values()}
"""The record class of each kind."""

_REINSTALL = "reinstall the package"
_REPORT = "report it to the maintainers, and pin another version until then"


def verify(version: str | None = None, texts: str | os.PathLike[str] | None = None) -> Report:
    """Prove a release: digests, counts, types and references; with texts, every place in them too.

    >>> import gorno_badakhshan as gb
    >>> gb.verify("1.0.0").ok
    True

    `texts` is a folder that holds `<source id>.txt`; if it is None, the environment variable
    `GORNO_BADAKHSHAN_TEXTS` names it. Without either no place is claimed to be verified. Everything
    found is in the report; raised is only what `load` raises on a version or pin.
    """
    resolved = resolve(version, RELEASED)
    return verify_release(resolved, RELEASED[resolved], release_folder(resolved), texts_folder(texts))


def verify_release(version: str, digest: str, folder: "Traversable", texts: Path | None) -> Report:
    """Prove the release that lies in a folder, beginning with its manifest, which the digest vouches for."""
    try:
        release = read_release(version, digest, folder)
    except IntegrityError as error:
        return Report(subject=f"release {version}", checked=(("files", 1),), findings=(_changed(error),))
    found = [*_extra_files(release, folder)]
    entries = [entry for file in release.files for entry in _entries(release, file, folder, found)]
    unread = {file.kind for file in release.files} - {entry.kind for entry in entries}
    found += check_references(entries, unread=unread) + check_places(entries)
    checked = [
        ("files", len(release.files) + 1),
        ("records", len(entries)),
        ("references", sum(1 for entry in entries for _ in references(entry.record))),
    ]
    if texts is not None:
        proof = check_texts(entries, texts)
        found += proof.findings
        checked += [("texts", proof.texts), ("passages", proof.passages), ("locators", proof.locators)]
    return Report(subject=f"release {version}", checked=tuple(checked), findings=tuple(found))


def _changed(error: IntegrityError) -> Finding:
    message = f"expected {error.expected}, got {error.got}"
    return Finding(code="changed-file", message=message, repair=_REINSTALL, where=error.file, file=error.file)


def _extra_files(release: Release, folder: "Traversable") -> Iterator[Finding]:
    known = {"manifest.json", *(file.name for file in release.files)}
    for name in sorted(file.name for file in folder.iterdir()):
        if name not in known:
            label = f"{release.version}/{name}"
            message = "the manifest does not name it"
            yield Finding(code="unknown-file", message=message, repair=_REINSTALL, where=label, file=label)


def _entries(release: Release, file: ReleasedFile, folder: "Traversable", found: list[Finding]) -> Iterator[Entry]:
    """The records of one file, decoded strictly; what is wrong with it is added to `found`."""
    label = f"{release.version}/{file.name}"
    try:
        raws = json.loads(read_proved(folder, file.name, file.sha256))
    except IntegrityError as error:
        found.append(_changed(error))
        return
    if len(raws) != file.records:
        expected = f"{file.records} records"
        found.append(_changed(IntegrityError(label, "its records", expected=expected, got=str(len(raws)))))
    for line, raw in enumerate(raws, start=2):  # the list opens on line 1 and each record has a line of its own
        record, flaws = examine(raw, CLASSES[file.kind])
        found += [_unfit(flaw, str(raw.get("id")), label, line) for flaw in flaws]
        if record is not None:
            yield Entry(kind=file.kind, record=record, file=label, line=_always(line))


def _unfit(flaw: Flaw, id: str, file: str, line: int) -> Finding:
    return Finding(code=flaw.code, message=str(flaw), repair=_REPORT, where=id, file=file, line=line)


def _always(line: int) -> Callable[[Steps], int]:
    return lambda _: line
