"""Spellings of one word: Latin, Cyrillic and Persian letters, and the endings of Russian cases.

Nothing here knows what a record is. The tables are our own, because the libraries do something else:
anyascii and unidecode give each letter the sound that it has in most languages (Ҷ becomes Ch, و W) and
know no two romanizations of one name, PyICU is compiled, and the Russian stemmer of Snowball takes the
ending of a surname for one of a case (Назаров becomes назар, but Назарова назаров).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

# Letters as the press romanizes them, close to the BGN/PCGN systems for Russian (1947) and Tajik (1994).
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "ӣ": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ӯ": "u", "ф": "f", "х": "kh", "ҳ": "h", "ц": "ts", "ч": "ch",
    "ҷ": "j", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
# Close to the BGN/PCGN system for Persian (1958). Arabic keyboards write ك, ي and ى for ک and ی.
_PERSIAN = {
    "ا": "a", "آ": "a", "أ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z",
    "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ل": "l",
    "م": "m", "ن": "n", "و": "u", "ؤ": "u", "ه": "h", "ة": "", "ی": "y", "ي": "y", "ى": "y", "ئ": "y",
    "ء": "", "ـ": "",
}  # fmt: skip
_TO_LATIN = str.maketrans(_CYRILLIC | _PERSIAN)
# A final ه stands for a vowel, -ov is written وف, and و is a consonant only at the beginning and beside ا.
_PERSIAN_CONTEXTS = (
    (re.compile("(?<=.)ه$"), ""),
    (re.compile("وف$"), "ov"),
    (re.compile("^و|(?<=[اآ])و|و(?=[اآ])"), "v"),
)
# In this order: what an earlier pair writes, a later one may replace.
_SAME_SOUND = (
    ("kh", "h"), ("x", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("q", "k"), ("w", "v"), ("ph", "f"),
    ("ou", "o"), ("oo", "o"), ("u", "o"), ("ee", "i"), ("ye", "e"), ("y", "i"), ("ck", "k"),
)  # fmt: skip
# Tajik о is Russian а (Бадахшон, Бадахшан), ё is often typed as е, and Ҷ without its key as Ч.
_SIMILAR_SOUND = (("io", "e"), ("o", "a"), ("ch", "j"))
_APOSTROPHE = re.compile("['`\u2018\u2019\u02b9-\u02bf]")
"""Signs that romanizations write for ъ, ь and ain, and others leave out."""
_MARKS = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Accents that are no part of a letter, Persian short vowels, and characters that are not seen."""
_DOUBLED = re.compile(r"([^\W\d])\1+")
_TRIPLED = re.compile(r"([^\W\d])\1\1")
_VOWEL = re.compile("[aeio]")  # normalizing leaves no other
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")

# Endings of nouns, adjectives and surnames. A plural -ов is not among them: it ends most surnames here.
# -ро marks the object in Tajik.
_NOUN_ENDINGS = (
    "а", "я", "у", "ю", "е", "и", "ы", "о", "ом", "ем", "ём", "ой", "ей", "ою", "ею", "ам", "ям", "ами", "ями",
    "ах", "ях", "ия", "ии", "ию", "ией", "иям", "иями", "иях", "ро",
)  # fmt: skip
_ADJECTIVE_ENDINGS = (
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ую", "юю",
    "ых", "их", "ыми", "ими", "ом", "ем",
)  # fmt: skip
_CASE_ENDINGS = frozenset((*_NOUN_ENDINGS, *_ADJECTIVE_ENDINGS, *(f"ск{end}" for end in _ADJECTIVE_ENDINGS)))
_LONGEST_ENDING = max(map(len, _CASE_ENDINGS))
_SHORTEST_STEM = 3
_SHORTEST_SIMILAR = 5
_FEWEST_CONSONANTS = 3
_LONGEST_WORD = 200
"""A longer word is no name: only its case is normalized."""


class Spelling(NamedTuple):
    """A word in the forms in which it is compared with other words."""

    key: str
    """The form that all romanizations of the word have in common."""
    similar: str
    """The form that Tajik and Russian spellings have in common; empty for a short word and no name."""
    stems: frozenset[str]
    """The same form without each ending of a Russian case that it may have."""
    consonants: str
    """The consonants, because Persian writes no short vowels; empty if there are too few."""
    script: str
    """latin, cyrillic or persian."""


def words_in(text: str) -> list[str]:
    """Returns the words of a text as they are written, without accents, apostrophes and invisible characters.

    >>> words_in("Khorog\u2019s Asia\u00ad-Plus")
    ['Khorogs', 'Asia', 'Plus']
    """
    if not text.isascii():
        text = " ".join(map(_without_marks, text.split()))
    return _LETTERS_AND_DIGITS.findall(_APOSTROPHE.sub("", text))


def _without_marks(word: str) -> str:
    # Composing a long row of accents takes time that is quadratic in its length.
    if len(word) > _LONGEST_WORD:
        return word
    # Composed first: й is a letter, not an accented и.
    return _MARKS.sub("", unicodedata.normalize("NFKC", word))


def normalize(word: str) -> str:
    """Returns the form that all romanizations of a word have in common: lower case, no accents, one alphabet.

    >>> normalize("Khorugh") == normalize("Khorog") == normalize("Xoruġ") == normalize("Хоруғ")
    True
    """
    if len(word) > _LONGEST_WORD:
        return word.casefold()
    plain = to_latin(word)
    # UN is not on, and zzz is not z: what is short or has a letter three times is no name.
    if len(plain) <= 2 or _TRIPLED.search(plain):
        return plain
    # A dropped letter can bring two letters together that another pass replaces.
    while (key := _one_sound(plain)) != plain:
        plain = key
    return plain


def to_latin(word: str) -> str:
    """Returns a word in lower-case Latin letters without accents, as the press romanizes it.

    >>> to_latin("Хоруғ")
    'khorug'
    """
    lower = word.casefold()
    if lower.isascii():
        return lower
    for pattern, letters in _PERSIAN_CONTEXTS:
        lower = pattern.sub(letters, lower)
    # Letters go first: taking accents off would turn й into и, which is another letter.
    decomposed = unicodedata.normalize("NFKD", lower.translate(_TO_LATIN))
    return "".join(_ascii_digit(c) for c in decomposed if not unicodedata.combining(c))


def _ascii_digit(character: str) -> str:
    return str(unicodedata.decimal(character, character))


def _one_sound(plain: str) -> str:
    for spelling, sound in _SAME_SOUND:
        plain = plain.replace(spelling, sound)
    # Press romanizations double letters at will: Khairulloyev, Khairuloyev.
    return _DOUBLED.sub(r"\1", plain)


def spelling_of(word: str) -> Spelling:
    """Returns the forms in which a word is compared with others.

    >>> spelling_of("Бадахшон").similar == spelling_of("Badakhshan").similar
    True
    >>> spelling_of("اشکاشم").consonants == spelling_of("Ишкашим").consonants
    True
    """
    key = normalize(word)
    if len(word) > _LONGEST_WORD:
        return Spelling(key, "", frozenset(), "", _script_of(word[:1]))
    consonants = _VOWEL.sub("", key)
    return Spelling(
        key=key,
        similar=_similar(key) if len(key) >= _SHORTEST_SIMILAR else "",
        stems=frozenset(_similar(stem) for stem in _stems(word, key) if len(stem) >= _SHORTEST_STEM),
        consonants=consonants if len(consonants) >= _FEWEST_CONSONANTS else "",
        script=_script_of(word),
    )


@lru_cache(maxsize=2**15)
def written_spelling(word: str) -> Spelling:
    """Returns `spelling_of` a word of a record; such words are few and come again and again."""
    return spelling_of(word)


def is_name(word: str) -> bool:
    """Returns whether a written word may be a name: English writes all other words in small letters."""
    return word[:1] not in ascii_lowercase


def _similar(key: str) -> str:
    for spelling, sound in _SIMILAR_SOUND:
        key = key.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", key)


def _stems(word: str, key: str) -> Iterator[str]:
    """Yields the key of the word, and of the word without each ending that it may have."""
    yield key
    if word.isascii():
        yield key.removesuffix("a")  # Roshtqala, of which Russian makes Рошткале
    lower = word.casefold()
    for length in range(1, _LONGEST_ENDING + 1):
        if lower[-length:] in _CASE_ENDINGS:
            yield normalize(lower[:-length])


def _script_of(word: str) -> str:
    if word.isascii():
        return "latin"
    if any("\u0400" <= letter <= "\u04ff" for letter in word):
        return "cyrillic"
    return "persian" if any("\u0600" <= letter <= "\u06ff" for letter in word) else "latin"
