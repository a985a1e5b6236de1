"""A JSON list with one record a line, the id first: a record can be found without reading the others."""

import json
from collections.abc import Iterable
from typing import Any

_OPEN, _BETWEEN, _CLOSE, _ID = "[\n", ",\n", "\n]\n", '{"id":"'


def write_lines(raw: Iterable[dict[str, Any]]) -> bytes:
    """The file that holds these records, in their order.

    >>> print(write_lines([{"id": "khorog"}, {"id": "ishkashim"}]).decode(), end="")
    [
    {"id":"khorog"},
    {"id":"ishkashim"}
    ]
    """
    lines = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in raw]
    return f"{_OPEN}{_BETWEEN.join(lines)}{_CLOSE}".encode()


def read_lines(content: bytes) -> list[str]:
    """The records of such a file as text, none of them read; a file of another layout holds none."""
    text = content.decode()
    held = text[len(_OPEN) : -len(_CLOSE)]
    if not (text.startswith(_OPEN) and text.endswith(_CLOSE) and held.startswith(_ID)):
        return []
    return held.split(_BETWEEN)


def id_of(line: str) -> str:
    """The id of a record that is not read."""
    return line[len(_ID) : line.index('"', len(_ID))]
