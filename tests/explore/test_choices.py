"""The assumptions that a reader of the page can change."""

from math import prod

import attrs

from gorno_badakhshan import Assumptions
from gorno_badakhshan.explore.choices import CHOICES, choices_data, combinations


def test_the_first_combination_is_the_default() -> None:
    """A reader who changes nothing sees what the library answers."""
    assert next(combinations()) == Assumptions()


def test_each_combination_occurs_once() -> None:
    """The page finds an answer by counting through the values."""
    every = [*combinations()]
    assert len({*every}) == len(every) == prod(len(choice.values) for choice in CHOICES)


def test_the_last_choice_changes_fastest() -> None:
    """The script computes the position by the same rule."""
    assert [each.tolerance for each in combinations()][:3] == [value for value, _ in CHOICES[-1].values]


def test_every_assumption_with_few_values_is_offered() -> None:
    """A new assumption joins the page; these two have no few values."""
    names = {field.name for field in attrs.fields(Assumptions)}
    assert names - {str(choice["name"]) for choice in choices_data()} == {"set_aside", "reliability"}
