"""JSON as files of this library have it."""

import pytest

from gorno_badakhshan.store.strict_json import parse_json


def test_json_is_parsed():
    """Letters of all scripts are UTF-8."""
    assert parse_json('{"name": "Хорог", "low": 3}'.encode()) == {"name": "Хорог", "low": 3}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"\xef\xbb\xbf{}", "BOM"),
        ("{}".encode("utf-16"), "utf-8"),
        (b'{"a": 1, "a": 2}', "occurs twice"),
        (b'[{"a": {"b": 1, "b": 1}}]', "occurs twice"),
        (b"[NaN]", "NaN is no number"),
        (b"[-Infinity]", "no number"),
        (b"[" * 100_000, "too deeply"),
        (b"9" * 5000, "limit"),
        (b"[1] [2]", "Extra data"),
    ],
)
def test_what_two_readers_would_read_in_two_ways_is_refused(content, reason):
    """The error says what is wrong."""
    with pytest.raises(ValueError, match=reason):
        parse_json(content)
