"""Elements of HTML: escaped text, links, lists and tables that inherit the colors of the page.

>>> print(link("A <page>", "https://example.org/?a=1&b=2"))
<a href="https://example.org/?a=1&amp;b=2">A &lt;page&gt;</a>
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from urllib.parse import urlsplit

MOST_ROWS = 60
"""Longest table that is shown; a line below says how many rows are left out."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that HTML does not allow, not even as references."""
_CELL_STYLE = "text-align:left;vertical-align:top;white-space:normal"
"""Notebooks align the text of tables to the right. Colors are those of the page, light or dark."""


class Html(str):
    """Text that is HTML already; all other text is escaped when it is put into an element."""

    __slots__ = ()


Content = str | int | None
"""What stands in an element: `Html` as it is, other text escaped, None for nothing."""


def escaped(content: Content) -> Html:
    """Returns the content as HTML; characters that HTML does not allow are replaced."""
    if isinstance(content, Html):
        return content
    return Html(escape(_allowed("" if content is None else str(content))))


def link(text: Content, url: str | None) -> Html:
    """Returns a link to a page of the web; the text alone for any other address and for None."""
    if url is None or not _is_web_address(url):
        return escaped(text)
    return Html(f'<a href="{escape(_allowed(url))}">{escaped(text)}</a>')


def titled(text: Content, title: str) -> Html:
    """Returns a text with another one that shows when the pointer is on it, such as the id behind a name."""
    return Html(f'<span title="{escape(_allowed(title))}">{escaped(text)}</span>')


def code(text: str) -> Html:
    """Returns an id or a pin, to be copied."""
    return Html(f"<code>{escaped(text)}</code>")


def lines(parts: Iterable[Content]) -> Html:
    """Returns the parts that are not empty, on a line each."""
    return Html("<br>".join(text for part in parts if (text := escaped(part))))


def folded(summary: str, content: Html) -> Html:
    """Returns content that opens when the summary is clicked."""
    return Html(f"<details><summary>{escaped(summary)}</summary>{content}</details>")


def block(*parts: Content) -> Html:
    """Returns the parts below each other, as one element."""
    return Html(f"<div>{''.join(map(escaped, parts))}</div>")


def amount(count: int, noun: str) -> str:
    """Returns a number with its noun: `1 claim`, `2 claims`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def table(
    caption: Content, columns: Sequence[str], rows: Iterable[Sequence[Content]], number_of_rows: int
) -> Html:
    """Returns a table of the first rows, with the number of those that are left out."""
    head = "".join(f'<th scope="col" style="{_CELL_STYLE}">{escaped(column)}</th>' for column in columns)
    # Sliced from an iterator, so that nothing is made or decoded for rows that are not shown.
    body = "".join(_row_of_cells(row) for row in islice(rows, MOST_ROWS))
    if number_of_rows > MOST_ROWS:
        rest = f"… and {number_of_rows - MOST_ROWS} more"
        body += f'<tr><td colspan="{len(columns)}" style="{_CELL_STYLE}">{rest}</td></tr>'
    return Html(f"<table>{_caption(caption)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def field_table(caption: Content, fields: Iterable[tuple[str, Content]]) -> Html:
    """Returns labels beside their values, without the fields that are empty."""
    rows = (
        f'<tr><th scope="row" style="{_CELL_STYLE}">{escaped(label)}</th>'
        f'<td style="{_CELL_STYLE}">{text}</td></tr>'
        for label, value in fields
        if (text := escaped(value))
    )
    return Html(f"<table>{_caption(caption)}<tbody>{''.join(rows)}</tbody></table>")


def _caption(text: Content) -> str:
    return f'<caption style="text-align:left">{escaped(text)}</caption>'


def _row_of_cells(cells: Iterable[Content]) -> str:
    # Nested quotes in an f-string need Python 3.12.
    return "<tr>" + "".join(f'<td style="{_CELL_STYLE}">{escaped(cell)}</td>' for cell in cells) + "</tr>"


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _is_web_address(url: str) -> bool:
    # A link to javascript: or data: would run what a record contains.
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
