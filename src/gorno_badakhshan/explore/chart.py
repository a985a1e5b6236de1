"""The chart of one question for a notebook: that of the page, drawn by the same script from the same data."""

from html import escape
from typing import TYPE_CHECKING

import attrs

from ..analysis.policies import POLICIES
from ..model.wording import readable
from .markup import json_block
from .questions import QuestionTables, answer_data
from .template import filled, security_policy, shipped

if TYPE_CHECKING:
    from ..analysis.toll import PopulationToll

_ROW_HEIGHT, _OTHER_HEIGHT = 40, 420
"""Pixels of a row of the chart, as in charts.js, and of sentence, legend and axes on a narrow screen."""


@attrs.frozen(repr=False)
class Chart:
    """Who says how many on one question: a chart in a notebook, with the table of its figures below.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan.explore import chart
    >>> chart(gb.toll("khorog-fighting", dataset=gb.load("1.1.0")).of("civilian"))
    <Chart civilian killed, Fighting in Khorog: 33 wordings>

    The chart is about 250 kB, because each brings the script that draws it and needs no network. For many
    figures in one notebook, and for PDF, those of `gorno_badakhshan.plot` are smaller.
    """

    toll: "PopulationToll"
    """The question with its figures, under the assumptions that it was asked with."""

    @property
    def title(self) -> str:
        """The population, the outcome and the event."""
        outcomes = {getattr(claim.proposition, "outcome", None) for claim in self.toll.claims} - {None}
        words = (readable(self.toll.population) or "population not stated", *sorted(map(str, outcomes)))
        return f"{' '.join(words)}, {self.toll.hearing.name(self.toll.event)}"

    def to_html(self) -> str:
        """Returns the chart as an HTML document that needs no network and no other file."""
        script, style = shipped("bundle/page.js"), shipped("bundle/page.css")
        parts = {
            "policy": security_policy(script, style),
            "title": escape(self.title),
            "style": style,
            "data": json_block("data", self._data()),
            "script": script,
        }
        return filled(shipped("chart.html"), parts)

    def _data(self) -> dict[str, object]:
        tables = QuestionTables()
        question, _, event = self.title.partition(", ")
        answer = answer_data(self.toll, tables)
        return {
            "rules": [[policy.name] for policy in POLICIES.values()],
            "events": {"event": event},
            "questions": [{"event": "event", "title": question, "days": [], **answer}],
            "figures": tables.figures.values,
            "estimates": tables.estimates.values,
            "combinations": tables.combinations.values,
            "texts": tables.texts.values,
        }

    def _repr_html_(self) -> str:
        from ..notebook.tolls import population_html

        height = len(self.toll.figures) * _ROW_HEIGHT + _OTHER_HEIGHT
        # The frame is an origin of its own: its script reaches neither the notebook nor the network.
        # Of both quotes, the script has fewer single ones to escape.
        document = self.to_html().replace("&", "&amp;").replace("'", "&#39;")
        frame = (
            f'<iframe title="{escape(self.title)}" sandbox="allow-scripts" style="width:100%;height:{height}px;'
            f"border:0\" srcdoc='{document}'></iframe>"
        )
        # Viewers that show no frame, such as those of code hosts, have the table.
        return f"{frame}<details><summary>Table</summary>{population_html(self.toll)}</details>"

    def __repr__(self) -> str:
        count = len(self.toll.figures)
        return f"<Chart {self.title}: {count} wording{'' if count == 1 else 's'}>"


def chart(toll: "PopulationToll") -> Chart:
    """Returns the chart of a toll: one row a speaker and wording, bounds as bars, arrows where open.

    >>> import gorno_badakhshan as gb
    >>> from gorno_badakhshan.explore import chart
    >>> report = gb.toll("khorog-fighting", dataset=gb.load("1.1.0"), bare="floor")
    >>> html = chart(report.of("government_forces")).to_html()
    >>> "<script" in html
    True

    The figures are those of the toll, under its assumptions.
    """
    return Chart(toll)
