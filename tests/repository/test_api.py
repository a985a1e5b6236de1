"""The public interface is a contract: what the last release of the library had is still there."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "gorno_badakhshan"


def git(*arguments):
    """Returns what git prints, or None where git or the repository is not there."""
    try:
        return subprocess.check_output(["git", *arguments], cwd=ROOT, text=True, stderr=subprocess.DEVNULL).strip()  # noqa: S607 - git is where it is
    except (OSError, subprocess.CalledProcessError):
        return None


@pytest.fixture(scope="module")
def breakages():
    """What griffe finds in public names between the commit that set the version last and the checkout."""
    griffe = pytest.importorskip("griffe", reason="nox -s ecosystem brings griffe")
    released = git("log", "-1", "--format=%H", "-G^__version__ = ", "--", f"src/{PACKAGE}/__init__.py")
    if not released or git("cat-file", "-e", f"{released}~:src") is None:
        pytest.skip("the history is not here: the last release cannot be compared")
    old = griffe.load_git(PACKAGE, ref=released, repo=ROOT, search_paths=["src"], resolve_aliases=True)
    new = griffe.load(PACKAGE, search_paths=[ROOT / "src"], resolve_aliases=True)
    modules = (old, old["plot"], old["testing"])
    exported = [module[name] for module in modules for name in module.exports]
    public = [f"{found.canonical_path}." for found in exported]
    broken = [(f"{found.obj.canonical_path}.", found) for found in griffe.find_breaking_changes(old, new)]
    return [f"{path}{found.kind.value}" for path, found in broken if path.startswith(tuple(public))]


def test_no_public_name_is_broken(breakages):
    """Neither a name nor a parameter went, moved or became required; breaking that needs a major version."""
    assert breakages == []
