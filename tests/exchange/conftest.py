"""Datasets to write: one of each schema, and a small one."""

import datetime as dt

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.curation.new_dataset import new_dataset
from gorno_badakhshan.store.description import Description


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


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> gb.Dataset:
    """Returns a dataset of somebody else, as `gorno-badakhshan new` begins it."""
    folder = tmp_path_factory.mktemp("own") / "my-conflict"
    about = Description(
        name="my-conflict", title="My conflict", maintainers=("Me", "You"), license="LicenseRef-mine"
    )
    new_dataset(folder, about, dt.date(2026, 1, 2))
    return gb.read(folder)
