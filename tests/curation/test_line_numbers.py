"""Line numbers of paths in a TOML text."""

import pytest

from gorno_badakhshan.curation.line_numbers import LineNumbers

TEXT = '''\
# head
[source]
"id" = "a" # [not.a.header]
text = """
x = 1
]"""
passages = [
  { part = "a, ]", start = 0 },
  { part = 'b', # }
    end = { deep = 2 } },
]

[[claims]]
id = "one"

[[claims]]
id = "two"
count.low = 3
[claims.locator]
start = 9
[[claims.steps]]
actor = "x"
[[claims.steps]]
actor = "y"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("source", 2),
        ("source.id", 3),
        ("source.text", 4),
        ("source.passages", 7),
        ("source.passages[0].start", 8),
        ("source.passages[1].part", 9),
        ("source.passages[1].end.deep", 10),
        ("claims[0]", 13),
        ("claims[0].id", 14),
        ("claims[1].count.low", 18),
        ("claims[1].locator", 19),
        ("claims[1].locator.start", 20),
        ("claims[1].steps[0]", 21),
        ("claims[1].steps[1].actor", 24),
    ],
)
def test_a_path_has_its_line(path, line):
    """Headers, keys, items and nested values have their lines, whatever texts and comments contain."""
    assert LineNumbers(TEXT).at(path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [("claims[0].locator.start", 13), ("claims[7]", 13), ("source.passages[1].sha256", 9), ("x", 1)],
)
def test_a_missing_path_has_the_line_of_the_table_around_it(path, line):
    """The innermost table counts."""
    assert LineNumbers(TEXT).at(path) == line
