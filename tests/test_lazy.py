"""A sequence that decodes each item on first use and keeps it."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread

import pytest

from gorno_badakhshan.lazy import LazySequence

THREADS = 16
LINES = [f"record-{number}" for number in range(100)]


class Decoder:
    """Returns a new object for each line, and remembers the lines in the order in which they came."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> object:
        """A new object."""
        self.lines.append(line)
        return object()


@pytest.fixture
def decoder() -> Decoder:
    """Counts what is decoded."""
    return Decoder()


@pytest.fixture
def sequence(decoder: Decoder) -> LazySequence[object]:
    """A hundred records, none of them decoded."""
    return LazySequence(LINES, decoder, str)


def test_ids_and_length_need_no_decoding(sequence: LazySequence[object], decoder: Decoder) -> None:
    """Ids and length are read from the lines."""
    assert (len(sequence), sequence.ids[:2], decoder.lines) == (100, ["record-0", "record-1"], [])


def test_a_lookup_decodes_one_record(sequence: LazySequence[object], decoder: Decoder) -> None:
    """The others stay as they are."""
    sequence[7]
    assert decoder.lines == ["record-7"]


def test_a_record_is_decoded_once(sequence: LazySequence[object], decoder: Decoder) -> None:
    """The second lookup returns the same object."""
    assert sequence[7] is sequence[7]
    assert decoder.lines == ["record-7"]


def test_negative_positions_count_from_the_end(sequence: LazySequence[object], decoder: Decoder) -> None:
    """Both positions return the same record."""
    assert sequence[-1] is sequence[99]
    assert decoder.lines == ["record-99"]


@pytest.mark.parametrize("position", [100, -101])
def test_a_position_outside_raises(sequence: LazySequence[object], position: int) -> None:
    """As a list does."""
    with pytest.raises(IndexError):
        sequence[position]


def test_the_first_step_of_an_iteration_decodes_one_record(
    sequence: LazySequence[object], decoder: Decoder
) -> None:
    """A reader who stops early does not pay for the rest."""
    next(iter(sequence))
    assert decoder.lines == ["record-0"]


def test_iteration_decodes_in_order_what_is_not_decoded_yet(
    sequence: LazySequence[object], decoder: Decoder
) -> None:
    """A record that was looked up before is returned again, and not decoded again."""
    first = sequence[50]
    assert list(sequence)[50] is first
    assert decoder.lines == ["record-50", *(line for line in LINES if line != "record-50")]


def test_iterations_side_by_side_return_the_same_records(sequence: LazySequence[object], decoder: Decoder) -> None:
    """Each record is decoded by whichever iteration comes first."""
    assert all(left is right for left, right in zip(sequence, sequence, strict=True))
    assert decoder.lines == LINES


def test_only_decoded_records_are_at_hand(sequence: LazySequence[object]) -> None:
    """`decoded` decodes nothing itself."""
    record = sequence[7]
    assert sequence.decoded(7) is record
    assert sequence.decoded(8) is None


def test_a_decoder_may_read_the_sequence() -> None:
    """A record that needs another one on the way is no deadlock."""

    def decode(line: str) -> str:
        return line if line == "a" else f"{line} after {records[0]}"

    records = LazySequence(["a", "b"], decode, str)
    assert list(records) == ["a", "b after a"]


def in_threads(call: Callable[[int], list[object]]) -> list[list[object]]:
    """What the call returns in each of many threads that start at once."""
    start = Barrier(THREADS)

    def wait_and_call(number: int) -> list[object]:
        start.wait()
        return call(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(wait_and_call, range(THREADS)))


def test_threads_get_the_same_record() -> None:
    """Threads that decode one record at once all return the one that was stored first."""
    everybody_decodes = Barrier(THREADS)

    def decode(_: str) -> object:
        everybody_decodes.wait(timeout=30)
        return object()

    sequence = LazySequence(["record"], decode, str)
    results = in_threads(lambda _: [sequence[0]])
    assert {id(record) for (record,) in results} == {id(sequence[0])}


def test_threads_that_look_up_and_iterate_get_the_same_records(sequence: LazySequence[object]) -> None:
    """Whichever way a record is first used, there is one."""
    results = in_threads(
        lambda number: list(sequence) if number % 2 else [sequence[position] for position in range(100)]
    )
    assert {tuple(map(id, records)) for records in results} == {tuple(map(id, results[0]))}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_child_forked_during_an_iteration_can_iterate() -> None:
    """Nothing that a thread of the parent holds is missing in the child."""
    is_decoding, may_go_on = Event(), Event()
    parent = os.getpid()

    def decode(line: str) -> str:
        if os.getpid() == parent and line == "record-50":
            is_decoding.set()
            may_go_on.wait(timeout=30)
        return line

    sequence = LazySequence(LINES, decode, str)
    thread = Thread(target=lambda: list(sequence))
    thread.start()
    is_decoding.wait(timeout=30)
    child = os.fork()
    if child == 0:
        os._exit(0 if list(sequence) == LINES else 1)
    exit_code = exit_code_of(child)
    may_go_on.set()
    thread.join()
    assert exit_code == 0


def exit_code_of(child: int, seconds: float = 20) -> int | None:
    """The exit code of a child process; None, and the child killed, if it does not end in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def refuse_broken(line: str) -> str:
    """The line itself, unless it is broken."""
    if line == "broken":
        raise ValueError(line)
    return line


def test_a_record_that_cannot_be_decoded_raises_each_time() -> None:
    """A failure is not kept as if it were a record."""
    sequence = LazySequence(["broken"], refuse_broken, str)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            sequence[0]


def test_iteration_keeps_what_it_decoded_before_a_failure() -> None:
    """The records before the broken one are at hand, those behind it are not touched."""
    sequence = LazySequence(["intact", "broken", "behind"], refuse_broken, str)
    with pytest.raises(ValueError, match="broken"):
        list(sequence)
    assert [sequence.decoded(position) for position in range(3)] == ["intact", None, None]


def test_an_empty_sequence_is_empty(decoder: Decoder) -> None:
    """No records is no error."""
    assert list(LazySequence([], decoder, str)) == []
