"""Laws of stories and contradictions, held against an oracle that tries every small world.

The oracle knows nothing of how the library reckons. A world says how many of each smallest population
there were, 0 to 4, and how many of each limited part that is spoken of; wholes are the sums of their
parts. No bound in a claim is above 3, so that a population which can reach 4 is bounded by nothing.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import attrs
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import CasualtyCount, Claim, Count, Story, consistent_sets, contradictions
from gorno_badakhshan.testing import claim

FIGURE, CAP = 3, 4
LEAVES = ("military", "security_service", "militant", "civilian")
WITHIN = {
    "everyone": LEAVES,
    "government_forces": LEAVES[:2],
    "residents": LEAVES[2:],
    **{leaf: (leaf,) for leaf in LEAVES},
}
Number = tuple[str, str | None, str | None]
"""Of whom, by what cause, which subset."""
WHOLES: list[Number] = [(population, None, None) for population in WITHIN]
LIMITS = (("snipers", None), (None, "children"), ("snipers", "children"))
LIMITED: list[Number] = [(population, *limits) for population in WITHIN for limits in LIMITS]
ADDING: list[list[Number]] = [
    [(population, *limits) for population in (whole, *WITHIN[whole])]
    for whole in ("government_forces", "residents")
    for limits in LIMITS
]
ADDING += [
    [("everyone", "snipers", None), ("military", "snipers", None), ("militant", "snipers", None)],
    [("residents", "snipers", None), ("militant", "snipers", "children"), ("civilian", "snipers", None)],
]
"""A limited part of a whole, beside the same or a narrower part of its parts: those add up."""
NESTED: list[list[Number]] = [[(leaf, *limits) for limits in LIMITS] for leaf in LEAVES]
"""Parts of one population, the last within both others."""


# What the oracle is asked


def small_counts() -> st.SearchStrategy[Count]:
    """Counts of every hedge, no bound above 3."""
    hedges = ("exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "none")
    figured = st.builds(
        lambda hedge, n: Count.of(
            hedge, {"none": 0, "fewer_than": n or 1, "nearly": n or 1, "about": min(n, 2)}.get(hedge, n)
        ),
        st.sampled_from(hedges),
        st.integers(0, FIGURE),
    )
    ranges = st.sampled_from([(low, high) for high in range(FIGURE + 1) for low in range(high)])
    worded = ranges.map(lambda ends: Count(hedge="between", low=ends[0], high=ends[1]))
    return figured | worded | st.sampled_from([Count(hedge="unknown"), Count(hedge="vague", low=2)])


@st.composite
def told(draw: st.DrawFn, wholes: Sequence[Number] = (), least: int = 1) -> list[Claim]:
    """At most seven claims about these wholes or about a few, and at most three limited parts."""
    any_wholes = st.lists(st.sampled_from(WHOLES), min_size=1, max_size=3, unique=True)
    any_limited = st.lists(st.sampled_from(LIMITED), max_size=2, unique=True)
    limited = draw(st.just([]) | any_limited | st.sampled_from(ADDING) | st.sampled_from(NESTED))
    about = st.sampled_from([*(wholes or draw(any_wholes)), *limited])
    said = st.lists(st.tuples(about, small_counts()), min_size=least, max_size=7)
    return [
        claim(
            f"speaker-{place}",
            id=f"some-source/c{place}",
            proposition=CasualtyCount(
                outcome="killed", population=population, cause=cause, subset=subset, count=count
            ),
        )
        for place, ((population, cause, subset), count) in enumerate(draw(said))
    ]


# The oracle


class World(NamedTuple):
    """How many of each population there were, and the places of the claims that hold."""

    people: dict[str, int]
    holds: frozenset[int]


@cache
def populations() -> list[dict[str, int]]:
    """Every way to people the tree."""
    peopled = [dict(zip(LEAVES, people, strict=True)) for people in product(range(CAP + 1), repeat=len(LEAVES))]
    return [{whole: sum(world[leaf] for leaf in WITHIN[whole]) for whole in WITHIN} for world in peopled]


def worlds(claims: Sequence[Claim]) -> Iterator[World]:
    """Every world of the claims."""
    about = [number_of(one) for one in claims]
    parts = sorted({number for number in about if number not in WHOLES}, key=str)
    within = {number: families(number, parts) for number in [*WHOLES, *parts]}
    sizes = [range(CAP * len(WITHIN[part[0]]) + 1) for part in parts]
    for values in product(*sizes):
        limited = dict(zip(parts, values, strict=True))
        needed = {
            number: max((sum(limited[part] for part in family) for family in within[number]), default=0)
            for number in within
        }
        if any(needed[part] > limited[part] for part in parts):
            continue
        for people in populations():
            if all(needed[whole] <= people[whole[0]] for whole in WHOLES):
                number = limited | {whole: people[whole[0]] for whole in WHOLES}
                holds = (p for p, one in enumerate(claims) if admits(one.proposition.count, number[about[p]]))
                yield World(people, frozenset(holds))


def families(number: Number, parts: Sequence[Number]) -> list[tuple[Number, ...]]:
    """Sets of other parts, all within a number, no two of which can share a person: together they fit in it."""
    inside = [part for part in parts if part != number and is_inside(part, number)]
    sets = (family for size in range(1, len(inside) + 1) for family in combinations(inside, size))
    return [
        family
        for family in sets
        if all(set(WITHIN[one[0]]).isdisjoint(WITHIN[other[0]]) for one, other in combinations(family, 2))
    ]


def is_inside(part: Number, whole: Number) -> bool:
    """Whether whoever is in the part is in the whole."""
    return set(WITHIN[part[0]]) <= set(WITHIN[whole[0]]) and all(
        limit in (None, mine) for mine, limit in zip(part[1:], whole[1:], strict=True)
    )


def number_of(one: Claim) -> Number:
    """The number that a claim is about."""
    return one.proposition.population, one.proposition.cause, one.proposition.subset


def admits(count: Count, number: int) -> bool:
    """Whether a count is true of a number; ten percent of a small figure reach one person."""
    n = count.stated
    if count.hedge == "about":
        return abs(n - number) <= (n > 0)
    if count.hedge == "nearly":
        return number == n - 1
    return count.low <= number <= (number if count.high is None else count.high)


def largest(held: Sequence[frozenset[int]]) -> set[frozenset[int]]:
    """The sets that no other contains."""
    distinct = set(held)
    return {one for one in distinct if not any(one < other for other in distinct)}


def places(story: Story) -> frozenset[int]:
    """The places of a story's claims."""
    return frozenset(int(one.id.partition("/c")[2]) for one in story.claims)


# The laws


@given(told())
def test_stories_are_the_maximal_consistent_sets(claims):
    """Law: each story holds in some world, no claim can be added to it, and there is no other such set."""
    stories = [places(story) for story in consistent_sets(claims)]
    assert len(stories) == len(set(stories))
    assert set(stories) == largest([world.holds for world in worlds(claims)])


@given(told())
def test_stories_cover_all_counts(claims):
    """Law: each count stands in a story, because none contradicts itself."""
    assert {one.id for story in consistent_sets(claims) for one in story.claims} == {one.id for one in claims}


@given(told())
def test_what_a_story_implies_is_exact(claims):
    """Law: a story's bounds for each population are the least and the greatest of all worlds it holds in."""
    every = list(worlds(claims))
    for story in consistent_sets(claims):
        people = [world.people for world in every if places(story) <= world.holds]
        most = {population: max(world[population] for world in people) for population in WITHIN}
        for implied in story.implied:
            is_open = any(most[leaf] == CAP for leaf in WITHIN[implied.population])
            least = min(world[implied.population] for world in people)
            assert (implied.low, implied.high) == (least, None if is_open else most[implied.population])


@given(told())
def test_contradictions_are_the_pairs_that_hold_in_no_world(claims):
    """Law: two counts contradict each other if and only if no world has room for both."""
    together = {pair for world in worlds(claims) for pair in combinations(sorted(world.holds), 2)}
    apart = set(combinations(range(len(claims)), 2)) - together
    place = {one.id: position for position, one in enumerate(claims)}
    assert {(place[pair.first.id], place[pair.second.id]) for pair in contradictions(claims)} == apart


@given(told([("everyone", None, None), ("government_forces", None, None), ("residents", None, None)], least=4))
def test_totals_and_parts_bind_each_other(claims):
    """Law: where whole and parts are all spoken of, stories still are the maximal sets of the oracle."""
    held = largest([world.holds for world in worlds(claims)])
    assert {places(story) for story in consistent_sets(claims)} == held


@given(told(), st.randoms())
def test_the_order_of_claims_never_matters(claims, random):
    """Law: the same claims in another order make the same stories and the same pairs."""
    shuffled = random.sample(claims, len(claims))
    assert {(places(s), s.implied) for s in consistent_sets(claims)} == {
        (places(s), s.implied) for s in consistent_sets(shuffled)
    }
    pairs, others = (
        {(frozenset((pair.first.id, pair.second.id)), pair.reason) for pair in contradictions(held)}
        for held in (claims, shuffled)
    )
    assert pairs == others


@given(told())
def test_who_repeats_a_count_joins_its_stories(claims):
    """Law: a count said again by another stands in the same stories as the first, and makes no new one."""
    again = attrs.evolve(claims[0], id=f"some-source/c{len(claims)}")
    stories = {places(story) for story in consistent_sets(claims)}
    joined = {places(story) for story in consistent_sets([*claims, again])}
    assert joined == {story | {len(claims)} if 0 in story else story for story in stories}


@given(told())
def test_the_largest_story_comes_first(claims):
    """Law: stories are ordered by the number of their claims."""
    sizes = [len(story.claims) for story in consistent_sets(claims)]
    assert sizes == sorted(sizes, reverse=True)
