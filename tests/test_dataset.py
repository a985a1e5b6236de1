"""The dataset and its collections: lookup, search, links, pins."""

import gc
import pickle
from weakref import ref

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.dataset import datasets_holding
from gorno_badakhshan.errors import CriterionError, NotOneError, PinError, UnknownIdError, VersionError
from gorno_badakhshan.testing import claim, dataset_of


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_a_pin_gives_the_same_release(ds):
    """What `ds.pin` says, `load` honors."""
    assert ds.pin == f"1.0.0@sha256:{ds.digest}"
    assert gb.load(ds.pin) is ds


def test_a_pin_with_another_digest_raises(ds):
    """A pin never falls back: both digests are named."""
    wrong = "0" * 64
    with pytest.raises(PinError, match="the data is not what was pinned") as caught:
        gb.load(f"1.0.0@sha256:{wrong}")
    assert (caught.value.expected, caught.value.got) == (wrong, ds.digest)


def test_a_version_that_is_not_installed_raises():
    """The error says which versions there are."""
    with pytest.raises(VersionError, match=r"no release '9\.9\.9'.*it holds 1\.0\.0"):
        gb.load("9.9.9")


def test_releases_tell_version_date_digest_and_counts(ds):
    """A release is described without loading its records."""
    release = gb.releases()[0]
    assert (release.version, release.digest) == ("1.0.0", ds.digest)
    assert release.counts == {kind: len(getattr(ds, kind)) for kind in release.counts}


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("khorog", gb.Place),
        ("bbc-news", gb.Actor),
        ("khorog-fighting", gb.Event),
        ("wikipedia-2012-gorno-badakhshan-clashes", gb.Source),
        ("wikipedia-2012-gorno-badakhshan-clashes/amnesty", gb.Claim),
    ],
)
def test_find_knows_every_kind(ds, id, kind):
    """One id, one record, of whatever kind."""
    assert isinstance(ds.find(id), kind)


def test_find_names_the_near_ids(ds):
    """An unknown id raises and names the near ones of all kinds."""
    with pytest.raises(UnknownIdError, match="'khorog-fighting'"):
        ds.find("khorog-figthing")


@pytest.mark.parametrize("spelling", ["Khorog", "Khorugh", "khorugh", "Xoruġ", "Хорог", "Хоруғ"])
def test_search_does_not_mind_the_spelling(ds, spelling):
    """However the town is written, it comes first."""
    assert ds.search(spelling)[0].id == "khorog"


def test_search_finds_all_kinds(ds):
    """The hospital source is found, and its claims."""
    assert {type(record) for record in ds.search("hospital")} == {gb.Actor, gb.Claim}


@pytest.mark.parametrize("nothing", ["", "  ", "!?", "zebra"])
def test_search_for_nothing_finds_nothing(ds, nothing):
    """An empty query matches no record, and neither does an absent word."""
    assert ds.search(nothing) == ()


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
def test_what_is_no_record_is_not_in_a_collection(ds, item):
    """A missing id must not be taken for a missing record: None is in no collection."""
    assert item not in ds.claims


def test_a_record_with_a_known_id_and_other_content_is_not_in_a_collection(ds):
    """The id alone does not make a record the same."""
    assert attrs.evolve(ds.places["khorog"], note="Another note.") not in ds.places


def test_a_subclass_of_str_is_an_id(ds):
    """Text of other libraries, such as numpy's, finds records too."""
    id = type("Text", (str,), {})("khorog")
    assert ds.places[id] is ds.places.get(id) is ds.find(id) is ds.places["khorog"]
    assert id in ds.places


def test_iterating_claims_decodes_what_is_used():
    """`next(iter(ds.claims))` decodes one claim, not all of them."""
    claims = dataset_of(*(claim(said_by=speaker) for speaker in "abcde")).claims
    next(iter(claims))
    assert [claims._sequence.decoded(position) is not None for position in range(5)] == [True, *[False] * 4]


def test_the_release_is_described_on_demand(ds):
    """The same object at each access, in a copy of the dataset too."""
    assert ds.release is ds.release
    assert pickle.loads(pickle.dumps(ds)).release == ds.release
    assert ds.release == gb.releases()[0]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("khorog", "Khorog"),
        ("khorog-fighting", "Fighting in Khorog"),
        ("wikipedia-2012-gorno-badakhshan-clashes/amnesty", "wikipedia-2012-gorno-badakhshan-clashes/amnesty"),
        ("no-such-id", "no-such-id"),
        ("", ""),
    ],
)
def test_an_id_has_a_name_to_print(ds, id, name):
    """A record prints as its name or title; a claim, which has neither, and an unknown id print as the id."""
    assert ds.name_of(id) == name


def test_links_between_claims_can_be_followed_backwards():
    """For each claim that the field names, the claims that name it, in the order of the release."""
    dead, repeated, again = (claim(said_by=speaker, killed=12) for speaker in ("ap", "bbc", "dpa"))
    repeated, again = (attrs.evolve(each, relays=dead.id, relay_basis="stated") for each in (repeated, again))
    dataset = dataset_of(dead, repeated, again)
    assert dict(dataset.claims_linking("relays")) == {dead.id: (repeated, again)}
    assert dict(dataset.claims_linking("supersedes")) == {}


def test_links_are_indexed_once(ds):
    """The second call returns the same index, which no caller can change."""
    index = ds.claims_linking("relays")
    assert ds.claims_linking("relays") is index
    with pytest.raises(TypeError):
        index["x"] = ()


@pytest.mark.parametrize("field", ["relay", "summary", "source", "", None])
def test_a_field_that_holds_no_claim_id_is_refused(ds, field):
    """The error names the fields that do."""
    with pytest.raises(CriterionError, match="relays, also_relays, derived_from, supersedes, part_of"):
        ds.claims_linking(field)


def test_a_claim_leads_to_the_dataset_that_it_is_from(ds):
    """The very object counts: an equal claim of another dataset, or a copy, leads nowhere."""
    first, other = (dataset_of(claim(killed=12)) for _ in range(2))
    mine = first.claims[0]
    assert mine == other.claims[0]
    assert datasets_holding([mine]) == (first,)
    assert set(datasets_holding([mine, ds.claims[0]])) == {first, ds}
    assert datasets_holding([attrs.evolve(mine)]) == datasets_holding([]) == ()


def test_looking_for_the_dataset_decodes_nothing(ds):
    """A dataset whose claims were not read is passed over, however many it has."""
    unread = dataset_of(claim(killed=12))
    assert datasets_holding([ds.claims[0]]) == (ds,)
    assert unread._collections == {}


def test_a_dataset_that_nobody_uses_is_forgotten():
    """Keeping track of datasets keeps none of them alive."""
    dataset = dataset_of(claim(killed=12))
    reference, kept = ref(dataset), dataset.claims[0]
    del dataset
    gc.collect()
    assert reference() is None
    assert datasets_holding([kept]) == ()


def test_each_of_several_links_of_a_claim_is_indexed():
    """A sum relays several figures, and each of them leads back to it."""
    terms = [claim(f"speaker-{n}", id=f"page-{n}/term", source=f"page-{n}", killed=n) for n in (1, 2)]
    total = claim("a-paper", id="page/sum", source="page", killed=3, also_relays=tuple(term.id for term in terms))
    index = dataset_of(*terms, total).claims_linking("also_relays")
    assert index == {term.id: (total,) for term in terms}
