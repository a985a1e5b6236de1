r"""Reads counts as people write them in tables: figures, hedge words, ranges and words for a magnitude.

Only phrases of the tables in `hedge_words` are understood. The text is taken apart from both ends: a word that
counts people goes, then a hedge before or behind the figure, and what remains must be a figure.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from ..errors import FieldError, RecordError, hint, near, shown
from ..model.counts import Count
from ..model.vocabulary import OUTCOMES, Hedge, Outcome
from .hedge_words import HEDGE_PHRASES, NUMBER_WORDS, UNIT_WORDS, HedgePhrase

_TYPED_FIGURE = re.compile(r"0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ ,'\u2019][0-9]{3}){1,4}")
# Programs write whole numbers so if another cell of the column is empty.
_WHOLE_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,14})\.0{1,6}")
_DAY_IN_CELL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?")
_BETWEEN = (
    re.compile(r"(.+?) ?[-\u2010-\u2015\u2212] ?(.+)"),
    re.compile(r"(?:from |between )?(.+?) (?:to|and|or) (.+)"),
    re.compile(r"(?:от )?(.+?) (?:до|или) (.+)"),
    re.compile(r"(?:аз )?(.+?) (?:то|ё) (.+)"),
)
"""The forms of a range, each with its two ends."""
_SPACES = re.compile(r"\s+")


@attrs.frozen
class WordedCount:
    """A count as its text words it."""

    count: Count
    cue: str | None
    """The hedging word; None for a bare figure, a range and a sign."""


def _by_length(phrases: Iterable[HedgePhrase], position: str) -> list[HedgePhrase]:
    # "Not more than" must be met before "more than".
    return sorted((p for p in phrases if p.position == position), key=lambda p: -len(p.phrase))


_PHRASES_BEFORE = _by_length(HEDGE_PHRASES, "before")
_PHRASES_AFTER = _by_length(HEDGE_PHRASES, "after")
_PHRASES_ALONE = {phrase.phrase: phrase for phrase in _by_length(HEDGE_PHRASES, "alone")}
_LONGEST_UNITS_FIRST = sorted(UNIT_WORDS, key=lambda unit: -len(unit.word))
_KNOWN_WORDS = frozenset(
    word
    for text in (*(p.phrase for p in HEDGE_PHRASES), *(u.word for u in UNIT_WORDS), *NUMBER_WORDS)
    for word in text.split()
)


def read_count(text: str, outcome: Outcome | None = None) -> Count:
    """Returns the count that a text words; the phrases that are understood are `HEDGE_PHRASES`.

    >>> read_count("at least 12 people")
    <Count at least 12>
    >>> read_count("около 20"), read_count("10-15"), read_count("dozens")
    (<Count about 20>, <Count 10 to 15>, <Count some (12 or more)>)

    `outcome` is what the count is about, if that is known: a text that says something else is refused. Raises
    `RecordError`, with the reason, for a text that is not understood to its last word; nothing is guessed.
    """
    return read_worded_count(text, outcome).count


# A column of counts has few different cells.
@lru_cache(maxsize=2**14)
def read_worded_count(text: str, outcome: Outcome | None = None) -> WordedCount:
    """Returns the count of a text and its hedging word; raises as `read_count` does."""
    if not isinstance(text, str):
        raise FieldError("text", f"expected a count as text, got {shown(text)}")
    if outcome is not None:
        OUTCOMES.check(outcome)
    words = _SPACES.sub(" ", text.strip()).casefold()
    if not words:
        raise RecordError("the text is empty; an empty cell states no count")
    if len(words) > 200:
        raise RecordError("the text is longer than 200 characters and no count; give the figure alone")
    if (figure := _figure_of_text(words)) is not None:
        return WordedCount(Count.of("exact", figure), None)
    core = _without_units(words, outcome)
    return _alone(core) or _hedged(core) or _range(core) or _refuse_count(text, words)


def _figure_of_text(text: str) -> int | None:
    """Returns the figure that a text is, in digits or letters; None for any other text."""
    if _TYPED_FIGURE.fullmatch(text):
        return int(re.sub("[^0-9]", "", text))
    if match := _WHOLE_DECIMAL.fullmatch(text):
        return int(match[1])
    return NUMBER_WORDS.get(text)


def _without_units(words: str, outcome: Outcome | None) -> str:
    """Returns the text without the words that count people; refuses those for another outcome."""
    # A full stop may end a sentence, and belongs to some phrases only before the figure.
    core = words.strip(" .")
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for unit in _LONGEST_UNITS_FIRST:
            for suffix in (f" {unit.word}", f" of {unit.word}"):
                if core.endswith(suffix):
                    if outcome is not None and unit.outcome not in (None, outcome):
                        raise RecordError(f"{shown(words)} says {unit.outcome}, and the column counts {outcome}")
                    core, is_shorter = core.removesuffix(suffix).removesuffix(" of").strip(), True
    return core


def _alone(core: str) -> WordedCount | None:
    """Returns the count of a phrase without a figure."""
    phrase = _PHRASES_ALONE.get(core) or _PHRASES_ALONE.get(core.removesuffix(" of"))
    if phrase is None:
        figure = _figure_of_text(core)
        return None if figure is None else WordedCount(Count.of("exact", figure), None)
    if phrase.hedge == "none":
        return WordedCount(Count.of("none", 0), phrase.phrase)
    return WordedCount(Count(hedge=phrase.hedge, low=phrase.low or 0), phrase.phrase)


def _hedged(core: str) -> WordedCount | None:
    """Returns the count of a figure with a phrase before or behind it; None if there is none."""
    for phrase in _PHRASES_BEFORE:
        if core.startswith(phrase.phrase) and _ends_word(phrase.phrase[-1], core[len(phrase.phrase) :]):
            figure = _figure_of_text(core[len(phrase.phrase) :].strip())
            if figure is not None:
                return _count_of_phrase(phrase, figure)
    for phrase in _PHRASES_AFTER:
        if core.endswith(phrase.phrase) and (phrase.language == "und" or core.endswith(f" {phrase.phrase}")):
            figure = _figure_of_text(_without_units(core.removesuffix(phrase.phrase).strip(), None))
            if figure is not None:
                return _count_of_phrase(phrase, figure)
    return None


def _ends_word(last: str, rest: str) -> bool:
    # A sign may touch its figure, a word may not.
    return not last.isalpha() or rest.startswith(" ")


def _count_of_phrase(phrase: HedgePhrase, figure: int) -> WordedCount:
    hedge: Hedge = phrase.hedge
    return WordedCount(Count.of(hedge, figure), None if phrase.language == "und" else phrase.phrase)


def _range(core: str) -> WordedCount | None:
    """Returns the count of a text with two figures; None if it has no such form."""
    for form in _BETWEEN:
        if match := form.fullmatch(core):
            low, high = (_figure_of_text(_without_units(end, None)) for end in match.groups())
            if low is not None and high is not None:
                if low == high:
                    return WordedCount(Count.of("exact", low), None)
                return WordedCount(Count(hedge="between", low=low, high=high), None)
    return None


# A column of other texts has the same words in thousands of rows.
@lru_cache(maxsize=2**12)
def _near_word(word: str) -> str:
    return hint(near(word, _KNOWN_WORDS))


def _refuse_count(text: str, words: str) -> WordedCount:
    """Raises `RecordError` with the reason why a text is no count."""
    typed = shown(text.strip())
    if re.fullmatch(r"[-\u2212][0-9.]+", words):
        reason = "is below none; if it stands for a missing value, list it in the mapping under missing"
    elif words in {"na", "n/a", "nan", "null", "none given", "-", "\u2013", "\u2014", "?", "#n/a", "."}:
        reason = "is no count; if it stands for a missing value, list it in the mapping under missing"
    elif _DAY_IN_CELL.fullmatch(words):
        reason = "is a date; a spreadsheet makes one of a range such as 10-15, so look up what was typed"
    elif re.fullmatch(r"[0-9]+[.,][0-9]+", words):
        reason = "is no whole number, or has a separator that is no comma between groups of three digits"
    elif re.fullmatch(r"[0-9]{16,}", words):
        reason = "has more than 15 digits"
    else:
        unknown = [word for word in re.findall(r"[^\W\d_]+", words) if word not in _KNOWN_WORDS]
        reason = "is no count that the table of hedge words has"
        if unknown:
            reason += f"; not in it: {', '.join(unknown[:5])}{_near_word(unknown[0])}"
    raise RecordError(f"{typed} {reason}")
