"""HTML and JSON for the page."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.explore.markup import content_hash, element, json_block, link, plain_table

HOSTILE = """</script><script>alert('1')</script><!-- " & {{data}}"""
WRITTEN = (element("td", HOSTILE), link(HOSTILE, HOSTILE), plain_table("t", [HOSTILE], [[HOSTILE] * 2]))


@pytest.mark.parametrize("html", WRITTEN)
def test_a_text_never_becomes_markup(html: str) -> None:
    """Titles and wordings come from documents of others."""
    assert "<script" not in html
    assert "<!--" not in html


@given(st.text())
def test_data_survives_its_block(text: str) -> None:
    """What a script parses is what was given, and nothing in it ends the block."""
    block = json_block("data", [text])
    match = re.fullmatch(r'<script type="application/json" id="data">(.*)</script>', block, re.DOTALL)
    assert match is not None
    assert "<" not in match[1]
    assert json.loads(match[1]) == [text]


def test_the_hash_is_that_of_the_security_policy() -> None:
    """The example of the specification: https://www.w3.org/TR/CSP2/#script-src-hash-usage."""
    assert content_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
