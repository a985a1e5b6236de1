"""Finding records by words, whatever the spelling."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.actors import Name
from gorno_badakhshan.testing import actor, claim, dataset_of, event, place
from gorno_badakhshan.text_search import matcher, missing_words, ranking, texts_of

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


def test_a_word_of_two_letters_finds_only_itself() -> None:
    """Two letters begin too many words: UN is not unnamed, and not on."""
    assert matcher("UN")(place("some-place", note="A post of the UN."))
    assert not matcher("UN")(place("some-place", note="On an unnamed road."))


@pytest.mark.parametrize("query", ["zzz", "zz", "Khorog zzz", "ззз", "ooo"])
def test_a_repeated_letter_is_not_one_letter(query: str) -> None:
    """A letter typed again and again does not find all words that begin with it."""
    assert not matcher(query)(place("zorog", note="Near Khorog, zigzag, on the Osh road."))


def test_a_name_comes_before_a_mention() -> None:
    """A record that has all words in one name ranks before one that has them elsewhere."""
    rank = ranking("Хороге")
    named, mentioned = rank(KHOROG), rank(place("some-place", note="Near Khorog."))
    assert named is not None
    assert mentioned is not None
    assert named < mentioned


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


# What a person types, the records that are among the first three, and records that are not found.
QUERIES = [
    ("Тоҷикистон", ["tajikistan"], ["afghanistan", "khorog"]),
    ("Точикистон", ["tajikistan"], ["afghanistan", "khorog"]),
    ("Таджикистан", ["tajikistan"], ["afghanistan"]),
    ("Таджикистане", ["tajikistan"], ["afghanistan"]),
    ("Таджикистаном", ["tajikistan"], ["afghanistan"]),
    ("Tojikiston", ["tajikistan"], ["afghanistan"]),
    ("Tadjikistan", ["tajikistan"], ["afghanistan"]),
    ("Tadschikistan", ["tajikistan"], ["afghanistan"]),
    ("تاجیکستان", ["tajikistan"], ["afghanistan"]),
    ("تاجيكستان", ["tajikistan"], ["afghanistan"]),
    ("северный Таджикистан", [], ["tajikistan"]),
    ("Бадахшан", ["gorno-badakhshan"], ["khorog-resident", "afghanistan"]),
    ("Бадахшон", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("Бадахшана", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("Горно-Бадахшанская", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("в Горно-Бадахшанской", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("Кӯҳистони Бадахшон", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("بدخشان", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("کوهستانی بدخشان", ["gorno-badakhshan"], ["khorog-resident", "dushanbe"]),
    ("Хорог", ["khorog"], ["dushanbe", "runob"]),
    ("Хоруғ", ["khorog"], ["dushanbe"]),
    ("Хоруг", ["khorog"], ["dushanbe"]),
    ("Хороге", ["khorog"], ["dushanbe"]),
    ("в Хороге", ["khorog"], ["dushanbe"]),
    ("Хорогом", ["khorog"], ["dushanbe"]),
    ("Хоруғро", ["khorog"], ["dushanbe"]),
    ("дар Хоруғ", ["khorog"], ["dushanbe"]),
    ("Хо\u00adрог", ["khorog"], ["dushanbe"]),
    ("Кho\u200drog", ["khorog"], ["dushanbe"]),
    ("Chorog", ["khorog"], ["dushanbe"]),
    ("خاروغ", ["khorog"], ["dushanbe"]),
    ("خا\u200cروغ", ["khorog"], ["dushanbe"]),
    ("در خاروغ", ["khorog"], ["dushanbe"]),
    ("Рушан", ["rushon"], ["rasht-valley", "runob"]),
    ("Рушон", ["rushon"], ["rasht-valley", "runob"]),
    ("Рӯшон", ["rushon"], ["rasht-valley", "runob"]),
    ("Рушане", ["rushon"], ["rasht-valley", "runob"]),
    ("روشان", ["rushon"], ["rasht-valley", "runob"]),
    ("Ишкашим", ["ishkashim"], ["khorog"]),
    ("Ишкошим", ["ishkashim"], ["khorog"]),
    ("Ишқошим", ["ishkashim"], ["khorog"]),
    ("Ишкашима", ["ishkashim"], ["khorog"]),
    ("اشکاشم", ["ishkashim"], ["khorog"]),
    ("Рошткала", ["roshtqala"], ["rasht-valley"]),
    ("Рошткале", ["roshtqala"], ["rasht-valley"]),
    ("Роштқалъа", ["roshtqala"], ["rasht-valley"]),
    ("روشتقلعه", ["roshtqala"], ["rasht-valley"]),
    ("Раштская долина", ["rasht-valley"], ["roshtqala"]),
    ("Ҷиликӯл", ["jilikul"], ["khorog"]),
    ("Чиликул", ["jilikul"], ["khorog"]),
    ("Джиликуль", ["jilikul"], ["khorog"]),
    ("Душанбе", ["dushanbe"], ["khorog"]),
    ("دوشنبه", ["dushanbe"], ["khorog"]),
    ("Афганистане", ["afghanistan"], ["tajikistan"]),
    ("افغانستان", ["afghanistan"], ["tajikistan"]),
    ("Москве", ["moscow"], ["khorog"]),
    ("Женеве", ["geneva"], ["khorog"]),
    ("Назаров", ["abdullo-nazarov"], ["imomnazar-imomnazarov", "abakhon-sultonnazarov"]),
    ("Назарова", ["abdullo-nazarov"], ["imomnazar-imomnazarov", "abakhon-sultonnazarov"]),
    ("Назарову", ["abdullo-nazarov"], ["imomnazar-imomnazarov", "abakhon-sultonnazarov"]),
    ("Назаровым", ["abdullo-nazarov"], ["imomnazar-imomnazarov", "abakhon-sultonnazarov"]),
    ("Абдулла Назаров", ["abdullo-nazarov"], ["mullo-abdullo"]),
    ("убийство Назарова", ["nazarov-killing"], ["imomnazarov-killing"]),
    ("Имомназаровым", ["imomnazar-imomnazarov"], ["abdullo-nazarov"]),
    ("Имамназаров", ["imomnazar-imomnazarov"], ["abdullo-nazarov"]),
    ("Аёмбеков", ["tolib-ayyombekov"], ["gholib-niyatbekov"]),
    ("Айембекова", ["tolib-ayyombekov"], ["gholib-niyatbekov"]),
    ("Талиб Аёмбеков", ["tolib-ayyombekov"], ["gholib-niyatbekov"]),
    ("Мамадбокирову", ["muhammadboqir-muhammadboqirov"], ["sabzali-mamadrizoyev"]),
    ("Мамадбоқиров", ["muhammadboqir-muhammadboqirov"], ["sabzali-mamadrizoyev"]),
    ("Хайруллоев", ["sherali-khairulloyev"], ["imomnazar-imomnazarov"]),
    ("Раҳмон", ["emomali-rahmon"], ["rahimzoda"]),
    ("Эмомали Рахмона", ["emomali-rahmon"], ["rahmon-gulzor", "yusuf-rahmon"]),
    ("Едгор Файзов", ["yodgor-fayzov"], ["yodgor-mamadaslamov"]),
    ("Файзовым", ["yodgor-fayzov"], ["yodgor-mamadaslamov"]),
    ("Азия-Плюс", ["asia-plus"], ["eurasianet", "news-asia"]),
    ("Азии-Плюс", ["asia-plus"], ["eurasianet", "news-asia"]),
    ("Осиё-Плюс", ["asia-plus"], ["eurasianet", "news-asia"]),
    ("Интерфакса", ["interfax"], ["itar-tass"]),
    ("ИТАР-ТАСС", ["itar-tass"], ["interfax"]),
    ("Би-би-си", ["bbc-news"], ["itar-tass"]),
    ("Радио Озоди", ["radio-ozodi"], ["radio-azattyk", "ozodagon"]),
    ("Аль-Джазира", ["al-jazeera"], ["bbc-news"]),
    ("Генпрокуратура", ["prosecutor-general"], ["interior-ministry", "khorog"]),
    ("Генпрокуратуры", ["prosecutor-general"], ["interior-ministry", "khorog"]),
    ("МВД", ["interior-ministry"], ["defense-ministry"]),
    ("пограничников", ["border-troops"], ["police"]),
    ("больница", ["hospital-source"], ["police"]),
    ("бои в Хороге", ["khorog-fighting"], ["border-troops-compound", "khorog"]),
    ("UN", [], ["unnamed-government-source", "khorog-fighting"]),
    ("zzz", [], ["zee-news", "khorog"]),
    ("Тбилиси", [], ["khorog", "tajikistan"]),
    ("Кабул", [], ["khorog", "tajikistan", "afghanistan"]),
    ("تهران", [], ["khorog", "tajikistan", "afghanistan"]),
]


@pytest.mark.parametrize(("query", "first", "absent"), QUERIES, ids=[query for query, _, _ in QUERIES])
def test_people_of_the_region_find_what_they_mean(query: str, first: list[str], absent: list[str]) -> None:
    """Russian, Tajik and Persian spellings and cases find the record meant first, and not other records."""
    hits = [record.id for record in gb.load().search(query)]
    assert set(first) <= set(hits[:3])
    assert not set(absent) & set(hits)


@pytest.mark.parametrize("query", ["x" * 10**6, "щё" * 10**6, "-" * 10**6, "kk" * 10**5], ids=len)
def test_a_query_of_any_length_is_answered(query: str) -> None:
    """A word longer than any name finds nothing."""
    assert gb.load().search(query) == ()


def test_a_row_of_accents_is_ignored() -> None:
    """Composing them would take time that is quadratic in their number."""
    assert gb.load().search("Khorog" + "\u0301\u0323" * 10**6) == gb.load().search("Khorog")


@pytest.mark.parametrize(
    "query", ["АзияПлюс", "азияплюс", "AsiaPlus", "asiaplus", "ASIAPLUS", "asia plus", "Азии-Плюс"]
)
def test_a_name_of_two_words_may_be_written_as_one(query: str) -> None:
    """It finds at least what the name with a hyphen finds, the name itself first."""
    dataset = gb.load("2.0.0")
    hits = dataset.search(query)
    assert hits[0].id == "asia-plus"
    assert {record.id for record in dataset.search("Азия-Плюс")} <= {record.id for record in hits}


@pytest.mark.parametrize("query", ["гкнбмвд", "ГосударственныйКомитет", "gornobadakhshan", "GornoBadakhshan"])
def test_two_known_words_written_together_find_both(query: str) -> None:
    """The kind of query, not this one name."""
    assert gb.load("2.0.0").search(query)


@pytest.mark.parametrize("query", ["zzzplus", "asiazzz", "zzz", "plusasiaplus", "AbcdZzz"])
def test_half_a_word_that_is_known_finds_nothing(query: str) -> None:
    """Both words that are written together must be in the record."""
    assert gb.load("2.0.0").search(query) == ()


def test_a_partial_search_has_records_with_most_words_first() -> None:
    """Without it all words must fit; a query of which no word fits has no part."""
    dataset = gb.load("2.0.0")
    assert dataset.search("hospital Dushanbe zzz") == ()
    hits = dataset.search("hospital Dushanbe zzz", partial=True)
    missing = [len(missing_words("hospital Dushanbe zzz")(record)) for record in hits]
    assert missing == sorted(missing)
    assert (missing[0], missing[-1]) == (1, 2)
    assert dataset.search("zzz qqq", partial=True) == ()


def test_a_partial_search_for_words_that_some_record_has_all_begins_with_these() -> None:
    """It adds hits, and changes the order of none."""
    dataset = gb.load("1.0.0")
    hits = dataset.search("hospital source")
    assert dataset.search("hospital source", partial=True)[: len(hits)] == hits
