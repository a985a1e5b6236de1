"""The dataset of a table's lines."""

from datetime import UTC, date, datetime

from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.tables.files import open_table
from gorno_badakhshan.tables.table_dataset import table_dataset


def test_a_dataset_without_records_has_the_day_of_today(write):
    """A table of which no row is read gives an empty dataset that can be asked all the same."""
    table = open_table(write("a,b", "1,2", name="Quarry reports.csv"))
    lines = dict.fromkeys(KINDS, ())
    before = datetime.now(tz=UTC).date()
    ds = table_dataset(table, lines, title=None, day=None, default_event=None)
    assert before <= ds.release.date <= datetime.now(tz=UTC).date()
    assert (len(ds.claims), ds.release.description.name) == (0, "quarry-reports")


def test_the_same_table_has_the_same_pin(write):
    """The day is that of the rows, and nothing of the clock is in it."""
    table = open_table(write("a,b", "1,2"))
    lines = dict.fromkeys(KINDS, ())
    pins = {
        table_dataset(table, lines, title="T", day=date(2003, 9, 14), default_event=None).pin for _ in range(2)
    }
    assert len(pins) == 1
