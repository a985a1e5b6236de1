"""Reading a release from a folder outside this package, strictly."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.datasets.frozen import read_frozen
from gorno_badakhshan.errors import StructureError
from gorno_badakhshan.store.files import release_folder


@pytest.fixture
def moved(frozen: Path, tmp_path: Path) -> Path:
    """A release without the file of digests beside it, as somebody may pass it on."""
    return Path(shutil.copytree(frozen, tmp_path / "moved" / "0.1.0"))


def seal(release: Path, kind: str, content: bytes) -> None:
    """Writes a file, and its digest into the manifest."""
    (release / f"{kind}.json").write_bytes(content)
    manifest = json.loads((release / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["kind"] == kind:
            file["sha256"] = sha256(content).hexdigest()
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def change_manifest(release: Path, **changes: object) -> None:
    """Writes other values into the manifest; `None` removes a key."""
    manifest = json.loads((release / "manifest.json").read_bytes()) | changes
    kept = {key: value for key, value in manifest.items() if value is not None}
    (release / "manifest.json").write_text(json.dumps(kept), encoding="utf-8")


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0", "2.0.0"])
def test_a_copy_of_a_shipped_release_is_that_release(version, tmp_path):
    """The layout of earlier versions is read too."""
    copy = shutil.copytree(str(release_folder(version)), tmp_path / version)
    assert read_frozen(Path(copy)).pin == gb.load(version).pin


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"{", "not JSON"),
        (b"[]", "no table"),
        (b"null", "nothing"),
        (b"{}", "no key"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "deep nesting"),
    ],
)
def test_a_manifest_that_is_none_gets_findings(moved, content, reason):
    """Nothing in it is trusted before it was checked."""
    (moved / "manifest.json").write_bytes(content)
    with pytest.raises(StructureError) as caught:
        read_frozen(moved)
    assert caught.value.findings, reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"schema": 99}, "a later schema"),
        ({"schema": 2}, "an earlier schema, which has not all keys of the records"),
        ({"schema": "3"}, "text for a number"),
        ({"version": "../../etc"}, "no version"),
        ({"date": "yesterday"}, "no day"),
        ({"notes": None}, "no notes"),
        ({"files": []}, "no files"),
        ({"files": [{"kind": "claims", "name": "/etc/passwd", "sha256": "0" * 64, "records": 1}]}, "a path"),
        ({"tombstones": [{"id": "x"}]}, "half a tombstone"),
        ({"description": {"name": "A B", "title": "", "maintainers": [], "license": ""}}, "no description"),
        ({"owner": "nobody"}, "an unknown key"),
    ],
)
def test_a_manifest_with_wrong_values_gets_findings(moved, changes, reason):
    """A manifest has the fields of its class and no others."""
    change_manifest(moved, **changes)
    with pytest.raises(StructureError) as caught:
        read_frozen(moved)
    assert caught.value.findings, reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[", "not JSON"),
        (b"{}", "no list"),
        (b"[\n\n]\n", "fewer records than the manifest says"),
        (b"[1, null]", "records that are no tables"),
        (b'[{"id": 3}, {"id": "lorn"}]', "records without their keys"),
    ],
)
def test_a_file_of_other_records_gets_findings(moved, content, reason):
    """The digest fits, because whoever changed the file changed the manifest too."""
    seal(moved, "events", content)
    with pytest.raises(StructureError) as caught:
        read_frozen(moved)
    assert caught.value.findings, reason


def test_references_and_layout_are_checked(moved):
    """A claim about an event that does not exist, and a file that was written by another program."""
    claims = json.loads((moved / "claims.json").read_bytes())
    claims[0]["event"] = "no-such-event"
    seal(moved, "claims", json.dumps(claims).encode())
    with pytest.raises(StructureError) as caught:
        read_frozen(moved)
    assert any("changed-file" in finding and "layout" in finding for finding in caught.value.findings)
    assert any("dangling-id" in finding for finding in caught.value.findings)


def test_half_a_letter_is_refused(moved):
    """JSON can write it, and no text can hold it."""
    content = (moved / "events.json").read_bytes().replace(b"Brawl", b"\\ud800")
    seal(moved, "events", content)
    with pytest.raises(StructureError, match="layout"):
        read_frozen(moved)


def test_changed_and_missing_files_are_reported_at_once(moved):
    """All findings are in one error, each with its file."""
    (moved / "claims.json").unlink()
    (moved / "places.json").write_bytes(b"[]")
    with pytest.raises(StructureError) as caught:
        read_frozen(moved)
    assert [finding.split(":")[0] for finding in caught.value.findings] == ["places.json", "claims.json"]
