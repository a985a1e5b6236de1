"""Checks of the links between records."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.references import check_references, references
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.model.claims import Reading
from gorno_badakhshan.model.fields import doc
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.model.propositions import Conduct, Proposition, Responsibility
from gorno_badakhshan.testing import claim

SMALL = read_curated(Path(__file__).parent.parent / "curation" / "small")


def changed(id: str, **changes: Any) -> list[Entry]:
    """Returns the example data with one record changed."""
    assert id in {entry.id for entry in SMALL.entries}
    return [
        attrs.evolve(entry, record=attrs.evolve(entry.record, **changes)) if entry.id == id else entry
        for entry in SMALL.entries
    ]


def findings_in(entries: list[Entry]) -> list[tuple[str, str]]:
    """Returns code and path of each finding."""
    return [(finding.code, finding.where) for finding in check_references(entries)]


def test_the_example_data_has_no_finding():
    """Each finding in the tests below comes from the change."""
    assert findings_in(list(SMALL.entries)) == []


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
def test_an_unknown_id_is_a_finding(id, changes, where):
    """Every field with an id is checked."""
    assert findings_in(changed(id, **changes)) == [("dangling-id", where)]


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
def test_an_unknown_id_in_a_list_is_a_finding(id, field, inner, where):
    """Fields of nested records are checked too."""
    record = next(entry.record for entry in SMALL.entries if entry.id == id)
    items = tuple(attrs.evolve(item, **{inner: "x"}) for item in getattr(record, field))
    assert findings_in(changed(id, **{field: items})) == [("dangling-id", where)]


def test_unknown_ids_in_propositions_are_findings():
    """Each class of proposition has its own fields with ids."""
    findings = findings_in(changed("lorn-note/mayor-hurt", proposition=Responsibility(actor="x", event="y")))
    assert findings == [
        ("dangling-id", "lorn-note/mayor-hurt, proposition.actor"),
        ("dangling-id", "lorn-note/mayor-hurt, proposition.event"),
    ]


def test_unknown_ids_in_the_alternative_reading_are_findings():
    """Proposition and attribution of the alternative are checked too."""
    step = attrs.evolve(SMALL.records("claims")[0].attribution[0], actor="x")
    reading = Reading(proposition=Conduct(actor="y", conduct="z"), attribution=(step,), reason="r")
    assert findings_in(changed("lorn-note/mayor-hurt", alternative=reading)) == [
        ("dangling-id", "lorn-note/mayor-hurt, alternative.proposition.actor"),
        ("dangling-id", "lorn-note/mayor-hurt, alternative.attribution[0].actor"),
    ]


def test_a_new_field_is_checked_without_a_change_here():
    """The unit of a field says which kind of record it refers to."""

    @attrs.frozen
    class Later:
        seen_by: str = attrs.field(metadata=doc("Who saw it.", unit="actor id"))

    assert list(references(Later(seen_by="a"))) == [(("seen_by",), "actors", "a")]


def test_every_field_named_like_a_link_has_a_kind_as_its_unit():
    """Fields with these names contain ids, and their unit says of which kind."""
    named = {
        "actor", "addressee", "after", "baseline", "event", "force", "issuer", "organization", "part_of", "party",
        "person", "place", "publisher", "relays", "responds_to", "source", "within",
    }  # fmt: skip
    classes = [*(kind.record_class() for kind in KINDS.values()), *Proposition.__args__]
    fields = [(cls, field) for cls in classes for field in attrs.fields(cls) if field.name in named]
    without_kind = [
        f"{cls.__name__}.{field.name}"
        for cls, field in fields
        if not str(field.metadata.get("unit")).endswith(" id") and "vocabulary" not in field.metadata
    ]
    assert without_kind == []


def test_the_id_of_another_kind_is_named_as_such():
    """An event id in the place of an actor id gives a message that says so."""
    findings = check_references(changed("lorn-note", publisher="lorn-brawl"))
    assert findings[0].message == "none of the actors has the id 'lorn-brawl'; one of the events has"


def test_a_misspelt_id_gives_the_near_ids():
    """The repair asks whether one of them was meant."""
    findings = check_references(changed("lorn-note", publisher="lorn-papr"))
    assert findings[0].repair.startswith("did you mean 'lorn-paper'")


def test_an_id_is_unique_across_kinds():
    """`find` never has two results."""
    entries = [*SMALL.entries, Entry(kind="events", record=attrs.evolve(SMALL.records("events")[0], id="lorn"))]
    assert findings_in(entries) == [("duplicate-id", "lorn, id")]


@pytest.mark.parametrize("field", ["part_of", "after"])
def test_a_circle_of_events_is_one_finding(field):
    """No event is part of itself or before itself, directly or through others."""
    entries = [
        attrs.evolve(entry, record=attrs.evolve(entry.record, **{"part_of": None, field: other}))
        for entry, other in zip(
            [entry for entry in SMALL.entries if entry.kind == "events"],
            ["lorn-brawl", "lorn-strike"],
            strict=True,
        )
    ]
    rest = [entry for entry in SMALL.entries if entry.kind != "events"]
    assert findings_in([*rest, *entries]) == [("circular-reference", f"lorn-strike, {field}")]


def test_a_link_to_itself_is_a_finding():
    """A place is not within itself."""
    assert findings_in(changed("coast", within="coast")) == [("circular-reference", "coast, within")]


def test_a_record_that_leads_into_a_circle_has_no_finding():
    """Only the records of the circle have one."""
    entries = changed("lorn-strike", part_of="lorn-strike")
    assert findings_in(entries) == [("circular-reference", "lorn-strike, part_of")]


def test_a_claim_relays_a_claim_of_another_source():
    """Inside one source the attribution lists the speakers."""
    findings = findings_in(changed("lorn-note/docker-unhurt", relays="lorn-note/mayor-hurt", relay_basis="stated"))
    assert findings == [("invalid-value", "lorn-note/docker-unhurt, relays")]


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "lorn-strike"},
        {"proposition": Conduct(actor="docker", conduct="c")},
        {"proposition": claim(wounded=0, population="civilian").proposition},
    ],
    ids=["event", "no count", "population"],
)
def test_a_part_has_event_outcome_and_population_of_its_total(changes):
    """A count of other people or of another event is no part."""
    findings = findings_in(changed("lorn-note/docker-unhurt", part_of="lorn-note/mayor-hurt", **changes))
    assert findings == [("invalid-value", "lorn-note/docker-unhurt, part_of")]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"relay_basis": "stated"}, "relay_basis"),  # without a relay
        ({"besides": "elsewhere/count"}, "besides"),  # a remainder of what another document counts
        ({"supersedes": "lorn-note/mayor-hurt", "event": "lorn-strike"}, "supersedes"),  # of another event
        (
            {"supersedes": "lorn-note/mayor-hurt", "proposition": claim(killed=0).proposition},
            "supersedes",  # of another outcome
        ),
    ],
    ids=["basis", "besides", "event", "outcome"],
)
def test_a_link_that_the_model_forbids_is_a_finding(changes, at):
    """A correction is about the same question, a remainder in the same document, and only a relay has a basis."""
    other = Entry(kind="claims", record=claim(id="elsewhere/count", source="elsewhere", wounded=1))
    findings = check_references([*changed("lorn-note/docker-unhurt", **changes), other])
    assert [(each.code, each.where) for each in findings if each.where.startswith("lorn-note/docker")] == [
        ("invalid-value", f"lorn-note/docker-unhurt, {at}")
    ]


@pytest.mark.parametrize(
    ("field", "id"),
    [
        ("also_relays", "lorn-note/mayor-hurt"),  # a relay is of another source
        ("derived_from", "elsewhere/count"),  # a sum is of figures in the same document
        ("derived_from", "lorn-note/docker-unhurt"),  # of itself
    ],
)
def test_each_of_several_links_is_checked(field, id):
    """A claim may relay and add up several claims; a wrong one is found beside a right one."""
    right = {"also_relays": "elsewhere/count", "derived_from": "lorn-note/mayor-hurt"}[field]
    other = Entry(kind="claims", record=claim(id="elsewhere/count", source="elsewhere", wounded=1))
    entries = [*changed("lorn-note/docker-unhurt", **{field: (right, id)}), other]
    findings = [(each.code, each.where) for each in check_references(entries) if each.code == "invalid-value"]
    assert findings == [("invalid-value", f"lorn-note/docker-unhurt, {field}")]
    alone = check_references([*changed("lorn-note/docker-unhurt", **{field: (right,)}), other])
    assert [each for each in alone if each.code == "invalid-value"] == []
