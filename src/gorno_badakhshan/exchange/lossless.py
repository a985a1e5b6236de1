"""The parts that every lossless format has: the manifest and the records as the release has them.

What is read back passes the strict codec, and the digests of the manifest prove that nothing was changed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from ..dataset import Dataset
from ..errors import IntegrityError, StructureError, shown
from ..model.kinds import KINDS
from ..store.codec import examine, path_text
from ..store.lines import read_lines, write_lines
from ..store.manifest import SCHEMA, Manifest, manifest_bytes
from ..store.release import manifest_content
from .progress import counted

Table = dict[str, Any]

REPAIR = "export it again, or undo what was changed"
"""What to do with a file that is not the one that was written."""


def manifest_table(dataset: Dataset) -> Table:
    """Returns the manifest of a dataset as plain data, with its digest."""
    return {**manifest_content(dataset.release), "digest": dataset.digest}


def record_lines(dataset: Dataset, kind: str) -> list[bytes]:
    """Returns the records of a kind as the release has them: JSON in UTF-8, one record a line."""
    return read_lines(dataset._contents[kind])  # noqa: SLF001 - the proved bytes, which decoding would lose


def record_tables(dataset: Dataset, kind: str) -> Iterator[Table]:
    """Yields the records of a kind as plain data, with the fields that the schema of the release has."""
    return map(json.loads, counted(record_lines(dataset, kind)))


def dataset_from(manifest: object, records: Mapping[str, Sequence[object]], where: str) -> Dataset:
    """Returns the dataset that a manifest and plain records describe; `where` names the file in messages.

    Raises `StructureError` with every finding if a record is not of this schema, and `IntegrityError` if
    records or manifest are not those that were written.
    """
    proved = _proved_manifest(manifest, where)
    # Written again as the release has them, so that its digests prove them.
    contents = {}
    for kind, count in proved.counts.items():
        tables = records.get(kind, ())
        _check_records(kind, tables, where)
        contents[kind] = write_lines([table for table in tables if isinstance(table, dict)])
        if len(tables) != count:
            raise IntegrityError(
                where, f"its {kind}", expected=f"{count} records", got=str(len(tables)), repair=REPAIR
            )
    for file in proved.content["files"]:
        got = sha256(contents[file["kind"]]).hexdigest()
        if got != file["sha256"]:
            raise IntegrityError(
                where,
                f"its {file['kind']}",
                expected=f"sha256 {file['sha256']}",
                got=f"sha256 {got}",
                repair=REPAIR,
            )
    return Dataset(proved, contents)


def _changed(where: str, what: str, expected: str, got: str) -> IntegrityError:
    return IntegrityError(where, what, expected=expected, got=got, repair=REPAIR)


def _check_records(kind: str, tables: Sequence[object], where: str) -> None:
    """Raises `StructureError` with every finding in records of a kind."""
    record_class = KINDS[kind].record_class()
    findings = []
    for position, table in enumerate(tables):
        id = table.get("id") if isinstance(table, dict) else None
        name = id if isinstance(id, str) else f"{kind}[{position}]"
        _, flaws = examine(table, record_class)
        findings += [f"{name}: {path_text(flaw.path)}: {flaw.message}" for flaw in flaws]
    if findings:
        raise StructureError(f"{where}, {kind}", findings)


def _proved_manifest(table: object, where: str) -> Manifest:
    """Returns the manifest that a table describes; raises if its digest is another or its schema unknown."""
    if not isinstance(table, dict) or not isinstance(table.get("digest"), str):
        raise StructureError(where, [f"expected a manifest with its digest, got {shown(table)}"])
    # The digest is not in the manifest that it proves.
    content = {key: value for key, value in table.items() if key != "digest"}
    got = sha256(manifest_bytes(content)).hexdigest()
    if got != table["digest"]:
        raise IntegrityError(
            where, "its manifest", expected=f"sha256 {table['digest']}", got=f"sha256 {got}", repair=REPAIR
        )
    try:
        manifest = Manifest(content, got)
        kinds = set(manifest.counts)
    except (KeyError, TypeError) as error:
        raise StructureError(where, [f"the manifest has no {error}"]) from None
    if kinds != set(KINDS):
        raise StructureError(
            where, [f"the manifest has the kinds {shown(sorted(kinds))}, expected {sorted(KINDS)}"]
        )
    if manifest.schema not in range(1, SCHEMA + 1):
        raise IntegrityError(where, "its schema", expected=f"1 to {SCHEMA}", got=shown(manifest.schema))
    return manifest
