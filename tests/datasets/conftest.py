"""A project outside this package, with invented data."""

import shutil
from pathlib import Path

import pytest

from gorno_badakhshan.audit.texts import TEXTS_VARIABLE
from gorno_badakhshan.curation.freeze import freeze

SMALL = Path(__file__).parents[1] / "curation" / "small"
DESCRIPTION = """
[description]
name = "lorn"
title = "The brawl of Lorn"
maintainers = ["Archive of Lorn"]
license = "CC0-1.0"
default_event = "lorn-brawl"
"""


@pytest.fixture(autouse=True)
def no_texts_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Freezing compares with the texts that the variable names, and these are of another dataset."""
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with curated files, version 0.1.0, and no release."""
    folder = tmp_path / "lorn"
    shutil.copytree(SMALL, folder / "curated")
    head = folder / "curated" / "dataset.toml"
    text = head.read_text(encoding="utf-8").replace("1.0.0", "0.1.0")
    head.write_text(text + DESCRIPTION, encoding="utf-8")
    return folder


@pytest.fixture
def frozen(project: Path) -> Path:
    """The folder of the frozen release of a project."""
    freeze(project / "curated", project / "releases", project / "releases" / "digests.json")
    return project / "releases" / "0.1.0"
