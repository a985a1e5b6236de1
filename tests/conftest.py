"""What all tests share: the curated files, an invented conflict, and how many examples hypothesis tries.

Few examples by default, many with `HYPOTHESIS_PROFILE=thorough`.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from gorno_badakhshan.curation.folder import NoCuratedDataError, curated_folder

settings.register_profile("fast", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=300, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


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
