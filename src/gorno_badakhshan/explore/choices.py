"""The assumptions that a reader of the page can change, and all combinations of them."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import attrs

from ..analysis.assumptions import Assumptions


@attrs.frozen
class Choice:
    """One assumption with the values that the page offers, the default first."""

    name: str
    label: str
    values: tuple[tuple[Any, str], ...]
    """Each value, with its words on the page."""


CHOICES: tuple[Choice, ...] = (
    Choice("infobox", "Fact boxes of encyclopedias", ((True, "count"), (False, "left out"))),
    Choice("superseded", "Figures that their own speaker replaced", ((False, "left out"), (True, "count"))),
    Choice(
        "reading",
        "Texts that can be read in two ways",
        (("main", "main reading"), ("alternative", "other reading")),
    ),
    Choice(
        "bare",
        "A figure without a hedge, such as “12 dead”",
        (("total", "is a total"), ("floor", "is a least number")),
    ),
    Choice(
        "unknown_independence",
        "Speakers of unknown relation",
        (("independent", "count separately"), ("shared_origin", "count as one")),
    ),
    Choice(
        "tolerance", "“About” and “nearly” reach", ((0.1, "10 percent"), (0.0, "0 percent"), (0.2, "20 percent"))
    ),
)
"""Not offered, because they have no few values: speakers set aside, and the order of reliability."""


def combinations() -> Iterator[Assumptions]:
    """Yields the assumptions of each combination, the defaults first; the last choice changes fastest."""
    for values in product(*(choice.values for choice in CHOICES)):
        options = {choice.name: value for choice, (value, _) in zip(CHOICES, values, strict=True)}
        yield Assumptions.of(**options)


def choices_data() -> list[dict[str, object]]:
    """Returns name, label and the words of the values of each choice, in the order of `combinations`."""
    return [
        {"name": choice.name, "label": choice.label, "values": [words for _, words in choice.values]}
        for choice in CHOICES
    ]
