"""Runs the examples of the pages as tests: one namespace per page, in the order of the page."""

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib.util import find_spec

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

collect_ignore_glob = ["*.py", "_ext/*", "_build/*"]

# The examples with pandas are tested where it is installed; the extra `dev` installs it.
without_pandas = () if find_spec("pandas") else ("how-to/use-pandas.md",)

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)],
    patterns=["*.md"],
    # `tests/test_tutorial.py` runs the tutorial on a new dataset, which writes files, in an empty folder.
    excludes=["_build/**", "tutorial/your-own-conflict.md", *without_pandas],
).pytest()
