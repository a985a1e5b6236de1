"""The command `coverage`."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.audit.coverage import coverage_of
from gorno_badakhshan.cli import coverage
from gorno_badakhshan.testing import dataset_of

Run = Callable[..., Result]

SMALL = Path(__file__).parent.parent / "curation" / "small"


def test_every_passage_has_its_records_or_a_reason(run: Run) -> None:
    """The reason says why a passage is left out."""
    data = json.loads(run("coverage", "--pin", "1.0.0", "--json").stdout)
    passages = [passage for source in gb.sources("1.0.0") for passage in source.passages]
    assert len(data["passages"]) == len(passages)
    assert all(row["records"] or row["left_out"] for row in data["passages"])
    assert "left out: heading" in run("coverage", "--pin", "1.0.0").stdout


def test_uncovered_passage_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence without a record is marked, and the exit code is 1."""
    full = gb.coverage("1.0.0")
    bare = [row for row in full.rows if row.is_left_out]
    passage = gb.Passage(part="Lead", start=1, end=2, sha256=64 * "0")
    lost = type(full.rows[0])(source=bare[0].source, passage=passage, records=(), claims=())
    monkeypatch.setattr(coverage, "coverage_of_dataset", lambda _: gb.Coverage(rows=(*bare, lost)))
    result = run("coverage")
    assert result.exit_code == 1
    assert "1 uncovered" in result.stdout
    assert json.loads(run("coverage", "--json").stdout)["passages"][-1]["state"] == "uncovered"


def _with_text(
    monkeypatch: pytest.MonkeyPatch, folder: Path, text: str, left_out: str | None = "nothing of note"
) -> None:
    """Puts a text into the folder and shows a dataset whose source has the digest of `text`."""
    (folder / "page.txt").write_text("First. Second.", encoding="utf-8")
    passage = gb.Passage(part="Lead", start=7, end=14, sha256=64 * "0", left_out=left_out)
    source = gb.Source(
        id="page",
        title="A page",
        publisher="paper",
        kind="news",
        language="en",
        text_sha256=sha256(text.encode()).hexdigest(),
        text_length=14,
        passages=(passage,),
    )
    dataset = dataset_of(source)
    monkeypatch.setattr(coverage, "load", lambda _: dataset)
    monkeypatch.setattr(coverage, "coverage_of_dataset", lambda _: coverage_of(dataset.sources, (), ()))


def test_sentences_are_read_from_the_texts_of_the_user(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the texts each passage is quoted."""
    _with_text(monkeypatch, tmp_path, "First. Second.")
    assert "“Second.”" in run("coverage", "--texts", str(tmp_path)).stdout
    assert "Second" not in run("coverage").stdout


def test_curated_data_has_its_coverage_before_it_is_released(run: Run, tmp_path: Path) -> None:
    """A curator sees what is left to do; a release and a folder at once are wrong usage."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    data = json.loads(run("coverage", "--curated", str(curated), "--json").stdout)
    assert [row["state"] for row in data["passages"]] == ["left out", "covered", "covered", "left out"]
    assert data["share_of_characters"] == 1.0
    file = curated / "sources" / "lorn-note.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.rindex("[[claims]]")], encoding="utf-8")
    result = run("coverage", "--curated", str(curated), "--json")
    assert result.exit_code == 1
    assert [(gap["start"], gap["end"]) for gap in json.loads(result.stdout)["texts"][0]["gaps"]] == [(92, 137)]
    assert run("coverage", "--curated", str(curated), "--pin", "1.0.0").exit_code == 2


def test_places_without_a_record_are_listed(run: Run) -> None:
    """The share of characters, and each place that is longer than a space or a stop; JSON has all places."""
    output = run("coverage", "--pin", "1.0.0").stdout
    assert "Of their 3585 characters, 98.2% are covered, 97.6% by claims." in output
    assert "1673–1688" in output
    assert "751–752" not in output
    data = json.loads(run("coverage", "--pin", "1.0.0", "--json").stdout)
    (text,) = data["texts"]
    places = {(gap["start"], gap["end"]) for gap in text["gaps"]}
    assert {(1673, 1688), (751, 752)} <= places
    assert (text["characters"], text["covered"]) == (data["characters"], 3521)
    assert data["share_of_characters"] == 3521 / 3585


def test_words_of_a_gap_are_printed_only_from_the_texts_of_the_user(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The package has no sentence of a source."""
    _with_text(monkeypatch, tmp_path, "First. Second.", left_out=None)
    quoted = run("coverage", "--texts", str(tmp_path)).stdout
    assert quoted.count("“Second.”") == 2
    bare = run("coverage").stdout
    assert "7–14" in bare
    assert "Second" not in bare


def test_wrong_text_is_never_quoted(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Offsets into another text would quote other words."""
    _with_text(monkeypatch, tmp_path, "Other. Words.")
    result = run("coverage", "--texts", str(tmp_path))
    assert result.exit_code == 2
    assert "Second" not in result.stdout
