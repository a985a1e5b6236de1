"""Cutting a text into passages."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.curation.passages import cut_passages

PAGE = """\
= Brawl in Lorn =

By our own reporter
4 May

Facts
- Hurt: 3
- Dead: none
- no label here

Gen. A. Sand came from the U.S. Army. "Nobody died!" he said. Was it 3.5 hours? Yes… and no.
A second line of
the same paragraph.

== Aftermath ==
The mayor spoke. the paper did not.

Reactions

Драка была. Он ушёл。很多人。他走了。
"""


def pieces(text):
    """Returns part and words of each passage."""
    return [(passage.part, text[passage.start : passage.end]) for passage in cut_passages(text)]


def test_headings_lists_and_sentences_are_passages():
    """Each has the part that it stands in; abbreviations, initials and decimals end no sentence."""
    assert pieces(PAGE) == [
        ("Title", "= Brawl in Lorn ="),
        ("Lead", "By our own reporter\n4 May"),
        ("Facts", "Facts"),
        ("Facts/Hurt", "- Hurt: 3"),
        ("Facts/Dead", "- Dead: none"),
        ("Facts", "- no label here"),
        ("Lead", "Gen. A. Sand came from the U.S. Army."),
        ("Lead", '"Nobody died!" he said.'),
        ("Lead", "Was it 3.5 hours?"),
        ("Lead", "Yes… and no."),
        ("Lead", "A second line of\nthe same paragraph."),
        ("Aftermath", "== Aftermath =="),
        ("Aftermath", "The mayor spoke. the paper did not."),
        ("Reactions", "Reactions"),
        ("Reactions", "Драка была."),
        ("Reactions", "Он ушёл。"),
        ("Reactions", "很多人。"),
        ("Reactions", "他走了。"),
    ]


def test_only_headings_with_marks_are_left_out():
    """A line of a few words may be a heading or a statement; a person decides."""
    left_out = [PAGE[passage.start : passage.end] for passage in cut_passages(PAGE) if passage.left_out]
    assert left_out == ["== Aftermath =="]


@given(st.text() | st.text("aA.!? \n\r\t=-#:\u2028") | st.lists(st.sampled_from(PAGE.split("\n"))).map("\n".join))
def test_passages_cover_all_of_a_text(text):
    """They are in order, without overlap, with the digest of their slice; only white space is between them."""
    position = 0
    for passage in cut_passages(text):
        words = text[passage.start : passage.end]
        assert passage.start >= position
        assert not text[position : passage.start].strip()
        assert words.strip() == words
        assert passage.sha256 == sha256(words.encode()).hexdigest()
        position = passage.end
    assert not text[position:].strip()


@pytest.mark.parametrize("text", ["", " \n\r\n"])
def test_an_empty_text_has_no_passage(text):
    """White space is none."""
    assert cut_passages(text) == []
