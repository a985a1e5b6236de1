"""Tables of what a mapping may have and of the words that a count may have, made from the library."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

import gorno_badakhshan as gb
from gorno_badakhshan.tables.header_words import HEADER_WORDS
from gorno_badakhshan.tables.hedge_words import HEDGE_PHRASES, UNIT_WORDS

_LANGUAGES = {"und": "sign", "en": "English", "ru": "Russian", "tg": "Tajik"}
_PLACES = {"before": "before the figure", "after": "behind the figure", "alone": "instead of a figure"}


def mapping_keys() -> str:
    """Return the keys of a mapping, as a Markdown table."""
    return _key_table(gb.TableMapping)


def count_keys() -> str:
    """Return the keys of a count, as a Markdown table."""
    return _key_table(gb.CountColumns)


def actor_keys() -> str:
    """Return the keys of an actor, as a Markdown table."""
    return _key_table(gb.TableActor)


def hedge_phrases() -> str:
    """Return the phrases by hedge and language, as a Markdown table."""
    keys = dict.fromkeys((phrase.hedge, phrase.position, phrase.low) for phrase in HEDGE_PHRASES)
    rows = []
    for hedge, position, low in keys:
        phrases = [p for p in HEDGE_PHRASES if (p.hedge, p.position, p.low) == (hedge, position, low)]
        unit = f", low {low:,}" if low else ""
        rows.append(
            [f"`{hedge}`{unit}", _PLACES[position], *_by_language((p.language, p.phrase) for p in phrases)]
        )
    return _markdown(["hedge", "where", *_LANGUAGES.values()], rows)


def unit_words() -> str:
    """Return the words that count people, by outcome and language, as a Markdown table."""
    rows = []
    for outcome in dict.fromkeys(unit.outcome for unit in UNIT_WORDS):
        words = _by_language((unit.language, unit.word) for unit in UNIT_WORDS if unit.outcome == outcome)
        rows.append([f"`{outcome}`" if outcome else "any", *words[1:]])
    return _markdown(["outcome", *list(_LANGUAGES.values())[1:]], rows)


def header_words() -> str:
    """Return the names of columns by the key that they mean, as a Markdown table."""
    rows = [[f"`{key}`", ", ".join(f"`{name}`" for name in names)] for key, names in HEADER_WORDS.items()]
    return _markdown(["key", "names of columns"], rows)


def _key_table(cls: Any) -> str:
    rows = [
        [f"`{field.name}`", _default(field.default), field.metadata["description"]] for field in attrs.fields(cls)
    ]
    return _markdown(["key", "default", "meaning"], rows)


def _default(default: object) -> str:
    if default is attrs.NOTHING:
        return "must be given"
    if isinstance(default, gb.Constant):
        return f'`{{ constant = "{default.value}" }}`'
    return f"`{default}`" if isinstance(default, str | int) else "none"


def _by_language(words: Iterable[tuple[str, str]]) -> list[str]:
    pairs = list(words)
    return [", ".join(f"`{word}`" for language, word in pairs if language == code) for code in _LANGUAGES]


def _markdown(columns: list[str], rows: Iterable[list[str]]) -> str:
    return "\n".join(_lines(columns, rows))


def _lines(columns: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
