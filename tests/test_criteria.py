"""The criteria of `where`: what they select, and what they refuse."""

import datetime as dt
from enum import Enum, StrEnum

import pytest
from attrs import evolve

import gorno_badakhshan as gb
from gorno_badakhshan.criteria import CRITERIA
from gorno_badakhshan.errors import CriterionError, UnknownIdError, VocabularyError
from gorno_badakhshan.testing import claim, dataset_of


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


class Unprintable:
    """An object that raises when anybody prints or hashes it."""

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise RuntimeError


NO_TEXT: list[object] = [
    None,
    5,
    10**5000,
    2.5,
    float("nan"),
    True,
    b"x",
    bytearray(b"x"),
    [],
    [[]],
    (None,),
    {},
    str,
    Unprintable(),
]


def test_a_record_meets_all_criteria(ds):
    """A record must meet all criteria."""
    claims = ds.claims.where(about="khorog-fighting", outcome="killed", population="military")
    assert [c.origin.actor for c in claims] == [
        "wikipedia-infobox",
        "state-television",
        "bbc-news",
        "hospital-source",
        "unnamed-government-source",
        "al-jazeera",
    ]


def test_about_includes_the_parts_of_an_event(ds):
    """`about` selects claims about an event and its parts; `event` selects exactly that event."""
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
def test_a_criterion_selects_events(ds, criteria, ids):
    """Each criterion of events selects the expected ids."""
    assert set(ds.events.where(**criteria).ids) == ids


def test_place_includes_the_places_within_it(ds):
    """`place` includes the places within it: an event in the town is in the province."""
    assert "khorog-fighting" in ds.events.where(place="gorno-badakhshan")


def test_places_within(ds):
    """`within` includes all levels."""
    assert set(ds.places.where(within="tajikistan").ids) == {"gorno-badakhshan", "khorog", "ishkashim"}


def test_actors_by_party_and_affiliation(ds):
    """`party` and `affiliated_with` select actors."""
    assert "emomali-rahmon" in ds.actors.where(party="government", affiliated_with="tajik-government")


def test_until_selects_what_was_certainly_said_by_then(ds):
    """`until` leaves out a claim without a known day."""
    claims = ds.claims.where(until=dt.date(2012, 7, 25))
    assert {c.event for c in claims} == {"halt-to-operations", "rebel-concessions", "disarmament-call"}
    assert ds.claims.where(until="2012-07-25") == claims
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
        ({"until": 2012}, CriterionError, "expected a day as text, date or Period"),
        ({"until": "2012-02-30"}, gb.RecordError, "no date of the calendar"),
    ],
)
def test_bad_criteria_are_refused(ds, criteria, error, message):
    """A misspelt criterion, word, id or value raises, and names the near ones."""
    with pytest.raises(error, match=message):
        ds.claims.where(**criteria)


class Word(str, Enum):  # noqa: UP042 - `StrEnum` is the other case
    """An enum whose `str()` is its name: `Word.KILLED`."""

    KILLED = "killed"


class Plain(StrEnum):
    """An enum whose `str()` is its value."""

    KILLED = "killed"


class Text(str):
    """Text of another library, such as numpy."""

    __slots__ = ()


@pytest.mark.parametrize(
    "word", [Word.KILLED, Plain.KILLED, Text("killed")], ids=["str Enum", "StrEnum", "subclass"]
)
def test_a_subclass_of_str_is_text(ds, word):
    """Words, ids and days may be of a subclass of `str`."""
    assert ds.claims.where(outcome=word) == ds.claims.where(outcome="killed")
    assert ds.claims.where(event=Text("khorog-fighting")) == ds.claims.where(event="khorog-fighting")
    assert ds.claims.where(until=Text("2012-07-25")) == ds.claims.where(until="2012-07-25")
    assert ds.sources.where(language=Text("en")) == ds.sources.where(language="en")


@pytest.mark.parametrize("list_type", [list, tuple, set, frozenset, lambda words: dict.fromkeys(words).keys()])
def test_of_a_list_any_value_is_enough(ds, list_type):
    """The union of what each value selects, in the order of the release."""
    words = ["killed", "wounded"]
    either = ds.claims.where(outcome=list_type(words))
    assert {claim.proposition.outcome for claim in either} == set(words)
    assert either == ds.claims.filter(lambda claim: getattr(claim.proposition, "outcome", None) in words)


def test_a_list_may_hold_ids_records_and_classes(ds):
    """So may a collection: the claims about any of some events."""
    events = ds.events[:3]
    assert ds.claims.where(event=events) == ds.claims.where(event=list(events.ids))
    assert ds.claims.where(event=[events[0], events.ids[1], events[2]]) == ds.claims.where(event=events)
    either = ds.claims.where(proposition=[gb.Conduct, gb.Directive])
    assert {type(claim.proposition) for claim in either} == {gb.Conduct, gb.Directive}


def test_an_empty_list_is_refused(ds):
    """It may mean all or nothing, so the error says how to write either."""
    with pytest.raises(CriterionError, match="'outcome' of claims: expected one value at least, got list"):
        ds.claims.where(outcome=[])
    with pytest.raises(CriterionError, match="leave the criterion out to select all"):
        ds.claims.where(event=ds.events[:0])


def test_each_value_of_a_list_is_checked(ds):
    """A misspelt word in a list raises as it does alone."""
    with pytest.raises(VocabularyError, match="did you mean 'wounded'"):
        ds.claims.where(outcome=["killed", "wouned"])
    with pytest.raises(UnknownIdError, match="no event has the id 'khorog'"):
        ds.claims.where(event=["khorog-fighting", "khorog"])


@pytest.mark.parametrize("days", [["2012-07-25"], ("2012-07-25", "2012-07-26")])
def test_a_day_is_no_list(ds, days):
    """The later of two days includes the earlier one."""
    with pytest.raises(CriterionError, match="expected a day as text, date or Period, got"):
        ds.claims.where(until=days)


def test_a_record_stands_for_its_id(ds):
    """An actor may also be given by a step of an attribution."""
    claim = ds.claims.where(said_by="al-jazeera")[0]
    assert ds.claims.where(event=ds.event_of(claim)) == ds.claims.where(event=claim.event)
    assert ds.claims.where(source=ds.source_of(claim)) == ds.claims.where(source=claim.source)
    assert ds.claims.where(said_by=claim.origin) == ds.claims.where(said_by="al-jazeera")


@pytest.mark.parametrize(
    ("criterion", "accessor"),
    [("about", "event_of"), ("source", "source_of"), ("said_by", "actor_of")],
)
def test_a_record_of_another_kind_is_refused_with_the_way_to_the_right_one(ds, criterion, accessor):
    """The error names the method that leads there."""
    with pytest.raises(CriterionError, match=rf"is no \w+; use ds.{accessor}\(claim\)"):
        ds.claims.where(**{criterion: ds.claims[0]})


@pytest.mark.parametrize("day", ["25.07.2012", "25 July 2012", "25/07/2012", "25 июля 2012"])
def test_a_day_is_read_as_people_type_it(ds, day):
    """`until` and `during` read the forms that `read_day` reads."""
    assert ds.claims.where(until=day) == ds.claims.where(until="2012-07-25")
    assert ds.events.where(during=day) == ds.events.where(during="2012-07-25")


def test_a_moment_counts_as_its_day(ds):
    """`datetime` is a subclass of `date`."""
    moment = dt.datetime(2012, 7, 25, 13, 30, tzinfo=dt.UTC)
    assert ds.claims.where(until=moment) == ds.claims.where(until="2012-07-25")


REFUSED = [
    pytest.param(kind, name, value, id=f"{kind}-{name}-{type(value).__name__}")
    for kind, criteria in CRITERIA.items()
    for name in criteria
    for value in NO_TEXT
    if not (name == "complete" and isinstance(value, bool))
]


@pytest.mark.parametrize(("kind", "criterion", "value"), REFUSED)
def test_a_value_of_another_type_is_refused(ds, kind, criterion, value):
    """Every criterion refuses every wrong type with a library error that names the criterion."""
    with pytest.raises(CriterionError, match=f"criterion '{criterion}' of {kind}: expected "):
        getattr(ds, kind).where(**{criterion: value})


@pytest.mark.parametrize(
    ("words", "matches"),
    [("protesters", 1), ("Protest", 1), ("shot PROTESTERS", 1), ("testers", 0), ("police", 0), ("", 0)],
)
def test_a_subset_is_found_by_the_beginnings_of_its_words(words, matches):
    """Subsets are free text, so a reader gives words of it; a count without a subset is never selected."""
    limited = claim(proposition=evolve(claim(killed=3).proposition, subset="protesters who were shot"))
    records = dataset_of(claim(wounded=5), limited).claims
    assert list(records.where(subset=words)) == [limited] * matches


def test_counts_by_how_they_came_about():
    """`known_by` selects the counts whose source says how it knows them."""
    added_up = claim(proposition=evolve(claim(killed=3).proposition, known_by="sum"))
    assert list(dataset_of(claim(wounded=5), added_up).claims.where(known_by="sum")) == [added_up]


def test_no_criteria_select_everything_and_decode_nothing():
    """`gb.claims()` decodes only the claims that a caller uses."""
    records = dataset_of(claim(), claim(killed=5)).claims
    assert records.where() == records
    fresh = dataset_of(claim(), claim(killed=5)).claims
    next(iter(fresh.where()))
    assert [fresh._sequence.decoded(position) is None for position in range(2)] == [False, True]


def test_an_own_word_selects_records(three_parties):
    """A dataset's own populations and parties are criteria like those of the vocabulary."""
    dataset = gb.read(three_parties)
    assert len(dataset.claims.where(population="militant/hill_union", outcome="killed")) == 8
    assert dataset.actors.where(party="armed_group/hill_union").ids == ("hill-speaker",)


@pytest.mark.parametrize("word", ["militant/hill_onion", "militant/hill_union/north"])
def test_an_own_word_that_the_dataset_does_not_describe_is_refused(three_parties, word):
    """It would select nothing in silence; the error names the near words."""
    with pytest.raises(VocabularyError, match="did you mean 'militant/hill_union'"):
        gb.read(three_parties).claims.where(population=word)
