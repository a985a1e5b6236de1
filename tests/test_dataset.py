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


@pytest.fixture(scope="module")
def newest() -> gb.Dataset:
    """The newest release, which has joint speakers and relays."""
    return gb.load()


def test_a_claim_leads_to_its_records(ds):
    """Each accessor returns the record itself, whose fields can be read."""
    claim = ds.claims.where(said_by="al-jazeera", outcome="wounded").one()
    assert ds.event_of(claim) is ds.event_of(claim.id) is ds.events["khorog-fighting"]
    assert ds.source_of(claim) is ds.source_of(claim.locator) is ds.sources[claim.source]
    assert ds.place_of(claim) is ds.place_of(ds.event_of(claim)) is ds.places["khorog"]
    assert ds.actor_of(claim) is ds.actor_of(claim.origin) is ds.actors["al-jazeera"]
    assert claim.speaker == "al-jazeera"


def test_the_place_of_a_claim_is_the_one_that_it_names():
    """A count limited to a part of the event's place is about that part."""
    limited = claim(killed=2, event="some-event")
    limited = attrs.evolve(limited, proposition=attrs.evolve(limited.proposition, place="market"))
    dataset = dataset_of(limited)
    assert dataset.place_of(limited) is dataset.places["market"]
    assert dataset.place_of(dataset.event_of(limited)) is None


def test_a_part_of_an_event_leads_to_its_actor(ds):
    """A participation stands for its actor, everywhere."""
    part = next(part for event in ds.events for part in event.participants)
    assert ds.actor_of(part) is ds.actors[part] is ds.find(part) is ds.actors[part.actor]
    assert ds.name_of(part) == ds.actors[part.actor].name
    assert part in ds.actors or ds.actors.get(part) is not None


def test_joint_speakers_are_named_too():
    """In the order of the step, the one named first first."""
    spoken = claim("ministry")
    spoken = attrs.evolve(spoken, attribution=(attrs.evolve(spoken.origin, jointly=("committee",)),))
    dataset = dataset_of(spoken)
    assert [actor.id for actor in dataset.speakers(spoken)] == ["ministry", "committee"]
    assert dataset.speakers(spoken.origin) == dataset.speakers(spoken)
    assert dataset.claims_of("committee") == dataset.claims


def test_links_lead_back(newest):
    """`claims_of` returns exactly the claims from which the accessors lead to the record."""
    for each in newest.claims[::9]:
        assert each in newest.claims_of(newest.event_of(each))
        assert each in newest.claims_of(newest.source_of(each))
        assert all(each in newest.claims_of(actor) for actor in newest.speakers(each))
        assert all(each in newest.claims_of(relayed) for relayed in newest.relayed(each))
        place = newest.place_of(each)
        assert place is None or each in newest.claims_of(place)


@pytest.mark.parametrize("kind", ["events", "sources", "actors", "places", "claims"])
def test_what_leads_back_led_there(newest, kind):
    """The other direction: each claim of a record leads to it."""
    lead = {
        "events": lambda claim: [newest.event_of(claim)],
        "sources": lambda claim: [newest.source_of(claim)],
        "actors": newest.speakers,
        "places": lambda claim: [newest.place_of(claim)],
        "claims": newest.relayed,
    }[kind]
    for record in getattr(newest, kind)[::25]:
        assert all(record in lead(claim) for claim in newest.claims_of(record))


def test_a_claim_of_another_dataset_keeps_its_own_links(ds):
    """The claim that is given counts, not the one with the same id in the dataset."""
    moved = attrs.evolve(ds.claims[0], event="khorog-fighting")
    assert ds.event_of(moved).id == "khorog-fighting"


@pytest.mark.parametrize("method", ["event_of", "source_of", "place_of", "actor_of", "speakers", "relayed"])
@pytest.mark.parametrize("other", ["no-such-claim", None, 5, "khorog", gb.Count.of("exact", 7)], ids=str)
def test_an_accessor_refuses_what_is_no_claim(ds, method, other):
    """The error says what was given."""
    with pytest.raises(UnknownIdError, match="no claim has the id"):
        getattr(ds, method)(other)


def test_a_record_of_another_kind_names_the_accessor(ds):
    """`ds.events[claim]` and `ds.events.get(claim)` say how to get from the claim to its event."""
    claim = ds.claims[0]
    for look_up in (ds.events.__getitem__, ds.events.get):
        with pytest.raises(UnknownIdError, match=r"a claim is no event; use ds.event_of\(claim\)"):
            look_up(claim)
    with pytest.raises(UnknownIdError, match=r"an event is no claim; use ds.claims_of\(event\)"):
        ds.claims[ds.events[0]]
    assert claim not in ds.events


def test_a_record_is_found_by_itself(ds):
    """Records are accepted where ids are."""
    place = ds.places["khorog"]
    assert ds.places[place] is ds.places.get(place) is ds.find(place) is gb.find(place, "1.0.0") is place
    assert ds.name_of(place) == "Khorog"


def test_a_claim_is_named_by_the_part_after_the_slash(ds):
    """It is not guessed; the error names the whole id, and that of its event where an event is expected."""
    with pytest.raises(UnknownIdError) as of_claims:
        ds.claims["infobox-military-killed"]
    assert of_claims.value.near == ("wikipedia-2012-gorno-badakhshan-clashes/infobox-military-killed",)
    with pytest.raises(UnknownIdError, match="it is the id of a claim") as of_events:
        ds.events["infobox-military-killed"]
    assert of_events.value.near == ("khorog-fighting",)


@pytest.mark.parametrize("nothing", [None, 5, [], gb.Count.of("exact", 7)], ids=str)
def test_what_has_no_id_has_no_name(ds, nothing):
    """An object of another type is not printed as if it were a name."""
    for look_up in (ds.name_of, ds.find):
        with pytest.raises(UnknownIdError, match="no record has the id"):
            look_up(nothing)
