"""A JSON list with one record a line, the id first: a record can be found without parsing the others."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

_OPEN, _BETWEEN, _CLOSE, _ID = b"[\n", b",\n", b"\n]\n", b'{"id":"'


def write_lines(records: Iterable[dict[str, Any]]) -> bytes:
    """Returns the file of these records, in their order.

    >>> print(write_lines([{"id": "khorog"}, {"id": "ishkashim"}]).decode(), end="")
    [
    {"id":"khorog"},
    {"id":"ishkashim"}
    ]
    """
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() for record in records)
    return join_lines(lines)[0]


def join_lines(lines: Iterable[bytes]) -> tuple[bytes, int]:
    """Returns the file of these lines, each a record in JSON, and their number; it keeps one copy of them only."""
    file, count = BytesIO(), 0
    file.write(_OPEN)
    for count, line in enumerate(lines, 1):
        file.write(_BETWEEN if count > 1 else b"")
        file.write(line)
    file.write(_CLOSE)
    return file.getvalue(), count


def read_lines(content: bytes) -> list[bytes]:
    """Returns the records of such a file, none of them parsed; no record for a file of another layout."""
    if not (content.startswith(_OPEN + _ID) and content.endswith(_CLOSE)):
        return []
    lines = content.split(_BETWEEN)  # bytes, because decoding all of the text at once takes three times as long
    lines[0] = lines[0].removeprefix(_OPEN)
    lines[-1] = lines[-1].removesuffix(_CLOSE)
    return lines


def id_of(line: bytes) -> str:
    """Returns the id of a record that is not parsed."""
    return line[len(_ID) : line.index(b'"', len(_ID))].decode()
