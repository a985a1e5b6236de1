"""From claims along their relays to first speakers, and to corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.relays import first_claims, relay_chain
from gorno_badakhshan.testing import claim, dataset_of


@st.composite
def relaying_claims(draw: st.DrawFn) -> dict[str, object]:
    """Up to eight claims, each relaying any of them, itself or an unknown one; cycles included."""
    targets = draw(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=8))
    ids = [f"page/c{place}" for place in range(10)]
    return {
        ids[place]: claim(id=ids[place], source="page", relays=None if target is None else ids[target])
        for place, target in enumerate(targets)
    }


@given(relaying_claims())
def test_the_first_claim_is_the_end_of_the_chain(claims):
    """Law: the cache of other chains changes no end, not even in a cycle."""
    first = first_claims(claims.values(), claims.get)
    assert first == {id: [*relay_chain(each, claims.get)][-1] for id, each in claims.items()}


def test_each_claim_of_a_cycle_has_its_own_end():
    """In a cycle of three the chain of each claim ends before it returns to that claim."""
    cycle = {f"page/c{n}": claim(id=f"page/c{n}", source="page", relays=f"page/c{(n + 1) % 3}") for n in range(3)}
    first = first_claims(cycle.values(), cycle.get)
    assert {id: each.id for id, each in first.items()} == {
        "page/c0": "page/c2",
        "page/c1": "page/c0",
        "page/c2": "page/c1",
    }


def test_a_long_chain_ends():
    """Ten thousand relays one after another lead to the first."""
    claims = {
        f"page/c{n}": claim(id=f"page/c{n}", source="page", relays=f"page/c{n - 1}" if n else None)
        for n in range(10_000)
    }
    first = first_claims(reversed(claims.values()), claims.get)
    assert {each.id for each in first.values()} == {"page/c0"}


@pytest.mark.parametrize("root", [None, "page/unknown"], ids=["known", "unknown"])
@pytest.mark.parametrize("in_order", [1, -1], ids=["first-speaker-first", "first-speaker-last"])
def test_chains_that_are_known_are_not_followed_again(root, in_order):
    """The number of lookups grows with the claims, not with the claims times the length of the chain."""
    chain = {
        f"page/c{n}": claim(id=f"page/c{n}", source="page", relays=f"page/c{n - 1}" if n else root)
        for n in range(200)
    }
    lookups: list[str] = []

    def lookup(id: str) -> gb.Claim | None:
        lookups.append(id)
        return chain.get(id)

    first_claims([*chain.values()][::in_order], lookup)
    assert len(lookups) < 4 * len(chain)


# Corrections


EARLY = claim("a-ministry", id="monday/dead", source="monday", killed=12, said="2012-07-24")
LATE = claim(
    "a-ministry", id="saturday/dead", source="saturday", killed=17, said="2012-07-28", supersedes=EARLY.id
)
LATEST = claim("a-ministry", id="sunday/dead", source="sunday", killed=18, supersedes=LATE.id)
RELAY_OF_EARLY = claim("a-ministry", id="paper/dead", source="paper", killed=12, relays=EARLY.id)
RELAY_OF_LATE = claim("a-ministry", id="site/dead", source="site", killed=17, relays=LATE.id)
RIVAL = claim("a-hospital", id="clinic/dead", source="clinic", killed=40)
DATASET = dataset_of(EARLY, LATE, LATEST, RELAY_OF_EARLY, RELAY_OF_LATE, RIVAL)


def excluded_ids(*claims: gb.Claim, **assumptions: bool) -> set[str]:
    """The ids of the claims that an estimate does not rest on."""
    estimate = gb.reconcile(claims, "hull", dataset=DATASET, **assumptions)
    return {each.claim.id for each in estimate.excluded}


def test_an_early_figure_does_not_count_beside_its_correction():
    """The early figure is left out, and the reason names the correction."""
    estimate = gb.reconcile([EARLY, LATE], dataset=DATASET)
    assert (estimate.figures, estimate.excluded[0].reason) == ("17", "replaced by its speaker: saturday/dead")


def test_an_early_figure_counts_until_its_correction_is_among_the_claims():
    """A correction that only the dataset has replaces nothing: as of an early day the early figure counts."""
    assert excluded_ids(EARLY, RIVAL) == set()


def test_a_correction_of_a_correction_replaces_both():
    """12, then 17, then 18: the last alone replaces the first too."""
    assert excluded_ids(EARLY, LATE, LATEST) == {EARLY.id, LATE.id}
    assert excluded_ids(EARLY, LATEST) == {EARLY.id}


def test_a_relay_of_an_early_figure_is_replaced_with_it():
    """A relay of the correction brings the correction among the claims."""
    assert excluded_ids(RELAY_OF_EARLY, RELAY_OF_LATE) == {RELAY_OF_EARLY.id}


def test_a_correction_that_is_left_out_replaces_nothing():
    """If the speaker of the correction is set aside, the earlier figure counts."""
    early = claim("an-office", id="office/dead", source="office", killed=12)
    late = claim("a-ministry", id="gazette/dead", source="gazette", killed=17, supersedes=early.id)
    dataset = dataset_of(early, late, RIVAL)
    estimate = gb.reconcile([early, late, RIVAL], dataset=dataset, set_aside={"a-ministry": "x"})
    assert [each.claim.id for each in estimate.excluded] == [late.id]


def test_replaced_figures_can_count():
    """The assumption `superseded` counts them."""
    assert excluded_ids(EARLY, LATE, superseded=True) == set()


def test_corrections_of_claims_without_a_dataset_are_those_among_them():
    """A list of claims of no dataset has the corrections that it contains."""
    assert gb.reconcile([EARLY, LATE]).figures == "17"
    assert gb.reconcile([EARLY, LATEST]).figures == "12 to 18"


def test_a_claim_does_not_replace_itself():
    """A claim that relays an early figure and supersedes it counts."""
    links = {"supersedes": EARLY.id, "relays": EARLY.id}
    both = claim("a-ministry", id="page/both", source="page", killed=17, **links)
    estimate = gb.reconcile([both], dataset=dataset_of(EARLY, both))
    assert (estimate.figures, estimate.excluded) == ("17", ())
