"""Finds the line of a value in a TOML text by its path; `tomllib` does not report lines."""

import re
from collections import deque

from ..store.codec import Steps
from .toml_statements import Statement, Token, statements

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class LineNumbers:
    r"""The line numbers of a TOML text by path.

    >>> lines = LineNumbers('[[claims]]\nid = "a"\n\n[[claims]]\ncount = {\n  low = 3 }\n')
    >>> lines.of("claims", 1, "count", "low"), lines.of("claims", 1, "no-such-key")
    (6, 4)
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[Steps, int] = {(): 1}
        self._last_positions: dict[Steps, int] = {}  # of the last table in each list of tables
        table: Steps = ()
        for statement in statements(text):
            if statement.code and statement.is_header:
                table = self._add_header(statement)
            elif statement.code:
                self._add_pair(table, deque(statement.code))

    def of(self, *path: str | int) -> int:
        """Returns the line, from 1; for a path that is not in the text, that of the innermost table around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def at(self, path: str) -> int:
        """Returns the same for a path as text, such as `claims[1].count.low`."""
        return self.of(*(int(number) if number else key for number, key in _STEP.findall(path)))

    def _add_header(self, statement: Statement) -> Steps:
        """Returns the path of the table that a header opens."""
        line = statement.code[0].line
        # A header such as [claims.locator] belongs to the last table of the list [[claims]].
        path: Steps = ()
        for key in statement.keys[:-1]:
            path = self._with_position((*path, key))
        path = (*path, statement.keys[-1])
        if statement.code[1].text == "[":
            # The list itself has the line of its first table.
            self._lines.setdefault(path, line)
            self._last_positions[path] = self._last_positions.get(path, -1) + 1
        path = self._with_position(path)
        self._lines[path] = line
        return path

    def _with_position(self, path: Steps) -> Steps:
        """Adds the position of the last table if the path leads to a list of tables."""
        return (*path, self._last_positions[path]) if path in self._last_positions else path

    def _add_pair(self, table: Steps, tokens: deque[Token]) -> None:
        path, line = table, tokens[0].line
        while (token := tokens.popleft()).text != "=":
            if token.is_key:
                path = (*path, token.key)
                self._lines.setdefault(path, line)
        self._add_value(path, tokens)

    def _add_value(self, path: Steps, tokens: deque[Token]) -> None:
        first = tokens.popleft()
        self._lines[path] = first.line
        if first.text == "[":
            position = 0
            while _has_item(tokens, "]"):
                self._add_value((*path, position), tokens)
                position += 1
        elif first.text == "{":
            while _has_item(tokens, "}"):
                self._add_pair(path, tokens)
        else:
            # A number or date may have several tokens, since points separate keys too.
            while tokens and tokens[0].text not in {",", "]", "}"}:
                tokens.popleft()


def _has_item(tokens: deque[Token], end: str) -> bool:
    """Whether another item comes before the bracket that ends the value; removes commas and that bracket."""
    while tokens[0].text == ",":
        tokens.popleft()
    if tokens[0].text == end:
        tokens.popleft()
        return False
    return True
