"""How a search and an unknown id grow with their length, as the ratio of each time to that of the size before.

Not a test: numbers of a busy machine are no verdict. Run it with the interpreter to be measured:
`python tests/benchmarks/search.py [rounds]`. Each size has ten times the letters of the size before, so
that 10 is linear and 100 quadratic. All sizes take their turn in each round, so that noise meets them alike.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import cycle, islice, pairwise
from statistics import median
from time import perf_counter

import gorno_badakhshan as gb

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TOLERATED = 12.0
"""The greatest ratio of two sizes in a row."""


def repeated(part: str) -> Callable[[int], str]:
    """Returns a function that makes a text of so many letters from a part."""
    return lambda letters: "".join(islice(cycle(part), letters))


def short_words(letters: int) -> str:
    """Words of four letters, all different."""
    return " ".join(f"{number:04x}" for number in range(letters // 5))


def words_of_records(letters: int) -> str:
    """Words that records have, again and again."""
    return repeated(" ".join(claim.summary for claim in gb.claims()[:20]) + " ")(letters)


QUERIES: dict[str, Callable[[int], str]] = {
    "one Latin word": repeated("x"),
    "one Cyrillic word": repeated("щё"),
    "accents on one letter": repeated("\u0301\u0323"),
    "hyphens": repeated("-"),
    "short words": short_words,
    "words of records": words_of_records,
}
IDS: dict[str, Callable[[int], str]] = {
    "unknown id": repeated("khorog-"),
    "unknown Cyrillic id": repeated("хорог"),
}


def seconds_of(call: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = perf_counter()
    with suppress(LookupError):
        call()
    return perf_counter() - start


def measure(rounds: int, call: Callable[[str], object], text: Callable[[int], str]) -> list[float]:
    """Median seconds of a call at each size."""
    texts = [text(size) for size in SIZES]
    times = [[seconds_of(partial(call, text)) for text in texts] for _ in range(rounds)]
    return [median(column) for column in zip(*times, strict=True)]


def main(rounds: int) -> None:
    """Measure and print one table."""
    dataset = gb.load()
    seconds_of(lambda: dataset.search("Khorog"))  # decodes the records
    print(f"gorno-badakhshan {gb.__version__}, Python {sys.version.split()[0]}, median of {rounds} rounds")
    print(f"{'input':24}" + "".join(f"{size:>14,}" for size in SIZES) + "   greatest ratio")
    rows: list[tuple[str, Callable[[str], object], Callable[[int], str]]]
    rows = [(name, dataset.search, text) for name, text in QUERIES.items()]
    rows += [(name, dataset.find, text) for name, text in IDS.items()]
    for name, call, text in rows:
        seconds = measure(rounds, call, text)
        ratio = max(after / before for before, after in pairwise(seconds))
        print(f"{name:24}" + "".join(f"{each:>13.3f}s" for each in seconds) + f"   {ratio:.1f}")
    print(f"aim: no ratio above {TOLERATED}, where 10 is linear")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
