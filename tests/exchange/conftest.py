"""Datasets to write: one of each schema, and a small one."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing


@pytest.fixture(scope="session", params=["1.0.0", "1.1.0", "2.0.0"])
def released(request: pytest.FixtureRequest) -> gb.Dataset:
    """Returns a release; each has a schema of its own."""
    return gb.load(request.param)


@pytest.fixture(scope="session")
def small() -> gb.Dataset:
    """Returns a dataset of two claims and what they refer to."""
    return testing.dataset_of(
        testing.claim(said_by="bbc-news", killed=12), testing.claim(said_by="al-jazeera", killed=20)
    )
