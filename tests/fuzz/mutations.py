"""Damages bytes, text and plain data, in the ways that broke something before and in random ones."""

import json
import sys
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

LONG_NUMBER = "9" * 5000
"""Python refuses to turn an integer of more than 4,300 digits into text, or text into it."""
DEEP = 5000
"""Parsers that call themselves at each level give up before this depth."""
WORDS = (
    *("", " ", "\0", "\n", "\r\n", "\ufeff", "\u2028", "\ud800", "\u202e", "é", "e\u0301", "٣", "²", "𝟏𝟐", "İ"),
    *("NA", "nan", "inf", "-1", "0", "1e400", "1_000", "1,000", "0x10", "True", "null", "=1+1", "12.0", "-0"),
    *("../../etc/passwd", "/dev/zero", "con", "a/b", "a" * 3000, LONG_NUMBER, "[" * DEEP, '{"a":' * DEEP),
    *("2012-02-30", "0000", "9999-12-31", "2012-07-24/..", "../..", "2012-07/2012-06", "99999-01", "24:00"),
    *("at least 5", "dozens", "up to 0", "около 20", "between 9 and 3", "more than 99999999999999999999"),
    *(
        "kind",
        "id",
        "claims",
        "__class__",
        "killed",
        "khorog-fighting",
        "%s",
        "{}",
        "\\",
        "'",
        '"',
        '"""',
        ";",
        ",",
    ),
)
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        2**63,
        10**4500,
        0.5,
        1e308,
        float("nan"),
        float("inf"),
        "",
        [],
        {},
        [[]],
        [None],
    ),
    *({"kind": "CasualtyCount"}, {"id": None}, [1] * 50, "2012-07-24", "khorog"),
)
TEXT_PIECES = (
    "[",
    "]",
    "{",
    "}",
    '"',
    "=",
    "\n",
    "#",
    ".",
    ",",
    ":",
    "'''",
    "[[",
    "\\u",
    "\x7f",
    "\t",
    "[claims.a]",
)


def mutated_bytes(content: bytes, random: Random) -> bytes:
    """Returns the bytes with one to three damages."""
    for _ in range(random.randint(1, 3)):
        content = random.choice(_BYTES)(content, random)
    return content


def mutated_text(text: str, random: Random) -> str:
    """Returns the text with one to three damages; it may have surrogates, which no file can have."""
    for _ in range(random.randint(1, 3)):
        text = random.choice(_TEXTS)(text, random)
    return text


def mutated_value(value: Any, random: Random) -> Any:
    """Returns plain data with one to three damages; the given data stays as it is."""
    value = deepcopy(value)
    for _ in range(random.randint(1, 3)):
        value = _damaged(value, random)
    return value


def json_bytes(value: Any) -> bytes:
    """Returns a value as JSON, whatever the number of digits in it."""
    most = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return json.dumps(value).encode()
    finally:
        sys.set_int_max_str_digits(most)


def any_word(random: Random) -> str:
    """Returns a word that is dangerous, or a few random letters."""
    if random.random() < 0.7:
        return random.choice(WORDS)
    return "".join(chr(random.choice((random.randrange(128), random.randrange(0x500)))) for _ in range(5))


def _damaged(value: Any, random: Random) -> Any:
    """Returns the value with one part replaced, left out, doubled or renamed; changes it in place."""
    owner, key = None, None
    place = value
    # Not to the leaves each time, so that whole tables are damaged as well.
    while isinstance(place, dict | list) and place and (owner is None or random.random() < 0.8):
        owner, key = place, random.choice(list(place) if isinstance(place, dict) else range(len(place)))
        place = owner[key]
    if owner is None:
        return random.choice(VALUES)
    action = random.randrange(6)
    if action == 0:
        del owner[key]
    elif action == 1 and isinstance(owner, dict):
        owner[any_word(random)] = owner.pop(key)
    elif action == 1:
        owner.insert(random.randrange(len(owner) + 1), place)
    elif action == 2:
        owner[key] = any_word(random)
    elif action == 3 and isinstance(place, str):
        owner[key] = mutated_text(place, random)
    elif action == 4 and isinstance(place, int):
        owner[key] = place + random.choice((-1, 1, -place, 10**9))
    else:
        owner[key] = deepcopy(random.choice(VALUES)) if random.random() < 0.9 else [place]
    return value


def _spliced(content: Any, piece: Any, random: Random) -> Any:
    start = random.randrange(len(content) + 1)
    end = min(len(content), start + random.choice((0, 0, 1, 3, 20)))
    return content[:start] + piece + content[end:]


def _flipped(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content)) if content else 0
    return content[:place] + bytes([random.randrange(256)]) + content[place + 1 :]


def _cut(content: Any, random: Random) -> Any:
    return content[: random.randrange(len(content) + 1)]


def _doubled(content: Any, random: Random) -> Any:
    start = random.randrange(len(content) + 1)
    return content[: start + 40] + content[start:]


def _word_inside(content: str, random: Random) -> str:
    """Returns the text with a word in place of a run of letters and digits."""
    start = random.randrange(len(content) + 1)
    end = start
    while end < len(content) and content[end].isalnum():
        end += 1
    return content[:start] + any_word(random) + content[end:]


def _lines_swapped(content: str, random: Random) -> str:
    lines = content.splitlines(keepends=True)
    random.shuffle(lines)
    return "".join(lines)


_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flipped,
    _flipped,
    _cut,
    _doubled,
    lambda content, random: _spliced(content, any_word(random).encode(errors="surrogatepass"), random),
    lambda content, random: _spliced(content, random.choice(TEXT_PIECES).encode(), random),
    lambda content, random: _spliced(content, random.randbytes(4), random),
    lambda content, _: b"\xff\xfe" + content,
    lambda content, _: b"\xef\xbb\xbf" + content,
    lambda content, _: content.replace(b"\n", b"\r\n"),
)
_TEXTS: tuple[Callable[[str, Random], str], ...] = (
    _cut,
    _doubled,
    _word_inside,
    _word_inside,
    _lines_swapped,
    lambda content, random: _spliced(content, any_word(random), random),
    lambda content, random: _spliced(content, random.choice(TEXT_PIECES), random),
    lambda content, random: _spliced(content, chr(random.randrange(0x3000)), random),
)
