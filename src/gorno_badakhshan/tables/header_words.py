"""Names of columns that clearly mean one key of a mapping, in English and Russian.

A draft proposes such a column for its key, and a person decides. A name that may mean two keys is not here:
`address` is that of a document or of a place.
"""

import re
from collections.abc import Mapping, Sequence

_HEADER_WORD = re.compile(r"[^\W_]+|№")

HEADER_WORDS: Mapping[str, tuple[str, ...]] = {
    "date": (
        *("date", "day", "event date", "date of event", "incident date", "date of incident", "when"),
        *("дата", "день", "дата события", "дата инцидента", "когда"),
    ),
    "place": (
        *("place", "location", "town", "city", "village", "settlement", "where"),
        *("место", "место события", "город", "село", "населенный пункт", "где"),
    ),
    "source": (
        *("source", "sources", "outlet", "media outlet", "name of source", "source name", "news source"),
        *("источник", "источники", "сми", "издание", "название источника"),
    ),
    "event": ("event", "incident", "event name", "событие", "инцидент", "происшествие"),
    "event_kind": ("event type", "type of event", "event kind", "incident type", "тип события", "вид события"),
    "speaker": (
        *("speaker", "said by", "who says so", "according to", "who said it", "attributed to"),
        *("кто говорит", "кто сообщает", "кто сказал", "по данным", "со слов", "спикер"),
    ),
    "publisher": ("publisher", "published by", "издатель"),
    "title": ("title", "headline", "source title", "article title", "заголовок", "название статьи"),
    "link": (
        *("link", "links", "url", "urls", "source url", "source link", "web address", "hyperlink"),
        *("ссылка", "ссылки", "адрес ссылки", "url источника", "ссылка на источник"),
    ),
    "published": (
        *("published", "published on", "publication date", "date published", "date of publication", "reported on"),
        *("date reported", "report date", "дата публикации", "опубликовано", "дата сообщения"),
    ),
    "said": ("said on", "date said", "statement date", "date of statement", "дата заявления", "когда сказано"),
    "language": ("language", "lang", "source language", "язык", "язык источника"),
    "id": ("id", "row id", "record id", "event id", "no", "№", "номер", "номер строки"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "примечание", "комментарий"),
    "figure": (
        *("dead", "deaths", "killed", "number killed", "fatalities", "figure", "death toll"),
        *("погибшие", "погибших", "убитые", "убитых", "убито", "погибло", "число погибших", "число убитых"),
    ),
    "low": (
        *("low", "low estimate", "lowest", "min", "minimum", "lower bound", "deaths low", "killed min"),
        *("мин", "минимум", "нижняя оценка", "нижняя граница", "не менее"),
    ),
    "high": (
        *("high", "high estimate", "highest", "max", "maximum", "upper bound", "deaths high", "killed max"),
        *("макс", "максимум", "верхняя оценка", "верхняя граница", "не более"),
    ),
    "best": ("best", "best estimate", "лучшая оценка"),
    "wording": ("wording", "as reported", "quote", "quotation", "формулировка", "цитата", "дословно"),
    "outcome": ("outcome", "what happened", "исход"),
    "population": ("population", "victims", "victim group", "who died", "кто погиб", "группа жертв"),
    "cause": ("cause", "cause of death", "причина", "причина смерти"),
}
"""The names, in lower case, by the key that they mean."""

_KEY_OF_HEADER = {name: key for key, names in HEADER_WORDS.items() for name in names}


def proposed_columns(columns: Sequence[str]) -> dict[str, list[str]]:
    """Returns the columns whose names clearly mean a key, by that key; capital letters and marks do not count.

    >>> proposed_columns(["Date of event", "Source_URL", "Убито", "Col 4"])
    {'date': ['Date of event'], 'link': ['Source_URL'], 'figure': ['Убито']}
    """
    proposed: dict[str, list[str]] = {}
    for column in columns:
        words = " ".join(_HEADER_WORD.findall(column.casefold().replace("ё", "е")))
        if key := _KEY_OF_HEADER.get(words):
            proposed.setdefault(key, []).append(column)
    return proposed
