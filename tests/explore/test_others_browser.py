"""The page of somebody else's dataset: other events, hostile texts, names from right to left, no claims."""

from typing import Any

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.explore import page
from gorno_badakhshan.testing import actor, claim, dataset_of, event, source

HOSTILE = {
    "ends a script": "</script><script>document.title = 1</script>",
    "ends a noscript": "</noscript><img src=x>",
    "begins a comment that swallows a script": "<!--<script>",
    "quotes": "\"'><b>",
    "an entity of HTML": "&lt;b&gt; &amp;amp;",
    "a placeholder of the template": "{{script}}",
    "a pattern of JavaScript's replace": "$& $1",
    "lines": "one\n<td>two",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(opened: Any, text: str) -> None:
    """In the sentence, the tables, a claim, its source and its citation."""
    dataset = dataset_of(
        actor("voice", name=text),
        claim("voice", killed=12, summary=text),
        source(title=text, url="https://example.org/"),
    )
    visit = opened(page(dataset), f"#claim={dataset.claims[0].id}")
    flat = " ".join(text.split())
    for place in ("#sentence", "#figures", "#claims tbody", "#detail-heading", "#detail-fields"):
        assert flat in " ".join(visit.tab.inner_text(place).split())
    assert visit.tab.text_content("#citation-text") == dataset.cite(claim=dataset.claims[0])
    assert visit.complaints == []
    assert len(visit.requests) == 1
    assert visit.tab.title() == f"Who says what: {dataset.release.description.title}"


def test_a_name_from_right_to_left_keeps_the_figure_beside_it(opened: Any) -> None:
    """The name is isolated, so that the words around it stay in their order."""
    dataset = dataset_of(actor("voice", name="وزارت داخله"), claim("voice", killed=12), claim("other", killed=40))
    tab = opened(page(dataset), device="phone").tab
    assert tab.locator("#sentence bdi", has_text="وزارت داخله").is_visible()
    figure, name = (tab.locator(f"#sentence {tag} >> nth=0").bounding_box() for tag in ("b", "bdi"))
    assert figure["x"] < name["x"] or figure["y"] < name["y"]


def test_a_dataset_without_claims_says_so(opened: Any) -> None:
    """No list to choose from and no empty chart."""
    visit = opened(page(dataset_of()))
    assert visit.tab.inner_text("#sentence") == "No claim of this dataset gives a number."
    assert visit.tab.inner_text("#table-status") == "There are no claims."
    assert visit.complaints == []


def test_a_claim_without_a_number_is_in_the_table_alone(opened: Any) -> None:
    """A dataset may have no figure at all."""
    visit = opened(page(dataset_of(claim("voice", summary="It began at dawn."))))
    assert visit.tab.locator("#claims tbody tr").count() == 1
    assert visit.complaints == []


def test_the_default_event_comes_first(opened: Any) -> None:
    """Even if another event has more claims; without one, the event with the most claims is first."""
    records = [
        event("siege"),
        event("raid"),
        claim("one", killed=1, event="raid"),
        claim("two", killed=2, event="raid"),
        claim("three", killed=3, event="siege"),
    ]
    dataset = dataset_of(*records)
    for default, first in ((None, "raid"), ("siege", "siege")):
        description = attrs.evolve(dataset.release.description, default_event=default)
        described = gb.Dataset(attrs.evolve(dataset.release, description=description), dataset._contents)
        tab = opened(page(described)).tab
        assert first in tab.inner_text("#sentence")
