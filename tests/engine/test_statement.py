"""The rules as SQL statements."""

import pytest

from gorno_badakhshan import engine
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.engine.statement import read_sql
from gorno_badakhshan.errors import AssumptionError, VocabularyError


@pytest.mark.parametrize("policy", POLICIES)
def test_every_rule_has_a_file(policy):
    """A rule that is added in Python must be added in SQL, under a first line that says what it does."""
    assert read_sql(policy).startswith("-- ")
    assert read_sql(policy) in engine.sql(policy)


def test_a_tolerance_is_a_fraction():
    """Ten percent of 30 is 3, where a binary number would say a little more."""
    assert "CAST(1 AS BIGINT) AS share, CAST(10 AS BIGINT) AS share_of" in engine.sql("hull")


@pytest.mark.parametrize(
    ("assumptions", "reason"),
    [
        ({"reading": "alternative"}, "when the table is written"),
        ({"tolerance": 0.12345678}, "six digits"),
        ({"set_aside": {"o'neill": "a quote ends a text"}}, "quotes"),
        ({"reliability": ["a\\"]}, "quotes and backslashes"),
        ({"reliability": ["a\nb"]}, "id of an actor"),
    ],
)
def test_what_sql_cannot_state_is_refused(assumptions, reason):
    """An assumption that would be read otherwise by an engine raises."""
    with pytest.raises(AssumptionError, match=reason):
        engine.sql("hull", **assumptions)


def test_an_unknown_rule_is_refused():
    """`evidence` is a file, and no rule."""
    with pytest.raises(VocabularyError):
        engine.sql("evidence")
