"""Sphinx configuration. Build with `sphinx-build -W --keep-going -n -b html docs docs/_build`."""

import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

import gorno_badakhshan

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "gorno-badakhshan"
author = "The gorno-badakhshan maintainers"
project_copyright = "2026, the gorno-badakhshan maintainers; code MIT, data CC BY 4.0"
version = release = gorno_badakhshan.__version__

extensions = [
    "explore_page",
    "gallery",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx_names",
    "public_links",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True

html_theme = "furo"
html_title = f"gorno-badakhshan {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings are also read in a terminal, so single backticks mark code there.
default_role = "code"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88


def setup(app: Sphinx) -> None:
    """Show tables of the pages as plain text: Pygments has no lexer for CSV."""
    app.add_lexer("csv", TextLexer)
