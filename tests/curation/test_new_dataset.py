"""A project to begin a dataset with."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.curation import new_dataset as module
from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.format import format_folder
from gorno_badakhshan.curation.new_dataset import ExistingProjectError, new_dataset
from gorno_badakhshan.store.description import Description

DESCRIPTION = Description(name="a", title="A: claims", maintainers=("B",), license="CC0-1.0")
DAY = dt.date(2026, 1, 2)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project."""
    folder = tmp_path / "project"
    new_dataset(folder, DESCRIPTION, DAY)
    return folder


def test_the_examples_have_no_finding_and_are_canonical(project):
    """Not even a warning: whoever copies an example copies a good one."""
    assert check(project / "curated").findings == ()
    assert format_folder(project / "curated", write=False) == []


def test_the_version_is_the_first_one_without_withdrawn_ids(project):
    """Tombstones are for records of its own."""
    release = gb.read(project).release
    assert (release.version, release.date, release.tombstones) == ("0.1.0", DAY, ())
    assert all(release.counts.values())


def test_its_test_passes(project):
    """The project has a test that reads it, and fails with the findings."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(project / "tests")]
    assert subprocess.run(command, cwd=project, check=False, capture_output=True).returncode == 0
    (project / "curated" / "events.toml").write_bytes(b"")
    assert subprocess.run(command, cwd=project, check=False, capture_output=True).returncode == 1


def test_an_empty_folder_is_good_and_another_is_not(tmp_path):
    """A folder with anything in it stays as it is."""
    assert new_dataset(tmp_path, DESCRIPTION, DAY)
    with pytest.raises(ExistingProjectError):
        new_dataset(tmp_path, DESCRIPTION, DAY)


@pytest.mark.parametrize("is_there", [False, True])
def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch, is_there):
    """Half a project would look like one."""

    def fail(path: Path, content: bytes) -> None:
        if path.name == "events.toml":
            raise WriteError(path, "disk full")
        path.write_bytes(content)

    monkeypatch.setattr(module, "write_file", fail)
    monkeypatch.setattr("gorno_badakhshan.atomic.write_file", fail)
    if is_there:
        (tmp_path / "a").mkdir()
    with pytest.raises(WriteError):
        new_dataset(tmp_path / "a", DESCRIPTION, DAY)
    assert list(tmp_path.iterdir()) == []
