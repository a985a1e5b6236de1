"""Data Packages."""

import json
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import IntegrityError, StructureError
from gorno_badakhshan.exchange import data_package
from gorno_badakhshan.model.vocabulary import HEDGES


def test_words_are_categories_and_an_enum(small: gb.Dataset, tmp_path: Path) -> None:
    """Both, because readers of version 1 know only the latter."""
    data_package.write(small, tmp_path / "package")
    descriptor = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    claims = next(resource for resource in descriptor["resources"] if resource["name"] == "claims")
    hedge = next(field for field in claims["schema"]["fields"] if field["name"] == "hedge")
    assert hedge["categories"] == hedge["constraints"]["enum"] == list(HEDGES)


def test_frictionless_accepts_it(released: gb.Dataset, tmp_path: Path) -> None:
    """Types, words, keys and digests of every release."""
    frictionless = pytest.importorskip("frictionless")
    data_package.write(released, tmp_path / "package")
    report = frictionless.Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_frictionless_refuses_a_changed_file(small: gb.Dataset, tmp_path: Path) -> None:
    """The digest is that of the bytes."""
    frictionless = pytest.importorskip("frictionless")
    data_package.write(small, tmp_path / "package")
    with (tmp_path / "package" / "claims.csv").open("a") as file:
        file.write("x\n")
    assert not frictionless.Package(str(tmp_path / "package" / "datapackage.json")).validate().valid


@pytest.mark.parametrize("name", ["claims.csv", "places.csv", "records/events.json"])
def test_a_changed_file_is_found(small: gb.Dataset, tmp_path: Path, name: str) -> None:
    """Also one that is not read: who edited a table believes that the edit counts."""
    data_package.write(small, tmp_path / "package")
    with (tmp_path / "package" / name).open("a") as file:
        file.write("\n")
    with pytest.raises(IntegrityError, match=name):
        data_package.read(tmp_path / "package")


def edit_a_figure(folder: Path) -> dict[str, Any]:
    """Changes a figure in the table of claims, as well as the hash and the length of its resource.

    Returns the descriptor.
    """
    file, table = folder / "datapackage.json", folder / "claims.csv"
    table.write_bytes(table.read_bytes().replace(b",12,12,12,", b",13,13,13,"))
    descriptor: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    resource = next(each for each in descriptor["resources"] if each["path"] == "claims.csv")
    old = dict(resource)
    resource.update(data_package.file_proof(table.read_bytes()))
    assert resource != old
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    return descriptor


def test_an_edit_with_its_hash_is_found(small: gb.Dataset, tmp_path: Path) -> None:
    """The records beside the table do not have it, so that it would be lost without a word."""
    data_package.write(small, tmp_path / "package")
    edit_a_figure(tmp_path / "package")
    with pytest.raises(IntegrityError, match=r"claims\.csv.*rows"):
        data_package.read(tmp_path / "package")


def test_an_edit_in_a_package_of_an_earlier_version_is_found(small: gb.Dataset, tmp_path: Path) -> None:
    """It has no digests beside the hash: its tables are compared with the records."""
    folder = tmp_path / "package"
    data_package.write(small, folder)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    del descriptor["digests"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert data_package.read(folder).pin == small.pin
    edit_a_figure(folder)
    with pytest.raises(IntegrityError, match=r"claims\.csv.*rows"):
        data_package.read(folder)


@pytest.mark.parametrize("name", ["claims.csv", "records/events.json"])
def test_a_file_that_is_no_resource_is_found(small: gb.Dataset, tmp_path: Path, name: str) -> None:
    """Nothing would prove it."""
    data_package.write(small, tmp_path / "package")
    file = tmp_path / "package" / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    descriptor["resources"] = [each for each in descriptor["resources"] if each["path"] != name]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(StructureError, match=f"no resource has the path '{name}'"):
        data_package.read(tmp_path / "package")
