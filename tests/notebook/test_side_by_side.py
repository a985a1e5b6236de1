"""Side by side in a notebook."""

import gorno_badakhshan as gb
from gorno_badakhshan.testing import claim, dataset_of, event

OURS = dataset_of(event("a-fight"), claim("a-ministry", id="monday/dead", event="a-fight", killed=12))


def test_names_are_escaped_and_each_rule_is_a_row():
    """A column is named by the caller, who may write anything."""
    html = gb.side_by_side({"<b>": (OURS, "a-fight"), "&": (OURS, "a-fight")})._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert html.count("median_stated") == 1
    assert OURS.pin in html
