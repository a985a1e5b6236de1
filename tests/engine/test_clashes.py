"""Contradictions and binding claims on every engine are those of Python."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import engine
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.question import question_of
from gorno_badakhshan.testing import claim, dataset_of


def sourced(place, speaker="a", **fields):
    """A claim in a source of its own."""
    return claim(speaker, id=f"s{place}/c", source=f"s{place}", **fields)


def count(low, high, cause=None):
    """A count of soldiers killed; a part if a cause is given."""
    number = gb.Count(hedge="between", low=low, high=high) if high else gb.Count.of("at_least", low)
    return gb.CasualtyCount(outcome="killed", population="military", count=number, cause=cause)


COUNTS = {
    "none clashes": [count(1, 5), count(5, 9), count(5, None)],
    "three of one number": [count(1, 2), count(3, 4), count(5, 6)],
    "a part above the whole": [count(1, 2), count(3, None, "snipers")],
    "two of the same part": [count(1, 90), count(3, 4, "snipers"), count(8, 9, "snipers")],
    "two of different parts": [count(1, 90), count(3, 4, "snipers"), count(8, 9, "mines")],
    "a part and no whole": [count(3, 4, "snipers")],
    "the same bounds twice": [count(1, 2), count(1, 2), count(3, 9), count(3, 9)],
}


@pytest.mark.parametrize("name", COUNTS)
def test_pairs_are_counted_as_in_python(name, table, rows_of):
    """The number of pairs with disjoint bounds, and whether one number satisfies all."""
    dataset = dataset_of(*(sourced(place, proposition=each) for place, each in enumerate(COUNTS[name])))
    pairs = len(gb.contradictions(dataset.claims))
    ((*_, can_all_be_true, clashing, _, _, _, _, _),) = rows_of(engine.clashes(table(dataset.claims, dataset)))
    assert (can_all_be_true, clashing) == (pairs == 0, pairs)


def test_binding_claims_are_those_of_python(table, rows_of):
    """For each question of the newest release."""
    dataset = gb.load()
    questions = {}
    for each in dataset.claims:
        if isinstance(each.proposition, gb.CasualtyCount):
            key = (str(each.event), each.proposition.outcome, each.proposition.population)
            questions.setdefault(key, []).append(each)
    expected = {
        (*key, each.id)
        for key, claims in questions.items()
        for each in question_of(hear(claims, Assumptions(), dataset)).binding
    }
    assert {row[:4] for row in rows_of(engine.binding(table(dataset.claims, dataset)))} == expected
