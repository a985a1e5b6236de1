"""Reads a release from a folder outside this package, strictly: all findings at once.

The digest of a shipped release proves that the strict codec wrote it. The digest of another release proves
only that it did not change since, so that everything is checked here.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from ..audit.entry import Entry
from ..audit.finding import Finding, file_finding
from ..audit.locators import check_locators
from ..audit.own_words import check_own_words
from ..audit.references import check_references
from ..curation.release_head import ReleaseHead
from ..dataset import Dataset
from ..errors import IntegrityError, RecordError, StructureError
from ..model.fields import doc
from ..model.kinds import KINDS
from ..store.codec import Flaw, Steps, examine, to_dict
from ..store.digests import DIGESTS, read_digests
from ..store.lines import read_lines, write_lines
from ..store.manifest import SCHEMA, Manifest
from ..store.pins import resolve
from ..store.release import ReleasedFile

_MANIFEST = "manifest.json"
_RESTORE = "restore the file as it was frozen"
_NO_JSON = object()
"""What a file without JSON has; None is the value of a file with the word null."""


@attrs.frozen(kw_only=True)
class _ManifestFields(ReleaseHead):
    """The content of a manifest. Raises `RecordError` if its files are not one for each kind."""

    schema: int = attrs.field(metadata=doc("Version of the layout.", least=1, most=SCHEMA))
    files: tuple[ReleasedFile, ...] = attrs.field(metadata=doc("Its files."))

    def _check_rules(self) -> None:
        super()._check_rules()
        names = {file.kind: file.name for file in self.files}
        # A name with slashes could lead out of the folder.
        if len(self.files) != len(KINDS) or names != {kind: f"{kind}.json" for kind in KINDS}:
            raise RecordError(f"files are one for each of {', '.join(KINDS)}, named after it with .json")


def read_frozen(folder: Path, version: str | None = None) -> Dataset:
    """Returns the release in a folder; raises `StructureError` with all findings.

    Raises `IntegrityError` if the file of digests beside the folder has another digest, and `VersionError` or
    `PinError` if the release is not the one that `version` names.
    """
    findings: list[Finding] = []
    content = _read_bytes(folder, _MANIFEST, findings)
    data: Any = _NO_JSON if content is None else _read_json(content, _MANIFEST, findings)
    if content is None or data is _NO_JSON:
        raise _error(folder, findings)
    fields, flaws = examine(data, _ManifestFields)
    findings += [_finding_of_flaw(flaw, _MANIFEST, _MANIFEST) for flaw in flaws]
    if fields is None:
        raise _error(folder, findings)
    digest = sha256(content).hexdigest()
    _compare_with_digests(folder, fields.version, digest)
    resolve(version, {fields.version: digest})
    contents = {file.kind: _read_bytes(folder, file.name, findings, file.sha256) for file in fields.files}
    entries = [
        entry
        for file in fields.files
        if (bytes_of_file := contents[file.kind]) is not None
        for entry in _readable_entries(file, bytes_of_file, fields.schema, findings)
    ]
    # References to a kind whose file has no readable record are not to blame.
    readable = {entry.kind for entry in entries} | {file.kind for file in fields.files if not file.records}
    findings += check_references(entries, unread=set(KINDS) - readable) + check_locators(entries)
    findings += check_own_words(entries, fields.description)
    if any(not finding.is_warning for finding in findings):
        raise _error(folder, findings)
    return Dataset(
        Manifest(data, digest),
        {kind: bytes_of_file for kind, bytes_of_file in contents.items() if bytes_of_file is not None},
    )


def _compare_with_digests(folder: Path, version: str, digest: str) -> None:
    recorded = read_digests(folder.resolve().parent / DIGESTS).get(version, digest)
    if recorded != digest:
        expected, got = f"sha256 {recorded}", f"sha256 {digest}"
        raise IntegrityError(f"{version}/{_MANIFEST}", "its digest", expected=expected, got=got, repair=_RESTORE)


def _read_bytes(folder: Path, name: str, findings: list[Finding], digest: str | None = None) -> bytes | None:
    """Returns the bytes of a file; None, with a finding, if it cannot be read or has another digest."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        findings.append(file_finding("unreadable-file", name, message, _RESTORE))
        return None
    got = sha256(content).hexdigest()
    if digest is not None and got != digest:
        message = f"expected sha256 {digest}, got sha256 {got}"
        findings.append(file_finding("changed-file", name, message, _RESTORE))
        return None
    return content


def _read_json(content: bytes, name: str, findings: list[Finding]) -> Any:
    """Returns the JSON of a file; `_NO_JSON`, with a finding, if it is not JSON."""
    try:
        return json.loads(content)
    # Python refuses deep nesting with a `RecursionError`.
    except (ValueError, RecursionError) as error:
        findings.append(file_finding("changed-file", name, f"not JSON: {error}", _RESTORE))
        return _NO_JSON


def _readable_entries(file: ReleasedFile, content: bytes, schema: int, findings: list[Finding]) -> Iterator[Entry]:
    """Yields the records of a file that have no flaw; adds a finding for every flaw of the file."""
    records = _read_json(content, file.name, findings)
    if records is _NO_JSON:
        return
    if not isinstance(records, list):
        findings.append(file_finding("wrong-type", file.name, "expected a list of records", _RESTORE))
        return
    if len(records) != file.records:
        message = f"expected {file.records} records, got {len(records)}"
        findings.append(file_finding("changed-file", file.name, message, _RESTORE))
    entries: list[Entry] = []
    for line, data in enumerate(records, start=2):  # line 1 is the bracket that opens the list
        record, flaws = examine(data, KINDS[file.kind].record_class())
        id = str(data.get("id")) if isinstance(data, dict) else f"record {line - 1}"
        findings += [_finding_of_flaw(flaw, file.name, id, line) for flaw in flaws]
        if record is not None:
            entries.append(Entry(kind=file.kind, record=record, file=file.name, line=_line_of_record(line)))
    if len(entries) == len(records) and not _has_layout(content, entries, schema):
        message = "its layout is not that of a release: a record a line, all fields in order"
        findings.append(file_finding("changed-file", file.name, message, "freeze the curated files again"))
    yield from entries


def _has_layout(content: bytes, entries: list[Entry], schema: int) -> bool:
    """Whether the bytes are those that a freeze writes; of earlier schemas only the lines are compared."""
    if schema < SCHEMA:
        return len(read_lines(content)) == len(entries)
    try:
        return write_lines(to_dict(entry.record) for entry in entries) == content
    # A JSON escape may stand for half of a letter, which no file in UTF-8 can hold.
    except UnicodeEncodeError:
        return False


def _finding_of_flaw(flaw: Flaw, file: str, where: str, line: int | None = None) -> Finding:
    return Finding(code=flaw.code, message=str(flaw), repair=_RESTORE, where=where, file=file, line=line)


def _line_of_record(line: int) -> Callable[[Steps], int]:
    return lambda _: line


def _error(folder: Path, findings: list[Finding]) -> StructureError:
    errors = [str(finding) for finding in findings if not finding.is_warning]
    return StructureError(f"the release in {folder}", errors)
