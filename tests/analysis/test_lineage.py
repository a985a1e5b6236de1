"""A figure on its way from the first voice to the page."""

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
    """What drifted, with both values."""
    return {change.what: (change.before, change.after) for change in gb.drift(earlier, later)}


def test_a_lineage_begins_with_the_first_voice():
    """The chain runs from the first voice to the claim asked about, which is its last."""
    assert gb.lineage(BLOG, DATASET).claims == (ROOT, PAPER, BLOG)
    assert gb.lineage(BLOG, DATASET).first == ROOT


def test_a_lineage_is_asked_for_by_id():
    """An id stands for its claim."""
    assert gb.lineage("blog/wounded", DATASET) == gb.lineage(BLOG, DATASET)


def test_an_unknown_id_is_refused():
    """A wrong id raises and names the near ones."""
    with pytest.raises(UnknownIdError, match="blog/wounded"):
        gb.lineage("blog/wonded", DATASET)


def test_a_claim_that_relays_nothing_is_its_own_first_voice():
    """Unknown is the default: without an edge the chain has one link and no drift."""
    alone = gb.lineage(ELSEWHERE, DATASET)
    assert (alone.claims, alone.passed_on, alone.drift) == ((ELSEWHERE,), (), ())


def test_a_lineage_holds_what_was_passed_on():
    """Those who relay the claim, directly or through others, the nearest first."""
    assert gb.lineage(ROOT, DATASET).passed_on == (PAPER, BLOG)


def test_drift_is_told_step_by_step():
    """A change stands at the step at which it came in, and not at the ones behind it."""
    steps = [(change.what, change.earlier, change.later) for change in gb.lineage(BLOG, DATASET).drift]
    assert steps == [
        ("value", ROOT.id, PAPER.id),
        ("hedge", PAPER.id, BLOG.id),
        ("population", PAPER.id, BLOG.id),
        ("speaker", PAPER.id, BLOG.id),
    ]


def test_a_date_drifts_only_where_both_tell_one():
    """Not to repeat a date is no other date."""
    assert "date" not in changed(ROOT, PAPER)
    assert changed(ROOT, BLOG)["date"] == ("2012-07-24", "2012-07-26")


def test_a_lost_figure_is_a_drift_of_the_value():
    """A figure that became a word is told with the least that the word admits."""
    vague = claim(id="x/y", source="x", population="military", wounded=Count(hedge="vague", low=12))
    assert changed(ROOT, vague)["value"] == ("20", "some (12 or more)")


def test_a_range_drifts_as_a_whole():
    """Both ends of a range are its value."""
    span = claim(id="x/y", source="x", population="military", wounded=Count(hedge="between", low=18, high=23))
    assert changed(ROOT, span)["value"] == ("20", "18 to 23")


def test_an_outcome_may_drift():
    """The detained of one page are the killed of another."""
    detained = claim(id="x/a", source="x", population="militant", detained=41)
    killed = claim(id="y/a", source="y", population="military", killed=41)
    assert changed(detained, killed) == {"outcome": ("detained", "killed"), "population": ("militant", "military")}


def test_a_limit_may_be_lost():
    """Of whom only a part was counted is in the end counted as a whole."""
    part = CasualtyCount(outcome="killed", population="civilian", count=Count.of("exact", 2), cause="snipers")
    whole = CasualtyCount(outcome="killed", population="civilian", count=Count.of("exact", 2))
    told = [claim(id=f"{name}/a", source=name, proposition=p) for name, p in (("x", part), ("y", whole))]
    assert changed(*told) == {"limits": ("by snipers", None)}


def test_means_place_and_day_of_an_event_drift():
    """A killing is told with another weapon, at another place, on another day."""
    one = Occurrence(event="e", means=("stabbing",), place="a", when=Period(edtf="2012-07-21", basis="stated"))
    two = Occurrence(event="e", means=("beating",), place="b", when=Period(edtf="2012-07-22", basis="stated"))
    told = [claim(id=f"{name}/a", source=name, event="e", proposition=p) for name, p in (("x", one), ("y", two))]
    assert set(changed(*told)) == {"means", "place", "date"}


def test_a_count_may_become_something_else():
    """What was a number may be passed on as a dispute."""
    dispute = Dispute(subject="number of wounded", state="disputed")
    assert changed(ROOT, claim(id="x/y", source="x", proposition=dispute))["proposition"] == ("count", "Dispute")


def test_a_claim_does_not_drift_from_itself():
    """Law: drift(x, x) is empty."""
    assert gb.drift(ROOT, ROOT) == ()


def test_the_repr_can_be_read_aloud():
    """Who began it, and the figure at each step."""
    assert repr(gb.lineage(PAPER, DATASET)) == (
        "<Lineage a-ministry: wire (more than 20) → paper (more than 200)>"
    )
    assert repr(gb.lineage(PAPER, DATASET).drift[0]) == "<Drift of value: 20 → 200>"
