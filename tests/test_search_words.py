"""Words that people type in another language than the records have."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.search_words import LITTLE_WORDS, PHRASES, TRANSLATIONS
from gorno_badakhshan.spelling import spelling_of
from gorno_badakhshan.testing import place
from gorno_badakhshan.text_search import matcher


@pytest.mark.parametrize(("word", "english"), TRANSLATIONS.items())
def test_each_word_finds_its_translation(word: str, english: str) -> None:
    """Every word of the dictionary finds a record that has the English words, and no other record."""
    assert matcher(word)(place("some-place", note=f"It has {english} in it."))
    assert not matcher(word)(place("some-place", note="It has something else in it."))


def test_a_translation_has_another_spelling() -> None:
    """A word that spelling alone leads to its translation needs no entry."""
    assert not [
        word for word, english in TRANSLATIONS.items() if spelling_of(word).key == spelling_of(english).key
    ]


def test_words_are_in_small_letters() -> None:
    """Queries are compared in small letters."""
    words = [*TRANSLATIONS, *PHRASES, *LITTLE_WORDS]
    assert words == [word.casefold() for word in words]


@pytest.mark.parametrize("query", ["в Хороге", "дар Хоруғ", "در خاروغ"])
def test_prepositions_are_left_out(query: str) -> None:
    """A record in English has none of them."""
    assert matcher(query)(place("khorog"))


def test_prepositions_alone_are_searched() -> None:
    """A query of nothing else is not made empty."""
    assert matcher("на")(place("some-place", note="на Гунте"))
    assert not matcher("на")(place("some-place"))


def test_a_word_of_the_dictionary_is_complete() -> None:
    """Бои is fighting and does not begin a building, though its romanization does."""
    assert not matcher("бои")(place("building"))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Генеральная прокуратура", "prosecutor-general"),
        ("Генеральной прокуратуры", "prosecutor-general"),
        ("Прокуратураи генералӣ", "prosecutor-general"),
        ("Министерство внутренних дел", "interior-ministry"),
        ("в Министерстве внутренних дел", "interior-ministry"),
        ("Вазорати корҳои дохилӣ", "interior-ministry"),
        ("Государственный комитет национальной безопасности", "interior-ministry-and-gknb"),
        ("Кумитаи давлатии амнияти миллӣ", "interior-ministry-and-gknb"),
        ("GBAO", "gorno-badakhshan"),
        ("ГБАО", "gorno-badakhshan"),
        ("ВМКБ", "gorno-badakhshan"),
    ],
)
def test_a_full_or_short_name_of_an_institution_finds_it_first(query: str, name: str) -> None:
    """People type the name on the door, or the letters that stand for it."""
    assert gb.search(query)[0].id == name


def test_the_beginning_of_an_english_word_is_no_word_of_the_dictionary() -> None:
    """Mili begins the military, though миллӣ, which is national, sounds like it."""
    assert matcher("mili")(place("some-place", note="The military left."))
