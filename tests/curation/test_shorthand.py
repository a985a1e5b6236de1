"""The short forms of counts, dates and steps, each with exactly one long form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.curation.shorthand import (
    expand_count,
    expand_date,
    expand_step,
    shorten_count,
    shorten_date,
    shorten_step,
)
from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.claims import Attribution
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.store.codec import structure, to_dict
from gorno_badakhshan.testing import strategies

SHORT_COUNTS = {
    "12": Count.of("exact", 12),
    "0": Count.of("exact", 0),
    ">70": Count.of("more_than", 70),
    "≥12": Count.of("at_least", 12),
    "<50": Count.of("fewer_than", 50),
    "≤23": Count.of("up_to", 23),
    "~20": Count.of("about", 20),
    "nearly 50": Count.of("nearly", 50),
    "12-18": Count(hedge="between", low=12, high=18),
    "vague 12": Count(hedge="vague", low=12),
    "none": Count.of("none", 0),
    "unknown": Count(hedge="unknown"),
}
WRONG_COUNTS = [
    (">=12", "≥12"),
    ("≥ 12", "≥12"),
    ("12+", "≥12"),
    ("at least 12", "≥12"),
    ("more than 70", ">70"),
    ("no more than 23", "≤23"),
    ("3,000", "3000"),
    ("about 3,000", "~3000"),
    ("ca. 20", "~20"),
    ("12–18", "12-18"),
    ("12 to 18", "12-18"),
    ("007", "7"),
    ("nearly  50", "nearly 50"),
    ("dozens", "vague 12"),
    ("hundreds", "vague 100"),
    ("None", "none"),
    ("nobody", "none"),
    ("?", "unknown"),
]
WRONG_DATES = [
    ("24 July 2012", "2012-07-24"),
    ("July 24, 2012", "2012-07-24"),
    ("24.07.2012", "2012-07-24"),
    ("July 2012", "2012-07"),
    ("2012-07-24 stated", "2012-07-24"),
]
WRONG_STEPS = [
    ("ministry announces", "ministry announces unstated"),
    ("ministry  announces statement", "ministry announces statement"),
    ("ministry: announces, statement", "ministry announces statement"),
]


@pytest.mark.parametrize(("text", "count"), SHORT_COUNTS.items())
def test_a_short_count_means_its_long_form(text, count):
    """The bounds follow from the hedge."""
    assert structure(expand_count(text), Count) == count


@given(strategies.counts())
def test_each_count_has_a_short_form(count):
    """Shortening and expanding gives the same count."""
    text = shorten_count(to_dict(count))
    assert structure(expand_count(text), Count) == count


@given(st.sampled_from(["", ">", "≥", "<", "≤", "~", "nearly ", "vague "]), st.integers(0, 10**20) | st.text())
def test_each_count_has_only_one_short_form(prefix, figure):
    """A text is refused, or it is the short form of its count."""
    text = f"{prefix}{figure}"
    try:
        table = expand_count(text)
    except RecordError:
        return
    assert shorten_count(table) == text


@pytest.mark.parametrize(("text", "near"), WRONG_COUNTS)
def test_a_wrong_count_is_refused_with_the_near_form(text, near):
    """The message has the text to paste."""
    with pytest.raises(RecordError, match=f"did you mean '{near}'"):
        expand_count(text)


@pytest.mark.parametrize("text", ["", "many", "<0", "-5", "1e3", "9" * 5000, "12-", "vague", "~", "١٢"])
def test_a_text_that_is_no_count_is_refused(text):
    """A figure of 5,000 digits is refused too, without a traceback of Python's own."""
    with pytest.raises(RecordError):
        expand_count(text)


@given(strategies.periods())
def test_each_date_has_a_short_form(period):
    """Shortening and expanding gives the same date and basis."""
    assert structure(expand_date(shorten_date(to_dict(period))), Period) == period


@pytest.mark.parametrize(("text", "near"), WRONG_DATES)
def test_a_wrong_date_is_refused_with_the_near_form(text, near):
    """The basis of a plain date is not written."""
    with pytest.raises(RecordError, match=f"did you mean '{near}'"):
        expand_date(text)


@given(strategies.attributions())
def test_each_step_has_a_short_form(attribution):
    """Shortening and expanding gives the same step, joint speakers and certainty included."""
    steps = [structure(expand_step(shorten_step(to_dict(step))), Attribution) for step in attribution]
    assert tuple(steps) == attribution


@pytest.mark.parametrize(("text", "near"), WRONG_STEPS)
def test_a_wrong_step_is_refused_with_the_near_form(text, near):
    """A medium that is missing is unstated until the curator knows better."""
    with pytest.raises(RecordError, match=f"did you mean '{near}'"):
        expand_step(text)


@given(st.sampled_from([(expand_date, shorten_date), (expand_step, shorten_step)]), st.text("abc-+ 12"))
def test_each_date_and_step_has_only_one_short_form(functions, text):
    """A text is refused, or it is the short form of its table."""
    expand, shorten = functions
    try:
        table = expand(text)
    except RecordError:
        return
    assert shorten(table) == text


@pytest.mark.parametrize(
    ("shorten", "table"),
    [
        (shorten_count, {"stated": 70, "low": 70, "hedge": "more_than"}),
        (shorten_count, {"stated": 70, "low": 71, "hedge": "more_than", "how": "printed"}),
        (shorten_count, {"low": 70}),
        (shorten_date, {"edtf": "2012"}),
        (shorten_step, {"actor": "a b", "act": "asserts", "medium": "wire"}),
        (shorten_step, {"actor": "a", "act": "asserts", "medium": "wire", "place": "b"}),
    ],
)
def test_a_table_that_would_lose_something_has_no_short_form(shorten, table):
    """Wrong bounds, keys that the short form has no place for, and missing keys stay in the long form."""
    assert shorten(table) is None
