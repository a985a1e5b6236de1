"""The chain of claims from a first speaker to a page, and what changes along it."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import UnknownIdError
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.propositions import CasualtyCount, Dispute, Occurrence
from gorno_badakhshan.testing import claim, dataset_of

ROOT = claim(
    "a-ministry", id="wire/wounded", source="wire", population="military", wounded=Count.of("more_than", 20),
    said="2012-07-24",
)  # fmt: skip
PAPER = claim(
    "a-ministry", id="paper/wounded", source="paper", population="military", relays=ROOT.id,
    wounded=Count.of("more_than", 200),
)  # fmt: skip
BLOG = claim(
    "a-paper", id="blog/wounded", source="blog", population="government_forces", relays=PAPER.id,
    wounded=Count.of("exact", 200), said="2012-07-26",
)  # fmt: skip
ELSEWHERE = claim("a-witness", id="other/wounded", source="other", population="military", wounded=3)
DATASET = dataset_of(ROOT, PAPER, BLOG, ELSEWHERE)


def changed(earlier: gb.Claim, later: gb.Claim) -> dict[str, tuple[str | None, str | None]]:
    """What changed, with both values."""
    return {change.what: (change.before, change.after) for change in gb.drift(earlier, later)}


def test_a_lineage_begins_with_the_first_speaker():
    """The chain runs from the claim of the first speaker to the given claim, which is the last."""
    assert gb.lineage(BLOG, DATASET).claims == (ROOT, PAPER, BLOG)
    assert gb.lineage(BLOG, DATASET).first == ROOT


def test_a_lineage_takes_an_id():
    """The lineage of an id is that of its claim."""
    assert gb.lineage("blog/wounded", DATASET) == gb.lineage(BLOG, DATASET)


def test_an_unknown_id_is_refused():
    """A wrong id raises, and the message has the near ones."""
    with pytest.raises(UnknownIdError, match="blog/wounded"):
        gb.lineage("blog/wonded", DATASET)


def test_a_claim_that_relays_nothing_is_the_first():
    """Without a relay the chain has one claim and no drift."""
    alone = gb.lineage(ELSEWHERE, DATASET)
    assert (alone.claims, alone.passed_on, alone.drift) == ((ELSEWHERE,), (), ())


def test_a_lineage_has_the_claims_that_relay_the_given_one():
    """They relay it directly or through others; the nearest come first."""
    assert gb.lineage(ROOT, DATASET).passed_on == (PAPER, BLOG)


def test_the_lineage_of_a_cycle_ends():
    """Of two pages that relay each other, each is passed on by the other, once."""
    first = claim(id="x/a", source="x", killed=1, relays="y/a")
    second = claim(id="y/a", source="y", killed=1, relays="x/a")
    lineage = gb.lineage(first, dataset_of(first, second))
    assert (lineage.claims, lineage.passed_on) == ((second, first), (second,))


def test_drift_is_step_by_step():
    """A change has the ids of the two claims between which it came about."""
    steps = [(change.what, change.earlier, change.later) for change in gb.lineage(BLOG, DATASET).drift]
    assert steps == [
        ("value", ROOT.id, PAPER.id),
        ("hedge", PAPER.id, BLOG.id),
        ("population", PAPER.id, BLOG.id),
        ("speaker", PAPER.id, BLOG.id),
    ]


def test_a_date_drifts_only_if_both_claims_give_one():
    """A date that is not repeated is no other date."""
    assert "date" not in changed(ROOT, PAPER)
    assert changed(ROOT, BLOG)["date"] == ("2012-07-24", "2012-07-26")


def test_a_lost_figure_is_a_drift_of_the_value():
    """The value of a word is the word with the least number that it admits."""
    vague = claim(id="x/y", source="x", population="military", wounded=Count(hedge="vague", low=12))
    assert changed(ROOT, vague)["value"] == ("20", "some (12 or more)")


def test_the_value_of_a_range_has_both_ends():
    """A range drifts if either end does."""
    span = claim(id="x/y", source="x", population="military", wounded=Count(hedge="between", low=18, high=23))
    assert changed(ROOT, span)["value"] == ("20", "18 to 23")


def test_an_outcome_may_drift():
    """The detained of one page are the killed of another."""
    detained = claim(id="x/a", source="x", population="militant", detained=41)
    killed = claim(id="y/a", source="y", population="military", killed=41)
    assert changed(detained, killed) == {"outcome": ("detained", "killed"), "population": ("militant", "military")}


def test_a_limit_may_be_lost():
    """The count of a part becomes a count of the whole population."""
    part = CasualtyCount(outcome="killed", population="civilian", count=Count.of("exact", 2), cause="snipers")
    earlier = claim(id="x/a", source="x", proposition=part)
    later = claim(id="y/a", source="y", population="civilian", killed=2)
    assert changed(earlier, later) == {"limits": ("by snipers", None)}


def test_means_place_and_day_of_an_event_drift():
    """The later claim has another weapon, another place and another day."""
    stabbing, beating = (
        Occurrence(event="e", means=(means,), place=place, when=Period(edtf=day, basis="stated"))
        for means, place, day in (("stabbing", "a", "2012-07-21"), ("beating", "b", "2012-07-22"))
    )
    earlier = claim(id="x/a", source="x", event="e", proposition=stabbing)
    later = claim(id="y/a", source="y", event="e", proposition=beating)
    assert changed(earlier, later) == {
        "means": ("stabbing", "beating"),
        "place": ("a", "b"),
        "date": ("2012-07-21", "2012-07-22"),
    }


def test_a_count_may_become_another_proposition():
    """A relay may say that a number is disputed instead of giving it."""
    dispute = Dispute(subject="number of wounded", state="disputed")
    assert changed(ROOT, claim(id="x/y", source="x", proposition=dispute))["proposition"] == ("count", "Dispute")


def test_a_claim_does_not_drift_from_itself():
    """Law: drift(x, x) is empty."""
    assert gb.drift(ROOT, ROOT) == ()


def test_the_repr_is_the_chain():
    """The repr has the first speaker, and the source and the figure of each claim."""
    assert repr(gb.lineage(PAPER, DATASET)) == (
        "<Lineage a-ministry: wire (more than 20) → paper (more than 200)>"
    )
    assert repr(gb.lineage(PAPER, DATASET).drift[0]) == "<Drift of value: 20 → 200>"
