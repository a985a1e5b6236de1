"""Laws of collections: they are narrowed, never changed."""

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.events import Event
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.vocabulary import CERTAINTIES, POLARITIES
from gorno_badakhshan.testing import claim, claims, dataset_of, event, events, periods

many_claims = st.lists(claims(source="ap"), min_size=1, max_size=3, unique_by=lambda held: held.id)
many_events = st.lists(events(), min_size=1, max_size=3, unique_by=lambda held: held.id)


def stands_in(part: Iterable[object], whole: Iterable[object]) -> bool:
    """Whether the one is the other with some left out: nothing added, the order kept."""
    rest = iter(whole)
    return all(any(item == other for other in rest) for item in part)


@given(many_claims)
def test_a_collection_gives_back_what_went_in(held: list[Claim]) -> None:
    """Law: the records, in order, are those of the dataset."""
    assert list(dataset_of(*held).claims)[: len(held)] == held


@given(many_claims, st.integers(0, 5))
def test_filter_never_adds_and_keeps_order(held: list[Claim], length: int) -> None:
    """Law: filter(p) is exactly the records for which p is true, in their order."""
    records = dataset_of(*held).claims
    found = records.filter(lambda record: len(record.attribution) > length)
    assert list(found) == [record for record in records if len(record.attribution) > length]


@given(many_claims, st.sampled_from([*POLARITIES]), st.sampled_from([*CERTAINTIES]))
def test_where_never_adds_and_keeps_order(held: list[Claim], polarity: str, certainty: str) -> None:
    """Law: where(c) is a part of the whole, in its order."""
    records = dataset_of(*held).claims
    found = records.where(polarity=polarity, certainty=certainty)  # type: ignore[arg-type]
    assert stands_in(found, records)


@given(many_claims, st.sampled_from([*POLARITIES]), st.sampled_from([*CERTAINTIES]))
def test_two_criteria_are_one_after_the_other(held: list[Claim], polarity: str, certainty: str) -> None:
    """Law: where(a, b) == where(a).where(b) == where(b).where(a)."""
    records = dataset_of(*held).claims
    both = records.where(polarity=polarity, certainty=certainty)  # type: ignore[arg-type]
    assert both == records.where(polarity=polarity).where(certainty=certainty)  # type: ignore[arg-type]
    assert both == records.where(certainty=certainty).where(polarity=polarity)  # type: ignore[arg-type]


@given(many_claims)
def test_where_without_criteria_is_the_whole(held: list[Claim]) -> None:
    """Law: where() == the records."""
    records = dataset_of(*held).claims
    assert records.where() == records


@given(many_claims)
def test_criteria_about_speakers_cover_the_whole_chain(held: list[Claim]) -> None:
    """Law: a claim is found by its origin with said_by, and by each later voice with relayed_by."""
    records = dataset_of(*held).claims
    for record in held:
        assert record in records.where(said_by=record.origin.actor)
        assert all(record in records.where(relayed_by=step.actor) for step in record.attribution[1:])


@given(many_events, periods())
def test_during_gives_only_what_is_surely_within(held: list[Event], period: Period) -> None:
    """Law: where(during=p) is exactly the events whose date is surely within p."""
    records = dataset_of(*held).events
    found = records.where(during=period)
    assert list(found) == [record for record in records if record.when and record.when.within(period) is True]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_about_an_event_is_about_all_that_is_part_of_it(parents: Sequence[int]) -> None:
    """Law: in any tree of events a claim is about its event and about all events above it, and no other."""
    above = {f"event-{number + 1}": f"event-{parent % (number + 1)}" for number, parent in enumerate(parents)}
    held = [event("event-0"), *(event(id, part_of=whole) for id, whole in above.items())]
    records = dataset_of(*held, *(claim(id=f"ap/{one.id}", source="ap", event=one.id) for one in held)).claims
    for record in records:
        line = [record.event]
        while line[-1] in above:
            line.append(above[line[-1]])
        assert [one.id for one in held if record in records.where(about=one.id)] == sorted(line)


@given(many_claims)
def test_every_record_is_found_by_its_id(held: list[Claim]) -> None:
    """Law: records[x.id] == x and x in records."""
    records = dataset_of(*held).claims
    assert all(records[record.id] == record and record in records for record in held)
    assert len(set(records.ids)) == len(records)


@given(many_claims, st.integers(-6, 6), st.integers(-6, 6))
def test_a_slice_is_a_slice(held: list[Claim], start: int, stop: int) -> None:
    """Law: list(records[a:b]) == list(records)[a:b]."""
    records = dataset_of(*held).claims
    assert list(records[start:stop]) == list(records)[start:stop]


@given(many_claims)
def test_plain_dicts_are_new_each_time(held: list[Claim]) -> None:
    """Law: what a caller does to to_dicts() changes neither the records nor the next call."""
    records = dataset_of(*held).claims
    told = records.to_dicts()
    for row in told:
        row.clear()
    assert list(records)[: len(held)] == held
    assert all(records.to_dicts())
