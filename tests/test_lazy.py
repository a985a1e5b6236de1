"""A sequence whose items are made when first asked for, and then kept."""

from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from threading import Barrier
from typing import Any

import pytest

from gorno_badakhshan.lazy import LazySequence

THREADS = 16

ID = itemgetter("id")
IDS = [f"record-{number}" for number in range(100)]


class Maker:
    """Makes an object of each raw record, and keeps the ids in the order in which they were made."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, raw: dict[str, Any]) -> object:
        """A new object."""
        self.made.append(raw["id"])
        return object()


@pytest.fixture
def maker() -> Maker:
    """Counts what is made."""
    return Maker()


@pytest.fixture
def sequence(maker: Maker) -> LazySequence[object]:
    """A hundred records, none of them made."""
    return LazySequence([{"id": id} for id in IDS], maker, ID)


def test_nothing_is_made_before_it_is_asked_for(sequence: LazySequence[object], maker: Maker) -> None:
    """Ids and length are known without making a record."""
    assert (len(sequence), sequence.ids[:2], maker.made) == (100, ["record-0", "record-1"], [])


def test_only_what_is_asked_for_is_made(sequence: LazySequence[object], maker: Maker) -> None:
    """A lookup makes one record."""
    sequence[7]
    assert maker.made == ["record-7"]


def test_a_record_is_made_once(sequence: LazySequence[object], maker: Maker) -> None:
    """The second time gives the same object."""
    assert sequence[7] is sequence[7]
    assert maker.made == ["record-7"]


def test_the_end_can_be_counted_from(sequence: LazySequence[object], maker: Maker) -> None:
    """A negative position counts from the end, and is the same record."""
    assert sequence[-1] is sequence[99]
    assert maker.made == ["record-99"]


@pytest.mark.parametrize("position", [100, -101])
def test_there_is_nothing_outside(sequence: LazySequence[object], position: int) -> None:
    """A position that does not exist raises."""
    with pytest.raises(IndexError):
        sequence[position]


def test_iteration_makes_the_rest_in_order(sequence: LazySequence[object], maker: Maker) -> None:
    """What was made before is not made again."""
    first = sequence[50]
    assert list(sequence)[50] is first
    assert maker.made == ["record-50", *(f"record-{number}" for number in range(100) if number != 50)]


def test_two_iterations_give_the_same_records(sequence: LazySequence[object]) -> None:
    """Nobody sees a second copy."""
    assert all(one is other for one, other in zip(sequence, sequence, strict=True))


def test_many_threads_get_one_record(sequence: LazySequence[object], maker: Maker) -> None:
    """A record is made once, and every thread gets the same one."""
    start = Barrier(THREADS)

    def ask(_: int) -> object:
        start.wait()
        return sequence[3]

    with ThreadPoolExecutor(THREADS) as pool:
        given = list(pool.map(ask, range(THREADS)))
    assert len(set(map(id, given))) == 1
    assert maker.made == ["record-3"]


def test_many_threads_that_look_up_and_iterate_get_the_same_records(
    sequence: LazySequence[object], maker: Maker
) -> None:
    """Each record is made once, in whatever way it is first reached."""
    start = Barrier(THREADS)

    def read(number: int) -> list[object]:
        start.wait()
        return list(sequence) if number % 2 else [sequence[position] for position in range(100)]

    with ThreadPoolExecutor(THREADS) as pool:
        given = list(pool.map(read, range(THREADS)))
    assert {tuple(map(id, records)) for records in given} == {tuple(map(id, given[0]))}
    assert sorted(maker.made) == sorted(sequence.ids)


def test_a_record_that_cannot_be_made_raises_each_time() -> None:
    """A failure is not kept as if it were a record."""

    def refuse(raw: dict[str, Any]) -> object:
        raise ValueError(raw["id"])

    broken = LazySequence([{"id": "broken"}], refuse, ID)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            broken[0]


def test_iteration_keeps_what_it_made_before_it_failed() -> None:
    """A record that was handed its raw data is never handed it again."""
    made: list[str] = []

    def make(raw: dict[str, Any]) -> str:
        if raw["id"] == "broken":
            raise ValueError(raw["id"])
        made.append(raw["id"])
        return str(raw["id"])

    sequence = LazySequence([{"id": "whole"}, {"id": "broken"}], make, ID)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            list(sequence)
    assert made == ["whole"]


def test_an_empty_sequence_is_empty(maker: Maker) -> None:
    """No records is no error."""
    assert list(LazySequence([], maker, ID)) == []
