"""What is read back equals what was written, or is refused."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import IntegrityError, StructureError
from gorno_badakhshan.exchange import data_package, json_lines, sqlite
from gorno_badakhshan.exchange.lossless import dataset_from, manifest_table, record_tables
from gorno_badakhshan.model.kinds import KINDS

each_format = pytest.mark.parametrize(
    "module", [data_package, json_lines, sqlite], ids=["data-package", "jsonl", "sqlite"]
)


def plain(dataset: gb.Dataset) -> tuple[Any, dict[str, list[Any]]]:
    """Returns the manifest and the records as plain data, which a test may change."""
    return manifest_table(dataset), {kind: list(record_tables(dataset, kind)) for kind in KINDS}


@each_format
def test_a_release_is_read_back_with_equal_records_and_pin(
    released: gb.Dataset, module: ModuleType, tmp_path: Path
) -> None:
    """Of every schema: the same records in the same order, the same release, the same pin."""
    module.write(released, tmp_path / "written")
    copy = module.read(tmp_path / "written")
    assert copy.release == released.release
    for kind in KINDS:
        assert tuple(getattr(copy, kind)) == tuple(getattr(released, kind))


@each_format
def test_an_older_file_of_another_layout_is_refused(module: ModuleType, tmp_path: Path) -> None:
    """A file or folder of something else raises `StructureError`."""
    path = tmp_path / "other"
    if module is data_package:
        path.mkdir()
        (path / "datapackage.json").write_text("{}")
    else:
        path.write_text("something else\n")
    with pytest.raises(StructureError):
        module.read(path)


@each_format
def test_a_missing_path_is_a_missing_file(module: ModuleType, tmp_path: Path) -> None:
    """Reading what does not exist raises `FileNotFoundError`, and creates nothing."""
    with pytest.raises(FileNotFoundError):
        module.read(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


@each_format
def test_a_path_may_be_text(small: gb.Dataset, module: ModuleType, tmp_path: Path) -> None:
    """As everywhere in Python."""
    module.write(small, str(tmp_path / "written"))
    assert module.read(str(tmp_path / "written")).pin == small.pin


def raise_a_figure(path: Path, module: ModuleType) -> None:
    """Changes the count 12 to 13 in a written dataset, in bounds that fit each other."""

    def changed(text: str) -> str:
        old = '"stated":12,"low":12,"high":12'
        assert old in text
        return text.replace(old, old.replace("12", "13"))

    if module is sqlite:
        with closing(sqlite3.connect(path)) as database, database:
            for id, record in database.execute("SELECT id, record FROM claims").fetchall():
                if '"stated":12' in record:
                    database.execute("UPDATE claims SET record = ? WHERE id = ?", (changed(record), id))
        return
    file = path / "records" / "claims.json" if module is data_package else path
    file.write_text(changed(file.read_text(encoding="utf-8")), encoding="utf-8")


@each_format
def test_a_changed_figure_is_refused(small: gb.Dataset, module: ModuleType, tmp_path: Path) -> None:
    """A valid record that is not the one that was written raises `IntegrityError`."""
    module.write(small, tmp_path / "written")
    raise_a_figure(tmp_path / "written", module)
    with pytest.raises(IntegrityError, match="claims"):
        module.read(tmp_path / "written")


def drop_a_claim(_: Any, records: Any) -> None:
    """Removes the last claim."""
    records["claims"].pop()


def exchange_claims(_: Any, records: Any) -> None:
    """Reverses the order of claims."""
    records["claims"].reverse()


def rename_the_version(manifest: Any, _: Any) -> None:
    """Gives the manifest another version."""
    manifest["version"] = "9.9.9"


@pytest.mark.parametrize("change", [drop_a_claim, exchange_claims, rename_the_version])
def test_a_change_that_no_record_shows_is_refused(small: gb.Dataset, change: Callable[..., None]) -> None:
    """The digests cover the number of records, their order and the version."""
    manifest, records = plain(small)
    change(manifest, records)
    with pytest.raises(IntegrityError):
        dataset_from(manifest, records, "a file")


def test_all_findings_are_reported_at_once(small: gb.Dataset) -> None:
    """Each record that does not fit is named with the path to the value."""
    manifest, records = plain(small)
    first, second = records["claims"]
    first["polarity"], second["summary"] = "maybe", 5
    with pytest.raises(StructureError) as caught:
        dataset_from(manifest, records, "a file")
    assert [finding.split(": ")[:2] for finding in caught.value.findings] == [
        [first["id"], "polarity"],
        [second["id"], "summary"],
    ]


@pytest.mark.parametrize("manifest", [None, [], "text", {}, {"digest": 5}], ids=str)
def test_a_file_without_a_manifest_is_refused(manifest: object) -> None:
    """Without a manifest nothing proves the records."""
    with pytest.raises(StructureError, match="manifest"):
        dataset_from(manifest, {}, "a file")


@pytest.mark.parametrize(
    "line", ["[]", "5", '{"id": "x"}', '{"record": "thing"}', '{"record": []}', "{", "[" * 9999]
)
def test_a_line_that_is_no_record_is_named(small: gb.Dataset, tmp_path: Path, line: str) -> None:
    """The message has the number of the line."""
    path = tmp_path / "data.jsonl"
    json_lines.write(small, path)
    with path.open("a") as file:
        file.write(line)
    number = len(path.read_bytes().splitlines())
    with pytest.raises(StructureError, match=f"line {number}"):
        json_lines.read(path)


def test_a_changed_table_of_a_data_package_is_refused(small: gb.Dataset, tmp_path: Path) -> None:
    """The CSV files have digests too."""
    data_package.write(small, tmp_path / "package")
    with (tmp_path / "package" / "places.csv").open("a") as file:
        file.write("\n")
    with pytest.raises(IntegrityError, match=r"places\.csv"):
        data_package.read(tmp_path / "package")


def test_a_data_package_opens_no_file_of_another_path(small: gb.Dataset, tmp_path: Path) -> None:
    """A descriptor that names a path outside of the folder opens nothing there."""
    data_package.write(small, tmp_path / "package")
    path = tmp_path / "package" / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"].append({"name": "x", "path": "../secret", "hash": "sha256:0"})
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert data_package.read(tmp_path / "package").pin == small.pin
