"""Parties, populations and actors that a mapping defines: read, checked, and followed to a release."""

import json
import tomllib
from itertools import pairwise

import pytest
from typer.testing import CliRunner

import gorno_badakhshan as gb
from gorno_badakhshan.cli.app import app

HEADER = "Day,Town,Who,Dead,Outlet,Speaker"
ROWS = (
    "2003-09-14,Harbor City,Fighters,at least 4,Valley Post,Front press office",
    "2003-09-14,Harbor City,Fighters,30,State Radio,Ministry of Defence",
    "2003-09-14,Harbor City,Soldiers,none,State Radio,Ministry of Defence",
    "2003-09-14,Harbor City,everyone/fleet,2,Valley Post,Fleet staff",
    "2003-09-14,Harbor City,Fighters,1,Valley Post,Fleet staff",
)
MAPPING = """
source = "Outlet"
date = "Day"
place = "Town"
speaker = "Speaker"
event = { constant = "Clash at the harbor" }
event_kind = { constant = "fighting" }
words = { Fighters = "militant/front", Soldiers = "government_forces" }
parties = [
  { word = "armed_group/front", definition = "Of the Front.", own = ["militant/front"] },
  { word = "other_party/fleet", definition = "Of the foreign fleet.", own = ["everyone/fleet"] },
]
populations = [
  { word = "militant/front", definition = "Fighters of the Front." },
  { word = "everyone/fleet", definition = "Sailors of the fleet." },
]

[actors]
"Front press office" = { kind = "office", party = "armed_group/front", standing = "armed_group" }
"Fleet staff" = { party = "other_party/fleet", standing = "official", named = "unnamed" }
"Ministry of Defence" = { party = "government", standing = "official" }

[[counts]]
figure = "Dead"
population = "Who"
"""


@pytest.fixture
def table(write):
    """The path of a table on three parties."""
    return write(HEADER, *ROWS)


@pytest.fixture
def data():
    """The mapping of the table as plain data."""
    return tomllib.loads(MAPPING)


def test_actors_have_the_party_and_kind_that_the_mapping_says(table, data):
    """An actor that it does not name has the kind of all and an unknown party, with a note that says so."""
    actors = {actor.name: actor for actor in gb.read_table(table, data).dataset.actors}
    front, fleet, outlet = actors["Front press office"], actors["Fleet staff"], actors["Valley Post"]
    assert (front.kind, front.party, front.standing, front.note) == (
        "office",
        "armed_group/front",
        "armed_group",
        None,
    )
    assert (fleet.kind, fleet.party, fleet.named) == ("organization", "other_party/fleet", "unnamed")
    assert fleet.note is not None
    assert (outlet.kind, outlet.party, outlet.standing) == ("outlet", "unknown", None)


def test_a_publisher_may_have_a_party_too(table, data):
    """State media are of the government, whoever else is quoted in them."""
    data["actors"]["State Radio"] = {"party": "government", "standing": "press"}
    radio = gb.read_table(table, data).dataset.actors["state-radio"]
    assert (radio.kind, radio.party) == ("outlet", "government")


def test_interests_follow_the_parties_of_the_mapping(table, data):
    """The Front concedes four; what the fleet says of the Front concedes nothing."""
    ds = gb.read_table(table, data).dataset
    front = ds.claims.where(population="militant/front")
    assert len(front) == 3
    assert gb.reconcile(front, "admission_floor", dataset=ds).low == 4


def test_python_and_toml_are_one_mapping(table, data):
    """The classes are those of a description."""
    given = dict(data)
    given["parties"] = tuple(gb.DescribedParty(**{**each, "own": tuple(each["own"])}) for each in data["parties"])
    given["populations"] = tuple(gb.OwnPopulation(**each) for each in data["populations"])
    given["actors"] = {name: gb.TableActor(**each) for name, each in data["actors"].items()}
    assert gb.TableMapping.from_dict(given) == gb.TableMapping.from_dict(data)
    assert gb.read_table(table, given).dataset.pin == gb.read_table(table, data).dataset.pin


def run(*arguments):
    """Runs a command and returns its output; the exit code must be 0."""
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_spreadsheet_on_three_parties_becomes_a_frozen_release(table, tmp_path):
    """Read, written, checked, frozen and counted, without a finding of the check."""
    mapping, folder = tmp_path / "mapping.toml", tmp_path / "harbor"
    mapping.write_text(MAPPING, encoding="utf-8")
    run("read-table", table, "--mapping", mapping, "--write", folder)
    report = json.loads(run("curate", "check", "--curated", folder, "--json"))
    assert [finding["code"] for finding in report["findings"]] == []
    run("curate", "freeze", "--curated", folder)
    ds = gb.read(folder, "0.1.0")
    assert [party.word for party in ds.release.description.parties] == ["armed_group/front", "other_party/fleet"]
    assert {claim.proposition.population for claim in ds.claims} == {
        "militant/front",
        "government_forces",
        "everyone/fleet",
    }
    assert "front" in run("toll", "--data", folder, "--pin", ds.pin)


def change(data, **changes):
    """Returns the mapping with other values of some keys."""
    return {**data, **changes}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        # Defined nowhere.
        ({"words": {"Fighters": "militant/frnt"}}, "words: the mapping does not define 'militant/frnt' (did you"),
        (
            {"counts": [{"figure": "Dead", "population": {"constant": "civilian/valley"}}]},
            "counts[0].population: the mapping does not define 'civilian/valley'; add it to populations",
        ),
        (
            {"actors": {"Front press office": {"party": "armed_group/frnt"}}},
            "actors.Front press office: the mapping does not define 'armed_group/frnt' (did you mean",
        ),
        (
            {"parties": [{"word": "armed_group/front", "definition": "F.", "own": ["militant/hill"]}]},
            "parties: armed_group/front: the mapping does not define 'militant/hill'",
        ),
        # Below no word of the vocabulary.
        ({"words": {"Fighters": "militent/front"}}, "stands for 'militent/front', which is no word"),
        ({"actors": {"Fleet staff": {"party": "fleet"}}}, "actors.Fleet staff.party: 'fleet' is not a word"),
        # Of another form.
        ({"actors": {"Fleet staff": "government"}}, "actors.Fleet staff: expected a table, got text 'government'"),
        ({"actors": {"Fleet staff": {"prty": "government"}}}, "actors.Fleet staff: unknown key 'prty'"),
        ({"actors": ["Fleet staff"]}, "actors: expected a table of TableActor, got ['Fleet staff']"),
        ({"parties": "government"}, "parties: expected a tuple of DescribedParty"),
        ({"parties": [{"word": "armed_group/front"}]}, "parties[0].definition: the key 'definition' is missing"),
        ({"populations": [{"word": "militant", "definition": "F."}]}, "is of the vocabulary already"),
        # Twice.
        (
            {"populations": [{"word": "militant/front", "definition": "F."}] * 2},
            "parties, populations: the population 'militant/front' stands 2 times",
        ),
    ],
)
def test_a_wrong_definition_is_refused_with_the_reason(data, changes, reason):
    """Before any row is read."""
    with pytest.raises(gb.MappingError) as caught:
        gb.TableMapping.from_dict(change(data, **changes))
    assert reason in str(caught.value)


def test_all_findings_on_own_words_come_at_once_and_each_once(data):
    """Together with those on other keys; a blank definition does not make each use of its word a finding."""
    changes = {
        "sorce": "Outlet",
        "words": {"Fighters": "militant/hill"},
        "populations": [
            {"word": "militant/front", "definition": " "},
            {"word": "everyone/fleet", "definition": "Sailors."},
        ],
        "actors": {"Fleet staff": {"party": "other_party/flet", "standing": "offical"}},
    }
    with pytest.raises(gb.MappingError) as caught:
        gb.TableMapping.from_dict(change(data, **changes))
    findings = caught.value.findings
    parts = ["unknown key 'sorce'", "populations[0]: the definition", "standing: 'offical'", "'militant/hill'"]
    assert [sum(part in finding for finding in findings) for part in parts] == [1, 1, 1, 1]
    assert len(findings) == 4


def test_a_cell_with_an_undefined_word_is_reported(write, data):
    """The row becomes no claim, and the reason says where to define the word."""
    table = write(HEADER, ROWS[0].replace("Fighters", "militant/hill"), ROWS[1])
    reading = gb.read_table(table, data, on_unread="report")
    (cell,) = reading.unread
    assert (reading.read, cell.row, cell.column) == (1, 2, "Who")
    assert "define it under populations in the mapping" in cell.reason


def test_an_actor_that_no_row_names_is_a_warning(table, data):
    """A misspelt name would leave the actor without its party, in silence."""
    data["actors"]["Front pres office"] = data["actors"].pop("Front press office")
    (warning,) = (text for text in gb.read_table(table, data).warnings if "actor" in text)
    assert "'Front pres office', and no row names it (did you mean 'Front press office'" in warning


def test_findings_are_in_the_order_of_the_keys(data):
    """A person corrects a file from top to bottom."""
    changes = {
        "parties": [{"word": "government"}],
        "populations": [{"word": "militant/front"}],
        "actors": {"A": 1},
    }
    with pytest.raises(gb.MappingError) as caught:
        gb.TableMapping.from_dict(change(data, **changes))
    text = str(caught.value)
    places = [text.index(key) for key in ("parties[0]", "populations[0]", "actors.A")]
    assert all(first < second for first, second in pairwise(places))
