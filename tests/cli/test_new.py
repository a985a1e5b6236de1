"""The command that begins a dataset of one's own."""

import json

import gorno_badakhshan as gb


def test_a_new_dataset_is_read_checked_and_frozen(run, tmp_path):
    """From nothing to a pin in three commands, without a change by hand."""
    folder = tmp_path / "My Conflict"
    result = run("new", str(folder), "--title", "My conflict: claims", "--maintainer", "An archive", "--json")
    assert "curated/dataset.toml" in json.loads(result.stdout)["files"]
    assert run("curate", "check", "--curated", str(folder)).exit_code == 0
    assert run("curate", "format", "--check", "--curated", str(folder)).exit_code == 0
    assert run("curate", "freeze", "--curated", str(folder)).exit_code == 0
    ds = gb.read(folder, "0.1.0")
    assert ds.pin == gb.read(folder).pin
    assert ds.cite().startswith("An archive (")
    assert ds.release.description.name == "my-conflict"


def test_a_folder_with_files_stays_as_it_is(run, tmp_path):
    """Nobody's files are overwritten."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = run("new", str(tmp_path))
    assert result.exit_code == 2
    assert "not an empty folder" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_blank_title_is_refused_before_anything_is_written(run, tmp_path):
    """A citation needs a title."""
    assert run("new", str(tmp_path / "x"), "--maintainer", " ").exit_code == 2
    assert not (tmp_path / "x").exists()
