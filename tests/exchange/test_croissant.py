"""Croissant metadata and its tables."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import croissant
from gorno_badakhshan.exchange.columns import columns_of
from gorno_badakhshan.exchange.licenses import license_url
from gorno_badakhshan.flat import ROWS, record_rows

# mlcroissant 1.1 uses a class that rdflib 7 calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def folder(released: gb.Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a release as Croissant."""
    path = tmp_path_factory.mktemp("croissant") / "release"
    croissant.write(released, path)
    return path


def metadata_in(folder: Path) -> Any:
    """Returns the metadata as plain data."""
    return json.loads((folder / "croissant.json").read_text(encoding="utf-8"))


def fields_of(metadata: Any, kind: str) -> dict[str, Any]:
    """Returns the fields of the table of a kind, by their ids."""
    (table,) = (table for table in metadata["recordSet"] if table["@id"] == kind)
    return {field["@id"]: field for field in table["field"]}


def test_every_file_is_listed_with_its_digest(folder: Path) -> None:
    """A reader can prove each table."""
    listed = {file["contentUrl"]: file["sha256"] for file in metadata_in(folder)["distribution"]}
    written = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.csv")}
    assert listed == written


def test_version_pin_license_and_citation_are_those_of_the_release(released: gb.Dataset, folder: Path) -> None:
    """What a paper must say of its data."""
    metadata = metadata_in(folder)
    assert (metadata["version"], metadata["identifier"]) == (released.version, released.pin)
    assert metadata["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert metadata["citeAs"] == released.cite("bibtex")


def test_a_license_without_an_address_is_written_in_words(own: gb.Dataset, tmp_path: Path) -> None:
    """The maintainers choose it, and so do they choose how many they are."""
    croissant.write(own, tmp_path / "own")
    metadata = metadata_in(tmp_path / "own")
    assert metadata["license"] == "LicenseRef-mine"
    assert [creator["name"] for creator in metadata["creator"]] == ["Me", "You"]


@pytest.mark.parametrize("license", ["LicenseRef-own", "all rights reserved", "Лицензия", ""])
def test_a_license_that_spdx_does_not_list_has_no_address(license: str) -> None:
    """An address that leads nowhere would be worse than the words."""
    assert license_url(license) is None


@pytest.mark.parametrize("kind", ROWS)
def test_every_column_is_described_and_refers_to_its_table(folder: Path, kind: str) -> None:
    """Foreign keys are references, within a table as well."""
    fields = fields_of(metadata_in(folder), kind)
    assert list(fields) == [f"{kind}/{column.name}" for column in columns_of(kind)]
    for column in columns_of(kind):
        field = fields[f"{kind}/{column.name}"]
        assert field["description"].startswith(column.description)
        reference = {"fileObject": {"@id": f"{column.refers_to}.csv"}, "extract": {"column": "id"}}
        assert field.get("references") == (reference if column.refers_to else None)


def test_mlcroissant_accepts_it(folder: Path) -> None:
    """Neither errors nor warnings."""
    mlcroissant = pytest.importorskip("mlcroissant")
    issues = mlcroissant.Dataset(str(folder / "croissant.json")).metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())


@pytest.mark.parametrize("kind", ROWS)
def test_mlcroissant_loads_every_row(released: gb.Dataset, folder: Path, kind: str) -> None:
    """The same rows in the same order, with their types: no reference drops or repeats one."""
    mlcroissant = pytest.importorskip("mlcroissant")
    loaded = list(mlcroissant.Dataset(str(folder / "croissant.json")).records(kind))
    rows = [
        {f"{kind}/{name}": value for name, value in row.items()}
        for row in record_rows(kind, getattr(released, kind), released)
    ]
    days = {f"{kind}/{column.name}" for column in columns_of(kind) if column.type is date}
    assert [{name: as_written(value, name in days) for name, value in row.items()} for row in loaded] == rows


@pytest.mark.parametrize("kind", ROWS)
def test_mlcroissant_loads_a_dataset_of_somebody_else(own: gb.Dataset, tmp_path: Path, kind: str) -> None:
    """With few records, and columns that are empty in all of them."""
    mlcroissant = pytest.importorskip("mlcroissant")
    croissant.write(own, tmp_path / "own")
    loaded = list(mlcroissant.Dataset(str(tmp_path / "own" / "croissant.json")).records(kind))
    assert [row[f"{kind}/id"].decode() for row in loaded] == list(getattr(own, kind).ids)


def as_written(value: Any, is_day: bool) -> Any:  # noqa: FBT001 - a fact about the column
    """Returns a value of mlcroissant, which has bytes for text and moments for days, as a flat row has it."""
    if isinstance(value, bytes):
        return value.decode()
    return value.date().isoformat() if is_day and value is not None else value


def test_mlcroissant_refuses_metadata_without_a_table(folder: Path, tmp_path: Path) -> None:
    """The validation is no formality."""
    mlcroissant = pytest.importorskip("mlcroissant")
    metadata = metadata_in(folder)
    metadata["distribution"].pop(0)
    (tmp_path / "croissant.json").write_text(json.dumps(metadata))
    with pytest.raises(Exception, match=r"claims\.csv"):
        mlcroissant.Dataset(str(tmp_path / "croissant.json"))
