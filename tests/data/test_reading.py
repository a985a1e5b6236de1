"""The reading rules of the article: its traps, and what must never be read into it."""

import pytest

import gorno_badakhshan as gb

ARTICLE = "wikipedia-2012-gorno-badakhshan-clashes"


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The release that the article alone makes."""
    return gb.load("1.0.0")


def claim(ds: gb.Dataset, slug: str) -> gb.Claim:
    """The claim of the article with this slug."""
    return ds.claims[f"{ARTICLE}/{slug}"]


def test_the_denial_answers_the_accusation(ds):
    """Accused are the forces; he denies for himself, and the two are linked."""
    accusation, denial = claim(ds, "government-accusation"), claim(ds, "ayyombekov-denial")
    assert (accusation.proposition.actor, denial.proposition.actor) == ("ayyombekov-group", "tolib-ayyombekov")
    assert (denial.polarity, denial.responds_to) == ("denied", accusation.id)


def test_his_own_account_of_the_death_is_a_claim(ds):
    """What he says happened stands beside what the article says happened, on one neutral event."""
    accounts = ds.claims.where(event="nazarov-killing", proposition=gb.Occurrence)
    assert {c.origin.actor for c in accounts} == {"wikipedia-article", "tolib-ayyombekov"}
    assert ds.events["nazarov-killing"].kind == "killing"


def test_there_are_two_comparisons(ds):
    """'Since 2010 or the civil war' is two comparisons by unnamed Western media, not one unsure one."""
    comparisons = ds.claims.where(proposition=gb.Comparison)
    assert {c.proposition.baseline for c in comparisons} == {"tajikistan-fighting-2010", "tajik-civil-war"}
    assert {c.certainty for c in comparisons} == {"certain"}


def test_a_suspect_is_not_a_perpetrator(ds):
    """Locals suspect the government of the killing of 22 August; nothing asserts it."""
    assert claim(ds, "locals-suspect-government").origin.act == "suspects"
    parts = {p.actor: p.status for p in ds.events["imomnazarov-killing"].participants}
    assert parts["tajik-government"] == "suspected"


@pytest.mark.parametrize("event", ["khorog-communications-cutoff", "news-website-shutdown", "roadblocks"])
def test_nobody_is_blamed_where_nobody_is_named(ds, event):
    """Communications, a website and roads were closed by whom the article does not say."""
    assert not [p for p in ds.events[event].participants if p.role in ("perpetrator", "issuer")]


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
def test_dates_tell_where_they_come_from(ds, event, edtf, basis):
    """A year from the title and 'the following day' are derived; only the fact box dates the whole."""
    assert (ds.events[event].when.edtf, ds.events[event].when.basis) == (edtf, basis)


def test_nothing_happened_on_22_july(ds):
    """The article has no 22 July."""
    assert not [e for e in ds.events if e.when and "07-22" in e.when.edtf]


def test_the_second_commander_line_holds_two_people(ds):
    """The fact box runs two names together; they are two claims."""
    line = ds.claims.filter(lambda c: c.locator.part == "Infobox/Commander2")
    assert [c.proposition.actor for c in line] == ["tolib-ayyombekov", "muhammadboqir-muhammadboqirov"]


def test_minister_and_prosecutor_are_two_people(ds):
    """Khairulloyev and Khairullo Saidov share a prefix, nothing else."""
    assert [a.id for a in ds.actors.search("Khairull") if a.kind == "person"] == [
        "sherali-khairulloyev",
        "khairullo-saidov",
    ]


def test_a_zero_is_said_and_not_assumed(ds):
    """Only state television says zero; everybody else who gives no figure has no claim."""
    assert {c.origin.actor for c in ds.claims.where(hedge="none")} == {"state-television"}


def test_unnamed_people_stay_unnamed(ds):
    """People without an office are described by a role."""
    assert {a.id for a in ds.actors.where(named="unnamed", kind="person")} == {
        "hospital-source",
        "unnamed-government-source",
    }
