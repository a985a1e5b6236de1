"""The names in a table: equal names are one record, near ones are reported, and each gets an id."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from ..spelling import normalize, to_latin, words_in

_LONGEST_SLUG = 60
_OTHER_LETTERS = re.compile("[^a-z0-9]+")


class Names:
    """Names in the order in which a table first has them, each with a number from 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Returns the number of a name; a new name gets the next one."""
        return self._numbers.setdefault(name, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class Ids:
    """Ids that are given out once, whatever the kind of record."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def new(self, slug: str, suffix: str = "") -> str:
        """Returns the slug, or with a suffix or a number behind it if it was given out before.

        >>> ids = Ids()
        >>> ids.new("khorog", "place"), ids.new("khorog", "event"), ids.new("khorog", "event")
        ('khorog', 'khorog-event', 'khorog-event-2')
        """
        if slug not in self._next:
            self._next[slug] = 2
            return slug
        base = f"{slug}-{suffix}" if suffix else slug
        if base not in self._next:
            self._next[base] = 2
            return base
        # The number goes on from the last one, or many equal slugs would cost the square of their number.
        while (id := f"{base}-{self._next[base]}") in self._next:
            self._next[base] += 1
        self._next[base] += 1
        self._next[id] = 2
        return id


def slug(text: str, kind: str = "record") -> str:
    """Returns a text in lower-case Latin letters and digits with hyphens, cut behind a word at 60 characters.

    >>> slug("Вазорати корҳои дохилӣ"), slug("St. Mary's Hospital")
    ('vazorati-korhoi-dokhili', 'st-marys-hospital')

    A text without such letters becomes the kind and a part of its digest.
    """
    words = [word for each in words_in(text) if (word := _OTHER_LETTERS.sub("", _latin(each)))]
    if not words:
        return f"{kind}-{sha256(text.encode()).hexdigest()[:8]}"
    result = words[0][:_LONGEST_SLUG]
    for word in words[1:]:
        if len(result) + len(word) >= _LONGEST_SLUG:
            break
        result += f"-{word}"
    return result


# Names share their words: Ministry, of, 2012.
_normalized = lru_cache(maxsize=2**15)(normalize)
_latin = lru_cache(maxsize=2**15)(to_latin)


def near_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Returns the groups of different names that are one name in another spelling.

    >>> near_names(["Khorog", "Хорог", "khorog ", "Ishkashim"])
    [('Khorog', 'Хорог', 'khorog ')]

    The cost grows with the number of names, because each is compared by its normalized form.
    """
    # Comparing each with each would take hours for the sources of a large table.
    groups: dict[str, list[str]] = {}
    for name in names:
        words = [_normalized(word) for word in words_in(name)]
        groups.setdefault(" ".join(word for word in words if word != "the") or name, []).append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]
