"""Chromium for the tests of the page, and what they share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SOURCES = Path(gb.__file__).parent / "explore/source"
AXE = Path(os.environ.get("AXE_CORE") or SOURCES / "node_modules/axe-core/axe.min.js")
"""Of the npm package axe-core, which `npm ci` in the folder of the sources installs."""
VERSION = "1.1.0"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser that runs for all tests of one process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
    if CHROMIUM is None:
        pytest.skip("needs Chromium on the path")
    with playwright.sync_playwright() as started:
        # Containers have no sandbox for other processes.
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with relays, days and several questions."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(page(gb.load(VERSION)).encode())
    return path.as_uri()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    if not AXE.is_file():
        pytest.skip("needs axe-core: run `npm ci` in src/gorno_badakhshan/explore/source, or set AXE_CORE")
    return AXE.read_text(encoding="utf-8")


class Visit:
    """A page that was opened, with what went wrong meanwhile and what it asked for."""

    def __init__(self, browser: Any, address: str, device: str = "desktop", **options: Any) -> None:
        width, height = SIZES[device]
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.context.set_offline(True)
        self.tab = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(address)

    def wait(self, condition: str) -> None:
        """Waits until an expression of the page is true; what is not on the first screen comes later."""
        # The security policy forbids the eval that `wait_for_function` polls with.
        for _ in range(200):
            if self.tab.evaluate(condition):
                return
            self.tab.wait_for_timeout(50)
        raise AssertionError(f"not true after 10 seconds: {condition}")

    def open_claim(self, id: str) -> None:
        """Follows the link to a claim."""
        self.tab.evaluate(f"location.hash = 'claim={id}'")
        self.wait(f"document.querySelector('#detail code')?.textContent === '{id}'")

    @property
    def overflow(self) -> int:
        """How many pixels the page is wider than the screen."""
        return int(self.tab.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def findings(self, axe: str) -> list[tuple[str, str]]:
        """Returns the findings of axe-core, each with the first element."""
        self.tab.evaluate(axe)
        found = self.tab.evaluate("axe.run()")["violations"]
        return [(each["id"], each["nodes"][0]["html"]) for each in found]


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Returns a function that opens the page at a fragment, or another page, with options of the browser."""
    visits: list[Visit] = []

    def open_page(fragment: str = "", url: str = address, **options: Any) -> Visit:
        visits.append(Visit(browser, url + fragment, **options))
        return visits[-1]

    yield open_page
    for each in visits:
        each.context.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Returns a function that opens HTML as a page of its own."""
    visits: list[Visit] = []

    def open_html(html: str, fragment: str = "", **options: Any) -> Visit:
        path = tmp_path / f"{len(visits)}.html"
        path.write_bytes(html.encode())
        visits.append(Visit(browser, path.as_uri() + fragment, **options))
        return visits[-1]

    yield open_html
    for each in visits:
        each.context.close()
