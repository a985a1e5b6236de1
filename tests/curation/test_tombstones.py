"""Withdrawn ids keep a tombstone, and no record gets them again."""

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
TOMBSTONE = (
    f'id = "{GONE}", kind = "claims", reason = "The docker spoke of another brawl.", '
    'successor = "lorn-note/mayor-hurt", version = "2.0.0"'
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with curated data, of which 1.0.0 is released."""
    shutil.copytree(SMALL, tmp_path / "curated")
    (tmp_path / "released.py").write_text(TABLE, encoding="utf-8")
    freeze_data(tmp_path)
    return tmp_path


def freeze_data(checkout: Path) -> Dataset:
    """Freezes the curated data of the checkout and loads the release."""
    release = freeze(checkout / "curated", checkout / "releases", checkout / "released.py", TEXTS)
    return read_dataset(release.version, release.digest, checkout / "releases" / release.version)


def withdraw(checkout: Path) -> None:
    """Removes the docker's claim, and leaves its passage out."""
    (source,) = (checkout / "curated" / "sources").iterdir()
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


def write_head(checkout: Path, version: str, *tombstones: str) -> None:
    """Writes the head of the next release."""
    items = "".join(f"  {{ {tombstone} }},\n" for tombstone in tombstones)
    table = f"tombstones = [\n{items}]\n" if tombstones else ""
    (checkout / "curated" / "dataset.toml").write_text(
        f'version = "{version}"\ndate = "2026-01-03"\nnotes = "An invented brawl, for tests."\n{table}',
        encoding="utf-8",
    )


def test_a_withdrawn_id_needs_a_tombstone(checkout):
    """A release without a claim of the earlier one and without its tombstone is refused."""
    withdraw(checkout)
    write_head(checkout, "2.0.0")
    with pytest.raises(StructureError, match=r"no-tombstone.*lorn-note/docker-unhurt"):
        freeze_data(checkout)
    assert not (checkout / "releases" / "2.0.0").exists()


def test_looking_up_a_withdrawn_id_raises_its_reason_and_successor(checkout):
    """The error says in which version the id was withdrawn, why, and what to use instead."""
    withdraw(checkout)
    write_head(checkout, "2.0.0", TOMBSTONE)
    dataset = freeze_data(checkout)
    with pytest.raises(UnknownIdError, match=r"withdrawn in 2\.0\.0: The docker spoke") as caught:
        dataset.claims[GONE]
    assert "use 'lorn-note/mayor-hurt' instead" in str(caught.value.withdrawn)
    with pytest.raises(UnknownIdError, match=r"withdrawn in 2\.0\.0"):
        dataset.find(GONE)
    assert [tombstone.id for tombstone in dataset.release.tombstones] == [GONE]


def test_a_tombstone_stays_in_every_later_version(checkout):
    """A later release has it unchanged."""
    withdraw(checkout)
    write_head(checkout, "2.0.0", TOMBSTONE)
    freeze_data(checkout)
    write_head(checkout, "2.0.1")
    with pytest.raises(StructureError, match=r"differs from the one in 2\.0\.0"):
        freeze_data(checkout)
    write_head(checkout, "2.0.1", TOMBSTONE.replace("another brawl", "a brawl"))
    with pytest.raises(StructureError, match="no-tombstone"):
        freeze_data(checkout)


def test_an_old_tombstone_does_not_excuse_a_new_loss(checkout):
    """The version of a tombstone is the first one without the id."""
    withdraw(checkout)
    write_head(checkout, "2.0.0", TOMBSTONE.replace('"2.0.0"', '"1.0.0"'))
    with pytest.raises(StructureError, match="no-tombstone"):
        freeze_data(checkout)


@pytest.mark.parametrize(
    ("tombstones", "code"),
    [
        ((TOMBSTONE,), "reused-id"),  # the claim is still there
        ((TOMBSTONE.replace(GONE, "gone"), TOMBSTONE.replace(GONE, "gone")), "duplicate-id"),
        ((TOMBSTONE.replace(GONE, "gone").replace('"claims"', '"claim"'),), "unknown-word"),  # no kind of record
        ((TOMBSTONE.replace(GONE, "gone").replace("mayor-hurt", "mayor"),), "dangling-id"),
    ],
    ids=["reused", "twice", "kind", "successor"],
)
def test_a_wrong_tombstone_is_a_finding(checkout, tombstones, code):
    """The check finds it before anything is frozen."""
    write_head(checkout, "1.1.0", *tombstones)
    assert [finding.code for finding in check(checkout / "curated", TEXTS)] == [code]
