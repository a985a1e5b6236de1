"""Rows: claims, or every reason why not."""

import attrs
import pytest

import gorno_badakhshan as gb

HEADER = "Day,Town,Dead,Outlet,Speaker"
GOOD = ("2003-09-14", "Harbor City", "12", "Valley Post", "Ministry")


def read(write, mapping, *rows, header=HEADER):
    """Reads rows and reports what cannot be read."""
    return gb.read_table(write(header, *rows), mapping, on_unread="report")


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("Day", "08/07/2003", "may be 2003-07-08 or 2003-08-07; write the one that you mean, or state day_order"),
        ("Day", "14.09.03", "is not understood"),
        ("Day", "2003-02-30", "no date of the calendar"),
        ("Day", "37878", "is not understood"),
        ("Day", "NA", "is not understood"),
        ("Dead", "NA", "list it in the mapping under missing"),
        ("Dead", "-1", "is below none"),
        ("Dead", "12?", "is no count"),
        ("Dead", "12 wounded", "the column counts killed"),
        ("Dead", "2003-10-12", "is a date"),
        ("Outlet", "", "the cell is empty; each claim is in a source"),
        ("Outlet", "  ", "the cell is empty"),
        ("Dead", "", "no count: Dead is empty"),
    ],
)
def test_a_cell_that_cannot_be_read_is_reported_with_its_reason(write, mapping, column, cell, reason):
    """Row, column and value are attributes, and no claim comes from the row."""
    values = dict(zip(HEADER.split(","), GOOD, strict=True)) | {column: cell}
    reading = read(write, mapping, ",".join(GOOD), ",".join(values.values()))
    (unread,) = reading.unread
    assert reason in unread.reason
    assert unread.row == 3
    assert unread.column == (None if reason.startswith("no count") else column)
    assert unread.value == " ".join(cell.split())
    assert (reading.rows, reading.read, reading.unread_rows, len(reading.dataset.claims)) == (2, 1, 1, 1)


def test_all_cells_of_a_row_are_reported_at_once(write, mapping):
    """Not one after the other, each time that the table is read again."""
    reading = read(write, mapping, "someday,Harbor City,a lot,,Ministry")
    assert [cell.column for cell in reading.unread] == ["Day", "Outlet", "Dead"]
    assert (reading.unread_rows, reading.read) == (1, 0)


@pytest.mark.parametrize(
    ("field", "cell", "reason"),
    [
        ("link", "www.post.example/1", "no single address that begins with https://"),
        ("link", "https://post.example/1 https://post.example/2", "no single address"),
        ("link", "https://post.example/1;https://post.example/2", "no single address"),
        ("link", "mailto:post@example.org", "no single address"),
        ("language", "english!", "no language tag"),
        ("published", "2003-09-13", "'2003-09-14' is after the day on which the source was published, 2003-09-13"),
        ("event_kind", "strike", "'strike' is not a word of 'event kind'"),
        ("event_kind", "", "the cell is empty"),
        ("event", "", "the cell is empty; nothing else says which event"),
    ],
)
def test_other_cells_are_checked_too(write, mapping, field, cell, reason):
    """What `curate check` would refuse later is refused with its row."""
    mapping = attrs.evolve(mapping, **{field: "Other"})
    row = ",".join((*GOOD, cell))
    (unread,) = read(write, mapping, row, header=f"{HEADER},Other").unread
    assert reason in unread.reason


@pytest.mark.parametrize(("order", "day"), [("day_first", "2003-07-08"), ("month_first", "2003-08-07")])
def test_the_order_of_days_can_be_stated(write, mapping, order, day):
    """It holds for each day in numbers with slashes or hyphens."""
    mapping = attrs.evolve(mapping, day_order=order)
    reading = read(write, mapping, "08/07/2003,Harbor City,12,Valley Post,Ministry")
    assert str(reading.dataset.events[0].when) == day


@pytest.mark.parametrize(
    "day",
    [
        "2003-09-14",
        "14.09.2003",
        "14 September 2003",
        "2003-09-14 00:00:00.000",
        "2003-09-14T05:30:00Z",
        "20030914",
    ],
)
def test_a_day_has_many_forms(write, mapping, day):
    """A moment is cut to its day, as published tables write days."""
    assert str(read(write, mapping, f"{day},Harbor City,12,Valley Post,Ministry").dataset.events[0].when) == (
        "2003-09-14"
    )


def test_missing_values_are_those_that_the_mapping_lists(write, mapping):
    """NA is a surname, a country and a stock exchange, so that nothing is missing by itself."""
    mapping = attrs.evolve(mapping, missing=("NA", "-1"))
    reading = read(write, mapping, "NA,-1,12,Valley Post,NA", "2003-09-14,a,-1,Valley Post,b")
    (claim,) = reading.dataset.claims
    assert (claim.speaker, reading.dataset.events[0].when) == ("valley-post", None)
    assert "no count: Dead is empty" in reading.unread[0].reason


def test_words_of_the_table_can_stand_for_words_of_the_vocabulary(write, mapping):
    """Each outcome of a column is its own count."""
    count = gb.CountColumns(figure="Dead", outcome="What")
    mapping = attrs.evolve(mapping, counts=(count,), words={"Injured": "wounded"})
    rows = [",".join((*GOOD, what)) for what in ("killed", "Injured", "lost")]
    reading = read(write, mapping, *rows, header=f"{HEADER},What")
    assert [claim.proposition.outcome for claim in reading.dataset.claims] == ["killed", "wounded"]
    assert "'lost' is not a word of 'outcome'" in reading.unread[0].reason
    assert "under words in the mapping" in reading.unread[0].reason


def test_counts_of_one_row_are_claims_of_their_own(write, mapping):
    """A count whose cells are empty is not stated, and the row is read for the other."""
    counts = (gb.CountColumns(figure="Dead"), gb.CountColumns(figure="Hurt", outcome=gb.Constant("wounded")))
    mapping = attrs.evolve(mapping, counts=counts)
    rows = [",".join((*GOOD, hurt)) for hurt in ("30", "")]
    claims = read(write, mapping, *rows, header=f"{HEADER},Hurt").dataset.claims
    assert [(claim.proposition.outcome, claim.count.stated) for claim in claims] == [
        ("killed", 12), ("wounded", 30), ("killed", 12),
    ]  # fmt: skip


SEVERAL = "2003-09-14,Harbor City,12,{},{},{}"


def test_several_names_in_a_cell_are_divided_where_the_mapping_says_so(write, mapping):
    """A claim for each source, with its address; speakers side by side are joint."""
    mapping = attrs.evolve(mapping, link="Link", separator=";")
    row = SEVERAL.format(
        "Valley Post; Herald;Valley Post", "Ministry;Hospital", "https://a.example/1;https://b.example/2"
    )
    ds = read(write, mapping, row, header=f"{HEADER},Link").dataset
    assert [source.url for source in ds.sources] == ["https://a.example/1", "https://b.example/2"]
    assert [claim.attribution[-1].actor for claim in ds.claims] == ["valley-post", "herald"]
    assert [claim.origin.jointly for claim in ds.claims] == [("hospital",)] * 2
    assert ds.claims[0].summary == "Ministry and Hospital: 12 people killed (Shooting at the quarry)."


def test_line_breaks_may_divide_names(write, mapping):
    """Cells of published tables have a source a line."""
    mapping = attrs.evolve(mapping, separator="\n")
    ds = read(write, mapping, SEVERAL.format('"Valley Post\nHerald\n"', "", "")[:-1]).dataset
    assert [claim.speaker for claim in ds.claims] == ["valley-post", "herald"]


def test_sources_and_addresses_must_be_as_many(write, mapping):
    """Nobody knows whose the one address is."""
    mapping = attrs.evolve(mapping, link="Link", separator=";")
    row = SEVERAL.format("Valley Post;Herald", "", "https://a.example/1")
    (unread,) = read(write, mapping, row, header=f"{HEADER},Link").unread
    assert unread.reason == "expected one address for each of 2 sources, in their order, got 1"


def test_several_names_are_one_without_a_separator_and_there_is_a_warning(write, mapping):
    """A semicolon may be in a name."""
    reading = read(write, mapping, "2003-09-14,Harbor City,12,Valley Post; Herald,Ministry")
    assert len(reading.dataset.claims) == 1
    assert reading.warnings == (
        "a name of a source may be several, such as 'Valley Post; Herald'; state separator in the mapping if so",
    )


def test_low_above_high_is_reported(write, mapping):
    """Published tables have it in some rows."""
    mapping = attrs.evolve(mapping, counts=(gb.CountColumns(low="Low", high="High", best="Dead"),))
    rows = [",".join((*GOOD, *bounds)) for bounds in (("10", "15"), ("15", "10"), ("13", "15"), ("12", "12"))]
    reading = read(write, mapping, *rows, header=f"{HEADER},Low,High")
    assert [cell.row for cell in reading.unread] == [3, 4]
    assert "low 15 is above high 10" in reading.unread[0].reason
    assert "best 12 is not within 13 to 15" in reading.unread[1].reason
    assert [str(claim.count) for claim in reading.dataset.claims] == ["10 to 15", "12", "12"]
    assert [claim.certainty for claim in reading.dataset.claims] == ["certain", "probable", "certain"]


def test_an_event_of_two_kinds_is_reported(write, mapping):
    """The first row that names it decides, and the other is not read as if it said the same."""
    mapping = attrs.evolve(mapping, event_kind="Kind")
    rows = [",".join((*GOOD, kind)) for kind in ("shooting", "protest")]
    (unread,) = read(write, mapping, *rows, header=f"{HEADER},Kind").unread
    assert unread.reason == "'protest' is not what a row before says of the event, 'shooting'"


def test_without_an_event_date_and_place_are_one(write, mapping):
    """Rows of the same day and place are about the same; a row without either is reported."""
    mapping = attrs.evolve(mapping, event=None)
    other = ("2003-09-15", *GOOD[1:])
    reading = read(write, mapping, *map(",".join, (GOOD, other, GOOD, ("", *GOOD[1:]))))
    assert [event.title for event in reading.dataset.events] == [
        "Harbor City, 2003-09-14",
        "Harbor City, 2003-09-15",
    ]
    assert len(reading.dataset.claims) == 3
    assert [cell.column for cell in reading.unread] == ["Day"]
