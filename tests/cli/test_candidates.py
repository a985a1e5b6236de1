"""The command that suggests links of a claim."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the small example data."""
    return Path(shutil.copytree(SMALL, tmp_path / "curated"))


@pytest.fixture
def letter(curated: Path) -> str:
    """The id of a claim whose figure another document has too."""
    text = (curated / "sources" / "lorn-note.toml").read_text(encoding="utf-8").replace("lorn-note", "lorn-letter")
    (curated / "sources" / "lorn-letter.toml").write_text(text, encoding="utf-8")
    return "lorn-letter/docker-unhurt"


def test_candidates_are_lines_to_paste_with_reasons(run: Run, curated: Path, letter: str) -> None:
    """The id is in one piece, and the summary tells which claim it is."""
    result = run("curate", "candidates", letter, "--curated", str(curated), columns=80)
    assert result.exit_code == 0
    assert 'relays = "lorn-note/docker-unhurt"\nrelay_basis = "inferred"\n' in result.stdout
    assert "same figure, none" in result.stdout
    assert "A docker says there were no injured." in result.stdout


def test_candidates_as_json_have_all_links(run: Run, curated: Path, letter: str) -> None:
    """A link without a candidate has an empty list."""
    data = json.loads(run("curate", "candidates", letter, "--curated", str(curated), "--json").stdout)
    assert data.keys() == {"relays", "supersedes", "same_people"}
    assert [candidate["id"] for candidate in data["relays"]] == ["lorn-note/docker-unhurt"]


def test_no_candidate_exits_with_1(run: Run, curated: Path) -> None:
    """An unknown claim is wrong usage."""
    alone = curated / "sources" / "lorn-note.toml"
    alone.write_text(alone.read_text(encoding="utf-8").partition('[[claims]]\nid = "lorn-note/docker')[0])
    assert run("curate", "candidates", "lorn-note/mayor-hurt", "--curated", str(curated)).exit_code == 1
    assert run("curate", "candidates", "lorn-note/none", "--curated", str(curated)).exit_code == 2
