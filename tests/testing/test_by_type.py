"""Strategies by the type of a record."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.testing.by_type import _STRATEGIES


@pytest.mark.parametrize(
    "cls",
    [*_STRATEGIES, *get_args(gb.Proposition), gb.Proposition],
    ids=lambda cls: getattr(cls, "__name__", "Proposition"),
)
def test_a_type_has_its_strategy(cls: type) -> None:
    """It draws what the constructor accepts."""

    @given(st.from_type(cls))
    def check(value: Any) -> None:
        assert isinstance(value, cls)

    check()


@attrs.frozen
class Review:
    """A class of other code, with records in it."""

    claim: gb.Claim
    counts: list[gb.Count]


@given(st.builds(Review))
def test_a_class_with_records_is_drawn_by_its_types(review: Review) -> None:
    """Hypothesis reads the types of the fields and finds the strategies."""
    assert isinstance(review.claim, gb.Claim)
    assert all(isinstance(count, gb.Count) for count in review.counts)
