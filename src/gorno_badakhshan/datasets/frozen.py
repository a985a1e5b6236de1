"""Reads a release from a folder outside this package, strictly: all findings at once.

The digest of a shipped release proves that the strict codec wrote it. The digest of another release proves
only that it did not change since, so that everything is checked here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from ..audit.entry import Entry
from ..audit.finding import Finding, Report, file_finding
from ..audit.locators import check_locators
from ..audit.own_words import check_own_words
from ..audit.record_checks import report_on
from ..audit.references import check_references
from ..curation.other_files import is_scratch
from ..dataset import Dataset
from ..errors import IntegrityError, StructureError
from ..model.kinds import KINDS
from ..store.codec import Flaw, Steps, examine, to_dict
from ..store.decode import decoder_for
from ..store.digests import DIGESTS, read_digests
from ..store.lines import read_lines, write_lines
from ..store.manifest import SCHEMA, Manifest, manifest_bytes
from ..store.pins import resolve
from ..store.regular_files import read_regular_file
from ..store.release import ReleasedFile
from ..store.strict_json import parse_json
from .manifest_fields import ManifestFields

if TYPE_CHECKING:
    from ..store.files import Folder, ListedFolder

_MANIFEST = "manifest.json"
_RESTORE = "restore the file as it was frozen"
_NO_JSON = object()
"""What a file without JSON has; None is the value of a file with the word null."""
_NO_LAYOUT = "its layout is not that of a release"


@attrs.frozen(kw_only=True)
class FrozenRelease:
    """What a folder of a release has, as far as it could be read, and everything that is wrong with it."""

    manifest: Manifest | None
    """None if it has a finding."""
    contents: Mapping[str, bytes]
    """The bytes of each file that could be read, by kind."""
    entries: tuple[Entry, ...]
    """The records without a flaw."""
    findings: tuple[Finding, ...]

    def dataset(self, where: object) -> Dataset:
        """Returns the dataset; raises `StructureError` with all findings if there are any but warnings."""
        errors = [str(finding) for finding in self.findings if not finding.is_warning]
        if self.manifest is None or errors:
            raise StructureError(f"the release in {where}", errors)
        return Dataset(self.manifest, dict(self.contents))

    def report(self, subject: str, texts: Path | None) -> Report:
        """Returns a report of what was checked, the texts of the sources included if `texts` is their folder."""
        # Without the manifest there is no list of files.
        files = 1 if self.manifest is None else len(KINDS) + 1
        return report_on(subject, files, self.entries, self.findings, texts)


def read_frozen(folder: Path, version: str | None = None) -> Dataset:
    """Returns the release in a folder; raises `StructureError` with all findings.

    Raises `IntegrityError` if the file of digests beside the folder has another digest, and `VersionError` or
    `PinError` if the release is not the one that `version` names.
    """
    release = examine_frozen(folder)
    if release.manifest is not None:
        compare_with_digests(folder, release.manifest)
        resolve(version, {release.manifest.version: release.manifest.digest})
    return release.dataset(folder)


def compare_with_digests(folder: Path, manifest: Manifest) -> None:
    """Raises `IntegrityError` if the file of digests beside the folder of a release has another digest of it."""
    version, digest = manifest.version, manifest.digest
    recorded = read_digests(folder.resolve().parent / DIGESTS).get(version, digest)
    if recorded != digest:
        expected, got = f"sha256 {recorded}", f"sha256 {digest}"
        raise IntegrityError(f"{version}/{_MANIFEST}", "its digest", expected=expected, got=got, repair=_RESTORE)


def examine_frozen(
    folder: "ListedFolder", *, digest: str | None = None, label: str = "", repair: str = _RESTORE
) -> FrozenRelease:
    """Returns what the folder of a release has, and all findings; raises no error about its content.

    `digest` is that of the manifest, if it is known. `label` comes before the names of files in findings, and
    `repair` is what they advise.
    """
    return _Examination(folder, label, repair).run(digest)


@attrs.frozen
class _Examination:
    folder: "ListedFolder"
    label: str
    repair: str
    findings: list[Finding] = attrs.Factory(list)

    def run(self, digest: str | None) -> FrozenRelease:
        manifest, fields = self._read_manifest(digest)
        if manifest is None or fields is None:
            return FrozenRelease(manifest=None, contents={}, entries=(), findings=tuple(self.findings))
        self._find_other_files()
        # All files are read before any is parsed, so that one missing file hides no other.
        read = {file.kind: self._read_bytes(file.name, file.sha256) for file in fields.files}
        contents = {kind: content for kind, content in read.items() if content is not None}
        entries = [
            entry
            for file in fields.files
            if file.kind in contents
            for entry in self._readable_entries(file, contents[file.kind], fields.schema)
        ]
        # References to a kind whose file has no readable record are not to blame.
        readable = {entry.kind for entry in entries} | {file.kind for file in fields.files if not file.records}
        self.findings.extend(check_references(entries, unread=set(KINDS) - readable))
        self.findings.extend(check_locators(entries))
        self.findings.extend(check_own_words(entries, fields.description))
        findings = tuple(self.findings)
        return FrozenRelease(manifest=manifest, contents=contents, entries=tuple(entries), findings=findings)

    def _read_manifest(self, digest: str | None) -> tuple[Manifest | None, ManifestFields | None]:
        content = self._read_bytes(_MANIFEST, digest)
        data: Any = _NO_JSON if content is None else self._parse(content, _MANIFEST)
        if content is None or data is _NO_JSON:
            return None, None
        fields, flaws = examine(data, ManifestFields)
        self._add_flaws(flaws, _MANIFEST, self.label + _MANIFEST)
        if fields is None:
            return None, None
        # An export writes the manifest again, and its digest must be that of these bytes.
        if not _is_written_so(lambda: manifest_bytes(data), content):
            self._add("changed-file", _MANIFEST, _NO_LAYOUT)
        return Manifest(data, sha256(content).hexdigest()), fields

    def _find_other_files(self) -> None:
        known = {_MANIFEST, *(f"{kind}.json" for kind in KINDS)}
        try:
            names = sorted({file.name for file in self.folder.iterdir()} - known)
        except OSError as error:
            self._add("unreadable-file", ".", f"the folder cannot be listed: {error.strerror}")
            return
        for name in names:
            code = "editor-file" if is_scratch(name) else "unknown-file"
            # A name may have bytes that are not UTF-8.
            shown_name = name.encode(errors="backslashreplace").decode()
            self._add(code, shown_name, "the manifest does not name it", "move or delete it")

    def _read_bytes(self, name: str, digest: str | None) -> bytes | None:
        """Returns the bytes of a file; None, with a finding, if it cannot be read or has another digest."""
        expected = f"expected sha256 {digest}, got " if digest else "the file is "
        try:
            content = _content(self.folder, name)
        except (FileNotFoundError, KeyError):  # a zip file raises KeyError for a missing member
            self._add("changed-file", name, f"{expected}missing")
            return None
        except OSError as error:
            self._add("unreadable-file", name, f"it cannot be read: {error.strerror}")
            return None
        got = sha256(content).hexdigest()
        if digest is not None and got != digest:
            self._add("changed-file", name, f"{expected}sha256 {got}")
            return None
        return content

    def _parse(self, content: bytes, name: str) -> Any:
        """Returns the JSON of a file; `_NO_JSON`, with a finding, if it is not JSON."""
        try:
            return parse_json(content)
        except ValueError as error:
            self._add("changed-file", name, f"not JSON: {error}")
            return _NO_JSON

    def _readable_entries(self, file: ReleasedFile, content: bytes, schema: int) -> Iterator[Entry]:
        """Yields the records of a file that have no flaw; adds a finding for every flaw of the file."""
        records = self._parse(content, file.name)
        if records is _NO_JSON:
            return
        if not isinstance(records, list):
            self._add("wrong-type", file.name, "expected a list of records")
            return
        if len(records) != file.records:
            self._add("changed-file", file.name, f"expected {file.records} records, got {len(records)}")
        entries: list[Entry] = []
        for line, data in enumerate(records, start=2):  # line 1 is the bracket that opens the list
            record, flaws = examine(data, KINDS[file.kind].record_class())
            id = data.get("id") if isinstance(data, dict) else None
            self._add_flaws(flaws, file.name, id if isinstance(id, str) else f"record {line - 1}", line)
            if record is not None and self._is_of_schema(data, file, schema):
                where = self.label + file.name
                entries.append(Entry(kind=file.kind, record=record, file=where, line=_line_of_record(line)))
        if len(entries) == len(records) and not _has_layout(content, entries, schema):
            message = f"{_NO_LAYOUT}: a record a line, all fields in order"
            self._add("changed-file", file.name, message)
        yield from entries

    def _is_of_schema(self, data: Any, file: ReleasedFile, schema: int) -> bool:
        """Whether a record has the keys of the schema that the manifest names, without which it is not loaded."""
        # The bytes of the newest schema are compared with those of a freeze, which has all its keys.
        if schema == SCHEMA:
            return True
        try:
            decoder_for(file.kind, schema)(data)
        except StructureError as error:
            self._add("changed-file", file.name, str(error))
            return False
        return True

    def _add(self, code: str, name: str, message: str, repair: str | None = None) -> None:
        self.findings.append(file_finding(code, self.label + name, message, repair or self.repair))

    def _add_flaws(self, flaws: Iterable[Flaw], name: str, where: str, line: int | None = None) -> None:
        file, repair = self.label + name, self.repair
        self.findings.extend(
            Finding(code=flaw.code, message=str(flaw), repair=repair, where=where, file=file, line=line)
            for flaw in flaws
        )


def _content(folder: "Folder", name: str) -> bytes:
    path = folder / name
    return read_regular_file(path) if isinstance(path, Path) else path.read_bytes()


def _has_layout(content: bytes, entries: list[Entry], schema: int) -> bool:
    """Whether the bytes are those that a freeze writes; of earlier schemas only the lines are compared."""
    if schema < SCHEMA:
        return len(read_lines(content)) == len(entries)
    return _is_written_so(lambda: write_lines(to_dict(entry.record) for entry in entries), content)


def _is_written_so(write: Callable[[], bytes], content: bytes) -> bool:
    try:
        return write() == content
    # A JSON escape may stand for half of a letter, which no file in UTF-8 can hold.
    except UnicodeEncodeError:
        return False


def _line_of_record(line: int) -> Callable[[Steps], int]:
    return lambda _: line
