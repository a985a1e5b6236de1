"""Laws of reading tables: every row has one end, and what is written is what is read."""

import csv
import io
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.plausibility import check_plausibility
from gorno_badakhshan.audit.references import check_references
from gorno_badakhshan.errors import GornoBadakhshanError, RecordError, StructureError
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store.codec import examine, to_dict
from gorno_badakhshan.tables.hedge_words import HEDGE_PHRASES
from gorno_badakhshan.testing import strategies

COLUMNS = ("Day", "Town", "Dead", "Low", "High", "Outlet", "Address", "Speaker", "Number", "Remark")
MAPPING = gb.TableMapping(
    source="Outlet",
    link="Address",
    date="Day",
    place="Town",
    speaker="Speaker",
    id="Number",
    note="Remark",
    event=gb.Constant("The strike"),
    event_kind=gb.Constant("protest"),
    missing=("NA",),
    counts=(gb.CountColumns(figure="Dead", low="Low", high="High"),),
)
GOOD = {
    "Day": "2003-09-14",
    "Town": "Harbor City",
    "Dead": "12",
    "Low": "",
    "High": "",
    "Outlet": "Valley Post",
    "Address": "https://post.example/1",
    "Speaker": "Ministry",
    "Number": "",
    "Remark": "",
}
HEADER = ",".join(COLUMNS).encode() + b"\n"
CELLS = st.sampled_from(
    ["", " ", "at least 12", "-1", "NA", "около 20", "10-15", "2003-09-14", "08/07/2003", 'a "q"', "a\nb", "é,;"]
) | st.text(st.characters(codec="utf-8"), max_size=8)  # fmt: skip
ROWS = st.lists(
    st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=3).map(
        lambda changes: [*{**GOOD, **changes}.values()]
    )
    | st.lists(CELLS, max_size=12),
    max_size=8,
)
FAST_TO_WRITE = settings(max_examples=60)


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet writes them."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def read(content: bytes, mapping: gb.TableMapping = MAPPING) -> gb.TableReading:
    """Reads the bytes of a table and reports what cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.csv"
        path.write_bytes(content)
        return gb.read_table(path, mapping, on_unread="report")


@FAST_TO_WRITE
@given(ROWS)
@example([[]])
@example([["", "", "x"], [*GOOD.values()]])
def test_every_row_is_read_unread_or_blank(rows: list[list[str]]) -> None:
    """Rows that are read and those that are not are all rows, and no claim is of another row."""
    reading = read(csv_text([COLUMNS, *rows]).encode())
    assert reading.rows == len(rows) == reading.read + reading.blank + reading.unread_rows
    unread = {cell.row for cell in reading.unread}
    of_claims = {int(claim.locator.part.rpartition(" ")[2]) for claim in reading.dataset.claims}
    assert len(of_claims) == reading.read
    assert not unread & of_claims
    assert unread | of_claims <= set(range(2, len(rows) + 2))


@FAST_TO_WRITE
@given(ROWS)
def test_the_strict_reader_takes_every_record_of_a_table(rows: list[list[str]]) -> None:
    """Whatever letters a table has, its records are those that `curate check` would accept."""
    ds = read(csv_text([COLUMNS, *rows]).encode()).dataset
    entries = []
    for kind in KINDS:
        for record in getattr(ds, kind):
            again, flaws = examine(to_dict(record), KINDS[kind].record_class())
            assert (again, flaws) == (record, ())
            entries.append(Entry(kind=kind, record=record))
    assert [*check_references(entries), *check_plausibility(entries)] == []


@FAST_TO_WRITE
@given(st.binary(max_size=200), st.sampled_from([b"", HEADER]))
@example(b"\xef\xbb\xbf", b"")
@example(b"\xff\xfe\x00", b"")
@example(b"\x00", HEADER)
def test_any_bytes_are_a_table_or_a_finding(content: bytes, header: bytes) -> None:
    """No error of a decoder or of the parser comes through."""
    with suppress(StructureError):
        reading = read(header + content)
        assert reading.rows == reading.read + reading.blank + reading.unread_rows


@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from([p.phrase for p in HEDGE_PHRASES] + ["12", "-", "people"])).map(" ".join)
)
def test_any_text_is_a_count_or_refused(text: str) -> None:
    """And a count that is written as it is printed is read as the same count."""
    with suppress(RecordError):
        count = gb.read_count(text)
        assert count.high is None or count.low <= count.high


def worded(count: gb.Count) -> str | None:
    """The words of a count in a table; None for a magnitude that has no word."""
    if count.hedge == "vague":
        units = {phrase.low: phrase.phrase for phrase in HEDGE_PHRASES if phrase.language == "en" and phrase.low}
        return units.get(count.low)
    return str(count)


@FAST_TO_WRITE
@given(st.lists(strategies.counts().filter(lambda count: worded(count) is not None), max_size=6))
def test_counts_that_are_written_are_read_as_the_same_counts(counts: list[gb.Count]) -> None:
    """In their order, with figure, hedge and bounds."""
    rows = [[*{**GOOD, "Dead": worded(count)}.values()] for count in counts]
    reading = read(csv_text([COLUMNS, *rows]).encode())
    assert [claim.count for claim in reading.dataset.claims] == counts


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["source", "counts", "figure", "constant", "event", "event_kind", "words", "missing", "x"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)
def test_any_data_is_a_mapping_or_refused_with_its_findings(data: object) -> None:
    """No error of a constructor comes through."""
    with suppress(GornoBadakhshanError):
        gb.TableMapping.from_dict(data)
