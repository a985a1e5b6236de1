"""Laws of periods: a comparison is decided only where no reading says otherwise."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.testing import edtf, periods


@given(periods(), periods())
def test_before_is_antisymmetric(one: Period, other: Period) -> None:
    """Law: a.before(b) and b.before(a) are never both True."""
    assert not (one.before(other) and other.before(one))


@given(periods(), periods())
def test_what_is_before_is_not_behind(one: Period, other: Period) -> None:
    """Law: a.before(b) implies that b.before(a) is False, and not only undecided."""
    assert not one.before(other) or other.before(one) is False


@given(periods())
def test_nothing_is_before_itself(period: Period) -> None:
    """Law: a.before(a) is never True."""
    assert not period.before(period)


@given(periods(), periods(), periods())
def test_before_is_transitive(first: Period, second: Period, third: Period) -> None:
    """Law: a.before(b) and b.before(c) imply a.before(c)."""
    assert not (first.before(second) and second.before(third)) or first.before(third)


@given(periods(marks=False))
def test_within_is_reflexive_for_unmarked_periods(period: Period) -> None:
    """Law: a.within(a) is True where nothing is uncertain."""
    assert period.within(period) is True


@given(periods(marks=False), periods(marks=False), periods(marks=False))
def test_within_is_transitive_for_unmarked_periods(inner: Period, middle: Period, outer: Period) -> None:
    """Law: a.within(b) and b.within(c) imply a.within(c)."""
    assert not (inner.within(middle) and middle.within(outer)) or inner.within(outer) is True


@given(periods(), periods())
def test_what_is_within_is_not_before(one: Period, other: Period) -> None:
    """Law: a.within(b) excludes both a.before(b) and b.before(a)."""
    assert not one.within(other) or not (one.before(other) or other.before(one))


@given(edtf(intervals=False))
def test_a_mark_softens_and_never_decides(text: str) -> None:
    """Law: a mark moves no bound, makes the precision no finer and turns an answer into undecided at most."""
    marked = Period(edtf=text, basis="stated")
    plain = Period(edtf=text.rstrip("?~%"), basis="stated")
    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)
    assert marked.date_prec >= plain.date_prec


@given(periods(), periods())
def test_a_mark_never_turns_an_answer_round(one: Period, other: Period) -> None:
    """Law: without its marks, a decided comparison has the same answer."""
    bare, answer = Period(edtf=_unmarked(one), basis="stated"), one.before(other)
    assert answer is None or bare.before(Period(edtf=_unmarked(other), basis="stated")) is answer


@given(periods(marks=False), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_is_within_if_it_lies_between_the_bounds(period: Period, day: date) -> None:
    """Law: a day is inside an unmarked period if and only if earliest <= day <= latest."""
    between = (period.earliest or date.min) <= day <= (period.latest or date.max)
    assert Period(edtf=str(day), basis="stated").within(period) is between


@given(periods())
def test_bounds_are_in_order(period: Period) -> None:
    """Law: earliest <= latest where both ends are closed, and never are both open."""
    assert period.earliest or period.latest
    assert not (period.earliest and period.latest) or period.earliest <= period.latest


@given(periods())
def test_date_prec_is_a_code_of_ucdp(period: Period) -> None:
    """Law: 1 to 5."""
    assert period.date_prec in range(1, 6)


def _unmarked(period: Period) -> str:
    return period.edtf.translate(str.maketrans("", "", "?~%"))
