"""Verification of a release."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.verify import verify_release
from gorno_badakhshan.curation.freeze import build
from gorno_badakhshan.errors import PinError, VersionError

CURATION = Path(__file__).parent.parent / "curation"
TEXTS = CURATION / "small-texts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example data as a release that a test may change."""
    release = tmp_path / "1.0.0"
    release.mkdir()
    for name, content in build(CURATION / "small").items():
        (release / name).write_bytes(content)
    return release


def change_records(folder: Path, name: str, change: Callable[[list[dict[str, object]]], None]) -> str:
    """Changes the records of a file and its digest in the manifest; returns the digest of the manifest."""
    records = json.loads((folder / name).read_bytes())
    change(records)
    content = ("[\n" + ",\n".join(json.dumps(record) for record in records) + "\n]\n").encode()
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["name"] == name:
            file["sha256"] = sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return digest(folder)


def digest(folder: Path) -> str:
    """Returns the digest of the manifest."""
    return sha256((folder / "manifest.json").read_bytes()).hexdigest()


def findings_in(
    folder: Path, expected: str | None = None, texts: Path | None = None
) -> list[tuple[str, str | None, int | None]]:
    """Returns code, file and line of each finding; `expected` is the digest of the manifest."""
    report = verify_release("1.0.0", expected or digest(folder), folder, texts)
    return [(finding.code, finding.file, finding.line) for finding in report]


def test_a_correct_release_has_no_finding(folder):
    """The report counts what was checked."""
    report = verify_release("1.0.0", digest(folder), folder, TEXTS)
    assert report.ok
    assert dict(report.checked) == {
        "files": 6, "records": 11, "references": 18, "texts": 1, "passages": 4, "locators": 3,
    }  # fmt: skip


def test_locators_are_not_counted_without_texts(folder):
    """The report lists only what was checked."""
    assert [items for items, _ in verify_release("1.0.0", digest(folder), folder, None).checked] == [
        "files", "records", "references",
    ]  # fmt: skip


def test_every_changed_file_is_a_finding(folder):
    """Verification does not stop at the first, and says which file is missing."""
    (folder / "sources.json").unlink()
    (folder / "claims.json").write_bytes(b"[]")
    report = verify_release("1.0.0", digest(folder), folder, None)
    messages = {finding.file: finding.message for finding in report if finding.code == "changed-file"}
    assert list(messages) == ["1.0.0/sources.json", "1.0.0/claims.json"]
    assert messages["1.0.0/sources.json"].endswith("got missing")
    assert messages["1.0.0/claims.json"].endswith(f"got sha256 {sha256(b'[]').hexdigest()}")


def test_a_changed_manifest_is_the_only_finding(folder):
    """No file is checked against a changed manifest."""
    assert findings_in(folder, "0" * 64) == [("changed-file", "1.0.0/manifest.json", None)]


def test_an_unknown_file_is_a_finding(folder):
    """A release has only the files that its manifest names."""
    (folder / "more.json").write_bytes(b"[]")
    assert findings_in(folder) == [("unknown-file", "1.0.0/more.json", None)]


def test_a_wrong_number_of_records_is_a_finding(folder):
    """The manifest has the number of records of each file."""
    changed_digest = change_records(
        folder, "places.json", lambda records: records.append({**records[0], "id": "more"})
    )
    assert findings_in(folder, changed_digest) == [("changed-file", "1.0.0/places.json", None)]


def test_a_wrong_type_is_a_finding_with_its_line(folder):
    """Verification decodes strictly; loading does not, since it checks the digest."""
    changed_digest = change_records(folder, "places.json", lambda records: records[1].update(name=7))
    assert ("wrong-type", "1.0.0/places.json", 3) in findings_in(folder, changed_digest)


def test_a_dangling_id_is_a_finding_with_its_line(folder):
    """Links between records are checked."""
    changed_digest = change_records(folder, "events.json", lambda records: records[1].update(place="nowhere"))
    assert findings_in(folder, changed_digest) == [("dangling-id", "1.0.0/events.json", 3)]


def test_a_missing_text_is_a_finding(folder, tmp_path):
    """With a folder of texts, each text is needed."""
    (tmp_path / "none").mkdir()
    assert findings_in(folder, texts=tmp_path / "none") == [("missing-text", "1.0.0/sources.json", 2)]


def test_another_text_is_a_finding(folder, tmp_path):
    """A changed text is not the one that the offsets refer to."""
    texts = Path(shutil.copytree(TEXTS, tmp_path / "texts"))
    (texts / "lorn-note.txt").write_text("something else", encoding="utf-8")
    assert findings_in(folder, texts=texts) == [("wrong-text", "1.0.0/sources.json", 2)]


def test_the_environment_names_the_texts(monkeypatch, tmp_path):
    """Without an argument, `GORNO_BADAKHSHAN_TEXTS` is used."""
    monkeypatch.setenv("GORNO_BADAKHSHAN_TEXTS", str(tmp_path))
    assert {finding.code for finding in gb.verify("1.0.0")} == {"missing-text"}


@pytest.mark.parametrize(("version", "error"), [("9.9.9", VersionError), ("newest", PinError)])
def test_a_wrong_version_raises_an_error(version, error):
    """The error is the one of `load`."""
    with pytest.raises(error):
        gb.verify(version)


@pytest.mark.parametrize("texts", [5, 10**5000, b"texts", ["texts"]], ids=lambda texts: type(texts).__name__)
def test_texts_are_in_a_folder(texts):
    """What is no path is refused."""
    with pytest.raises(gb.CriterionError, match="'texts' of a verification: expected a path, got"):
        gb.verify("1.0.0", texts=texts)
