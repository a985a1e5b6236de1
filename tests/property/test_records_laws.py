"""Laws of collections: they are narrowed, never changed."""

import pickle
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.events import Event
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.vocabulary import CERTAINTIES, POLARITIES, Certainty
from gorno_badakhshan.testing import claim, claims, dataset_of, event, events, periods

many_claims = st.lists(claims(source="ap"), min_size=1, max_size=3, unique_by=lambda record: record.id)
many_events = st.lists(events(), min_size=1, max_size=3, unique_by=lambda record: record.id)


def is_subsequence(part: Iterable[object], items: Iterable[object]) -> bool:
    """Whether the one is the other with some items left out: nothing added, the order kept."""
    rest = iter(items)
    return all(any(item == other for other in rest) for item in part)


@given(many_claims)
def test_a_collection_gives_back_what_went_in(given_claims: list[Claim]) -> None:
    """Law: the records, in order, are those of the dataset."""
    assert list(dataset_of(*given_claims).claims)[: len(given_claims)] == given_claims


@given(many_claims, st.integers(0, 5))
def test_filter_never_adds_and_keeps_order(given_claims: list[Claim], length: int) -> None:
    """Law: filter(p) is exactly the records for which p is true, in their order."""
    records = dataset_of(*given_claims).claims
    matching = records.filter(lambda record: len(record.attribution) > length)
    assert list(matching) == [record for record in records if len(record.attribution) > length]


@given(many_claims, st.sampled_from([*POLARITIES]), st.sampled_from([*CERTAINTIES]))
def test_where_never_adds_and_keeps_order(given_claims: list[Claim], polarity: str, certainty: str) -> None:
    """Law: where(c) is a subsequence of the records."""
    records = dataset_of(*given_claims).claims
    matching = records.where(polarity=polarity, certainty=certainty)  # type: ignore[arg-type]
    assert is_subsequence(matching, records)


@given(many_claims, st.sampled_from([*POLARITIES]), st.sampled_from([*CERTAINTIES]))
def test_two_criteria_are_one_after_the_other(given_claims: list[Claim], polarity: str, certainty: str) -> None:
    """Law: where(a, b) == where(a).where(b) == where(b).where(a)."""
    records = dataset_of(*given_claims).claims
    both = records.where(polarity=polarity, certainty=certainty)  # type: ignore[arg-type]
    assert both == records.where(polarity=polarity).where(certainty=certainty)  # type: ignore[arg-type]
    assert both == records.where(certainty=certainty).where(polarity=polarity)  # type: ignore[arg-type]


@given(many_claims)
def test_where_without_criteria_selects_everything(given_claims: list[Claim]) -> None:
    """Law: where() == the records."""
    records = dataset_of(*given_claims).claims
    assert records.where() == records


@given(many_claims)
def test_criteria_about_speakers_cover_the_whole_chain(given_claims: list[Claim]) -> None:
    """Law: a claim is found by its origin with said_by, and by each later speaker with relayed_by."""
    records = dataset_of(*given_claims).claims
    for record in given_claims:
        assert record in records.where(said_by=record.origin.actor)
        assert all(record in records.where(relayed_by=step.actor) for step in record.attribution[1:])


@given(many_events, periods())
def test_during_gives_only_what_is_surely_within(given_events: list[Event], period: Period) -> None:
    """Law: where(during=p) is exactly the events whose date is surely within p."""
    records = dataset_of(*given_events).events
    matching = records.where(during=period)
    assert list(matching) == [record for record in records if record.when and record.when.within(period) is True]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_about_an_event_is_about_all_that_is_part_of_it(parents: Sequence[int]) -> None:
    """Law: in any tree of events a claim is about its event and about all events above it, and no other."""
    above = {f"event-{number + 1}": f"event-{parent % (number + 1)}" for number, parent in enumerate(parents)}
    tree = [event("event-0"), *(event(id, part_of=parent) for id, parent in above.items())]
    about_each = (claim(id=f"ap/{each.id}", source="ap", event=each.id) for each in tree)
    records = dataset_of(*tree, *about_each).claims
    for record in records:
        ancestors: list[str] = [record.event]
        while ancestors[-1] in above:
            ancestors.append(above[ancestors[-1]])
        assert [each.id for each in tree if record in records.where(about=each.id)] == sorted(ancestors)


@given(many_claims)
def test_every_record_is_found_by_its_id(given_claims: list[Claim]) -> None:
    """Law: records[x.id] == x and x in records."""
    records = dataset_of(*given_claims).claims
    assert all(records[record.id] == record and record in records for record in given_claims)
    assert len(set(records.ids)) == len(records)


@given(many_claims, st.integers(-6, 6), st.integers(-6, 6))
def test_a_slice_is_a_slice(given_claims: list[Claim], start: int, stop: int) -> None:
    """Law: list(records[a:b]) == list(records)[a:b]."""
    records = dataset_of(*given_claims).claims
    assert list(records[start:stop]) == list(records)[start:stop]


@given(many_claims)
def test_plain_dicts_are_new_each_time(given_claims: list[Claim]) -> None:
    """Law: what a caller does to to_dicts() changes neither the records nor the next call."""
    records = dataset_of(*given_claims).claims
    for row in records.to_dicts():
        row.clear()
    assert list(records)[: len(given_claims)] == given_claims
    assert all(records.to_dicts())


@given(many_claims, st.lists(st.sampled_from([*CERTAINTIES]), min_size=1))
def test_a_list_of_values_selects_the_union_in_order(
    given_claims: list[Claim], certainties: list[Certainty]
) -> None:
    """Law: where(c=[a, b]) is the records that where(c=a) or where(c=b) selects, each once, in their order."""
    records = dataset_of(*given_claims).claims
    selected = {record.id for value in certainties for record in records.where(certainty=value)}
    matching = [record for record in records if record.id in selected]
    assert list(records.where(certainty=certainties)) == matching
    assert list(records.where(certainty=tuple(certainties))) == matching
    assert list(records.where(certainty=set(certainties))) == matching


@given(many_claims, st.integers(0, 5))
def test_pickling_is_the_identity(given_claims: list[Claim], length: int) -> None:
    """Law: what unpickling returns equals what was pickled, its hash too: records and collections."""
    dataset = dataset_of(*given_claims)
    some = dataset.claims.filter(lambda record: len(record.attribution) > length)
    for value in (*given_claims, dataset.claims, some):
        again = pickle.loads(pickle.dumps(value))
        assert (type(again), again, hash(again)) == (type(value), value, hash(value))
    assert pickle.loads(pickle.dumps(some)).dataset.pin == dataset.pin
