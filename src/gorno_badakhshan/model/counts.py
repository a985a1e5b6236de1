"""Counts: figures with their hedges, and the bounds that follow from the wording.

Figure and bounds are separate fields, because they answer different questions: "at least 12" is
compatible with 100 and does not support it.
"""

import attrs

from ..errors import FieldError, RecordError, shown
from .fields import Checked, doc
from .vocabulary import HEDGES, Hedge

_WITHOUT_FIGURE: frozenset[Hedge] = frozenset({"between", "vague", "unknown"})
# Nothing is fewer than none.
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


def bounds_of(hedge: Hedge, figure: int) -> tuple[int, int | None]:
    """Returns the inclusive bounds that a hedge gives a figure; high is None where nothing bounds it.

    >>> bounds_of("more_than", 100)
    (101, None)

    Raises `RecordError` if the hedge does not fit the figure.
    """
    least = _LEAST_FIGURE.get(hedge, 0)
    if figure < least:
        raise RecordError(f"hedge {hedge!r} needs a figure of {least} or more, got {figure}")
    if hedge == "none" and figure != 0:
        raise RecordError(f"hedge 'none' states 0, got {figure}; use 'exact' for a figure")
    # "About" and the hedges without a figure have no bounds of their own: how wide "about 20" is depends on
    # the tolerance that a policy assumes, not on the wording.
    match hedge:
        case "exact" | "none":
            return figure, figure
        case "at_least":
            return figure, None
        case "more_than":
            return figure + 1, None
        case "up_to":
            return 0, figure
        case "fewer_than" | "nearly":
            return 0, figure - 1
        case _:
            return 0, None


@attrs.frozen(kw_only=True, repr=False)
class Count(Checked):
    """A number of people or things as a source words it.

    >>> Count.of("at_least", 12)
    <Count at least 12>
    >>> Count.of("at_least", 12).admits(100)
    True
    >>> Count(hedge="between", low=18, high=23).stated is None
    True

    Raises `RecordError` if the bounds do not follow from hedge and figure, or if low is above high.
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
    # Required, though a bare figure is the most frequent case: a forgotten "at least" would turn a lower
    # bound into an exact figure.
    hedge: Hedge = attrs.field(metadata=doc("How the wording bounds the figure.", vocabulary=HEDGES))

    def _check_rules(self) -> None:
        if self.hedge in _WITHOUT_FIGURE:
            _check_without_figure(self)
        else:
            _check_with_figure(self)

    @classmethod
    def of(cls, hedge: Hedge, stated: int) -> "Count":
        """Returns the count of a hedge and a figure; not for `between` and `vague`, which have bounds instead."""
        from .checks import check_field  # decoding does not need the module

        hedge, figure = check_field(cls, "hedge", hedge), check_field(cls, "stated", stated)
        if hedge in _WITHOUT_FIGURE:
            raise RecordError(f"hedge {hedge!r} takes no figure; give low and high to Count itself")
        low, high = (0, None) if figure is None else bounds_of(hedge, figure)
        return cls(stated=figure, low=low, high=high, hedge=hedge)

    def admits(self, number: float) -> bool:
        """Returns whether the bounds allow this number."""
        if not isinstance(number, int | float):
            raise FieldError("number", f"expected a number, got {shown(number)}")
        return self.low <= number and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        return _PHRASES[self.hedge].format(n=self.stated, low=self.low, high=self.high)

    def __repr__(self) -> str:
        return f"<Count {self}>"


def _check_with_figure(count: Count) -> None:
    """Checks that the bounds follow from hedge and figure."""
    if count.stated is None:
        raise RecordError(f"hedge {count.hedge!r} needs the stated figure, got none; use 'vague' for a word")
    low, high = bounds_of(count.hedge, count.stated)
    if (count.low, count.high) != (low, high):
        raise RecordError(
            f"hedge {count.hedge!r} with {count.stated} means low {low} and high {high}, "
            f"got low {count.low} and high {count.high}"
        )


def _check_without_figure(count: Count) -> None:
    """Checks the bounds of a count that states no single figure."""
    if count.stated is not None:
        raise RecordError(f"hedge {count.hedge!r} states no single figure, got {count.stated}; leave it out")
    if count.high is not None and count.low > count.high:
        raise RecordError(f"low {count.low} is above high {count.high}; exchange or correct them")
    if count.hedge == "between" and (count.high is None or count.low == count.high):
        raise RecordError("hedge 'between' needs a low and a higher high; use 'at_least' or 'exact' otherwise")
    if count.hedge == "vague" and (count.low == 0 or count.high is not None):
        raise RecordError("hedge 'vague' needs low, one unit of its word (dozens 12), and takes no high")
    if count.hedge == "unknown" and (count.low, count.high) != (0, None):
        raise RecordError("hedge 'unknown' has low 0 and no high")
