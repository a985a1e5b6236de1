"""The page in headless Chromium: it works, asks for nothing, and can be used by keyboard and on a phone."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page as written_page

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("AXE_CORE", "")
"""Path of axe.min.js from the npm package axe-core."""
CLAIM = "zee-hindi-0724/source-forces-wounded"
QUESTION = "khorog-fighting/killed/government_forces"
DEVICES = {"desktop": (1280, 900), "phone": (360, 740)}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser that runs for all tests of this file."""
    with playwright.sync_playwright() as started:
        # Containers have no sandbox for other processes.
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with relays, days and several questions."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(written_page(gb.load("1.1.0")).encode())
    return path.as_uri()


class Visit:
    """A page that was opened, with what went wrong meanwhile."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.tab = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(address)


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Returns a function that opens the page at a fragment, with options of the browser."""
    visits: list[Visit] = []

    def open_page(fragment: str = "", **options: Any) -> Visit:
        visits.append(Visit(browser, address + fragment, **options))
        return visits[-1]

    yield open_page
    for each in visits:
        each.context.close()


def size(device: str) -> dict[str, Any]:
    """Returns the options for the screen of a device."""
    width, height = DEVICES[device]
    return {"viewport": {"width": width, "height": height}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", DEVICES)
def test_it_opens_without_complaint_request_or_overflow(visit: Any, device: str, scheme: str) -> None:
    """The security policy admits all that the script does, and the pin fits on a phone."""
    opened = visit(f"#claim={CLAIM}", color_scheme=scheme, **size(device))
    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert opened.tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert opened.tab.locator(".chart svg").count() == 3


@pytest.mark.skipif(not Path(AXE).is_file(), reason="AXE_CORE names no axe.min.js of the npm package axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", DEVICES)
def test_axe_has_no_findings(visit: Any, device: str, scheme: str) -> None:
    """With a claim open, so that all parts of the page are checked."""
    opened = visit(f"#claim={CLAIM}", color_scheme=scheme, **size(device))
    opened.tab.evaluate(Path(AXE).read_text(encoding="utf-8"))
    findings = opened.tab.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in findings] == []


def test_a_claim_has_a_deep_link(visit: Any) -> None:
    """It opens, takes the focus and shows its chain with what changed, and how to cite it with the pin."""
    tab = visit(f"#claim={CLAIM}").tab
    assert tab.evaluate("document.activeElement.id") == "detail"
    chain = gb.lineage(CLAIM, gb.load("1.1.0"))
    assert tab.locator("#chain > li").count() == len(chain.claims)
    assert "value: 20 → 200" in tab.inner_text("#chain")
    assert gb.load("1.1.0").pin in tab.inner_text("#citation")
    assert " )" not in tab.inner_text("#citation")
    assert tab.locator("#detail-fields a").get_attribute("href").startswith("http")


def test_a_question_has_a_deep_link(visit: Any) -> None:
    """Its speakers and wordings are those of the library."""
    tab = visit(f"#question={QUESTION}").tab
    figures = gb.toll("khorog-fighting", dataset=gb.load("1.1.0")).of("government_forces").figures
    rows = tab.locator("#figures tr").all()
    texts = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()[:3]] for row in rows]
    assert texts == [[each.speakers, each.wording, each.counts_as] for each in figures]


def test_the_rules_follow_the_assumptions(visit: Any) -> None:
    """Two choices together give what the library answers under both."""
    tab = visit(f"#question={QUESTION}").tab
    tab.select_option("#choice-infobox", label="left out")
    tab.select_option("#choice-bare", label="is a least number")
    report = gb.toll("khorog-fighting", dataset=gb.load("1.1.0"), infobox=False, bare="floor")
    shown = tab.locator("#rules tr td:nth-child(2)").all_inner_texts()
    estimates = report.of("government_forces").estimates
    assert [text.removesuffix("; disputed") for text in shown] == [each.figures for each in estimates]
    tab.click("text=Back to the defaults")
    tab.wait_for_function("document.getElementById('choice-bare').value === '0'")


def test_the_table_is_searched_and_sorted_by_keyboard(visit: Any) -> None:
    """All words must occur; the heading is a button and says the direction."""
    tab = visit().tab
    tab.focus("#search")
    tab.keyboard.type("HOSPITAL")
    status = tab.inner_text("#table-status")
    assert "claims, of" in status
    assert all("hospital" in text.lower() for text in tab.locator("#claims tbody tr").all_inner_texts())
    tab.locator("#claims thead button", has_text="Day").focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#claims th[aria-sort]").get_attribute("aria-sort") == "ascending"
    days = tab.locator("#claims tbody td:nth-child(4)").all_inner_texts()
    assert len(days) > 2
    assert days == sorted(days, key=lambda day: (day == "", day))


def test_a_keyboard_walks_through_the_page(visit: Any) -> None:
    """From the skip link over question and assumptions to the table of figures, each with a visible mark."""
    tab = visit(**size("phone")).tab
    walked: list[str] = []
    for _ in range(20):
        tab.keyboard.press("Tab")
        walked.append(tab.evaluate("document.activeElement.id || document.activeElement.className"))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert walked[0] == "skip"
    assert walked.index("question") < walked.index("choice-infobox") < walked.index("choice-tolerance")
    assert "scroll" in walked


def test_without_script_the_tables_are_there(visit: Any) -> None:
    """All claims, and the figures of each question."""
    tab = visit(java_script_enabled=False, **size("phone")).tab
    assert tab.locator("#claims tbody tr:visible").count() == len(gb.claims("1.1.0"))
    assert tab.locator("caption", has_text="Who says it").first.is_visible()
    assert not tab.locator("#question").is_visible()
    box = tab.locator("noscript > section").bounding_box()
    assert box["width"] <= DEVICES["phone"][0]


def test_charts_are_images_with_one_label(visit: Any) -> None:
    """A label on a part of an image says nothing to a screen reader, and a link in it cannot be reached."""
    tab = visit().tab
    assert tab.locator(".chart svg[role=img][aria-label]").count() == 3
    assert tab.locator(".chart svg [aria-label], .chart svg a").count() == 0
