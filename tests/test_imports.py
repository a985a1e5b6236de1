"""Imports on first use: the modules that they leave in `sys.modules`, and that a fork waits for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gorno_badakhshan
from gorno_badakhshan.imports import LazyModule

PARENT = str(Path(gorno_badakhshan.__file__).parents[1])
HEAVY = ("attr", "attrs", "cattrs", "importlib_resources", "json", "typing")
NOT_FOR_A_COUNT = (
    "criteria",
    "model.actors",
    "model.checks",
    "model.propositions",
    "model.quantities",
    "model.sources",
    "model.wording",
    "show",
    "store.codec",
    "store.release",
    "text_search",
)
EXTRAS = ("hypothesis", "matplotlib", "pandas", "pyarrow", "rich", "typer")


def modules_after(code: str, *flags: str) -> set[str]:
    """The modules that a fresh interpreter has imported after running the code."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": PARENT}
    command = [sys.executable, *flags, "-c", script]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_package_brings_nothing_but_itself() -> None:
    """`-S` leaves out what an install hooks into every process, so that the difference is ours alone."""
    empty = modules_after("", "-S")
    assert modules_after("import gorno_badakhshan", "-S") - empty == {"gorno_badakhshan"}


@pytest.mark.parametrize("heavy", HEAVY)
def test_importing_the_package_leaves_the_heavy_modules_out(heavy: str) -> None:
    """Each of these costs more than everything that an import of the package does."""
    assert heavy not in modules_after("import gorno_badakhshan", "-S")


def test_the_names_are_listed_without_loading_them() -> None:
    """Completion in a shell calls `dir`, which must not import the modules."""
    modules = modules_after("import gorno_badakhshan as gb; dir(gb); gb.__all__; gb.__version__", "-S")
    assert {name for name in modules if name.startswith("gorno_badakhshan.")} == set()


def test_the_first_claim_brings_no_extra() -> None:
    """Reading a claim needs no package of an extra, and imports none that is installed."""
    modules = modules_after("import gorno_badakhshan as gb; gb.load().claims[0]")
    assert modules.isdisjoint(EXTRAS)


def test_the_first_claim_leaves_the_strict_decoder_out() -> None:
    """A proved release is read without cattrs, which is for data that people write."""
    assert "cattrs" not in modules_after("import gorno_badakhshan as gb; gb.load().claims[0]")


@pytest.mark.parametrize(
    "code", ["next(iter(gb.claims()))", "next(iter(gb.load().claims))", "gb.load().claims[0]"]
)
def test_the_first_claim_imports_what_it_needs_and_no_more(code: str) -> None:
    """Whichever way it is reached: no criteria, no words, no other kinds of record or of proposition."""
    modules = modules_after(f"import gorno_badakhshan as gb; {code}")
    assert modules.isdisjoint(f"gorno_badakhshan.{name}" for name in NOT_FOR_A_COUNT)


def test_loading_needs_no_attrs() -> None:
    """Manifest and digests are checked before any class is made."""
    assert "attr" not in modules_after("import gorno_badakhshan as gb; gb.load().pin")


FORK_DURING_AN_IMPORT = """
import os, sys, threading, time, warnings
import gorno_badakhshan as gb

warnings.simplefilter("ignore")  # Python warns of forks in a process with threads, and this is the test of one
is_importing = threading.Event()

class SlowFinder:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1] and threading.current_thread() is not threading.main_thread():
            is_importing.set()
            time.sleep(0.5)

def count_claims():
    return sum(1 for _ in gb.load("1.0.0").claims)

sys.meta_path.insert(0, SlowFinder())
thread = threading.Thread(target=count_claims)
thread.start()
assert is_importing.wait(20)
child = os.fork()
if child == 0:
    os._exit(0 if count_claims() else 1)
thread.join()
deadline = time.monotonic() + 20
while time.monotonic() < deadline:
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        sys.exit(os.waitstatus_to_exitcode(status))
    time.sleep(0.01)
os.kill(child, 9)
sys.exit("the child waits for an import that no thread of it will finish")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize(
    "module", ["dataset", "store.decode", "model.claims", "model.casualty_counts", "model.propositions"]
)
def test_a_fork_waits_for_an_import_in_another_thread(module: str) -> None:
    """A child can iterate, at whatever moment of a first iteration elsewhere it was forked."""
    command = [sys.executable, "-c", FORK_DURING_AN_IMPORT, f"gorno_badakhshan.{module}"]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": PARENT}, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_a_lazy_module_is_imported_when_an_attribute_is_asked_for() -> None:
    """Not when the object is made, and it has what the module has."""
    sys.modules.pop("colorsys", None)
    module = LazyModule("colorsys")
    assert "colorsys" not in sys.modules
    assert module.rgb_to_hls is sys.modules["colorsys"].rgb_to_hls
