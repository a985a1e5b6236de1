"""The page as a text: complete, escaped, and the same for the same version."""

import gzip
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page
from gorno_badakhshan.explore.markup import content_hash
from gorno_badakhshan.testing import claim, dataset_of, source

UNCLOSED = {"meta", "tr", "td", "th", "thead", "tbody"}
"""Elements that need no closing tag in HTML."""


@cache
def small_page() -> str:
    """Returns the page of the first release."""
    return page(gb.load("1.0.0"))


def data_of(html: str) -> Any:
    """Returns the data that the script reads."""
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match is not None
    return json.loads(match[1])


class Elements(HTMLParser):
    """Collects ids, links, attributes that run or load something, and the elements left open."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.active: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.active += [
            name for name in values if name in {"src", "srcset", "action", "style"} or name[:2] == "on"
        ]
        self.open += [] if tag in UNCLOSED else [tag]

    def handle_endtag(self, tag: str) -> None:
        """Checks that elements are closed in their order."""
        if tag not in UNCLOSED:
            assert self.open.pop() == tag


def parsed(html: str) -> Elements:
    """Returns the elements of a page."""
    elements = Elements()
    elements.feed(html)
    elements.close()
    return elements


def test_the_same_version_gives_the_same_page() -> None:
    """No time, no path and no order of a set is in it."""
    assert page(gb.load("1.0.0")) == small_page()


def test_the_elements_are_closed_and_the_ids_are_unique() -> None:
    """A deep link leads to one place."""
    elements = parsed(small_page())
    assert elements.open == []
    assert len(elements.ids) == len({*elements.ids})


def test_every_link_leads_into_the_page_or_to_the_web() -> None:
    """Each fragment exists, and nothing loads a file or runs code."""
    elements = parsed(small_page())
    inside = {link for link in elements.links if link.startswith("#")}
    assert all(link.startswith(("http://", "https://")) for link in {*elements.links} - inside)
    assert {link[1:] for link in inside} <= {*elements.ids}
    assert elements.active == []


def test_the_security_policy_admits_what_the_page_has_and_nothing_else() -> None:
    """Each script and style has its hash in the policy."""
    html = small_page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert (len(scripts), len(styles)) == (2, 1)
    assert all(content_hash(text) in policy[1] for text in (*scripts, *styles))


def test_the_page_has_all_claims_sources_and_the_pin() -> None:
    """A reader without script has them too."""
    dataset, html = gb.load("1.0.0"), small_page()
    ids = {*parsed(html).ids}
    assert {f"claim={id}" for id in dataset.claims.ids} <= ids
    assert {f"source={id}" for id in dataset.sources.ids} <= ids
    assert data_of(html)["about"]["pin"] == dataset.pin
    assert f"<code>{dataset.pin}</code>" in html


def test_a_reader_without_script_sees_figures_and_rules() -> None:
    """Each question has its tables."""
    plain = small_page().partition("<noscript>")[2].partition("</noscript>")[0]
    questions = data_of(small_page())["questions"]
    assert questions
    assert plain.count("<h3>") == plain.count("<caption>Who says it<") == len(questions)
    assert "admission_floor" in plain


def test_text_of_a_record_neither_ends_the_data_nor_fills_a_gap_of_the_template() -> None:
    """What looks like a tag or a placeholder stays a text."""
    hostile = "</script><b id=x>{{script}}"
    html = page(dataset_of(claim("some-voice", killed=12, summary=hostile), source(title=hostile)))
    assert "<b id=x>" not in html
    assert "&lt;/script&gt;&lt;b id=x&gt;{{script}}" in html
    assert parsed(html).open == []


def test_the_page_stays_small() -> None:
    """It is sent by mail and opened on phones: at most 850 kB, and 200 kB as a server packs it."""
    html = page(gb.load()).encode()
    assert len(html) <= 850_000
    assert len(gzip.compress(html, 9)) <= 200_000


def test_a_dataset_without_claims_has_a_page() -> None:
    """It has no questions."""
    assert data_of(page(dataset_of()))["questions"] == []
