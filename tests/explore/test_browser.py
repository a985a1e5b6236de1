"""The page in headless Chromium: it works, asks for nothing, and can be used by keyboard and on a phone."""

from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page
from gorno_badakhshan.explore.choices import CHOICES, combinations

VERSION = "1.1.0"
CLAIM = "zee-hindi-0724/source-forces-wounded"
QUESTION = "khorog-fighting/killed/government_forces"
DEVICES = ("desktop", "phone")
SCREENS = [*product(DEVICES, ("light", "dark"))]
THREE_CHARTS = "document.querySelectorAll('.chart svg').length === 3"
STYLES = ("apa", "bibtex", "csl-json", "cff")


def written(address: str) -> str:
    """Returns the HTML behind an address of a file."""
    return Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")


@pytest.mark.parametrize(("device", "scheme"), SCREENS)
def test_it_opens_without_complaint_request_or_overflow(visit: Any, device: str, scheme: str) -> None:
    """The security policy admits all that the script does, offline, and the pin fits on a phone."""
    opened = visit(f"#claim={CLAIM}", device=device, color_scheme=scheme)
    opened.wait(THREE_CHARTS)
    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert opened.overflow <= 0


@pytest.mark.parametrize(("device", "scheme"), SCREENS)
def test_axe_has_no_findings(visit: Any, axe: str, device: str, scheme: str) -> None:
    """With a claim and the assumptions open, so that all parts of the page are checked."""
    opened = visit(f"#claim={CLAIM}", device=device, color_scheme=scheme)
    opened.wait(THREE_CHARTS)
    opened.tab.click(".choices > summary")
    opened.tab.click("#figures details summary >> nth=0")
    assert opened.findings(axe) == []


def test_axe_has_no_findings_without_script(opened: Any, axe: str) -> None:
    """Axe needs script itself, so that the parts for readers without it are put in by hand."""
    # Of a small release: axe compares the cells of a table with each other.
    dataset = gb.load("1.0.0")
    html = page(dataset).replace("<noscript", "<div").replace("</noscript", "</div")
    bare = html.partition("<script>")[0] + html.partition("</script>")[2].partition('<script type="application')[0]
    visit = opened("<!doctype html><html lang=en><title>Empty</title>")
    visit.tab.set_content(bare.replace('http-equiv="Content-Security-Policy"', "name=policy"))
    assert visit.tab.locator("[id^='claim=']").count() == len(dataset.claims)
    assert visit.findings(axe) == []


@pytest.mark.parametrize("device", DEVICES)
def test_the_first_screen_says_who_says_what(visit: Any, device: str) -> None:
    """Without a touch: least, greatest and most repeated figure with their speakers, in a sentence."""
    tab = visit(device=device).tab
    box = tab.locator("#sentence").bounding_box()
    assert box["y"] + box["height"] < tab.viewport_size["height"]
    toll = gb.toll("khorog-fighting", dataset=gb.load(VERSION)).of("everyone")
    sentence = tab.inner_text("#sentence")
    named = [each for each in toll.figures if f"{each.wording} ({each.speakers})" in sentence]
    assert len(named) == 3
    assert not any("not counted" in each.counts_as for each in named)


def test_a_claim_has_a_deep_link(visit: Any) -> None:
    """It opens, takes the focus and shows its chain with what changed."""
    tab = visit(f"#claim={CLAIM}").tab
    assert tab.evaluate("document.activeElement.id") == "detail"
    chain = gb.lineage(CLAIM, gb.load(VERSION))
    assert tab.locator("#chain > li").count() == len(chain.claims)
    assert "value: 20 → 200" in tab.inner_text("#chain")
    assert tab.locator("#detail-fields a").get_attribute("href").startswith("http")


def test_no_field_of_a_claim_has_markup(visit: Any) -> None:
    """The script reads rows out of HTML; the first and the last one have other neighbors than the rest."""
    dataset = gb.load(VERSION)
    last = [*dataset.claims_of(dataset.sources[-1])][-1]
    opened = visit()
    tab = opened.tab
    for claim in (dataset.claims[0], last):
        opened.open_claim(claim.id)
        text = tab.inner_text("#detail-fields")
        assert "<" not in text
        assert dataset.name_of(claim.event) in text.splitlines()


def test_a_claim_is_cited_as_the_library_does(visit: Any) -> None:
    """In each of the four styles, for sources of each kind: authors, dates, addresses, special letters."""
    dataset = gb.load(VERSION)
    kinds = {}
    for claim in dataset.claims:
        source = dataset.sources[claim.source]
        special = frozenset(set(source.title) & set("#$%&_{}\"'\\")), source.title.isascii()
        kind = bool(source.authors), bool(source.url), len(str(source.published)), special
        kinds.setdefault(kind, claim)
    opened = visit()
    tab = opened.tab
    for claim in kinds.values():
        opened.open_claim(claim.id)
        for style in STYLES:
            tab.select_option("#citation-style", style)
            assert tab.text_content("#citation-text") == dataset.cite(style, claim=claim)


def test_the_dataset_is_cited_in_four_styles_with_its_pin(visit: Any) -> None:
    """The text of the library, and a button that copies it and says so."""
    opened = visit(permissions=["clipboard-read", "clipboard-write"])
    tab, dataset = opened.tab, gb.load(VERSION)
    for style in STYLES:
        tab.select_option("#dataset-citation-style", style)
        assert tab.text_content("#dataset-citation-text") == dataset.cite(style)
        assert dataset.pin in tab.text_content("#dataset-citation-text")
    tab.get_by_role("button", name="Copy the citation of this version").press("Enter")
    opened.wait("document.querySelector('#dataset-citation [role=status]').textContent !== ''")
    assert tab.inner_text("#dataset-citation [role=status]") == "Copied."


def test_a_question_has_a_deep_link(visit: Any) -> None:
    """Its speakers and wordings are those of the library."""
    tab = visit(f"#question={QUESTION}").tab
    figures = gb.toll("khorog-fighting", dataset=gb.load(VERSION)).of("government_forces").figures
    rows = tab.locator("#figures tr").all()
    texts = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()[:3]] for row in rows]
    assert texts == [[each.speakers, each.wording, each.counts_as] for each in figures]


def test_the_rules_follow_the_assumptions(visit: Any) -> None:
    """Every seventh combination gives what the library answers under it, with each value of each choice."""
    opened = visit(f"#question={QUESTION}")
    tab = opened.tab
    tab.click(".choices > summary")
    sizes = [range(len(choice.values)) for choice in CHOICES]
    sample = [*zip(product(*sizes), combinations(), strict=True)][::7]
    assert all({values[index] for values, _ in sample} == {*size} for index, size in enumerate(sizes))
    for values, assumptions in sample:
        for choice, value in zip(CHOICES, values, strict=True):
            tab.select_option(f"#choice-{choice.name}", str(value))
        report = gb.toll("khorog-fighting", dataset=gb.load(VERSION), **assumptions.to_options())
        shown = tab.locator("#rules tr td:nth-child(2)").all_inner_texts()
        estimates = report.of("government_forces").estimates
        assert [text.removesuffix("; disputed") for text in shown] == [each.figures for each in estimates]
    tab.click("text=Back to the defaults")
    opened.wait("document.getElementById('choice-bare').value === '0'")


def test_the_table_is_searched_and_sorted_by_keyboard(visit: Any) -> None:
    """All words must occur in the claim or its source; the heading is a button and says the direction."""
    tab = visit().tab
    tab.focus("#search")
    tab.keyboard.type("KHOROG FIGHTING")
    found = int(tab.inner_text("#table-status").split(" of ")[1].split()[0])
    assert 25 < found < len(gb.claims(VERSION))
    tab.locator("#claims thead button", has_text="Day").focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#claims th[aria-sort]").get_attribute("aria-sort") == "ascending"
    days = tab.locator("#claims tbody td:nth-child(4)").all_inner_texts()
    assert len(days) > 2
    assert days == sorted(days, key=lambda day: (day == "", day))
    tab.get_by_role("button", name="Next").press("Enter")
    assert tab.inner_text("#table-status").startswith("26 to ")


def test_a_keyboard_walks_through_the_page(visit: Any) -> None:
    """From the skip link over question and assumptions to the tables, each with a visible mark."""
    tab = visit(device="phone").tab
    walked: list[str] = []
    for _ in range(20):
        tab.keyboard.press("Tab")
        walked.append(tab.evaluate("document.activeElement.id || document.activeElement.className"))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        if tab.evaluate("document.activeElement.matches('.choices > summary')"):
            tab.keyboard.press("Enter")
    assert walked[0] == "skip"
    assert walked.index("question") < walked.index("choice-infobox") < walked.index("choice-tolerance")
    assert "scroll" in walked


def test_arrow_keys_change_the_question_and_the_address(visit: Any) -> None:
    """The list of questions is one of the browser, which has the keys that readers know."""
    opened = visit()
    tab = opened.tab
    before = tab.inner_text("#sentence")
    tab.focus("#question")
    tab.keyboard.press("ArrowDown")
    opened.wait("location.hash.startsWith('#question=')")
    assert tab.inner_text("#sentence") != before


def test_a_claim_is_opened_by_enter_and_closed_by_escape(visit: Any) -> None:
    """A reader at the keyboard comes back to the claims."""
    tab = visit().tab
    tab.locator("#claims tbody a").first.press("Enter")
    tab.wait_for_selector("#detail:not([hidden])")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#detail", state="hidden")


def test_without_script_the_tables_are_there(visit: Any) -> None:
    """All claims below their sources, the figures of each question and the citation; no empty control."""
    opened = visit(java_script_enabled=False, device="phone")
    tab = opened.tab
    assert tab.locator("[id^='claim=']:visible").count() == len(gb.claims(VERSION))
    assert tab.locator("[id^='source=']:visible").count() == len(gb.sources(VERSION))
    assert tab.locator("caption", has_text="Who says it").first.is_visible()
    assert gb.load(VERSION).cite() in tab.inner_text("#cite-heading >> xpath=..")
    assert tab.locator(".needs-script:visible").count() == 0
    assert opened.overflow <= 0


def test_a_script_that_fails_leaves_the_tables(opened: Any, address: str) -> None:
    """An old browser that cannot read the script shows what readers without script have."""
    html = written(address)
    broken = html.replace('id="data">{', 'id="data">{,', 1)
    tab = opened(broken).tab
    assert tab.locator("[id^='claim=']:visible").count() == len(gb.claims(VERSION))
    assert not tab.locator("#question").is_visible()


def test_a_window_of_another_size_keeps_the_charts(visit: Any) -> None:
    """Chromium reports an error event, without an error, where drawing a chart anew changes its size."""
    opened = visit()
    opened.wait(THREE_CHARTS)
    for width in (360, 900, 360, 1300):
        opened.tab.set_viewport_size({"width": width, "height": 600})
        opened.tab.wait_for_timeout(100)
    opened.tab.evaluate("dispatchEvent(new ErrorEvent('error', {message: 'ResizeObserver loop'}))")
    assert opened.tab.evaluate("document.documentElement.className") == "js"
    assert opened.tab.locator("#question").is_visible()


def test_charts_are_images_with_one_label(visit: Any) -> None:
    """A label on a part of an image says nothing to a screen reader, and a link in it cannot be reached."""
    opened = visit()
    opened.wait(THREE_CHARTS)
    assert opened.tab.locator(".chart svg[role=img][aria-label]").count() == 3
    assert opened.tab.locator(".chart svg [aria-label], .chart svg a").count() == 0


@pytest.mark.parametrize("device", DEVICES)
def test_no_label_leaves_its_chart(visit: Any, device: str) -> None:
    """A label that does not fit ends in an ellipsis after the figure, which comes first."""
    opened = visit(device=device)
    opened.wait(THREE_CHARTS)
    outside = opened.tab.evaluate(
        """() => [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter((text) => {
            const box = text.getBoundingClientRect();
            const inside = box.left >= frame.left - 1 && box.right <= frame.right + 1;
            return box.width && !(inside && box.top >= frame.top - 1);
          }).map((text) => text.textContent);
        })"""
    )
    assert outside == []


def test_paper_has_all_claims_on_white(visit: Any) -> None:
    """In a dark theme too: no dark ground, addresses written out, no controls, every claim."""
    opened = visit(color_scheme="dark")
    opened.wait(THREE_CHARTS)
    tab = opened.tab
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.locator("#claims tbody tr").count() == len(gb.claims(VERSION))
    assert "All" in tab.inner_text("#table-status")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    address = tab.evaluate("getComputedStyle(document.querySelector('#sources a'), '::after').content")
    assert "http" in address
    assert tab.locator("button:visible:not(.sort), input:visible, nav:visible").count() == 0
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("#claims tbody tr").count() == 25
