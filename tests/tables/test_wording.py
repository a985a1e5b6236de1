"""Counts as people write them in tables."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import FieldError, RecordError, VocabularyError
from gorno_badakhshan.tables.hedge_words import HEDGE_PHRASES, NUMBER_WORDS, UNIT_WORDS
from gorno_badakhshan.tables.wording import read_worded_count

exact, of = (lambda figure: gb.Count.of("exact", figure)), gb.Count.of


def between(low, high):
    """A range."""
    return gb.Count(hedge="between", low=low, high=high)


def vague(low):
    """A word for a magnitude."""
    return gb.Count(hedge="vague", low=low)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", exact(12)),
        (" 12 ", exact(12)),
        ("0", exact(0)),
        ("1,200", exact(1200)),
        ("1 200", exact(1200)),
        ("1\u00a0200", exact(1200)),
        ("12.0", exact(12)),
        ("twelve", exact(12)),
        ("двенадцать", exact(12)),
        ("дувоздаҳ", exact(12)),
        ("12 people", exact(12)),
        ("12 человек", exact(12)),
        ("12 нафар", exact(12)),
        ("at least 12", of("at_least", 12)),
        ("At  Least\n12", of("at_least", 12)),
        ("at least twelve people killed", of("at_least", 12)),
        ("12+", of("at_least", 12)),
        ("12 or more", of("at_least", 12)),
        ("≥12", of("at_least", 12)),
        ("не менее 12", of("at_least", 12)),
        ("на камтар аз 12 нафар", of("at_least", 12)),
        ("no fewer than 12", of("at_least", 12)),
        ("more than 100", of("more_than", 100)),
        ("more than a hundred", of("more_than", 100)),
        (">100", of("more_than", 100)),
        ("более 100", of("more_than", 100)),
        ("зиёда аз 100", of("more_than", 100)),
        ("up to 30", of("up_to", 30)),
        ("no more than 30", of("up_to", 30)),
        ("as many as 30", of("up_to", 30)),
        ("до 30 человек", of("up_to", 30)),
        ("не более 30", of("up_to", 30)),
        ("то 30 нафар", of("up_to", 30)),
        ("fewer than 50", of("fewer_than", 50)),
        ("менее 50", of("fewer_than", 50)),
        ("камтар аз 50", of("fewer_than", 50)),
        ("about 20", of("about", 20)),
        ("some 40", of("about", 40)),
        ("c. 20", of("about", 20)),
        ("около 20", of("about", 20)),
        ("тақрибан 20", of("about", 20)),
        ("nearly 50", of("nearly", 50)),
        ("почти 50", of("nearly", 50)),
        ("10-15", between(10, 15)),
        ("10 – 15", between(10, 15)),
        ("10 to 15 people", between(10, 15)),
        ("between 10 and 15", between(10, 15)),
        ("five or six", between(5, 6)),
        ("от 10 до 15", between(10, 15)),
        ("аз 10 то 15 нафар", between(10, 15)),
        ("12-12", exact(12)),
        ("dozens", vague(12)),
        ("dozens of people", vague(12)),
        ("several", vague(2)),
        ("hundreds of people", vague(100)),
        ("tens of thousands", vague(10_000)),
        ("десятки", vague(10)),
        ("сотни человек", vague(100)),
        ("садҳо нафар", vague(100)),
        ("no deaths", of("none", 0)),
        ("никто", of("none", 0)),
        ("unknown", gb.Count(hedge="unknown")),
        ("an unknown number of people", gb.Count(hedge="unknown")),
        ("номаълум", gb.Count(hedge="unknown")),
    ],
)
def test_a_text_of_the_table_is_this_count(text, count):
    """Figures in digits or letters, with or without a hedge, a range, a magnitude, none and unknown."""
    assert gb.read_count(text) == gb.read_count(text, "killed") == count


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the text is empty"),
        ("NA", "list it in the mapping under missing"),
        ("n/a", "list it in the mapping under missing"),
        ("-", "list it in the mapping under missing"),
        ("?", "list it in the mapping under missing"),
        ("-1", "is below none"),
        ("-99.0", "is below none"),
        ("12.5", "no whole number"),
        ("1.200", "no whole number"),
        ("1,20", "no whole number"),
        ("007", "is no count"),
        ("15-10", "low 15 is above high 10"),
        ("2012-10-15", "is a date"),
        ("2012-10-15 00:00", "is a date"),
        ("12?", "is no count"),
        ("12 (3 children)", "not in it: children"),
        ("12 + 3", "is no count"),
        ("12/15", "is no count"),
        ("over5", "is no count"),
        ("about at least 5", "is no count"),
        ("at least dozens", "is no count"),
        ("nearly 0", "needs a figure of 1 or more"),
        ("more then 5", "did you mean"),
        ("not stated", "not in it: stated"),
        ("1e3", "is no count"),
        ("9" * 16, "more than 15 digits"),
        ("1" * 300, "longer than 200 characters"),
        ("five hundred and three", "is no count"),
        ("\u0661\u0662", "is no count"),
        ("#N/A", "list it in the mapping under missing"),
        ("#REF!", "is no count"),
    ],
)
def test_another_text_is_refused_with_the_reason(text, reason):
    """Nothing is guessed: a text is understood to its last word, or not at all."""
    with pytest.raises(RecordError) as caught:
        gb.read_count(text)
    assert reason in str(caught.value)


def test_a_text_about_another_outcome_is_refused():
    """A column of the dead may have a cell about the wounded."""
    assert gb.read_count("12 wounded") == exact(12)
    with pytest.raises(RecordError, match="says wounded, and the column counts killed"):
        gb.read_count("12 wounded", "killed")


def test_the_cue_is_the_hedging_word():
    """A sign, a range and a bare figure have none."""
    texts = ("At least 12", "Dozens", ">5", "10-15", "12")
    assert [read_worded_count(text).cue for text in texts] == ["at least", "dozens", None, None, None]


@pytest.mark.parametrize("phrase", HEDGE_PHRASES, ids=lambda phrase: f"{phrase.phrase}-{phrase.position}")
def test_every_phrase_of_the_table_is_read_as_its_hedge(phrase):
    """No phrase is hidden behind another one, in any language."""
    texts = {"before": f"{phrase.phrase} 30", "after": f"30 {phrase.phrase}", "alone": phrase.phrase}
    count = gb.read_count(texts[phrase.position])
    assert count.hedge == phrase.hedge
    if phrase.low is not None:
        assert count.low == phrase.low


@pytest.mark.parametrize("unit", UNIT_WORDS, ids=lambda unit: unit.word)
def test_every_unit_may_stand_behind_a_figure_and_a_hedge(unit):
    """A word that counts people changes no count."""
    assert gb.read_count(f"12 {unit.word}", unit.outcome) == exact(12)
    assert gb.read_count(f"up to 12 {unit.word}", unit.outcome) == of("up_to", 12)


def test_a_number_word_is_its_number():
    """None to twenty in three languages."""
    assert all(gb.read_count(word) == exact(number) for word, number in NUMBER_WORDS.items())


def test_a_value_of_another_type_is_refused():
    """A number is not text: a caller's 12 would be read, and 12.5 or nan not."""
    with pytest.raises(FieldError, match="expected a count as text, got 12"):
        gb.read_count(12)
    with pytest.raises(VocabularyError):
        gb.read_count("12", "kiled")
