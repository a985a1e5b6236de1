"""Counts of the same people under two words, or with two numbers."""

from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import Claim, Count, consistent_sets, contradictions, reconcile
from gorno_badakhshan.testing import claim

MILITANTS = claim("a-ministry", id="page/militants", source="page", killed=21, population="militant")


def same(population: str, killed: Count | int) -> Claim:
    """A doctor's count of the people whom the ministry counts as 21 militants."""
    return claim(
        "a-doctor",
        id="page/same",
        source="page",
        killed=killed,
        population=population,
        same_people=MILITANTS.id,
    )


@pytest.mark.parametrize(
    ("population", "killed", "reason"),
    [
        ("civilian", 21, "exclusive_populations"),
        ("civilian", 12, "exclusive_populations"),
        ("military", 21, "exclusive_populations"),
        ("residents", 21, None),
        ("residents", 12, "part_exceeds_whole"),
        ("residents", 30, "disjoint_bounds"),
        ("residents", Count.of("at_least", 20), None),
        ("militant", 30, "disjoint_bounds"),
        ("militant", 21, None),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_the_same_people_are_of_one_population_and_number(population, killed, reason, reverse):
    """Twenty-one militants may be residents; they are no civilians, and not thirty residents."""
    claims = [MILITANTS, same(population, killed)]
    pairs = contradictions(claims[::-1] if reverse else claims)
    assert [pair.reason for pair in pairs] == ([] if reason is None else [reason])


def test_the_link_may_be_given_by_the_count_of_the_part():
    """Residents whom another claim counts as militants are one population within the other."""
    residents = claim("b", id="page/residents", source="page", killed=21, population="residents")
    militants = attrs.evolve(MILITANTS, same_people=residents.id)
    assert contradictions([residents, militants]) == ()


def test_counts_of_other_people_do_not_exclude_each_other():
    """Without the link the doctor's civilians are not the ministry's militants."""
    assert contradictions([MILITANTS, attrs.evolve(same("civilian", 21), same_people=None)]) == ()


def test_no_story_counts_the_same_people_twice():
    """The 21 were militants or civilians; both stories have the soldiers."""
    soldiers = claim("a-channel", id="page/soldiers", source="page", killed=12, population="military")
    other = claim("a-paper", id="page/other", source="page", killed=21, population="militant")
    stories = consistent_sets([soldiers, MILITANTS, other, same("civilian", 21)])
    assert [{each.id.partition("/")[2] for each in story.claims} for story in stories] == [
        {"soldiers", "militants", "other"},
        {"soldiers", "other", "same"},
    ]


def test_the_same_people_in_one_population_make_the_number_disputed():
    """An estimate counts such pairs too."""
    estimate = reconcile([MILITANTS, same("militant", 30)])
    assert (estimate.disputed, len(estimate.contradictions)) == (True, 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["militant", "civilian", "residents", "everyone"]),
            st.integers(0, 4),
            st.none() | st.integers(0, 5),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_stories_and_pairs_agree_on_the_same_people(counts):
    """Law: no story contains a contradicting pair, and no claim is lost."""
    claims = [
        claim(
            f"speaker-{n}", id=f"page/c{n}", source="page", killed=killed, population=population,
            same_people=None if link is None or link == n else f"page/c{link}",
        )
        for n, (population, killed, link) in enumerate(counts)
    ]  # fmt: skip
    pairs = {frozenset((pair.first.id, pair.second.id)) for pair in contradictions(claims)}
    stories = [[each.id for each in story.claims] for story in consistent_sets(claims)]
    assert not any(frozenset(two) in pairs for story in stories for two in combinations(story, 2))
    assert {id for story in stories for id in story} == {each.id for each in claims}
    assert not any(set(one) < set(other) for one in stories for other in stories)
