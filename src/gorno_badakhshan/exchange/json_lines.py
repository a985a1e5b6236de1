"""JSON Lines: the manifest in the first line, then one record a line, each with its kind under `record`."""

import json
from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from ..atomic import write_new_file
from ..dataset import Dataset
from ..errors import StructureError
from ..model.kinds import KINDS
from ..store.regular_files import read_regular_file
from ..store.strict_json import parse_json
from .lossless import dataset_from, manifest_table, record_tables

_KIND_OF = {kind.singular: kind.name for kind in KINDS.values()}


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one file of JSON Lines.

    Raises `WriteError` if the file exists and `force` is false, or if it cannot be written.
    """
    write_new_file(Path(path), "".join(f"{line}\n" for line in _json_lines(dataset)).encode(), force=force)


def read(path: str | PathLike[str]) -> Dataset:
    """Returns the dataset that a file of JSON Lines has; its pin is that of the dataset that was written.

    Raises `StructureError` if a line is no record, and `IntegrityError` if it is not the one that was written.
    """
    file = Path(path)
    manifest: object = None
    records: dict[str, list[object]] = {kind: [] for kind in KINDS}
    # Split by bytes: text may contain other ends of lines, such as U+2028.
    for number, line in enumerate(_bytes_of(file).split(b"\n"), start=1):
        if not line:
            continue
        kind, table = _parse_line(line, f"{file.name}, line {number}")
        if kind == "release":
            manifest = table
        else:
            records[_KIND_OF[kind]].append(table)
    return dataset_from(manifest, records, file.name)


def _bytes_of(file: Path) -> bytes:
    """Returns the bytes of a file; raises `StructureError` with the reason if the system cannot read it."""
    try:
        return read_regular_file(file)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StructureError(file.name, [f"it cannot be read: {error.strerror}"]) from None


def _json_lines(dataset: Dataset) -> Iterator[str]:
    yield _json_line("release", manifest_table(dataset))
    for kind in KINDS.values():
        for table in record_tables(dataset, kind.name):
            yield _json_line(kind.singular, table)


def _json_line(kind: str, table: dict[str, object]) -> str:
    return json.dumps({"record": kind, **table}, ensure_ascii=False, separators=(",", ":"))


def _parse_line(line: bytes, where: str) -> tuple[str, dict[str, object]]:
    try:
        table = parse_json(line)
    except ValueError as error:
        raise StructureError(where, [f"not JSON: {error}"]) from None
    kind = table.pop("record", None) if isinstance(table, dict) else None
    if not isinstance(kind, str) or kind not in {"release", *_KIND_OF}:
        raise StructureError(where, [f"the key 'record' must be release or one of {', '.join(_KIND_OF)}"])
    return kind, table
