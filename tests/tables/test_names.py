"""Names of a table and their ids."""

import pytest

from gorno_badakhshan.audit.plausibility import SLUG
from gorno_badakhshan.tables.names import Ids, Names, near_names, slug


def test_a_name_has_one_number():
    """In the order of the first mention."""
    names = Names()
    assert [names.number(name) for name in ("b", "a", "b")] == [0, 1, 0]
    assert (list(names), len(names)) == (["b", "a"], 2)


@pytest.mark.parametrize(
    "text",
    [
        "BBC News",
        "Вазорати корҳои дохилӣ",
        "کوهستان",
        "人民日報",
        "!!!",
        "a" * 500,
        "Ö",
        "9",
        "x--y",
        "word " * 40,
        "ß",
    ],
)
def test_every_text_has_a_slug(text):
    """What `curate check` takes for an id, and no longer than a line."""
    assert SLUG.fullmatch(slug(text, "actor"))
    assert len(slug(text, "actor")) <= 60


def test_ids_are_unique_whatever_is_asked_for():
    """A name may be what another one gets with its number."""
    ids = Ids()
    given = [ids.new(text) for text in ("a", "a", "a-2", "a", "a-2", "a-2-2", "a")]
    assert len(set(given)) == len(given)
    assert given[:2] == ["a", "a-2"]


@pytest.mark.parametrize(
    ("names", "near"),
    [
        (["BBC", "bbc"], True),
        (["The Valley Post", "Valley Post"], True),
        (["Хоруғ", "Khorog"], True),
        (["St. Mary", "St Mary"], True),
        (["Ministry of the Interior", "Ministry of Defense"], False),
        (["1", "2"], False),
        (["!", "?"], False),
    ],
)
def test_near_names_are_found(names, near):
    """Case, articles, marks and alphabets; not words that differ."""
    assert bool(near_names(names)) == near
