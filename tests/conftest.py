"""What all tests share: the curated files, an invented conflict, and how many examples hypothesis tries.

Few examples by default, many with `HYPOTHESIS_PROFILE=thorough`.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from gorno_badakhshan.curation.folder import NoCuratedDataError, curated_folder

settings.register_profile("fast", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=300, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(autouse=True)
def no_open_figures() -> Iterator[None]:
    """Closes the figures that a test drew: pyplot keeps each, and warns of the 21st in whatever test draws it."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture(scope="session")
def curated_files() -> Path:
    """The folder of the curated files; only a checkout has it."""
    try:
        return curated_folder()
    except NoCuratedDataError:
        pytest.skip("the curated files are in the checkout, not in the wheel")


@pytest.fixture(scope="session")
def three_parties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project of an invented conflict: three parties and more, with populations of their own."""
    project = tmp_path_factory.mktemp("project") / "delta-war"
    shutil.copytree(Path(__file__).parent / "datasets" / "delta-war", project)
    return project
