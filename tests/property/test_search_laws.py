"""Laws of normalizing and searching."""

import unicodedata
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.spelling import normalize as normalize_word
from gorno_badakhshan.spelling import words_in
from gorno_badakhshan.testing import actors, claims, dataset_of, events, places, sources, texts
from gorno_badakhshan.text_search import matcher

LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя"
RARE = "qxzwjҷҳқщфцъй"
lines = st.text() | st.text(LATIN + CYRILLIC + " -'")


def normalize(text: str) -> str:
    """The words of a text, normalized."""
    return " ".join(map(normalize_word, words_in(text)))


@given(lines)
def test_normalizing_is_idempotent(text: str) -> None:
    """Law: normalize(normalize(x)) == normalize(x)."""
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(LATIN + CYRILLIC + " -"))
def test_normalizing_ignores_case(text: str) -> None:
    """Law: normalize(upper(x)) == normalize(x), in both alphabets."""
    assert normalize(text.upper()) == normalize(text)


@given(st.text(LATIN + " -"), st.sampled_from("\u0300\u0301\u0302\u0304\u0306\u0307\u0308\u030c\u0323\u0331"))
def test_normalizing_ignores_accents(text: str, accent: str) -> None:
    """Law: normalize(accented(x)) == normalize(x) for Latin letters; in Cyrillic a mark makes another letter."""
    accented = "".join(letter + accent if letter.isalpha() else letter for letter in text)
    assert normalize(accented) == normalize(text)


@given(lines)
def test_normalizing_ignores_how_accents_are_encoded(text: str) -> None:
    """Law: normalize(nfd(x)) == normalize(nfc(x)) == normalize(x)."""
    forms = {normalize(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert forms == {normalize(text)}


@given(st.text(CYRILLIC + " -"))
def test_no_cyrillic_letter_is_left(text: str) -> None:
    """Law: normalize(x) is Latin for every x in the Tajik and Russian alphabets."""
    assert set(normalize(text)) <= set(LATIN + " ")


@given(actors() | places() | events() | claims() | sources())
def test_a_record_is_found_by_its_own_id(record: Any) -> None:
    """Law: every record matches its id, whatever its kind."""
    assert matcher(record.id)(record)


@given(actors() | places())
def test_a_record_is_found_by_each_word_of_its_own_name(record: Any) -> None:
    """Law: a word of the name finds the record, and so does each spelling."""
    for text in (record.name, *(name.spelling for name in record.names)):
        for word in text.split():
            assert matcher(word)(record) or not words_in(word)


@given(actors(), texts())
def test_more_words_find_no_more(record: Any, query: str) -> None:
    """Law: what matches "a b" matches "a" and matches "b"."""
    if matcher(query)(record):
        assert all(matcher(word)(record) for word in query.split() if words_in(word))


@given(st.lists(actors(), max_size=5, unique_by=lambda actor: actor.id), texts())
def test_a_dataset_finds_what_its_collections_find(given_actors: list[Any], query: str) -> None:
    """Law: Dataset.search gives the same records as the collections, none twice."""
    dataset = dataset_of(*given_actors)
    every: list[Any] = [dataset.actors, dataset.places, dataset.events, dataset.sources, dataset.claims]
    expected = {record.id for records in every for record in records if matcher(query)(record)}
    results = [record.id for record in dataset.search(query)]
    assume(len({id for records in every for id in records.ids}) == sum(map(len, every)))
    assert sorted(results) == sorted(expected)


@given(st.text(RARE, min_size=4))
def test_letters_that_make_no_word_find_nothing(query: str) -> None:
    """Law: rare letters in a row are no beginning of a word in the newest release, and find nothing."""
    assert gb.load().search(query) == ()


@given(st.data())
def test_an_exact_name_comes_first(data: st.DataObject) -> None:
    """Law: no record ranks before one that has exactly the name that is searched, in any case of letters."""
    dataset = gb.load()
    named = data.draw(st.sampled_from([*dataset.places, *dataset.actors]))
    assume(len(normalize(named.name)) > 2)
    first = dataset.search(named.name.upper())[0]
    names = {first.id, getattr(first, "name", ""), getattr(first, "title", "")}
    names |= {name.spelling for name in getattr(first, "names", ())}
    assert normalize(named.name) in map(normalize, names)


@given(st.data())
def test_hits_do_not_depend_on_the_order_of_words(data: st.DataObject) -> None:
    """Law: the same words in another order, or twice, find the same records."""
    title = data.draw(st.sampled_from([event.title for event in gb.load().events]))
    words = data.draw(st.permutations(title.split()))
    expected = {record.id for record in gb.load().search(title)}
    assert {record.id for record in gb.load().search(" ".join([*words, *words]))} == expected
