"""Finds records by words, whatever the spelling: accents, alphabets, romanizations and cases are normalized.

The names of this region reach the press through Tajik, Russian and Persian, so one town is Khorog,
Khorugh, Xoruġ, Хорог, в Хороге and خاروغ. A search is to miss none of them; the spelling that the record
has comes before the others, and a name before a mention.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import chain, repeat
from typing import Any

import attrs

from .errors import CriterionError, shown
from .model.fields import CLASS_NAME
from .search_words import LITTLE_WORDS, PHRASES, TRANSLATIONS
from .spelling import Spelling, is_name, normalize, spelling_of, words_in, written_spelling

_SAME, _TRANSLATED, _BEGINS, _SIMILAR, _NO_FIT = range(5)
"""How a word of the query fits a word of a record, the best first."""

_SHORTEST_PART, _LONGEST_TOGETHER = 3, 40
"""Letters of each of two words that are written as one, and of both."""

Rank = tuple[int, ...]
"""How well a record fits a query: the lower, the better."""


def matcher(query: str) -> Callable[[object], bool]:
    """Returns a test of whether each word of the query fits a word in a record.

    Raises `CriterionError` if the query is not text.
    """
    terms = _terms(_words_of_query(query))
    return lambda record: _fits_all(terms, _words_of(texts_of(record)))


def text_matcher(query: str) -> Callable[[str], bool]:
    """Returns a test of whether each word of the query fits a word of a text.

    >>> text_matcher("protest")("wounded protesters")
    True
    """
    return matcher(query)


def ranking(query: str, *, partial: bool = False) -> Callable[[object], Rank | None]:
    """Returns a function of how well a record fits the query; None if a word of the query fits no word in it.

    With `partial` a record needs to fit one word only; those that fit more words rank before the others.

    The lowest are records of exactly this name. Others rank by the number of words that are not in one
    name, then by how the words fit, then by the number of other words in the name.

    Raises `CriterionError` if the query is not text.
    """
    words_of_query = _words_of_query(query)
    terms = _terms(words_of_query)

    @cache  # on the first hit, because a long query rarely has one
    def complete_names() -> tuple[list[str], list[str]]:
        translated = (spelling.key for word in words_of_query for spelling in _translation_or_itself(word))
        return [normalize(word) for word in words_of_query], [*translated]

    def rank(record: object) -> Rank | None:
        words = _words_of(texts_of(record))
        missing = _number_missing(terms, words) if partial else 0
        if missing == len(terms) or not (partial or _fits_all(terms, words)):
            return None
        names = ("", *_names_of(record))
        return missing, *min(_name_rank(words_in(name), words, complete_names(), terms) for name in names)

    return rank


def missing_words(query: str) -> Callable[[object], list[str]]:
    """Returns a function of the words of the query that fit no word in a record."""
    terms = [(word, _Term(word, spelling_of(word))) for word in dict.fromkeys(_words_of_query(query))]

    def missing(record: object) -> list[str]:
        words = _words_of(texts_of(record))
        return [word for word, term in terms if term.fit(words) == _NO_FIT]

    return missing


def _number_missing(terms: "list[_Term]", words: Iterable[str]) -> int:
    return sum(term.fit(words) == _NO_FIT for term in terms)


def _terms(words: Iterable[str]) -> "list[_Term]":
    # The longest first: it is in the fewest records, and one word that fits nothing ends the comparison.
    by_spelling = {spelling_of(word): word for word in set(words)}
    longest_first = sorted(by_spelling, key=lambda spelling: -len(spelling.key))
    return [_Term(by_spelling[spelling], spelling) for spelling in longest_first]


def _fits_all(terms: "list[_Term]", words: Iterable[str]) -> bool:
    return bool(terms) and all(term.fit(words) != _NO_FIT for term in terms)


def _words_of_query(query: str) -> list[str]:
    """Returns the words of a query without prepositions of other languages, unless it has no others."""
    if not isinstance(query, str):
        raise CriterionError("query", "a search", (), f"expected text, got {type(query).__name__} {shown(query)}")
    phrases = " ".join(PHRASES.get(word.casefold(), word) for word in query.split())
    words = words_in(phrases)
    return [word for word in words if word.casefold() not in LITTLE_WORDS] or words


def _name_rank(
    name: list[str], words: Iterable[str], complete: Collection[list[str]], terms: "list[_Term]"
) -> Rank:
    """Returns the rank of a record, as one of its names gives it; `complete` has the names that are the query."""
    fits = [term.fit(name) for term in terms]
    missing = fits.count(_NO_FIT)
    all_fits = sum(term.fit(words) if fit == _NO_FIT else fit for term, fit in zip(terms, fits, strict=True))
    is_same = [written_spelling(word).key for word in name] in complete
    return not is_same, missing, all_fits, len(name)


class _Term:
    """A word of the query, with the English words that it stands for."""

    def __init__(self, word: str, spelling: Spelling) -> None:
        self._word = word
        self._fits = _Fits(spelling)
        self._may_begin = spelling.script == "latin"
        self._translations = [[*map(_Fits, translation)] for translation in _translations_of(spelling)]

    def fit(self, words: Iterable[str]) -> int:
        """Returns how the term fits the words of a text."""
        fit = self._fits.best(words)
        # A word of the dictionary is complete: бои, which is fighting, does not begin a building. In Latin letters
        # it may be the beginning of an English word all the same: mili, of the military and of миллӣ.
        if self._translations and (fit == _NO_FIT or (fit == _BEGINS and not self._may_begin)):
            fit = _TRANSLATED if any(map(self._has_all, self._translations, repeat(words))) else _NO_FIT
        if fit == _NO_FIT and any(_fits_all(parts, words) for parts in self._parts):
            return _TRANSLATED
        return fit

    @cached_property  # of a word that fits nothing; few words of a long query are compared at all
    def _parts(self) -> "list[list[_Term]]":
        return [[_Term(part, spelling_of(part)) for part in parts] for parts in _written_together(self._word)]

    @staticmethod
    def _has_all(parts: "list[_Fits]", words: Iterable[str]) -> bool:
        return all(part.best(words) in {_SAME, _BEGINS} for part in parts)


class _Fits(dict[str, int]):
    """How one word of a query fits each word of the records; each is compared once."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self._spelling = spelling

    def __missing__(self, word: str) -> int:
        fit = self[word] = _fit(self._spelling, word)
        return fit

    def best(self, words: Iterable[str]) -> int:
        """Returns the fit of the word that fits best."""
        return min(map(self.__getitem__, words), default=_NO_FIT)


def _fit(query: Spelling, word: str) -> int:
    written = written_spelling(word)
    if query.key == written.key:
        return _SAME
    # One or two letters begin too many words to say anything.
    if len(query.key) > 2 and written.key.startswith(query.key):
        return _BEGINS
    return _SIMILAR if is_name(word) and _is_similar(query, written) else _NO_FIT


def _is_similar(query: Spelling, written: Spelling) -> bool:
    if "persian" in (query.script, written.script):
        return bool(query.consonants) and query.consonants == written.consonants
    if query.similar and written.similar.startswith(query.similar):
        return True
    return query.script == "cyrillic" and not query.stems.isdisjoint(written.stems)


def _translation_or_itself(word: str) -> list[Spelling]:
    spelling = spelling_of(word)
    translation = next(_translations_of(spelling), None)
    parts = next(_written_together(word), ()) if translation is None else ()
    return translation or [each for part in parts for each in _translation_or_itself(part)] or [spelling]


def _written_together(word: str) -> Iterator[tuple[str, str]]:
    """Yields two words that are written as one: АзияПлюс, asiaplus.

    Either a capital begins the second, or both are words that we know.
    """
    # A longer word is no name, and the time is quadratic in the length.
    if len(word) > _LONGEST_TOGETHER:
        return
    for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:end], word[end:]
        if (first[-1].islower() and second[0].isupper()) or (_is_known(first) and _is_known(second)):
            yield first, second


def _is_known(word: str) -> bool:
    """Returns whether a word is in the dictionary, in whatever language and case."""
    spelling = spelling_of(word)
    return spelling.key in _english_words() or any(form in _dictionary() for form in _dictionary_forms(spelling))


@cache
def _english_words() -> frozenset[str]:
    return frozenset(normalize(word) for text in TRANSLATIONS.values() for word in text.split())


def _translations_of(spelling: Spelling) -> Iterator[list[Spelling]]:
    """Yields the English words for each word of the dictionary that this may be a case of."""
    texts = {_dictionary()[form] for form in _dictionary_forms(spelling) if form in _dictionary()}
    for text in sorted(texts):
        yield [spelling_of(word) for word in text.split()]


@cache
def _dictionary() -> dict[str, str]:
    """Returns the translations by each form of the word."""
    spellings = {spelling_of(word): text for word, text in TRANSLATIONS.items()}
    return {form: text for spelling, text in spellings.items() for form in _dictionary_forms(spelling)}


def _dictionary_forms(spelling: Spelling) -> Iterator[str]:
    yield spelling.key
    for stem in spelling.stems:
        yield stem
        # A plural -ов or -ев, which ends surnames too, is a case ending in words of the dictionary.
        if stem.endswith(("av", "ev")):
            yield stem[:-2]


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    """Returns the words of texts, each once."""
    return frozenset(chain.from_iterable(map(_words_in_text, texts)))


@lru_cache(maxsize=2**15)
def _words_in_text(text: str) -> list[str]:
    # A text without spaces is an id, in which a name has small letters: all its words may be names.
    return words_in(text.title() if " " not in text and text.isascii() else text)


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
    else:
        cls: Any = type(record)
        for field in _fields_with_text(cls):
            yield from texts_of(getattr(record, field))


@cache
def _fields_with_text(cls: Any) -> tuple[str, ...]:
    """Returns the fields of a record class that may have text; none for another class."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls) if attrs.has(cls) else ()
    return tuple(field.name for field in fields if field.metadata.get("unit") not in {"64 hex digits", CLASS_NAME})
