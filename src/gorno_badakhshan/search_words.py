"""What people of the region type for words that the records have in English, and for names that differ in it.

Spelling cannot lead from прокуратура to prosecutor. Only words of this field stand here, in the form of a
dictionary; `text_search` finds the other cases. Each has the English words that a record must have.
"""

RUSSIAN = {
    "адвокат": "lawyer", "азия": "asia", "армия": "army", "боевики": "militants",
    "беспорядки": "unrest", "бои": "fighting", "больница": "hospital", "брат": "brother", "верховный": "supreme",
    "вертолет": "helicopter", "водитель": "driver", "военные": "military",
    "гбао": "gorno badakhshan", "генпрокуратура": "prosecutor general", "генпрокурор": "prosecutor general",
    "гкнб": "national security", "гражданские": "civilian", "губернатор": "governor", "долина": "valley",
    "женева": "geneva", "жители": "residents", "журналисты": "journalists", "задержанные": "detained",
    "интерфакс": "interfax", "исмаилиты": "ismaili", "контрабанда": "smuggling", "мвд": "interior ministry",
    "милиция": "police", "минобороны": "defense ministry", "мирные": "civilian", "митинг": "rally",
    "москва": "moscow", "наблюдатели": "monitors", "нацгвардия": "national guard", "обсе": "osce",
    "оон": "united nations", "оппозиция": "opposition", "очевидцы": "eyewitness", "перемирие": "truce",
    "перестрелка": "shooting", "пивт": "islamic revival party", "плюс": "plus", "повстанцы": "rebels",
    "пограничники": "border troops", "погранвойска": "border troops", "погибшие": "killed",
    "полиция": "police", "правительство": "government", "президент": "president", "прокуратура": "prosecutor",
    "прокурор": "prosecutor", "раненые": "wounded", "рейтер": "reuters", "снайперы": "snipers",
    "спецназ": "special forces", "столкновения": "clashes", "суд": "court", "телевидение": "television",
    "убийство": "killing", "убитые": "killed", "ущелье": "gorge", "евразианет": "eurasianet",
    "безопасность": "security", "внутренний": "interior", "войска": "troops", "генеральный": "general",
    "государственный": "state", "граница": "border", "комитет": "committee", "министерство": "ministry",
    "национальный": "national", "оборона": "defense", "операция": "operation", "оружие": "weapons",
    "памирцы": "pamiri", "соглашение": "agreement", "солдаты": "soldiers",
    "спецоперация": "special operation",
}  # fmt: skip
TAJIK = {
    "бемористон": "hospital", "вмкб": "gorno badakhshan", "додгоҳ": "court", "кӯҳистони": "gorno",
    "кдам": "national security", "кушташудагон": "killed", "маҷрӯҳон": "wounded", "маскав": "moscow",
    "милитсия": "police", "осиё": "asia", "прокуратураи": "prosecutor", "сокинон": "residents",
    "сарҳадбонон": "border troops", "тирандозӣ": "shooting", "ҳукумат": "government",
    "амнияти": "security", "вазорати": "ministry", "генералӣ": "general", "давлатии": "state",
    "дохилӣ": "interior", "кумитаи": "committee", "миллӣ": "national", "мудофиа": "defense",
}  # fmt: skip
PERSIAN = {
    "بیمارستان": "hospital", "دادستان": "prosecutor", "دولت": "government",
    "ژنو": "geneva", "کشته": "killed", "کوهستانی": "gorno", "مسکو": "moscow",
}  # fmt: skip
LATIN = {
    "chorog": "khorog", "chorug": "khorog", "duschanbe": "dushanbe", "gbao": "gorno badakhshan",
    "gknb": "national security", "tadschikistan": "tajikistan", "un": "united nations", "vmkb": "gorno badakhshan",
}  # fmt: skip
TRANSLATIONS: dict[str, str] = RUSSIAN | TAJIK | PERSIAN | LATIN
PHRASES = {"би-би-си": "bbc", "франс-пресс": "afp"}
"""Names that have a hyphen in one language and not in the other."""
LITTLE_WORDS = frozenset((
    "в", "во", "на", "и", "с", "со", "о", "об", "по", "у", "к", "ко", "из", "за", "под", "при", "от", "до", "для",
    "дар", "ва", "аз", "ба", "бо", "то", "در", "و", "از", "به", "با", "تا", "дел", "корҳои",
))  # fmt: skip
"""Prepositions and conjunctions of Russian, Tajik and Persian, and "affairs" as in министерство внутренних дел.

No record in English has them.
"""
