"""What reckoning with hundreds of claims on one event costs: rules, contradictions and stories.

Not a test: numbers of a busy machine are no verdict. Run it with the interpreter to be measured:
`python tests/benchmarks/stories.py [rounds]`.

The claims are made up, the figures are of the kind that the press record holds: each population is told
in a handful of different ways, by a dozen speakers who repeat each other. What stories cost depends on
the different figures, so the table has a row for each handful, with and without limited parts.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import islice
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
    """One measured handful."""

    figures: int
    parts: bool
    pairs: int
    stories: str
    seconds: dict[str, float]


def told(figures: int, *, parts: bool) -> list[Claim]:
    """The claims of one event: so many different figures of each number, wordings in turn."""
    numbers = [
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
        numbers += [
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
    return list(islice(_repeated(numbers), CLAIMS))


def _repeated(numbers: list[list[CasualtyCount]]) -> Iterator[Claim]:
    """The figures over and over, each number and each of its figures in turn, the speakers too."""
    place = 0
    while True:
        for figures in numbers:
            yield claim(
                f"speaker-{place % SPEAKERS}",
                id=f"some-source/c{place}",
                proposition=figures[place // len(numbers) % len(figures)],
            )
            place += 1


def rules(claims: list[Claim]) -> None:
    """All nine rules, for each population."""
    for population in FIGURES:
        compare_policies([one for one in claims if one.proposition.population == population])  # type: ignore[union-attr]


def stories(claims: list[Claim]) -> str:
    """How many stories there are, or that they are too many."""
    try:
        return str(len(consistent_sets(claims)))
    except QuestionError:
        return "refused"


def seconds(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = perf_counter()
    call()
    return perf_counter() - start


def measured(rounds: int) -> list[Row]:
    """The median seconds of each handful; all take their turn in each round, so that noise meets them alike."""
    cases = {(figures, parts): told(figures, parts=parts) for parts in (False, True) for figures in (2, 3, 4, 5)}
    work: dict[str, Callable[[list[Claim]], object]] = {
        "rules": rules,
        "pairs": contradictions,
        "stories": stories,
    }
    took: dict[tuple[int, bool], dict[str, list[float]]] = {case: {name: [] for name in work} for case in cases}
    for _ in range(rounds):
        for case, claims in cases.items():
            for name, call in work.items():
                took[case][name].append(seconds(lambda call=call, claims=claims: call(claims)))  # type: ignore[misc]
    return [
        Row(*case, len(contradictions(claims)), stories(claims), {n: median(t) for n, t in took[case].items()})
        for case, claims in cases.items()
    ]


def main(rounds: int) -> None:
    """Measure and print one table."""
    rows = measured(rounds)
    python = sys.version.split()[0]
    print(f"{CLAIMS} claims on one event, {len(FIGURES)} populations, {SPEAKERS} speakers; Python {python}")
    heads = ("figures each", "parts", "rules s", "pairs", "pairs s", "stories", "stories s")
    print("".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    for row in rows:
        took = {name: f"{spent:.2f}" for name, spent in row.seconds.items()}
        parts = len(PARTS) if row.parts else 0
        cells = (row.figures, parts, took["rules"], row.pairs, took["pairs"], row.stories, took["stories"])
        print("".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)))
    growth = [rows[at + 1].seconds["stories"] / rows[at].seconds["stories"] for at in range(3)]
    print(f"stories, one figure more each, without parts: {', '.join(f'x{times:.1f}' for times in growth)}")
    print(f"median of {rounds} rounds; 'refused' is the error that names at_most, and the time until it came")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
