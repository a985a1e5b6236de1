"""The strict check of a manifest, whose digest proves nothing about data of others."""

import json
from hashlib import sha256

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange import data_package, json_lines
from gorno_badakhshan.store.manifest import manifest_bytes

FORGED = {
    "the date is missing": ("date", None, "the key 'date' is missing"),
    "no day of the calendar": ("date", "2012-02-30", "no day of the calendar"),
    "the notes are missing": ("notes", None, "the key 'notes' is missing"),
    "a version that is no text": ("version", [], "version: expected text"),
    "a tombstone that is no table": ("tombstones", ["gone"], "tombstones[0]: expected a table"),
    "tombstones that are no list": ("tombstones", 5, "tombstones: expected a list"),
    "a key that nobody knows": ("author", "somebody", "unknown key 'author'"),
    "a description without maintainers": ("description", {"name": "lorn"}, "the key 'maintainers' is missing"),
}
"""A key of the manifest, its value or None if it is left out, and the finding."""


def forge(path, key, value):
    """Changes the manifest of an export, and makes its digest anew."""
    first, rest = path.read_bytes().split(b"\n", 1)
    manifest = json.loads(first)
    content = {name: each for name, each in manifest.items() if name not in {"record", "digest", key}}
    if value is not None:
        content[key] = value
    digest = sha256(manifest_bytes(content)).hexdigest()
    path.write_bytes(json.dumps({"record": "release", **content, "digest": digest}).encode() + b"\n" + rest)


@pytest.mark.parametrize(("key", "value", "finding"), FORGED.values(), ids=FORGED)
def test_a_forged_manifest_gets_findings(project, tmp_path, key, value, finding):
    """A digest that was made anew proves nothing, so that every field is checked."""
    path = tmp_path / "lorn.jsonl"
    json_lines.write(gb.read(project), path)
    forge(path, key, value)
    with pytest.raises(gb.StructureError) as caught:
        gb.read(path)
    assert finding in str(caught.value)


def test_a_manifest_of_the_first_layout_is_accepted(tmp_path):
    """The first releases have no tombstones and no description."""
    path = tmp_path / "first.jsonl"
    json_lines.write(gb.load("1.0.0"), path)
    assert gb.read(path).pin == gb.load("1.0.0").pin


def test_a_data_package_of_an_earlier_version_is_read(project, tmp_path):
    """It has no digests of its tables, which are then compared cell by cell before the manifest is checked."""
    path = tmp_path / "package"
    data_package.write(gb.read(project), path)
    descriptor = json.loads((path / "datapackage.json").read_bytes())
    del descriptor["digests"]
    (path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert gb.read(path).pin == gb.read(project).pin
