"""The dataset: finding, searching, pinning, citing."""

import json

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import PinError, UnknownIdError, VersionError, VocabularyError


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


@pytest.mark.parametrize("style", ["apa", "bibtex", "cff", "csl-json"])
def test_every_citation_carries_the_pin(ds, style):
    """Whoever cites the dataset cites the very bytes."""
    assert ds.pin in ds.cite(style)


def test_csl_json_is_json(ds):
    """Reference managers can read it."""
    assert json.loads(ds.cite("csl-json"))[0]["type"] == "dataset"


def test_an_unknown_citation_style_names_the_near_ones(ds):
    """A style that is not known raises."""
    with pytest.raises(VocabularyError, match="did you mean 'bibtex'"):
        ds.cite("bibtx")


def test_the_repr_says_version_date_and_counts(ds):
    """One line that tells what was loaded."""
    assert repr(ds).startswith(f"<Dataset 1.0.0 of {ds.release.date}: 1 source, ")


def test_a_notebook_shows_the_pin(ds):
    """The pin is there to be copied."""
    assert ds.pin in ds._repr_html_()


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_helpers_are_the_collections(ds, kind):
    """`gb.events()` is `gb.load().events`, and so on."""
    assert getattr(gb, kind)("1.0.0") == getattr(ds, kind)
