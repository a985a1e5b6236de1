"""Reading a dataset from a folder outside this package."""

import os
import pickle
import sys
from importlib import import_module
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.datasets.read import read_releases
from gorno_badakhshan.errors import IntegrityError, PinError, StructureError, VersionError
from gorno_badakhshan.exchange import data_package, json_lines


def test_curated_files_and_their_release_are_the_same_dataset(project, frozen):
    """The pin can be written down before the freeze, and the bytes are the same afterwards."""
    assert gb.read(project).pin == gb.read(project / "curated").pin == gb.read(frozen).pin
    assert tuple(gb.read(project).claims) == tuple(gb.read(frozen).claims)


def test_a_pin_reads_the_release_of_a_project(project, frozen):
    """A project has curated files, which change, and releases, which do not."""
    pin = gb.read(frozen).pin
    claims = project / "curated" / "sources" / "lorn-note.toml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("stated = 3, low = 3", "stated = 4, low = 4"), encoding="utf-8")
    assert gb.read(project, pin).pin == pin
    assert gb.read(project / "releases").pin == pin
    assert gb.read(project).pin != pin


@pytest.mark.parametrize(
    ("version", "error", "reason"),
    [
        ("0.2.0", VersionError, "no such release"),
        (f"0.1.0@sha256:{'0' * 64}", PinError, "another digest"),
        ("newest", PinError, "no version"),
    ],
)
def test_a_folder_that_is_not_what_is_asked_for_is_refused(project, frozen, version, error, reason):
    """Nothing falls back to another version."""
    for path in (project, project / "curated", project / "releases", frozen):
        with pytest.raises(error):
            gb.read(path, version)
    assert reason


def test_a_release_that_changed_as_a_whole_is_refused(project, frozen):
    """The file of digests beside the releases says what was frozen."""
    manifest = frozen / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"An invented brawl", b"Another text here"))
    with pytest.raises(IntegrityError, match="restore the file as it was frozen"):
        gb.read(frozen)
    with pytest.raises(IntegrityError):
        gb.read(project, "0.1.0")


def test_curated_files_with_findings_are_refused_with_all_of_them(project):
    """The message has a line for each, as the check prints them, with file and line."""
    events = project / "curated" / "events.toml"
    text = events.read_text(encoding="utf-8").replace('"lorn"', '"lornn"').replace('"dockers"', '"docker-s"')
    events.write_text(text, encoding="utf-8")
    with pytest.raises(StructureError) as caught:
        gb.read(project)
    assert [finding.split(": ")[0] for finding in caught.value.findings] == ["events.toml:11", "events.toml:13"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("dataset.toml", b"version = ", "not TOML"),
        ("dataset.toml", b"", "empty"),
        ("dataset.toml", b'version = "0.1.0"\ndate = "2026-01-02"\nnotes = ""\ndescription = 3\n', "no table"),
        ("events.toml", b"\xff\xfe", "not UTF-8"),
        ("events.toml", b"events = 3\n", "no list of tables"),
        ("events.toml", b"[[events]]\n", "no id"),
        ("actors.toml", b"# nobody\n", "claims and events refer to actors"),
        ("sources/lorn-note.toml", b"[source]\nid = 1\n", "a number as id"),
        ("sources/lorn-note.toml", b"[claims]\nx = 1\n", "a claim that is no table"),
        ("sources/Lorn Note.toml", b"[source]\n", "a name that is no id"),
        ("event.toml", b"", "a misspelt name"),
        ("events.toml", b"x = " + b"[" * 5000, "deep nesting"),
        ("events.toml", b"x = " + b"9" * 5000, "an integer that Python does not read"),
    ],
)
def test_hostile_curated_files_get_findings(project, name, content, reason):
    """Whatever is in the files, the answer is a list of findings and no traceback."""
    (project / "curated" / name).write_bytes(content)
    with pytest.raises(StructureError) as caught:
        gb.read(project)
    assert caught.value.findings, reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("no-such-folder", "no such folder"),
        ("curated/events.toml", "it is a file"),
        ("curated/sources", "no folder of data"),
        (3, "expected the path of a folder"),
        (None, "expected the path of a folder"),
        ("a\0b", "expected the path of a folder"),
    ],
)
def test_a_path_without_data_is_refused(project, path, reason):
    """The message says what was expected and what to do."""
    with pytest.raises(StructureError, match=reason):
        gb.read(project / path if isinstance(path, str) and "\0" not in path else path)


@pytest.mark.parametrize("name", ["reports.csv", "Reports.XLSX", "reports.tsv"])
def test_a_table_is_refused_with_the_way_to_read_it(tmp_path, name):
    """Whoever has a spreadsheet tries this first."""
    path = tmp_path / name
    path.write_bytes(b"a,b\n")
    with pytest.raises(StructureError, match=r"a table needs a mapping of its columns: gb\.read_table"):
        gb.read(path)


def test_the_default_event_is_an_event(project):
    """A misspelt one is reported with the near ids."""
    head = project / "curated" / "dataset.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('"lorn-brawl"', '"lorn-braw"'), encoding="utf-8")
    with pytest.raises(StructureError, match=r"default_event.*did you mean 'lorn-brawl'"):
        gb.read(project)


def test_every_analysis_works_on_it(project):
    """Claims of another conflict go through the same functions as those of this package."""
    ds = gb.read(project)
    claims = ds.claims.where(event="lorn-brawl", outcome="wounded")
    assert gb.toll("lorn-brawl", "wounded", dataset=ds).populations
    assert gb.reconcile(claims, "stated_range").figures
    assert len(gb.contradictions(claims)) == 1
    assert "lorn-mayor" in str(gb.lineage("lorn-note/mayor-hurt", dataset=ds))
    assert gb.diff(ds, ds).bump == "none"
    assert gb.timeline(claims) is not None
    assert "lorn-brawl" in gb.changelog(ds, ds)


def test_the_changelog_has_the_questions_that_its_claims_answer(project):
    """Not those of the data of this package: nobody is said to be detained here."""
    ds = gb.read(project)
    table = gb.changelog(ds, ds).partition("\n| ")[2]
    counts = [claim.proposition for claim in ds.claims.where(event="lorn-brawl") if claim.count]
    asked = {f"| {count.population.replace('_', ' ')} {count.outcome} |" for count in counts}
    assert asked
    assert {line[: line.index("|", 2) + 1] for line in table.splitlines()[2:]} == asked


def test_its_description_is_in_citations(project):
    """Title and maintainers are those of the dataset, not of this package."""
    ds = gb.read(project)
    assert ds.cite().startswith("Archive of Lorn (2026). The brawl of Lorn (Version 0.1.0)")
    assert all(
        "Lorn" in ds.cite(style) and "gorno" not in ds.cite(style) for style in ("bibtex", "cff", "csl-json")
    )


def test_the_installed_releases_stay_as_they_are(project):
    """A dataset of the same version as a release of this package does not take its place."""
    head = project / "curated" / "dataset.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("0.1.0", "1.0.0"), encoding="utf-8")
    ds = gb.read(project)
    assert ds.version == "1.0.0"
    assert gb.load("1.0.0").digest != ds.digest
    assert pickle.loads(pickle.dumps(ds)).digest == ds.digest


EXPORTS = {"json_lines": "lorn.jsonl", "sqlite": "lorn.sqlite", "data_package": "lorn-package"}


@pytest.mark.parametrize("module", EXPORTS)
def test_what_the_library_exports_is_read(project, module):
    """The pin is that of the dataset that was exported, and another one is refused."""
    ds, path = gb.read(project), project / EXPORTS[module]
    import_module(f"gorno_badakhshan.exchange.{module}").write(ds, path)
    assert gb.read(path, ds.pin).pin == ds.pin
    with pytest.raises(VersionError):
        gb.read(path, "2.0.0")


@pytest.mark.parametrize("name", ["x.jsonl", "x.sqlite", "x.db", "datapackage.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"resources": [{}]}'])
def test_other_files_get_findings(tmp_path, name, content):
    """Whatever is in a file, the answer is no traceback."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises((StructureError, IntegrityError)):
        gb.read(tmp_path if name == "datapackage.json" else tmp_path / name)


def test_texts_that_the_environment_names_are_not_read(project, monkeypatch):
    """They are the texts of another dataset; what is read depends on the folder alone."""
    monkeypatch.setenv("GORNO_BADAKHSHAN_TEXTS", str(project))
    assert gb.read(project / "curated").claims


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("name", ["claims.csv", "records/claims.json"])
@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "nowhere"])
def test_a_part_of_a_package_that_is_no_file_is_a_finding_at_once(project, name, kind):
    """Whoever reads it never waits, and the finding has the name."""
    path = project / "package"
    data_package.write(gb.read(project), path)
    (path / name).unlink()
    if kind == "pipe":
        os.mkfifo(path / name)
    else:
        target = {"device": "/dev/zero", "loop": Path(name).name, "nowhere": "nowhere"}[kind]
        (path / name).symlink_to(target)
    with pytest.raises(StructureError, match="it cannot be read") as caught:
        gb.read(path)
    assert name in str(caught.value)


@pytest.mark.parametrize("key", [b'"record":"claim"', b'"id":'])
def test_a_key_twice_is_a_finding_with_its_line(project, key):
    """Two readers would read two records."""
    path = project / "a.jsonl"
    json_lines.write(gb.read(project), path)
    path.write_bytes(path.read_bytes().replace(key, b'"id":"x",' + key, 1))
    with pytest.raises(StructureError, match=r"a\.jsonl, line \d+.*\n.*occurs twice"):
        gb.read(path)


def test_the_releases_of_a_folder_are_those_that_can_be_read(project):
    """None before the first is frozen; the same from the project and from each of its folders."""
    assert read_releases(project) == ()
    freeze(project / "curated", project / "releases", project / "releases" / "digests.json")
    expected = (gb.read(project, "0.1.0").release,)
    places = (project, project / "curated", project / "releases", project / "releases" / "0.1.0")
    assert [read_releases(place) for place in places] == [expected] * 4


def test_the_releases_of_a_changed_folder_are_refused(project):
    """A list with a release that no command can read would mislead."""
    freeze(project / "curated", project / "releases", project / "releases" / "digests.json")
    (project / "releases" / "0.1.0" / "claims.json").write_bytes(b"[\n]\n")
    with pytest.raises(gb.StructureError, match=r"claims\.json"):
        read_releases(project)
