"""The names of columns that clearly mean one key."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.tables.header_words import HEADER_WORDS, proposed_columns


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("Date", "date"),
        ("DATE OF EVENT", "date"),
        ("Дата", "date"),
        ("Населённый пункт", "place"),
        ("Source-URL", "link"),
        ("source_url", "link"),
        ("Источник", "source"),
        ("According to:", "speaker"),
        ("Killed (min)", "low"),
        ("Высокая", None),
        # What it is of is not clear.
        ("Address", None),
        ("Update", None),
        ("Date of birth", None),
        ("", None),
    ],
)
def test_a_column_is_proposed_if_its_whole_name_is_known(column, key):
    """Capital letters and marks do not count, and a part of a name is not enough."""
    assert proposed_columns([column]) == ({key: [column]} if key else {})


def test_each_name_means_one_key():
    """A name that may mean two would be a guess."""
    names = [name for each in HEADER_WORDS.values() for name in each]
    assert len(names) == len(set(names))
    assert all(name == name.casefold().replace("ё", "е") for name in names)


def test_each_name_is_found():
    """As it stands in the table of the documentation."""
    for key, names in HEADER_WORDS.items():
        assert proposed_columns(names) == {key: list(names)}


def test_each_key_is_one_of_a_mapping():
    """A proposal for another key would be refused."""
    assert {*HEADER_WORDS} <= {*attrs.fields_dict(gb.TableMapping), *attrs.fields_dict(gb.CountColumns)}
