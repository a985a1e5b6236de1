"""Every clone has the bytes that the digests are of, whatever line ends its owner prefers."""

import os
import re
import shutil
from pathlib import Path
from subprocess import run

import pytest

from gorno_badakhshan.datasets.verify import verify_release
from gorno_badakhshan.store.released import RELEASED

ROOT = Path(__file__).parents[2]
RELEASES = "src/gorno_badakhshan/data/releases"
FOLDERS = (RELEASES, "src/gorno_badakhshan/data/curated", "tests/curation/small", "tests/curation/small-texts")
GIT = shutil.which("git")

pytestmark = pytest.mark.skipif(
    GIT is None or not (ROOT / ".gitattributes").is_file(), reason="needs git and a checkout"
)


def git(*arguments: str | Path) -> None:
    """Run git without the settings of the user who runs the tests."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    author = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    run([str(GIT), *author, *map(str, arguments)], check=True, capture_output=True, env={**os.environ, **settings})


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the data files, made by git with Windows line ends switched on."""
    folder = tmp_path_factory.mktemp("line-ends")
    original, clone = folder / "original", folder / "clone"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, original / name)
    shutil.copy(ROOT / ".gitattributes", original)
    git("init", "--quiet", original)
    git("-C", original, "add", ".")
    git("-C", original, "commit", "--quiet", "-m", "Data")
    git("clone", "--quiet", "-c", "core.autocrlf=true", original, clone)
    return clone


@pytest.mark.parametrize("version", RELEASED)
def test_a_release_verifies_in_a_clone_with_windows_line_ends(clone, version):
    """`core.autocrlf=true` does not change a released byte."""
    report = verify_release(version, RELEASED[version], clone / RELEASES / version, None)
    assert report.ok, report


@pytest.mark.parametrize("folder", FOLDERS)
def test_data_files_are_equal_in_a_clone_with_windows_line_ends(clone, folder):
    """The formatter and the tests compare curated files and texts byte by byte."""
    names = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert names
    assert [name for name in names if (clone / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_no_hook_rewrites_data_with_a_digest():
    """`.pre-commit-config.yaml` excludes every file that is compared with a digest."""
    settings = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (excluded,) = re.findall(r"^exclude: (.+)$", settings, re.MULTILINE)
    for folder in (RELEASES, "tests/curation/small-texts"):
        names = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert names
        assert [name for name in names if not re.search(excluded, name)] == []
