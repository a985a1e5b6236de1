"""Runs the library on seeded hostile input: only its own errors, each in two seconds, and no wrong acceptance.

`python tests/fuzz/fuzz.py --inputs 1000000` shares the inputs among all targets; `--target NAME` names one or
more, `--seed` starts elsewhere, `--first N --inputs 1` repeats the one input that a finding names. Exits with 1
if there is a finding. Every input follows from seed, target and number, so that no file has to be kept.
"""

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import FrameType
from typing import NamedTuple

import folders
import values

import tables
from gorno_badakhshan import GornoBadakhshanError

SECONDS = 2.0
"""Time of the processor that an input may take: other programs of the machine don't count."""
TARGETS = {**values.TARGETS, **tables.TARGETS, **folders.TARGETS}
"""Each target with its share of the inputs and the function that prepares it in a folder."""
_SHOWN = 20


class TooSlowError(BaseException):
    """An input that takes too long; no `Exception`, so that no reader turns it into one of its own."""


class Outcome(NamedTuple):
    """What a target did: inputs that were accepted and refused, and findings by the place of the error."""

    counts: Counter[str]
    findings: dict[str, tuple[int, str]]
    slowest: float


def run_target(
    prepare: Callable[[Path], Callable[[Random], None]], name: str, seed: str, numbers: range
) -> Outcome:
    """Runs a target on the inputs of these numbers."""
    outcome: Counter[str] = Counter()
    findings: dict[str, tuple[int, str]] = {}
    slowest = 0.0
    with TemporaryDirectory() as folder:
        run = prepare(Path(folder))
        for number in numbers:
            start = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                run(Random(f"{seed}:{name}:{number}"))
                outcome["accepted"] += 1
            except GornoBadakhshanError as error:
                str(error)
                outcome["refused"] += 1
            except (Exception, TooSlowError) as error:  # noqa: BLE001 - each is a finding
                outcome["findings"] += 1
                findings.setdefault(_place_of(error), (number, "".join(traceback.format_exception(error)[-6:])))
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(slowest, time.process_time() - start)
    return Outcome(outcome, findings, slowest)


def _place_of(error: BaseException) -> str:
    """Returns the kind of an error and the last line of the library that it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "gorno_badakhshan" in frame.filename]
    frame = (frames or traceback.extract_tb(error.__traceback__))[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}, {frame.name}: {frame.line}"


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def catch_slow_inputs() -> None:
    """Lets inputs that take too long raise `TooSlowError`."""
    signal.signal(signal.SIGPROF, _stop)


def main() -> int:
    """Runs the targets that the command line names, and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000, help="number of inputs of all targets together")
    parser.add_argument("--seed", default="1", help="any text")
    parser.add_argument("--first", type=int, default=0, help="number of the first input of each target")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="a target; all if left out")
    options = parser.parse_args()
    catch_slow_inputs()
    chosen = {name: TARGETS[name] for name in options.target or TARGETS}
    shares = sum(share for share, _ in chosen.values())
    total = 0
    for name, (share, prepare) in chosen.items():
        number = max(1, options.inputs * share // shares)
        outcome = run_target(prepare, name, options.seed, range(options.first, options.first + number))
        counts = ", ".join(f"{count:,} {word}" for word, count in sorted(outcome.counts.items()))
        print(f"{name}: {counts}; slowest {outcome.slowest:.2f} s", flush=True)  # noqa: T201 - a program
        total += len(outcome.findings)
        for place, (first, text) in list(outcome.findings.items())[:_SHOWN]:
            repeat = f"--seed {options.seed} --target {name} --first {first} --inputs 1"
            print(f"  {place}\n  repeat: {repeat}\n{text[-3000:]}", flush=True)  # noqa: T201
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
