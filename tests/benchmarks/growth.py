"""How the analysis grows with the claims: one question worded as in the newest release, ever more claims.

Not a test: numbers of a busy machine are no verdict. Run it with the interpreter to be measured:
`python tests/benchmarks/growth.py [rounds] [largest]`.

All sizes take their turn in each round, so that noise meets them alike. The exponent is the slope from
1,600 claims to the largest size: 1.0 is linear, 2.0 quadratic.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from math import log
from statistics import median
from time import perf_counter

import attrs

import gorno_badakhshan as gb

SIZES = (400, 1_600, 6_400, 25_600, 102_400)
TOLERATED = 1.1
"""The greatest exponent from a thousand claims on."""

ANALYSES: dict[str, Callable[[Sequence[gb.Claim]], object]] = {
    "reconcile": gb.reconcile,
    "compare_policies": gb.compare_policies,
    "first contradiction": lambda claims: next(iter(gb.reconcile(claims).contradictions)),
    "origins": gb.origins,
}


def claims_like_the_release(number: int) -> list[gb.Claim]:
    """So many claims on one question, with the wordings, speakers and days of the newest release in turn."""
    return list(islice(_copies(), number))


def _copies() -> Iterator[gb.Claim]:
    dead = gb.claims(about="khorog-fighting", event="khorog-fighting", outcome="killed", population="everyone")
    originals = [claim for claim in dead if isinstance(claim.proposition, gb.CasualtyCount)]
    for position, claim in enumerate(cycle(originals)):
        # A relay of the same claim by another page, so that chains are followed too.
        yield attrs.evolve(claim, id=f"{claim.id}-{position}", relays=claim.relays or claim.id)


def seconds_of(analysis: Callable[[Sequence[gb.Claim]], object], claims: Sequence[gb.Claim]) -> float:
    """Seconds that one call takes."""
    start = perf_counter()
    analysis(claims)
    return perf_counter() - start


def measure(rounds: int, sizes: Sequence[int]) -> dict[str, list[float]]:
    """Median seconds of each analysis at each size, from one interleaved run."""
    inputs = {size: claims_like_the_release(size) for size in sizes}
    times: dict[tuple[str, int], list[float]] = {}
    for _ in range(rounds):
        for name, analysis in ANALYSES.items():
            for size, claims in inputs.items():
                times.setdefault((name, size), []).append(seconds_of(analysis, claims))
    return {name: [median(times[name, size]) for size in sizes] for name in ANALYSES}


def main(rounds: int, largest: int) -> None:
    """Measure and print one table."""
    sizes = [size for size in SIZES if size <= largest]
    pairs = len(gb.reconcile(claims_like_the_release(sizes[-1])).contradictions)
    print(f"gorno-badakhshan {gb.__version__}, Python {sys.version.split()[0]}, median of {rounds} rounds")
    print(f"at {sizes[-1]:,} claims {pairs:,} pairs contradict each other")
    print(f"{'analysis':22}" + "".join(f"{size:>12,}" for size in sizes) + "   exponent")
    for name, seconds in measure(rounds, sizes).items():
        # Below, what a call costs at least hides how it grows.
        exponent = log(seconds[-1] / seconds[1]) / log(sizes[-1] / sizes[1])
        cells = "".join(f"{each:>11.3f}s" for each in seconds)
        print(f"{name:22}{cells}   {exponent:.2f}")
    print(f"aim: 6,400 claims under 0.5 s, 100,000 under 10 s, exponent up to {TOLERATED}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1])
