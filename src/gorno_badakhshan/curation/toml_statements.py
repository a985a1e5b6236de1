"""Splits TOML text into statements, with the lines and comments that `tomllib` does not report.

The text must be valid TOML. Only brackets, keys and comments are interpreted; `tomllib` reads the values.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

# A text in triple quotes may end with two quotes of its own, hence the `{3,5}`.
_TOKEN = re.compile(
    r"(?P<text>\"\"\".*?(?<!\\)(?:\\\\)*\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
    r"|(?P<comment>#[^\n]*)|(?P<newline>\n)|(?P<mark>[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)
# A line end inside brackets does not end a statement.
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}


class Token(NamedTuple):
    """A quoted text, a comment, a line end, a punctuation mark or a bare word."""

    kind: str
    text: str
    line: int

    @property
    def is_key(self) -> bool:
        """Whether it can be a key."""
        return self.kind in ("text", "bare")

    @property
    def key(self) -> str:
        """The key without quotes and escapes."""
        return self.text if self.kind == "bare" else str(tomllib.loads(f"key = {self.text}")["key"])


class Statement(NamedTuple):
    """A table header, a key with its value, or a line with neither."""

    code: list[Token]
    """All tokens except comments and line ends; empty if the line is blank or only a comment."""
    inner_comments: list[str]
    """Comments between the lines of the value."""
    comment: str
    """Comment at the end, or the comment that is the whole line; empty if there is none."""

    @property
    def is_header(self) -> bool:
        """Whether it opens a table, such as `[source]` or `[[claims]]`."""
        return self.code[0].text == "["

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a header or of a pair: `a.b = 1` has two."""
        return tuple(token.key for token in takewhile(lambda token: token.text != "=", self.code) if token.is_key)


def statements(text: str) -> Iterator[Statement]:
    r"""Yields the statements of a TOML text, and its blank and comment lines.

    >>> [(each.keys, each.comment) for each in statements('# top\n[a] # first\nx.y = [\n1 ]\n')]
    [((), '# top'), (('a',), '# first'), (('x', 'y'), '')]
    """
    code, inner_comments, comment, depth = list[Token](), list[str](), "", 0
    for token in _tokens(text):
        if token.kind == "newline" and not depth:
            yield Statement(code, inner_comments, comment)
            code, inner_comments, comment = [], [], ""
        elif token.kind == "comment" and depth:
            inner_comments.append(token.text.rstrip())
        elif token.kind == "comment":
            comment = token.text.rstrip()
        elif token.kind != "newline":
            code.append(token)
            depth += _DEPTH.get(token.text, 0)
    if code or comment:
        yield Statement(code, inner_comments, comment)


def comments(text: str) -> list[str]:
    r"""Returns all comments of a TOML text, in order, each from its `#` to the end of its line.

    >>> comments('a = "# no" # yes\n')
    ['# yes']
    """
    return [token.text.rstrip() for token in _tokens(text) if token.kind == "comment"]


def deepest_line(text: str) -> int:
    """Returns the first line with most brackets open or points, from 1; the text may be malformed."""
    depth, depths = 0, Counter[int]()
    for token in _tokens(text):
        depth += _DEPTH.get(token.text, 0)
        depths[token.line] = max(depths[token.line], depth) + (token.text == ".")
    return max(depths, key=lambda line: depths[line], default=1)


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        yield Token(match.lastgroup or "", match[0], line)
        line += match[0].count("\n")
