"""Claims as figures for a paper: each voice with its own mark, and the toll as it stood each day.

>>> from gorno_badakhshan import plot

Needs matplotlib, which the extra `plot` installs and which is imported on the first drawing.
"""

from .claims import PARTY_MARKS, claims
from .timeline import STANDING_MARKS, timeline

__all__ = ["PARTY_MARKS", "STANDING_MARKS", "claims", "timeline"]
