"""Figures of claims for a paper: one line for each claim, and the toll as it stood each day.

>>> from gorno_badakhshan import plot

Needs matplotlib, which the extra `plot` installs. The first drawing imports it.
"""

from .claims import PARTY_MARKS, claims
from .timeline import STANDING_MARKS, timeline

__all__ = ["PARTY_MARKS", "STANDING_MARKS", "claims", "timeline"]
