"""What is no table of counts is refused with everything that is wrong."""

import pickle

import pytest

from gorno_badakhshan.engine import COUNT_COLUMNS, CountsError
from gorno_badakhshan.engine.checks import check_columns

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE"}
WHOLE = {column.name: TYPES[column.type] for column in COUNT_COLUMNS}


def test_all_findings_come_at_once():
    """A missing column, another type and a misspelt name are told together."""
    types = {**WHOLE, "low": "DOUBLE", "hegde": "VARCHAR"}
    del types["hedge"], types["event"]
    with pytest.raises(CountsError) as caught:
        check_columns(types)
    assert caught.value.findings == (
        "event: expected a column of type text, got none",
        "hedge: expected a column of type text, got none; is it 'hegde'?",
        "low: expected type integer (BIGINT), got DOUBLE",
    )


@pytest.mark.parametrize("wrong", ["INTEGER", "UBIGINT", "VARCHAR", "DECIMAL(18,0)"])
def test_other_integers_are_refused(wrong):
    """A narrow integer overflows in products, and a decimal divides otherwise."""
    with pytest.raises(CountsError, match="stated"):
        check_columns({**WHOLE, "stated": wrong})


def test_further_columns_are_no_mistake():
    """A table may have columns of its owner."""
    check_columns({**WHOLE, "archive_box": "VARCHAR"})


def test_the_error_can_be_pickled():
    """Findings survive the way from a worker."""
    error = CountsError(("low: expected",))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.findings, str(copy)) == (error.findings, str(error))
