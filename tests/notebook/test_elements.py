"""Elements of HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.notebook.elements import (
    MOST_ROWS,
    Html,
    block,
    code,
    escaped,
    field_table,
    folded,
    lines,
    link,
    table,
    titled,
)

TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="<>&\"'/=;!- \n\t\x00\x0b\ud800\ufffe"),
    st.sampled_from(["<script>alert(1)</script>", '"><img onerror=x>', "a\nb", "&lt;", "]]>", "-->", "\x1b[0m"]),
)
"""Names that try to be more than text."""
ELEMENTS = {
    "a", "br", "caption", "code", "details", "div", "span", "summary", "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip


def text_of(tree) -> str:
    """Returns the text that a reader sees."""
    return "".join(tree.itertext())


def elements_of(tree) -> set[str]:
    """Returns the names of the elements."""
    return {each.tag for each in tree.iter()} - {"DOCUMENT_FRAGMENT"}


@given(TEXTS)
def test_any_text_stays_text(parsed, text: str) -> None:
    """No name becomes an element or ends an attribute, wherever it stands."""
    page = block(
        text,
        code(text),
        titled(text, text),
        link(text, f"https://example.org/{text}"),
        lines([text, text]),
        folded(text, escaped(text)),
        table(text, (text,), [(text,)], 1),
        field_table(text, [(text, text)]),
    )
    assert elements_of(parsed(page)) <= ELEMENTS


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_a_text_is_shown_as_it_is(parsed, text: str) -> None:
    """In any script."""
    assert text_of(parsed(titled(text, "id"))) == text


def test_a_character_that_html_forbids_is_replaced(parsed) -> None:
    """A reader sees that there was one."""
    replaced = "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    assert text_of(parsed(titled("a\x00b\ud800", "id"))) == replaced


@pytest.mark.parametrize("url", ["http://example.org", "HTTPS://example.org/?a=1&b=2"])
def test_a_page_of_the_web_is_a_link(parsed, url: str) -> None:
    """The address is escaped as an attribute."""
    (anchor,) = parsed(link("page", url)).iter("a")
    assert anchor.get("href") == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///x",
        "//x",
        "https://[x",
    ],
)
def test_any_other_address_is_text(url: str | None) -> None:
    """A link to a script would run what a record contains."""
    assert link("page", url) == "page"


def test_html_is_not_escaped_twice() -> None:
    """An element within an element stays one."""
    assert escaped(Html("<b>x</b>")) == "<b>x</b>"


def test_a_long_table_counts_the_rest(parsed) -> None:
    """Rows that are not shown are not made."""
    numbers = iter(range(10**6))
    text = text_of(parsed(table("", ("n",), ([str(number)] for number in numbers), 10**6)))
    assert text.endswith(f"… and {10**6 - MOST_ROWS} more")
    assert next(numbers) == MOST_ROWS


def test_a_table_that_is_not_long_counts_no_rest(parsed) -> None:
    """All rows are there."""
    assert "more" not in text_of(parsed(table("", ("n",), [["1"]] * MOST_ROWS, MOST_ROWS)))


def test_empty_fields_are_left_out(parsed) -> None:
    """A label without a value says nothing."""
    assert text_of(parsed(field_table("", [("a", None), ("b", ""), ("c", "x")]))) == "cx"


def test_colors_are_those_of_the_page() -> None:
    """Light or dark: no element sets a color."""
    page = block(table("c", ("n",), [["1"]], 1), link("a", "https://a.b"), folded("s", escaped("t")))
    assert "color" not in page
    assert "background" not in page
