"""Estimates: figures in words, the order of claims, and the repr."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, Figures, RecordError, reconcile
from gorno_badakhshan.testing import claim

CHANNEL = claim("a-channel", killed=Count.of("none", 0), population="military")
PAPER = claim("a-paper", killed=Count.of("at_least", 12), population="military")
BOX = claim("a-box", killed=41, population="military", medium="infobox")
OFFICER = claim("an-officer", killed=Count.of("at_least", 20), population="military")


def test_the_repr_has_the_whole_answer():
    """The repr has the numbers, the question, the claims used or excluded with the reason, and the assumptions."""
    dispute = gb.Dispute(subject="soldiers killed", state="disputed", outcome="killed", population="military")
    claims = [CHANNEL, PAPER, BOX, OFFICER, claim("an-agency", proposition=dispute)]
    aside = {"a-channel": "speaks for a party"}
    estimate = reconcile(claims, "conservative", set_aside=aside, infobox=False)
    assert (
        repr(estimate)
        == """\
<Estimate by conservative: 12, disputed
  question: military killed, some-event
  used: a-paper (at least 12)
  set aside: an-officer (at least 20): states no figure, or a greater one
  set aside: a-channel (none): set aside: speaks for a party
  set aside: a-box (41): infobox left out
  set aside: an-agency (no number): gives no number
  assumed: origins of unknown relation count as separate voices; 'about' reaches 10 % from its figure; \
ambiguous texts in their main reading; bare figures are totals; infobox left out; \
figures replaced by their speaker left out; \
a-channel set aside: speaks for a party; speakers' parties unknown: the claims are of no dataset>"""
    )


def test_the_repr_has_the_steps_and_the_number_of_contradictions():
    """Each has a line of its own, and an empty list of claims says so."""
    lines = repr(reconcile([CHANNEL, PAPER], "majority")).splitlines()
    assert "  steps: no figure is supported by more than half of 2 voices" in lines
    assert "  used: nothing" in lines
    assert "  cannot be true together: 1 pair(s) of claims" in lines


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(), "no figure"),
        (Figures(low=12, high=12), "12"),
        (Figures(low=12, high=20), "12 to 20"),
        (Figures(low=12, high=20, open_above=True), "12 to 20, open above"),
        (Figures(low=12, open_above=True), "12 or more"),
        (Figures(high=20), "up to 20"),
        (Figures(best=12), "12"),
        (Figures(best=12.5), "12.5"),
        (Figures(best=1234567), "1234567"),
        (Figures(low=12, best=12, high=12), "12"),
        (Figures(low=12, best=12, high=12, open_above=True), "12 (12, open above)"),
        (Figures(low=0, best=12, high=20), "12 (0 to 20)"),
    ],
)
def test_figures_in_words(figures, words):
    """Figures that are open above say so, and no figure is rounded."""
    assert reconcile([PAPER], lambda _: figures).figures == words


@pytest.mark.parametrize("numbers", [{"low": 13, "best": 12}, {"best": 12, "high": 11}, {"low": 3, "high": 2}])
def test_figures_that_do_not_rise_are_refused(numbers):
    """A rule cannot return a low above the best, or a best above the high."""
    with pytest.raises(RecordError, match="rise from low over best to high"):
        Figures(**numbers)


def test_used_claims_keep_the_order_given():
    """Used claims are in the order of the input."""
    estimate = reconcile([OFFICER, BOX, CHANNEL, PAPER], "hull")
    assert [each.origin.actor for each in estimate.used] == ["an-officer", "a-box", "a-channel", "a-paper"]


def test_excluded_claims_keep_the_order_given():
    """Claims that the rule does not use are in the order of the input, too."""
    estimate = reconcile([OFFICER, BOX, CHANNEL, PAPER], "conservative")
    assert [each.claim.origin.actor for each in estimate.excluded] == ["an-officer", "a-box", "a-paper"]


def test_an_estimate_as_plain_data():
    """Claims are ids, and each contradiction is a pair of them with the reason."""
    plain = reconcile([CHANNEL, PAPER, BOX], "conservative").to_dict()
    assert (plain["best"], plain["figures"], plain["disputed"]) == (0, "0", True)
    assert plain["used"] == [CHANNEL.id]
    assert [each["claim"] for each in plain["excluded"]] == [PAPER.id, BOX.id]
    assert [(pair["first"], pair["second"]) for pair in plain["contradictions"]] == [
        (CHANNEL.id, PAPER.id),
        (CHANNEL.id, BOX.id),
    ]
    assert plain["binding"] == [CHANNEL.id, BOX.id]
