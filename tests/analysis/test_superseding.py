"""A figure that its own speaker replaced is no rival of its correction."""

import gorno_badakhshan as gb
from gorno_badakhshan.testing import claim, dataset_of

EARLY = claim("a-ministry", id="monday/dead", source="monday", killed=12, said="2012-07-24")
LATE = claim(
    "a-ministry", id="saturday/dead", source="saturday", killed=17, said="2012-07-28", supersedes=EARLY.id
)
LATEST = claim("a-ministry", id="sunday/dead", source="sunday", killed=18, supersedes=LATE.id)
RELAY_OF_EARLY = claim("a-ministry", id="paper/dead", source="paper", killed=12, relays=EARLY.id)
RELAY_OF_LATE = claim("a-ministry", id="site/dead", source="site", killed=17, relays=LATE.id)
RIVAL = claim("a-hospital", id="clinic/dead", source="clinic", killed=40)
DATASET = dataset_of(EARLY, LATE, LATEST, RELAY_OF_EARLY, RELAY_OF_LATE, RIVAL)


def left_out(*claims: gb.Claim, **assumptions: bool) -> set[str]:
    """The ids that an estimate over the claims does not rest on."""
    told = gb.reconcile(claims, "hull", dataset=DATASET, **assumptions)
    return {each.claim.id for each in told.excluded}


def test_the_early_figure_does_not_count_beside_its_correction():
    """Both given, the early one is set aside, and the reason names the later one."""
    told = gb.reconcile([EARLY, LATE], dataset=DATASET)
    assert (told.figures, told.excluded[0].reason) == ("17", "replaced by its speaker: saturday/dead")


def test_the_early_figure_counts_as_long_as_nobody_corrected_it():
    """What is not among the claims replaces nothing: as of an early day the early figure stands."""
    assert left_out(EARLY, RIVAL) == set()


def test_a_correction_of_a_correction_replaces_both():
    """12, then 17, then 18: with the last alone given, the first is replaced too."""
    assert left_out(EARLY, LATE, LATEST) == {EARLY.id, LATE.id}
    assert left_out(EARLY, LATEST) == {EARLY.id}


def test_a_relay_shares_the_fate_of_what_it_passes_on():
    """Who passes on the early figure is corrected with it; who passes on the correction brings it."""
    assert left_out(RELAY_OF_EARLY, RELAY_OF_LATE) == {RELAY_OF_EARLY.id}


def test_a_correction_that_is_not_heard_replaces_nothing():
    """Set aside, a speaker's correction cannot silence an earlier figure of another origin's telling."""
    other = claim("an-office", id="office/dead", source="office", killed=12)
    later = claim("a-ministry", id="gazette/dead", source="gazette", killed=17, supersedes=other.id)
    told = gb.reconcile(
        [other, later, RIVAL], dataset=dataset_of(other, later, RIVAL), set_aside={"a-ministry": "x"}
    )
    assert [each.claim.id for each in told.excluded] == [later.id]


def test_the_reader_may_count_both():
    """The assumption is named, and can be turned round."""
    assert left_out(EARLY, LATE, superseded=True) == set()


def test_an_early_figure_does_not_contradict_its_correction():
    """12 and 17 of one speaker are one story told twice; the rival stays a rival."""
    pairs = gb.contradictions([EARLY, LATE, RIVAL], dataset=DATASET)
    assert [{pair.first.id, pair.second.id} for pair in pairs] == [{LATE.id, RIVAL.id}]


def test_an_early_figure_is_in_no_story():
    """A story holds what somebody still says."""
    stories = gb.consistent_sets([EARLY, LATE], dataset=DATASET)
    assert [[told.id for told in story.claims] for story in stories] == [[LATE.id]]


def test_a_claim_does_not_replace_itself():
    """Who passes on an early figure and corrects it in the same breath stays."""
    links = {"supersedes": EARLY.id, "relays": EARLY.id}
    both = claim("a-ministry", id="page/both", source="page", killed=17, **links)
    told = gb.reconcile([both], dataset=dataset_of(EARLY, both))
    assert (told.figures, told.excluded) == ("17", ())


def test_what_comes_on_top_is_no_rival():
    """One dead, and another twelve: the twelve don't exceed the one."""
    one = claim("a-paper", id="page/one", source="page", killed=1)
    twelve = claim("a-paper", id="page/twelve", source="page", killed=12, besides=one.id)
    assert gb.contradictions([one, twelve], dataset=dataset_of(one, twelve)) == ()
