"""How fast the library is where people notice, as multiples measured in one interleaved run.

Not a test: numbers of a busy machine prove nothing. Run it with the interpreter to be measured:
`python tests/benchmarks/speed.py [rounds]`.
"""

import json
import sys
from collections.abc import Callable
from compileall import compile_dir
from pathlib import Path
from statistics import median
from subprocess import run
from time import perf_counter

import gorno_badakhshan as gb
from gorno_badakhshan.dataset import read_dataset
from gorno_badakhshan.store.files import release_folder

PACKAGE = Path(gb.__file__).parent
EMPTY = "pass"
IMPORT = "import gorno_badakhshan"
ATTRS = "import attrs"
LIBRARIES = "import attrs, cattrs, importlib_resources"
LOAD = "import gorno_badakhshan as gb; gb.load()"
BY_INDEX = "import gorno_badakhshan as gb; gb.load().claims[0]"
BY_ITERATION = "import gorno_badakhshan as gb; next(iter(gb.claims()))"
LOOKUPS = 1000


def process_time(code: str) -> float:
    """Seconds that a new process of this interpreter takes for the code, from start to exit."""
    start = perf_counter()
    run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def call_time(call: Callable[[], object]) -> float:
    """Seconds that a call takes in this process."""
    start = perf_counter()
    call()
    return perf_counter() - start


def interleaved(timers: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median seconds of each timer; each round runs all of them, so that noise meets them alike."""
    seconds: dict[str, list[float]] = {name: [] for name in timers}
    for _ in range(rounds + 1):
        for name, timer in timers.items():
            seconds[name].append(timer())
    return {name: median(values[1:]) for name, values in seconds.items()}


def process_times(rounds: int) -> dict[str, float]:
    """Median seconds of a process that does nothing, and of those that import or read a claim."""
    codes = (EMPTY, IMPORT, ATTRS, LIBRARIES, LOAD, BY_INDEX, BY_ITERATION)
    return interleaved({code: lambda code=code: process_time(code) for code in codes}, rounds)  # type: ignore[misc]


def call_times(rounds: int) -> dict[str, float]:
    """Median seconds of reading all claims or the first, and of a lookup, each beside the plain way."""
    release = gb.releases()[-1]
    folder = release_folder(release.version)
    content = (folder / "claims.json").read_bytes()
    records = gb.load(release.version).claims
    plain = {claim.id: claim for claim in records}
    last = records[-1].id

    def claims() -> gb.Claims:
        return read_dataset(release.version, release.digest, folder).claims

    return interleaved(
        {
            "json.loads": lambda: call_time(lambda: json.loads(content)),
            "all claims": lambda: call_time(lambda: list(claims())),
            "first by index": lambda: call_time(lambda: claims()[0]),
            "first by iteration": lambda: call_time(lambda: next(iter(claims()))),
            "dict": lambda: call_time(lambda: [plain[last] for _ in range(LOOKUPS)]),
            "lookup": lambda: call_time(lambda: [records[last] for _ in range(LOOKUPS)]),
            "list": lambda: call_time(lambda: [*plain.values()]),
            "iteration": lambda: call_time(lambda: [*records]),
        },
        rounds * 10,
    )


def compile_package() -> str:
    """Compile what is not compiled or older than its source: else each process would compile it anew."""
    # Python writes no bytecode itself where that is switched off, or where the folder is read-only.
    return "precompiled" if compile_dir(PACKAGE, quiet=2) else "not precompiled, so the multiples are too high"


def main(rounds: int) -> None:
    """Measure and print one table."""
    print(f"gorno-badakhshan {gb.__version__}, Python {sys.version.split()[0]}, {compile_package()}")
    processes, calls = process_times(rounds), call_times(rounds)
    empty, libraries, parsing = processes[EMPTY], processes[LIBRARIES], calls["json.loads"]
    rows = [
        ("import / empty process", processes[IMPORT] / empty, "1.1"),
        ("importing attrs / empty process", processes[ATTRS] / empty, ""),
        ("importing attrs, cattrs, importlib_resources / empty process", libraries / empty, ""),
        ("loading / empty process", processes[LOAD] / empty, ""),
        ("first claim by index / empty process", processes[BY_INDEX] / empty, "4.7"),
        ("first claim by iteration / empty process", processes[BY_ITERATION] / empty, "4.7"),
        ("first claim by index / importing the three libraries", processes[BY_INDEX] / libraries, "1.1"),
        ("first claim by iteration / importing the three libraries", processes[BY_ITERATION] / libraries, "1.1"),
        ("all claims / json.loads of their file", calls["all claims"] / parsing, "3.3"),
        ("first claim by index, loaded anew / json.loads of the file", calls["first by index"] / parsing, ""),
        (
            "first claim by iteration, loaded anew / json.loads of the file",
            calls["first by iteration"] / parsing,
            "",
        ),
        ("lookup by id / lookup in a dict", calls["lookup"] / calls["dict"], ""),
        ("iteration over decoded claims / over a dict's values", calls["iteration"] / calls["list"], ""),
    ]
    print(f"{'multiple of':66}{'measured':>9}{'target':>8}")
    for name, measured, target in rows:
        print(f"{name:66}{measured:9.2f}{target and f'<= {target}':>8}")
    print(f"median of {rounds} rounds; empty process {empty * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
