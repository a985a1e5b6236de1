"""Counts the records that a format has written so far, for whoever waits for a large dataset.

A format wraps its records in `counted`, and `report_progress` says who hears of each. Formats need no parameter
for it, because most callers show nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

# One for each thread and task, so that two exports at once do not count each other's records.
_listener: ContextVar[Callable[[], object] | None] = ContextVar("_listener", default=None)


@contextmanager
def report_progress(listener: Callable[[], object]) -> Iterator[None]:
    """Calls `listener` for each record that a format takes within the `with` block.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan.exchange.csv_files import csv_files
    >>> taken = []
    >>> with report_progress(lambda: taken.append(1)):
    ...     tables = csv_files(gb.load("1.0.0"))
    >>> len(taken) == sum(gb.load("1.0.0").release.counts.values())
    True

    A format that passes over a record twice calls it twice.
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def counted(records: Iterable[Any]) -> Iterator[Any]:
    """Yields the same records, and reports each one after it was taken."""
    for record in records:
        yield record
        if (listener := _listener.get()) is not None:
            listener()
