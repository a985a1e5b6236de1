"""How long each shipped strategy takes, alone and beside busy processes.

Not a test: numbers of a busy machine are no verdict. Run it with the interpreter to be measured:
`python tests/benchmarks/strategies.py [busy processes]`.

Each strategy is drawn from in a new process. Hypothesis refuses a test with the health check `too_slow`
if its first ten draws take more than a second; the first ones are the slowest, because strategies are
validated and constants gathered then.
"""

import subprocess
import sys
from contextlib import ExitStack
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings

from gorno_badakhshan import testing

STRATEGIES = (
    "ids", "texts", "edtf", "periods", "counts", "locators", "attributions", "propositions",
    "events", "actors", "places", "sources", "claims",
)  # fmt: skip
ROUNDS = 3


def seconds_for(name: str, examples: int) -> float:
    """Seconds that a property of so many examples takes that does nothing with them."""

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(getattr(testing, name)())
    def draw(_: object) -> None:
        pass

    start = perf_counter()
    draw()
    return perf_counter() - start


def measure(name: str) -> tuple[float, float]:
    """Seconds for the first ten examples in a new process, the worst of some rounds, and for one of 200 others."""
    code = f"import strategies as s; print(s.seconds_for({name!r}, 10), s.seconds_for({name!r}, 200) / 200)"
    command = [sys.executable, "-c", code]
    outputs = [subprocess.check_output(command, cwd=sys.path[0], text=True) for _ in range(ROUNDS)]
    first, later = zip(*(map(float, output.split()) for output in outputs), strict=True)
    return max(first), max(later)


def main(busy: int) -> None:
    """Measure and print one table."""
    print(f"Python {sys.version.split()[0]}, the worst of {ROUNDS} rounds beside {busy} busy processes")
    print(f"{'strategy':16}{'first ten':>12}{'one more':>12}")
    with ExitStack() as stack:
        for _ in range(busy):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(process.kill)
        for name in STRATEGIES:
            first, later = measure(name)
            print(f"{name:16}{first:>11.2f}s{1000 * later:>10.1f}ms")
    print("aim: the first ten under 1 s beside four busy processes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
