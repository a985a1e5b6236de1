"""The tables that are known by name."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.ucdp_columns import GED_DESCRIPTIONS
from gorno_badakhshan.tables.layouts import LAYOUTS, columns_of, layout_named


def test_the_columns_of_ucdp_are_those_that_the_export_writes():
    """What is exported in the shape of GED can be read as such; each column is read or skipped by name."""
    layout = LAYOUTS["ucdp-ged"]
    known = columns_of(layout) | set(layout.skipped)
    assert known == set(GED_DESCRIPTIONS)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_required_columns_are_read(layout):
    """A column that must be there and is not read would be asked for in vain."""
    assert set(layout.required) <= columns_of(layout)
    assert not columns_of(layout) & {*layout.skipped, *layout.private}


@pytest.mark.parametrize("name", ["ucdp", "UCDP-GED", "", None, 7, ["acled"]])
def test_another_name_is_refused(name):
    """The error lists the names that are known."""
    with pytest.raises(gb.FieldError, match="ucdp-ged"):
        layout_named(name)
