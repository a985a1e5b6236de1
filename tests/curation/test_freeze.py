"""Writing the curated data as a release."""

import errno
import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from gorno_badakhshan import atomic
from gorno_badakhshan.curation.freeze import TableError, build, freeze, preview
from gorno_badakhshan.dataset import read_dataset
from gorno_badakhshan.datasets.verify import verify_release
from gorno_badakhshan.errors import StructureError

SMALL = Path(__file__).parent / "small"
TEXTS = Path(__file__).parent / "small-texts"
TABLE = '"""Which releases there are."""\n\nRELEASED: dict[str, str] = {}\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with curated data and an empty table of releases."""
    shutil.copytree(SMALL, tmp_path / "curated")
    (tmp_path / "released.py").write_text(TABLE, encoding="utf-8")
    return tmp_path


def freeze_data(checkout: Path):
    """Freeze the curated data of the checkout."""
    return freeze(checkout / "curated", checkout / "releases", checkout / "released.py", TEXTS)


def raise_version(checkout: Path, version: str) -> None:
    """Write another version into the curated data."""
    head = checkout / "curated" / "dataset.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("1.0.0", version), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_all_records(checkout):
    """Every record of the curated data is in the release and can be read."""
    release = freeze_data(checkout)
    assert release.counts == {"sources": 1, "actors": 4, "places": 2, "events": 2, "claims": 2}
    dataset = read_dataset("1.0.0", release.digest, checkout / "releases" / "1.0.0")
    assert [repr(claim.count) for claim in dataset.claims] == ["<Count at least 3>", "<Count none>"]


def test_a_release_verifies_with_its_texts(checkout):
    """A new release has no findings."""
    release = freeze_data(checkout)
    report = verify_release("1.0.0", release.digest, checkout / "releases" / "1.0.0", TEXTS)
    assert report.ok, report


def test_a_file_has_a_record_a_line(checkout):
    """A file is a JSON list of compact records with keys in model order."""
    freeze_data(checkout)
    lines = (checkout / "releases" / "1.0.0" / "places.json").read_text(encoding="utf-8").split("\n")
    assert (lines[0], *lines[-2:]) == ("[", "]", "")
    assert lines[1].startswith('{"id":"coast","name":"The Coast","kind":"province","precision":"province",')
    assert json.loads(lines[2])["point"] == {
        "latitude": 10.5,
        "longitude": 20.25,
        "source": "lorn-note",
        "entry": "17",
    }


def test_building_twice_gives_the_same_bytes(checkout):
    """A release depends only on the curated data."""
    assert build(checkout / "curated") == build(SMALL)


def test_the_table_gets_the_digest_of_the_manifest(checkout):
    """The rest of the module stays unchanged."""
    freeze_data(checkout)
    digest = sha256((checkout / "releases" / "1.0.0" / "manifest.json").read_bytes()).hexdigest()
    module = (checkout / "released.py").read_text(encoding="utf-8")
    assert module == TABLE.replace("{}", f'{{\n    "1.0.0": "{digest}",\n}}')


def test_versions_are_in_numeric_order(checkout):
    """1.10.0 comes after 1.9.0, in whatever order they were frozen."""
    for version in ("1.10.0", "1.9.0"):
        shutil.copy(SMALL / "dataset.toml", checkout / "curated" / "dataset.toml")
        raise_version(checkout, version)
        freeze_data(checkout)
    module = (checkout / "released.py").read_text(encoding="utf-8")
    assert module.index('"1.9.0"') < module.index('"1.10.0"')


def test_freezing_twice_changes_nothing(checkout):
    """The same data with the same version is the same release."""
    first = freeze_data(checkout)
    before = files(checkout)
    assert freeze_data(checkout) == first
    assert files(checkout) == before


def test_a_released_version_is_never_changed(checkout):
    """Other data with a released version is refused, and nothing is written."""
    freeze_data(checkout)
    places = checkout / "curated" / "places.toml"
    places.write_text(places.read_text(encoding="utf-8").replace("The Coast", "A Coast"), encoding="utf-8")
    before = files(checkout)
    with pytest.raises(StructureError, match="changed-release"):
        freeze_data(checkout)
    assert files(checkout) == before


def test_a_folder_with_other_bytes_is_refused(checkout):
    """A release that was changed on disk is not accepted as the frozen one."""
    freeze_data(checkout)
    (checkout / "releases" / "1.0.0" / "places.json").write_bytes(b"[]")
    with pytest.raises(StructureError, match="changed-release"):
        freeze_data(checkout)


def test_data_with_findings_is_refused(checkout):
    """The error lists all findings, and nothing is written."""
    raise_version(checkout, "one")
    (checkout / "curated" / "stray.toml").write_text("", encoding="utf-8")
    with pytest.raises(StructureError) as caught:
        freeze_data(checkout)
    assert len(caught.value.findings) == 2
    assert not (checkout / "releases").exists()
    assert (checkout / "released.py").read_text(encoding="utf-8") == TABLE


def test_unreadable_data_is_not_built(checkout):
    """Building raises an error rather than leave records out."""
    (checkout / "curated" / "stray.toml").write_text("", encoding="utf-8")
    with pytest.raises(StructureError, match="unknown-file"):
        build(checkout / "curated")


def test_a_module_without_the_table_is_refused(checkout):
    """No release is written if its digest cannot be."""
    (checkout / "released.py").write_text("RELEASED = {}\n", encoding="utf-8")
    with pytest.raises(TableError):
        freeze_data(checkout)
    assert not (checkout / "releases").exists()


def change_figure(checkout: Path) -> None:
    """Write another figure into a claim."""
    (source,) = (checkout / "curated" / "sources").iterdir()
    text = source.read_text(encoding="utf-8")
    assert "stated = 3" in text
    source.write_text(text.replace("stated = 3, low = 3", "stated = 4, low = 4"), encoding="utf-8")


def test_a_changed_figure_is_not_a_minor_version(checkout):
    """A number lower than the diff requires is refused, with the lowest possible one."""
    freeze_data(checkout)
    before = files(checkout / "releases")
    change_figure(checkout)
    raise_version(checkout, "1.1.0")
    with pytest.raises(StructureError, match=r'low-version.*a major change; write version = "2\.0\.0"'):
        freeze_data(checkout)
    assert files(checkout / "releases") == before


def test_a_changed_figure_is_a_major_version(checkout):
    """The number that the diff requires is accepted, and the earlier release stays unchanged."""
    freeze_data(checkout)
    before = files(checkout / "releases" / "1.0.0")
    change_figure(checkout)
    raise_version(checkout, "2.0.0")
    assert freeze_data(checkout).version == "2.0.0"
    assert files(checkout / "releases" / "1.0.0") == before


@pytest.mark.parametrize("file", ["claims.json", "manifest.json", "released.py"])
def test_a_full_disk_leaves_no_half_release(checkout, monkeypatch, file):
    """Neither a folder with some of the files nor a table that names them; the next try succeeds."""
    write_to_disk = atomic._write_to_disk

    def fill_disk(path: Path, content: bytes) -> None:
        if file in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_to_disk(path, content)

    monkeypatch.setattr(atomic, "_write_to_disk", fill_disk)
    with pytest.raises(atomic.WriteError, match=file):
        freeze_data(checkout)
    assert (checkout / "released.py").read_text(encoding="utf-8") == TABLE
    folders = list((checkout / "releases").iterdir())
    assert folders == ([checkout / "releases" / "1.0.0"] if file == "released.py" else [])
    monkeypatch.undo()
    assert freeze_data(checkout).counts["claims"] == 2


def test_a_warning_refuses_no_release(checkout):
    """An editor that is open has its lock beside the file."""
    (checkout / "curated" / "sources" / ".#lorn-note.toml").symlink_to("user@host.1234:5678")
    assert freeze_data(checkout).counts["claims"] == 2


def test_a_preview_is_the_dataset_of_the_release(checkout):
    """It is made without a release."""
    dataset = preview(checkout / "curated")
    assert not (checkout / "releases").exists()
    assert dataset.pin == freeze_data(checkout).pin


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.rename"])
def test_a_folder_that_cannot_be_written_leaves_nothing(checkout, monkeypatch, step):
    """The error is one of the library, so that the command line prints it without a traceback."""

    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(step, refuse)
    with pytest.raises(atomic.WriteError, match="No space left"):
        freeze_data(checkout)
    assert list((checkout / "releases").iterdir()) == []
    assert (checkout / "released.py").read_text(encoding="utf-8") == TABLE
