"""Times the rules, contradictions and stories of hundreds of claims on one event.

It is not a test, because times of a busy machine prove nothing. Run it with the interpreter to be measured:
`python tests/benchmarks/stories.py [rounds]`.

The claims are invented, and like those of the press record: for each population there are a few different
figures, which a dozen speakers repeat. The time of stories depends on the number of different figures, so the
table has a row for each number, with and without limited parts.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import count, islice
from statistics import median
from time import perf_counter
from typing import NamedTuple

from gorno_badakhshan import (
    CasualtyCount,
    Claim,
    Count,
    QuestionError,
    compare_policies,
    consistent_sets,
    contradictions,
)
from gorno_badakhshan.model.vocabulary import Hedge, Population
from gorno_badakhshan.testing import claim

CLAIMS, SPEAKERS = 400, 12
FIGURES: dict[Population, tuple[int, ...]] = {
    "everyone": (42, 200, 12, 130, 60),
    "government_forces": (20, 12, 110, 41, 25),
    "military": (12, 100, 9, 41, 20),
    "security_service": (3, 8, 1, 5, 9),
    "militant": (30, 41, 20, 37, 48),
    "civilian": (1, 100, 22, 47, 20),
}
PARTS: tuple[tuple[Population, str | None, str | None], ...] = (
    ("civilian", "snipers", None),
    ("civilian", "snipers", "children"),
    ("militant", None, "Afghan nationals"),
)
PART_FIGURES = (6, 2, 4, 8, 3)
HEDGES: tuple[Hedge, ...] = ("exact", "at_least", "more_than", "about", "up_to")
WIDTHS = (12, 7, 9, 8, 9, 9, 11)


class Row(NamedTuple):
    """The results for one number of different figures."""

    figures: int
    parts: bool
    pairs: int
    stories: str
    seconds: dict[str, float]


def claims_on_one_event(figures: int, *, parts: bool) -> list[Claim]:
    """Claims with this number of different figures for each population, with all hedges in turn."""
    counts = [
        [
            CasualtyCount(
                outcome="killed",
                population=population,
                count=Count.of(HEDGES[(place + shift) % len(HEDGES)], of_whom[shift]),
            )
            for shift in range(figures)
        ]
        for place, (population, of_whom) in enumerate(FIGURES.items())
    ]
    if parts:
        counts += [
            [
                CasualtyCount(
                    outcome="killed",
                    population=population,
                    cause=cause,
                    subset=subset,
                    count=Count.of(("at_least", "exact")[shift % 2], PART_FIGURES[shift]),
                )
                for shift in range(min(figures, 2))
            ]
            for population, cause, subset in PARTS
        ]
    return list(islice(_repeat(counts), CLAIMS))


def _repeat(counts: list[list[CasualtyCount]]) -> Iterator[Claim]:
    """Yields claims without end: the populations, their counts and the speakers in turn."""
    for place in count():
        of_population = counts[place % len(counts)]
        yield claim(
            f"speaker-{place % SPEAKERS}",
            id=f"some-source/c{place}",
            proposition=of_population[place // len(counts) % len(of_population)],
        )


def compare_all(claims: list[Claim]) -> None:
    """Runs all nine rules for each population."""
    for population in FIGURES:
        compare_policies(each for each in claims if getattr(each.proposition, "population", None) == population)


def number_of_stories(claims: list[Claim]) -> str:
    """The number of stories, or `refused` if there are too many."""
    try:
        return str(len(consistent_sets(claims)))
    except QuestionError:
        return "refused"


ANALYSES: dict[str, Callable[[list[Claim]], object]] = {
    "rules": compare_all,
    "pairs": contradictions,
    "stories": number_of_stories,
}


def seconds_of(analysis: Callable[[list[Claim]], object], claims: list[Claim]) -> float:
    """Seconds that one call takes."""
    start = perf_counter()
    analysis(claims)
    return perf_counter() - start


def measure(rounds: int) -> list[Row]:
    """Median seconds of each analysis and case, from one interleaved run, so that noise is shared."""
    cases = {
        (figures, parts): claims_on_one_event(figures, parts=parts)
        for parts in (False, True)
        for figures in (2, 3, 4, 5)
    }
    times: dict[tuple[int, bool, str], list[float]] = {}
    for _ in range(rounds):
        for case, claims in cases.items():
            for name, analysis in ANALYSES.items():
                times.setdefault((*case, name), []).append(seconds_of(analysis, claims))
    return [
        Row(
            *case,
            pairs=len(contradictions(claims)),
            stories=number_of_stories(claims),
            seconds={name: median(times[*case, name]) for name in ANALYSES},
        )
        for case, claims in cases.items()
    ]


def main(rounds: int) -> None:
    """Measures all cases and prints one table."""
    rows = measure(rounds)
    python = sys.version.split()[0]
    print(f"{CLAIMS} claims on one event, {len(FIGURES)} populations, {SPEAKERS} speakers; Python {python}")
    heads = ("figures each", "parts", "rules s", "pairs", "pairs s", "stories", "stories s")
    print("".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    for row in rows:
        times = {name: f"{seconds:.2f}" for name, seconds in row.seconds.items()}
        parts = len(PARTS) if row.parts else 0
        cells = (row.figures, parts, times["rules"], row.pairs, times["pairs"], row.stories, times["stories"])
        print("".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)))
    growth = [rows[place + 1].seconds["stories"] / rows[place].seconds["stories"] for place in range(3)]
    print(f"stories, with one more figure each, without parts: {', '.join(f'x{ratio:.1f}' for ratio in growth)}")
    print(f"median of {rounds} rounds; 'refused': more combinations than at_most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
