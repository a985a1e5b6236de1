"""Finds records by words, whatever the spelling: accents, alphabets and romanizations are normalized.

The names of this region reach the press through Tajik, Russian and Persian, so one town is Khorog,
Khorugh, Xoruġ and Хорог. All of them normalize to one form. Searching is to miss nothing, so the form
is coarse, and a search also finds a few words too many.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from .errors import CriterionError, shown

# Tajik and Russian letters as the press romanizes them, close to the BGN/PCGN systems.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "ӣ": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ӯ": "u", "ф": "f", "х": "kh", "ҳ": "h", "ц": "ts", "ч": "ch",
    "ҷ": "j", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_FROM_CYRILLIC = str.maketrans(_CYRILLIC)
# In this order: what an earlier pair writes, a later one may replace.
_SAME_SOUND = (
    ("kh", "h"), ("x", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("q", "k"), ("w", "v"), ("ph", "f"),
    ("ou", "o"), ("oo", "o"), ("u", "o"), ("ee", "i"), ("ye", "e"), ("y", "i"), ("ck", "k"),
)  # fmt: skip
_APOSTROPHE = re.compile("['`\u2018\u2019\u02b9-\u02bf]")
"""Signs that romanizations write for ъ, ь and ain, and others leave out."""
_DOUBLED = re.compile(r"([^\W\d])\1+")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def normalize(text: str) -> str:
    """Returns the form that all spellings of a text have in common: lower case, no accents, one romanization.

    >>> normalize("Khorugh") == normalize("Khorog") == normalize("Xoruġ") == normalize("Хоруғ")
    True
    """
    # A dropped letter or accent can bring two letters together that another pass replaces.
    while (normalized := _normalize_once(text)) != text:
        text = normalized
    return text


def _normalize_once(text: str) -> str:
    # Cyrillic goes first: taking accents off would turn й into и, which is another letter.
    romanized = unicodedata.normalize("NFKC", text).casefold().translate(_FROM_CYRILLIC)
    plain = "".join(c for c in unicodedata.normalize("NFKD", romanized) if not unicodedata.combining(c))
    plain = _APOSTROPHE.sub("", plain)
    for spelling, sound in _SAME_SOUND:
        plain = plain.replace(spelling, sound)
    # Press romanizations double letters at will: Khairulloyev, Khairuloyev.
    return _DOUBLED.sub(r"\1", plain)


def words_of(text: str) -> list[str]:
    """Returns the words of a text, normalized."""
    return _LETTERS_AND_DIGITS.findall(normalize(text))


def matcher(query: str) -> Callable[[object], bool]:
    """Returns a test of whether each word of the query begins a word in a record.

    Raises `CriterionError` if the query is not text.
    """
    return _prefix_test(query, texts_of)


def name_matcher(query: str) -> Callable[[object], bool]:
    """Returns a test of whether the query matches a name of a record, not only its content."""
    return _prefix_test(query, _names_of)


def text_matcher(query: str) -> Callable[[str], bool]:
    """Returns a test of whether each word of the query begins a word of a text.

    >>> text_matcher("protest")("wounded protesters")
    True
    """
    return _prefix_test(query, lambda text: (text,))


def _prefix_test(query: str, texts_in: Callable[[Any], Iterable[str]]) -> Callable[[Any], bool]:
    """Returns a test of whether each word of the query begins a word in these texts of a record."""
    if not isinstance(query, str):
        raise CriterionError("query", "a search", (), f"expected text, got {type(query).__name__} {shown(query)}")
    prefixes = words_of(query)

    def test(record: Any) -> bool:
        words = [word for text in texts_in(record) for word in words_of(text)]
        return bool(prefixes) and all(any(word.startswith(prefix) for word in words) for prefix in prefixes)

    return test


def _names_of(record: Any) -> Iterator[str]:
    """Yields the id, the name or title, and the spellings of a record."""
    for field in ("id", "name", "title"):
        if hasattr(record, field):
            yield getattr(record, field)
    yield from (name.spelling for name in getattr(record, "names", ()))


def texts_of(record: Any) -> Iterator[str]:
    """Yields all text in a record and in the records inside it, except digests."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts_of(item)
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            if field.metadata.get("unit") != "64 hex digits":
                yield from texts_of(getattr(record, field.name))
