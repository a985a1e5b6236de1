"""HTML and JSON for the page; every text is escaped here."""

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape


def element(tag: str, text: str) -> str:
    """Returns an element with a text.

    >>> element("td", "a < b")
    '<td>a &lt; b</td>'
    """
    return f"<{tag}>{escape(text)}</{tag}>"


def link(address: str, text: str) -> str:
    """Returns a link; the caller checks that the address is a fragment or of the web."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def plain_table(caption: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Returns a table of texts; the first cell of a row is its heading."""
    head = "".join(f"<th scope=col>{escape(column)}" for column in columns)
    lines = []
    for first, *rest in rows:
        cells = "".join(f"<td>{escape(text)}" for text in rest)
        lines.append(f"<tr><th scope=row>{escape(first)}{cells}")
    body = "\n".join(lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}<tbody>\n{body}</table>"


def json_block(id: str, data: object) -> str:
    """Returns data for scripts; `<` is written as an escape, so that no text can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f'<script type="application/json" id="{escape(id)}">{text.replace("<", chr(92) + "u003c")}</script>'


def content_hash(text: str) -> str:
    """Returns the hash by which a content security policy admits this script or style.

    The form: https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
