"""Somebody else's claims of another conflict go through every command, function, export, plot and page."""

import inspect
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
import typer
from typer.testing import CliRunner

import gorno_badakhshan as gb
from gorno_badakhshan import plot
from gorno_badakhshan.cli.app import app
from gorno_badakhshan.curation.freeze import freeze
from gorno_badakhshan.exchange import json_lines
from gorno_badakhshan.exchange.formats import FORMATS
from gorno_badakhshan.explore.page import page

EVENT, CLAIM = "ferry-battle", "gulf-wire-ferry-battle/count-1"
FRONT = gb.OwnWord("militant/coast_league")
OURS = re.compile(
    r"khorog|tajik|dushanbe|pamir|\b2012\b|gorno-badakhshan 2|the gorno-badakhshan maintainers", re.IGNORECASE
)
"""Words of the data of this package; its own name alone is that of the tool."""


def words_of_ours(text: str) -> list[str]:
    """The words of our own data in an output of another."""
    return OURS.findall(text)


@pytest.fixture(scope="module")
def project(three_parties: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with two releases, between which one count changed."""
    project = tmp_path_factory.mktemp("released") / "delta-war"
    shutil.copytree(three_parties, project)
    head = project / "curated" / "dataset.toml"
    source = project / "curated" / "sources" / "gulf-wire-mill-raid.toml"
    texts = head.read_text(encoding="utf-8"), source.read_text(encoding="utf-8")
    releases = project / "releases"
    freeze(head.parent, releases, releases / "digests.json")
    head.write_text(texts[0].replace('"0.1.0"', '"0.2.0"'), encoding="utf-8")
    source.write_text(texts[1].replace('count = "~45"', 'count = "~60"'), encoding="utf-8")
    freeze(head.parent, releases, releases / "digests.json")
    return project


@pytest.fixture(scope="module")
def dataset(project: Path) -> gb.Dataset:
    """Its later release."""
    return gb.read(project, "0.2.0")


def commands(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command with its names and the object that typer makes of it."""
    command = typer.main.get_command(app) if group is None else group
    if not hasattr(command, "commands"):
        yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


ARGUMENTS: dict[str, list[str]] = {
    "show": [CLAIM],
    "search": ["hill union"],
    "lineage": [CLAIM],
    "diff": ["0.1.0", "0.2.0"],
    "changelog": ["0.1.0", "0.2.0"],
    "export": ["csv", "OUT"],
    "explore": ["OUT.html"],
    "new": ["OUT"],
    "package": ["PROJECT", "--output", "OUT"],
    "plot claims": ["--population", FRONT, "--output", "OUT.svg"],
    "plot timeline": ["--output", "OUT.svg"],
    "plot lineage": [CLAIM, "--output", "OUT.svg"],
    "curate new": ["a-new-source"],
    "curate candidates": [CLAIM],
    "claims": ["--population", FRONT],
    "actors": ["--party", "other_party/neighbor_army"],
    "toll": ["--all", "--stories", "--pairs", "--rules", "--speakers"],
}
"""What a command needs to run, and what makes it meet the words of the dataset."""
ABOUT_NO_DATASET = {
    "releases": "it lists what is installed",
    "read-table": "it reads a table; its tests have other conflicts",
    "side-by-side": "it needs a table of a publisher; its function is tried below",
    "reconcile": "it reads a table of counts, in which ids and words stand alone",
    "curate locate": "it needs a source's text, which is not part of the data",
}


@pytest.mark.parametrize(
    "names", [" ".join(path) for path, _ in commands() if " ".join(path) not in ABOUT_NO_DATASET]
)
def test_every_command_takes_the_data_of_others(
    names: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is new is tried as well: it needs an entry above, or none."""
    monkeypatch.delenv("GORNO_BADAKHSHAN_TEXTS", raising=False)
    # A command for curators may change the files.
    project = Path(shutil.copytree(project, tmp_path / "delta-war"))
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    options = {name for each in dict(commands())[tuple(names.split())].params for name in each.opts}
    places = {"OUT": str(outputs / "out"), "PROJECT": str(project)}
    words = [re.sub("OUT|PROJECT", lambda match: places[match[0]], word) for word in ARGUMENTS.get(names, [])]
    if "--data" in options:
        words += ["--data", str(project)]
    elif "--curated" in options:
        words += ["--curated", str(project)]
    result = CliRunner().invoke(app, [*names.split(), *words], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    assert words_of_ours(result.output) == []
    for file in outputs.rglob("*"):
        if file.is_file():
            assert words_of_ours(file.read_bytes().decode(errors="ignore")) == [], file.name


def test_the_first_screen_is_about_the_data_of_others(project: Path) -> None:
    """Name, headline and figures are theirs."""
    result = CliRunner().invoke(app, ["--data", str(project)], env={"COLUMNS": "120"})
    assert "The dead at the ferry" in result.output
    assert words_of_ours(result.output) == []


def _verification(dataset: gb.Dataset) -> gb.Report:
    with TemporaryDirectory() as folder:
        json_lines.write(dataset, Path(folder) / "delta.jsonl")
        return gb.verify(path=Path(folder) / "delta.jsonl")


FUNCTIONS: dict[str, Callable[[gb.Dataset], object]] = {
    "actors": lambda ds: ds.actors.where(party=gb.OwnWord("armed_group/hill_union")),
    "claims": lambda ds: ds.claims.where(population=FRONT),
    "events": lambda ds: ds.events.where(during="1987-03"),
    "places": lambda ds: ds.places.where(kind="province"),
    "sources": lambda ds: ds.sources.where(publisher="gulf-wire"),
    "find": lambda ds: ds.find(CLAIM),
    "search": lambda ds: ds.search("hill union"),
    "changelog": lambda ds: gb.changelog(ds, ds),
    "combine": lambda ds: gb.combine(ds, ds, prefixes=("a-", "b-")).release,
    "compare_policies": lambda ds: gb.compare_policies(_on_the_front(ds)),
    "consistent_sets": lambda ds: gb.consistent_sets(ds.claims.where(event=EVENT, outcome="killed")),
    "contradictions": lambda ds: gb.contradictions(ds.claims.where(event=EVENT, outcome="killed")),
    "converter": lambda ds: gb.converter().unstructure(ds.claims[0]),
    "diff": lambda ds: gb.diff(ds, ds),
    "event_candidates": lambda ds: gb.event_candidates(EVENT, ds, dataset=ds),
    "side_by_side": lambda ds: gb.side_by_side({"one": (ds, EVENT), "other": (ds, EVENT)}, population=FRONT),
    "drift": lambda ds: gb.drift(ds.claims[0], ds.claims[1]),
    "lineage": lambda ds: gb.lineage(CLAIM, dataset=ds),
    "origins": lambda ds: gb.origins(_on_the_front(ds)),
    "reconcile": lambda ds: gb.reconcile(_on_the_front(ds), "admission_floor"),
    "timeline": lambda ds: gb.timeline(_on_the_front(ds)),
    "toll": lambda ds: gb.toll(EVENT, dataset=ds),
    "verify": _verification,
}
NEEDS = {
    "parquet": "arro3.io",
    "counts": "arro3.io",
    "trig": "pyoxigraph",
    "json-ld": "pyoxigraph",
    "nanopub": "pyoxigraph",
}
"""What only the extra of a format brings."""
ABOUT_NO_OTHER_DATA = {
    "load": "the releases of this package",
    "releases": "the releases of this package",
    "coverage": "the curated files of this package",
    "read": "the fixture reads",
    "read_count": "it reads one text",
    "read_table": "its tests have other conflicts",
    "stream_table": "its tests have other conflicts",
}


def _on_the_front(dataset: gb.Dataset) -> gb.Claims:
    return dataset.claims.where(event=EVENT, population=FRONT, outcome="killed", proposition=gb.CasualtyCount)


def test_every_function_is_tried() -> None:
    """A function that is new has an entry above."""
    public = {name for name in gb.__all__ if inspect.isfunction(getattr(gb, name))}
    assert public == FUNCTIONS.keys() | ABOUT_NO_OTHER_DATA.keys()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_takes_the_data_of_others(name: str, dataset: gb.Dataset) -> None:
    """Its result, also in a notebook and as plain data, has no word of ours."""
    result = FUNCTIONS[name](dataset)
    shown = [repr(result), str(result)]
    shown += [str(getattr(result, method)()) for method in ("_repr_html_", "to_dict") if hasattr(result, method)]
    assert shown[0]
    assert words_of_ours("\n".join(shown)) == []


@pytest.mark.parametrize("style", get_args(gb.CitationStyle))
def test_every_citation_is_of_the_data_of_others(style: Any, dataset: gb.Dataset) -> None:
    """Title, maintainers, license and day are those of its description."""
    text = dataset.cite(style)
    assert "Delta" in text
    assert words_of_ours(text) == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_has_the_words_of_others(
    name: str, project: Path, dataset: gb.Dataset, tmp_path: Path
) -> None:
    """The words of its own are in the file, and ours are not; a lossless format gives the same dataset back."""
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    suffix = {"jsonl": ".jsonl", "sqlite": ".sqlite"}.get(name, "")
    path = tmp_path / f"out{suffix}"
    result = CliRunner().invoke(app, ["export", name, str(path), "--data", str(project), "--pin", "0.2.0"])
    assert result.exit_code == 0, result.output
    files = [file for file in (path, *path.rglob("*")) if file.is_file()]
    text = "\n".join(file.read_bytes().decode(errors="ignore") for file in files)
    # The words of the vocabularies are about conflicts in general.
    assert words_of_ours(text) == []
    if name not in ("geojson", "croissant", "ucdp-csv", "parquet", "counts"):
        assert FRONT in text
    if name in ("jsonl", "sqlite", "data-package"):
        again = gb.read(path)
        assert (again.pin, again.release.description) == (dataset.pin, dataset.release.description)


def test_the_page_is_about_the_data_of_others(dataset: gb.Dataset) -> None:
    """Its title is theirs; it has their words and none of ours."""
    html = page(dataset)
    assert "The war in the Delta as claims</title>" in html
    data = re.sub(r"<(script|style)(?! id=.?data)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert words_of_ours(data) == []


def test_every_party_of_a_chart_has_a_mark_of_its_own(dataset: gb.Dataset) -> None:
    """Three parties that speak of one number are told apart in color and shape."""
    pytest.importorskip("matplotlib")
    counts = dataset.claims.where(event=EVENT, population="everyone/foreign_forces", outcome="killed")
    axes = plot.claims(counts)
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert labels == ["armed group/coast league", "other party/neighbor army"]
    lines = axes.get_legend().get_lines()
    assert len({(line.get_color(), line.get_marker()) for line in lines}) == len(lines)


def test_the_figures_say_whose_data_they_show(dataset: gb.Dataset) -> None:
    """Name and license are those of the description."""
    pytest.importorskip("matplotlib")
    axes = plot.claims(_on_the_front(dataset))
    credit = " ".join(text.get_text() for text in axes.texts)
    assert "delta-war 0.2.0, CC BY SA 4.0" in credit
    assert words_of_ours(credit) == []


def test_admissions_follow_the_description(dataset: gb.Dataset) -> None:
    """The League concedes its own dead, and nobody concedes the dead of another."""
    floors = {
        toll.population: next(each.low for each in toll.estimates)
        for toll in gb.toll(EVENT, policy="admission_floor", dataset=dataset).populations
        if toll.estimates
    }
    assert {word: low for word, low in floors.items() if low is not None} == {
        "government_forces": 3,
        "government_forces/river_guard": 2,
        "militant/coast_league": 4,
    }


def test_a_dataset_is_combined_with_ours(dataset: gb.Dataset) -> None:
    """Two conflicts stand side by side, each with its own words."""
    both = gb.combine(dataset, gb.load(), prefixes=("delta-", ""))
    assert len(both.claims.where(population=FRONT)) == len(dataset.claims.where(population=FRONT)) > 0
    assert both.release.date >= date(1988, 1, 2)
