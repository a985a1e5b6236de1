"""Laws of stories and contradictions, compared with an oracle that tries every small world.

The oracle shares no code with the library. A world has a number of people for each smallest population,
0 to 4, and for each limited part that a claim counts; wholes are the sums of their parts. No bound in a
claim is above 3, so that a population which can reach 4 is bounded by nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
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
TOTAL_AND_PARTS: list[Number] = [(name, None, None) for name in ("everyone", "government_forces", "residents")]
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


# Strategies


def small_counts() -> st.SearchStrategy[Count]:
    """Counts of every hedge, no bound above 3."""
    hedges = ("exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "none")
    with_figure = st.builds(
        lambda hedge, n: Count.of(
            hedge, {"none": 0, "fewer_than": n or 1, "nearly": n or 1, "about": min(n, 2)}.get(hedge, n)
        ),
        st.sampled_from(hedges),
        st.integers(0, FIGURE),
    )
    ranges = st.sampled_from([(low, high) for high in range(FIGURE + 1) for low in range(high)])
    between = ranges.map(lambda ends: Count(hedge="between", low=ends[0], high=ends[1]))
    return with_figure | between | st.sampled_from([Count(hedge="unknown"), Count(hedge="vague", low=2)])


@st.composite
def counts_of_populations(draw: st.DrawFn, wholes: Sequence[Number] = (), least: int = 1) -> list[Claim]:
    """At most seven claims that count these wholes, or one to three of any, and at most three limited parts."""
    any_wholes = st.lists(st.sampled_from(WHOLES), min_size=1, max_size=3, unique=True)
    any_limited = st.lists(st.sampled_from(LIMITED), max_size=2, unique=True)
    limited = draw(st.just([]) | any_limited | st.sampled_from(ADDING) | st.sampled_from(NESTED))
    numbers = st.sampled_from([*(wholes or draw(any_wholes)), *limited])
    counts = st.lists(st.tuples(numbers, small_counts()), min_size=least, max_size=7)
    return [
        claim(
            f"speaker-{place}",
            id=f"some-source/c{place}",
            proposition=CasualtyCount(
                outcome="killed", population=population, cause=cause, subset=subset, count=count
            ),
        )
        for place, ((population, cause, subset), count) in enumerate(draw(counts))
    ]


# The oracle


class World(NamedTuple):
    """How many of each population there were, and the places of the claims that are true."""

    people: dict[str, int]
    true: frozenset[int]


@cache
def sizes_of_populations() -> list[dict[str, int]]:
    """Every combination of sizes of the populations, in which each whole is the sum of its parts."""
    of_leaves = [dict(zip(LEAVES, sizes, strict=True)) for sizes in product(range(CAP + 1), repeat=len(LEAVES))]
    return [{whole: sum(sizes[leaf] for leaf in WITHIN[whole]) for whole in WITHIN} for sizes in of_leaves]


def worlds(claims: Sequence[Claim]) -> Iterator[World]:
    """Every world of the claims."""
    numbers = [number_of(each) for each in claims]
    parts = sorted({number for number in numbers if number not in WHOLES}, key=str)
    within = {number: disjoint_parts(number, parts) for number in [*WHOLES, *parts]}
    ranges = [range(CAP * len(WITHIN[part[0]]) + 1) for part in parts]
    for sizes in product(*ranges):
        size_of_part = dict(zip(parts, sizes, strict=True))
        least = {
            number: max((sum(size_of_part[part] for part in disjoint) for disjoint in within[number]), default=0)
            for number in within
        }
        if any(least[part] > size_of_part[part] for part in parts):
            continue
        for people in sizes_of_populations():
            if all(least[whole] <= people[whole[0]] for whole in WHOLES):
                size = size_of_part | {whole: people[whole[0]] for whole in WHOLES}
                counted = zip(claims, numbers, strict=True)
                true = (i for i, (each, of) in enumerate(counted) if admits(each.proposition.count, size[of]))
                yield World(people, frozenset(true))


def disjoint_parts(number: Number, parts: Sequence[Number]) -> list[tuple[Number, ...]]:
    """Sets of other parts, all within a number, no two of which can share a person: their sum fits in it."""
    inside = [part for part in parts if part != number and is_inside(part, number)]
    sets = (some for size in range(1, len(inside) + 1) for some in combinations(inside, size))
    return [
        some
        for some in sets
        if all(set(WITHIN[one[0]]).isdisjoint(WITHIN[other[0]]) for one, other in combinations(some, 2))
    ]


def is_inside(part: Number, whole: Number) -> bool:
    """Whether everybody in the part is in the whole."""
    return set(WITHIN[part[0]]) <= set(WITHIN[whole[0]]) and all(
        limit in (None, mine) for mine, limit in zip(part[1:], whole[1:], strict=True)
    )


def number_of(counting: Claim) -> Number:
    """The number that a claim is about."""
    return counting.proposition.population, counting.proposition.cause, counting.proposition.subset


def admits(count: Count, number: int) -> bool:
    """Whether a count is true of a number; ten percent of a small figure reach one person."""
    n = count.stated
    if count.hedge == "about":
        return abs(n - number) <= (n > 0)
    if count.hedge == "nearly":
        return number == n - 1
    return count.low <= number <= (number if count.high is None else count.high)


def largest(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """The sets that no other contains."""
    distinct = set(sets)
    return {one for one in distinct if not any(one < other for other in distinct)}


def places(story: Story) -> frozenset[int]:
    """The places of a story's claims."""
    return frozenset(int(each.id.partition("/c")[2]) for each in story.claims)


# The laws


@given(counts_of_populations())
def test_stories_are_the_maximal_consistent_sets(claims):
    """Law: each story is true in some world, no claim can be added to it, and there is no other such set."""
    stories = [places(story) for story in consistent_sets(claims)]
    assert len(stories) == len(set(stories))
    assert set(stories) == largest(world.true for world in worlds(claims))


@given(counts_of_populations())
def test_stories_cover_all_counts(claims):
    """Law: each count stands in a story, because none contradicts itself."""
    ids = {each.id for story in consistent_sets(claims) for each in story.claims}
    assert ids == {each.id for each in claims}


@given(counts_of_populations())
def test_what_a_story_implies_is_exact(claims):
    """Law: a story's bounds for each population are the least and the greatest of all worlds it is true in."""
    every_world = list(worlds(claims))
    for story in consistent_sets(claims):
        people = [world.people for world in every_world if places(story) <= world.true]
        most = {population: max(world[population] for world in people) for population in WITHIN}
        for implied in story.implied:
            is_open = any(most[leaf] == CAP for leaf in WITHIN[implied.population])
            least = min(world[implied.population] for world in people)
            assert (implied.low, implied.high) == (least, None if is_open else most[implied.population])


@given(counts_of_populations())
def test_contradictions_are_the_pairs_that_are_true_in_no_world(claims):
    """Law: two counts contradict each other if and only if both are true in no world."""
    together = {pair for world in worlds(claims) for pair in combinations(sorted(world.true), 2)}
    apart = set(combinations(range(len(claims)), 2)) - together
    place = {each.id: position for position, each in enumerate(claims)}
    assert {(place[pair.first.id], place[pair.second.id]) for pair in contradictions(claims)} == apart


@given(counts_of_populations(TOTAL_AND_PARTS, least=4))
def test_totals_and_parts_bind_each_other(claims):
    """Law: if a whole and all its parts are counted, stories still are the maximal sets of the oracle."""
    maximal = largest(world.true for world in worlds(claims))
    assert {places(story) for story in consistent_sets(claims)} == maximal


@given(counts_of_populations(), st.randoms())
def test_the_order_of_claims_never_matters_to_stories(claims, random):
    """Law: the same claims in another order make the same stories."""
    stories, others = (
        {(places(story), story.implied) for story in consistent_sets(order)}
        for order in (claims, random.sample(claims, len(claims)))
    )
    assert stories == others


@given(counts_of_populations(), st.randoms())
def test_the_order_of_claims_never_matters_to_pairs(claims, random):
    """Law: the same claims in another order contradict each other in the same unordered pairs."""
    pairs, others = (
        {(frozenset((pair.first.id, pair.second.id)), pair.reason) for pair in contradictions(order)}
        for order in (claims, random.sample(claims, len(claims)))
    )
    assert pairs == others


@given(counts_of_populations())
def test_a_repeated_count_joins_the_stories_of_the_first(claims):
    """Law: a count that repeats another stands in the same stories, and adds none."""
    repeated = attrs.evolve(claims[0], id=f"some-source/c{len(claims)}")
    stories = {places(story) for story in consistent_sets(claims)}
    with_repeated = {places(story) for story in consistent_sets([*claims, repeated])}
    assert with_repeated == {story | {len(claims)} if 0 in story else story for story in stories}


@given(counts_of_populations())
def test_the_largest_story_comes_first(claims):
    """Law: stories are ordered by the number of their claims."""
    sizes = [len(story.claims) for story in consistent_sets(claims)]
    assert sizes == sorted(sizes, reverse=True)
