"""Ids that are gone keep a tombstone, and are never given out again."""

import shutil
from pathlib import Path

import pytest

from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.dataset import Dataset, read_dataset
from gorno_badakhshan.errors import StructureError, UnknownIdError

SMALL = Path(__file__).parent / "small"
TEXTS = Path(__file__).parent / "small-texts"
TABLE = '"""Which releases there are."""\n\nRELEASED: dict[str, str] = {}\n'
GONE = "lorn-note/docker-unhurt"
STONE = (
    f'id = "{GONE}", kind = "claims", reason = "The docker spoke of another brawl.", '
    'successor = "lorn-note/mayor-hurt", version = "2.0.0"'
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Curated data of which 1.0.0 is released."""
    shutil.copytree(SMALL, tmp_path / "curated")
    (tmp_path / "released.py").write_text(TABLE, encoding="utf-8")
    frozen(tmp_path)
    return tmp_path


def frozen(room: Path) -> Dataset:
    """Freeze what is in the room, and load it."""
    release = freeze(room / "curated", room / "releases", room / "released.py", TEXTS)
    return read_dataset(release.version, release.digest, room / "releases" / release.version)


def withdraw(room: Path) -> None:
    """Take the docker's claim out, and the actor's and the passage's need of it with it."""
    (source,) = (room / "curated" / "sources").iterdir()
    text = source.read_text(encoding="utf-8")
    start = text.index('\n[[claims]]\nid = "lorn-note/docker-unhurt"')
    text = text[:start].replace(
        '{ part = "Harbour", start = 92, end = 137, '
        'sha256 = "3aa65a90bf95af1cf735a16a4bc90daec44b7982ebe214b9fb1ddc5e4a2f9580" }',
        '{ part = "Harbour", start = 92, end = 137, '
        'sha256 = "3aa65a90bf95af1cf735a16a4bc90daec44b7982ebe214b9fb1ddc5e4a2f9580", '
        'left_out = "another brawl" }',
    )
    source.write_text(text, encoding="utf-8")


def head(room: Path, version: str, *stones: str) -> None:
    """Write the head of the release to come."""
    listed = "".join(f"  {{ {stone} }},\n" for stone in stones)
    tombstones = f"tombstones = [\n{listed}]\n" if stones else ""
    (room / "curated" / "dataset.toml").write_text(
        f'version = "{version}"\ndate = "2026-01-03"\nnotes = "An invented brawl, for tests."\n{tombstones}',
        encoding="utf-8",
    )


def test_an_id_does_not_vanish_without_a_word(room):
    """A withdrawn claim without a tombstone is refused, and nothing is written."""
    withdraw(room)
    head(room, "2.0.0")
    with pytest.raises(StructureError, match=r"no-tombstone.*lorn-note/docker-unhurt"):
        frozen(room)
    assert not (room / "releases" / "2.0.0").exists()


def test_a_withdrawn_id_tells_its_reason_and_its_successor(room):
    """Who asks for it learns why it is gone and what to use; the old release still has it."""
    withdraw(room)
    head(room, "2.0.0", STONE)
    dataset = frozen(room)
    with pytest.raises(UnknownIdError, match=r"withdrawn in 2\.0\.0: The docker spoke") as caught:
        dataset.claims[GONE]
    assert "use 'lorn-note/mayor-hurt' instead" in str(caught.value.withdrawn)
    with pytest.raises(UnknownIdError, match=r"withdrawn in 2\.0\.0"):
        dataset.find(GONE)
    assert [stone.id for stone in dataset.release.tombstones] == [GONE]


def test_a_tombstone_stays_in_every_later_version(room):
    """A later release must carry it on as it was."""
    withdraw(room)
    head(room, "2.0.0", STONE)
    frozen(room)
    head(room, "2.0.1")
    with pytest.raises(StructureError, match=r"says something else than in 2\.0\.0"):
        frozen(room)
    head(room, "2.0.1", STONE.replace("another brawl", "a brawl"))
    with pytest.raises(StructureError, match="no-tombstone"):
        frozen(room)


def test_an_old_tombstone_does_not_excuse_a_new_loss(room):
    """The version of the stone is the first one without the id."""
    withdraw(room)
    head(room, "2.0.0", STONE.replace('"2.0.0"', '"1.0.0"'))
    with pytest.raises(StructureError, match="no-tombstone"):
        frozen(room)


@pytest.mark.parametrize(
    ("stones", "code"),
    [
        ((STONE,), "reused-id"),  # the claim is still there
        ((STONE.replace(GONE, "gone"), STONE.replace(GONE, "gone")), "duplicate-id"),  # told twice
        ((STONE.replace(GONE, "gone").replace('"claims"', '"claim"'),), "unknown-word"),  # a kind that is none
        ((STONE.replace(GONE, "gone").replace("mayor-hurt", "mayor"),), "dangling-id"),  # no such successor
    ],
    ids=["reused", "twice", "kind", "successor"],
)
def test_a_wrong_tombstone_is_found(room, stones, code):
    """The check says what is wrong with it before anything is frozen."""
    head(room, "1.1.0", *stones)
    assert [finding.code for finding in check(room / "curated", TEXTS)] == [code]
