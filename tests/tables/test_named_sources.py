"""Sources in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.tables.named_sources import NamedSource, named_sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valley Post", [("Valley Post", "", "")]),
        ("Valley Post; Radio Hill ; Valley Post", [("Valley Post", "", ""), ("Radio Hill", "", "")]),
        ("Valley Post\r\nRadio Hill", [("Valley Post", "", ""), ("Radio Hill", "", "")]),
        ('"Post, the,2003-09-15,A; B"', [("Post, the", "2003-09-15", "A; B")]),
        ('"Post,2003-09-15 00:00:00,Title"', [("Post", "2003-09-15", "Title")]),
        ('Post "the old";Radio', [('Post "the old', "", ""), ("Radio", "", "")]),
        ('"Post;Radio', [("Post", "", ""), ("Radio", "", "")]),
        ("AP 15 Sep", [("AP", "", "15 Sep")]),
        ("Post,2003-19-45,Title", [("Post,2003-19-45,Title", "", "")]),
        ("", []),
        (' ; ""', []),
        ("word " * 30, []),
    ],
)
def test_forms_of_published_tables(text, expected):
    """What is no list of names is left to be kept as text."""
    assert list(named_sources(text)) == [NamedSource(*each) for each in expected]


@given(st.text())
def test_no_text_breaks_it(text):
    """Each source has a name."""
    assert all(source.name for source in named_sources(text))
