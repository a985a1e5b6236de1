"""How fast the library is where people notice, as multiples measured in one interleaved run.

Not a test: numbers of a busy machine are no verdict. Run it with the interpreter to be measured:
`python tests/benchmarks/speed.py [rounds]`.
"""

import importlib.util
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
LIBRARIES = "import attrs, cattrs, importlib_resources"
FIRST_CLAIM = "import gorno_badakhshan as gb; gb.load().claims[0]"
LOOKUPS = 1000


def process_time(code: str) -> float:
    """Seconds that a new process of this interpreter takes for the code, from start to exit."""
    start = perf_counter()
    run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def call_time(call: Callable[[], object]) -> float:
    """Seconds that a call takes here."""
    start = perf_counter()
    call()
    return perf_counter() - start


def interleaved(timers: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median seconds of each; all take their turn in each round, so that noise meets them alike."""
    told: dict[str, list[float]] = {name: [] for name in timers}
    for _ in range(rounds + 1):
        for name, timer in timers.items():
            told[name].append(timer())
    return {name: median(seconds[1:]) for name, seconds in told.items()}


def processes(rounds: int) -> dict[str, float]:
    """Median seconds of a process that does nothing, and of those that import or read a claim."""
    codes = (EMPTY, IMPORT, LIBRARIES, FIRST_CLAIM)
    return interleaved({code: lambda code=code: process_time(code) for code in codes}, rounds)  # type: ignore[misc]


def calls(rounds: int) -> dict[str, float]:
    """Median seconds of reading all claims, and of looking one up, each beside the plain way."""
    release = gb.releases()[-1]
    folder = release_folder(release.version)
    raw = (folder / "claims.json").read_bytes()
    records = gb.load(release.version).claims
    plain = {claim.id: claim for claim in records}
    last = records[-1].id
    return interleaved(
        {
            "json.loads": lambda: call_time(lambda: json.loads(raw)),
            "claims": lambda: call_time(
                lambda: list(read_dataset(release.version, release.digest, folder).claims)
            ),
            "dict": lambda: call_time(lambda: [plain[last] for _ in range(LOOKUPS)]),
            "lookup": lambda: call_time(lambda: [records[last] for _ in range(LOOKUPS)]),
        },
        rounds * 10,
    )


def compile_first() -> str:
    """Compile the package if it is not, because compiling anew in each process would be measured instead."""
    missing = [
        path for path in PACKAGE.rglob("*.py") if not Path(importlib.util.cache_from_source(str(path))).exists()
    ]
    if not missing:
        return "precompiled"
    done = compile_dir(PACKAGE, quiet=2)
    left_out = "" if done else "; it could not be, so the multiples are too high"
    return f"was not precompiled ({len(missing)} modules, bytecode writing {_writing()}); compiled now{left_out}"


def _writing() -> str:
    return "off" if sys.dont_write_bytecode else "on"


def main(rounds: int) -> None:
    """Measure and print one table."""
    print(f"gorno-badakhshan {gb.__version__}, Python {sys.version.split()[0]}, {compile_first()}")
    told = processes(rounds)
    if not gb.releases():
        print("no release in this install: reading claims was not measured")
        return
    called = calls(rounds)
    rows = [
        ("import / empty process", told[IMPORT] / told[EMPTY], "1.1"),
        (
            "first typed claim / importing attrs, cattrs, importlib_resources",
            told[FIRST_CLAIM] / told[LIBRARIES],
            "1.1",
        ),
        ("all claims typed / json.loads of their file", called["claims"] / called["json.loads"], "3.3"),
        ("lookup by id / lookup in a dict", called["lookup"] / called["dict"], ""),
    ]
    print(f"{'multiple of':66}{'measured':>9}{'target':>8}")
    for what, measured, target in rows:
        print(f"{what:66}{measured:9.2f}{target and f'<= {target}':>8}")
    print(f"median of {rounds} rounds; empty process {told[EMPTY] * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
