"""The commands for curators who write the file of a source."""

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


def test_new_writes_a_draft_that_check_reports(run: Run, curated: Path, tmp_path: Path) -> None:
    """Each TODO is a finding; nothing else is wrong with the file."""
    (tmp_path / "page.txt").write_text("Brawl\n\nOne was hurt.\n", encoding="utf-8")
    result = run("curate", "new", "lorn-page", "--text", str(tmp_path / "page.txt"), "--curated", str(curated))
    assert result.exit_code == 0
    assert "lorn-page.toml" in result.stdout
    report = json.loads(run("curate", "check", "--curated", str(curated), "--json").stdout)
    assert {finding["code"] for finding in report["findings"]} == {"placeholder"}


def test_new_leaves_an_existing_file(run: Run, curated: Path) -> None:
    """The exit code is that of wrong usage."""
    before = (curated / "sources" / "lorn-note.toml").read_bytes()
    result = run("curate", "new", "lorn-note", "--curated", str(curated))
    assert (result.exit_code, (curated / "sources" / "lorn-note.toml").read_bytes()) == (2, before)
    assert "exists already" in result.stderr


def test_new_refuses_a_text_that_is_not_utf_8(run: Run, curated: Path, tmp_path: Path) -> None:
    """Nothing is written."""
    (tmp_path / "page.txt").write_bytes(b"\xff")
    result = run("curate", "new", "lorn-page", "--text", str(tmp_path / "page.txt"), "--curated", str(curated))
    assert (result.exit_code, (curated / "sources" / "lorn-page.toml").exists()) == (2, False)


def test_shorten_rewrites_the_file(run: Run, curated: Path) -> None:
    """The data still has no finding; with --check the file stays as it is."""
    path = curated / "sources" / "lorn-note.toml"
    before = path.read_bytes()
    counted = json.loads(
        run("curate", "shorten", "lorn-note", "--check", "--curated", str(curated), "--json").stdout
    )
    assert path.read_bytes() == before
    written = json.loads(run("curate", "shorten", "lorn-note", "--curated", str(curated), "--json").stdout)
    assert written == counted | {"written": True}
    assert written["after"] == path.read_bytes().count(b"\n") < written["before"]
    assert run("curate", "check", "--curated", str(curated)).exit_code == 0


def test_shorten_refuses_an_unknown_source(run: Run, curated: Path) -> None:
    """The message has the near id."""
    result = run("curate", "shorten", "lorn-not", "--curated", str(curated))
    assert result.exit_code == 2
    assert "lorn-note" in result.stderr


def test_words_of_a_class_fit_a_terminal(run: Run) -> None:
    """Every field has its type, every word its definition, and precedents can be copied in one piece."""
    result = run("curate", "words", "CasualtyCount", columns=80)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    for text in ("outcome  word, required", "killed: Died, at once or later of wounds.", "count = ", "see "):
        assert text in result.stdout


def test_words_without_a_name_lists_classes_and_vocabularies(run: Run) -> None:
    """A curator need not know the names."""
    names = json.loads(run("curate", "words", "--json").stdout)
    assert "CasualtyCount" in names["classes"]
    assert "killed" in names["vocabularies"]["outcome"]
    assert "CasualtyCount" in run("curate", "words", columns=80).stdout


def test_words_of_a_folder_have_its_precedents(run: Run, curated: Path) -> None:
    """A new field has no precedent in a release."""
    result = json.loads(run("curate", "words", "hedge", "--curated", str(curated), "--json").stdout)
    uses = {use["word"]: use["precedent"] for use in result["words"]}
    assert (uses["at_least"], uses["about"]) == ("lorn-note/mayor-hurt", None)
    assert "no record" in run("curate", "words", "hedge", "--curated", str(curated), columns=80).stdout


def test_an_unknown_class_is_wrong_usage(run: Run) -> None:
    """The message has the near name."""
    result = run("curate", "words", "Cuont")
    assert result.exit_code == 2
    assert "'Count'" in result.stderr


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
