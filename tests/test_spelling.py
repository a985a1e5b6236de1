"""Spellings of one word in Latin, Cyrillic and Persian letters."""

from itertools import combinations

import pytest

from gorno_badakhshan.spelling import normalize, spelling_of, words_in

ONE_NAME = [
    ("Khorog", "Khorugh", "Khorug", "Xoruġ", "Horog", "Хорог", "Хоруғ", "ХОРОГ"),
    ("Ayyombekov", "Ayombekov", "Aiombekov", "Aiyombekov", "Айёмбеков", "Аёмбеков", "Айомбеков"),
    ("Nazarov", "Назаров"),
    ("Imomnazarov", "Имомназаров"),
    ("Khairulloyev", "Khayrulloyev", "Khairulloev", "Khairuloyev", "Хайруллоев"),
    ("Nazriyev", "Nazriev", "Назриев"),
    ("Badakhshan", "Badahshan", "Badaxshan", "Бадахшан"),
    ("Gorno-Badakhshan", "Gorno-Badahshan", "Горно-Бадахшан"),
    ("Tajikistan", "Tadjikistan", "Tadzhikistan", "Таджикистан"),
    ("Tojikiston", "Тоҷикистон"),
    ("Dushanbe", "Doushanbe", "Душанбе"),
    ("Ishkoshim", "Ишкошим"),
    ("Roshtqala", "Roshtqal'a", "Roshtqal\u02bfa", "Roshtkala", "Роштқалъа", "Рошткала"),
    ("Mamadbokirov", "Mamadboqirov", "Мамадбоқиров"),
    ("Yusuf", "Yousuf", "Юсуф"),
    ("Zhamshed", "Jamshed", "Ҷамшед"),
    ("Semyonov", "Семёнов"),
]
TWO_NAMES = [
    ("Khorog", "Kulob"),
    ("Khorog", "Хатлон"),
    ("Ayyombekov", "Mamadbokirov"),
    ("Nazarov", "Imomnazarov"),
    ("Khairulloyev", "Khairullo"),
    ("Murghab", "Vanj"),
    ("Ishkoshim", "Ishkashimi"),
    ("2010", "2012"),
    ("11", "1"),
    ("100", "10"),
]
PAIRS = [pair for spellings in ONE_NAME for pair in combinations(spellings, 2)]


def form_of(text: str) -> list[str]:
    """The words of a text, normalized."""
    return [normalize(word) for word in words_in(text)]


@pytest.mark.parametrize(("spelling", "other"), PAIRS)
def test_spellings_of_one_name_have_one_form(spelling: str, other: str) -> None:
    """Tajik, Russian and press romanizations, and both Cyrillic alphabets, have one form."""
    assert form_of(spelling) == form_of(other)


@pytest.mark.parametrize(("name", "other"), TWO_NAMES)
def test_two_names_have_two_forms(name: str, other: str) -> None:
    """Only spellings are normalized; names and numbers that differ stay apart."""
    assert form_of(name) != form_of(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gorno-Badakhshan", ["gorno", "badahshan"]),
        ("hospital source, Khorog", ["hospital", "sorce", "horog"]),
        ("state_television", ["state", "television"]),
        ("2012-07-24", ["2012", "07", "24"]),
        ("Khorog\u2019s", ["horogs"]),
        ("...", []),
        ("", []),
    ],
)
def test_words_are_letters_and_digits(text: str, words: list[str]) -> None:
    """Hyphens, underscores and marks separate words; an apostrophe does not."""
    assert form_of(text) == words


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_invisible_characters_are_ignored(invisible: str) -> None:
    """Soft hyphens, joiners and spaces of no width separate no words."""
    assert words_in(f"Хо{invisible}рог") == ["Хорог"]


SIMILAR = [
    ("Бадахшон", "Бадахшан"),
    ("Тоҷикистон", "Таджикистан"),
    ("Точикистон", "Tajikistan"),
    ("Рушан", "Рӯшон"),
    ("Ишқошим", "Ишкашим"),
    ("Аёмбеков", "Аембеков"),
    ("Имомназаров", "Имамназаров"),
]


@pytest.mark.parametrize(("tajik", "russian"), SIMILAR)
def test_tajik_and_russian_spellings_are_similar(tajik: str, russian: str) -> None:
    """Vowels that Russian replaces, and letters that keyboards lack, have one form."""
    assert spelling_of(tajik).similar == spelling_of(russian).similar


PERSIAN = [
    ("خاروغ", "Khorog"),
    ("بدخشان", "Badakhshan"),
    ("تاجیکستان", "Tajikistan"),
    ("دوشنبه", "Dushanbe"),
    ("روشان", "Rushon"),
    ("اشکاشم", "Ishkashim"),
    ("روشتقلعه", "Roshtqala"),
    ("مرغاب", "Murghob"),
    ("درواز", "Darvoz"),
    ("شغنان", "Shughnon"),
    ("نظروف", "Nazarov"),
    ("افغانستان", "Afghanistan"),
]


@pytest.mark.parametrize(("persian", "latin"), PERSIAN)
def test_persian_words_have_the_consonants_of_the_latin_ones(persian: str, latin: str) -> None:
    """Persian writes no short vowels, so that only consonants are compared."""
    assert spelling_of(persian).consonants == spelling_of(latin).consonants != ""


CASES = ["Назарова", "Назарову", "Назаровым", "Назарове", "Назаровой", "Назаровы", "Назаровых"]


@pytest.mark.parametrize("case", CASES)
def test_each_case_has_the_stem_of_the_name(case: str) -> None:
    """Each Russian case of a surname, of a man or a woman, leads back to it."""
    assert not spelling_of(case).stems.isdisjoint(spelling_of("Nazarov").stems)


def test_a_surname_does_not_lose_its_end() -> None:
    """-ов is no case ending here: Назаров is not Назар."""
    assert spelling_of("Назаров").stems.isdisjoint(spelling_of("Nazar").stems)


def test_a_word_longer_than_any_name_keeps_its_letters() -> None:
    """Only its case is normalized, in time that is linear."""
    assert spelling_of("Xx" * 10**6).key == "xx" * 10**6
