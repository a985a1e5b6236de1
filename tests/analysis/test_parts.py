"""Totals and parts: which number lies within which."""

import pytest

from gorno_badakhshan import CasualtyCount, Count
from gorno_badakhshan.analysis.parts import WHOLE, Key, Limits, is_within, key_of, lies_in, narrows, wholes_of
from gorno_badakhshan.testing import claim

SNIPERS = Limits("snipers", None, None)
CHILDREN = Limits(None, "children", None)
CHILDREN_BY_SNIPERS = Limits("snipers", "children", None)


@pytest.mark.parametrize(
    ("population", "wholes"),
    [
        ("everyone", []),
        ("residents", ["everyone"]),
        ("military", ["government_forces", "everyone"]),
    ],
)
def test_wholes_of_a_population(population, wholes):
    """The nearest whole first, everyone last."""
    assert list(wholes_of(population)) == wholes


@pytest.mark.parametrize(
    ("population", "whole", "lies"),
    [
        ("military", "military", True),
        ("military", "government_forces", True),
        ("military", "everyone", True),
        ("military", "residents", False),
        ("military", "militant", False),
        ("everyone", "military", False),
    ],
)
def test_a_part_lies_in_its_wholes_only(population, whole, lies):
    """Each population lies in itself and in all above it in the tree."""
    assert lies_in(population, whole) is lies


@pytest.mark.parametrize(
    ("limits", "wider", "does"),
    [
        (SNIPERS, WHOLE, True),
        (SNIPERS, SNIPERS, True),
        (CHILDREN_BY_SNIPERS, SNIPERS, True),
        (CHILDREN_BY_SNIPERS, CHILDREN, True),
        (SNIPERS, CHILDREN, False),
        (SNIPERS, Limits("mortars", None, None), False),
        (WHOLE, SNIPERS, False),
    ],
)
def test_limits_narrow_what_they_add_to(limits, wider, does):
    """Children among those shot lie among those shot; those shot and the children may overlap or not."""
    assert narrows(limits, wider) is does


def test_a_number_is_within_another_only_in_population_and_limits():
    """Soldiers shot by snipers are soldiers, and people shot by snipers; not soldiers of all people's shot."""
    shot = Key("military", SNIPERS)
    assert is_within(shot, Key("military", WHOLE))
    assert is_within(shot, Key("everyone", SNIPERS))
    assert not is_within(Key("military", WHOLE), Key("everyone", SNIPERS))


def test_a_count_is_about_its_population_and_limits():
    """Cause, subset and person limit a count; a whole has none of them."""
    told = CasualtyCount(
        outcome="killed", population="civilian", count=Count.of("exact", 3), cause="snipers", subset="children"
    )
    assert key_of(claim(proposition=told)) == Key("civilian", CHILDREN_BY_SNIPERS)
    assert key_of(claim(killed=3, population="civilian")) == Key("civilian", WHOLE)


def test_what_counts_no_casualties_has_no_number():
    """An occurrence is of no population."""
    assert key_of(claim()) is None


def test_a_sub_count_without_a_name_is_a_number_of_its_own():
    """Five of the twelve, nobody says which five, are within the twelve and are no other five."""
    one, other = (claim("a-paper", id=f"some-source/{n}", killed=5, part_of="some-source/all") for n in "ab")
    whole = key_of(claim(killed=12))
    assert is_within(key_of(one), whole)
    assert not is_within(whole, key_of(one))
    assert not is_within(key_of(one), key_of(other))
