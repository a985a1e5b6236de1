"""Collections of records: lookup, membership, narrowing, conversion."""

import functools
import json
import random
import weakref
from collections.abc import Sequence
from operator import attrgetter
from unittest.mock import ANY

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import NotOneError, UnknownIdError
from gorno_badakhshan.testing import claim, dataset_of


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_an_id_gives_its_record(ds):
    """`records[id]` returns the record with this id."""
    assert ds.places["khorog"].name == "Khorog"


def test_an_unknown_id_names_the_near_ones(ds):
    """`records[id]` raises an error that names the near ids."""
    with pytest.raises(UnknownIdError, match=r"no place has the id 'khorugh' \(did you mean 'khorog'") as caught:
        ds.places["khorugh"]
    assert (caught.value.kind, caught.value.near) == ("place", ("khorog",))


def test_get_returns_a_default(ds):
    """`get` returns None, or the given default, for an unknown id."""
    assert ds.places.get("nowhere") is None
    assert ds.places.get("nowhere", 0) == 0


def test_a_position_gives_a_record_and_a_slice_a_collection(ds):
    """Positions follow the order of the release; a slice keeps the class."""
    assert ds.events[0] == next(iter(ds.events))
    assert list(ds.events[:2]) == list(ds.events)[:2]
    assert isinstance(ds.events[:2], gb.Events)


def test_membership_takes_an_id_or_a_record(ds):
    """`in` accepts an id or a record."""
    assert "khorog" in ds.places
    assert ds.places["khorog"] in ds.places
    assert ds.events[0] not in ds.places


def test_a_step_is_in_the_actors_as_its_actor_is(ds):
    """What leads to a record with `[...]` is in the collection."""
    origin = ds.claims[0].origin
    assert ds.actors[origin].id == origin.actor
    assert origin in ds.actors
    assert origin not in ds.claims


@pytest.mark.parametrize("name", ["head", "groupby", "to_csv", "ndim"])
def test_an_attribute_of_tables_names_the_methods_that_make_one(ds, name):
    """People who know pandas type it, and `DataFrame(claims)` asks for `ndim`."""
    with pytest.raises(AttributeError, match=f"no attribute '{name}'; for a table use to_pandas"):
        getattr(ds.claims, name)


def test_another_unknown_attribute_is_an_error_of_python(ds):
    """The error has the name and the object, from which Python suggests a near one."""
    with pytest.raises(AttributeError, match=r"no attribute 'filtr'$") as info:
        ds.claims.filtr  # noqa: B018
    assert (info.value.name, info.value.obj) == ("filtr", ds.claims)


def test_filter_keeps_order_and_kind(ds):
    """`filter` returns a collection of the same class, in the same order."""
    people = ds.actors.filter(lambda actor: actor.kind == "person")
    assert isinstance(people, gb.Actors)
    assert list(people) == [actor for actor in ds.actors if actor.kind == "person"]


def test_one_gives_the_only_record(ds):
    """`one` raises unless the collection has exactly one record."""
    assert ds.places.where(kind="town").one().id == "khorog"
    with pytest.raises(NotOneError, match="expected exactly one place, got 4"):
        ds.places.one()


def test_dicts_are_new_and_complete(ds):
    """A dict has every field, None where empty, and changing it changes no record."""
    first = ds.claims.to_dicts()[0]
    assert first["relays"] is None
    first["proposition"]["kind"] = "changed"
    assert ds.claims.to_dicts()[0]["proposition"]["kind"] != "changed"


def test_records_cannot_be_changed(ds):
    """Records are frozen, because all callers share them."""
    with pytest.raises(AttributeError):
        ds.claims[0].summary = "changed"  # type: ignore[misc]


@pytest.mark.parametrize(
    "key", [None, b"khorog", 2.5, 1j, [], {}, ("khorog",)], ids=lambda key: type(key).__name__
)
def test_a_key_of_another_type_is_an_unknown_id(ds, key):
    """`records[key]` raises, `get` returns the default, and `in` is false."""
    with pytest.raises(UnknownIdError, match="no place has the id"):
        ds.places[key]
    assert ds.places.get(key) is None
    assert ds.places.get(key, "none") == "none"
    assert key not in ds.places


@pytest.mark.parametrize("key", [4, -5, 10**5000], ids=["behind", "before", "huge"])
def test_a_position_outside_raises(ds, key):
    """As in a list, whatever the size of the number."""
    with pytest.raises(IndexError):
        ds.places[key]


@pytest.mark.parametrize(
    "item", [None, 5, 10**5000, object(), b"", [], gb.Count.of("exact", 7)], ids=lambda item: type(item).__name__
)
def test_other_objects_are_not_in_a_collection(ds, item):
    """An object without an id is in no collection; None is not."""
    assert item not in ds.claims


def test_a_record_with_a_known_id_and_other_content_is_not_in_a_collection(ds):
    """A record with a known id is only in the collection if its content is the same too."""
    assert attrs.evolve(ds.places["khorog"], note="Another note.") not in ds.places


def test_a_subclass_of_str_is_an_id(ds):
    """Text of other libraries, such as numpy, finds records too."""
    id = type("Text", (str,), {})("khorog")
    assert ds.places[id] is ds.places.get(id) is ds.find(id) is ds.places["khorog"]
    assert id in ds.places


def test_iterating_claims_decodes_what_is_used():
    """`next(iter(ds.claims))` decodes one claim, not all of them."""
    claims = dataset_of(*(claim(said_by=speaker) for speaker in "abcde")).claims
    next(iter(claims))
    assert [claims._sequence.decoded(position) is not None for position in range(5)] == [True, *[False] * 4]


def test_a_collection_is_a_sequence(ds):
    """What people do with a list works: sample, reverse, index, count, unpack, match."""
    events = ds.events
    assert isinstance(events, Sequence)
    assert set(random.sample(events, 3)) <= set(events)
    assert list(reversed(events)) == list(events)[::-1]
    assert (events.index(events[2]), events.count(events[2])) == (2, 1)
    assert [event.id for event in sorted(events, key=attrgetter("id"))] == sorted(events.ids)
    first, *_ = events
    match events[:1]:
        case [only]:
            assert only is first
    assert bool(events)
    assert not events[:0]


def test_adding_makes_a_list(ds):
    """With another collection, a list or a tuple, on either side; records may stand in it twice."""
    two, all_events = list(ds.events[:2]), list(ds.events)
    assert ds.events[:2] + ds.events == [*two, *all_events]
    assert ds.events[:2] + two == two + ds.events[:2] == [*two, *two]
    assert tuple(two) + ds.events[:1] == [*two, two[0]]
    with pytest.raises(TypeError):
        ds.events + "text"


def test_a_collection_is_a_key(ds):
    """Equal collections have one hash, so that results can be cached."""
    calls = []
    count = functools.cache(lambda records: calls.append(records) or len(records))
    assert count(ds.claims.where(outcome="killed")) == count(ds.claims.where(outcome="killed"))
    assert len(calls) == 1


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_a_record_has_the_dict_of_its_collection(ds, kind):
    """It is JSON as it stands."""
    records = getattr(ds, kind)
    dicts = [record.to_dict() for record in records]
    assert json.loads(json.dumps(dicts)) == dicts == records.to_dicts()


@pytest.mark.parametrize("position", [21, -22, 10**30])
@pytest.mark.parametrize("narrowed", [False, True])
def test_a_position_that_is_not_there_raises_with_what_there_is(ds, position, narrowed):
    """As a list does, and without a word of what the collection is made of."""
    events = ds.events.filter(bool) if narrowed else ds.events
    with pytest.raises(IndexError, match=rf"^no event {position}: there are 21$"):
        events[position]


def test_equality_asks_what_it_is_compared_with(ds):
    """An object that equals anything is equal on either side; a list and a collection of another kind are not."""
    assert ds.events == ANY
    assert ds.events != list(ds.events)
    assert ds.events[:0] != ds.places[:0]


def test_a_collection_can_be_referred_to_weakly(ds):
    """Caches that must not keep their keys alive need it."""
    events = ds.events[:2]
    cache = weakref.WeakKeyDictionary({events: "cached"})
    assert cache[ds.events[:2]] == "cached"
    del events
    assert not cache


def test_a_shell_completes_ids(ds):
    """IPython and Jupyter call this method for `events["khor`."""
    assert "khorog-fighting" in ds.events._ipython_key_completions_()
    assert ds.events[:1]._ipython_key_completions_() == [ds.events[0].id]


OTHER_KINDS = [
    ("events", "khorog", "places", "use ds.events.where(place='khorog')"),
    ("events", "al-jazeera", "actors", "use ds.events.where(participant='al-jazeera')"),
    ("claims", "al-jazeera", "actors", "use ds.claims.where(said_by='al-jazeera')"),
    ("claims", "khorog-fighting", "events", "use ds.claims.where(about='khorog-fighting')"),
    ("claims", "khorog", "places", "use ds.claims_of(ds.places['khorog'])"),
    ("places", "khorog-fighting", "events", "use ds.place_of(ds.events['khorog-fighting'])"),
    ("sources", "khorog", "places", "use ds.places['khorog']"),
]


@pytest.mark.parametrize(("kind", "id", "other_kind", "repair"), OTHER_KINDS)
def test_the_id_of_another_kind_is_said_to_be_one(kind: str, id: str, other_kind: str, repair: str) -> None:
    """The error says what the id is, and the way from it to what was expected; the way is one."""
    ds = gb.load("1.0.0")
    with pytest.raises(UnknownIdError, match=f"it is the id of an? {other_kind.removesuffix('s')}") as caught:
        getattr(ds, kind)[id]
    assert caught.value.other_kind == other_kind
    assert str(caught.value).endswith(repair)
    assert eval(repair.removeprefix("use "), {"ds": ds}) is not None  # noqa: S307 - our own text


def test_the_id_of_a_place_names_the_events_there() -> None:
    """Those that most claims are about come first."""
    ds = gb.load("2.0.0")
    with pytest.raises(UnknownIdError) as caught:
        ds.claims.where(about="khorog")
    assert caught.value.near[0] == "khorog-fighting"
    assert set(caught.value.near) <= set(ds.events.where(place="khorog").ids)
