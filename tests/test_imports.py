"""What an import costs, told without a clock: by what it leaves in `sys.modules`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gorno_badakhshan

PARENT = str(Path(gorno_badakhshan.__file__).parents[1])
HEAVY = ("attr", "attrs", "cattrs", "importlib_resources", "json", "typing")
EXTRAS = ("hypothesis", "matplotlib", "pandas", "pyarrow", "rich", "typer")


def modules_after(code: str, *flags: str) -> set[str]:
    """The modules that a fresh interpreter holds after running the code."""
    told = f"{code}\nimport sys\nprint(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": PARENT}
    command = [sys.executable, *flags, "-c", told]
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
    """Completion in a shell asks `dir`, which must not import the rooms."""
    held = modules_after("import gorno_badakhshan as gb; dir(gb); gb.__all__; gb.__version__", "-S")
    assert {name for name in held if name.startswith("gorno_badakhshan.")} == set()


def test_the_first_claim_brings_no_extra() -> None:
    """What an install without extras lacks is not needed to read a claim, and not loaded where it is there."""
    held = modules_after("import gorno_badakhshan as gb; gb.load().claims[0]")
    assert held.isdisjoint(EXTRAS)


def test_the_first_claim_leaves_the_strict_decoder_out() -> None:
    """A proved release is read without cattrs, which is for data that people write."""
    assert "cattrs" not in modules_after("import gorno_badakhshan as gb; gb.load().claims[0]")
