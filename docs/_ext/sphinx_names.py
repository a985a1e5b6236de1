"""Gives Sphinx the directives of a page in place of the tables that a checkout shows."""

from typing import Any

from api_tables import for_sphinx


def replace_tables(_app: Any, _page: str, source: list[str]) -> None:
    """Replace the tables of names in the source of a page; Sphinx passes it as a list of one text."""
    source[0] = for_sphinx(source[0])


def setup(app: Any) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("source-read", replace_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
