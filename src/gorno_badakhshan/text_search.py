"""Finding records by words, whatever the spelling: accents, alphabets and romanizations are folded.

The names of this region reach the press through Tajik, Russian and Persian, so one town is Khorog,
Khorugh, Xoruġ and Хорог. Folding maps them all to one skeleton; it is made for finding, and it also
finds a few words too many.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import attrs

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "ӣ": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ӯ": "u", "ф": "f", "х": "kh", "ҳ": "h", "ц": "ts", "ч": "ch",
    "ҷ": "j", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_FROM_CYRILLIC = str.maketrans(_CYRILLIC)
_SAME_SOUND = (
    ("kh", "h"), ("x", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("q", "k"), ("w", "v"), ("ph", "f"),
    ("ou", "o"), ("oo", "o"), ("u", "o"), ("ee", "i"), ("ye", "e"), ("y", "i"), ("ck", "k"),
)  # fmt: skip
_APOSTROPHE = re.compile("['`\u2018\u2019\u02b9-\u02bf]")
"""Signs that romanizations write for ъ, ь and ain, and others leave out."""
_DOUBLED = re.compile(r"([^\W\d])\1+")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The skeleton of a text: lower case, without accents, in one romanization.

    >>> fold("Khorugh") == fold("Khorog") == fold("Xoruġ") == fold("Хоруғ")
    True
    """
    while (folded := _folded_once(text)) != text:
        text = folded
    return text


def _folded_once(text: str) -> str:
    """One pass; dropping a letter or an accent can bring together what another pass has to fold."""
    romanized = unicodedata.normalize("NFKC", text).casefold().translate(_FROM_CYRILLIC)
    plain = "".join(c for c in unicodedata.normalize("NFKD", romanized) if not unicodedata.combining(c))
    plain = _APOSTROPHE.sub("", plain)
    for spelling, sound in _SAME_SOUND:
        plain = plain.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", plain)


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def matches(record: object, query: str) -> bool:
    """Whether each word of the query begins a word of the record's names or texts."""
    held = [word for text in texts_of(record) for word in words_of(text)]
    wanted = words_of(query)
    return bool(wanted) and all(any(word.startswith(want) for word in held) for want in wanted)


def is_named(record: object, query: str) -> bool:
    """Whether the query matches what the record is called, not only what is said in it."""
    called = " ".join(filter(None, (getattr(record, field, None) for field in ("id", "name", "title"))))
    spellings = [name.spelling for name in getattr(record, "names", ())]
    held = [word for text in (called, *spellings) for word in words_of(text)]
    return all(any(word.startswith(want) for word in held) for want in words_of(query))


def texts_of(record: Any) -> Iterator[str]:
    """All text that a record holds, its nested records included, and no digest."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from texts_of(item)
    elif attrs.has(type(record)):  # a record inside a record
        for field in attrs.fields(type(record)):
            if field.metadata.get("unit") != "64 hex digits":
                yield from texts_of(getattr(record, field.name))
