"""Curated files that are no TOML in UTF-8: each gives an error with its line, and never another exception."""

import pytest

from gorno_badakhshan.curation.toml_text import TomlError, decode_text, parse_toml

DIGITS = "9" * 5000

MALFORMED = [
    ("a stray bracket", 'a = 1\nb = "x" ]\n', 2, "Expected newline"),
    ("a cut file", "a = 1\nb = [", 2, "Invalid"),
    ("an integer of 5,000 digits", f"a = 1\nb = {DIGITS}\n", 2, "too many digits"),
    ("the same, negative, with underscores", f"\n\nb = -{'9_' * 5000}9\n", 3, "too many digits"),
    ("5,000 hexadecimal digits", f"b = 0x{'f' * 5000}\n", 1, "too many digits"),
    ("3,000 opening brackets", "a = 1\nb = " + "[" * 3000, 2, "nested"),
    ("3,000 brackets, closed", "a = 1\nb = " + "[" * 3000 + "]" * 3000, 2, "nested"),
    ("300 brackets, closed", "a = 1\nb = " + "[" * 300 + "]" * 300, 2, "nested"),
    ("3,000 inline tables", "b = " + "{ a = " * 3000 + "1" + " }" * 3000, 1, "nested"),
    ("a key of 3,000 parts", "a = 1\n\n" + "b." * 3000 + "c = 1\n", 3, "nested"),
    ("a header of 3,000 parts", "a = 1\n[" + "b." * 3000 + "c]\n", 2, "nested"),
    ("a zero byte", "a = 1\nb = \0\n", 2, "Invalid"),
]


@pytest.mark.parametrize(
    ("text", "line", "message"), [row[1:] for row in MALFORMED], ids=[row[0] for row in MALFORMED]
)
def test_a_malformed_text_has_a_line(text: str, line: int, message: str) -> None:
    """Python's limits for digits and nesting are errors of the file too."""
    with pytest.raises(TomlError, match=message) as caught:
        parse_toml(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("a = 'é'".encode("utf-16"), 1, "UTF-16"),
        ("a = 1\nb = 'Хорог'\n".encode("cp1251"), 2, "not UTF-8"),
        ("a = 1\n\nb = 'é'\n".encode("latin-1"), 3, "not UTF-8"),
    ],
    ids=["utf-16", "cp1251", "latin-1"],
)
def test_another_encoding_has_the_line_of_its_first_byte(content: bytes, line: int, message: str) -> None:
    """The message says that it is the encoding."""
    with pytest.raises(TomlError, match=message) as caught:
        decode_text(content)
    assert caught.value.line == line


def test_a_byte_order_mark_and_line_ends_of_windows_are_read() -> None:
    """They change no value; that the file is not canonical is a finding of its own."""
    assert decode_text("\ufeffa = 1\r\nb = 2\r\n".encode()) == "a = 1\nb = 2\n"


def test_large_numbers_and_nested_tables_within_reason_are_read() -> None:
    """The record's own check reports a number beyond its range, with the field."""
    data = parse_toml("a = " + "9" * 4000 + "\nb = " + "[" * 90 + "]" * 90)
    assert data["a"] == int("9" * 4000)
