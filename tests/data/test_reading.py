"""The reading rules of the article: its ambiguous passages, and what it does not say."""

import pytest

import gorno_badakhshan as gb

ARTICLE = "wikipedia-2012-gorno-badakhshan-clashes"


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The release that contains the article only."""
    return gb.load("1.0.0")


def claim(ds: gb.Dataset, slug: str) -> gb.Claim:
    """The claim of the article with this slug."""
    return ds.claims[f"{ARTICLE}/{slug}"]


def test_the_denial_answers_the_accusation(ds):
    """His forces are accused; he denies for himself, and his denial links to the accusation."""
    accusation, denial = claim(ds, "government-accusation"), claim(ds, "ayyombekov-denial")
    assert (accusation.proposition.actor, denial.proposition.actor) == ("ayyombekov-group", "tolib-ayyombekov")
    assert (denial.polarity, denial.responds_to) == ("denied", accusation.id)


def test_his_own_account_of_the_death_is_a_claim(ds):
    """His account and the article's are two claims about one event, which says nothing of the manner."""
    accounts = ds.claims.where(event="nazarov-killing", proposition=gb.Occurrence)
    assert {claim.origin.actor for claim in accounts} == {"wikipedia-article", "tolib-ayyombekov"}
    assert ds.events["nazarov-killing"].kind == "killing"


def test_there_are_two_comparisons(ds):
    """The article compares with 2010 and with the civil war: two certain claims, not an uncertain one."""
    comparisons = ds.claims.where(proposition=gb.Comparison)
    baselines = {claim.proposition.baseline for claim in comparisons}
    assert baselines == {"tajikistan-fighting-2010", "tajik-civil-war"}
    assert {claim.certainty for claim in comparisons} == {"certain"}


def test_a_suspect_is_not_a_perpetrator(ds):
    """Locals suspect the government of the killing of 22 August; nobody asserts it."""
    assert claim(ds, "locals-suspect-government").origin.act == "suspects"
    statuses = {each.actor: each.status for each in ds.events["imomnazarov-killing"].participants}
    assert statuses["tajik-government"] == "suspected"


@pytest.mark.parametrize("event", ["khorog-communications-cutoff", "news-website-shutdown", "roadblocks"])
def test_nobody_is_blamed_where_nobody_is_named(ds, event):
    """The article does not say who closed communications, a website and roads."""
    roles = {each.role for each in ds.events[event].participants}
    assert roles.isdisjoint({"perpetrator", "issuer"})


@pytest.mark.parametrize(
    ("event", "edtf", "basis"),
    [
        ("nazarov-killing", "2012-07-21", "derived"),
        ("khorog-fighting", "2012-07-24", "derived"),
        ("halt-to-operations", "2012-07-25", "derived"),
        ("gorno-badakhshan-clashes", "2012-07-24/2012-07-25", "infobox"),
        ("imomnazarov-killing", "2012-08-22", "stated"),
        ("tajik-civil-war", "1992/1997", "stated"),
    ],
)
def test_dates_have_their_basis(ds, event, edtf, basis):
    """A year from the title and "the following day" are derived; only the infobox dates the clashes."""
    assert (ds.events[event].when.edtf, ds.events[event].when.basis) == (edtf, basis)


def test_nothing_happened_on_22_july(ds):
    """The article does not mention 22 July."""
    assert not [event.id for event in ds.events if event.when and "07-22" in event.when.edtf]


def test_the_second_line_of_commanders_names_two_people(ds):
    """The infobox has two names without a separator; they are two claims."""
    line = ds.claims.filter(lambda claim: claim.locator.part == "Infobox/Commander2")
    assert [claim.proposition.actor for claim in line] == ["tolib-ayyombekov", "muhammadboqir-muhammadboqirov"]


def test_minister_and_prosecutor_are_two_people(ds):
    """The names of Khairulloyev and Khairullo Saidov begin alike."""
    assert [actor.id for actor in ds.actors.search("Khairull") if actor.kind == "person"] == [
        "sherali-khairulloyev",
        "khairullo-saidov",
    ]


def test_only_state_television_claims_zero(ds):
    """A speaker who gives no figure has no count."""
    assert {claim.origin.actor for claim in ds.claims.where(hedge="none")} == {"state-television"}


def test_unnamed_people_stay_unnamed(ds):
    """The article has two unnamed people, described by a role."""
    assert set(ds.actors.where(named="unnamed", kind="person").ids) == {
        "hospital-source",
        "unnamed-government-source",
    }
