"""What curators run: check, format, freeze, locate."""

import json
import shutil
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

from gorno_badakhshan.curation.read import NoCuratedDataError, curated_folder

Run = Callable[..., Result]

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
    """A copy of the curated data in a package of its own, where nothing has been released."""
    try:
        shipped = curated_folder()
    except NoCuratedDataError:
        pytest.skip("the curated data is in a checkout only")
    copy = tmp_path / "package" / "data" / "curated"
    shutil.copytree(shipped, copy)
    table = tmp_path / "package" / "store" / "released.py"
    table.parent.mkdir()
    table.write_text("RELEASED: dict[str, str] = {}\n", encoding="utf-8")
    return copy


@pytest.fixture
def page(curated: Path, tmp_path: Path) -> list[str]:
    """A small source in the curated data, and the options that name it and its text."""
    (curated / "sources" / "page.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return ["--curated", str(curated), "--texts", str(tmp_path)]


def _spoil(curated: Path) -> None:
    file = curated / "places.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"town"', '"twon"'), encoding="utf-8")


def test_check_of_sound_data_finds_nothing(run: Run, curated: Path) -> None:
    """The shipped state is clean, and the report says what was looked at."""
    result = run("curate", "check", "--curated", str(curated))
    assert result.exit_code == 0
    assert "all is well" in result.stdout


def test_check_names_file_line_and_near_word(run: Run, curated: Path) -> None:
    """A finding leads to its line, says what may have been meant, and exits with 1."""
    _spoil(curated)
    result = run("curate", "check", "--curated", str(curated))
    assert result.exit_code == 1
    assert "places.toml:" in result.stdout
    assert "'town'" in result.stdout


def test_check_as_json_is_the_report(run: Run, curated: Path) -> None:
    """Findings as data, for an editor or a continuous build."""
    _spoil(curated)
    told = json.loads(run("curate", "check", "--curated", str(curated), "--json").stdout)
    assert told["ok"] is False
    assert told["findings"][0]["code"] == "unknown-word"


def test_format_names_files_and_rewrites_them_only_if_told(run: Run, curated: Path) -> None:
    """Without `--write` files are named and the exit code is 1; with it they are rewritten."""
    file = curated / "places.toml"
    canonical = file.read_text(encoding="utf-8")
    file.write_text(canonical.replace("kind = ", "kind   =   "), encoding="utf-8")
    named = run("curate", "format", "--curated", str(curated))
    assert (named.exit_code, named.stdout) == (1, "would rewrite places.toml\n")
    written = run("curate", "format", "--curated", str(curated), "--write")
    assert (written.exit_code, written.stdout) == (0, "rewrote places.toml\n")
    assert file.read_text(encoding="utf-8") == canonical
    assert run("curate", "format", "--curated", str(curated)).exit_code == 0


def test_freeze_writes_a_release_and_says_its_pin(run: Run, curated: Path) -> None:
    """The release lies beside the curated folder, and its digest stands in the table."""
    told = json.loads(run("curate", "freeze", "--curated", str(curated), "--json").stdout)
    manifest = curated.parent / "releases" / told["version"] / "manifest.json"
    assert sha256(manifest.read_bytes()).hexdigest() == told["digest"]
    assert told["digest"] in (curated.parent.parent / "store" / "released.py").read_text(encoding="utf-8")


def test_freeze_refuses_data_with_findings(run: Run, curated: Path) -> None:
    """Nothing is written, the findings are told, and they exit with 1 as any findings do."""
    _spoil(curated)
    result = run("curate", "freeze", "--curated", str(curated))
    assert result.exit_code == 1
    assert "places.toml:" in result.stderr
    assert not (curated.parent / "releases").exists()


def test_freeze_outside_a_checkout_is_wrong_usage(run: Run, curated: Path) -> None:
    """Without a table of releases there is nothing to write the release into."""
    (curated.parent.parent / "store" / "released.py").unlink()
    assert run("curate", "freeze", "--curated", str(curated)).exit_code == 2


def test_locate_gives_a_locator_for_every_place(run: Run, page: list[str]) -> None:
    """Each line can be pasted into a claim: TOML with the offsets and digest of the phrase."""
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
def test_locate_exits_as_every_command_does(run: Run, page: list[str], words: list[str], code: int) -> None:
    """1 where the phrase does not stand in the text, 2 where nothing sensible was asked."""
    assert run("curate", "locate", *words, *page).exit_code == code


def test_locate_needs_the_text(run: Run, page: list[str]) -> None:
    """Texts are not shipped; without a folder the message says which option names it."""
    result = run("curate", "locate", "page", "the news", *page[:2])
    assert result.exit_code == 2
    assert "--texts" in result.stderr
