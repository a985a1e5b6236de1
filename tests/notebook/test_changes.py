"""The difference between two releases as HTML."""

import gorno_badakhshan as gb
from gorno_badakhshan.notebook.elements import MOST_ROWS
from gorno_badakhshan.testing import actor, claim, dataset_of


def text_of(tree) -> str:
    """Returns the text that a reader sees."""
    return " ".join(" ".join(tree.itertext()).split())


def test_a_difference_begins_with_its_summary(parsed) -> None:
    """The numbers, and the version that they require."""
    difference = gb.diff("1.0.0", "1.1.0")
    text = text_of(parsed(difference._repr_html_()))
    assert text.startswith(f"1.0.0 to 1.1.0: {len(difference.added)} added")
    rows = len(difference.added) + len(difference.withdrawn) + len(difference.changed)
    assert f"… and {rows - MOST_ROWS} more" in text


def test_what_changed_comes_first(parsed) -> None:
    """It may move the results of an older analysis."""
    old = dataset_of(actor("a", name="Old"), claim("a", id="p/x", source="p", killed=1), version="1.0.0")
    new = dataset_of(actor("a", name="<New>"), claim("a", id="p/y", source="p", killed=1), version="2.0.0")
    (body,) = parsed(gb.diff(old, new)._repr_html_()).iter("tbody")
    assert [row[0].text for row in body] == ["changed", "withdrawn", "added"]
    assert "name: Old → <New>" in text_of(body)


def test_releases_without_a_difference_say_so(parsed) -> None:
    """A heading and no rows."""
    assert "hold the same records" in text_of(parsed(gb.diff("1.0.0", "1.0.0")._repr_html_()))
