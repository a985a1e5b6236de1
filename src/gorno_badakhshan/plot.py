"""Claims as a figure for a paper: one line a claim, so that nobody's word is averaged away.

>>> from gorno_badakhshan import plot

Needs matplotlib, which the extra `plot` installs and which is imported on the first drawing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Unpack

import attrs

from .analysis.assumptions import Assumptions
from .analysis.question import Evidence, Question, as_read, ask, weigh
from .errors import MissingExtraError
from .model.propositions import CasualtyCount

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .analysis.assumptions import AssumptionOptions
    from .analysis.estimate import Estimate
    from .dataset import Dataset
    from .model.claims import Claim
    from .model.counts import Count
    from .model.vocabulary import Party

PARTY_MARKS: "dict[Party, tuple[str, str, str]]" = {
    "government": ("#0072B2", "s", "government"),
    "armed_group": ("#D55E00", "^", "armed group"),
    "neither": ("#000000", "o", "neither side"),
    "unknown": ("#CC79A7", "D", "side unknown"),
}
"""Color, marker and words for each party; the colors are of Okabe and Ito, told apart by every eye."""

_PALE = 0.35
_BAND = "#999999"
