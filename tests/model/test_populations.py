"""The tree of populations, with those that a dataset adds."""

import pytest

from gorno_badakhshan.model.populations import (
    in_order,
    is_others,
    lies_in,
    parts_of,
    population_order,
    whole_of,
    wholes_of,
)
from gorno_badakhshan.model.vocabulary import PARENTS, POPULATIONS


@pytest.mark.parametrize(
    ("population", "whole"),
    [
        ("everyone", None),
        ("military", "government_forces"),
        ("everyone/foreign_forces", "everyone"),
        ("militant/front", "militant"),
        ("militant/front/north", "militant/front"),
    ],
)
def test_the_whole_of_a_population(population, whole):
    """A path lies in what stands before its last slash, whatever a dataset says."""
    assert whole_of(population) == whole


def test_an_own_population_leads_up_to_everyone():
    """The tree of a dataset's own words is a part of the tree of the vocabulary."""
    assert list(wholes_of("militant/front/north")) == ["militant/front", "militant", "residents", "everyone"]


@pytest.mark.parametrize(
    ("population", "wider", "lies"),
    [
        ("militant/front", "residents", True),
        ("militant/front", "militant/front", True),
        ("militant/front", "militant/league", False),  # siblings are apart
        ("militant/frontier", "militant/front", False),  # the beginning of a name is no whole
        ("militant", "militant/front", False),
        ("everyone/foreign_forces", "government_forces", False),
    ],
)
def test_an_own_population_lies_in_its_wholes_alone(population, wider, lies):
    """Two populations of which neither lies in the other have nobody in common."""
    assert lies_in(population, wider) is lies


def test_the_tree_without_own_words_is_that_of_the_vocabulary():
    """No population has others where nobody added any."""
    tree = parts_of()
    assert list(tree) == list(POPULATIONS)
    assert {part: whole for whole, parts in tree.items() for part in parts} == PARENTS


def test_a_whole_with_own_parts_has_others_too():
    """Two fronts need not be all militants; the others come last."""
    assert parts_of(["militant/league", "militant/front"])["militant"] == (
        "militant/front",
        "militant/league",
        "militant/*",
    )


def test_every_whole_stands_before_its_parts():
    """Reports and searches walk the tree in this order."""
    order = list(parts_of(["militant/front/north", "everyone/foreign_forces", "government_forces/guard"]))
    assert all(whole_of(each) is None or order.index(whole_of(each)) < order.index(each) for each in order)


def test_the_others_are_told_from_a_population():
    """No claim counts them: a constructor refuses the word."""
    assert is_others("militant/*")
    assert not is_others("militant/front")


def test_own_words_stand_behind_the_word_above_them():
    """Reports list a part below its whole."""
    words = ["civilian", "militant/front", "everyone/foreign_forces", "militant", "everyone"]
    ordered = ["everyone", "everyone/foreign_forces", "militant", "militant/front", "civilian"]
    assert in_order([*words, *words]) == ordered
    assert sorted(words, key=population_order) == ordered
