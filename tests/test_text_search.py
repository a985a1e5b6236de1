"""Finding records by words, whatever the spelling."""

from itertools import combinations

import pytest

from gorno_badakhshan.model.actors import Name
from gorno_badakhshan.testing import actor, claim, dataset_of, event, place
from gorno_badakhshan.text_search import matcher, name_matcher, normalize, texts_of, words_of

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


@pytest.mark.parametrize(("spelling", "other"), PAIRS)
def test_spellings_of_one_name_have_one_form(spelling: str, other: str) -> None:
    """Tajik, Russian and press romanizations, and both Cyrillic alphabets, have one form."""
    assert normalize(spelling) == normalize(other)


@pytest.mark.parametrize(("name", "other"), TWO_NAMES)
def test_two_names_have_two_forms(name: str, other: str) -> None:
    """Only spellings are normalized; names and numbers that differ stay apart."""
    assert normalize(name) != normalize(other)


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
    assert words_of(text) == words


KHOROG = place("khorog", names=(Name(spelling="Хоруғ", language="tg", source="asia-plus-1"),), note="On the Gunt.")


@pytest.mark.parametrize("query", ["Khorog", "khor", "Хорог", "KHOROG", "gunt", "on gunt", "gunt, khorog"])
def test_each_word_of_the_query_begins_a_word(query: str) -> None:
    """Each word of the query, in any order, begins a word of the record."""
    assert matcher(query)(KHOROG)


@pytest.mark.parametrize("query", ["orog", "Khorog Kulob", "unt", "khorogan"])
def test_a_word_that_begins_no_word_finds_nothing(query: str) -> None:
    """A word of the query inside a word, or in none, does not match."""
    assert not matcher(query)(KHOROG)


@pytest.mark.parametrize("query", ["", " ", "...", "-"])
def test_an_empty_query_finds_nothing(query: str) -> None:
    """An empty query matches no record, because it is most likely a mistake."""
    assert not matcher(query)(KHOROG)


def test_a_name_is_told_from_what_is_said() -> None:
    """A record is named by its id, name, title and spellings, and not by its note."""
    assert name_matcher("Хоруғ")(KHOROG)
    assert not name_matcher("gunt")(KHOROG)


def test_nested_records_are_searched() -> None:
    """The texts of a claim include what is claimed and who speaks."""
    record = claim(said_by="hospital-source", killed=100, population="military")
    assert {"hospital-source", "military", "killed"} <= set(texts_of(record))


def test_a_dataset_gives_those_so_named_first() -> None:
    """The place comes before the event that mentions it, of whatever kind."""
    fight = event("fight", note="It began in Khorog.")
    residents = actor("residents", note="Of Khorog.")
    results = dataset_of(fight, residents, KHOROG).search("Хорог")
    assert [record.id for record in results] == ["khorog", "residents", "fight"]


def test_a_collection_is_searched_in_its_order() -> None:
    """Searching a collection keeps the order of its records."""
    records = dataset_of(actor("khorog-police"), actor("bbc-news"), actor("a-khorog-doctor")).actors
    assert records.search("Khorugh").ids == ("khorog-police", "a-khorog-doctor")
