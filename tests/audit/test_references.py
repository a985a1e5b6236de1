"""Whether all ids lead somewhere."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.references import check_references, references
from gorno_badakhshan.audit.verify import CLASSES
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.model.claims import Reading
from gorno_badakhshan.model.fields import doc
from gorno_badakhshan.model.propositions import Conduct, Proposition, Responsibility
from gorno_badakhshan.testing import claim

SMALL = read_curated(Path(__file__).parent.parent / "curation" / "small")


def changed(id: str, **changes: Any) -> list[Entry]:
    """The small data with one record changed."""
    assert id in {entry.id for entry in SMALL.entries}
    return [
        attrs.evolve(entry, record=attrs.evolve(entry.record, **changes)) if entry.id == id else entry
        for entry in SMALL.entries
    ]


def found(entries: list[Entry]) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.where) for finding in check_references(entries)]


def test_the_small_data_has_no_finding():
    """Each finding below comes from its change."""
    assert found(list(SMALL.entries)) == []


@pytest.mark.parametrize(
    ("id", "changes", "where"),
    [
        ("lorn-note", {"publisher": "x"}, "lorn-note, publisher"),
        ("lorn", {"within": "x"}, "lorn, within"),
        ("lorn-brawl", {"place": "x"}, "lorn-brawl, place"),
        ("lorn-brawl", {"part_of": "x"}, "lorn-brawl, part_of"),
        ("lorn-brawl", {"after": "x"}, "lorn-brawl, after"),
        ("lorn-note/mayor-hurt", {"event": "x"}, "lorn-note/mayor-hurt, event"),
        ("lorn-note/mayor-hurt", {"relay_basis": "stated", "relays": "x"}, "lorn-note/mayor-hurt, relays"),
        ("lorn-note/mayor-hurt", {"part_of": "x"}, "lorn-note/mayor-hurt, part_of"),
        ("lorn-note/mayor-hurt", {"responds_to": "x"}, "lorn-note/mayor-hurt, responds_to"),
    ],
)
def test_an_id_that_nothing_has_is_found(id, changes, where):
    """Every field that refers is looked at."""
    assert found(changed(id, **changes)) == [("dangling-id", where)]


@pytest.mark.parametrize(
    ("id", "field", "inner", "where"),
    [
        ("lorn", "names", "source", "lorn, names[0].source"),
        ("docker", "affiliations", "organization", "docker, affiliations[0].organization"),
        ("lorn-mayor", "roles", "organization", "lorn-mayor, roles[0].organization"),
        ("lorn-mayor", "locators", "source", "lorn-mayor, locators[0].source"),
        ("lorn-brawl", "participants", "actor", "lorn-brawl, participants[0].actor"),
        ("lorn-note/mayor-hurt", "attribution", "actor", "lorn-note/mayor-hurt, attribution[0].actor"),
    ],
)
def test_an_id_inside_a_list_is_found(id, field, inner, where):
    """Fields inside nested records are looked at too."""
    record = next(entry.record for entry in SMALL.entries if entry.id == id)
    items = tuple(attrs.evolve(item, **{inner: "x"}) for item in getattr(record, field))
    assert found(changed(id, **{field: items})) == [("dangling-id", where)]


def test_ids_inside_propositions_are_found():
    """A proposition refers by the fields of its own class."""
    told = found(changed("lorn-note/mayor-hurt", proposition=Responsibility(actor="x", event="y")))
    assert told == [
        ("dangling-id", "lorn-note/mayor-hurt, proposition.actor"),
        ("dangling-id", "lorn-note/mayor-hurt, proposition.event"),
    ]


def test_ids_inside_the_other_reading_are_found():
    """The alternative is a whole reading and is looked at as one."""
    step = attrs.evolve(SMALL.records("claims")[0].attribution[0], actor="x")
    reading = Reading(proposition=Conduct(actor="y", conduct="z"), attribution=(step,), reason="r")
    assert found(changed("lorn-note/mayor-hurt", alternative=reading)) == [
        ("dangling-id", "lorn-note/mayor-hurt, alternative.proposition.actor"),
        ("dangling-id", "lorn-note/mayor-hurt, alternative.attribution[0].actor"),
    ]


def test_a_new_field_is_checked_unasked():
    """What a field refers to is told by its unit, so that nobody has to remember it here."""

    @attrs.frozen
    class Later:
        seen_by: str = attrs.field(metadata=doc("Who saw it.", unit="actor id"))

    assert list(references(Later(seen_by="a"))) == [(("seen_by",), "actors", "a")]


def test_every_field_named_like_a_record_says_what_it_refers_to():
    """Fields of these names hold ids, and their unit says of which kind."""
    named = {
        "actor", "addressee", "after", "baseline", "event", "force", "issuer", "organization", "part_of", "party",
        "person", "place", "publisher", "relays", "responds_to", "source", "within",
    }  # fmt: skip
    classes = [*CLASSES.values(), *Proposition.__args__]
    fields = [(cls, field) for cls in classes for field in attrs.fields(cls) if field.name in named]
    silent = [
        f"{cls.__name__}.{field.name}"
        for cls, field in fields
        if not str(field.metadata.get("unit")).endswith(" id") and "vocabulary" not in field.metadata
    ]
    assert silent == []


def test_the_right_id_of_the_wrong_kind_is_told_so():
    """An event where an actor is meant is named as an event."""
    told = check_references(changed("lorn-note", publisher="lorn-brawl"))
    assert told[0].message == "none of the actors has the id 'lorn-brawl'; one of the events has"


def test_near_ids_are_named():
    """A misspelt id names what may have been meant."""
    told = check_references(changed("lorn-note", publisher="lorn-papr"))
    assert told[0].repair.startswith("did you mean 'lorn-paper'")


def test_an_id_is_unique_across_kinds():
    """`find` must never have two answers."""
    entries = [*SMALL.entries, Entry(kind="events", record=attrs.evolve(SMALL.records("events")[0], id="lorn"))]
    assert found(entries) == [("duplicate-id", "lorn, id")]


@pytest.mark.parametrize("field", ["part_of", "after"])
def test_a_circle_of_events_is_found_once(field):
    """Nothing is part of itself or before itself, over however many steps."""
    entries = [
        attrs.evolve(entry, record=attrs.evolve(entry.record, **{"part_of": None, field: other}))
        for entry, other in zip(
            [entry for entry in SMALL.entries if entry.kind == "events"],
            ["lorn-brawl", "lorn-strike"],
            strict=True,
        )
    ]
    rest = [entry for entry in SMALL.entries if entry.kind != "events"]
    assert found([*rest, *entries]) == [("circular-reference", f"lorn-strike, {field}")]


def test_a_circle_of_one_is_found():
    """A place is not within itself."""
    assert found(changed("coast", within="coast")) == [("circular-reference", "coast, within")]


def test_what_leads_into_a_circle_is_not_part_of_it():
    """Only the records of the circle are to blame."""
    entries = changed("lorn-strike", part_of="lorn-strike")
    assert found(entries) == [("circular-reference", "lorn-strike, part_of")]


def test_a_relay_passes_on_another_source():
    """Inside one source the attribution holds the chain."""
    told = found(changed("lorn-note/docker-unhurt", relays="lorn-note/mayor-hurt", relay_basis="stated"))
    assert told == [("invalid-value", "lorn-note/docker-unhurt, relays")]


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "lorn-strike"},
        {"proposition": Conduct(actor="docker", conduct="c")},
        {"proposition": claim(wounded=0, population="civilian").proposition},
    ],
    ids=["event", "no count", "population"],
)
def test_a_part_has_event_outcome_and_population_of_its_whole(changes):
    """A sub-count of other people or things, or of another event, is no sub-count."""
    told = found(changed("lorn-note/docker-unhurt", part_of="lorn-note/mayor-hurt", **changes))
    assert told == [("invalid-value", "lorn-note/docker-unhurt, part_of")]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"relay_basis": "stated"}, "relay_basis"),  # of no relay
        ({"besides": "elsewhere/count"}, "besides"),  # a remainder of what another document counts
        ({"supersedes": "lorn-note/mayor-hurt", "event": "lorn-strike"}, "supersedes"),  # of another event
        (
            {"supersedes": "lorn-note/mayor-hurt", "proposition": claim(killed=0).proposition},
            "supersedes",  # of another outcome
        ),
    ],
    ids=["basis", "besides", "event", "outcome"],
)
def test_a_link_that_the_model_does_not_admit_is_found(changes, at):
    """A correction is of the same question, a remainder of the same document, a basis of a relay."""
    other = Entry(kind="claims", record=claim(id="elsewhere/count", source="elsewhere", wounded=1))
    told = check_references([*changed("lorn-note/docker-unhurt", **changes), other])
    assert [(each.code, each.where) for each in told if each.where.startswith("lorn-note/docker")] == [
        ("invalid-value", f"lorn-note/docker-unhurt, {at}")
    ]
