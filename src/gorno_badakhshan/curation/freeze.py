"""Writes the curated data as a release, whose bytes never change again."""

import ast
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..atomic import write_file, write_folder
from ..audit.finding import Finding, Report
from ..audit.texts import texts_folder
from ..dataset import Dataset, read_dataset
from ..errors import GornoBadakhshanError, StructureError
from ..model.kinds import KINDS
from ..store.codec import to_dict, to_plain
from ..store.digests import read_digests
from ..store.lines import write_lines
from ..store.manifest import SCHEMA, manifest_bytes
from ..store.pins import version_key
from ..store.release import Release, read_release
from ..versions import diff
from .check import check_content
from .read import Curated, read_curated
from .release_head import ReleaseHead
from .tombstones import check_withdrawals

# The table is replaced in place, so that the module keeps its docstring.
_TABLE = re.compile(r"^RELEASED: dict\[str, str\] = (\{.*?\})\n", re.DOTALL | re.MULTILINE)


class TableError(GornoBadakhshanError, ValueError):
    """The module of releases has no table that can be rewritten. Attributes: `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} has no table 'RELEASED: dict[str, str] = {{...}}'; restore it, then freeze again"
        )


def build(curated: Path) -> dict[str, bytes]:
    """Returns the files of the release of a curated folder, by name, the manifest last; the same bytes every time.

    Raises `StructureError` with all findings if the folder cannot be read completely.
    """
    content = read_curated(curated)
    return _release_files(content, _complete_head(content))


def preview(curated: Path) -> Dataset:
    """Returns the dataset that a curated folder would be released as; raises `StructureError` as `build` does."""
    return preview_content(read_curated(curated))


def preview_content(content: Curated) -> Dataset:
    """Returns the dataset that the content of a curated folder would be released as; raises as `build` does."""
    return dataset_of(_complete_head(content), {kind: content.records(kind) for kind in KINDS})


def dataset_of(head: ReleaseHead, records: Mapping[str, Sequence[Any]]) -> Dataset:
    """Returns the dataset of these records, by kind, as a release would have them."""
    return _built_dataset(head.version, _record_files(head, records))


def _built_dataset(version: str, files: dict[str, bytes]) -> Dataset:
    # Read from files, so that it is what users would load.
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / version
        write_folder(folder, files)
        return read_dataset(version, sha256(files["manifest.json"]).hexdigest(), folder)


def freeze(curated: Path, releases: Path, table_path: Path, texts: Path | None = None) -> Release:
    """Checks the curated data and writes it as a release; does nothing if it is written already.

    `releases` is the folder that contains a folder for each version. `table_path` is the file with the digest
    of each manifest: the module with the table `RELEASED`, or a JSON file, which need not exist.
     Raises `StructureError`, and writes nothing,
    with all findings of the check, or with `changed-release` if the version has other bytes already.
    """
    content = read_curated(curated)
    check_content(content, curated, texts_folder(texts)).raise_for_findings()
    head = _complete_head(content)
    if head.description is None and table_path.suffix == ".json":
        _refuse_undescribed(head.version)
    files = _release_files(content, head)
    digest = sha256(files["manifest.json"]).hexdigest()
    table = _read_table(table_path)
    folder = releases / head.version
    _refuse_other_bytes(head.version, digest, table, folder, files)
    # A version that is in the table has the same bytes, as was checked a line before.
    if head.version not in table:
        _refuse_wrong_version(head, files, table, releases)
    if not folder.exists():
        write_folder(folder, files)
    _write_table(table_path, {**table, head.version: digest})
    return read_release(head.version, digest, folder)


def _complete_head(content: Curated) -> ReleaseHead:
    errors = [finding for finding in content.findings if not finding.is_warning]
    if content.head is None or errors:
        raise StructureError("the curated data", map(str, errors))
    return content.head


def _release_files(content: Curated, head: ReleaseHead) -> dict[str, bytes]:
    return _record_files(head, {kind: content.records(kind) for kind in KINDS})


def _record_files(head: ReleaseHead, records: Mapping[str, Sequence[Any]]) -> dict[str, bytes]:
    files = {kind: write_lines(map(to_dict, records[kind])) for kind in KINDS}
    manifest = manifest_file(head, files, {kind: len(records[kind]) for kind in KINDS})
    return {**{f"{kind}.json": content for kind, content in files.items()}, "manifest.json": manifest}


def manifest_file(head: ReleaseHead, files: Mapping[str, bytes], counts: Mapping[str, int]) -> bytes:
    """Returns the manifest of a release, whose files and numbers of records are given by kind."""
    manifest = {
        "schema": SCHEMA,
        "version": head.version,
        "date": head.date,
        "notes": head.notes,
        # Without a description, the bytes are those of the releases before it existed.
        **({"description": head.description.to_dict()} if head.description else {}),
        "tombstones": to_plain(head.tombstones),
        "files": [
            {
                "kind": kind,
                "name": f"{kind}.json",
                "sha256": sha256(files[kind]).hexdigest(),
                "records": counts[kind],
            }
            for kind in KINDS
        ],
    }
    return manifest_bytes(manifest)


def _refuse_other_bytes(
    version: str, digest: str, table: dict[str, str], folder: Path, files: dict[str, bytes]
) -> None:
    """Raises `StructureError` if the version is in the table or has a folder, with other bytes."""
    released = table.get(version, digest)
    if released != digest:
        _refuse(version, f"it was released with the manifest sha256 {released}, this one has sha256 {digest}")
    if folder.exists() and {path.name: path.read_bytes() for path in folder.iterdir()} != files:
        _refuse(version, "its folder has other files or other bytes")


def _refuse_wrong_version(
    head: ReleaseHead, files: dict[str, bytes], table: dict[str, str], releases: Path
) -> None:
    """Raises `StructureError` if ids are gone without a tombstone, or the version number is too low."""
    version = head.version
    earlier = [known for known in table if version_key(known) < version_key(version)]
    if not earlier:
        return
    previous = max(earlier, key=version_key)
    before = read_dataset(previous, table[previous], releases / previous)
    change = diff(before, _built_dataset(version, files))
    findings = tuple(check_withdrawals(change, before.release, head))
    Report(subject="the release", checked=(), findings=findings).raise_for_findings()
    if not change.claims_enough:
        counts = f"{len(change.added)} added, {len(change.withdrawn)} withdrawn, {len(change.changed)} changed"
        message = f"since {previous}: {counts}, which is a {change.bump} change"
        _refuse(version, message, f'write version = "{change.implied}" in dataset.toml', "low-version")


def _refuse_undescribed(version: str) -> None:
    message = "the table [description] is missing: name, title, maintainers and license of the dataset"
    _refuse(version, message, "add it to dataset.toml", "missing-key")


def _refuse(
    version: str,
    message: str,
    repair: str = "raise the version in dataset.toml; a released version never changes",
    code: str = "changed-release",
) -> None:
    where = f"release {version}"
    finding = Finding(code=code, message=message, repair=repair, where=where, file="dataset.toml", line=1)
    raise StructureError("the release", [str(finding)])


def _read_table(path: Path) -> dict[str, str]:
    if path.suffix == ".json":
        return read_digests(path)
    # Parsed, not imported: an import would give the table of the installed library.
    match = _TABLE.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise TableError(path)
    table: dict[str, str] = ast.literal_eval(match[1])
    return table


def _write_table(path: Path, table: dict[str, str]) -> None:
    if path.suffix == ".json":
        write_file(path, (json.dumps(table, indent=1) + "\n").encode())
        return
    text = path.read_text(encoding="utf-8")
    rows = "".join(f'    "{version}": "{table[version]}",\n' for version in sorted(table, key=version_key))
    new_text = _TABLE.sub(lambda _: f"RELEASED: dict[str, str] = {{\n{rows}}}\n", text)
    if new_text != text:
        write_file(path, new_text.encode())
