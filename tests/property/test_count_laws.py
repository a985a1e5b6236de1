"""Laws of counts: an interval and a quantity are two things."""

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.testing import counts

figures = st.integers(0, 10**9)


@given(figures)
def test_more_than_n_is_at_least_one_more_as_an_interval(n: int) -> None:
    """Law: more_than(n) and at_least(n + 1) have the same low and high, and differ as quantities."""
    more, least = Count.of("more_than", n), Count.of("at_least", n + 1)
    assert (more.low, more.high) == (least.low, least.high)
    assert more.stated != least.stated
    assert more != least


@given(figures)
def test_fewer_than_n_is_up_to_one_less_as_an_interval(n: int) -> None:
    """Law: fewer_than(n + 1) and up_to(n) have the same low and high, and differ as quantities."""
    fewer, most = Count.of("fewer_than", n + 1), Count.of("up_to", n)
    assert (fewer.low, fewer.high) == (most.low, most.high)
    assert fewer != most


@given(counts(), st.integers(-5, 10**9))
def test_admits_agrees_with_the_bounds(count: Count, number: int) -> None:
    """Law: a number is admitted if and only if low <= number <= high."""
    assert count.admits(number) is (count.low <= number <= (number if count.high is None else count.high))


@given(counts())
def test_what_is_admitted_is_an_interval(count: Count) -> None:
    """Law: low >= 0, and low <= high where there is a high."""
    assert 0 <= count.low <= (count.low if count.high is None else count.high)


@given(figures, st.sampled_from(("exact", "at_least", "up_to")))
def test_a_closed_hedge_admits_its_own_figure(n: int, hedge: str) -> None:
    """Law: exactly, at least and up to n admit n."""
    assert Count.of(hedge, n).admits(n)  # type: ignore[arg-type]


@given(figures, st.sampled_from(("more_than", "fewer_than", "nearly")))
def test_an_open_hedge_excludes_its_own_figure(n: int, hedge: str) -> None:
    """Law: more than, fewer than and nearly n do not admit n."""
    assert not Count.of(hedge, n + 1).admits(n + 1)  # type: ignore[arg-type]


@given(counts(), counts())
def test_equal_wordings_are_equal_counts(one: Count, other: Count) -> None:
    """Law: counts are equal if and only if figure, bounds and hedge are, and equal ones hash alike."""
    same = (one.stated, one.low, one.high, one.hedge) == (other.stated, other.low, other.high, other.hedge)
    assert (one == other) is same
    assert not same or hash(one) == hash(other)
