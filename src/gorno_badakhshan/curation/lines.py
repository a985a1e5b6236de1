"""From a path into a TOML file to the line that it stands on.

The standard library's reader gives values without lines, so the text is scanned a second time, as
lightly as a file allows that is known to be TOML: nothing is interpreted but brackets and keys.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from ..store.codec import Steps

_TOKEN = re.compile(
    r"(?P<text>\"\"\".*?(?<!\\)(?:\\\\)*\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
    r"|(?P<comment>#[^\n]*)|(?P<newline>\n)|(?P<mark>[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


class Lines:
    r"""The lines of a TOML text by path.

    >>> lines = Lines('[[claims]]\nid = "a"\n\n[[claims]]\ncount = {\n  low = 3 }\n')
    >>> lines.of("claims", 1, "count", "low"), lines.of("claims", 1, "no-such-key")
    (6, 4)
    """

    def __init__(self, text: str) -> None:
        self._known: dict[Steps, int] = {(): 1}
        self._tokens = list(_tokens(text))
        self._next = 0
        self._arrays: dict[Steps, int] = {}
        self._scan()

    def of(self, *path: str | int) -> int:
        """The line, from 1; of a path that is not there, that of the innermost table around it."""
        while path not in self._known:
            path = path[:-1]
        return self._known[path]

    def at(self, path: str) -> int:
        """The same, for a path as people write it, such as `claims[1].count.low`."""
        return self.of(*(int(number) if number else key for number, key in _STEP.findall(path)))

    def _scan(self) -> None:
        table: Steps = ()
        while self._peek().kind != "end":
            if self._peek().kind in ("newline", "comment"):
                self._take()
            elif self._peek().text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _header(self) -> Steps:
        line = self._take().line
        is_array = self._peek().text == "["
        keys = self._keys("]")
        path = self._resolved(keys[:-1])
        path = (*path, keys[-1])
        if is_array:
            self._take()
            self._known.setdefault(path, line)
            self._arrays[path] = self._arrays.get(path, -1) + 1
        if path in self._arrays:
            path = (*path, self._arrays[path])
        self._known[path] = line
        return path

    def _resolved(self, keys: Steps) -> Steps:
        """Keys of a header, with the position of the last table where a key names a list of tables."""
        path: Steps = ()
        for key in keys:
            path = (*path, key)
            if path in self._arrays:
                path = (*path, self._arrays[path])
        return path

    def _keys(self, end: str) -> Steps:
        keys: list[str | int] = []
        while (token := self._take()).text != end or token.kind != "mark":
            if token.kind in ("text", "bare"):
                keys.append(_unquoted(token))
        return tuple(keys)

    def _pair(self, table: Steps) -> None:
        line = self._peek().line
        path = table
        for key in self._keys("="):
            path = (*path, key)
            self._known.setdefault(path, line)
        self._value(path)

    def _value(self, path: Steps) -> None:
        token = self._peek()
        self._known[path] = token.line
        if token.text == "[" and token.kind == "mark":
            self._list(path)
        elif token.text == "{" and token.kind == "mark":
            self._inline(path)
        else:
            while self._peek().text not in (",", "]", "}") and self._peek().kind not in (
                "newline",
                "comment",
                "end",
            ):
                self._take()

    def _list(self, path: Steps) -> None:
        self._take()
        position = 0
        while self._inside("]"):
            self._value((*path, position))
            position += 1

    def _inline(self, path: Steps) -> None:
        self._take()
        while self._inside("}"):
            self._pair(path)

    def _inside(self, end: str) -> bool:
        """Whether another item comes before the bracket that ends the value, which is taken too."""
        while self._peek().kind in ("newline", "comment") or self._peek().text == ",":
            self._take()
        if self._peek().text == end:
            self._take()
            return False
        return True


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        yield _Token(match.lastgroup or "", match[0], line)
        line += match[0].count("\n")
    yield _Token("end", "", line)


def _unquoted(token: _Token) -> str:
    if token.kind == "bare":
        return token.text
    return str(tomllib.loads(f"key = {token.text}")["key"])


def comments(text: str) -> list[str]:
    r"""All comments of a TOML text, in order, each from its `#` to the end of its line.

    >>> comments('a = "# no" # yes\n')
    ['# yes']
    """
    return [token.text.rstrip() for token in _tokens(text) if token.kind == "comment"]
