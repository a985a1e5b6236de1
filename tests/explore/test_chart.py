"""The chart of a question in a notebook: the figures of the toll, in a frame, drawn by the script of the page."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore import Chart, chart
from gorno_badakhshan.testing import actor, claim, dataset_of

DATASET = gb.load("1.1.0")


def toll_of(*records: Any) -> Any:
    """Returns the toll of the first population that these records count."""
    return gb.toll("some-event", dataset=dataset_of(*records)).populations[0]


class Frames(HTMLParser):
    """Collects the attributes of frames."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a frame."""
        if tag == "iframe":
            self.frames.append(dict(attrs))


def frame_of(shown: Chart) -> dict[str, str | None]:
    """Returns the attributes of the one frame that a notebook shows."""
    frames = Frames()
    frames.feed(shown._repr_html_())
    (frame,) = frames.frames
    return frame


def test_the_figures_are_those_of_the_toll() -> None:
    """With the assumptions that the toll was asked with."""
    toll = gb.toll("khorog-fighting", dataset=DATASET, bare="floor").of("government_forces")
    match = re.search(r'id="data">(.*?)</script>', chart(toll).to_html(), re.DOTALL)
    assert match is not None
    data = json.loads(match[1])
    shown = [tuple(data["texts"][position] for position in row[:3]) for row in data["figures"]]
    assert shown == [(each.speakers, each.wording, each.counts_as) for each in toll.figures]
    assert [data["texts"][row[4]] for row in data["estimates"]] == [each.figures for each in toll.estimates]


def test_the_frame_has_the_document_and_no_rights() -> None:
    """Scripts only: no access to the notebook, no form, no navigation of the page around it."""
    shown = chart(toll_of(claim("voice", killed=12)))
    frame = frame_of(shown)
    assert frame["srcdoc"] == shown.to_html()
    assert frame["sandbox"] == "allow-scripts"
    assert frame["title"] == "everyone killed, some event"


def test_the_table_is_outside_of_the_frame() -> None:
    """Viewers that show no frame show it."""
    toll = toll_of(claim("voice", killed=12))
    assert toll._repr_html_() in chart(toll)._repr_html_().partition("</iframe>")[2]


def test_a_chart_is_no_larger_than_a_picture() -> None:
    """Each output of a notebook has the script, but not the data of other questions."""
    toll = gb.toll("khorog-fighting", dataset=DATASET).of("civilian")
    assert len(chart(toll)._repr_html_().encode()) < 320_000


def test_a_hostile_name_ends_neither_the_data_nor_the_frame() -> None:
    """A name may have quotes and tags."""
    hostile = "'\"></script></iframe><b>"
    shown = chart(toll_of(actor("voice", name=hostile), claim("voice", killed=12)))
    assert frame_of(shown)["srcdoc"] == shown.to_html()
    assert "</iframe><b>" not in shown._repr_html_()


def test_the_repr_says_what_is_shown() -> None:
    """Where a terminal shows no HTML."""
    assert repr(chart(toll_of(claim("voice", killed=12)))) == "<Chart everyone killed, some event: 1 wording>"


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_browser_draws_it(opened: Any, device: str) -> None:
    """In its frame, offline, as wide as the frame, without a complaint and without a bar to scroll."""
    toll = gb.toll("khorog-fighting", dataset=DATASET).of("civilian")
    head = '<!doctype html><meta name=viewport content="width=device-width"><title>Notebook</title>'
    visit = opened(head + chart(toll)._repr_html_(), device=device)
    frame = visit.tab.frames[1]
    frame.wait_for_selector("svg")
    visit.tab.wait_for_timeout(200)
    assert frame.inner_text("#sentence").startswith("Civilian killed, Fighting in Khorog: from ")
    assert frame.evaluate("document.querySelector('svg').clientWidth / Math.min(900, innerWidth) > 0.85")
    assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    assert visit.complaints == []


@pytest.mark.parametrize("population", ["everyone", "residents"])
def test_the_frame_fits_on_a_narrow_phone(opened: Any, population: str) -> None:
    """360 pixels wide: the longest sentence of the newest release leaves no bar to scroll."""
    toll = gb.toll("khorog-fighting", dataset=gb.load("2.0.0")).of(population)
    head = '<!doctype html><meta name=viewport content="width=device-width"><title>Notebook</title>'
    visit = opened(head + chart(toll)._repr_html_(), device="phone")
    visit.tab.set_viewport_size({"width": 360, "height": 740})
    frame = visit.tab.frames[1]
    frame.wait_for_selector("svg")
    visit.tab.wait_for_timeout(200)
    assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
