"""Tables of distinct values."""

from gorno_badakhshan.explore.tables import Table


def test_an_equal_value_has_the_same_position() -> None:
    """The page holds each value once; positions follow the order of first use."""
    table = Table()
    assert [table.position(value) for value in ("b", "a", "b")] == [0, 1, 0]
    assert table.values == ["b", "a"]
