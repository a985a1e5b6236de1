"""One HTML file to explore a dataset in a browser: charts of who says what, the rules, and all claims.

>>> import gorno_badakhshan as gb
>>> from gorno_badakhshan.explore import page
>>> page(gb.load("1.0.0"))[:15]
'<!doctype html>'

The file needs no network, no server and no other file. In a notebook, `chart` shows one question.
"""

from .chart import Chart, chart
from .page import page

__all__ = ["Chart", "chart", "page"]
