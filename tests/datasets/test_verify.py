"""Verification of a release."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.curation.freeze import build
from gorno_badakhshan.datasets.verify import verify_release
from gorno_badakhshan.errors import IntegrityError, PinError, StructureError, VersionError
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store.lines import write_lines
from gorno_badakhshan.store.manifest import manifest_bytes

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
    content = write_lines(records)
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for file in manifest["files"]:
        if file["name"] == name:
            file["sha256"] = sha256(content).hexdigest()
    (folder / "manifest.json").write_bytes(manifest_bytes(manifest))
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


RECORD_FILES = [f"{kind}.json" for kind in KINDS]


def seal(release: Path, name: str, content: bytes) -> str:
    """Writes a file and its digest into the manifest, as a forger would; returns the digest of the manifest."""
    (release / name).write_bytes(content)
    if name != "manifest.json":
        manifest = json.loads((release / "manifest.json").read_bytes())
        for file in manifest["files"]:
            if file["name"] == name:
                file["sha256"] = sha256(content).hexdigest()
        (release / "manifest.json").write_bytes(manifest_bytes(manifest))
    return digest(release)


def is_read(path: Path, version: str | None = None) -> bool:
    """Whether `gb.read` returns a dataset."""
    try:
        gb.read(path, version)
    except (StructureError, IntegrityError):
        return False
    return True


FORGERIES = [
    (lambda content: b"\xef\xbb\xbf" + content, "a byte-order mark"),
    (lambda content: content.replace(b"\n", b"\r\n"), "lines that end as on Windows"),
    (lambda content: json.dumps(json.loads(content)).encode(), "all on one line"),
    (lambda content: content.decode().encode("utf-16"), "UTF-16"),
    (lambda content: content[:-3], "cut off"),
    (lambda content: content.replace(b'"id":', b'"id":"x","id":', 1), "a key twice"),
    (lambda content: content.replace(b'"id":"', b'"id":["', 1), "broken brackets"),
    (lambda _: b"[\n1,\nnull\n]\n", "records that are no tables"),
    (lambda _: b'[\n{"id":[3]}\n]\n', "an id that is a list"),
    (lambda _: b"{}", "no list"),
    (lambda _: b"[" * 100_000, "deep nesting"),
    (lambda _: b"[" + b"9" * 5000 + b"]", "an integer of thousands of digits"),
    (lambda _: b"[NaN]", "no number of JSON"),
    (lambda _: b"", "nothing"),
]


@pytest.mark.parametrize("name", [*RECORD_FILES, "manifest.json"])
@pytest.mark.parametrize(("forge", "reason"), FORGERIES, ids=[reason for _, reason in FORGERIES])
def test_a_forged_release_has_findings_and_is_not_read(folder, name, forge, reason):
    """All digests fit, so that only the content tells; nothing is raised."""
    content = (folder / name).read_bytes()
    forged = forge(content)
    if forged == content:
        pytest.skip(f"{name} cannot have {reason}")
    forged_digest = seal(folder, name, forged)
    assert not verify_release("1.0.0", forged_digest, folder, None).ok
    assert not gb.verify(path=folder).ok
    assert not is_read(folder)


@pytest.mark.parametrize("name", ["../outside.json", "/etc/passwd", "claims.json/../claims.json", "", "\0"])
def test_a_file_name_that_leads_out_of_the_release_is_refused(folder, name):
    """The file is not opened, even if its digest fits."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    (folder.parent / "outside.json").write_bytes((folder / "claims.json").read_bytes())
    for file in manifest["files"]:
        if file["kind"] == "claims":
            file["name"] = name
    (folder / "manifest.json").write_bytes(manifest_bytes(manifest))
    report = verify_release("1.0.0", digest(folder), folder, None)
    assert [(finding.code, finding.file) for finding in report] == [("invalid-value", "1.0.0/manifest.json")]
    assert not gb.verify(path=folder).ok
    assert not is_read(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("name", ["manifest.json", "claims.json"])
@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "folder", "nowhere"])
def test_what_is_no_file_is_a_finding_at_once(folder, name, kind):
    """Whoever reads it never waits."""
    (folder / name).unlink()
    match kind:
        case "pipe":
            os.mkfifo(folder / name)
        case "folder":
            (folder / name).mkdir()
        case _:
            (folder / name).symlink_to({"device": "/dev/zero", "loop": name, "nowhere": "nowhere"}[kind])
    report = gb.verify(path=folder)
    assert name in [finding.file for finding in report.errors]
    assert not is_read(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf_8_is_a_finding(folder):
    """The finding can be printed."""
    (folder / os.fsdecode(b"\xff.json")).write_bytes(b"[]")
    report = gb.verify(path=folder)
    assert [(finding.code, finding.file) for finding in report] == [("unknown-file", "\\udcff.json")]
    assert str(report).isascii()
    assert not is_read(folder)


def test_files_of_editors_are_warnings(folder):
    """Looking at a folder with a file manager does not make it unreadable."""
    (folder / ".DS_Store").write_bytes(b"x")
    report = gb.verify(path=folder)
    assert report.ok
    assert [finding.code for finding in report] == ["editor-file"]
    assert is_read(folder)


def test_a_digest_beside_the_release_is_compared(project, frozen):
    """Verification reports what reading refuses."""
    manifest = frozen / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"An invented brawl", b"Another text here"))
    for path, version in ((frozen, None), (project / "releases", None), (project, "0.1.0")):
        assert [finding.code for finding in gb.verify(version, path=path)] == ["changed-file"]


def test_every_folder_that_is_read_is_verified(project, frozen):
    """Projects, curated files, releases and one release; a wrong version raises as reading does."""
    for path in (project, project / "curated", project / "releases", frozen):
        report = gb.verify(path=path)
        assert report.ok, report
        assert dict(report.checked)["records"] == 11
        with pytest.raises(VersionError):
            gb.verify("0.3.0", path=path)


def test_texts_of_a_folder_are_those_that_are_given(project, monkeypatch):
    """The environment names those of another dataset."""
    monkeypatch.setenv("GORNO_BADAKHSHAN_TEXTS", str(project))
    assert gb.verify(path=project).ok
    assert dict(gb.verify(path=project, texts=TEXTS).checked)["texts"] == 1
    assert not gb.verify(path=project, texts=project).ok


@pytest.mark.parametrize("format", ["json_lines", "sqlite", "data_package"])
def test_what_the_library_exported_is_verified(project, format):
    """A changed file is a finding."""
    path = project.parent / {"json_lines": "a.jsonl", "sqlite": "a.sqlite", "data_package": "a"}[format]
    import_module(f"gorno_badakhshan.exchange.{format}").write(gb.read(project), path)
    assert gb.verify(path=path).ok
    file = path / "datapackage.json" if path.is_dir() else path
    file.write_bytes(file.read_bytes().replace(b"An invented brawl", b"Another text here"))
    assert not gb.verify(path=path).ok
    assert not is_read(path)


@pytest.mark.parametrize("path", ["nowhere", "\0", "x" * 5000, "\ud800"])
def test_a_path_without_data_is_a_finding(tmp_path, path):
    """Nothing can be read from it."""
    assert not gb.verify(path=str(tmp_path) + "/" + path).ok


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that no test changes."""
    folder = tmp_path_factory.mktemp("pristine") / "1.0.0"
    folder.mkdir()
    for name, content in build(CURATION / "small").items():
        (folder / name).write_bytes(content)
    return folder


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, int, int, bytes, bool]:
    """A file, a slice of it, other bytes for the slice, and whether the digests are made to fit."""
    snippets = st.sampled_from(
        [b"", b"0", b"null", b'"', b",", b"\n", b"[", b"}", b"true", b"-1", b"lorn", b"\xff"]
    )
    return (
        draw(st.sampled_from([*RECORD_FILES, "manifest.json"])),
        draw(st.integers(0, 4000)),
        draw(st.integers(0, 12)),
        draw(snippets | st.binary(max_size=6)),
        draw(st.booleans()),
    )


@given(st.lists(edits(), max_size=3))
def test_a_report_is_ok_exactly_if_the_release_is_read(pristine, changes):
    """Law: without texts, `verify(path=p).ok` exactly if `read(p)` returns a dataset, whatever the bytes."""
    with tempfile.TemporaryDirectory() as parent:
        release = Path(shutil.copytree(pristine, Path(parent) / "1.0.0"))
        for name, start, length, new, is_sealed in changes:
            content = (release / name).read_bytes()
            position = start % (len(content) + 1)
            changed = content[:position] + new + content[position + length :]
            try:
                seal(release, name, changed) if is_sealed else (release / name).write_bytes(changed)
            except (ValueError, KeyError, TypeError, AttributeError):  # no manifest is left to be sealed
                (release / name).write_bytes(changed)
        try:
            dataset = gb.read(release)
        except (StructureError, IntegrityError):
            dataset = None
        report = gb.verify(path=release)
        assert report.ok == (dataset is not None), report
        if dataset is not None:
            # What is read can be decoded, all of it.
            assert sum(len([*getattr(dataset, kind)]) for kind in KINDS) == dict(report.checked)["records"]
