"""The records that rows become."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.plausibility import check_plausibility
from gorno_badakhshan.audit.references import check_references
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store.codec import examine, to_dict
from gorno_badakhshan.tables.lines import json_text

HEADER = "Day,Town,Dead,Outlet,Speaker,Link,Published,No,Remark"
ROWS = (
    "2003-09-14,Harbor City,at least 12,Valley Post,Ministry,https://post.example/1,2003-09-15,7,",
    '2003-09-14,Harbor City,dozens,Valley Post,Hospital,https://post.example/1,2003-09-15,8,"two\nlines"',
    "2003-09-14,Harbor City,10-15,Valley Post,,https://post.example/2,2003-09-16,7,",
    "2003-09-14,Harbor City,unknown,Вечерняя газета,Ministry,,,9,",
)


@pytest.fixture
def full(mapping):
    """A mapping of all columns of `HEADER`."""
    return attrs.evolve(mapping, link="Link", published="Published", id="No", note="Remark")


def test_all_records_are_what_the_strict_reader_accepts(write, full):
    """Claims are written without their constructors, so that all rules are checked here."""
    ds = gb.read_table(write(HEADER, *ROWS), full).dataset
    entries = []
    for kind in KINDS:
        for record in getattr(ds, kind):
            again, flaws = examine(to_dict(record), KINDS[kind].record_class())
            assert (again, flaws) == (record, ())
            assert json_text(to_dict(record)).encode() in ds._contents[kind]
            entries.append(Entry(kind=kind, record=record))
    assert [*check_references(entries), *check_plausibility(entries)] == []


def test_the_dataset_is_that_of_its_exported_files(write, full, tmp_path):
    """The strict gate of `gb.read` takes it, with the same pin."""
    from gorno_badakhshan.exchange import json_lines

    ds = gb.read_table(write(HEADER, *ROWS), full).dataset
    path = tmp_path / "claims.jsonl"
    json_lines.write(ds, path)
    assert gb.read(path).pin == ds.pin


def test_speakers_publishers_places_and_documents_are_records(write, full):
    """Equal names are one record; each document is known by its outlet, address and day."""
    ds = gb.read_table(write(HEADER, *ROWS), full).dataset
    assert list(ds.actors.ids) == ["valley-post", "ministry", "hospital", "vechernyaya-gazeta"]
    assert [actor.kind for actor in ds.actors] == ["outlet", "organization", "organization", "outlet"]
    assert list(ds.places.ids) == ["harbor-city"]
    assert list(ds.sources.ids) == [
        "valley-post-2003-09-15",
        "valley-post-2003-09-16",
        "vechernyaya-gazeta-report",
    ]
    assert [source.complete for source in ds.sources] == [False] * 3
    assert ds.sources[2].title == "[Вечерняя газета]"


def test_a_claim_says_who_speaks_through_whom_and_where_it_stands(write, full):
    """The first speaker comes first; a row without one is the voice of its publisher."""
    first, second, third, _ = gb.read_table(write(HEADER, *ROWS), full).dataset.claims
    assert first.id == "valley-post-2003-09-15/killed-7"
    assert [(step.actor, step.act, step.medium) for step in first.attribution] == [
        ("ministry", "asserts", "unstated"),
        ("valley-post", "reports", "article"),
    ]
    assert [step.actor for step in third.attribution] == ["valley-post"]
    assert str(second.locator) == "reports.csv, row 3"
    assert (first.cue, second.cue, third.cue) == ("at least", "dozens", None)
    assert second.note == "two lines"
    assert first.summary == "Ministry: at least 12 people killed (Shooting at the quarry)."


def test_ids_do_not_depend_on_rows_that_come_later(write, full):
    """A table that grows keeps the ids that were cited."""
    before = gb.read_table(write(HEADER, *ROWS[:2]), full).dataset
    after = gb.read_table(write(HEADER, *ROWS), full).dataset
    for kind in KINDS:
        ids = getattr(before, kind).ids
        assert getattr(after, kind).ids[: len(ids)] == ids


def test_one_id_stands_for_one_record_whatever_its_kind(write, mapping):
    """A town, an event and an outlet of one name."""
    mapping = attrs.evolve(mapping, event="Town")
    ds = gb.read_table(write("Day,Town,Dead,Outlet,Speaker", "2003,Lorn,1,Lorn,Lorn"), mapping).dataset
    ids = [id for kind in KINDS for id in getattr(ds, kind).ids]
    assert len(set(ids)) == len(ids)
    assert [*ds.places.ids, *ds.events.ids, *ds.sources.ids] == ["lorn-place", "lorn-event", "lorn-report"]


def test_counts_of_one_speaker_in_one_document_have_ids_of_their_own(write, mapping):
    """The row is no part of an id: it changes if a row is inserted above."""
    row = "2003-09-14,Harbor City,{},Valley Post,Ministry"
    ds = gb.read_table(write("Day,Town,Dead,Outlet,Speaker", row.format(1), row.format(2)), mapping).dataset
    assert list(ds.claims.ids) == ["valley-post-report/ministry-killed", "valley-post-report/ministry-killed-2"]


def test_a_row_of_one_of_several_days_and_places_counts_a_part(write, mapping):
    """And the event lasts from the first to the last day; there is a warning about it."""
    row = "{},{},12,Valley Post,Ministry"
    path = write("Day,Town,Dead,Outlet,Speaker", row.format("2003-09-14", "a"), row.format("2003-09-16", "b"))
    reading = gb.read_table(path, mapping)
    (event,) = reading.dataset.events
    assert (str(event.when), event.when.basis, event.place) == ("2003-09-14/2003-09-16", "derived", None)
    propositions = [claim.proposition for claim in reading.dataset.claims]
    assert [(each.during.edtf, each.place) for each in propositions] == [("2003-09-14", "a"), ("2003-09-16", "b")]
    assert any("of several days" in warning for warning in reading.warnings)
    whole = gb.read_table(write("Day,Town,Dead,Outlet,Speaker", *[row.format("2003-09-14", "a")] * 2), mapping)
    assert not any(claim.proposition.is_part for claim in whole.dataset.claims)
    assert [warning for warning in whole.warnings if "identical" not in warning] == []


@pytest.mark.parametrize(
    ("days", "when"),
    [
        (("2003", "2003-09-14"), "2003-01-01/2003-12-31"),
        (("2003-09-14/..", "2003-09-15"), "2003-09-14/.."),
        (("../2003-09-14", "2003-09-15"), "../2003-09-15"),
        (("../2003-09-14", "2003-09-15/.."), "None"),
        (("", "2003-09-15"), "2003-09-15"),
    ],
)
def test_an_event_reaches_from_its_first_to_its_last_day(write, mapping, days, when):
    """Months, years and open ends included."""
    rows = [f"{day},a,1,Valley Post,b" for day in days]
    ds = gb.read_table(write("Day,Town,Dead,Outlet,Speaker", *rows), mapping).dataset
    assert str(ds.events[0].when) == when
