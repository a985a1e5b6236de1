"""The dataset: pins, lookup, search and links across its collections."""

import gc
import pickle
from weakref import ref

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.dataset import datasets_holding
from gorno_badakhshan.errors import CriterionError, PinError, UnknownIdError, VersionError
from gorno_badakhshan.testing import claim, dataset_of


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


def test_a_pin_gives_the_same_release(ds):
    """`load(ds.pin)` returns the same dataset."""
    assert ds.pin == f"1.0.0@sha256:{ds.digest}"
    assert gb.load(ds.pin) is ds


def test_a_pin_with_another_digest_raises(ds):
    """A pin never falls back; the error has both digests."""
    wrong = "0" * 64
    with pytest.raises(PinError, match="the data is not what was pinned") as caught:
        gb.load(f"1.0.0@sha256:{wrong}")
    assert (caught.value.expected, caught.value.got) == (wrong, ds.digest)


def test_a_version_that_is_not_installed_raises():
    """The error names the installed versions."""
    with pytest.raises(VersionError, match=r"no release '9\.9\.9'.*it holds 1\.0\.0"):
        gb.load("9.9.9")


def test_a_release_has_version_digest_and_counts(ds):
    """`releases` returns the version, digest and counts of the loaded dataset."""
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
def test_find_searches_every_kind(ds, id, kind):
    """`find` returns the record with an id, whatever its kind."""
    assert isinstance(ds.find(id), kind)


def test_find_names_the_near_ids(ds):
    """The error for an unknown id names near ids of all kinds."""
    with pytest.raises(UnknownIdError, match="'khorog-fighting'"):
        ds.find("khorog-figthing")


@pytest.mark.parametrize("spelling", ["Khorog", "Khorugh", "khorugh", "Xoruġ", "Хорог", "Хоруғ"])
def test_search_accepts_any_spelling(ds, spelling):
    """The town is the first result in every spelling."""
    assert ds.search(spelling)[0].id == "khorog"


def test_search_returns_records_of_all_kinds(ds):
    """A search returns the hospital source and its claims."""
    assert {type(record) for record in ds.search("hospital")} == {gb.Actor, gb.Claim}


@pytest.mark.parametrize("nothing", ["", "  ", "!?", "zebra"])
def test_search_for_nothing_finds_nothing(ds, nothing):
    """An empty query matches no record, and neither does an absent word."""
    assert ds.search(nothing) == ()


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
