"""For tests of your own: hypothesis strategies for every kind of record, and short builders.

>>> from hypothesis import given
>>> from gorno_badakhshan.testing import claims
>>> @given(claims())
... def test_origin_speaks_first(claim):
...     assert claim.origin == claim.attribution[0]
>>> test_origin_speaks_first()

A strategy has the plural of the record's name and makes any valid record; a builder has the singular
and makes one complete record from the few fields that a test is about. Needs the extra `testing`.
"""

from .builders import actor, claim, dataset_of, event, place, source
from .strategies import (
    actors,
    attributions,
    claims,
    counts,
    edtf,
    events,
    ids,
    locators,
    periods,
    places,
    propositions,
    sources,
    texts,
)

# After the strategies, which say how to install hypothesis where it is missing.
from .by_type import register_types  # isort: skip

register_types()

__all__ = [
    "actor",
    "actors",
    "attributions",
    "claim",
    "claims",
    "counts",
    "dataset_of",
    "edtf",
    "event",
    "events",
    "ids",
    "locators",
    "periods",
    "place",
    "places",
    "propositions",
    "source",
    "sources",
    "texts",
]
