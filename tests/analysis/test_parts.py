"""Totals and parts: which number is within which."""

from itertools import product

import pytest

from gorno_badakhshan import CasualtyCount, Count, reconcile
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.parts import (
    WHOLE,
    Key,
    Limits,
    is_within,
    key_of,
    lies_in,
    narrows,
    wholes_of,
    wider_keys,
)
from gorno_badakhshan.model.vocabulary import POPULATIONS
from gorno_badakhshan.testing import claim, dataset_of

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
def test_a_population_lies_in_itself_and_in_its_wholes(population, whole, lies):
    """A population lies in itself and in all above it in the tree, and in no other."""
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
def test_limits_narrow_those_that_they_add_to(limits, wider, does):
    """Children shot by snipers are among those shot; those shot and the children may overlap or not."""
    assert narrows(limits, wider) is does


def test_a_number_is_within_another_only_in_population_and_limits():
    """Soldiers shot by snipers are soldiers, and people shot by snipers; not all soldiers were shot by snipers."""
    shot = Key("military", SNIPERS)
    assert is_within(shot, Key("military", WHOLE))
    assert is_within(shot, Key("everyone", SNIPERS))
    assert not is_within(Key("military", WHOLE), Key("everyone", SNIPERS))


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("limits", [WHOLE, SNIPERS, CHILDREN_BY_SNIPERS, Limits(*"abcdef")], ids=str)
def test_wider_keys_are_all_numbers_that_a_number_is_within(population, limits):
    """Each wider population and each choice of the limits makes one, the number itself included."""
    key = Key(population, limits)
    choices = product(*({None, limit} for limit in limits))
    candidates = [Key(wider, Limits(*choice)) for wider, choice in product(POPULATIONS, [*choices])]
    wider = list(wider_keys(key))
    assert set(wider) == {candidate for candidate in candidates if is_within(key, candidate)}
    assert len(wider) == len(set(wider))


def test_a_count_is_about_its_population_and_limits():
    """Cause and subset limit a count; a count of all of a population has no limit."""
    children = CasualtyCount(
        outcome="killed", population="civilian", count=Count.of("exact", 3), cause="snipers", subset="children"
    )
    assert key_of(claim(proposition=children)) == Key("civilian", CHILDREN_BY_SNIPERS)
    assert key_of(claim(killed=3, population="civilian")) == Key("civilian", WHOLE)


def test_a_claim_without_a_count_has_no_key():
    """An occurrence counts nobody."""
    assert key_of(claim()) is None


@pytest.mark.parametrize("link", ["part_of", "besides"])
def test_a_sub_count_or_remainder_without_a_subset_is_a_number_of_its_own(link):
    """Five of the twelve, nobody says which five, are within the twelve and are no other five."""
    five, other_five = (claim("a-paper", id=f"some-source/{n}", killed=5, **{link: "x/all"}) for n in "ab")
    twelve = claim(killed=12)
    assert is_within(key_of(five), key_of(twelve))
    assert not is_within(key_of(twelve), key_of(five))
    assert not is_within(key_of(five), key_of(other_five))


def test_a_sub_count_with_a_subset_is_about_that_subset():
    """Two counts of the children among the dead are comparable, whatever they are parts of."""
    proposition = CasualtyCount(
        outcome="killed", population="civilian", count=Count.of("exact", 3), subset="children"
    )
    assert key_of(claim(proposition=proposition, part_of="x/all")) == Key("civilian", CHILDREN)


@pytest.mark.parametrize(
    ("population", "expected"),
    [("military", "a part"), ("government_forces", "a part"), ("everyone", "a part"), ("militant", "a whole")],
)
def test_a_count_in_addition_to_another_population_is_no_remainder(population, expected):
    """Thirty militants besides twelve soldiers are all militants; another two soldiers are not all soldiers."""
    soldiers = claim("a-paper", id="page/soldiers", source="page", killed=12, population="military")
    more = claim("a-paper", id="page/more", source="page", killed=2, population=population, besides=soldiers.id)
    key = key_of(more, {soldiers.id: soldiers}.get)
    assert ("a whole" if key.limits == WHOLE else "a part") == expected


def test_a_count_that_another_is_in_addition_to_is_a_part():
    """One dead and another twelve are thirteen at least, and two reports of the number do not clash with them."""
    one = claim("a-paper", id="page/one", source="page", killed=1)
    twelve = claim("a-paper", id="page/twelve", source="page", killed=12, besides=one.id)
    fourteen = claim("a-doctor", id="page/fourteen", source="page", killed=14)
    assert reconcile([one, twelve, fourteen], "intersection").figures == "14"


@pytest.mark.parametrize("change", [{"event": "other-event"}, {"population": "militant"}, {"polarity": "denied"}])
def test_an_addition_of_another_number_leaves_the_count_as_it_is(change):
    """Soldiers stay all soldiers, if the others died elsewhere, are militants, or are denied."""
    soldiers = claim("a-paper", id="page/soldiers", source="page", killed=12, population="military")
    more = {"killed": 2, "population": "military", "besides": soldiers.id, **change}
    added = claim("a-paper", id="page/more", source="page", **more)
    assert key_of(soldiers, remainders=[added]).limits == WHOLE


def test_an_addition_that_is_not_among_the_claims_is_looked_up():
    """The answer does not depend on whether the query found the other count."""
    one = claim("a-paper", id="page/one", source="page", killed=1)
    twelve = claim("a-paper", id="page/twelve", source="page", killed=12, besides=one.id)
    dataset = dataset_of(one, twelve)
    (evidence,) = hear([one], Assumptions(), dataset).weighed
    assert evidence.is_part


def test_the_other_population_is_looked_up_where_claims_are_heard():
    """The militants are answered for as a whole, though their count is given besides that of the soldiers."""
    soldiers = claim("a-paper", id="page/soldiers", source="page", killed=12, population="military")
    militants = claim(
        "a-paper", id="page/militants", source="page", killed=30, population="militant", besides=soldiers.id
    )
    dataset = dataset_of(soldiers, militants)
    assert reconcile(dataset.claims.where(population="militant")).figures == "30"
