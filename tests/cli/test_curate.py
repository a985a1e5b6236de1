"""The commands for curators: check, format, freeze, locate."""

import errno
import json
import os
import shutil
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

from gorno_badakhshan.cli.exits import NOT_WRITTEN

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"
TEXT = "First the news. Then the news again."
SOURCE = f"""\
[source]
id = "page"
title = "A page"
publisher = "paper"
kind = "news"
language = "en"
text_sha256 = "{sha256(TEXT.encode()).hexdigest()}"
text_length = {len(TEXT)}
passages = [
  {{ part = "Lead", start = 0, end = {len(TEXT)}, sha256 = "{sha256(TEXT.encode()).hexdigest()}" }},
]
"""


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the small example data in a package without a release."""
    copy = tmp_path / "package" / "data" / "curated"
    shutil.copytree(SMALL, copy)
    table = tmp_path / "package" / "store" / "released.py"
    table.parent.mkdir()
    table.write_text("RELEASED: dict[str, str] = {}\n", encoding="utf-8")
    return copy


@pytest.fixture
def page(curated: Path, tmp_path: Path) -> list[str]:
    """A source in the curated data; returns the options that name the data and the text."""
    (curated / "sources" / "page.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return ["--curated", str(curated), "--texts", str(tmp_path)]


def _spoil(curated: Path) -> None:
    file = curated / "places.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"town"', '"twon"'), encoding="utf-8")


def test_check_of_correct_data_has_no_finding(run: Run, curated: Path) -> None:
    """The exit code is 0."""
    result = run("curate", "check", "--curated", str(curated))
    assert result.exit_code == 0
    assert "all is well" in result.stdout


def test_check_names_file_line_and_near_word(run: Run, curated: Path) -> None:
    """A finding has file, line and the nearest word; the exit code is 1."""
    _spoil(curated)
    result = run("curate", "check", "--curated", str(curated))
    assert result.exit_code == 1
    assert "places.toml:" in result.stdout
    assert "'town'" in result.stdout


def test_check_of_one_source_reads_only_its_file(run: Run, curated: Path) -> None:
    """A finding in another source is not reported; an unknown source is wrong usage."""
    other = (curated / "sources" / "lorn-note.toml").read_text(encoding="utf-8").replace("lorn-note", "lorn-copy")
    (curated / "sources" / "lorn-copy.toml").write_text(other.replace('"dataset"', '"datsaet"'), encoding="utf-8")
    assert run("curate", "check", "lorn-note", "--curated", str(curated)).exit_code == 0
    assert run("curate", "check", "lorn-copy", "--curated", str(curated)).exit_code == 1
    assert run("curate", "check", "lorn", "--curated", str(curated)).exit_code == 2


def test_check_as_json_is_the_report(run: Run, curated: Path) -> None:
    """Editors and continuous integration read findings as JSON."""
    _spoil(curated)
    report = json.loads(run("curate", "check", "--curated", str(curated), "--json").stdout)
    assert report["ok"] is False
    assert report["findings"][0]["code"] == "unknown-word"


def _unformat(curated: Path) -> tuple[Path, str, str]:
    """Writes a file that is not canonical; returns its path, its canonical text and its new text."""
    file = curated / "places.toml"
    canonical = file.read_text(encoding="utf-8")
    text = canonical.replace("kind = ", "kind   =   ")
    file.write_text(text, encoding="utf-8")
    return file, canonical, text


@pytest.mark.parametrize("options", [(), ("--write",)])
def test_format_rewrites_files(run: Run, curated: Path, options: tuple[str, ...]) -> None:
    """Writing is the default; `--write`, which earlier versions needed, still says so."""
    file, canonical, _ = _unformat(curated)
    written = run("curate", "format", "--curated", str(curated), *options)
    assert (written.exit_code, written.stdout) == (0, "rewrote places.toml\n")
    assert file.read_text(encoding="utf-8") == canonical
    again = run("curate", "format", "--curated", str(curated))
    assert (again.exit_code, again.stdout) == (0, "all files are canonical\n")


def test_format_with_check_writes_nothing(run: Run, curated: Path) -> None:
    """It lists the files, and the exit code is 1."""
    file, _, text = _unformat(curated)
    listed = run("curate", "format", "--curated", str(curated), "--check")
    assert (listed.exit_code, listed.stdout) == (1, "would rewrite places.toml\n")
    assert file.read_text(encoding="utf-8") == text


def test_format_refuses_check_with_write(run: Run, curated: Path) -> None:
    """The two options contradict each other."""
    assert run("curate", "format", "--curated", str(curated), "--check", "--write").exit_code == 2


def test_format_reports_a_full_disk(run: Run, curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the file and says that it is unchanged, and it is."""
    file, _, text = _unformat(curated)
    monkeypatch.setattr(os, "fsync", _refuse_space)
    result = run("curate", "format", "--curated", str(curated))
    assert result.exit_code == NOT_WRITTEN
    assert "places.toml: No space left on device; it is unchanged" in result.stderr
    assert file.read_text(encoding="utf-8") == text


def _refuse_space(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_freeze_writes_a_release_and_prints_its_pin(run: Run, curated: Path) -> None:
    """The release is next to the curated folder, and its digest is in the table."""
    release = json.loads(run("curate", "freeze", "--curated", str(curated), "--json").stdout)
    manifest = curated.parent / "releases" / release["version"] / "manifest.json"
    assert sha256(manifest.read_bytes()).hexdigest() == release["digest"]
    assert release["digest"] in (curated.parent.parent / "store" / "released.py").read_text(encoding="utf-8")


def test_freeze_refuses_data_with_findings(run: Run, curated: Path) -> None:
    """Nothing is written, the findings are printed, and the exit code is 1 as for all findings."""
    _spoil(curated)
    result = run("curate", "freeze", "--curated", str(curated))
    assert result.exit_code == 1
    assert "places.toml:" in result.stderr
    assert not (curated.parent / "releases").exists()


def test_freeze_outside_a_checkout_needs_a_description(run: Run, curated: Path) -> None:
    """A citation of data of others needs a title and maintainers."""
    (curated.parent.parent / "store" / "released.py").unlink()
    result = run("curate", "freeze", "--curated", str(curated))
    assert result.exit_code == 1
    assert "[description] is missing" in result.stderr


def test_freeze_outside_a_checkout_writes_beside_the_curated_files(run: Run, curated: Path) -> None:
    """The folder of releases has a file with the digest of each manifest."""
    (curated.parent.parent / "store" / "released.py").unlink()
    with (curated / "dataset.toml").open("a", encoding="utf-8") as file:
        file.write('\n[description]\nname = "lorn"\ntitle = "Lorn"\nmaintainers = ["A"]\nlicense = "CC0-1.0"\n')
    result = run("curate", "freeze", "--curated", str(curated), "--json")
    assert result.exit_code == 0, result.stderr
    digests = json.loads((curated.parent / "releases" / "digests.json").read_bytes())
    assert digests == {"1.0.0": json.loads(result.stdout)["digest"]}


def test_locate_gives_a_locator_for_every_place(run: Run, page: list[str]) -> None:
    """Each line is TOML to paste into a claim, with the offsets and digest of the phrase."""
    result = run("curate", "locate", "page", "the news", *page)
    assert result.exit_code == 0
    places = [tomllib.loads(line)["locator"] for line in result.stdout.splitlines()]
    assert [(place["part"], TEXT[place["start"] : place["end"]]) for place in places] == [("Lead", "the news")] * 2
    assert {place["sha256"] for place in places} == {sha256(b"the news").hexdigest()}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["page", "no such words"], 1),
        (["page", ""], 2),
        (["pag", "the news"], 2),
        (["page"], 2),
    ],
)
def test_exit_codes_of_locate(run: Run, page: list[str], words: list[str], code: int) -> None:
    """1 if the phrase is not in the text, 2 for wrong usage."""
    assert run("curate", "locate", *words, *page).exit_code == code


def test_locate_needs_the_text(run: Run, page: list[str]) -> None:
    """Texts are not shipped; without a folder the message names the option."""
    result = run("curate", "locate", "page", "the news", *page[:2])
    assert result.exit_code == 2
    assert "--texts" in result.stderr


def test_locate_works_before_a_source_is_recorded(run: Run, page: list[str], tmp_path: Path) -> None:
    """Offsets and digest come from the file that --text names."""
    result = run("curate", "locate", "new-page", "the news", "--text", str(tmp_path / "page.txt"), *page[:2])
    assert result.exit_code == 0
    assert [tomllib.loads(line)["locator"]["start"] for line in result.stdout.splitlines()] == [6, 21]


def test_locate_refuses_another_text_than_the_recorded_one(run: Run, page: list[str], tmp_path: Path) -> None:
    """Its offsets would name other words."""
    (tmp_path / "other.txt").write_text(TEXT + " the news", encoding="utf-8")
    result = run("curate", "locate", "page", "the news", "--text", str(tmp_path / "other.txt"), *page[:2])
    assert result.exit_code == 2
    assert "digest differs" in result.stderr
