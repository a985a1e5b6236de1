"""Collections: lookup, narrowing, criteria, and what they look like."""

import datetime as dt

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import CriterionError, NotOneError, UnknownIdError, VocabularyError


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_an_id_gives_its_record(ds):
    """`records[id]` is the record."""
    assert ds.places["khorog"].name == "Khorog"


def test_an_unknown_id_names_the_near_ones(ds):
    """`records[id]` raises, and says which ids come near."""
    with pytest.raises(UnknownIdError, match=r"no place has the id 'khorugh' \(did you mean 'khorog'") as caught:
        ds.places["khorugh"]
    assert (caught.value.kind, caught.value.near) == ("place", ("khorog",))


def test_get_returns_a_default(ds):
    """`get` does not raise."""
    assert ds.places.get("nowhere") is None
    assert ds.places.get("nowhere", 0) == 0


def test_a_position_gives_a_record_and_a_slice_a_collection(ds):
    """Numbers count in the order of the release."""
    assert ds.events[0] == next(iter(ds.events))
    assert list(ds.events[:2]) == list(ds.events)[:2]
    assert isinstance(ds.events[:2], gb.Events)


def test_membership_takes_an_id_or_a_record(ds):
    """`in` asks for an id, or for a record itself."""
    assert "khorog" in ds.places
    assert ds.places["khorog"] in ds.places
    assert ds.events[0] not in ds.places


def test_filter_keeps_order_and_kind(ds):
    """`filter` narrows and changes nothing else."""
    people = ds.actors.filter(lambda actor: actor.kind == "person")
    assert isinstance(people, gb.Actors)
    assert list(people) == [actor for actor in ds.actors if actor.kind == "person"]


def test_one_gives_the_only_record(ds):
    """`one` raises unless exactly one record is held."""
    assert ds.places.where(kind="town").one().id == "khorog"
    with pytest.raises(NotOneError, match="expected exactly one place, got 4"):
        ds.places.one()


def test_criteria_hold_together(ds):
    """All criteria must hold."""
    claims = ds.claims.where(about="khorog-fighting", outcome="killed", population="military")
    assert [c.origin.actor for c in claims] == [
        "wikipedia-infobox",
        "state-television",
        "bbc-news",
        "hospital-source",
        "unnamed-government-source",
        "al-jazeera",
    ]


def test_about_reaches_into_the_parts_of_an_event(ds):
    """`about` an event is also about its parts; `event` is exactly that one."""
    about, exactly = (
        ds.claims.where(about="gorno-badakhshan-clashes"),
        ds.claims.where(event="gorno-badakhshan-clashes"),
    )
    assert {"khorog-fighting", "gorno-badakhshan-clashes"} <= {c.event for c in about}
    assert {c.event for c in exactly} == {"gorno-badakhshan-clashes"}


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        ({"kind": "war"}, {"tajik-civil-war"}),
        ({"place": "ishkashim"}, {"nazarov-killing"}),
        ({"participant": "abdullo-nazarov"}, {"nazarov-killing"}),
        ({"during": "2012-07-25"}, {"halt-to-operations", "disarmament-call"}),
        ({"during": "2012-08"}, {"imomnazarov-killing"}),
    ],
)
def test_events_are_found(ds, criteria, ids):
    """Each criterion of events finds what it should."""
    assert set(ds.events.where(**criteria).ids) == ids


def test_a_place_contains_its_places(ds):
    """What happened in the town happened in the province."""
    assert "khorog-fighting" in ds.events.where(place="gorno-badakhshan")


def test_places_within(ds):
    """`within` looks through all levels."""
    assert set(ds.places.where(within="tajikistan").ids) == {"gorno-badakhshan", "khorog", "ishkashim"}


def test_actors_by_party_and_affiliation(ds):
    """Sides and bodies can be asked for."""
    assert "emomali-rahmon" in ds.actors.where(party="government", affiliated_with="tajik-government")


def test_until_keeps_what_was_surely_said_by_then(ds):
    """A claim without a known day is left out; whoever wants it asks without `until`."""
    said = ds.claims.where(until=dt.date(2012, 7, 25))
    assert {c.event for c in said} == {"halt-to-operations", "rebel-concessions", "disarmament-call"}
    assert ds.claims.where(until="2012-07-25") == said
    assert len(ds.claims.where(until="2012-07-24")) == 0


@pytest.mark.parametrize(
    ("criteria", "error", "message"),
    [
        ({"outcom": "killed"}, CriterionError, "did you mean 'outcome'"),
        ({"outcome": "kiled"}, VocabularyError, "did you mean 'killed'"),
        ({"outcome": 3}, CriterionError, "expected str, got int 3"),
        ({"outcome": None}, CriterionError, "expected str, got NoneType"),
        ({"said_by": "state-televison"}, UnknownIdError, "did you mean 'state-television'"),
        ({"about": "khorog"}, UnknownIdError, "no event has the id 'khorog' .did you mean .*'khorog-fighting'"),
        ({"proposition": "CasualtyCount"}, CriterionError, "expected type, got str"),
        ({"proposition": int}, CriterionError, "expected one of the classes CasualtyCount"),
        ({"until": 2012}, CriterionError, "expected a day as EDTF text"),
        ({"until": "2012-02-30"}, gb.RecordError, "no date of the calendar"),
    ],
)
def test_bad_criteria_are_refused(ds, criteria, error, message):
    """A misspelt criterion, word, id or value raises, and names the near ones."""
    with pytest.raises(error, match=message):
        ds.claims.where(**criteria)


def test_dicts_are_new_and_whole(ds):
    """Every field is there, None where empty, and changing a dict changes no record."""
    first = ds.claims.to_dicts()[0]
    assert first["relays"] is None
    first["proposition"]["kind"] = "spoiled"
    assert ds.claims.to_dicts()[0]["proposition"]["kind"] != "spoiled"


def test_records_cannot_be_changed(ds):
    """A record is shared by all callers and frozen."""
    with pytest.raises(AttributeError):
        ds.claims[0].summary = "spoiled"  # type: ignore[misc]


def test_the_repr_is_a_readable_list(ds):
    """A collection says what it holds, one record a line."""
    assert repr(ds.places) == (
        "<4 places of 1.0.0>\n"
        "  <Place tajikistan: Tajikistan>\n"
        "  <Place gorno-badakhshan: Gorno-Badakhshan>\n"
        "  <Place khorog: Khorog>\n"
        "  <Place ishkashim: Ishkashim>"
    )


def test_a_long_repr_says_how_much_it_leaves_out(ds):
    """A long collection is cut, and says so."""
    assert repr(ds.claims).endswith(f"... and {len(ds.claims) - 12} more")


def test_a_notebook_shows_a_table_of_all_records(ds):
    """The HTML is one table with a row a record, and escapes what it shows."""
    html = ds.claims._repr_html_()
    assert html.count("<tr>") == len(ds.claims) + 1
    assert "state-television" in html
    assert "<Claim" not in html
