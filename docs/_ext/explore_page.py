"""Publishes the page to explore the data with the documentation: explore.html in the folder of the build."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page

NAME = "explore.html"


def write_page(app: Sphinx, exception: Exception | None) -> None:
    """Write the page of the newest release, unless the build failed or writes no HTML."""
    if exception is None and app.builder.format == "html":
        Path(app.outdir, NAME).write_bytes(page(gb.load()).encode())


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("build-finished", write_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
