"""Several answers of one kind."""

import pickle

import pytest

import gorno_badakhshan as gb

CLAIMS = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")


@pytest.mark.parametrize(
    "function", [gb.compare_policies, gb.contradictions, gb.consistent_sets, gb.timeline, gb.origins]
)
def test_answers_are_a_tuple(function) -> None:
    """Equal to a plain one, and of the same type after pickling."""
    answers = function(CLAIMS)
    assert isinstance(answers, tuple)
    assert answers == tuple(answers)
    assert type(pickle.loads(pickle.dumps(answers))) is type(answers)


def test_answers_have_no_attributes_of_their_own() -> None:
    """As a tuple has none."""
    with pytest.raises(AttributeError):
        gb.contradictions(CLAIMS).note = "x"
