"""Runs the examples of the pages as tests: one namespace per page, in the order of the page."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.integration.pytest import pytest_integration as collector_of
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

collect_ignore_glob = ["*.py", "_ext/*", "_build/*"]

TOOLS = {
    "how-to/use-pandas.md": ("pandas",),
    "how-to/use-polars.md": ("polars", "arro3.io"),
    "how-to/use-duckdb.md": ("duckdb", "arro3.io"),
    "how-to/use-millions-of-claims.md": ("duckdb", "arro3.io"),
    "how-to/use-r.md": (),
    "how-to/use-qgis.md": (),
    "how-to/use-datasette.md": (),
    "how-to/edit-wikidata.md": (),
    "how-to/coming-from.md": (),
    "how-to/use-rdf.md": ("pyoxigraph",),
}
"""Pages whose examples in every language run, in a folder of their own, with the packages that they need."""


def skip_without(packages: tuple[str, ...]) -> None:
    """Skips a page by the name of the package that is missing; the extra `dev` installs all of them."""
    for name in packages:
        if not find_spec(name.partition(".")[0]) or not find_spec(name):
            pytest.skip(f"{name} is not installed")


def run_shell(example: Example) -> None:
    """Runs a block of commands; `gorno-badakhshan` is the command of this checkout."""
    command = f'gorno-badakhshan() {{ "{sys.executable}" -m gorno_badakhshan "$@"; }}\n{example.parsed}'
    _run(["bash", "-euc", command])


def run_r(example: Example) -> None:
    """Runs a block of R behind those before it on the page; skipped by name where R is not installed."""
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    blocks = example.namespace.setdefault("blocks_of_r", [])
    blocks.append(example.parsed)
    Path("page.R").write_text("\n".join(blocks), encoding="utf-8")
    _run(["Rscript", "--vanilla", "page.R"])


def write_json(example: Example) -> None:
    """Writes a block of JSON as the file `metadata.json`, as the page asks its reader to do."""
    Path("metadata.json").write_text(example.parsed, encoding="utf-8")


def _run(command: list[str]) -> None:
    result = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - the pages' own
    if result.returncode != 0:
        pytest.fail(f"{result.stdout}{result.stderr}")


def entering(packages: tuple[str, ...]) -> Callable[[dict[str, Any]], None]:
    """Returns what gives a page an empty folder for the files that its examples write."""

    def enter_folder(namespace: dict[str, Any]) -> None:
        skip_without(packages)
        namespace["folder_of_page"], namespace["folder_before"] = TemporaryDirectory(), Path.cwd()
        os.chdir(namespace["folder_of_page"].name)

    return enter_folder


def leave_folder(namespace: dict[str, Any]) -> None:
    """Deletes the folder of a page."""
    if "folder_before" in namespace:
        os.chdir(namespace["folder_before"])
        namespace["folder_of_page"].cleanup()


python = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)


def draw(example: Example) -> None:
    """Runs the code of a figure, as the build of the pages does."""
    exec(example.parsed, example.namespace)  # noqa: S102 - the pages' own
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def figures(document: Document) -> Iterator[Region]:
    """Yields the code of each figure of the gallery."""
    pattern = r"^```\{drawing\}\n(?::[^\n]*\n)*\n(.*?)^```$"
    for block in re.finditer(pattern, document.text, re.MULTILINE | re.DOTALL):
        yield Region(block.start(), block.end(), block[1], draw)


languages = [
    CodeBlockParser(language="bash", evaluator=run_shell),
    CodeBlockParser(language="r", evaluator=run_r),
    CodeBlockParser(language="json", evaluator=write_json),
]
pages = Sybil(
    parsers=[python, figures],
    patterns=["*.md"],
    # `tests/test_tutorial.py` runs these pages, which write files, in an empty folder.
    excludes=[
        "_build/**",
        "tutorial/your-own-conflict.md",
        "how-to/compare-with-ucdp.md",
        "how-to/name-your-own-parties.md",
        "how-to/read-a-spreadsheet.md",
        *TOOLS,
    ],
)
pages_of_tools = [
    Sybil(parsers=[python, *languages], patterns=[page], setup=entering(packages), teardown=leave_folder)
    for page, packages in TOOLS.items()
]
pytest_collect_file = collector_of(pages, *pages_of_tools)
