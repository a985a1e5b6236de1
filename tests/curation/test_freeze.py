"""From the curated state to a release."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from gorno_badakhshan.audit.verify import verify_release
from gorno_badakhshan.curation.freeze import TableError, build, freeze
from gorno_badakhshan.dataset import read_dataset
from gorno_badakhshan.errors import StructureError

SMALL = Path(__file__).parent / "small"
TEXTS = Path(__file__).parent / "small-texts"
TABLE = '"""Which releases there are."""\n\nRELEASED: dict[str, str] = {}\n'


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with curated data, room for releases, and a table of none."""
    shutil.copytree(SMALL, tmp_path / "curated")
    (tmp_path / "released.py").write_text(TABLE, encoding="utf-8")
    return tmp_path


def frozen(room: Path):
    """Freeze what is in the room."""
    return freeze(room / "curated", room / "releases", room / "released.py", TEXTS)


def raise_version(room: Path, version: str) -> None:
    """Write another version into the curated data."""
    head = room / "curated" / "dataset.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("1.0.0", version), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_all_records(room):
    """Every record of the curated state is in the release, and can be read back."""
    release = frozen(room)
    assert release.counts == {"sources": 1, "actors": 4, "places": 2, "events": 2, "claims": 2}
    dataset = read_dataset("1.0.0", release.digest, room / "releases" / "1.0.0")
    assert [repr(claim.count) for claim in dataset.claims] == ["<Count at least 3>", "<Count none>"]


def test_a_release_verifies_with_its_texts(room):
    """What was frozen holds every proof that a user can ask for."""
    release = frozen(room)
    report = verify_release("1.0.0", release.digest, room / "releases" / "1.0.0", TEXTS)
    assert report.ok, report


def test_a_record_has_a_line_of_its_own(room):
    """A file is a JSON list with a compact record a line, keys in model order."""
    frozen(room)
    lines = (room / "releases" / "1.0.0" / "places.json").read_text(encoding="utf-8").split("\n")
    assert (lines[0], *lines[-2:]) == ("[", "]", "")
    assert lines[1].startswith('{"id":"coast","name":"The Coast","kind":"province","precision":"province",')
    assert json.loads(lines[2])["point"] == {"latitude": 10.5, "longitude": 20.25, "gazetteer": "invented"}


def test_building_twice_gives_the_same_bytes(room):
    """A release depends on the curated state and on nothing else."""
    assert build(room / "curated") == build(SMALL)


def test_the_table_vouches_for_the_manifest(room):
    """The table gets the digest of the manifest, and keeps its docstring."""
    frozen(room)
    digest = sha256((room / "releases" / "1.0.0" / "manifest.json").read_bytes()).hexdigest()
    told = (room / "released.py").read_text(encoding="utf-8")
    assert told == TABLE.replace("{}", f'{{\n    "1.0.0": "{digest}",\n}}')


def test_versions_stand_in_order_of_their_numbers(room):
    """1.10.0 comes after 1.9.0, in whatever order they were frozen."""
    for version in ("1.10.0", "1.9.0"):
        shutil.copy(SMALL / "dataset.toml", room / "curated" / "dataset.toml")
        raise_version(room, version)
        frozen(room)
    told = (room / "released.py").read_text(encoding="utf-8")
    assert told.index('"1.9.0"') < told.index('"1.10.0"')


def test_freezing_the_same_again_changes_nothing(room):
    """The same state under the same version is no new release."""
    first = frozen(room)
    before = files(room)
    assert frozen(room) == first
    assert files(room) == before


def test_a_released_version_is_never_changed(room):
    """Another state under a released version is refused, and nothing is written."""
    frozen(room)
    places = room / "curated" / "places.toml"
    places.write_text(places.read_text(encoding="utf-8").replace("The Coast", "A Coast"), encoding="utf-8")
    before = files(room)
    with pytest.raises(StructureError, match="changed-release"):
        frozen(room)
    assert files(room) == before


def test_a_folder_with_other_bytes_is_refused(room):
    """A release that was touched on disk is not passed off as the one that was frozen."""
    frozen(room)
    (room / "releases" / "1.0.0" / "places.json").write_bytes(b"[]")
    with pytest.raises(StructureError, match="changed-release"):
        frozen(room)


def test_findings_are_refused_all_at_once(room):
    """A state with findings is not frozen; the error holds every one, and nothing is written."""
    raise_version(room, "one")
    (room / "curated" / "stray.toml").write_text("", encoding="utf-8")
    with pytest.raises(StructureError) as caught:
        frozen(room)
    assert len(caught.value.findings) == 2
    assert not (room / "releases").exists()
    assert (room / "released.py").read_text(encoding="utf-8") == TABLE


def test_an_unreadable_state_is_not_built(room):
    """Building raises what cannot be read rather than leave it out."""
    (room / "curated" / "stray.toml").write_text("", encoding="utf-8")
    with pytest.raises(StructureError, match="unknown-file"):
        build(room / "curated")


def test_a_module_without_the_table_is_refused(room):
    """The table is rewritten where it stands and never guessed at; no release is written then."""
    (room / "released.py").write_text("RELEASED = {}\n", encoding="utf-8")
    with pytest.raises(TableError):
        frozen(room)
    assert not (room / "releases").exists()


def change_figure(room: Path) -> None:
    """Write another figure into a claim."""
    (source,) = (room / "curated" / "sources").iterdir()
    text = source.read_text(encoding="utf-8")
    assert "stated = 3" in text
    source.write_text(text.replace("stated = 3, low = 3", "stated = 4, low = 4"), encoding="utf-8")


def test_a_changed_figure_is_not_a_minor_version(room):
    """A number lower than the diff calls for is refused, and the least one is named."""
    frozen(room)
    before = files(room / "releases")
    change_figure(room)
    raise_version(room, "1.1.0")
    with pytest.raises(StructureError, match=r'low-version.*a major change; write version = "2\.0\.0"'):
        frozen(room)
    assert files(room / "releases") == before


def test_a_changed_figure_is_a_major_version(room):
    """The number that the diff calls for is taken, and the earlier release stays."""
    frozen(room)
    before = files(room / "releases" / "1.0.0")
    change_figure(room)
    raise_version(room, "2.0.0")
    assert frozen(room).version == "2.0.0"
    assert files(room / "releases" / "1.0.0") == before
