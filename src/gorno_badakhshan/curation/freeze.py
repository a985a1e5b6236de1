"""From the curated state to a release, whose bytes never change again."""

import ast
import json
import re
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from ..audit.finding import Finding, Report
from ..dataset import read_dataset
from ..errors import GornoBadakhshanError, StructureError
from ..model.kinds import KINDS
from ..store.codec import to_dict, to_plain
from ..store.lines import write_lines
from ..store.manifest import SCHEMA, Release, read_release
from ..store.pins import version_key
from ..versions import diff
from .check import check
from .read import Curated, Head, read_curated
from .tombstones import check_withdrawals

_TABLE = re.compile(r"^RELEASED: dict\[str, str\] = (\{.*?\})\n", re.DOTALL | re.MULTILINE)


class TableError(GornoBadakhshanError, ValueError):
    """The module of releases does not hold a table that can be rewritten. Attributes: `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} holds no table 'RELEASED: dict[str, str] = {{...}}'; restore it, then freeze again"
        )


def build(curated: Path) -> dict[str, bytes]:
    """The files of the release that a curated folder makes, by name, manifest last; the same bytes every time.

    Raises `StructureError` with all findings where the folder cannot be read in full.
    """
    read = read_curated(curated)
    head = read.head
    if head is None or read.findings:
        raise StructureError("the curated data", map(str, read.findings))
    return _files(read, head)


def freeze(curated: Path, releases: Path, table_path: Path, texts: Path | None = None) -> Release:
    """Check the curated state and write it as a release, or do nothing where it is written already.

    `releases` is the folder that holds a folder for each version, `table_path` the module whose table
    `RELEASED` vouches for each manifest. Raises `StructureError` with all findings of the check, and
    with `changed-release` where the version was released with other bytes; nothing is written then.
    """
    check(curated, texts).raise_for_findings()
    read = read_curated(curated)
    files = build(curated)
    manifest = files["manifest.json"]
    version, digest = str(json.loads(manifest)["version"]), sha256(manifest).hexdigest()
    table = _read_table(table_path)
    _refuse_change(version, digest, table, releases / version, files)
    if read.head is not None:
        _refuse_wrong_change(read.head, files, table, releases)
    _write_folder(releases / version, files)
    _write_table(table_path, {**table, version: digest})
    return read_release(version, digest, releases / version)


def _files(read: Curated, head: Head) -> dict[str, bytes]:
    records = {kind: read.records(kind) for kind in KINDS}
    files = {f"{kind}.json": write_lines(map(to_dict, held)) for kind, held in records.items()}
    told = {
        "schema": SCHEMA,
        "version": head.version,
        "date": head.date,
        "notes": head.notes,
        "tombstones": to_plain(head.tombstones),
        "files": [
            {
                "kind": kind,
                "name": f"{kind}.json",
                "sha256": sha256(files[f"{kind}.json"]).hexdigest(),
                "records": len(held),
            }
            for kind, held in records.items()
        ],
    }
    return {**files, "manifest.json": (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()}


def _refuse_change(
    version: str, digest: str, table: dict[str, str], folder: Path, files: dict[str, bytes]
) -> None:
    """Raise where the version exists, in the table or as a folder, and is not these bytes."""
    told = table.get(version)
    if told is not None and told != digest:
        _refuse(version, f"it was released with the manifest sha256 {told}, this one has sha256 {digest}")
    if folder.exists() and {path.name: path.read_bytes() for path in folder.iterdir()} != files:
        _refuse(version, "its folder holds other files or other bytes")


def _refuse_wrong_change(head: Head, files: dict[str, bytes], table: dict[str, str], releases: Path) -> None:
    """Raise where ids vanished without a word, or the number is lower than the change calls for."""
    version = head.version
    earlier = (known for known in table if version_key(known) < version_key(version))
    before = max(earlier, key=version_key, default=None)
    if before is None or version in table:
        return
    digest = sha256(files["manifest.json"]).hexdigest()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / version
        _write_folder(folder, files)
        old = read_dataset(before, table[before], releases / before)
        change = diff(old, read_dataset(version, digest, folder))
    lost = tuple(check_withdrawals(change, old.release, head))
    Report(subject="the release", checked=(), findings=lost).raise_for_findings()
    if not change.claims_enough:
        told = f"{len(change.added)} added, {len(change.withdrawn)} withdrawn, {len(change.changed)} changed"
        message = f"since {before}: {told}, which is a {change.bump} change"
        _refuse(version, message, f'write version = "{change.implied}" in dataset.toml', "low-version")


def _refuse(
    version: str,
    message: str,
    repair: str = "raise the version in dataset.toml; a released version never changes",
    code: str = "changed-release",
) -> None:
    finding = Finding(
        code=code,
        message=message,
        repair=repair,
        where=f"release {version}",
        file="dataset.toml",
        line=1,
    )
    Report(subject="the release", checked=(), findings=(finding,)).raise_for_findings()


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """All files or none: they are written beside the folder, which then gets its name in one step."""
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            (beside / name).write_bytes(content)
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _read_table(path: Path) -> dict[str, str]:
    match = _TABLE.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise TableError(path)
    table: dict[str, str] = ast.literal_eval(match[1])
    return table


def _write_table(path: Path, table: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    rows = "".join(f'    "{version}": "{table[version]}",\n' for version in sorted(table, key=version_key))
    made = _TABLE.sub(lambda _: f"RELEASED: dict[str, str] = {{\n{rows}}}\n", text)
    if made != text:
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(made.encode())
        beside.replace(path)
