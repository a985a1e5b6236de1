"""Renders the tables of the pages from the library, so that a checkout reads as the built pages do.

`python docs/_ext/render_pages.py` rewrites what is between a line `<!-- begin NAME -->` and the next
`<!-- end NAME -->`, and the file of the terms of the RDF export. A test fails if what is committed differs.
"""

from collections.abc import Callable
from pathlib import Path

from api_tables import names_tables
from data_dictionary import criteria_tables, record_and_vocabulary_tables
from policy_pages import assumption_table, policy_sections
from rdf_terms import terms_table, terms_turtle
from table_pages import actor_keys, count_keys, header_words, hedge_phrases, mapping_keys, unit_words

DOCS = Path(__file__).parents[1]
TABLES: dict[str, Callable[[], str]] = {
    "data dictionary": record_and_vocabulary_tables,
    "criteria": criteria_tables,
    "policies": policy_sections,
    "assumptions": assumption_table,
    "rdf terms": terms_table,
    "mapping keys": mapping_keys,
    "count keys": count_keys,
    "actor keys": actor_keys,
    "header words": header_words,
    "hedge phrases": hedge_phrases,
    "unit words": unit_words,
}
TERMS = DOCS.parent / "src" / "gorno_badakhshan" / "exchange" / "rdf" / "terms.ttl"
"""The same table as Turtle, which the package has."""


def rendered(page: str) -> str:
    """Return the text of a page with its tables as the library has them now."""
    for name in TABLES:
        page = _with_table(page, name)
    return names_tables(page) if "<!-- autodoc\n" in page else page


def _with_table(page: str, name: str) -> str:
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
    if begin not in page:
        return page
    before, _, rest = page.partition(begin)
    return f"{before}{begin}\n{TABLES[name]().strip()}\n\n{end}{rest.partition(end)[2]}"


def pages() -> list[Path]:
    """Return the pages of the documentation."""
    return [path for path in sorted(DOCS.rglob("*.md")) if "_build" not in path.parts]


def main() -> None:
    """Rewrite the pages whose tables have changed, and the terms of the RDF export."""
    TERMS.write_text(terms_turtle(), encoding="utf-8", newline="\n")
    for path in pages():
        page = path.read_text(encoding="utf-8")
        if (text := rendered(page)) != page:
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
