"""Decodes and parses a curated file, or says in which line and why that is impossible."""

import re
import tomllib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from .toml_statements import deepest_line

_DEEPEST = 100
"""Curated data is nested less than ten times; the readers behind the parser call themselves at each level."""
_MOST_BITS = 14_000
"""Python refuses to print integers of more than 4,300 digits, which have more bits than this."""
_LONG_NUMBER = re.compile(r"\b0?[xob]?[\da-fA-F_]{3000,}")


class TomlError(ValueError):
    """A file that is not TOML in UTF-8. Attributes: `message`, `repair`, and `line` from 1."""

    def __init__(self, message: str, repair: str, line: int) -> None:
        self.message: str = message
        self.repair: str = repair
        self.line: int = line
        super().__init__(f"{message} (line {line})")


def decode_text(content: bytes) -> str:
    """Returns the text of a file without byte-order mark, with one kind of line end; raises `TomlError`."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise TomlError("it is UTF-16, not UTF-8", "save it as UTF-8", 1)
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TomlError(f"it is not UTF-8: {error.reason}", "save it as UTF-8", line) from None


def parse_toml(text: str) -> dict[str, Any]:
    """Returns the data of a TOML text; raises `TomlError` if it is not TOML, or nested or long beyond reason."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(str(error), "correct it at this line", _line_of(error, text)) from None
    except RecursionError:
        raise _too_deep(text) from None
    except ValueError as error:
        # The limit of Python for the digits of an integer is no error of TOML.
        raise _too_long(text) from error
    _check_size(data, text)
    return data


def _check_size(data: Any, text: str) -> None:
    # Without recursion, since the depth is what it checks.
    values = [(data, 0)]
    while values:
        value, depth = values.pop()
        if depth > _DEEPEST:
            raise _too_deep(text)
        if isinstance(value, int) and value.bit_length() > _MOST_BITS:
            raise _too_long(text)
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        values += ((item, depth + 1) for item in items)


def _too_long(text: str) -> TomlError:
    match = _LONG_NUMBER.search(text)
    line = text.count("\n", 0, match.start()) + 1 if match else 1
    return TomlError("a number has too many digits", "correct the number", line)


def _too_deep(text: str) -> TomlError:
    message = f"tables or lists are nested more than {_DEEPEST} deep"
    return TomlError(message, "correct the brackets or keys", deepest_line(text))


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    # The exception has no line number as an attribute before Python 3.14, and says "end of document" at the end.
    match = re.search(r"at line (\d+)", str(error))
    return int(match[1]) if match else text.count("\n") + 1
