"""The words that a table of counts may have, in English, Russian and Tajik, each with what it does to a count.

Nothing beyond these tables is understood: a cell with another word is refused, because a hedge that is guessed
turns a lower bound into a figure.
"""

from typing import Literal

import attrs

from ..model.fields import doc
from ..model.vocabulary import HEDGES, OUTCOMES, Hedge, Outcome, Vocabulary

Position = Literal["before", "after", "alone"]
POSITIONS = Vocabulary("position of a phrase", {
    "before": "Stands before the figure.",
    "after": "Stands behind the figure.",
    "alone": "Stands instead of a figure.",
})  # fmt: skip


@attrs.frozen(kw_only=True)
class HedgePhrase:
    """A phrase of a language and what it makes of a count."""

    phrase: str = attrs.field(metadata=doc("The phrase, in lower case."))
    language: str = attrs.field(metadata=doc("Its language; `und` for a sign.", unit="BCP 47 tag"))
    position: Position = attrs.field(metadata=doc("Where it stands.", vocabulary=POSITIONS))
    hedge: Hedge = attrs.field(metadata=doc("The hedge of the count.", vocabulary=HEDGES))
    low: int | None = attrs.field(
        default=None,
        metadata=doc(
            "One unit of a word for a magnitude, the lower bound of its count; None for other phrases.",
            unit="persons",
        ),
    )


@attrs.frozen(kw_only=True)
class UnitWord:
    """A noun or verb behind a figure: whom it counts, or what happened to them."""

    word: str = attrs.field(metadata=doc("The word, in lower case."))
    language: str = attrs.field(metadata=doc("Its language.", unit="BCP 47 tag"))
    outcome: Outcome | None = attrs.field(
        metadata=doc("What it says happened; None if it says nothing about that.", vocabulary=OUTCOMES)
    )


_HEDGES_BEFORE: dict[Hedge, dict[str, str]] = {
    "at_least": {
        "und": "≥ / >=",
        "en": "at least / no fewer than / not fewer than / no less than / not less than / a minimum of / minimum"
        " / min. / minimally",
        "ru": "не менее / не менее чем / не меньше / как минимум / минимум / по меньшей мере / по крайней мере",
        "tg": "на камтар аз / ҳадди ақал / ақаллан / камаш",
    },
    "more_than": {
        "und": ">",
        "en": "more than / over / above / in excess of / upwards of",
        "ru": "более / более чем / больше / больше чем / свыше",
        "tg": "зиёда аз / зиёд аз / беш аз / бештар аз",
    },
    "up_to": {
        "und": "≤ / <=",
        "en": "up to / at most / no more than / not more than / as many as / a maximum of / maximum / max.",
        "ru": "до / не более / не более чем / не больше / максимум",
        "tg": "то / на зиёда аз / на беш аз / на бештар аз",
    },
    "fewer_than": {
        "und": "<",
        "en": "fewer than / less than / under / below",
        "ru": "менее / менее чем / меньше / меньше чем",
        "tg": "камтар аз",
    },
    "about": {
        "und": "~ / ≈",
        "en": "about / around / approximately / approx. / roughly / some / circa / ca. / ca / c. / an estimated"
        " / estimated",
        "ru": "около / примерно / приблизительно / порядка / ориентировочно",
        "tg": "тақрибан / тахминан / дар ҳудуди / наздики",
    },
    "nearly": {
        "en": "nearly / almost / close to / just under",
        "ru": "почти / без малого / едва не",
        "tg": "қариб",
    },
}
_HEDGES_AFTER: dict[Hedge, dict[str, str]] = {
    "at_least": {
        "und": "+",
        "en": "or more / and more / at least",
        "ru": "и более / и больше / или более",
        "tg": "ва зиёда / ва бештар",
    },
    "up_to": {"en": "or fewer / or less / at most", "ru": "и менее / или менее"},
    "about": {"en": "or so / approximately"},
}
# ACLED's rule for reports without a figure: one unit of the word.
_MAGNITUDES: dict[int, dict[str, str]] = {
    # As the data of this package has them: "several" is more than one.
    2: {"en": "several", "ru": "несколько", "tg": "якчанд"},
    10: {"en": "tens", "ru": "десятки", "tg": "даҳҳо"},
    12: {"en": "dozens / several dozen", "ru": "дюжины"},
    20: {"en": "scores"},
    100: {"en": "hundreds / several hundred", "ru": "сотни / несколько сотен", "tg": "садҳо / якчанд сад"},
    1000: {
        "en": "thousands / several thousand",
        "ru": "тысячи / несколько тысяч",
        "tg": "ҳазорҳо / якчанд ҳазор",
    },
    10_000: {"en": "tens of thousands", "ru": "десятки тысяч", "tg": "даҳҳо ҳазор"},
    100_000: {"en": "hundreds of thousands", "ru": "сотни тысяч", "tg": "садҳо ҳазор"},
}
# Not stated is neither of them: an empty cell is.
_WORDS_ALONE: dict[Hedge, dict[str, str]] = {
    "none": {"en": "none / no / no one / nobody / nil", "ru": "нет / никто / никого", "tg": "ҳеҷ кас / ҳеҷ"},
    "unknown": {
        "en": "unknown / not known / disputed / an unknown number / an unknown number of",
        "ru": "неизвестно / неизвестное число",
        "tg": "номаълум / маълум нест",
    },
}


def _phrases_of(words: str) -> list[str]:
    return words.split(" / ")


def _hedge_phrases() -> tuple[HedgePhrase, ...]:
    positions: dict[Position, dict[Hedge, dict[str, str]]] = {
        "before": _HEDGES_BEFORE,
        "after": _HEDGES_AFTER,
        "alone": _WORDS_ALONE,
    }
    phrases = [
        HedgePhrase(phrase=phrase, language=language, position=position, hedge=hedge)
        for position, hedges in positions.items()
        for hedge, languages in hedges.items()
        for language, words in languages.items()
        for phrase in _phrases_of(words)
    ]
    phrases += [
        HedgePhrase(phrase=phrase, language=language, position="alone", hedge="vague", low=low)
        for low, languages in _MAGNITUDES.items()
        for language, words in languages.items()
        for phrase in _phrases_of(words)
    ]
    return tuple(phrases)


HEDGE_PHRASES: tuple[HedgePhrase, ...] = _hedge_phrases()
"""Every phrase that `read_count` understands, by position and hedge.

>>> next(phrase.hedge for phrase in HEDGE_PHRASES if phrase.phrase == "около")
'about'
"""

# Not among them: words for a population, such as soldiers, which would be lost, and words that may mean the
# dead as well as the wounded, such as victims.
_UNITS_OF_OUTCOMES: dict[Outcome | None, dict[str, str]] = {
    None: {
        "en": "people / persons / person / individuals / individual / men and women",
        "ru": "человек / человека / людей / чел. / чел",
        "tg": "нафар / нафарро / тан / кас / одам",
    },
    "killed": {
        "en": "killed / dead / deaths / death / died / fatalities / fatality",
        "ru": "погибших / погибших человек / погибли / погибло / погиб / убитых / убиты / убито / убит",
        "tg": "кушта / кушташуда / кушта шуд / кушта шуданд / ҳалок / ҳалок шуд / ҳалок шуданд",
    },
    "wounded": {
        "en": "wounded / injured / injuries",
        "ru": "раненых / ранены / ранено / ранен",
        "tg": "захмӣ / маҷрӯҳ / захмӣ шуданд / маҷрӯҳ шуданд",
    },
    "detained": {
        "en": "detained / arrested / captured",
        "ru": "задержанных / задержаны / задержано / арестованы / арестовано",
        "tg": "боздошт / боздошт шуданд",
    },
    "missing": {"en": "missing", "ru": "пропавших без вести / пропали без вести", "tg": "бедарак"},
    "displaced": {"en": "displaced", "ru": "перемещенных"},
    "casualties": {"en": "casualties / casualty"},
}
UNIT_WORDS: tuple[UnitWord, ...] = tuple(
    UnitWord(word=word, language=language, outcome=outcome)
    for outcome, languages in _UNITS_OF_OUTCOMES.items()
    for language, words in languages.items()
    for word in _phrases_of(words)
)
"""The words that may stand behind a figure. A word for another outcome than that of the column is refused."""

_ONES: dict[str, str] = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать"
    " четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать",
    "tg": "сифр як ду се чор панҷ шаш ҳафт ҳашт нӯҳ даҳ ёздаҳ дувоздаҳ сенздаҳ чордаҳ понздаҳ шонздаҳ ҳабдаҳ"
    " ҳаждаҳ нуздаҳ бист",
}
# Forms that a count takes before or behind another word: of two, of at least five.
_OTHER_NUMBER_WORDS: dict[str, int] = {
    "одна": 1, "одного": 1, "одной": 1, "две": 2, "двое": 2, "двух": 2, "трое": 3, "трех": 3, "трёх": 3,
    "четверо": 4, "четырех": 4, "четырёх": 4, "пятеро": 5, "пяти": 5, "шестеро": 6, "шести": 6, "семеро": 7,
    "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "двадцати": 20, "чаҳор": 4,
    "якнафар": 1, "сто": 100, "тысяча": 1000, "сад": 100, "ҳазор": 1000,
    "a hundred": 100, "one hundred": 100, "a thousand": 1000, "one thousand": 1000,
}  # fmt: skip
_TENS: dict[str, str] = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "ru": "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "tg": "сӣ чил панҷоҳ шаст ҳафтод ҳаштод навад",
}
NUMBER_WORDS: dict[str, int] = {
    **{word: number for words in _ONES.values() for number, word in enumerate(words.split())},
    **{word: 30 + 10 * number for words in _TENS.values() for number, word in enumerate(words.split())},
    **_OTHER_NUMBER_WORDS,
}
"""The figures that may stand in letters, none to twenty and some round ones, with their forms."""
