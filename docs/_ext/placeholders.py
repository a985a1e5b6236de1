"""Replaces placeholder lines of a page, such as `% data dictionary`, with content made from the library."""

from typing import Any

from data_dictionary import criteria_tables, record_and_vocabulary_tables
from policy_pages import assumption_table, claims_plot, policy_sections

# MyST treats a line that starts with % as a comment, so an editor's preview shows nothing here.
PLACEHOLDERS = {
    "% data dictionary": record_and_vocabulary_tables,
    "% criteria": criteria_tables,
    "% policies": policy_sections,
    "% assumptions": assumption_table,
    "% picture of claims": claims_plot,
}


def replace_placeholders(_app: Any, _page: str, source: list[str]) -> None:
    """Replace the placeholders in the source of a page; Sphinx passes it as a list of one text."""
    for placeholder, render in PLACEHOLDERS.items():
        if f"\n{placeholder}\n" in source[0]:
            source[0] = source[0].replace(f"\n{placeholder}\n", f"\n{render()}\n")


def setup(app: Any) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("source-read", replace_placeholders)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
