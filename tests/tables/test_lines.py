"""Lines of records that were never made."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.plain import to_dict
from gorno_badakhshan.tables.lines import LineTemplate, json_text, record_text


def test_a_template_is_the_line_of_the_record():
    """Defaults are filled in, and no value breaks the text, whatever is in it."""
    title = 'a "quoted" 100% \\ {x} %s\nline'
    event = gb.Event(id="a", title=title, kind="attack")
    line = LineTemplate(gb.Event, "id", "title", "kind").line(*map(json_text, ("a", title, "attack")))
    assert line == json_text(to_dict(event)).encode()


@pytest.mark.parametrize("names", [("title", "id"), ("id", "nmae"), ("id", "id")])
def test_fields_must_be_those_of_the_class_in_their_order(names):
    """A value would stand in another field."""
    with pytest.raises(ValueError, match="are not fields of Event in their order"):
        LineTemplate(gb.Event, *names)


def test_nothing_is_null():
    """An empty field of a record."""
    assert record_text(None) == "null"
    assert record_text(gb.Count.of("exact", 3)) == '{"stated":3,"low":3,"high":3,"hedge":"exact"}'
