"""Figures with their hedges: what was stated, and the bounds that follow from the wording.

Two different fields, because they answer two different questions: "at least 12" is compatible
with 100 and does not support it.
"""

import attrs

from ..errors import RecordError
from .fields import doc
from .vocabulary import HEDGES, Hedge

_WITHOUT_FIGURE: frozenset[Hedge] = frozenset({"between", "vague", "unknown"})
_LEAST_FIGURE: dict[Hedge, int] = {"fewer_than": 1, "nearly": 1}
_PHRASES: dict[Hedge, str] = {
    "exact": "{n}",
    "none": "none",
    "at_least": "at least {n}",
    "more_than": "more than {n}",
    "up_to": "up to {n}",
    "fewer_than": "fewer than {n}",
    "about": "about {n}",
    "nearly": "nearly {n}",
    "between": "{low} to {high}",
    "vague": "some ({low} or more)",
    "unknown": "unknown",
}


def bounds_of(hedge: Hedge, n: int) -> tuple[int, int | None]:
    """The inclusive bounds that a hedge gives a figure; high is None where nothing bounds it.

    >>> bounds_of("more_than", 100)
    (101, None)
    """
    match hedge:
        case "exact":
            return n, n
        case "none":
            return 0, 0
        case "at_least":
            return n, None
        case "more_than":
            return n + 1, None
        case "up_to":
            return 0, n
        case "fewer_than" | "nearly":
            return 0, n - 1
        case _:
            return 0, None


@attrs.frozen(kw_only=True, repr=False)
class Count:
    """A number of people or things as a source words it.

    >>> Count.of("at_least", 12)
    <Count at least 12>
    >>> Count.of("at_least", 12).admits(100)
    True
    >>> Count(hedge="between", low=18, high=23).stated is None
    True

    Raises `RecordError` where the bounds do not follow from hedge and figure, or low is above high.
    """

    stated: int | None = attrs.field(
        default=None,
        metadata=doc(
            "The figure as printed, in digits or letters ('no' is 0); None where only a word, "
            "a range or nothing stands.",
            unit="persons or things",
            least=0,
        ),
    )
    low: int = attrs.field(
        default=0,
        metadata=doc("Least number that the wording admits, inclusive.", unit="persons or things", least=0),
    )
    high: int | None = attrs.field(
        default=None,
        metadata=doc(
            "Greatest number that the wording admits, inclusive; None where nothing bounds it.",
            unit="persons or things",
            least=0,
        ),
    )
    hedge: Hedge = attrs.field(metadata=doc("How the wording bounds the figure.", vocabulary=HEDGES))

    def __attrs_post_init__(self) -> None:
        if self.hedge in _WITHOUT_FIGURE:
            _check_wordless(self)
        else:
            _check_figure(self)

    @classmethod
    def of(cls, hedge: Hedge, stated: int) -> "Count":
        """The count that a hedge makes of a figure; not for `between` and `vague`, which carry bounds."""
        if hedge in _WITHOUT_FIGURE:
            raise RecordError(f"hedge {hedge!r} takes no figure; give low and high to Count itself")
        low, high = bounds_of(hedge, stated)
        return cls(stated=stated, low=low, high=high, hedge=hedge)

    def admits(self, number: int) -> bool:
        """Whether the bounds allow this number."""
        return self.low <= number and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        return _PHRASES[self.hedge].format(n=self.stated, low=self.low, high=self.high)

    def __repr__(self) -> str:
        return f"<Count {self}>"


def _check_figure(count: Count) -> None:
    if count.stated is None:
        raise RecordError(f"hedge {count.hedge!r} needs the stated figure, got none; use 'vague' for a word")
    least = _LEAST_FIGURE.get(count.hedge, 0)
    if count.stated < least:
        raise RecordError(f"hedge {count.hedge!r} needs a figure of {least} or more, got {count.stated}")
    if count.hedge == "none" and count.stated != 0:
        raise RecordError(f"hedge 'none' states 0, got {count.stated}; use 'exact' for a figure")
    expected = bounds_of(count.hedge, count.stated)
    if (count.low, count.high) != expected:
        raise RecordError(
            f"hedge {count.hedge!r} with {count.stated} means low {expected[0]} and high {expected[1]}, "
            f"got low {count.low} and high {count.high}"
        )


def _check_wordless(count: Count) -> None:
    if count.stated is not None:
        raise RecordError(f"hedge {count.hedge!r} states no single figure, got {count.stated}; leave it out")
    if count.low < 0:
        raise RecordError(f"low is a number of people or things and not negative, got {count.low}")
    if count.high is not None and count.low > count.high:
        raise RecordError(f"low {count.low} is above high {count.high}; exchange or correct them")
    if count.hedge == "between" and (count.high is None or count.low == count.high):
        raise RecordError("hedge 'between' needs a low and a higher high; use 'at_least' or 'exact' otherwise")
    if count.hedge == "vague" and (count.low == 0 or count.high is not None):
        raise RecordError("hedge 'vague' needs low, one unit of its word (dozens 12), and takes no high")
    if count.hedge == "unknown" and (count.low, count.high) != (0, None):
        raise RecordError("hedge 'unknown' has low 0 and no high")
