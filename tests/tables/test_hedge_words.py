"""The tables of phrases."""

from collections import Counter

from gorno_badakhshan.tables.hedge_words import HEDGE_PHRASES, NUMBER_WORDS, UNIT_WORDS


def test_a_phrase_has_one_meaning_at_its_place():
    """Two hedges of one phrase would make the order of the table decide."""
    places = Counter((phrase.phrase, phrase.position) for phrase in HEDGE_PHRASES)
    assert [place for place, number in places.items() if number > 1] == []


def test_a_unit_has_one_outcome():
    """The same of the words that count people."""
    words = Counter(unit.word for unit in UNIT_WORDS)
    assert [word for word, number in words.items() if number > 1] == []


def test_the_words_are_as_they_are_compared():
    """Texts are compared in lower case and with single spaces."""
    words = [*(p.phrase for p in HEDGE_PHRASES), *(u.word for u in UNIT_WORDS), *NUMBER_WORDS]
    assert [word for word in words if word != " ".join(word.casefold().split())] == []


def test_three_languages_have_every_hedge_before_a_figure():
    """Whoever reads in one language can write each hedge in it."""
    before = [phrase for phrase in HEDGE_PHRASES if phrase.position == "before"]
    hedges = {phrase.hedge for phrase in before}
    for language in ("en", "ru", "tg"):
        assert {phrase.hedge for phrase in before if phrase.language == language} == hedges
