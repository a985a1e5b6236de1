"""Figures of claims for a paper: who says what, the toll as it stood each day, and who passed on what.

>>> from gorno_badakhshan import plot

Needs matplotlib, which the extra `plot` installs. The first drawing imports it.
"""

from .claims import PARTY_MARKS, claims
from .lineage import lineage
from .side_by_side import side_by_side
from .timeline import STANDING_MARKS, timeline

__all__ = ["PARTY_MARKS", "STANDING_MARKS", "claims", "lineage", "side_by_side", "timeline"]
