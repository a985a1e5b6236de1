"""Data Package, version 2 (https://datapackage.org): the flat tables with their schemas, and each whole record.

The folder has `datapackage.json`, a CSV file for each kind, and under `records/` the files of the release,
from which `read` returns the dataset.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

from ..atomic import write_new_folder
from ..dataset import Dataset
from ..errors import IntegrityError, StructureError
from ..flat import ROWS
from ..model.kinds import KINDS
from ..store.description import Description
from ..store.lines import write_lines
from ..store.regular_files import read_regular_file
from ..store.strict_json import parse_json
from .columns import Column, columns_of, with_own_words
from .csv_files import csv_files
from .lossless import REPAIR, dataset_from, manifest_table, record_tables

_DESCRIPTOR = "datapackage.json"
_SCHEMA_TYPES = {int: "integer", float: "number", bool: "boolean", str: "string"}


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as a folder.

    Raises `WriteError` if the folder exists and `force` is false, or if it cannot be written.
    """
    tables, about = csv_files(dataset), dataset.release.description
    records = {f"records/{kind}.json": write_lines(record_tables(dataset, kind)) for kind in KINDS}
    # Version 2 says of a table what version 1 said by a profile of the package.
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": dataset.release.notes,
        "version": dataset.version,
        "id": dataset.pin,
        "created": f"{dataset.release.date.isoformat()}T00:00:00Z",
        "licenses": [{"name": about.license}],
        "contributors": [{"title": name, "roles": ["creator"]} for name in about.maintainers],
        "resources": [
            *(_table_resource(kind, tables[f"{kind}.csv"], about) for kind in ROWS),
            *(_file_resource(name, content) for name, content in records.items()),
        ],
        "manifest": manifest_table(dataset),
        # A tool brings the `hash` of an edited file up to date, and knows nothing of these.
        "digests": _sha256_by_name(tables),
    }
    content = (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()
    write_new_folder(Path(path), {_DESCRIPTOR: content, **tables, **records}, force=force)


def read(path: str | PathLike[str]) -> Dataset:
    """Returns the dataset in a folder; its pin is that of the dataset that was written.

    Raises `IntegrityError` if a file, CSV included, is not the one that was written, even if its `hash` was
    brought up to date, and `StructureError` if the folder is no such package.
    """
    folder = Path(path)
    descriptor = _parsed_json(_read_part(folder, _DESCRIPTOR), _DESCRIPTOR)
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list):
        raise StructureError(_DESCRIPTOR, ["expected a data package with resources"])
    files = {resource["path"]: resource for resource in resources if _is_file_of_ours(resource)}
    _check_complete(files)
    contents = {name: _proved(folder, name, resource) for name, resource in files.items()}
    records = {kind: contents[f"records/{kind}.json"] for kind in KINDS}
    tables = {kind: _parsed_json(content, f"records/{kind}.json") for kind, content in records.items()}
    dataset = dataset_from(descriptor.get("manifest"), tables, folder.name)
    _check_tables(descriptor.get("digests"), contents, dataset)
    return dataset


def _table_resource(kind: str, content: bytes, about: Description) -> dict[str, Any]:
    columns = with_own_words(columns_of(kind), about)
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers_to, "fields": ["id"]}}
        for column in columns
        if column.refers_to is not None
    ]
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": list(map(_schema_field, columns)),
        "primaryKey": ["id"],
        **({"foreignKeys": keys} if keys else {}),
    }
    resource = {"name": kind, "type": "table", "path": f"{kind}.csv", "format": "csv", "mediatype": "text/csv"}
    return {**resource, "encoding": "utf-8", **file_proof(content), "schema": schema}


def _schema_field(column: Column) -> dict[str, Any]:
    # Readers of version 1 know only `enum`.
    constraints = {
        **({"required": True} if column.required else {}),
        **({"unique": True} if column.name == "id" else {}),
        **({"enum": list(column.words)} if column.words else {}),
    }
    return {
        "name": column.name,
        "type": _SCHEMA_TYPES.get(column.type, "date"),
        "description": column.description + (f" ({column.unit})" if column.unit else ""),
        **({"categories": list(column.words)} if column.words else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _file_resource(name: str, content: bytes) -> dict[str, Any]:
    kind = Path(name).stem
    resource = {"name": f"{kind}-records", "path": name, "format": "json", "mediatype": "application/json"}
    return {**resource, "encoding": "utf-8", **file_proof(content)}


def file_proof(content: bytes) -> dict[str, Any]:
    """Returns the properties of a resource by which a reader proves its file."""
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _is_file_of_ours(resource: object) -> bool:
    """Returns whether a resource is a file that `write` writes: no other path is opened."""
    # A path of a descriptor may lead anywhere on the disk of who reads it.
    return isinstance(resource, dict) and isinstance(resource.get("path"), str) and resource["path"] in _NAMES


_NAMES = (*(f"{kind}.csv" for kind in ROWS), *(f"records/{kind}.json" for kind in KINDS))
"""The files with data, by their names in the folder."""


def _check_complete(files: Mapping[str, object]) -> None:
    """Raises `StructureError` if a file is no resource: nothing would prove it."""
    if missing := [name for name in _NAMES if name not in files]:
        raise StructureError(_DESCRIPTOR, [f"no resource has the path {name!r}" for name in missing])


def _proved(folder: Path, name: str, resource: Mapping[str, object]) -> bytes:
    content = _read_part(folder, name)
    got = f"sha256:{sha256(content).hexdigest()}"
    if got != resource.get("hash"):
        raise IntegrityError(name, "its digest", expected=str(resource.get("hash")), got=got, repair=REPAIR)
    return content


def _read_part(folder: Path, name: str) -> bytes:
    """Returns the bytes of a file of the folder; raises `StructureError` with the reason if it cannot be read."""
    try:
        return read_regular_file(folder / name)
    except OSError as error:
        # A path that leads nowhere is a mistake of the caller, and no finding about a package.
        if name == _DESCRIPTOR and isinstance(error, FileNotFoundError):
            raise
        raise StructureError(name, [f"it cannot be read: {error.strerror}"]) from None


def _check_tables(digests: object, contents: Mapping[str, bytes], dataset: Dataset) -> None:
    """Raises `IntegrityError` if a CSV file is not the one that was written from these records."""
    # A package of an earlier version has no digests: then the file is written again.
    expected = digests if isinstance(digests, dict) else _sha256_by_name(csv_files(dataset))
    for name, got in _sha256_by_name({f"{kind}.csv": contents[f"{kind}.csv"] for kind in ROWS}).items():
        if got != expected.get(name):
            raise IntegrityError(
                name, "its rows", expected="the rows written from the records", got="other rows", repair=REPAIR
            )


def _sha256_by_name(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in files.items()}


def _parsed_json(content: bytes, name: str) -> Any:
    try:
        return parse_json(content)
    except ValueError as error:
        raise StructureError(name, [f"not JSON: {error}"]) from None
