"""The fuzzer notices what it is for, and a short run of it finds nothing."""

import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import gorno_badakhshan as gb

FUZZER = Path(__file__).with_name("fuzz.py")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="Windows has no timer of the processor")


@pytest.fixture
def fuzzer(monkeypatch):
    """The fuzzer, whose modules import each other by their names."""
    monkeypatch.syspath_prepend(str(FUZZER.parent))
    yield import_module("fuzz")
    for name in ("fuzz", "folders", "mutations", "tables", "values"):
        sys.modules.pop(name, None)


def raising(error):
    """Returns a target that raises an error at every input."""

    def run(_random):
        raise error

    return lambda _folder: run


@pytest.mark.parametrize(
    "error", [ValueError("bare"), KeyError("x"), AssertionError(), RecursionError(), MemoryError()], ids=repr
)
def test_errors_of_other_libraries_are_findings(fuzzer, error):
    """Only the library's own errors are documented."""
    outcome = fuzzer.run_target(raising(error), "some", "1", range(3))
    assert outcome.counts == {"findings": 3}
    assert [first for first, _ in outcome.findings.values()] == [0]


def test_errors_of_the_library_are_answers(fuzzer):
    """A documented error is what hostile input should get."""
    outcome = fuzzer.run_target(raising(gb.RecordError("low above high")), "some", "1", range(3))
    assert outcome.counts == {"refused": 3}
    assert outcome.findings == {}


def test_an_input_that_takes_too_long_is_a_finding(fuzzer, monkeypatch):
    """A reader that hangs is stopped."""

    def hang(_random):
        while True:
            pass

    monkeypatch.setattr(fuzzer, "SECONDS", 0.05)
    fuzzer.catch_slow_inputs()
    outcome = fuzzer.run_target(lambda _folder: hang, "some", "1", range(1))
    assert outcome.counts == {"findings": 1}


def test_the_same_seed_makes_the_same_inputs(fuzzer):
    """A finding is repeated by its seed and number."""
    inputs = []
    for numbers in (range(5), range(3, 5)):
        fuzzer.run_target(lambda _folder: lambda random: inputs.append(random.random()), "some", "7", numbers)
    assert inputs[3:5] == inputs[5:]


def test_a_short_run_finds_nothing():
    """`nox -s fuzz` runs a thousand times as many."""
    result = subprocess.run([sys.executable, str(FUZZER), "--inputs", "1000"], capture_output=True, check=False)
    assert result.returncode == 0, result.stdout.decode()
