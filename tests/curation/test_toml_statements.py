"""Statements and comments of a TOML text."""

import pytest

from gorno_badakhshan.curation.toml_statements import comments, statements

TEXT = '''\
# head

[source] # of the table
"id" = "a" # [not.a.header]
text = """
# no comment
]"""
passages = [ # first
  { part = "a, ]", start = 0 }, # second
] # last
count.low = 3
'''


def test_each_statement_has_its_keys_and_its_comments():
    """A comment behind a value is apart from the comments inside it."""
    assert [(each.keys, each.inner_comments, each.comment) for each in statements(TEXT)] == [
        ((), [], "# head"),
        ((), [], ""),
        (("source",), [], "# of the table"),
        (("id",), [], "# [not.a.header]"),
        (("text",), [], ""),
        (("passages",), ["# first", "# second"], "# last"),
        (("count", "low"), [], ""),
    ]


def test_only_headers_open_tables():
    """A value in brackets is no header."""
    assert [each.keys for each in statements(TEXT) if each.code and each.is_header] == [("source",)]


def test_the_last_line_needs_no_line_end():
    """A text may end with a value or with a comment."""
    assert [(each.keys, each.comment) for each in statements("a = 1\n# end")] == [(("a",), ""), ((), "# end")]


def test_a_number_sign_in_a_text_begins_no_comment():
    """Comments are found in order, without those in quoted texts."""
    assert comments(TEXT) == ["# head", "# of the table", "# [not.a.header]", "# first", "# second", "# last"]


@pytest.mark.parametrize("text", ["a = '''x'#'''", 'a = """\\"""#"""', r"a = 'c:\\'", 'a = "\\\\"'])
def test_quotes_and_backslashes_do_not_end_a_text_early(text):
    """Each kind of TOML text ends at its own quotes."""
    assert comments(f"{text} # yes") == ["# yes"]
