"""Parses JSON as files of this library have it: UTF-8 without a byte-order mark, and each key once.

The parser of the standard library takes UTF-16, the last of equal keys, and NaN. Two readers would then
see two datasets in one file.
"""

import json
from collections.abc import Iterable
from typing import Any, NoReturn


def parse_json(content: bytes) -> Any:
    """Returns what the JSON describes; raises `ValueError` with a reason if it is not JSON, or not strictly."""
    try:
        # Decoded first: of bytes, `json` guesses the encoding and drops a byte-order mark.
        return json.loads(content.decode(), object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    # Python refuses deep nesting with a `RecursionError`.
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _unique_keys(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    # RFC 8259, section 4: what a reader makes of equal keys is unpredictable.
    for key, value in pairs:
        if key in table:
            raise ValueError(f"the key {key[:100]!r} occurs twice in one table")
        table[key] = value
    return table


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
