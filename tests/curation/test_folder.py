"""The curated folder and its files."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation import folder
from gorno_badakhshan.curation.folder import NoCuratedDataError, curated_files, curated_folder

SMALL = Path(__file__).parent / "small"


def test_an_install_without_curated_data_says_where_it_is(monkeypatch, tmp_path):
    """The wheel has no curated files; the error says how to get them."""
    monkeypatch.setattr(folder, "__file__", str(tmp_path / "curation" / "folder.py"))
    with pytest.raises(NoCuratedDataError, match="clone the repository") as caught:
        curated_folder()
    assert caught.value.folder == tmp_path / "data" / "curated"


def test_files_are_in_reading_order():
    """Lists come before sources; files that do not exist are left out."""
    names = [path.relative_to(SMALL).as_posix() for path in curated_files(SMALL)]
    assert names == ["dataset.toml", "actors.toml", "places.toml", "events.toml", "sources/lorn-note.toml"]
