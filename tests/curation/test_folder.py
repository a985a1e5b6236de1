"""The curated folder and its files."""

from pathlib import Path

import pytest

from gorno_badakhshan.curation import folder
from gorno_badakhshan.curation.folder import NoCuratedDataError, curated_files, curated_folder, source_path
from gorno_badakhshan.errors import UnknownIdError

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


def test_a_source_without_a_file_names_the_file_and_the_near_ones():
    """A search among released sources would not help a curator, nor would another id."""
    with pytest.raises(
        UnknownIdError, match=r"lorn-nota\.toml \(did you mean 'lorn-note'\?\); .*--curated"
    ) as caught:
        source_path(SMALL, "lorn-nota")
    assert caught.value.near == ("lorn-note",)
    assert source_path(SMALL, "lorn-note").is_file()
