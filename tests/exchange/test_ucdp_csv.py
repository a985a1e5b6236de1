"""The folder with events in the shape of UCDP's event dataset."""

import csv
import json
from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import AssumptionError, VocabularyError
from gorno_badakhshan.exchange import ucdp_csv
from gorno_badakhshan.exchange.formats import FORMATS
from gorno_badakhshan.exchange.ucdp_columns import GED_DESCRIPTIONS, LOST_KNOWLEDGE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the second release under the rule after UCDP."""
    path = tmp_path_factory.mktemp("ucdp") / "ged"
    ucdp_csv.write(gb.load("2.0.0"), path)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """Returns the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_header_is_that_of_the_published_file(folder: Path) -> None:
    """49 columns."""
    assert (folder / "ged.csv").read_text(encoding="utf-8").splitlines()[0].split(",") == list(GED_DESCRIPTIONS)


def test_every_event_is_listed_with_its_row_or_a_reason(folder: Path) -> None:
    """Rows of the two files agree, and nothing is left out without a reason."""
    events = rows_of(folder / "events.csv")
    assert [each["event"] for each in events] == list(gb.load("2.0.0").events.ids)
    rows = [each["relid"] for each in rows_of(folder / "ged.csv")]
    assert [each["event"] for each in events if each["status"] == "row"] == rows
    assert all(bool(each["reason"]) == (each["status"] != "row") for each in events)


def test_figures_are_those_of_toll(folder: Path) -> None:
    """Whoever asks the rule for one population gets the same numbers."""
    report = gb.toll("khorog-fighting", policy="low_best_high", dataset=gb.load("2.0.0"))
    expected = {
        each.population: (each.estimates[0].low, each.estimates[0].best, each.estimates[0].high)
        for each in report.populations
        if each.event == "khorog-fighting" and each.estimates
    }
    listed = {
        each["population"]: (int(each["low"]), float(each["best"]), int(each["high"]))
        for each in rows_of(folder / "figures.csv")
        if each["event"] == "khorog-fighting"
    }
    assert listed == expected


def test_rule_assumptions_and_losses_are_beside_the_rows(folder: Path) -> None:
    """In words for people, and as data for programs."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert all(text in readme for text in (*LOST_KNOWLEDGE, "`low_best_high`", gb.load("2.0.0").pin))
    assert descriptor["policy"]["name"] == "low_best_high"
    assert descriptor["assumptions"]["tolerance"] == 0.1
    assert {"field": "claims.hedge", "description": "how the wording bounds the figure"} in descriptor[
        "lostFields"
    ]
    assert descriptor["pin"] == gb.load("2.0.0").pin


def test_two_rules_give_two_ids(tmp_path: Path) -> None:
    """Files with different numbers are told apart by the id of the package."""
    for policy in ("cascade", "conservative"):
        FORMATS["ucdp-csv"].write(gb.load("2.0.0"), tmp_path / policy, policy=policy)
    ids = {
        json.loads((tmp_path / name / "datapackage.json").read_text())["id"]
        for name in ("cascade", "conservative")
    }
    assert len(ids) == 2


def test_an_unknown_rule_names_the_near_ones(small: gb.Dataset, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(VocabularyError, match="did you mean 'majority'"):
        ucdp_csv.write(small, tmp_path / "ged", policy="majorty")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if not format.takes_policy])
def test_a_format_of_claims_refuses_a_rule(name: str, small: gb.Dataset, tmp_path: Path) -> None:
    """Else a user would believe that its numbers follow from the rule."""
    with pytest.raises(AssumptionError, match="no figures of a policy"):
        FORMATS[name].write(small, tmp_path / "target", policy="majority")


def test_frictionless_accepts_it(folder: Path) -> None:
    """Types and digests."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
