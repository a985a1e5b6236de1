"""Whether a release is what was released."""

import json
import shutil
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
    """The small data as a release that a test may spoil."""
    made = tmp_path / "1.0.0"
    made.mkdir()
    for name, content in build(CURATION / "small").items():
        (made / name).write_bytes(content)
    return made


def sealed(folder: Path, name: str, change) -> str:
    """Change the records of a file and let the manifest vouch for it; gives the manifest's digest."""
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
    """Digest of the manifest."""
    return sha256((folder / "manifest.json").read_bytes()).hexdigest()


def found(
    folder: Path, told: str | None = None, texts: Path | None = None
) -> list[tuple[str, str | None, int | None]]:
    """Code, file and line of each finding."""
    report = verify_release("1.0.0", told or digest(folder), folder, texts)
    return [(finding.code, finding.file, finding.line) for finding in report]


def test_a_good_release_has_no_finding(folder):
    """What was looked at is listed with its number."""
    report = verify_release("1.0.0", digest(folder), folder, TEXTS)
    assert report.ok
    assert dict(report.checked) == {
        "files": 6, "records": 11, "references": 17, "texts": 1, "passages": 4, "locators": 3,
    }  # fmt: skip


def test_places_are_not_claimed_without_texts(folder):
    """What was not compared is not listed."""
    assert [what for what, _ in verify_release("1.0.0", digest(folder), folder, None).checked] == [
        "files", "records", "references",
    ]  # fmt: skip


def test_every_changed_file_is_found(folder):
    """Verifying does not stop at the first, and names the missing as missing."""
    (folder / "sources.json").unlink()
    (folder / "claims.json").write_bytes(b"[]")
    report = verify_release("1.0.0", digest(folder), folder, None)
    told = {finding.file: finding.message for finding in report if finding.code == "changed-file"}
    assert list(told) == ["1.0.0/sources.json", "1.0.0/claims.json"]
    assert told["1.0.0/sources.json"].endswith("got missing")
    assert told["1.0.0/claims.json"].endswith(f"got sha256 {sha256(b'[]').hexdigest()}")


def test_a_changed_manifest_is_found_and_not_believed(folder):
    """Nothing that a changed manifest says is looked at."""
    assert found(folder, "0" * 64) == [("changed-file", "1.0.0/manifest.json", None)]


def test_an_extra_file_is_found(folder):
    """A release holds what its manifest names."""
    (folder / "more.json").write_bytes(b"[]")
    assert found(folder) == [("unknown-file", "1.0.0/more.json", None)]


def test_a_record_more_than_counted_is_found(folder):
    """The manifest's counts are proved too."""
    told = sealed(folder, "places.json", lambda records: records.append({**records[0], "id": "more"}))
    assert found(folder, told) == [("changed-file", "1.0.0/places.json", None)]


def test_a_wrong_type_is_found_at_its_line(folder):
    """Verifying decodes strictly, which loading leaves to the digest."""
    told = sealed(folder, "places.json", lambda records: records[1].update(name=7))
    assert ("wrong-type", "1.0.0/places.json", 3) in found(folder, told)


def test_a_dangling_id_is_found_at_its_line(folder):
    """References are followed."""
    told = sealed(folder, "events.json", lambda records: records[1].update(place="nowhere"))
    assert found(folder, told) == [("dangling-id", "1.0.0/events.json", 3)]


def test_a_missing_text_is_found(folder, tmp_path):
    """Asked for texts, verifying does not pass over one that is not there."""
    (tmp_path / "none").mkdir()
    assert found(folder, texts=tmp_path / "none") == [("missing-text", "1.0.0/sources.json", 2)]


def test_another_text_is_found(folder, tmp_path):
    """A text that was edited is not the one that the places point into."""
    texts = Path(shutil.copytree(TEXTS, tmp_path / "texts"))
    (texts / "lorn-note.txt").write_text("something else", encoding="utf-8")
    assert found(folder, texts=texts) == [("wrong-text", "1.0.0/sources.json", 2)]


def test_the_environment_names_the_texts(monkeypatch, tmp_path):
    """Without an argument the variable is followed."""
    monkeypatch.setenv("GORNO_BADAKHSHAN_TEXTS", str(tmp_path))
    assert {finding.code for finding in gb.verify("1.0.0")} == {"missing-text"}


@pytest.mark.parametrize(("asked", "error"), [("9.9.9", VersionError), ("newest", PinError)])
def test_a_wrong_version_raises_as_loading_does(asked, error):
    """A pin is honored or refused here too."""
    with pytest.raises(error):
        gb.verify(asked)
