"""Croissant 1.0 (https://docs.mlcommons.org/croissant/): the flat tables, and metadata by which tools load them.

The folder has `croissant.json`, in JSON-LD, and a CSV file for each kind of record.
"""

import json
from datetime import date
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

from ..atomic import write_new_folder
from ..dataset import Dataset
from ..flat import ROWS
from ..model.kinds import KINDS
from .columns import Column, columns_of
from .csv_files import csv_files
from .licenses import license_url

_METADATA = "croissant.json"
_DATA_TYPES = {int: "sc:Integer", float: "sc:Float", bool: "sc:Boolean", str: "sc:Text", date: "sc:Date"}

# The context that the specification gives; mlcroissant warns if a key of it is missing.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as a folder of `croissant.json`, `claims.csv`, `events.csv` and so on.

    Raises `WriteError` if the folder exists and `force` is false, or if it cannot be written.
    """
    tables = csv_files(dataset)
    content = json.dumps(_metadata(dataset, tables), ensure_ascii=False, indent=1) + "\n"
    write_new_folder(Path(path), {_METADATA: content.encode(), **tables}, force=force)


def _metadata(dataset: Dataset, tables: dict[str, bytes]) -> dict[str, Any]:
    release = dataset.release
    about = release.description
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.title,
        "alternateName": about.name,
        "description": release.notes,
        "version": dataset.version,
        "identifier": dataset.pin,
        "datePublished": release.date.isoformat(),
        "license": license_url(about.license) or about.license,
        # The specification asks for BibTeX.
        "citeAs": dataset.cite("bibtex"),
        # A creator needs a type, and a description does not tell people from groups.
        "creator": [{"@type": "sc:Organization", "name": name} for name in about.maintainers],
        "isLiveDataset": False,
        "distribution": [_file_object(name, content) for name, content in tables.items()],
        "recordSet": [_record_set(kind) for kind in ROWS],
    }


def _file_object(name: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": f"A row for each of the {Path(name).stem}, in UTF-8.",
        "contentUrl": name,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "text/csv",
        "sha256": sha256(content).hexdigest(),
    }


def _record_set(kind: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": kind,
        "name": kind,
        "description": f"The {kind}: a record for each {KINDS[kind].singular}.",
        "key": {"@id": f"{kind}/id"},
        "field": [_croissant_field(kind, column) for column in columns_of(kind)],
    }


def _croissant_field(kind: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{kind}/{column.name}",
        "name": f"{kind}/{column.name}",
        "description": column.description + (f" ({column.unit})" if column.unit else ""),
        "dataType": _DATA_TYPES[column.type],
        "source": {"fileObject": {"@id": f"{kind}.csv"}, "extract": {"column": column.name}},
    }
    if column.refers_to is not None:
        # To the column of the file and not to the field: mlcroissant 1.1 joins tables by references, and cannot
        # load a table whose reference leads to the field of a table with references of its own, or of itself.
        target = {"@id": f"{column.refers_to}.csv"}
        field["references"] = {"fileObject": target, "extract": {"column": "id"}}
    return field
